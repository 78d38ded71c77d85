"""The table `predicates.txt` of a language: which verbs, nouns and adjectives name which concept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from claimcheck.languages.event_concepts import EventConcept
from claimcheck.languages.predicate_lexicon import IDIOM, PredicateLexicon
from claimcheck.languages.predicate_marks import OF_CLASS, read_phrase
from claimcheck.languages.predicates import EVENT, PartOfSpeech
from claimcheck.languages.source import Faults, Row, TableFile, read_rows


def read_predicates(
    path: TableFile | Path,
    concepts: Mapping[str, EventConcept],
    lexicon: PredicateLexicon,
    faults: Faults,
    classes: Collection[str] = (),
) -> PredicateLexicon:
    """Fills the lexicon from a word list with lines `concept: verbs | nouns | adjectives`, and returns it.

    The phrases of the key `-` are idioms that only look like predicates. An unknown concept, a fourth part and a phrase
    that stands twice as the same part of speech are faults.
    """
    seen: dict[tuple[str, PartOfSpeech], int] = {}
    for row in read_rows(path, faults, separator="\n"):
        if row.key not in concepts and row.key != IDIOM:
            faults.add(path, row.line, f"no concept {row.key!r} in concepts/events.toml")
        for part, phrase in _phrases_of(path, row, faults):
            if (phrase, part) in seen:
                faults.add(path, row.line, f"{phrase!r} stands on line {seen[phrase, part]} too")
            seen[phrase, part] = row.line
            needs = read_phrase(phrase).needs if OF_CLASS in phrase else ""
            if needs and needs not in {*classes, EVENT}:
                faults.add(path, row.line, f"no class {needs!r} in objects.txt")
            lexicon.add(row.key, part, phrase)
    return lexicon


def _phrases_of(path: TableFile | Path, row: Row, faults: Faults) -> list[tuple[PartOfSpeech, str]]:
    parts = row.values[0].split("|") if row.values else []
    if len(parts) > len(PartOfSpeech):
        faults.add(path, row.line, f"{row.key}: more than three parts (verbs | nouns | adjectives)")
    pairs = zip(PartOfSpeech, parts, strict=False)
    return [(part, phrase.strip()) for part, phrases in pairs for phrase in phrases.split(",") if phrase.strip()]
