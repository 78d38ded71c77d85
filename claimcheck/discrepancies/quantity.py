"""The check `quantity`."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.contests import is_score, match_scores
from claimcheck.discrepancies.distinctions import marks_part
from claimcheck.discrepancies.figures import (
    ROUNDING,
    are_told_finely,
    coin_of,
    days_between,
    exceeds,
    is_bound_itself,
    is_period,
    is_rounded,
    of_one_part,
    other_question,
)
from claimcheck.discrepancies.matching import Match, days_apart, no_match, places_part, times_part, twins
from claimcheck.discrepancies.one_sum import adds_up, are_parts, counted_together, splits_up, splits_whole
from claimcheck.discrepancies.one_text import heads, is_exact_number, refers_back, set_against, set_side_by_side
from claimcheck.discrepancies.one_thing import are_odd_ages, match_things
from claimcheck.discrepancies.tolls import is_since_other_day, match_people, period_told
from claimcheck.model import Aspect, Claim, NumberRange, Stance, can_both_hold, fold

DONE = "done"
"""The basis of what is told as carried out where figures are mostly announced."""
COMPARED = frozenset({"actual", DONE, "planned"})
"""The stages at which figures are told that are compared."""
PEOPLE = frozenset({"rising", "falling"})
"""Counts that run as news comes in are told of an event as a whole: being in it is support enough."""
FALLING = "falling"
"""The course of those still missing, or still trapped."""
OF_PLANS = frozenset({"hired"})
"""Measures of what is mostly told ahead, with the year in which it will come true."""
RISING = "rising"
"""The course of tolls."""
STILL_DAYS = 4
"""Days for which they are told of as of each day."""
YEAR = 365
"""Days in a year."""
TELLING_DAYS = 2
"""Days within which what happened is told."""
COUNTS = frozenset({"register", "count_up", "confirm", "increase", "rise_up"})
"""Predicates that tell only up to when a toll was counted."""
VAGUE = 0.05
"""A bound or an approximation is said of a number that misses it by less than this share: "more than 100" of 98."""
FIRM = frozenset({"at_least", "at_most"})
"""Bounds that are counted, not rounded: "at least 58" is not said of 57."""
SIDE_BY_SIDE = 0.85
"""How surely two figures of two speakers, set side by side, are of one thing: nothing else is counted there."""
ODD_AGE = 0.6
"""How surely the one age that differs in two lists is of one person."""
ANYBODY = "person"
"""The measure of people of whom nothing is told: one text counts some of them here and some there."""
RECKONED = {
    "sum": "the parts do not add up to the whole",
    "lifetime": "the years do not fit those from which they count",
    "lasting": "the length of time does not fit its bounds",
}
"""The topics of a figure as its text tells it and as its other figures make it, and what is wrong where they differ."""
RECKONED_SURELY = 0.8
PART_OF_TOLL = "part of toll"
"""The rule of people who are said to be among those of a toll: so many children of the dead."""
PAST_FIGURES = frozenset({"replaced", "revised_from"})
"""The rules of figures in whose place their text tells another one."""


class QuantityCheck(Check):
    """Two numbers for one count or measure of one event.

    It compares claims of one event that count the same measure (killed, wounded, arrested, height, fee …) with the
    same restriction (children, Dutch, in Paris) at the same stage: actual figures with actual ones, levels with
    levels; counts under two nouns of one group that the same befell (inmates, prisoners); and, within one text, a whole
    with the parts told of it, an age or an anniversary with the year it counts from, a length of time with its bounds,
    and a count told again with an article. It leaves alone bounds and approximations that the other value meets
    ("more than 50" and 55), a part and its whole ("three children" among 55), other measures (wounded and
    hospitalised), another day or place, and numbers of everyday words ("two men") unless the sentences share much
    else.

    "The blast wounded 38 people." / "55 wounded in the blast." → wounded: 38 / 55.
    """

    kind: ClassVar[Aspect] = Aspect.QUANTITY

    def block(self, claim: Claim) -> str | None:
        question = claim.question
        if claim.aspect is not self.kind or question.basis not in COMPARED:
            return None
        told = f"{question.level}/{period_told(claim)}/{question.basis}"
        told += "".join(sorted(question.restriction)) if claim.rule == PART_OF_TOLL else ""
        return f"{question.topic}{question.measure}/{coin_of(question.role)}/{told}"

    def is_exact(self, claim: Claim) -> bool:
        return is_exact_number(claim) and not _is_some(claim) and claim.rule not in PAST_FIGURES

    def agree(self, one: Claim, other: Claim) -> bool:
        if one.question.topic in RECKONED:
            return can_both_hold(one.compared, other.compared)
        if super().agree(one, other) or not of_one_part(one, other):
            return not exceeds(one, other)
        mine, theirs = one.compared, other.compared
        if not isinstance(mine, NumberRange) or not isinstance(theirs, NumberRange):
            return False
        if one.value == other.value or is_bound_itself(one, other) or is_bound_itself(other, one):
            return True  # "six miles" at sea are six nautical miles
        if one.question.role and one.unit == other.unit and (is_rounded(one, other) or is_rounded(other, one)):
            return True
        slack = ROUNDING if one.question.role and not are_told_finely(one, other) else 0.0
        if not (self.is_exact(one) and self.is_exact(other)) and FIRM.isdisjoint({one.rule, other.rule}):
            slack = VAGUE
        return mine.widened(slack).allows(theirs)

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if is_score(one) and is_score(other):
            return match_scores(one, other, block)
        if _is_some(one) or _is_some(other):
            return no_match("a part of those counted")
        if _is_past(one, block) or _is_past(other, block):
            return no_match("a figure that its text replaces")
        if is_since_other_day(one, other):
            return no_match("the one is counted since another day")
        if _leaves_room(one, other, block) or _leaves_room(other, one, block):
            return no_match("the text gives a bound, too, that the other meets")
        if wrong := RECKONED.get(one.question.topic):
            same = one.article == other.article and one.question.bearer == other.question.bearer
            return Match(RECKONED_SURELY, (wrong,)) if same else no_match("reckoned of two things")
        if set_side_by_side(one, other) and not adds_up(one, other, block):
            return Match(SIDE_BY_SIDE, ("two speakers' figures are set side by side",))
        apart = _times_part(one, other) or places_part(one, other) or other_question(one, other)
        if apart is None and are_odd_ages(one, other, block):
            return Match(ODD_AGE, ("the one age of those listed that differs",))
        if apart or (one.sentence == other.sentence and one.article == other.article):
            return no_match(apart or "one sentence counts several things")
        if _counts_apart(one, other, block) or _counts_apart(other, one, block):
            return no_match("the one text counts those of that place by themselves")
        if one.article == other.article and (are_parts(one, other, block) or one.question.measure == ANYBODY):
            return no_match("parts of those counted")
        if refers_back(one, other, block) and not splits_whole(one, other, block):
            return Match(0.75, ("the text comes back to those it counted",))
        if is_toll(one) and heads(one, other, block):
            return Match(0.75, ("a headline and the line below it tell of one happening",))
        if one.article == other.article and not _told_twice(one, other) and not set_against(one, other):
            return no_match("one text may count several such things")
        if not is_toll(one):
            if counted_together(one, other, block):
                return no_match("one sentence counts both")
            if one.question.role and adds_up(one, other, block):
                return no_match("a part, which another one makes up to the whole")
            marked = marks_part(one, other)
            return no_match(marked) if marked else match_things(one, other, block)
        if not (one.revision or other.revision) and counted_together(one, other, block):
            return no_match("one sentence counts both")
        if one.article == other.article and splits_up(one, other, block):
            return no_match("a part of those counted before")
        if adds_up(one, other, block):
            return no_match("a part, which another one makes up to the whole")
        return match_people(one, other, block)


def _is_some(claim: Claim) -> bool:
    """Is it a count of some of those counted, of whom it does not say who they are?"""
    return claim.partitive and claim.rule != PART_OF_TOLL


def _is_past(claim: Claim, block: Block) -> bool:
    """Does its own text put another figure in its place ("up from 8", "an earlier toll of 19", "had first said 19")?"""
    if claim.stance is not Stance.RETRACTED:
        return claim.rule in PAST_FIGURES
    return any(other.stance is not Stance.RETRACTED for other in block.of_article(claim.article))


def _counts_apart(whole: Claim, part: Claim, block: Block) -> bool:
    """Has the text of a figure without a place another one of the only place that the other text's is told of ("40
    dead, 25 of them in Turkey" / "thirty people were killed in Turkey"), or of some place the other text's very one?"""
    if whole.question.bearer or whole.article == part.article:
        return False
    places = {place.name for place in part.facets.places}
    own = [claim for claim in block.of_article(whole.article) if claim.question.bearer]
    if not places and any(can_both_hold(claim.compared, part.compared) for claim in own):
        return True
    return len(places) == 1 and any(claim.question.bearer in places for claim in own)


