"""The check `outcome`."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.matching import (
    Match,
    around,
    befell_a_part,
    befell_one,
    befell_others,
    bounded,
    no_match,
    of_main_event,
    other_things,
    own_voice,
    places_part,
    said_times_part,
    same_day,
    shared,
    twins,
)
from claimcheck.model import Aspect, Claim

SAME_NOUN = 0.3
"""What a common noun that both name weighs at least (`SPECIFIC`)."""
NAMED = 0.8
"""What a name, or two words for one thing, weighs."""
SOLE = 0.52
"""How sure it is that the only thing of its kind in two texts of one story is one thing."""
SHARED = 0.4
"""What two clauses on the main event share when they name one thing: a word with a meaning."""


class OutcomeCheck(Check):
    """Two states that exclude each other, of one thing at one time.

    It compares states of one family (captured / held, open / closed, acquitted / convicted, survived / died) of one
    subject. It leaves alone states that may follow each other in time ("closed on Monday", "open on Wednesday") and
    subjects that no name or word connects.

    "The court acquitted the notary." / "The notary was given eighteen months." → verdict: acquitted / convicted.
    """

    kind: ClassVar[Aspect] = Aspect.OUTCOME

    def block(self, claim: Claim) -> str | None:
        return None if claim.partitive else super().block(claim)

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        apart = said_times_part(one, other) or places_part(one, other)
        if apart or (one.article == other.article and one.sentence == other.sentence):
            return no_match(apart or "one sentence tells of several states")
        subject = befell_one(one, other)
        if befell_others(one, other) or befell_a_part(one, other):
            return no_match("another subject")
        if own_voice(one, other) and not twins(one, other):
            return no_match("one text may tell of several")
        if one.article == other.article and shared(one.facets.patient, other.facets.patient) < NAMED:
            return no_match("one text tells of several")
        if block.told_together(one, other, _is_quoted):
            return no_match("one sentence tells both")
        context = around(one, other)
        lead = one.facets.lead and other.facets.lead
        sole = _is_sole(one, other, block)
        if subject < NAMED and not sole and other_things(one, other):
            return no_match("another subject")
        main = of_main_event(one, other) and block.is_only(one, self.is_exact) and block.is_only(other, self.is_exact)
        main = main and (context >= 1.0 or shared(one.facets.near, other.facets.near) >= SHARED)
        if subject < NAMED and not (sole or main or (lead and context >= 1.6)):
            return no_match("nothing shows that it is the same subject")
        daily = one.facets.repeats and other.facets.repeats
        if one.course == "varying" and (daily or not lead) and not same_day(one, other):
            return no_match("it may have passed from the one state to the other")
        strength = (0.45 if main else 0.35) + min(0.3, 0.15 * subject) + min(0.15, 0.04 * context)
        strength += 0.08 if lead else 0.0
        strength = max(strength, SOLE + 0.1 * subject) if sole else strength
        return Match(bounded(strength), ("states of the same subject",))


def _is_sole(one: Claim, other: Claim, block: Block) -> bool:
    """Do two articles of one story speak of the one thing of its kind ("the driver"), of no other in any such state?"""
    mine, theirs = _subject(one), _subject(other)
    if one.article == other.article or shared(mine, theirs) < SAME_NOUN:
        return False
    told = ((own, claim) for own in (one, other) for claim in block.claims if claim.article == own.article)
    return all(claim.value == own.value for own, claim in told if _subject(claim) & mine & theirs)


def _subject(claim: Claim) -> frozenset[str]:
    """The keys of what is in the state; a place, or a party that many things in a story belong to, is none."""
    keys = claim.facets.patient or claim.facets.objects
    return frozenset(key for key in keys if key[0] not in "cg")


def _is_quoted(claim: Claim) -> bool:
    """Does the text pass it on? What two who are quoted say in one sentence is no list of several things."""
    return len(claim.speakers) > 1
