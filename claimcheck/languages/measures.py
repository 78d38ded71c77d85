"""Measures: what a number counts, by concept, and the nouns that name it in each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from claimcheck.languages.inflection import Inflection
from claimcheck.languages.source import Faults, TableFile, as_table, check_keys, read_rows, tables_of
from claimcheck.model.quick import quickly_made

COURSES = ("rising", "falling", "varying", "fixed")
COUNTED_UNITS = ("person", "object", "event", "animal", "vehicle", "building")
"""What one of a counted measure is."""
DIMENSIONS = (
    "length", "area", "volume", "mass", "speed", "duration", "money", "share", "temperature", "energy", "power",
    "pressure", "data", "number", "angle",
)  # fmt: skip
"""What an amount is measured in; a plain number is a dimension too (a magnitude, an index)."""
ABOUT = ("event", "entity")
MEASURE, NOUN = "m", "t"
"""What the keys of nouns that are measures begin with, and those of others."""
IDIOM = "-"
"""The key of the rows whose phrases only look like a counted noun: they are matched, and stand for nothing."""


@quickly_made
@dataclass(frozen=True, slots=True)
class MeasureConcept:
    """A measure in every language.

    `unit` is what one of it is, one of COUNTED_UNITS, or its dimension, one of DIMENSIONS. `course` tells how it runs
    as news comes in: `rising` (dead), `falling` (missing), `varying`, or `fixed` (a height). `part_of` names wider
    measures (killed, part of casualties). `about` is `event` when it is told of an event, `entity` when of a thing or
    person (a height, an age). `vague` measures ("people", "things") say too little to be compared by themselves.
    `domain` is the section of the table. `scale` is the measure of a number beside one of it that is not whole: "a 6.4
    earthquake" counts none. `announced` figures are told before they come true: a planned one and one told as a fact
    answer one question. What is `local` (the wind, the rain) is another at every place.
    """

    id: str
    unit: str = "object"
    course: str = "fixed"
    part_of: tuple[str, ...] = ()
    about: str = "event"
    vague: bool = False
    domain: str = ""
    scale: str = ""
    announced: bool = False
    local: bool = False

    @property
    def is_counted(self) -> bool:
        """Does a number count such things, rather than tell an amount?"""
        return self.unit in COUNTED_UNITS


@quickly_made
@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A form of a noun: its measure and the lemma as the table has it; for one of `nouns.txt` its concept may stand for
    the measure. `letter` begins the key: MEASURE or NOUN."""

    measure: str
    lemma: str
    letter: str = MEASURE

    @property
    def key(self) -> str:
        """The key under which texts meet that name the thing."""
        return f"{self.letter}:{self.measure}"


MEASURE_KEYS: dict[str, type | tuple[type, ...]] = {
    "unit": str, "course": str, "part_of": list, "about": str, "vague": bool, "scale": str, "announced": bool,
    "local": bool,
}  # fmt: skip
CHOICES = {"unit": COUNTED_UNITS + DIMENSIONS, "course": COURSES, "about": ABOUT}


def read_measure_concepts(path: TableFile | Path, faults: Faults) -> dict[str, MeasureConcept]:
    """The measures of `concepts/measures.toml` by id: tables by domain with lines `id = { unit = …, course = … }`."""
    measures: dict[str, MeasureConcept] = {}
    for domain, rows in tables_of(path, faults):
        for name, row in rows.items():
            if not isinstance(row, dict):
                faults.add(path, _line(path, name), f"{name!r} is no measure; write {name} = {{ unit = … }}")
                continue
            if name in measures:
                where = _line(path, name, last=True)
                faults.add(path, where, f"{name!r} stands in {measures[name].domain} and {domain}")
            measures[name] = _concept(path, domain, name, row, faults)
    for measure in measures.values():
        _check_part_of(path, measure, measures, faults)
        if measure.scale and measure.scale not in measures:
            faults.add(path, _line(path, measure.id), f"{measure.id}: no measure {measure.scale!r} is defined")
    return measures


def _concept(path: TableFile | Path, domain: str, name: str, row: Mapping[str, Any], faults: Faults) -> MeasureConcept:
    check_keys(path, name, row, MEASURE_KEYS, faults)
    for key, allowed in CHOICES.items():
        if row.get(key, allowed[0]) not in allowed:
            faults.add(path, _line(path, name), f"{name}: {key} {row[key]!r}; allowed: {', '.join(allowed)}")
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items() if k in MEASURE_KEYS}
    return MeasureConcept(name, domain=domain, **fields)


