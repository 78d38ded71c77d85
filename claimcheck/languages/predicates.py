"""Predicates: the verbs, nouns and adjectives that name an event or a state, by concept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from claimcheck.languages.inflection import Form, Inflection
from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.source import Faults, Row, check_keys, line_of, read_rows, tables_of


class PartOfSpeech(StrEnum):
    """How a predicate stands in its clause."""

    VERB = "verb"
    """a verb, or a phrase that a verb heads"""
    NOUN = "noun"
    """an event noun"""
    ADJECTIVE = "adjective"
    """a state said by an adjective or an adverb"""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A form of a predicate: its concept, the lemma as the table has it, and what the form tells.

    `reflexive` forms count only after a reflexive pronoun.
    """

    concept: str
    lemma: str
    part: PartOfSpeech
    forms: frozenset[Form] = frozenset()
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class EventConcept:
    """What is known of a kind of event in every language.

    `kind` is the PLOVER event type where there is one. `once` tells that it happens once per object and agent side.
    `exclusive` lists the roles of which there is one only ("agent", "patient", "place"). `measure` is what a count of
    those it befalls measures ("killed"). `within` is a wider concept (`shell` within `attack`). `opposite` lists the
    concepts that undo or deny it. `states` are the states it leads to, each `family.state`. `domain` is for the reader.
    """

    id: str
    kind: str = ""
    once: bool = False
    exclusive: tuple[str, ...] = ()
    measure: str = ""
    within: str = ""
    opposite: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    domain: str = ""


EVENT_KEYS: dict[str, type | tuple[type, ...]] = {
    "kind": str, "once": bool, "exclusive": list, "measure": str, "within": str, "opposite": list, "states": list,
    "domain": str,
}  # fmt: skip
ROLES = {"agent", "patient", "place"}


def read_event_concepts(path: Path, faults: Faults) -> dict[str, EventConcept]:
    """The concepts of `concepts/events.toml` by id, their references checked."""
    concepts: dict[str, EventConcept] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, EVENT_KEYS, faults)
        fields = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items() if k in EVENT_KEYS}
        concepts[name] = EventConcept(name, **fields)
    for concept in concepts.values():
        line = line_of(path, f"[{concept.id}]")
        for other in (concept.within, *concept.opposite):
            if other and other not in concepts:
                faults.add(path, line, f"{concept.id}: no concept {other!r} is defined")
        for role in set(concept.exclusive) - ROLES:
            faults.add(path, line, f"{concept.id}: unknown role {role!r}; allowed: {', '.join(sorted(ROLES))}")
    return concepts


def read_predicates(
    path: Path, concepts: dict[str, EventConcept], inflection: Inflection, reflexives: frozenset[str], faults: Faults
) -> list[tuple[str, Predicate]]:
    """Every form of every predicate of a word list with lines `concept: verbs | nouns | adjectives`."""
    forms: list[tuple[str, Predicate]] = []
    for row in read_rows(path, faults, separator="|"):
        if row.key not in concepts:
            faults.add(path, row.line, f"no concept {row.key!r} in concepts/events.toml")
        forms += _forms_of(path, row, inflection, reflexives, faults)
    return forms


def _forms_of(
    path: Path, row: Row, inflection: Inflection, reflexives: frozenset[str], faults: Faults
) -> list[tuple[str, Predicate]]:
    raw = path.read_text(encoding="utf-8").splitlines()[row.line - 1].split("#", 1)[0].partition(":")[2].split("|")
    parts = [[phrase.strip() for phrase in part.split(",") if phrase.strip()] for part in raw] + [[], [], []]
    if len(raw) > 3:
        faults.add(path, row.line, f"{row.key}: more than three parts (verbs | nouns | adjectives)")
    forms: list[tuple[str, Predicate]] = []
    for phrase in parts[0]:
        forms += _verb_forms(row.key, phrase, inflection, reflexives)
    for phrase in parts[1]:
        forms += [(form, Predicate(row.key, phrase, PartOfSpeech.NOUN)) for form in inflection.decline(phrase)]
    for phrase in parts[2]:
        forms += [(form, Predicate(row.key, phrase, PartOfSpeech.ADJECTIVE)) for form in inflection.agree(phrase)]
    return forms


def _verb_forms(
    concept: str, phrase: str, inflection: Inflection, reflexives: frozenset[str]
) -> list[tuple[str, Predicate]]:
    """The forms of a verb phrase: the verb, first word after a reflexive pronoun, is conjugated."""
    pronoun = next((p for p in reflexives if phrase.startswith(p if p.endswith("'") else p + " ")), "")
    head, space, rest = phrase[len(pronoun) :].strip().partition(" ")
    return [
        (form + space + rest, Predicate(concept, phrase, PartOfSpeech.VERB, frozenset(tells), bool(pronoun)))
        for form, tells in inflection.conjugate(head).items()
    ]


def build_lexicon(forms: list[tuple[tuple[str, ...], Predicate]]) -> Lexicon[Predicate]:
    return Lexicon(forms)
