"""What keeps two figures of one measure apart: another part, place, unit or hour, a change, another order of size."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.discrepancies.matching import days_apart, of_main_event
from claimcheck.model import Claim, NumberRange

CAUGHT = frozenset({
    "arrest", "detain", "question", "hear", "charge", "accuse", "jail", "try", "convict", "sentence", "release",
})  # fmt: skip
"""The predicates of what befalls whom the police have."""
THOUSANDS = (1e3, 1e6, 1e9)
TEN = 10.0
ROUNDING = 0.012
"""Two amounts of one dimension that differ by less than this share are one amount, rounded or converted."""
SHORTEST_PERIOD = 27
"""Days between the first and the last of the shortest month."""
FINE = 2
"""Digits of an amount from which on it is no round figure."""
CHANGED = 7
"""Days after which what varies (people detained, boats at sea) may have changed."""
COUNTED = frozenset({"person", "object"})
"""Units of what is counted one by one."""
ALLOWED = "SUPPORT"
"""The kind (PLOVER) of predicates that tell what was allowed."""
SCALES, ROUNDED_OFF, NOUGHTS_OFF = (10**9, 10**6), 0.1, 0.02
"""What amounts are told in whole numbers of, and how much of an amount is left out so at most."""
HARMED = frozenset({"building", "vehicle", "animal", "area"})
"""Units of what may be harmed more or less: what was done to them is a part of the question."""
MAGNITUDE = 60.0
"""Amounts further apart than this are hardly told of one thing: another thing is counted."""
MORE, LESS = "more_than", "less_than"
"""The rules of counts that are told by a number they are said to pass, or not to reach."""
CIVILIANS = "m:civilian"
"""The key of those befallen who are no fighters."""
CODE = 3
"""Letters of a currency's code."""
FRANC = "franc"
"""The currency of a text that does not say which land's franc it means."""
FRANCS = frozenset({FRANC, "CHF", "FRF", "BEF", "XOF"})
"""The currencies that are called so."""
SHARE = "share"
"""The dimension of percentages."""
CROWDS = frozenset({"demonstrator", "striker", "participant"})
"""Measures of those who take part in what is held in many places at once."""
CROWD_RATIO = 12.0
"""Organisers and police differ by up to nine times on one march (Marseille, 2023: 245,000 and 30,000)."""


def other_question(one: Claim, other: Claim) -> str | None:
    """Why the two figures answer two questions; None when they may answer one."""
    if not of_one_currency(one, other):
        return "another currency"
    if _may_have_changed(one, other):
        return "it may have changed in between"
    if not of_one_part(one, other) and not exceeds(one, other):
        return "another part is counted"
    if not of_one_bearer(one, other):
        return "of another place, or a part and the whole"
    if one.unit != other.unit and not one.question.role:
        return "another unit"
    if one.course == "varying" and one.question.role and _at_other_hours(one, other):
        return "it may have changed in between"
    if _done_otherwise(one, other):
        return "something else was done to those counted"
    return "amounts too far apart to be of one thing" if are_far_apart(one, other) else None


def _may_have_changed(one: Claim, other: Claim) -> bool:
    """May what varies be another by now? How many took part in what is past stays what it was, and so does what two
    leads say that their deed came to."""
    if one.course != "varying" or not one.published or not other.published:
        return False
    sums = of_main_event(one, other) and one.telling and is_currency(one.question.role)
    past = sums or (one.facets.main and other.facets.main and one.unit in COUNTED)
    return not past and days_apart(one.published, other.published) > CHANGED


def is_currency(role: str) -> bool:
    """Is a dimension money of one currency?"""
    return role == FRANC or (len(role) == CODE and role.isupper())


def coin_of(role: str) -> str:
    """What a currency is called, where that leaves its land untold; any other dimension itself."""
    return FRANC if role in FRANCS else role


def of_one_currency(one: Claim, other: Claim) -> bool:
    """Are two sums in one currency, or may they be, where the one text leaves out whose?"""
    mine, theirs = one.question.role, other.question.role
    return mine == theirs or (FRANC in (mine, theirs) and coin_of(mine) == coin_of(theirs))


def of_one_part(one: Claim, other: Claim) -> bool:
    """Do both count the same part? What a share is one of may be left unsaid."""
    mine, theirs = one.question.restriction, other.question.restriction
    unsaid = one.question.role == SHARE and not (mine and theirs)
    return unsaid or mine == theirs


def of_one_bearer(one: Claim, other: Claim) -> bool:
    """Are both of one place? A count that names none of its own is of the place that its clause names alone; a crowd
    without a place is the whole country's."""
    mine, theirs = one.question.bearer, other.question.bearer
    if bool(mine) == bool(theirs):
        return mine == theirs
    lone = other if mine else one
    named = {place.name for place in lone.facets.places if not place.site}
    if one.question.measure in CROWDS and not named:
        return _at_one_site(one, other)
    return named == {mine or theirs}


def _at_one_site(one: Claim, other: Claim) -> bool:
    """Does each clause name a site, and the same: a march from one square?"""
    return any(a.site and b.site and a.same(b) for a in one.facets.places for b in other.facets.places)


def _at_other_hours(one: Claim, other: Claim) -> bool:
    """Is each level told of another hour: a turnout at noon and at five?"""
    mine, theirs = one.facets.time, other.facets.time
    if mine is None or theirs is None or not (mine.clock and theirs.clock):
        return False
    return mine.clock.exact and theirs.clock.exact and not mine.allows(theirs)


