"""Results of a vote told as a plain share beside who got it: "Anne Leroy (53 %)", "won with 53 %"."""

from __future__ import annotations

from claimcheck.claims.reading import SentenceReading
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, QuantityMention

VOTES = "vote_share"
"""The measure of what each candidate, or each party, has."""
WON = frozenset({"win", "elect", "lead_poll", "beat", "collect", "receive", "achieve", "lose_election", "lose_match"})
"""Predicates of those who get so many, win or lose by it."""
REACH = 8
"""Tokens between such a verb and the share: whom it was won against, and in which round."""


def is_result(quantity: QuantityMention, reading: SentenceReading) -> bool:
    """Is a plain share, in a text on an election, what somebody got who stands right before its bracket, or of whom the
    verb before the first share of a sentence tells?"""
    if quantity.noun or quantity.change or quantity.modifiers:
        return False
    if is_bracketed(reading, quantity):
        return holder_of_bracket(reading, quantity) is not None
    parsed = reading.parsed
    if any(q.unit == quantity.unit and q.span.end <= quantity.span.start for q in reading.quantities()):
        return False
    first = parsed.token_at(quantity.span.start)
    won = (f for f in reading.frames if f.concept in WON and 0 <= first - f.hit.last <= REACH and not f.is_noun)
    told = any(isinstance(who, ActorMention) for f in won for who in (f.agent, f.patient))
    return told and parsed.cues.has(first - 1, Role.PREPOSITION)


def is_bracketed(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Does it stand right behind a bracket?"""
    first = reading.parsed.token_at(quantity.span.start)
    return first > 1 and reading.parsed.tokens[first - 1].text == "("


def holder_of_bracket(reading: SentenceReading, quantity: QuantityMention) -> ActorMention | None:
    """Who is named right before the bracket in which a figure stands: that is the figure's own."""
    end = reading.parsed.tokens[reading.parsed.token_at(quantity.span.start) - 2].end
    return next((m for m in reading.actors() if m.span.end == end), None)
