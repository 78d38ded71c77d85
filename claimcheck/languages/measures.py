"""Measures: what a number counts, by concept, and the nouns that name it in each language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimcheck.languages.inflection import Inflection
from claimcheck.languages.source import Faults, check_keys, line_of, read_rows, tables_of

COURSES = ("rising", "falling", "varying", "fixed")


@dataclass(frozen=True, slots=True)
class MeasureConcept:
    """A measure in every language.

    `unit` is what one of it is: `person`, `object`, `event`, or a dimension (`length`, `mass`, `money`, `share`,
    `duration`, …). `course` tells how it runs as news comes in: `rising` (dead), `falling` (missing), `varying`, or
    `fixed` (a height). `part_of` names wider measures (killed, part of casualties). `about` is `event` when it is told
    of an event, `entity` when of a thing or person (a height, an age). `vague` measures ("people", "things") say too
    little to be compared by themselves.
    """

    id: str
    unit: str = "object"
    course: str = "fixed"
    part_of: tuple[str, ...] = ()
    about: str = "event"
    vague: bool = False
    domain: str = ""


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A form of a counted noun: its measure and the lemma as the table has it."""

    measure: str
    lemma: str


MEASURE_KEYS: dict[str, type | tuple[type, ...]] = {
    "unit": str, "course": str, "part_of": list, "about": str, "vague": bool, "domain": str,
}  # fmt: skip


def read_measure_concepts(path: Path, faults: Faults) -> dict[str, MeasureConcept]:
    """The measures of `concepts/measures.toml` by id, their references checked."""
    measures: dict[str, MeasureConcept] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, MEASURE_KEYS, faults)
        fields = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items() if k in MEASURE_KEYS}
        measures[name] = MeasureConcept(name, **fields)
    for measure in measures.values():
        line = line_of(path, f"[{measure.id}]")
        if measure.course not in COURSES:
            faults.add(path, line, f"{measure.id}: course {measure.course!r}; allowed: {', '.join(COURSES)}")
        if measure.about not in ("event", "entity"):
            faults.add(path, line, f"{measure.id}: about {measure.about!r}; allowed: event, entity")
        for other in set(measure.part_of) - set(measures):
            faults.add(path, line, f"{measure.id}: no measure {other!r} is defined")
    return measures


def read_counted_nouns(
    path: Path, measures: dict[str, MeasureConcept], inflection: Inflection, faults: Faults
) -> list[tuple[str, CountedNoun]]:
    """Every form of every noun of a word list with lines `measure: noun, noun, …`.

    A noun stands in the singular and is declined by the pack's rules; `singular/plural` gives an odd plural; `=form`
    is taken as it is.
    """
    forms: list[tuple[str, CountedNoun]] = []
    seen: dict[str, int] = {}
    for row in read_rows(path, faults):
        if row.key not in measures:
            faults.add(path, row.line, f"no measure {row.key!r} in concepts/measures.toml")
        for value in row.values:
            lemma = value.lstrip("=").split("/")[0]
            if lemma in seen:
                faults.add(path, row.line, f"{lemma!r} stands on line {seen[lemma]} too")
            seen[lemma] = row.line
            noun = CountedNoun(row.key, lemma)
            forms += [(form, noun) for form in sorted(_spelled(value, inflection))]
    return forms


def _spelled(value: str, inflection: Inflection) -> set[str]:
    if value.startswith("="):
        return {value[1:]}
    return set(value.split("/")) if "/" in value else inflection.decline(value)
