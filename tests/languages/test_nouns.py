"""The tables of nouns: a thing has one key in every language, two things have two."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.languages import Pack, languages, load_concepts, load_pack
from claimcheck.languages.inflection import read_inflection
from claimcheck.languages.measures import read_counted_nouns
from claimcheck.languages.nouns import check_apart, read_noun_concepts
from claimcheck.languages.source import Faults

HERE = Path(__file__).parent
LEAST = 20
"""The least pairs of nouns that are one thing, and of those that are two a fifth of that."""


def pairs() -> list[tuple[bool, str, str]]:
    found = []
    for number, line in enumerate((HERE / "nouns.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            french, arrow, english = line.removeprefix("! ").partition(" => ")
            assert arrow and english.strip(), f"nouns.txt:{number}: no row: {line!r}"
            found.append((not line.startswith("! "), french, english.strip()))
    assert sum(one for one, *_ in found) >= LEAST and sum(not one for one, *_ in found) >= LEAST / 5
    return found


def keys_in(pack: Pack, phrase: str) -> set[str]:
    return {hit.entry.key for hit in pack.nouns.find(pack.tokenize(phrase))}


@pytest.mark.parametrize(("one", "french", "english"), pairs())
def test_one_thing_has_one_key(one: bool, french: str, english: str) -> None:
    mine, theirs = keys_in(load_pack("fr"), french), keys_in(load_pack("en"), english)
    assert bool(mine & theirs) is one, (mine, theirs)
    assert theirs, english


@pytest.mark.parametrize("code", languages())
def test_every_noun_has_a_name_and_every_form_one_key(code: str) -> None:
    known = {noun.key for _, nouns in load_pack(code).nouns.items() for noun in nouns}
    assert sorted(name for name in load_concepts().nouns if f"t:{name}" not in known) == []
    assert [words for words, nouns in load_pack(code).nouns.items() if len(nouns) > 1] == []


@pytest.mark.parametrize(
    ("concepts", "nouns", "fault"),
    [
        ("house: stairs\nwork: stairs", "stairs: zzqa", "nouns.txt:2: 'stairs' stands in house and work"),
        ("house: stairs, killed", "stairs: zzqa", "nouns.txt:1: 'killed' is a measure"),
        ("house: stairs", "stair: zzqa", "no measure 'stair'"),
        ("house: stairs, gate", "stairs: zzqa\ngate: zzqa", "'zzqa' stands on line 1 too"),
        ("house: stairs", "stairs: zzqa\n# more\nstairs: fatality", "nouns.txt:3: 'fatality' has a form"),
    ],
)
def test_faults_are_named(tmp_path: Path, concepts: str, nouns: str, fault: str) -> None:
    pack, faults, path = load_pack("en"), Faults(), tmp_path / "nouns.txt"
    measures = load_concepts().measures
    path.write_text(concepts + "\n", encoding="utf-8")
    known = read_noun_concepts(path, measures, faults)
    path.write_text(nouns + "\n", encoding="utf-8")
    inflection = read_inflection(pack.folder / "inflection.toml", faults)
    forms = read_counted_nouns(path, measures, inflection, faults, known)
    check_apart(path, [noun for form, noun in forms if noun and pack.counted_nouns.get(form)], faults)
    assert any(fault in found for found in faults.found), faults.found
