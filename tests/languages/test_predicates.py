"""Predicates and states: phrases and what they stand for, forms of verbs, and the tables as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.languages import EventConcept, Form, Pack, PartOfSpeech, languages, load_concepts, load_pack
from claimcheck.languages.event_concepts import read_event_concepts
from claimcheck.languages.predicate_lexicon import IDIOM, PredicateLexicon
from claimcheck.languages.predicate_table import read_predicates
from claimcheck.languages.source import Faults, read_rows
from claimcheck.languages.states import StateFamily, read_states

HERE = Path(__file__).parent
# A phrase may name several events, but most rows name one; fewer rows than this and a file has been cut short.
FEWEST_ROWS = 150
FEWEST_VERBS = 60


def rows_of(name: str) -> list[tuple[str, str, str]]:
    """(language, phrase, expectation) of `phrase = expectation` in the files NAME.LANGUAGE.txt."""
    found: list[tuple[str, str, str]] = []
    for code in languages():
        for line in (HERE / f"{name}.{code}.txt").read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                phrase, mark, expected = line.partition("=")
                assert mark, f"{name}.{code}.txt: no '=' in {line!r}"
                found.append((code, phrase.strip(), expected.strip()))
    return found


def read_phrase(pack: Pack, phrase: str) -> set[str]:
    """`concept.form` or `concept.part` of each predicate that needs no place beside it; after a reflexive pronoun the
    reflexive reading holds."""
    tokens = pack.tokenize(phrase)
    classes = {hit.entry for hit in pack.objects.find(tokens)} | {""}
    free = [h for h in pack.predicates.find(tokens) if not (h.entry.place_as or h.entry.subjects)]
    hits = [h for h in free if h.entry.needs in classes]
    told = {h.first for h in hits if h.entry.needs}
    hits = [h for h in hits if h.entry.needs or h.first not in told]
    bound = {h.first for h in hits if h.entry.reflexive and {t.norm for t in tokens[: h.first]} & pack.reflexives}
    found: set[str] = set()
    for hit in hits:
        if hit.entry.part is PartOfSpeech.VERB and hit.entry.reflexive != (hit.first in bound):
            continue
        tells = hit.entry.forms or {hit.entry.part}
        found |= {f"{hit.entry.concept}.{told}" for told in tells}
    return found


@pytest.mark.parametrize(("code", "phrase", "expected"), rows_of("predicates"))
def test_phrase(code: str, phrase: str, expected: str) -> None:
    found = read_phrase(load_pack(code), phrase)
    wanted = set(expected.replace(",", " ").split())
    assert wanted <= found
    assert {name.partition(".")[0] for name in found} == {name.partition(".")[0] for name in wanted}


@pytest.mark.parametrize(("code", "verb", "expected"), rows_of("conjugation"))
def test_conjugation(code: str, verb: str, expected: str) -> None:
    forms = load_pack(code).inflection.conjugate(verb)
    for part in expected.split(";"):
        form, _, words = part.strip().partition(" ")
        for word in words.split():
            assert Form(form) in forms.get(word, set()), f"{word} is no {form} of {verb}"


def test_there_are_enough_rows() -> None:
    for code in languages():
        phrases = [phrase for other, phrase, _ in rows_of("predicates") if other == code]
        verbs = [verb for other, verb, _ in rows_of("conjugation") if other == code]
        assert len(set(phrases)) >= FEWEST_ROWS
        assert len(set(verbs)) >= FEWEST_VERBS


def test_every_concept_has_words_in_every_language() -> None:
    for code in languages():
        named = {row.key for row in read_rows(load_pack(code).folder / "predicates.txt", Faults(), separator="\n")}
        assert set(load_concepts().events) == named - {IDIOM}


def test_every_state_is_led_to() -> None:
    led_to = {state for concept in load_concepts().events.values() for state in concept.states}
    families = load_concepts().states
    assert {f"{family.id}.{name}" for family in families.values() for name in family.states if not family.why} == led_to


def test_every_cause_has_words_in_every_language_and_an_event() -> None:
    families = [family for family in load_concepts().states.values() if family.why]
    causes = {name for family in families for name in family.states}
    assert causes and {concept for family in families for concept in family.why} <= set(load_concepts().events)
    for code in languages():
        named = {entry for _, entries in load_pack(code).causes.items() for entry in entries}
        assert {entry for entry in named if not entry.startswith("alone.")} == causes
        assert {entry.removeprefix("alone.") for entry in named} == causes
        cues = {entry for _, entries in load_pack(code).cause_cues.items() for entry in entries}
        assert cues == {"by", "with", "did", "first"}


def test_every_measure_is_defined() -> None:
    measures = {concept.measure for concept in load_concepts().events.values()} - {""}
    assert measures
    assert measures <= set(load_concepts().measures)


def test_opposites_lead_to_different_states() -> None:
    """Of two opposite concepts with states of one family, the states differ."""
    concepts = load_concepts().events
    pairs = [(one, concepts[other]) for one in concepts.values() for other in one.opposite]
    assert pairs
    # To capture and to recapture undo each other, and both leave the taker in control.
    allowed = {frozenset({"capture", "recapture"})}
    for one, other in pairs:
        assert not set(one.states) & set(other.states) or frozenset({one.id, other.id}) in allowed, (one.id, other.id)


def test_no_form_is_spelled_out_twice_for_one_concept() -> None:
    """`items` spells out everything: as many forms as a reader could meet, each found again by its words."""
    for code in languages():
        lexicon = load_pack(code).predicates
        # A bare noun of a verb is given only where an infinitive may stand, never by its words alone.
        items = [(words, entries) for words, entries in lexicon.items() if not any(e.bare_noun for e in entries)]
        assert len(items) > 10_000
        for words, entries in items[::500]:
            plain = [entry for entry in entries if not (entry.bare_noun or entry.needs or entry.last)]
            assert lexicon.get(*words) == plain


def test_complement_of_a_binary_state() -> None:
    family = load_concepts().states["access"]
    assert family.complement("open") == "closed"
    assert load_concepts().states["match"].complement("won") is None
    assert not family.state("open").allows(family.state("closed"))
    with pytest.raises(KeyError):
        family.state("ajar")


CONCEPTS = {"close": EventConcept("close")}


def faults_of(tmp_path: Path, table: str) -> list[str]:
    pack, faults, path = load_pack("en"), Faults(), tmp_path / "predicates.txt"
    path.write_text(table, encoding="utf-8")
    lexicon = PredicateLexicon(pack.inflection, pack.reflexives, pack.words_of)
    read_predicates(path, CONCEPTS, lexicon, faults)
    return faults.found


def test_a_good_table_has_no_fault(tmp_path: Path) -> None:
    assert not faults_of(tmp_path, "close: close, shut | closure | shut\n-: close ranks\n")


@pytest.mark.parametrize(
    ("table", "line", "what"),
    [
        ("close: shut\nclothe: dress\n", 2, "no concept 'clothe'"),
        ("close: shut\n\nclose: shut | closure\n", 3, "'shut' stands on line 1 too"),
        ("close: shut | closure | closed | more\n", 1, "more than three parts"),
        ("close:\n", 1, "has no entries"),
    ],
)
def test_faults_of_predicates(tmp_path: Path, table: str, line: int, what: str) -> None:
    assert any(f":{line}: " in fault and what in fault for fault in faults_of(tmp_path, table))


@pytest.mark.parametrize(
    ("table", "line", "what"),
    [
        ('shut = {}\nclose = { opposite = ["open"] }\n', 2, "no concept 'open'"),
        ('close = { kind = "FIGHT" }\n', 1, "unknown kind 'FIGHT'"),
        ('close = { exclusive = ["owner"] }\n', 1, "unknown role 'owner'"),
        ('close = { states = ["door.ajar"] }\n', 1, "no state 'door.ajar'"),
        ('close = { within = "close" }\n', 1, "neither within itself"),
        ("close = { twice = true }\n", 1, "unknown key 'twice'"),
    ],
)
def test_faults_of_concepts(tmp_path: Path, table: str, line: int, what: str) -> None:
    path, faults = tmp_path / "events.toml", Faults()
    path.write_text(table, encoding="utf-8")
    read_event_concepts(path, faults, families={"door": StateFamily("door", ("open", "shut"))})
    assert any(f":{line}: " in fault and what in fault for fault in faults.found)


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ('[door]\nstates = ["open"]\n', "at least two states"),
        ('[door]\nstates = ["open", "shut", "ajar"]\nbinary = true\n', "a binary family has two states"),
        ('[door]\nstates = ["open", "shut"]\ncourse = "rising"\n', "course 'rising'"),
        ('[door]\nstates = ["open", "shut"]\nkey = 1\n', "unknown key 'key'"),
    ],
)
def test_faults_of_states(tmp_path: Path, table: str, what: str) -> None:
    path, faults = tmp_path / "states.toml", Faults()
    path.write_text(table, encoding="utf-8")
    read_states(path, faults)
    assert any(what in fault for fault in faults.found)


def test_marks_of_nouns_and_verbs() -> None:
    lexicon = PredicateLexicon(load_pack("en").inflection, frozenset(), load_pack("en").words_of)
    lexicon.add("strike", PartOfSpeech.NOUN, "air strike~")
    lexicon.add("shell", PartOfSpeech.VERB, "bomb*")
    lexicon.add("fire", PartOfSpeech.NOUN, "fire")
    lexicon.add(IDIOM, PartOfSpeech.NOUN, "=fire brigade")
    assert lexicon.get("air", "strikes")
    assert not lexicon.get("airs", "strike")
    assert lexicon.get("bombed")[0].lemma == "bomb"
    assert not lexicon.get("bombs")
    assert lexicon.find(load_pack("en").tokenize("a fire"))
    assert not lexicon.find(load_pack("en").tokenize("the fire brigade"))
