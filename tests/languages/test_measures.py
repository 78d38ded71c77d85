"""The tables of measures: every concept has its nouns, every phrase its measure, every noun its plural."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claimcheck.languages import Pack, languages, load_concepts, load_pack
from claimcheck.languages.inflection import read_inflection
from claimcheck.languages.measures import COURSES, read_counted_nouns, read_measure_concepts
from claimcheck.languages.source import Faults

HERE = Path(__file__).parent
CODES = languages()
LEAST_PHRASES = 120
LEAST_PLURALS = 60
# What the predicates of events.toml count: others build on these ids.
PROMISED = (
    "killed", "wounded", "missing", "arrested", "detained", "evacuated", "displaced", "rescued", "hospitalised",
    "infected", "vaccinated", "job_cut", "hired", "convicted", "indicted", "hostage", "released",
)  # fmt: skip


def rows(name: str, code: str, least: int) -> list[tuple[str, str]]:
    """The rows `left => right` of a data file; fails when a line is none or there are fewer than `least`."""
    found = []
    for number, line in enumerate((HERE / f"{name}.{code}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            left, arrow, right = line.partition(" => ")
            assert arrow and right.strip(), f"{name}.{code}.txt:{number}: no row: {line!r}"
            found.append((left, right.strip()))
    assert len(found) >= least, f"{name}.{code}.txt: {len(found)} rows"
    return found


def cases(name: str, least: int) -> list[tuple[str, str, str]]:
    return [(code, *row) for code in CODES for row in rows(name, code, least)]


def found_in(pack: Pack, phrase: str) -> list[str]:
    return [hit.entry.measure for hit in pack.counted_nouns.find(pack.tokenize(phrase))]


@pytest.mark.parametrize(("code", "phrase", "measures"), cases("measures", LEAST_PHRASES))
def test_phrase_names_its_measures(code: str, phrase: str, measures: str) -> None:
    assert found_in(load_pack(code), phrase) == ([] if measures == "-" else measures.split())


@pytest.mark.parametrize(("code", "noun", "forms"), cases("plurals", LEAST_PLURALS))
def test_noun_has_its_plural(code: str, noun: str, forms: str) -> None:
    pack = load_pack(code)
    (entry,) = pack.counted_nouns.get(*pack.words_of(noun))
    for form in forms.split(", "):
        hits = pack.counted_nouns.get(*pack.words_of(form.removeprefix("!")))
        assert bool(hits) is not form.startswith("!"), form
        assert all(hit.measure == entry.measure for hit in hits), form


@pytest.mark.parametrize("code", CODES)
def test_every_measure_has_a_noun(code: str) -> None:
    named = {entry.measure for _, entries in load_pack(code).counted_nouns.items() for entry in entries}
    assert sorted(set(load_concepts().measures) - named) == []


@pytest.mark.parametrize("code", CODES)
def test_a_form_has_one_reading(code: str) -> None:
    twice = [words for words, entries in load_pack(code).counted_nouns.items() if len(entries) > 1]
    assert twice == []


def test_languages_are_equally_covered() -> None:
    sizes = Counter({c: len({e.lemma for _, es in load_pack(c).counted_nouns.items() for e in es}) for c in CODES})
    assert min(sizes.values()) > 0.9 * max(sizes.values()), sizes


def test_promised_measures_are_there() -> None:
    measures = load_concepts().measures
    assert [name for name in PROMISED if name not in measures] == []
    assert {measures[name].course for name in ("killed", "wounded", "arrested")} == {"rising"}
    assert measures["missing"].course == "falling"
    assert measures["height"].course == "fixed" and measures["height"].about == "entity"
    assert measures["person"].vague and not measures["killed"].vague
    assert {measure.course for measure in measures.values()} == set(COURSES)


def test_what_editors_do_not_equate_differs() -> None:
    pack = load_pack("en")
    for one, other in (
        ("wounded", "hospitalised"), ("civilians", "soldiers"), ("crew", "passengers"), ("containers", "ships"),
        ("houses", "buildings"), ("laws", "bills"), ("arrests", "charges"), ("missing", "dead"),
    ):  # fmt: skip
        assert found_in(pack, one) != found_in(pack, other) != []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('dead = { unit = "persons" }', "unit 'persons'; allowed: person, object"),
        ('dead = { course = "up" }', "course 'up'; allowed: rising"),
        ('dead = { about = "place" }', "about 'place'; allowed: event, entity"),
        ('dead = { part_of = ["lost"] }', "no measure 'lost' is defined"),
        ('dead = { part_of = ["dead"] }', "is part of itself"),
        ('dead = { part_of = ["house"] }\nhouse = { unit = "building" }', "part of house, whose unit is another"),
        ('dead = { color = "red" }', "unknown key 'color'"),
        ('dead = "person"', "is no measure"),
        ("dead = { vague = true }\n[more]\ndead = { vague = true }", "stands in some and more"),
    ],
)
def test_faults_of_concepts_are_named(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "measures.toml"
    path.write_text(f"# first\n[some]\n{line}\n", encoding="utf-8")
    faults = Faults()
    read_measure_concepts(path, faults)
    line_told = line.count("\n") + 3 if line.count("dead =") > 1 else 3
    assert any(fault in found and f".toml:{line_told}:" in found for found in faults.found), faults.found


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("lost: soul", "no measure 'lost'"),
        ("killed: soul\nwounded: soul", "'soul' stands on line 1 too"),
        ("killed: soul\nwounded: =souls", "'souls' is a form of 'soul' on line 1 too"),
        ("killed: soul, soul", "'soul' stands twice"),
        ("killed:", "has no entries"),
    ],
)
def test_faults_of_nouns_are_named(tmp_path: Path, line: str, fault: str) -> None:
    path, faults = tmp_path / "measures.txt", Faults()
    path.write_text(line + "\n", encoding="utf-8")
    inflection = read_inflection(load_pack("en").folder / "inflection.toml", faults)
    read_counted_nouns(path, load_concepts().measures, inflection, faults)
    assert any(fault in found for found in faults.found), faults.found
