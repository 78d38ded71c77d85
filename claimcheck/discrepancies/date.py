"""The check `date`."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.discrepancies.answers import ANSWERED, answer_of_one_thing
from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.main_time import NAMED, has_hour, match_main, match_once, match_thing, things_shared
from claimcheck.discrepancies.matching import (
    Match,
    agents_part,
    befell_one,
    befell_others,
    bounded,
    days_apart,
    is_copied,
    no_match,
    of_main_event,
    places_part,
    shared,
    twins,
)
from claimcheck.model import Aspect, Claim, Region, TimeRange, can_both_hold
from claimcheck.model.quick import replace

BEGUN = 60
"""Days before the one since when something is so within which an earlier day is of the same."""

WEEKDAY, AFTERWARDS, HEADLINE = "weekday", "after_publication", "headline"
"""The topics of the two claims of a date whose weekday is another's, of one later than its text, and of a title's."""
WITHIN = {
    WEEKDAY: Match(0.85, ("the weekday does not fit the date",)),
    AFTERWARDS: Match(0.8, ("it is told as past before it was",)),
    HEADLINE: Match(0.75, ("the title tells another day than the line that says it again",)),
}
"""What is said of two claims that are made to be set against each other, by their topic."""
NEXT_SENTENCE = 0.72
"""How surely a weekday goes back to the date of the sentence before."""


STARTS, ENDS = "start", "end"
"""The roles of the day on which something that lasts began, or ended."""
LAST_TIME, FROM, START = "last_time", "from", "start"
"""The topic of when that was last which a text tells to be the first since; the role of when something began, and the
topic of verbs that say only that."""


class DateCheck(Check):
    """Two times for one event.

    It compares when one event is said to have happened: two days or months for what happens once to its object (a
    capture, a death, a verdict), two hours of one day, two neighbouring days when all else is the same, two days for
    what the leads of two texts tell that both came out later and know of one day each, a weekday and the date it
    stands with, a date after the article's own at which it tells something as past, the day of a title and of the line
    below that says it again, two days for which the leads of two texts that came out within two days tell one thing to
    be planned, two dates of the last time before. It leaves alone coarser
    and finer times that meet ("in March" and 7 March), times of happenings that may repeat (two strikes), plans that
    may have been changed in between, dates a day after the article, and "until"; since when something is so is set
    against since when alone.

    "The town was captured on 7 March." / "Captured in April, the town …" → capture: 7 March / April.
    """

    kind: ClassVar[Aspect] = Aspect.DATE

    def block(self, claim: Claim) -> str | None:
        topic = super().block(claim)
        own = topic is None or topic in WITHIN or topic == LAST_TIME
        return topic if own else claim.facets.happening or topic

    def is_exact(self, claim: Claim) -> bool:
        value = claim.value
        return isinstance(value, TimeRange) and (value.clock.exact if value.clock else value.is_day)

    def same_grain(self, one: Claim, other: Claim) -> bool:
        return has_hour(one) == has_hour(other)

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if one.question.topic in WITHIN:
            return _within_text(one, other)
        if one.question.topic == LAST_TIME:
            return _last_times(one, other, block)
        copied = one.quote == other.quote and is_copied(one, other)
        apart = "one sentence, dated by two articles" if copied else places_part(one, other)
        if apart:
            return no_match(apart)
        if _tells_since(one) or _tells_since(other):
            return _beginnings(one, other, block)
        if one.facets.of_object and (has_hour(one) or max(befell_one(one, other), things_shared(one, other)) < NAMED):
            return no_match("what is said or decided may be two things")
        mine, theirs = one.value, other.value
        if not isinstance(mine, TimeRange) or not isinstance(theirs, TimeRange):
            return no_match("no times")
        if block.told_together(one, other, _grain):
            return no_match("one sentence tells both")
        if answer_of_one_thing(one, other) and one.facets.once and other.facets.once:
            return Match(ANSWERED, ("one who is quoted answers the other",))
        if one.article == other.article and not twins(one, other):
            return self._two_hours(one, other, block)
        if tells_hour_too(one, other, block) or tells_hour_too(other, one, block):
            return no_match("one of the texts gives the other's hour too, for something else")
        if phases_part(one, other):
            return no_match("the one tells of the beginning, or the end, of what the other dates")
        told_once = self._is_only(one, block) and self._is_only(other, block)
        if one.question.topic != other.question.topic and not (told_once and has_hour(one) == has_hour(other)):
            return no_match("other words, and one of the texts has other times")
        if days_apart(mine, theirs) and (befell_others(one, other) or _sites_part(one, other)):
            return no_match("what it befell is named and not the same")
        if one.facets.once or other.facets.once:
            if not (one.facets.tells and other.facets.tells):
                return no_match("it may be one of several")
            once = _once(one, other)
            return once if once or not told_once else max(match_main(one, other), match_once(one, other), key=_strength)
        again = _again(mine, theirs, shared(one.facets.near, other.facets.near), _in_leads(one, other))
        told = (match_main(one, other), match_thing(one, other)) if told_once else ()
        matches: list[Match] = [again, *told]
        return max(matches, key=_strength)

    def _is_only(self, claim: Claim, block: Block) -> bool:
        """Does its article give no other time of the kind, an hour or a day, for what it tells of?"""
        others = (c for c in block.of_article(claim.article) if self.is_exact(c))
        return all(can_both_hold(c.compared, claim.compared) for c in others if has_hour(c) == has_hour(claim))

    def _two_hours(self, one: Claim, other: Claim, block: Block) -> Match:
        """One text gives two hours for one happening only when it dates it twice and no more."""
        if not (has_hour(one) and has_hour(other)) or not one.facets.lead:
            return no_match("one text may tell of several")
        if sum(has_hour(claim) for claim in block.of_article(one.article)) != 2:
            return no_match("one text may tell of several")
        if one.facets.background or other.facets.background:
            return no_match("one may be of an earlier event")
        return Match(0.72, ("the text gives its one happening two hours",))


def tells_hour_too(one: Claim, other: Claim, block: Block) -> bool:
    """Does the text of `one` give the very hour of `other` in other words ("a stronger tremor followed at 9.18pm")?"""
    hour = other.value.clock if isinstance(other.value, TimeRange) else None
    if hour is None or not hour.exact or one.article == other.article or not has_hour(one):
        return False
    return bool(block.hours.get((one.article, hour), set()) - {one.question.topic})


def _grain(claim: Claim) -> tuple[bool, bool]:
    """Does it tell a time of day, and an hour? An hour beside the part of the day that it is in is one time."""
    return isinstance(claim.value, TimeRange) and claim.value.clock is not None, has_hour(claim)


def _within_text(one: Claim, other: Claim) -> Match:
    """A weekday and the date that it stands with or goes back to; a date and the past tense that it is told in."""
    if one.article != other.article or one.question.period != other.question.period:
        return no_match("two dates")
    match = WITHIN[one.question.topic]
    return match if one.sentence == other.sentence else replace(match, strength=NEXT_SENTENCE)


def _last_times(one: Claim, other: Claim, block: Block) -> Match:
    """Two dates of the last time before the one of which both texts tell ("the first strike since 1989")."""
    if one.article == other.article or not all(_is_only_in(claim, block) for claim in (one, other)):
        return no_match("one text tells of several firsts")
    mine, theirs = one.facets, other.facets
    if mine.predicate and theirs.predicate:
        same = mine.predicate == theirs.predicate or (bool(mine.family) and mine.family == theirs.family)
    else:
        same = mine.main or theirs.main
    return Match(0.55, ("the last time before the one told",)) if same else no_match("firsts of two kinds")


def _is_only_in(claim: Claim, block: Block) -> bool:
    return all(can_both_hold(other.compared, claim.compared) for other in block.of_article(claim.article))


def _beginnings(one: Claim, other: Claim, block: Block) -> Match:
    """Two dates since when something is said to be so ("occupied since April"), of what is plainly one thing; or one
    since when, and an earlier day on which it was so already."""
    if one.article == other.article or befell_others(one, other) or agents_part(one, other):
        return no_match("nothing shows that it befell the same object")
    if _tells_since(one) != _tells_since(other) and not _is_so_before(one, other):
        return no_match("a date when it was so is not one since when")
    objects = befell_one(one, other)
    if objects >= NAMED and one.question.role == other.question.role:
        return Match(bounded(0.45 + min(0.25, 0.15 * objects)), ("when it began",))
    if of_main_event(one, other) and all(_is_only_in(claim, block) for claim in (one, other)):
        return Match(0.5, ("the one date that each lead gives for when it began",))
    return no_match("nothing shows that it is one thing")


def phases_part(one: Claim, other: Claim) -> bool:
    """Is one of them the beginning or the end of what lasts, and the other another time of it? What was before it began
    is none."""
    mine, theirs = one.question.role, other.question.role
    if mine == theirs or {mine, theirs} & {FROM}:
        return False
    if ENDS in (mine, theirs) or not isinstance(one.value, TimeRange) or not isinstance(other.value, TimeRange):
        return True
    began, day = (one.value, other.value) if mine == STARTS else (other.value, one.value)
    return day.first >= began.first


def _tells_since(claim: Claim) -> bool:
    """Does it tell when what the text is about began, or since when it is so?"""
    return claim.question.role == FROM or (claim.question.topic == START and claim.facets.main and not has_hour(claim))


def _is_so_before(one: Claim, other: Claim) -> bool:
    """Is it said to have been so on a day before the one since when it is so?"""
    since, then = (one, other) if _tells_since(one) else (other, one)
    first, day = since.value, then.value
    if not isinstance(first, TimeRange) or not isinstance(day, TimeRange):
        return False
    return day.is_day and 0 < (first.first - day.last).days <= BEGUN


def _strength(match: Match) -> float:
    return match.strength


def _sites_part(one: Claim, other: Claim) -> bool:
    """Do the two name sites of which none can be the other's: two shops by two names?"""
    mine, theirs = ([p for p in claim.facets.places if p.site] for claim in (one, other))
    return bool(mine and theirs) and not any(_may_be_one_site(a, b) for a in mine for b in theirs)


