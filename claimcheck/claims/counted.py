"""Whom a count counts and what befell them: from its noun, the words beside it and the verbs of its sentence."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.restrictions import those_among
from claimcheck.languages import Pack
from claimcheck.languages.groups import load_fates, load_groups
from claimcheck.languages.shared_tables import Concepts
from claimcheck.model import Counted, QuantityMention, Question
from claimcheck.model.quick import replace

UNDERGOES, DOES = "p:", "a:"
"""What the fates begin with that are no more than a predicate that those counted undergo, or do."""


def counted_of(reading: SentenceReading, quantity: QuantityMention, question: Question, pack: Pack) -> Counted | None:
    """Whom the figure of `question` counts; None of an amount, and of what no table has a unit for."""
    narrowed = frozenset(key[2:] for key in question.restriction if key[0] == "m")
    fates = _fates(reading, quantity, pack)
    found = _counted(pack.concepts, quantity.measure or "", question.measure, narrowed, fates)
    return replace(found, whole=False) if found is not None and those_among(reading, quantity, pack) else found


@lru_cache(maxsize=4096)
def _counted(
    concepts: Concepts, noun: str, measure: str, narrowed: frozenset[str], fates: frozenset[str]
) -> Counted | None:
    """Texts count the same over and over. Beside a measure that tells a fate the other words are those whom it befell
    ("17 inmates killed"); beside one that does not they may tell their fate ("11,200 displaced families")."""
    groups, own = load_groups(concepts), load_fates(concepts).measures
    nouns = (narrowed or {noun or measure}) if measure in own else {noun or measure}
    told = {measure} if measure in own else {measure} | narrowed
    named = {noun for noun in nouns if noun in groups.groups or (noun not in own and noun not in groups.stands_for)}
    units = (groups.stands_for.get(noun) or _unit(concepts, noun) for noun in sorted(named or nouns))
    unit = next((unit for unit in units if unit), None)
    if unit is None:
        return None
    of_nouns = frozenset().union(*(groups.groups.get(noun, frozenset({noun})) for noun in named))
    return Counted(unit, of_nouns, fates.union(*(own.get(word, NO_KEYS) for word in told)), named <= groups.whole)


def _unit(concepts: Concepts, measure: str) -> str | None:
    concept = concepts.measures.get(measure)
    return concept.unit if concept is not None and concept.is_counted else None


def _fates(reading: SentenceReading, quantity: QuantityMention, pack: Pack) -> frozenset[str]:
    """What the verbs of which those counted are the subject or the object say of them."""
    table, found = load_fates(pack.concepts), NO_KEYS
    for frame in reading.frames:
        concept = pack.concepts.events.get(frame.concept)
        if concept is None or concept.id in table.neutral or quantity not in (frame.patient, frame.agent):
            continue
        if frame.patient is quantity:
            own = table.measures.get(concept.measure or "", NO_KEYS)
            found |= table.undergone.get(concept.id, NO_KEYS) | own | {UNDERGOES + concept.id}
        elif frame.is_verb:
            found |= table.done.get(concept.id, NO_KEYS) | {DOES + concept.id}
    return found
