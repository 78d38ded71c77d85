"""The check `outcome`."""

from __future__ import annotations

from datetime import timedelta
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
NEXT_DAY = timedelta(days=1)
"""How far apart two texts may come out that tell of one state of things."""
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

    def is_past(self, claim: Claim, now: Claim) -> bool:
        return _is_past(claim, now)

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
        if subject < NAMED and _names_others(one, other, block):
            return no_match("another subject")
        context = around(one, other)
        lead = one.facets.lead and other.facets.lead
        sole = _is_sole(one, other, block)
        if subject < NAMED and not sole and (other_things(one, other) or (not subject and _name_two(one, other))):
            return no_match("another subject")
        main = of_main_event(one, other) and block.is_only(one, self.is_exact) and block.is_only(other, self.is_exact)
        main = main and (context >= 1.0 or shared(one.facets.near, other.facets.near) >= SHARED)
        if subject < NAMED and not (sole or main or (lead and context >= 1.6)):
            return no_match("nothing shows that it is the same subject")
        daily = one.facets.repeats and other.facets.repeats
        shown = (lead and not daily) or same_day(one, other) or (sole and _told_together(one, other))
        if one.course == "varying" and not shown:
            return no_match("it may have passed from the one state to the other")
        strength = (0.45 if main else 0.35) + min(0.3, 0.15 * subject) + min(0.15, 0.04 * context)
        strength += 0.08 if lead else 0.0
        strength = max(strength, SOLE + 0.1 * subject) if sole else strength
        return Match(bounded(strength), ("states of the same subject",))


def _is_sole(one: Claim, other: Claim, block: Block) -> bool:
    """Do two articles of one story speak of the one thing of its kind ("the driver"), of no other in any such state?"""
    mine, theirs = _subject(one, beside=other), _subject(other, beside=one)
    if one.article == other.article or shared(mine, theirs) < SAME_NOUN:
        return False
    told = ((own, claim) for own in (one, other) for claim in block.of_article(own.article))
    alike = ((own, claim) for own, claim in told if _subject(claim) & mine & theirs)
    return all(claim.value == own.value or _is_past(claim, own) for own, claim in alike)


def _names_others(one: Claim, other: Claim, block: Block) -> bool:
    """Do the two articles name those in such a state, with names that are not one?"""
    mine, theirs = (
        {key for c in block.of_article(own.article) for key in _person(c.facets.patient)}
        for own in (one, other)
    )
    return bool(mine and theirs) and not mine & theirs


def _name_two(one: Claim, other: Claim) -> bool:
    """Does each say by a known noun or a name what is in the state? A function may be that of the one who is named."""
    kinds = [{key[0] for key in claim.facets.patient if key[0] != "w"} for claim in (one, other)]
    return all(kinds) and sorted("".join(sorted(kind)) for kind in kinds) != ["n", "r"]


def _person(keys: frozenset[str]) -> frozenset[str]:
    """The names among the keys of what is no place."""
    return frozenset(key for key in keys if key[0] == "n") if not any(key[0] in "gs" for key in keys) else frozenset()


def _told_together(one: Claim, other: Claim) -> bool:
    """Did the two texts come out within a day of each other, and does neither set its state apart in time?"""
    mine, theirs = one.published, other.published
    if mine is None or theirs is None or not (mine.days_known and theirs.days_known) or one.facets.repeats:
        return False
    apart = max(mine.first, theirs.first) - min(mine.first, theirs.first)
    return apart <= NEXT_DAY and not (one.facets.background or other.facets.background)


def _is_past(claim: Claim, now: Claim) -> bool:
    """Does a claim tell of the state before the one told of now ("closed since Friday, it reopened on Monday")?"""
    before, after = claim.facets.time, now.facets.time
    if now.course != "varying" or before is None or after is None:
        return False
    return before.days_known and after.days_known and before.first < after.first


def _subject(claim: Claim, beside: Claim | None = None) -> frozenset[str]:
    """The keys of what is in the state, or of what its noun stands for; all that the clause says of it `beside` a claim
    whose own noun stands for something. A place, or a party that many things in a story belong to, is none."""
    facets = claim.facets
    keys = facets.patient | facets.stands_for or facets.objects
    if beside is not None and beside.facets.stands_for:
        keys |= facets.objects | {key for key in facets.near if key[0] == "n"}
    return frozenset(key for key in keys if key[0] not in "cgpv")


def _is_quoted(claim: Claim) -> bool:
    """Does the text pass it on? What two who are quoted say in one sentence is no list of several things."""
    return len(claim.speakers) > 1
