"""The check `quantity`."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.matching import (
    SAME_DAY,
    Match,
    around,
    bounded,
    no_match,
    of_main_event,
    places_part,
    same_day,
    shared,
    times_part,
    twins,
)
from claimcheck.model import Aspect, Claim, NumberRange, TimeRange, can_both_hold

DONE = "done"
"""The basis of what is told as carried out where figures are mostly announced."""
MOVES = frozenset({"increase", "decrease", "fall"})
"""Predicates of what goes up and down from one day to the next."""
THOUSANDS = (1e3, 1e6, 1e9)
FEW_TIMES = 3.0
"""People counted in two leads further apart than this are others."""
PEOPLE = frozenset({"rising", "falling"})
"""Counts that run as news comes in are told of an event as a whole: being in it is support enough."""
ROUNDING = 0.012
"""Two amounts of one dimension that differ by less than this share are one amount, rounded or converted."""
VAGUE = 0.05
"""A bound or an approximation is said of a number that misses it by less than this share: "more than 100" of 98."""
CHANGED = 7
"""Days after which what varies (people detained, boats at sea) may have changed."""
QUOTED_SHARE = 2.0
"""What two sentences with figures of two speakers must share: two names, or a name, a day and some words."""
DEFINITE = "definite"
"""The rule of a count behind a definite article."""
BACK = 4
"""Sentences that a definite count reaches back."""
LATER_DAYS = 4
"""Tolls are corrected downwards within days; a lower figure told later is mostly of a part."""
COUNTED = frozenset({"person", "object"})
"""Units of what is counted one by one."""
FIRM = frozenset({"at_least", "at_most"})
"""Bounds that are counted, not rounded: "at least 58" is not said of 57."""
HARMED = frozenset({"building", "vehicle", "animal", "area"})
"""Units of what may be harmed more or less: what was done to them is a part of the question."""
MAGNITUDE = 60.0
"""Amounts further apart than this are hardly told of one thing: another thing is counted."""


SHARE = "share"
"""The dimension of percentages."""
CROWDS = frozenset({"demonstrator", "striker", "participant"})
"""Measures of those who take part in what is held in many places at once."""
CROWD_RATIO = 12.0
"""Organisers and police differ by up to nine times on one march (Marseille, 2023: 245,000 and 30,000)."""
CARRIED = "carried"
"""The rule of a bare number that counts what the text counted before it."""
SIDE_BY_SIDE = 0.85
"""How surely two such figures of two speakers, in one sentence, are of one thing: nothing else is counted there."""
SUM = "sum"
"""The topic of a whole and of the sum of the parts that its text lists."""


class QuantityCheck(Check):
    """Two numbers for one count or measure of one event.

    It compares claims of one event that count the same measure (killed, wounded, arrested, height, fee …) with the
    same restriction (children, Dutch, in Paris) at the same stage: actual figures with actual ones, levels with
    levels; and a whole with the parts that its text lists behind it. It leaves alone bounds and approximations that
    the other value meets ("more than 50" and 55), a part and its whole ("three children" among 55), other measures
    (wounded and hospitalised), another day or place, and numbers of everyday words ("two men") unless the sentences
    share much else.

    "The blast wounded 38 people." / "55 wounded in the blast." → wounded: 38 / 55.
    """

    kind: ClassVar[Aspect] = Aspect.QUANTITY

    def block(self, claim: Claim) -> str | None:
        question = claim.question
        if claim.aspect is not self.kind or question.basis not in ("actual", DONE) or claim.partitive:
            return None
        told = f"{question.level}/{question.period or ''}/{question.basis}"
        return f"{question.topic}{question.measure}/{question.role}/{told}"

    def is_exact(self, claim: Claim) -> bool:
        return _is_exact(claim)

    def agree(self, one: Claim, other: Claim) -> bool:
        if super().agree(one, other) or not _of_one_part(one, other):
            return not _exceeds(one, other)
        mine, theirs = one.compared, other.compared
        if not isinstance(mine, NumberRange) or not isinstance(theirs, NumberRange):
            return False
        if one.value == other.value:
            return True  # "six miles" at sea are six nautical miles
        slack = ROUNDING if one.question.role else 0.0
        if not (self.is_exact(one) and self.is_exact(other)) and FIRM.isdisjoint({one.rule, other.rule}):
            slack = VAGUE
        return mine.widened(slack).allows(theirs)

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if one.question.topic == SUM:
            same = one.article == other.article and one.sentence == other.sentence
            return Match(0.8, ("the parts do not add up to the whole",)) if same else no_match("two sums")
        if _set_side_by_side(one, other):
            return Match(SIDE_BY_SIDE, ("one sentence sets two speakers' figures side by side",))
        apart = times_part(one, other) or places_part(one, other) or _otherwise(one, other)
        if apart or (one.sentence == other.sentence and one.article == other.article):
            return no_match(apart or "one sentence counts several things")
        if _refers_back(one, other):
            return Match(0.75, ("the text comes back to those it counted",))
        if one.article == other.article and not twins(one, other) and not _set_against(one, other):
            return no_match("one text may count several such things")
        people = one.course in PEOPLE and one.unit == "person"
        return _people(one, other) if people else self._things(one, other, block)

    def _things(self, one: Claim, other: Claim, block: Block) -> Match:
        """Other counts and measures need a sign that one thing is counted, or that no other is in either text."""
        measure = frozenset({f"m:{one.question.measure}", one.question.measure})
        near = shared(one.facets.near, other.facets.near, without=measure)
        context = around(one, other, without=measure)
        strength, reason = 0.0, "too little shared to tell that one thing is counted"
        if one.question.bearer or other.question.bearer:
            return _in_one_place(one, other)
        if _moves_daily(one) and _moves_daily(other) and not same_day(one, other):
            return no_match("it moves from day to day")
        told_once = block.is_only(one, self.is_exact) and block.is_only(other, self.is_exact)
        if told_once and of_main_event(one, other) and _is_of_main(one, other, near, context):
            strength, reason = 0.5, "the one such figure that each lead gives for the main event"
        elif context >= 1.0 and _lost_thousands(one, other):
            strength, reason = 0.5, "the same digits, but for a thousand or a million"
        elif one.question.role and _of_one_thing(one, other, block):
            strength, reason = 0.5, "a measure of the same thing"
        elif near >= 0.4 and context >= 1.0:
            strength, reason = 0.2 + min(0.2, 0.15 * near), "the same thing is counted"
        elif told_once:
            strength, reason = _alone(one, other)
        if not strength:
            return no_match(reason)
        strength, reasons = _supported(one, other, strength, [reason])
        return Match(bounded(strength), tuple(reasons))


def _in_one_place(one: Claim, other: Claim) -> Match:
    """Counts of one measure at one place, each the place's own."""
    if not (one.telling and other.telling):
        return no_match("too little shared to tell that one thing is counted")
    strength, reasons = _supported(one, other, 0.45, ["one place and one measure"])
    return Match(bounded(strength), tuple(reasons))


