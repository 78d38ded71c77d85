"""Counts of those of whom a sentence tells what befell them or how they answered, where nobody is in two of them."""

from __future__ import annotations

from itertools import combinations

from claimcheck.claims.measures import AUXILIARIES
from claimcheck.claims.parts import opens_as_whole
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import EventConcept, Form, Pack
from claimcheck.languages.sums import VOTES, SumWords
from claimcheck.model import QuantityMention

FEWEST = 2
"""Parts that make a list."""
OPENS_LIST = ":"
ANSWER_REACH = 3
"""Tokens behind a count within which its answer stands: "ont répondu oui"."""

Fate = EventConcept | str
"""What befell those counted, or the key of how they voted or answered."""


def parted_by_fate(
    reading: SentenceReading, whole: QuantityMention, words: SumWords, pack: Pack
) -> list[QuantityMention]:
    """The parts of a whole by what the words behind them say, where nobody can be in two of them: of those with whom
    the sentence opens they are more ("of 30 pupils, 18 passed and 14 failed", "… 18 said yes and 14 said no"); behind
    a colon they are not as many as those, but most of them."""
    behind = [q for q in reading.quantities() if q.span.start >= whole.span.end and q.value.is_exact]
    fates = {q: _fate(reading, q, words, pack) for q in behind if _size(q) < _size(whole)}
    parts = [q for q, fate in fates.items() if fate is not None]
    apart = all(_exclude(fates[one], fates[other]) for one, other in combinations(parts, 2))
    if not apart or len(parts) < FEWEST:
        return []
    told = sum(map(_size, parts))
    listed = len(parts) == len(behind) and _is_listed_behind(reading, whole) and 2 * told > _size(whole)
    return parts if listed or (opens_as_whole(reading, whole) and told > _size(whole)) else []


def _is_listed_behind(reading: SentenceReading, whole: QuantityMention) -> bool:
    """Does a colon stand right behind those counted?"""
    tokens, after = reading.parsed.tokens, reading.parsed.token_at(whole.span.end - 1) + 1
    return after < len(tokens) and tokens[after].text == OPENS_LIST


def _size(quantity: QuantityMention) -> float:
    return quantity.value.low or 0


def _fate(reading: SentenceReading, part: QuantityMention, words: SumWords, pack: Pack) -> Fate | None:
    """What the words behind a count say of those counted; None where they say nothing that excludes another."""
    parsed, first = reading.parsed, reading.parsed.token_at(part.number_span.end - 1) + 1
    for n in range(first, min(first + ANSWER_REACH, len(parsed.tokens))):
        if not parsed.tokens[n].is_word:
            break
        if answer := next((key for key in VOTES if words.follows(key, parsed.tokens, n)), None):
            return answer
    verbs = (frame for frame in reading.frames if not frame.is_noun and frame.hit.first >= first)
    verb = min((frame for frame in verbs if frame.mood.asserted), key=lambda frame: frame.hit.first, default=None)
    if verb is not None and all(parsed.cues.has(n, *AUXILIARIES) for n in range(first, verb.hit.first)):
        return pack.concepts.events.get(verb.concept)
    participles = pack.predicates.get(parsed.tokens[first].norm) if first < len(parsed.tokens) else ()
    concept = next((entry.concept for entry in participles if Form.PARTICIPLE in entry.forms), None)
    return pack.concepts.events.get(concept) if concept is not None else None  # "nine were convicted and four cleared"


def _exclude(one: Fate | None, other: Fate | None) -> bool:
    """Can what the two say not be true of one and the same?"""
    if isinstance(one, EventConcept) and isinstance(other, EventConcept):
        return one.id in other.opposite or other.id in one.opposite
    return isinstance(one, str) and isinstance(other, str) and one != other
