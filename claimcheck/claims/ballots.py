"""Which figure of a vote that is told by two of them is the greater one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import DASHES
from claimcheck.languages.grammar import Role
from claimcheck.model import QuantityMention

VOTE = "vote"
"""The measure of votes of which nothing tells what they were for."""
SIDES = {"vote_for": frozenset({"ballot.for"}), "vote_against": frozenset({"ballot.against"})}
"""The marks of votes of which something does, by their measure."""
MORE_VOTES, FEWER_VOTES = frozenset({"ballot.more"}), frozenset({"ballot.fewer"})
"""The marks of the two figures of one vote."""


def ballot_side(reading: SentenceReading, quantity: QuantityMention) -> frozenset[str]:
    """The mark of a figure of a vote: whether it is for or against, else whether it is the greater or the lesser of the
    two that are told ("289 voix contre 210"): of none of them is it known that another text's is the same."""
    if quantity.measure != VOTE:
        return SIDES.get(quantity.measure or "", NO_KEYS)
    pair = next((pair for pair in _pairs(reading) if quantity in pair), ())
    lows = sorted(q.value.low for q in pair if q.value.low is not None)
    if len(lows) != 2 or lows[0] == lows[1]:
        return NO_KEYS
    return MORE_VOTES if quantity.value.low == lows[1] else FEWER_VOTES


def _pairs(reading: SentenceReading) -> Iterator[tuple[QuantityMention, QuantityMention]]:
    """The votes that a word joins to others ("289 voix contre 210", "96-71"), with those."""
    parsed = reading.parsed
    for one, other in pairwise(reading.quantities()):
        link = parsed.token_at(one.span.end - 1) + 1
        linked = parsed.cues.has(link, Role.PREPOSITION, Role.TO) or parsed.tokens[link].text in DASHES
        if one.measure == VOTE and linked and parsed.token_at(other.span.start) == link + 1:
            yield one, other