def _check_part_of(
    path: TableFile | Path, measure: MeasureConcept, measures: dict[str, MeasureConcept], faults: Faults
) -> None:
    """Wider measures must be defined, of the same unit, and not lead back."""
    wider, seen = list(measure.part_of), set()
    while wider:
        other = wider.pop()
        if other in seen:
            continue
        seen.add(other)
        if other not in measures:
            faults.add(path, _line(path, measure.id), f"{measure.id}: no measure {other!r} is defined")
        elif measures[other].unit != measure.unit:
            faults.add(path, _line(path, measure.id), f"{measure.id}: part of {other}, whose unit is another")
        else:
            wider += measures[other].part_of
    if measure.id in seen:
        faults.add(path, _line(path, measure.id), f"{measure.id}: is part of itself")


def _line(path: TableFile | Path, name: str, *, last: bool = False) -> int:
    """The line that defines a measure, for a fault; the `last` one where there are several."""
    pattern = re.compile(rf"{re.escape(name)}\s*=")
    found = [number for number, text in as_table(path).lines() if pattern.match(text)]
    return found[-last] if found else 1


def read_counted_nouns(
    path: TableFile | Path, measures: Container[str], inflection: Inflection, faults: Faults, nouns: Container[str] = ()
) -> list[tuple[str, CountedNoun | None]]:
    """Every form of every noun of a word list with lines `measure: noun, noun, …`, or one of the concepts `nouns`.

    A noun stands in the singular and is declined by the pack's rules; of a phrase the first word is, or the words that
    end in `~`. A noun that ends in `*` has the genders of an adjective too. `form/form` lists odd forms, `=form` is
    taken as it is. A form in lower case belongs to one measure only. The phrases of the key `-` only look like counted
    nouns; they come with None. A row of `nouns.txt` may add names to a measure that are no counted nouns ("a picture"
    is a photograph, "24 pictures" may be paintings).
    """
    owners: dict[str, tuple[CountedNoun, int]] = {}
    lemmas: dict[str, int] = {}
    for row in read_rows(path, faults):
        letter = MEASURE if row.key in measures else NOUN
        if letter == NOUN and row.key not in nouns and row.key != IDIOM:
            faults.add(path, row.line, f"no measure {row.key!r} in concepts/measures.toml")
        for value in row.values:
            noun = CountedNoun(row.key, lemma_of(value), letter)
            if lemmas.setdefault(noun.lemma, row.line) != row.line:
                faults.add(path, row.line, f"{noun.lemma!r} stands on line {lemmas[noun.lemma]} too")
            for form in map(str.lower, _spelled(value, inflection)):
                owner, line = owners.setdefault(form, (noun, row.line))
                if owner.measure != noun.measure:
                    faults.add(path, row.line, f"{form!r} is a form of {owner.lemma!r} on line {line} too")
    return [(form, None if noun.measure == IDIOM else noun) for form, (noun, _) in sorted(owners.items())]


def lemma_of(value: str) -> str:
    """An entry of the table without its marks.

    >>> lemma_of("victime~ mortelle~")
    'victime mortelle'
    """
    return value.lstrip("=").split("/")[0].replace("~", "").rstrip("*")


def _spelled(value: str, inflection: Inflection) -> set[str]:
    """The forms that an entry of the table stands for."""
    if value.startswith("="):
        return {value[1:]}
    if "/" in value:
        return set(value.split("/"))
    if value.endswith("*"):
        return inflection.agree(value[:-1])
    return _all_plural(value.split(" "), inflection.decline) if "~" in value else inflection.decline(value)


def _all_plural(words: list[str], decline: Callable[[str], set[str]]) -> set[str]:
    """A phrase whose words marked with `~` stand all in the singular or all in the plural."""
    singular = " ".join(word.rstrip("~") for word in words)
    choices = [_others(word[:-1], decline) if word.endswith("~") else [word] for word in words]
    return {singular} | {" ".join(choice) for choice in product(*choices)}


def _others(word: str, decline: Callable[[str], set[str]]) -> list[str]:
    """The plurals of a word; the word itself when it has no other form."""
    return sorted(decline(word) - {word}) or [word]