def _moves_daily(claim: Claim) -> bool:
    """Is it how far something rose or fell: a share price, a river?"""
    return claim.question.level == "change" or claim.facets.predicate in MOVES


OWNER = 0.4
"""What the words for what two measures are of must share: a word with a meaning."""
TWO_WORDS = 1.2
"""What they must share where many a thing in one text has such a measure: a name and a word."""


def _is_of_main(one: Claim, other: Claim, near: float, context: float) -> bool:
    """Do such figures in two leads speak of the event? How long is said of people, terms and waits alike; people are
    counted for many reasons, but hardly with a word in common and figures near each other."""
    measure = one.question.measure
    if measure == "age":
        return context >= SAME_DAY
    if one.telling or (one.question.role and measure != "duration"):
        return near >= OWNER or context >= 1.0
    return one.unit == "person" and near >= OWNER and not _far_apart(one, other, FEW_TIMES)


def _of_one_thing(one: Claim, other: Claim, block: Block) -> bool:
    """Are both measures of a thing that the words beside them name, the only such measure of it in either text?"""
    common = one.facets.bearer & other.facets.bearer
    if shared(common, common) < (OWNER if one.telling else TWO_WORDS):
        return False
    beside = (c for c in block.claims if c.article in (one.article, other.article) and c.facets.bearer & common)
    return all(any(can_both_hold(c.compared, own.compared) for own in (one, other) if own.article == c.article)
               for c in beside)  # fmt: skip