def _may_be_one_site(one: Region, other: Region) -> bool:
    named = all(site.named and not site.placed_by_name for site in (one, other))
    return one.allows(other) and (not named or bool(_words(one) & _words(other)))


def _words(site: Region) -> set[str]:
    return set(site.name.casefold().replace("-", " ").split())


def _in_leads(one: Claim, other: Claim) -> bool:
    return one.facets.lead and other.facets.lead


def _once(one: Claim, other: Claim) -> Match:
    objects, lead = befell_one(one, other), _in_leads(one, other)
    if objects < 1 and not (lead and shared(one.facets.near, other.facets.near) >= 0.4):
        return no_match("nothing shows that it befell the same object")
    strength = 0.5 + min(0.3, 0.15 * objects) + (0.1 if lead else 0.0)
    return Match(bounded(strength), (f"{one.facets.predicate} happens once to its object",))


def _again(mine: TimeRange, theirs: TimeRange, near: float, lead: bool) -> Match:
    same_day = not (mine.days_known and theirs.days_known) or days_apart(mine, theirs) == 0
    if mine.clock and theirs.clock and same_day:
        if near < 0.4 and not lead:
            return no_match("nothing shows that it is one happening")
        return Match(bounded(0.45 + min(0.25, 0.12 * near) + (0.1 if lead else 0.0)), ("two hours of one day",))
    return no_match("it may have happened on both days")
