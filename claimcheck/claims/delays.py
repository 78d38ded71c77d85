"""What a length of time is by the verb before it: by how much something is late, how long somebody is banned."""

from __future__ import annotations

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import SentenceReading
from claimcheck.model import ActorMention, QuantityMention

BAN, DELAY = "ban", "delay"
"""Measures of how long somebody may not do something, and of how late a thing is."""
BANNING = frozenset({"ban", "suspend", "exclude", "stop", "prevent"})
"""Predicates that tell of it where they befall somebody; of flights or of work they tell a break."""
UNITS = frozenset({"year", "season", "month", "week"})
"""Units in which it is told; who is stopped for an hour is not banned."""
BY_REACH = 2
"""Tokens between the verb of a delay and its length: "by", "by nearly"."""
REACH = 12
"""Tokens between the verb and how long: from what, by whom and when may stand there."""


def deed_lasting(quantity: QuantityMention, reading: SentenceReading) -> str | None:
    """The measure that a verb makes of an amount of time; None when it only tells how long something went on."""
    return DELAY if _is_delay(quantity, reading) else BAN if _is_ban(quantity, reading) else None


def _is_delay(quantity: QuantityMention, reading: SentenceReading) -> bool:
    """Is it by how much something was delayed ("was delayed by three hours")?"""
    first = reading.parsed.token_at(quantity.span.start)
    reach = range(first - BY_REACH, first + 1)
    return any(frame.concept == DELAY and frame.is_verb and frame.hit.last in reach for frame in reading.frames)


def _is_ban(quantity: QuantityMention, reading: SentenceReading) -> bool:
    """Is an amount of time how long somebody is banned that a verb before it in its clause tells of?"""
    if quantity.unit not in UNITS:
        return False
    first = reading.parsed.token_at(quantity.span.start)
    clause = reading.parsed.clause_at(first)
    told = (f for f in reading.frames if f.concept in BANNING and not f.is_noun)
    near = (f for f in told if f.hit.first in clause and 0 <= first - f.hit.last <= REACH)
    return any(_befalls_somebody(frame, quantity) for frame in near)


def _befalls_somebody(frame: Frame, quantity: QuantityMention) -> bool:
    """Is its object a person, or in a headline its subject ("Sprinter banned for two years")?"""
    short = frame.patient_named is quantity and not frame.passive
    who = frame.agent if short else frame.patient
    return isinstance(who, ActorMention) and who.type in ("person", "role")
