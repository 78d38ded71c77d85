"""What two leads tell alike without a name in common, by which they are one story all the same."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.model import WRECK, Outline, TimeRange

ALIKE, FEWEST_ALIKE, ALIKE_BONUS = 0.6, 2.5, 0.8
"""Two leads of one day that share most of what they tell without names, three things or more, tell one story though
one names another town: where it tells of what is not told of twice on a day."""
VOTES = frozenset({"p:vote", "p:elect", "p:lead_poll", "p:lose_election"})
"""The keys of leads that tell of a vote."""
ONE_WRECK, WRECK_DAYS = 0.8, 2
"""What it adds that two leads of neighbouring days tell of a wreck of one kind of vehicle in one land, and give one day
or one exact figure for it: no name need be told of the victims of a bus in a far country."""
TOLD_ALIKE = 3
"""Things that two leads of one week both tell, as that pupils fell ill and were taken to hospital, for `LEADS_BONUS`:
without a name in common they make no story, with a few further words they do."""
OF_LANDS = frozenset({
    "m:unemployment_rate", "m:inflation", "m:gdp", "m:deficit", "m:interest_rate", "m:poverty_rate", "m:minimum_wage",
})  # fmt: skip
OF_LAND_BONUS = 1.3
"""Measures of which a land has one at a time, and what it adds that two leads of a week tell of the same one of it."""


def alikeness(one: Outline, other: Outline, weight: Mapping[str, float]) -> float:
    """What it adds to the support of two articles that their leads tell alike; `weight` says what a word counts for."""
    shared = ALIKE_BONUS if _tell_alike(one, other, weight) or _tell_one_vote(one, other) else 0.0
    shared += OF_LAND_BONUS if of_land(one) & of_land(other) else 0.0
    return shared + (ONE_WRECK if _tell_one_wreck(one, other) else 0.0)


def of_land(outline: Outline) -> frozenset[str]:
    """The measures of a land that a lead tells of, with the one land that it names."""
    told = outline.lead & OF_LANDS
    lands = [key for key in outline.lead if key[0] == "c"] if told else []
    return frozenset(f"{measure} {lands[0]}" for measure in told) if len(lands) == 1 else frozenset()


def tell_much_alike(one: Outline, other: Outline) -> bool:
    """Do two leads tell at least `TOLD_ALIKE` things, names left out, in the same words?"""
    return sum(key[0] not in "gn" for key in one.lead & other.lead) >= TOLD_ALIKE


def _tell_alike(one: Outline, other: Outline, weight: Mapping[str, float]) -> bool:
    """Do two leads that name one day tell, in the same words, of what is seldom told, names left out?"""
    if one.seldom.isdisjoint(other.seldom) or set(one.lead_days).isdisjoint(other.lead_days):
        return False
    mine, theirs = ({key for key in outline.lead if key[0] not in "gn"} for outline in (one, other))
    common = mine & theirs
    met = sum(weight.get(key, 1.0) for key in common)
    return met >= max(FEWEST_ALIKE, ALIKE * min(len(mine), len(theirs)))


def _tell_one_vote(one: Outline, other: Outline) -> bool:
    """Do two leads that name no town tell of a vote in one country on one day? There is one such, whoever won it."""
    if VOTES.isdisjoint(one.lead) or VOTES.isdisjoint(other.lead) or set(one.lead_days).isdisjoint(other.lead_days):
        return False
    common, either = one.lead & other.lead, one.lead | other.lead
    return any(key[0] == "c" for key in common) and not any(key[0] == "g" for key in either)


def _tell_one_wreck(one: Outline, other: Outline) -> bool:
    """Do two leads of neighbouring days tell of one kind of vehicle wrecked in one land, by a day or a figure?"""
    if not any(key.startswith(WRECK) for key in one.seldom & other.seldom):
        return False
    gap = days_between(one.published, other.published)
    met = one.counts & other.counts or set(one.lead_days) & set(other.lead_days)
    return gap is not None and gap <= WRECK_DAYS and bool(met)


def days_between(one: TimeRange | None, other: TimeRange | None) -> int | None:
    """The least number of days between two times; None when either has no year."""
    if one is None or other is None or not (one.year_known and other.year_known):
        return None
    return max((other.first - one.last).days, (one.first - other.last).days, 0)