def _leaves_room(rough: Claim, other: Claim, block: Block) -> bool:
    """Does the text that tells a figure roughly, as a title does, also tell a bound that the other one meets ("about
    20", then "at least 20")?"""
    if rough.rule in FIRM or is_exact_number(rough):
        return False
    bounds = (claim for claim in block.of_article(rough.article) if claim.rule in FIRM)
    return any(can_both_hold(claim.compared, other.compared) for claim in bounds)


def is_toll(claim: Claim) -> bool:
    """Is it a count of people that runs as news comes in?"""
    return claim.course in PEOPLE and claim.unit == "person"


def _told_twice(one: Claim, other: Claim) -> bool:
    """Is the one a headline or a lead, and the other the line that repeats it?"""
    return twins(one, other) and (one.facets.lead or other.facets.lead) and not _goes_on(one, other)


def _goes_on(one: Claim, other: Claim) -> bool:
    """Does the later of two sentences name a place or somebody that the earlier one does not, but for who says it? It
    tells of a part then, or of a further incident."""
    first, second = sorted((one, other), key=lambda claim: claim.span)
    speakers = {f"n:{fold(name)}" for name in second.speakers}
    return any(key[0] in "gn" for key in second.facets.context - first.facets.context - speakers)


def _times_part(one: Claim, other: Claim) -> str | None:
    """As `times_part`; but those still missing are told of day by day, and are still of one event."""
    if _is_of_earlier_year(one, other) or _is_of_earlier_year(other, one):
        return "the one is of an earlier year"
    if one.question.role and is_period(one) != is_period(other):
        return None  # the one says on which day the other's figure for a year was told
    still = one.course == FALLING and other.course == FALLING and days_between(one, other) <= STILL_DAYS
    if still or (_is_size(one) and _is_size(other)) or (_is_as_of(one) and _is_as_of(other)):
        return None
    said = one.facets.time_said and other.facets.time_said
    carried = not said and (_is_of_one_deed(one, other) or _are_told_near(one, other))
    apart = None if carried else times_part(one, other)
    if apart or _is_running_total(one) == _is_running_total(other):
        return apart
    return "the one is the total of a long time"