def _done_otherwise(one: Claim, other: Claim) -> bool:
    """Do two predicates befall the things that each text counts: homes damaged, homes destroyed? Those that allow them
    tell the same (approved, given the green light)."""
    counted = f"m:{one.question.measure}"
    if one.facets.kind == other.facets.kind == ALLOWED:
        return False
    befell = all(counted in claim.facets.patient for claim in (one, other))
    return befell and one.unit in HARMED and one.facets.predicate != other.facets.predicate


def are_far_apart(one: Claim, other: Claim, most: float | None = None) -> bool:
    """Is the greater figure more than `most` times the less, without being the same digits?"""
    most = most or (CROWD_RATIO if one.question.measure in CROWDS else MAGNITUDE)
    return ratio(one, other) > most and not lost_thousands(one, other)


def ratio(one: Claim, other: Claim) -> float:
    """The greater of two figures by the less; 1 when one of them has no lower end."""
    lows = [c.compared.low for c in (one, other) if isinstance(c.compared, NumberRange) and c.compared.low]
    return max(lows) / min(lows) if len(lows) == 2 else 1.0


def is_none(claim: Claim) -> bool:
    """Is it said that there are none?"""
    return isinstance(claim.compared, NumberRange) and claim.compared.high == 0


def is_rounded(whole: Claim, exact: Claim) -> bool:
    """Is the one amount a whole number, of millions too, to which the other's decimals round: five tonnes, and 5.36;
    three million, and 3.1 million; 900 megawatts, and 912?"""
    mine, theirs = whole.value, exact.value
    if not isinstance(mine, NumberRange) or not isinstance(theirs, NumberRange) or not mine.low or not theirs.low:
        return False
    if not (mine.is_exact and theirs.is_exact):
        return False
    if float(theirs.low) != round(theirs.low):
        return round(theirs.low) == mine.low
    places, off = _places(mine.low), abs(mine.low - theirs.low)
    if _places(theirs.low) > places < 0 and off <= NOUGHTS_OFF * theirs.low and whole.question.role != SHARE:
        return round(theirs.low, places) == mine.low
    scale = next((s for s in SCALES if mine.low % s == 0), None)
    near = off <= ROUNDED_OFF * theirs.low
    return scale is not None and near and theirs.low % scale != 0 and round(theirs.low / scale) * scale == mine.low


def are_told_finely(one: Claim, other: Claim) -> bool:
    """Are two exact amounts in one unit told so finely that neither is the other rounded: 19.83 and 19.78 seconds?"""
    mine, theirs = one.value, other.value
    if one.unit != other.unit or not isinstance(mine, NumberRange) or not isinstance(theirs, NumberRange):
        return False
    if not (mine.is_exact and theirs.is_exact and mine.low and theirs.low):
        return False
    places = [_places(value) for value in (mine.low, theirs.low)]
    if min(_digits(value, place) for value, place in zip((mine.low, theirs.low), places, strict=True)) < FINE:
        return False
    return places[0] == places[1] or abs(mine.low - theirs.low) >= 10.0 ** -min(places)


def _places(number: float) -> int:
    """The places behind the point down to which a number is told; below 0 where it ends with noughts."""
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _digits(number: float, places: int) -> int:
    """The digits of a number down to that place."""
    return len(str(abs(round(number * 10.0**places))))


def lost_nought(one: Claim, other: Claim) -> bool:
    """Are they the same digits but for a nought, or for a "thousand"? Figures that are rounded may be."""
    return abs(ratio(one, other) / TEN - 1) < ROUNDING or lost_thousands(one, other)


def lost_thousands(one: Claim, other: Claim) -> bool:
    """Are they the same digits, but for a "thousand" or a "million": 510 km and 510 million km?"""
    lows = (c.value.low for c in (one, other) if isinstance(c.value, NumberRange))
    digits = {f"{low:.6f}".replace(".", "").strip("0") for low in lows if low}
    slip = any(abs(ratio(one, other) / thousand - 1) < ROUNDING for thousand in THOUSANDS)
    return slip and len(digits) == 1 and len(min(digits)) > 1


def is_bound_itself(bound: Claim, exact: Claim) -> bool:
    """Is the one count the very number that the other is said to be more or less than: "over ten", and ten?"""
    mine, theirs = bound.value, exact.value
    if not isinstance(mine, NumberRange) or not isinstance(theirs, NumberRange) or theirs.low is None:
        return False
    counted = theirs.is_exact and not bound.question.role
    over = bound.rule == MORE and mine.low == theirs.low + 1
    return counted and (over or (bound.rule == LESS and mine.high == theirs.low - 1))


def exceeds(one: Claim, other: Claim) -> bool:
    """Is a part larger than its whole: one crew member hurt, and no one hurt?"""
    part, whole = (one, other) if one.question.restriction else (other, one)
    if one.question.role == SHARE:
        return False
    if whole.question.restriction or not part.question.restriction or CIVILIANS in whole.facets.patient:
        return False  # fighters are no part of the civilians
    inner, outer = part.compared, whole.compared
    if not isinstance(inner, NumberRange) or not isinstance(outer, NumberRange):
        return False
    return inner.low is not None and outer.high is not None and inner.low > outer.high


def is_one_caught(one: Claim, other: Claim) -> bool:
    """Are those of one text alone those whom the police have?"""
    return (one.facets.predicate in CAUGHT) is not (other.facets.predicate in CAUGHT)


def is_period(claim: Claim) -> bool:
    """Is a figure told of a month or more?"""
    time = claim.facets.time
    return time is not None and (time.last - time.first).days >= SHORTEST_PERIOD


def days_between(one: Claim, other: Claim) -> int:
    """The least number of days between what the two are told of; 0 where one of them has no day."""
    mine, theirs = one.facets.time, other.facets.time
    return days_apart(mine, theirs) if mine is not None and theirs is not None else 0
