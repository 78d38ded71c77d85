"""Who gives a figure as the subject of a verb that only does that ("police put it at 20,500", "la CGT en a vu 55")."""

from __future__ import annotations

from claimcheck.claims.reading import SentenceReading
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, QuantityMention

TALLY_REACH = 4
"""Tokens between the words that a bare number follows ("n'en a") and it ("recensé que")."""
SET_BETWEEN = 3
"""Tokens between such a one and the verb: ", elle,"."""


def is_tally(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Does the number follow words that count those told of before ("ils étaient", "put it at"), or is it all that
    somebody is said to say ("organisers said 55,000")?"""
    return _tally_cue(reading, quantity) is not None or _is_all_said(reading, quantity)


def teller_of(reading: SentenceReading, quantity: QuantityMention) -> ActorMention | None:
    """Who gives the figure; None where nobody stands before the words that lead to it."""
    parsed = reading.parsed
    first = _tally_cue(reading, quantity)
    if first is None:
        cue = parsed.cues.ending(parsed.token_at(quantity.span.start), Role.GIVES_FIGURE)
        first = cue.first if cue else None
    if first is None:
        return None
    for mention in reversed(reading.mentions):
        if isinstance(mention, ActorMention) and mention.span.end <= parsed.tokens[first].start:
            between = range(parsed.token_at(mention.span.end - 1) + 1, first)
            plain = all(not parsed.tokens[n].is_word or parsed.cues.has(n, Role.PRONOUN) for n in between)
            return mention if plain and len(between) <= SET_BETWEEN else None
    return None


def _tally_cue(reading: SentenceReading, quantity: QuantityMention) -> int | None:
    """The first token of the words that count those told of before, which the number follows."""
    parsed = reading.parsed
    first = parsed.token_at(quantity.span.start)
    for cue in parsed.cues.between(max(0, first - 2 * TALLY_REACH), first, Role.OF_THEM):
        if first - cue.last <= TALLY_REACH and all(t.is_word for t in parsed.tokens[cue.last : first]):
            return cue.first
    return None


def _is_all_said(reading: SentenceReading, quantity: QuantityMention) -> bool:
    parsed = reading.parsed
    first, last = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    ends = last == len(parsed.tokens) or not parsed.tokens[last].is_word
    return ends and parsed.cues.ending(first, Role.GIVES_FIGURE) is not None
