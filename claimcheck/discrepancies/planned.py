"""Two days for which two texts that came out together tell one thing to be planned, by whatever predicate."""

from __future__ import annotations

from claimcheck.discrepancies.check import PLANNED, Block, Hours
from claimcheck.discrepancies.date import ENDS, START, DateCheck
from claimcheck.discrepancies.looking_back import is_kin
from claimcheck.discrepancies.main_time import THING, name_others, things_shared, told_of
from claimcheck.discrepancies.matching import (
    Match,
    agents_part,
    befell_one,
    befell_others,
    days_apart,
    no_match,
    of_main_event,
    places_part,
    shared,
)
from claimcheck.discrepancies.sides import Group, find_groups
from claimcheck.discrepancies.two_things import ROUNDS
from claimcheck.model import Aspect, Claim, Event, TimeRange, can_both_hold

SINCE = "since"
"""The rule of days from which on something is to be so: the trial opens, or goes on from then."""
TOGETHER = 2
"""Days between two texts from which a plan may have been changed in between."""
CHANGED = frozenset({"p:postpone", "p:cancel", "p:delay", "p:postpone_election", "p:bring_forward"})
"""The keys of clauses that tell of a changed plan."""
VAGUE = frozenset({START, "stop", "announce", "go", "come", "arrive", "leave", "gather", "meet", "resume"})
"""The topics of steps that may be of anything, or be taken by anybody."""
ENOUGH = 0.7
"""What two clauses of one plan share: a thing, and what it is of."""
STRENGTH, ASIDE = 0.55, 0.5
"""How sure it is that two leads tell of one plan, and that two texts on one event tell of one step, beside them."""
TELLING = frozenset("nmrst")
"""The letters of the keys of what may be told apart: names, roles, sites and known things."""


class PlannedCheck(DateCheck):
    """As `DateCheck`, for days to come: each lead tells one day for one thing, or each text for one step, and both came
    out within days. A plan is changed, and then told with its new day alone.
    """

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if not _may_be_one(one, other):
            return no_match("two plans")
        if one.article == other.article:
            return self.say_again(one, other, self.internal)
        main, step = of_main_event(one, other), _is_one_step(one, other)
        if not (main or step):
            return no_match("nothing shows that it is the main event")
        if may_be_changed(one, other):
            return no_match("the plan may have been changed")
        if not (_is_only(one, other, block) and _is_only(other, one, block)):
            return no_match("a text tells of several days")
        apart = places_part(one, other) or agents_part(one, other) or _told_apart(one, other)
        if apart:
            return no_match(apart)
        thing = max(befell_one(one, other), things_shared(one, other), _of_one_doer(one, other))
        if main and thing >= THING and shared(told_of(one), told_of(other)) >= ENOUGH:
            return Match(STRENGTH, ("the one day for which each lead tells it to be planned",))
        if not step:
            return no_match("nothing shows that one thing is planned")
        return Match(ASIDE, ("the one day for which each text tells that step to be planned",))


def planned_groups(event: Event, taken: frozenset[str], hours: Hours) -> list[Group]:
    """The groups of days of an event for which something is planned."""
    planned = [c for c in event.claims if c.aspect is Aspect.DATE and c.question.basis == PLANNED]
    return find_groups(PlannedCheck(), planned, hours)


def _may_be_one(one: Claim, other: Claim) -> bool:
    """Do both tell one plan, in one word or by two predicates of one moment?"""
    if one.question.topic == other.question.topic or is_kin(one, other):
        return True
    return bool(one.facets.happening) and one.facets.happening == other.facets.happening


def _is_one_step(one: Claim, other: Claim) -> bool:
    """Do two texts on one event tell of one step in the same word, and not of two things? Anything may begin."""
    mine, theirs = one.question, other.question
    if mine.topic != theirs.topic or ENDS in {mine.role} ^ {theirs.role}:
        return False
    things = [_things(claim) for claim in (one, other)]
    if all(things):
        return not things[0].isdisjoint(things[1])
    return mine.topic not in VAGUE and one.facets.predicate == other.facets.predicate


def _things(claim: Claim) -> frozenset[str]:
    """What the step befalls, or who takes it, as far as it can be told from others."""
    return frozenset(key for key in claim.facets.patient or _doers(claim) if key[0] in TELLING)


def may_be_changed(one: Claim, other: Claim) -> bool:
    """Did the two texts come out so far apart that a plan may be another one by then, or does one tell so?"""
    mine, theirs = one.published, other.published
    if mine is None or theirs is None or days_apart(mine, theirs) > TOGETHER:
        return True
    return any(claim.revision or not CHANGED.isdisjoint(claim.facets.context) for claim in (one, other))


def _is_only(one: Claim, other: Claim, block: Block) -> bool:
    """Does the text of `one` tell no other day for what may be that plan?"""
    own = (claim for claim in block.of_article(one.article) if _may_be_one(claim, one) or _may_be_one(claim, other))
    return all(can_both_hold(claim.compared, one.compared) for claim in own)


def _of_one_doer(one: Claim, other: Claim) -> float:
    """What two share of what it befalls, or of who is to do it where it befalls nothing: a rocket that lifts off, and
    that is launched."""
    return shared(*(claim.facets.patient or _doers(claim) for claim in (one, other)))


def _doers(claim: Claim) -> frozenset[str]:
    return frozenset(f"n:{key}" for party in claim.facets.agents for key in party.keys)


def _told_apart(one: Claim, other: Claim) -> str | None:
    """What else keeps two plans apart."""
    mine, theirs = one.facets, other.facets
    again = any(claim.facets.repeats and claim.question.topic != START for claim in (one, other))
    if again or mine.background or theirs.background:
        return "it may happen on both days"
    if ENDS in {one.question.role} ^ {other.question.role} and SINCE not in (one.rule, other.rule):
        return "the one is its end"
    if befell_others(one, other) or name_others(one, other):
        return "each names another beside it"
    if mine.context & ROUNDS != theirs.context & ROUNDS:
        return "of two rounds"
    clocks = (claim.value.clock for claim in (one, other) if isinstance(claim.value, TimeRange))
    return "two hours of a day may be of two parts of it" if any(clocks) else None
