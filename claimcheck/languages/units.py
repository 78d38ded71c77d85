"""Units of measurement: what each is in the base unit of its dimension, and what a language calls it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimcheck.languages.inflection import Inflection
from claimcheck.languages.pack import Pack
from claimcheck.languages.shared_tables import Concepts
from claimcheck.languages.source import Faults, TableFile, check_keys, line_of, read_rows, tables_of


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement; `(amount + offset) * factor` is in the base unit; money has no factor.

    `measure` is what a number in it measures when the text names nothing else: the dimension, if not said otherwise.
    `currency` is the money that shares its name ("pound").
    """

    id: str
    dimension: str
    factor: float | None = None
    offset: float = 0.0
    measure: str = ""
    currency: str = ""


def read_unit_concepts(path: TableFile | Path, faults: Faults) -> dict[str, Unit]:
    """The units of `concepts/units.toml` by id."""
    units: dict[str, Unit] = {}
    number: tuple[type, ...] = (int, float)
    keys: dict[str, type | tuple[type, ...]] = {"dimension": str, "measure": str, "currency": str}
    keys |= {"factor": number, "offset": number}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, keys, faults)
        if "dimension" not in table:
            faults.add(path, line_of(path, f"[{name}]"), f"{name}: no dimension")
        dimension = table.get("dimension", "")
        measure, currency = table.get("measure", dimension), table.get("currency", "")
        units[name] = Unit(name, dimension, table.get("factor"), table.get("offset", 0.0), measure, currency)
    for unit in units.values():
        if unit.currency and unit.currency not in units:
            faults.add(path, line_of(path, f"[{unit.id}]"), f"{unit.id}: no unit {unit.currency!r} is defined")
    return units


@cache
def load_units(concepts: Concepts) -> dict[str, Unit]:
    """The units every language shares. Raises: BrokenPack."""
    faults = Faults()
    units = read_unit_concepts(concepts.folder / "units.toml", faults)
    faults.raise_any()
    return units


def read_units(pack: Pack, faults: Faults) -> list[tuple[str, Unit]]:
    """Every form of every unit of a language, with the unit."""
    path = pack.folder / "units.txt"
    concepts = load_units(pack.concepts)
    forms: list[tuple[str, Unit]] = []
    seen: dict[str, int] = {}
    for row in read_rows(path, faults):
        if row.key not in concepts:
            faults.add(path, row.line, f"no unit {row.key!r} in concepts/units.toml")
            continue
        for value in row.values:
            for form in sorted(_spelled(value, pack.inflection)):
                if seen.setdefault(form, row.line) != row.line:
                    faults.add(path, row.line, f"{form!r} stands on line {seen[form]} too")
                forms.append((form, concepts[row.key]))
    return forms


def _spelled(value: str, inflection: Inflection) -> set[str]:
    """The forms of a unit; a name of several words has hyphens too ("a 40-square-metre flat")."""
    if value.startswith("="):
        return {value[1:]}
    singular, slash, plural = value.partition("/")
    forms = {singular, plural} if slash else inflection.decline(value)
    return forms | {form.replace(" ", "-") for form in forms}
