"""The check `outcome`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import ClassVar

from claimcheck.discrepancies.answers import ANSWERED, answer_of_one_thing
from claimcheck.discrepancies.check import COMPARED, PLANNED, Block, Check
from claimcheck.discrepancies.contests import is_match, match_ends, name_one
from claimcheck.discrepancies.distinctions import marks_part, occasions_part
from claimcheck.discrepancies.matching import (
    Match,
    around,
    backgrounds_part,
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
from claimcheck.model import Aspect, Claim, State, TimeRange, can_both_hold

SAME_NOUN = 0.3
"""What a common noun that both name weighs at least (`SPECIFIC`)."""
NAMED = 0.8
"""What a name, or two words for one thing, weighs."""
SOLE = 0.52
"""How sure it is that the only thing of its kind in two texts of one story is one thing."""
LASTING = "state that lasts"
"""The rule of states that are said to go on."""
REGAINED = "state come back to"
"""The rule of states that a thing was brought back to: it was in the other one before ("power was restored")."""
RECENTLY = timedelta(days=14)
"""How long before it is said that a state goes on another one may have begun that it gives the lie to: later there may
have been a change of both."""
NEXT_DAY = timedelta(days=1)
"""How far apart two texts may come out that tell of one state of things."""
SHARED = 0.4
"""What two clauses on the main event share when they name one thing: a word with a meaning."""


class OutcomeCheck(Check):
    """Two states that exclude each other, of one thing at one time.

    It compares states of one family (captured / held, open / closed, acquitted / convicted, survived / died) of one
    subject, and plans of one that exclude each other ("will close", "will stay open"). It leaves alone states that may
    follow each other in time ("closed on Monday", "open on Wednesday") and subjects that no name or word connects.

    "The court acquitted the notary." / "The notary was given eighteen months." → verdict: acquitted / convicted.
    """

    kind: ClassVar[Aspect] = Aspect.OUTCOME

    def block(self, claim: Claim) -> str | None:
        basis = claim.question.basis
        if claim.aspect is not self.kind or claim.partitive or basis not in COMPARED:
            return None
        return claim.compared.family if isinstance(claim.compared, State) else claim.question.topic

    def is_past(self, claim: Claim, now: Claim) -> bool:
        return _is_past(claim, now)

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if one.question.basis != other.question.basis and not _goes_on(one, other):
            return no_match("the one is told as a plan")
        if is_match(one) and is_match(other):
            return match_ends(one, other)
        began = _before_it_lasted(one, other, block)
        apart = began if isinstance(began, str) else None if began else said_times_part(one, other)
        apart = apart or places_part(one, other) or marks_part(one, other) or occasions_part(one, other)
        apart = apart or backgrounds_part(one, other)
        if apart or (one.article == other.article and one.sentence == other.sentence):
            return no_match(apart or "one sentence tells of several states")
        subject = befell_one(one, other)
        if befell_others(one, other) or befell_a_part(one, other):
            return no_match("another subject")
        if answer_of_one_thing(one, other) and one.question.basis == other.question.basis:
            return Match(ANSWERED, ("one who is quoted answers the other",))
        if own_voice(one, other) and not twins(one, other):
            return no_match("one text may tell of several")
        if one.article == other.article and shared(one.facets.patient, other.facets.patient) < NAMED:
            return no_match("one text tells of several")
        if any(_came_back(a, b) or _was_before(a, b) for a, b in ((one, other), (other, one))):
            return no_match("it was in the one state before it came to the other")
        if is_match(one) or is_match(other):  # a sentence tells of both who beat whom
            if not name_one(one, other):
                return no_match("another player")
        elif block.told_together(one, other, _voice_and_stage):
            return no_match("one sentence tells both")
        if subject < NAMED and _names_others(one, other, block):
            return no_match("another subject")
        if subject < NAMED and _are_some(one, other):
            return no_match("some are in the one state, others in the other")
        context = around(one, other)
        lead = one.facets.lead and other.facets.lead
        sole = _is_sole(one, other, block)
        if subject < NAMED and not sole and _tell_of_others(one, other, subject):
            return no_match("another subject")
        main = of_main_event(one, other) and all(block.is_only(c, _is_at_stage_of(one, other)) for c in (one, other))
        main = main and (context >= 1.0 or shared(one.facets.near, other.facets.near) >= SHARED)
        if subject < NAMED and not (sole or main or (lead and context >= 1.6)):
            return no_match("nothing shows that it is the same subject")
        daily = one.facets.repeats and other.facets.repeats
        shown = bool(began) or (lead and not daily) or same_day(one, other) or (sole and _told_together(one, other))
        if one.course == other.course == "varying" and not shown:
            return no_match("it may have passed from the one state to the other")
        strength = (0.45 if main else 0.35) + min(0.3, 0.15 * subject) + min(0.15, 0.04 * context)
        strength += 0.08 if lead else 0.0
        strength = max(strength, SOLE + 0.1 * subject) if sole else strength
        return Match(bounded(strength), ("states of the same subject",))


def _goes_on(one: Claim, other: Claim) -> bool:
    """Is the state that is to come only to go on ("will stay in office"), so that the thing is in it on the day when
    another text says, of that day or an earlier one, that it is in the other?"""
    ahead, told = (one, other) if one.question.basis == PLANNED else (other, one)
    if ahead.rule != LASTING or told.rule == LASTING or told.facets.background or ahead.published != told.published:
        return False
    now, then = _day_of(ahead), _day_of(told)
    return now is not None and then is not None and then.first <= now.last


def _are_some(one: Claim, other: Claim) -> bool:
    """Are those in the one state a counted many, and those in the other too, or nobody knows who?"""
    return any(a.facets.several and (b.facets.several or not b.facets.patient) for a, b in ((one, other), (other, one)))


def _was_before(now: Claim, before: Claim) -> bool:
    """Is whom the one state befell told by what brought about the other: "those arrested were released"?"""
    return before.rule != LASTING and f"p:{before.facets.predicate}" in now.facets.objects


def _came_back(one: Claim, other: Claim) -> bool:
    """Does the one tell of the end of what the other tells of: power restored, power cut?"""
    ended = other.facets.predicate in one.facets.tells
    return one.rule == REGAINED and other.rule != LASTING and ended


def _before_it_lasted(one: Claim, other: Claim, block: Block) -> str | bool:
    """Did the one state begin before the other is said to go on ("reopened on Saturday" / "is still closed")? Why not,
    where it is known that it began later; False where nothing is known.
    """
    if (one.rule == LASTING) is (other.rule == LASTING) or one.course != "varying":
        return False
    lasting, begun = (one, other) if one.rule == LASTING else (other, one)
    now, then = _day_of(lasting), _day_of(begun)
    if now is None or then is None or any(can_both_hold(c.compared, lasting.compared) for c in _beside(begun, block)):
        return False
    if then.first > now.last:
        return "it began later"
    return now.first - then.last <= RECENTLY


def _day_of(claim: Claim) -> TimeRange | None:
    """The day of which a state is told: the one that the clause names, else that of the text."""
    said = claim.facets.time if claim.facets.time_said else None
    when = said or claim.as_of or claim.published
    return when if when is not None and when.days_known and when.year_known else None


def _beside(claim: Claim, block: Block) -> Iterator[Claim]:
    """What else its article tells of such states."""
    return (other for other in block.of_article(claim.article) if other.id != claim.id)


def _is_sole(one: Claim, other: Claim, block: Block) -> bool:
    """Do two articles of one story speak of the one thing of its kind ("the driver"), of no other in any such state?"""
    mine, theirs = _subject(one, beside=other), _subject(other, beside=one)
    if one.article == other.article or shared(mine, theirs) < SAME_NOUN:
        return False
    staged = _is_at_stage_of(one, other)
    told = ((own, claim) for own in (one, other) for claim in block.of_article(own.article) if staged(claim))
    alike = ((own, claim) for own, claim in told if _subject(claim) & mine & theirs)
    return all(can_both_hold(claim.compared, own.compared) or _is_past(claim, own) for own, claim in alike)


def _tell_of_others(one: Claim, other: Claim, subject: float) -> bool:
    """Does what is said of those in the states show that they are two?"""
    if other_things(one, other) or _other_nouns(one, other) or _did_two_things(one, other):
        return True
    return not subject and _name_two(one, other)


def _other_nouns(one: Claim, other: Claim) -> bool:
    """Does each tell by a noun of its own what is in the state, with no name in common (the budget, the pay report)?
    Of what a state of its own kind befalls, as a strike, any other word tells another thing ("resumed collections")."""
    mine, theirs = (c.facets.patient | c.facets.objects for c in (one, other))
    words = "mtw" if any(f"m:{c.question.topic}" in c.facets.patient for c in (one, other)) else "mt"
    told = [{key for key in keys if key[0] in words} for keys in (mine, theirs)]
    if not all(told) or any(key[0] in "gn" for key in mine & theirs):
        return False
    return not (told[0] | one.facets.near) & (told[1] | other.facets.near) & (told[0] | told[1])


def _did_two_things(one: Claim, other: Claim) -> bool:
    """Did one and the same do it to things that have nothing in common (it opened a wing, it closed its café)?"""
    mine, theirs = (frozenset(k for k in c.facets.objects if k[0] in "wmst") for c in (one, other))
    if not mine or not theirs or mine & theirs:
        return False
    return any(a.is_known_with(b) for a in one.facets.agents for b in other.facets.agents)


def _names_others(one: Claim, other: Claim, block: Block) -> bool:
    """Do the two articles name those in such a state, with names that are not one?"""
    mine, theirs = (
        {key for c in block.of_article(own.article) for key in _person(c.facets.patient)} for own in (one, other)
    )
    return bool(mine and theirs) and not mine & theirs


def _name_two(one: Claim, other: Claim) -> bool:
    """Does each say by a known noun or a name what is in the state? A function may be that of the one who is named."""
    kinds = [{key[0] for key in claim.facets.patient if key[0] != "w"} for claim in (one, other)]
    return all(kinds) and kinds not in ([{"n"}, {"r"}], [{"r"}, {"n"}])


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


def _voice_and_stage(claim: Claim) -> tuple[bool, str]:
    """Does the text pass it on, and is it a fact or a plan? What two who are quoted say in one sentence is no list of
    several things, and what is so is not what will be."""
    return len(claim.speakers) > 1, claim.question.basis


def _is_at_stage_of(one: Claim, other: Claim) -> Callable[[Claim], bool]:
    """Whether a claim is told as one of the two is, as a fact or a plan."""
    stages = {one.question.basis, other.question.basis}
    return lambda claim: claim.question.basis in stages