def _otherwise(one: Claim, other: Claim) -> str | None:
    if _may_have_changed(one, other):
        return "it may have changed in between"
    if not _of_one_part(one, other) and not _exceeds(one, other):
        return "another part is counted"
    if not _of_one_bearer(one, other):
        return "of another place, or a part and the whole"
    if one.unit != other.unit and not one.question.role:
        return "another unit"
    if one.course == "varying" and one.question.role and _at_other_hours(one, other):
        return "it may have changed in between"
    if _done_otherwise(one, other):
        return "something else was done to those counted"
    return "amounts too far apart to be of one thing" if _far_apart(one, other) else None


def _may_have_changed(one: Claim, other: Claim) -> bool:
    """May what varies be another by now? How many took part in what is past stays what it was."""
    if one.course != "varying" or not one.published or not other.published:
        return False
    past = one.facets.main and other.facets.main and one.unit in COUNTED
    return not past and _gap(one.published, other.published) > CHANGED


def _of_one_part(one: Claim, other: Claim) -> bool:
    """Do both count the same part? What a share is one of may be left unsaid."""
    mine, theirs = one.question.restriction, other.question.restriction
    unsaid = one.question.role == SHARE and not (mine and theirs)
    return unsaid or mine == theirs


def _of_one_bearer(one: Claim, other: Claim) -> bool:
    """Are both of one place? A count that names none of its own is of the place that its clause names alone; a crowd
    without a place is the whole country's."""
    mine, theirs = one.question.bearer, other.question.bearer
    if bool(mine) == bool(theirs) or one.question.measure in CROWDS:
        return mine == theirs
    lone = other if mine else one
    return {place.name for place in lone.facets.places} == {mine or theirs}


def _set_side_by_side(one: Claim, other: Claim) -> bool:
    """Does a sentence give two speakers' figures for one thing ("55,000 for the unions, 20,000 for the police")?"""
    if one.article != other.article or one.sentence != other.sentence or CARRIED not in (one.rule, other.rule):
        return False
    quoted = len(one.speakers) > 1 and len(other.speakers) > 1 and one.speakers != other.speakers
    same = replace(one.question, basis="") == replace(other.question, basis="")
    return quoted and same and not _far_apart(one, other)


def _at_other_hours(one: Claim, other: Claim) -> bool:
    """Is each level told of another hour: a turnout at noon and at five?"""
    mine, theirs = one.facets.time, other.facets.time
    if mine is None or theirs is None or not (mine.clock and theirs.clock):
        return False
    return mine.clock.exact and theirs.clock.exact and not mine.allows(theirs)


def _done_otherwise(one: Claim, other: Claim) -> bool:
    """Do two predicates befall the things that each text counts: homes damaged, homes destroyed?"""
    counted = f"m:{one.question.measure}"
    befell = all(counted in claim.facets.patient for claim in (one, other))
    return befell and one.unit in HARMED and one.facets.predicate != other.facets.predicate


def _far_apart(one: Claim, other: Claim, most: float | None = None) -> bool:
    most = most or (CROWD_RATIO if one.question.measure in CROWDS else MAGNITUDE)
    return _ratio(one, other) > most and not _lost_thousands(one, other)


def _ratio(one: Claim, other: Claim) -> float:
    """The greater of two figures by the less; 1 when one of them has no lower end."""
    lows = [c.compared.low for c in (one, other) if isinstance(c.compared, NumberRange) and c.compared.low]
    return max(lows) / min(lows) if len(lows) == 2 else 1.0


def _lost_thousands(one: Claim, other: Claim) -> bool:
    """Are they the same digits, but for a "thousand" or a "million": 510 km and 510 million km?"""
    lows = (c.value.low for c in (one, other) if isinstance(c.value, NumberRange))
    digits = {f"{low:.6f}".replace(".", "").strip("0") for low in lows if low}
    slip = any(abs(_ratio(one, other) / thousand - 1) < ROUNDING for thousand in THOUSANDS)
    return slip and len(digits) == 1 and len(min(digits)) > 1