def _is_as_of(claim: Claim) -> bool:
    """Is its time that up to which a toll was counted, when its text came out: is the toll revised, told "by" that
    time, or said to be so many registered?"""
    time, now = claim.facets.time, claim.published
    if not is_toll(claim) or time is None or now is None:
        return False
    counts = claim.revision or time.open_start or claim.facets.predicate in COUNTS
    return counts and days_apart(time, now) <= TELLING_DAYS


def _is_of_earlier_year(one: Claim, other: Claim) -> bool:
    """Is the one told aside, of a time that was over a year before both texts came out, and the other of none that
    is said?"""
    time = one.facets.time
    if time is None or not (time.days_known and time.year_known) or other.facets.time_said or one.facets.lead:
        return False
    days = [(c.published.first - time.last).days for c in (one, other) if c.published and c.published.year_known]
    return len(days) == 2 and min(days) > YEAR


def _is_of_one_deed(one: Claim, other: Claim) -> bool:
    """Do two leads give an amount or a count of things for one deed: a day that one of them only carries on may be that
    on which it was told."""
    same = one.facets.predicate is not None and one.facets.predicate == other.facets.predicate
    return same and not is_toll(one) and all(c.facets.lead for c in (one, other))


def _are_told_near(one: Claim, other: Claim) -> bool:
    """Do two texts, of which one is a lead, count things, but not those to whom two things happened, on days so near
    each other that the one which a sentence only carries on may be that on which it was told? People may have come on
    either day."""
    if not (one.facets.lead or other.facets.lead) or "person" in (one.unit, other.unit):
        return False
    deeds = {one.facets.predicate, other.facets.predicate} - {None}
    return len(deeds) < 2 and days_between(one, other) <= TELLING_DAYS


def _is_size(claim: Claim) -> bool:
    """Is it an amount named for what it measures (a cost, a height) that the clause gives no time for?"""
    return bool(claim.question.role) and claim.telling and not claim.facets.time_said


def _is_running_total(claim: Claim) -> bool:
    """Is it dated by a month or year that is not over ("killed 200 this year")? What happened once, and not long ago,
    is dated by its day."""
    time, now = claim.facets.time, claim.published
    if claim.course != RISING or claim.question.measure in OF_PLANS:
        return False
    if not claim.facets.time_said or time is None or now is None or not time.days_known:
        return False
    return not time.open_start and is_period(claim) and time.first <= now.first <= time.last
