"""Which figure of a vote that is told by two of them is the greater one."""

from __future__ import annotations

from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
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
    parsed = reading.parsed
    link = parsed.token_at(quantity.span.end - 1) + 1
    if not parsed.cues.has(link, Role.PREPOSITION, Role.TO):
        return NO_KEYS
    others = (q for q in reading.quantities() if parsed.token_at(q.span.start) == link + 1)
    low = next((q.value.low for q in others), None)
    if low is None or quantity.value.low is None or low == quantity.value.low:
        return NO_KEYS
    return MORE_VOTES if quantity.value.low > low else FEWER_VOTES
