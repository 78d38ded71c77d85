"""The check `actor`."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.matching import (
    Match,
    around,
    bounded,
    no_match,
    places_part,
    same_day,
    shared,
    times_part,
    twins,
)
from claimcheck.model import Aspect, Claim, Party

ATTACK = "ASSAULT"
"""The kind of event (PLOVER) in which, on one day and place, one party does it to the other, whatever it is called."""


class ActorCheck(Check):
    """Two who each are said to have done it, or to have suffered it, where there can be one only.

    It compares the agent or the object of one happening where the predicate allows a single one (who won, who bought,
    who was stabbed, who fired). It leaves alone spellings of one name, a group and one of its members, a person and
    the office held, and happenings that several may have had a part in.

    "Thorsager won stage three." / "Devane outsprinted ten rivals on stage three." → win: Thorsager / Devane.
    """

    kind: ClassVar[Aspect] = Aspect.ACTOR

    def block(self, claim: Claim) -> str | None:
        topic = super().block(claim)
        if topic is not None and claim.facets.kind == ATTACK and claim.question.role == "agent":
            return f"{ATTACK}/agent"
        return None if topic is None else f"{topic}/{claim.question.role}"

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        apart = times_part(one, other) or places_part(one, other)
        if apart:
            return no_match(apart)
        if one.article == other.article and not twins(one, other):
            return no_match("one text may tell of several")
        if block.told_together(one, other):
            return no_match("one sentence tells both")
        attack = one.facets.kind == ATTACK and one.question.role == "agent"
        if one.question.role not in one.facets.exclusive and not attack:
            return no_match("several may have that role")
        own = frozenset(f"{kind}:{key}" for c in (one, other) if isinstance(c.value, Party) for key in c.value.keys
                        for kind in "nrc")  # fmt: skip
        near = shared(one.facets.near, other.facets.near, without=own)
        context = around(one, other, without=own)
        lead = one.facets.lead and other.facets.lead
        if not (lead and context >= 1.5) and not (one.facets.once and near >= 1):
            return no_match("too little shared to tell that it is one happening")
        if attack and (one.article == other.article or not lead or near < 1 or not same_day(one, other)):
            return no_match("there may have been several attacks")
        strength = 0.25 + min(0.3, 0.12 * near) + min(0.25, 0.06 * context)
        return Match(bounded(strength), ("one can fill that role",))