def _people(one: Claim, other: Claim) -> Match:
    if (one.facets.apart or other.facets.apart) and shared(one.facets.context, other.facets.context) < 1:
        return no_match("nothing shows that it is one earlier event")
    strength, reasons = 0.55, ["one event and one measure"]
    if _falls_back(one, other) or _falls_back(other, one):
        strength, reasons = strength - 0.2, [*reasons, "the later figure is the lower one and may be a part"]
    strength, reasons = _supported(one, other, strength, reasons)
    return Match(bounded(strength), tuple(reasons))


def _exceeds(one: Claim, other: Claim) -> bool:
    """Is a part larger than its whole: one crew member hurt, and no one hurt?"""
    part, whole = (one, other) if one.question.restriction else (other, one)
    if one.question.role == SHARE:
        return False
    if whole.question.restriction or not part.question.restriction:
        return False
    inner, outer = part.compared, whole.compared
    if not isinstance(inner, NumberRange) or not isinstance(outer, NumberRange):
        return False
    return inner.low is not None and outer.high is not None and inner.low > outer.high


def _gap(one: TimeRange, other: TimeRange) -> int:
    """The least number of days between two times."""
    return max((one.first - other.last).days, (other.first - one.last).days, 0)


def _alone(one: Claim, other: Claim) -> tuple[float, str]:
    """How sure it is that two figures are of one thing because neither text has another of the kind."""
    same = bool(one.facets.predicate) and one.facets.predicate == other.facets.predicate
    if one.telling and other.telling:
        return (0.5 if one.unit == "person" else 0.42), "neither text counts another such thing"
    if same and not one.question.role:
        return 0.34, "neither text counts another such thing"
    return 0.0, "too little shared to tell that one thing is counted"


def _is_exact(claim: Claim) -> bool:
    return isinstance(claim.value, NumberRange) and claim.value.is_exact


def _refers_back(one: Claim, other: Claim) -> bool:
    """Does the later figure of one text point back to what the earlier one counted ("the 32 children")?"""
    if one.article != other.article or not (_is_exact(one) and _is_exact(other)):
        return False
    first, second = sorted((one, other), key=lambda claim: claim.span)
    named = all(any(c.isalpha() for c in claim.quote) for claim in (first, second))
    near = named and second.sentence_index - first.sentence_index <= BACK
    return near and second.rule == DEFINITE and first.rule != DEFINITE and not first.question.restriction


def _set_against(one: Claim, other: Claim) -> bool:
    """Are two figures of one text said by two speakers of what is plainly the same?"""
    quoted = len(one.speakers) > 1 and len(other.speakers) > 1 and one.speakers != other.speakers
    return quoted and around(one, other) >= QUOTED_SHARE


def _falls_back(earlier: Claim, later: Claim) -> bool:
    """Is a rising count told days later lower than before?"""
    if earlier.course != "rising" or not earlier.published or not later.published:
        return False
    if (later.published.first - earlier.published.last).days < LATER_DAYS:
        return False
    mine, theirs = earlier.compared, later.compared
    return isinstance(mine, NumberRange) and isinstance(theirs, NumberRange) and (theirs.low or 0) < (mine.low or 0)


def _supported(one: Claim, other: Claim, strength: float, reasons: list[str]) -> tuple[float, list[str]]:
    """What else the two sentences share, added up."""
    if one.facets.predicate and one.facets.predicate == other.facets.predicate:
        strength, reasons = strength + 0.12, [*reasons, f"both of {one.facets.predicate}"]
    context = around(one, other)
    if context >= 1:
        strength, reasons = strength + min(0.25, 0.07 * context), [*reasons, "the sentences share names or words"]
    if one.facets.lead and other.facets.lead:
        strength, reasons = strength + 0.08, [*reasons, "both in the lead"]
    if one.facets.background or other.facets.background:
        strength, reasons = strength - 0.25, [*reasons, "one may be of an earlier event"]
    return strength, reasons
