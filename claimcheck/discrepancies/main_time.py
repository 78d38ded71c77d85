"""Two times for what two texts are about, each the only one that its text gives."""

from __future__ import annotations

from claimcheck.discrepancies.matching import (
    Match,
    agents_part,
    befell_one,
    befell_others,
    bounded,
    days_apart,
    no_match,
    of_main_event,
    shared,
    things_of,
)
from claimcheck.model import Claim, TimeRange, fold

NAMED = 0.75
"""What two clauses share that name one person, place or thing."""
NEAR_DAYS = 3
"""Happenings of one kind on days further apart than this are two, unless the kind happens once."""
CLOSE = 90
"""Minutes within which two clocks are two accounts of one moment: two strikes on one town lie further apart."""
ROUNDED = 30
"""Minutes that an hour told roughly ("about", "shortly after") may span; a part of the day spans more."""
MOMENT = 20
"""Minutes within which the hours that two texts of one story give for one kind of happening are of one of it."""
LOOSE = frozenset({"blow"})
"""Happenings told in so many ways that two of their predicates may be of two: what was damaged one day and what
collapsed the next."""
ACCIDENT = "accident"
"""The family of crashes, collisions and what else is no more than an accident: what two texts of one story call so is
one."""
ONE_THING = 1.0
"""What two clauses share from which what befell one thing once in a while befell it once: a name, or a thing and what
else is said of it."""
THING = 0.4
"""The least of that which must be things or names, not only where it was."""
AWHILE = 60
"""Days within which a thing that does not befall the same again and again hardly befalls it twice."""
DEATH = "death"
"""The happening of what befalls many, each once."""


def match_main(one: Claim, other: Claim) -> Match:
    """Two times, each the only one of its text, for what that is about."""
    mine, theirs = one.value, other.value
    if not isinstance(mine, TimeRange) or not isinstance(theirs, TimeRange):
        return no_match("no times")
    if _is_one_moment(one, other) and is_within(mine, theirs, CLOSE):
        return Match(0.6, ("the one hour that each text gives for the main event",))
    if _is_one_kind(one, other) and is_within(mine, theirs, MOMENT):
        return Match(0.55, ("the one hour that each text of the story gives for it",))
    if _are_main_days(one, other) and 0 < days_apart(mine, theirs) <= NEAR_DAYS:
        return Match(0.55, ("the one day that each text gives for the main event",))
    return no_match("nothing shows that it is the main event")


def match_once(one: Claim, other: Claim) -> Match:
    """Two dates of what happens once, each the only one of its text, which both leads tell of."""
    if not of_main_event(one, other) or named_agents_part(one, other) or befell_others(one, other):
        return no_match("nothing shows that it is the main event")
    if _is_of_people(one) or _is_of_people(other):
        return no_match("it may have befallen several")
    if one.question.topic != other.question.topic:
        return no_match("other words")
    return Match(0.55, ("the one date that each lead gives for what happens once",))


def match_thing(one: Claim, other: Claim) -> Match:
    """Two days, each the only one of its text, on which one thing that does not happen every day befell one thing."""
    facets = (one.facets, other.facets)
    mine, theirs = one.value, other.value
    if not isinstance(mine, TimeRange) or not isinstance(theirs, TimeRange) or one.article == other.article:
        return no_match("no times")
    days = all((time.last - time.first).days <= 1 for time in (mine, theirs))
    days = days and not (has_hour(one) or has_hour(other))
    again = any(f.repeats or f.background or f.apart for f in facets)
    if again or not days or not 0 < days_apart(mine, theirs) <= AWHILE:
        return no_match("it may have happened on both days")
    if agents_part(one, other) or any(f.several or not f.tells for f in facets):
        return no_match("it may have befallen several")
    if name_others(one, other):
        return no_match("each names another beside it")
    support = shared(told_of(one), told_of(other))
    if things_shared(one, other) < THING or support < ONE_THING or not any(f.lead for f in facets):
        return no_match("nothing shows that it befell one thing")
    lead = 0.1 if all(f.lead for f in facets) else 0.0
    return Match(bounded(0.4 + min(0.25, 0.1 * support) + lead), ("the one day that each text gives for it",))


def things_shared(one: Claim, other: Claim) -> float:
    """What two clauses share of the things that they name beside those who act and where they do."""
    return shared(things_of(told_of(one)), things_of(told_of(other)), without=_of_actors_and_places(one, other))


def name_others(one: Claim, other: Claim) -> bool:
    """Does each clause name somebody, beside those who act and where, whom the other does not: a deal with one
    company, a deal with another?"""
    aside = _of_actors_and_places(one, other)
    mine, theirs = ({key for key in c.facets.near if key[0] == "n"} - aside for c in (one, other))
    return bool(mine - theirs) and bool(theirs - mine)


def _of_actors_and_places(one: Claim, other: Claim) -> frozenset[str]:
    """The keys of the names and the nouns for those who act in either clause, and of where they do."""
    facets = (one.facets, other.facets)
    places = {f"n:{fold(place.name)}" for f in facets for place in f.places}
    parties = {f"{kind}:{key}" for f in facets for party in f.agents for key in party.keys for kind in "nr"}
    return frozenset(places | parties)


def told_of(claim: Claim) -> frozenset[str]:
    """The keys of all that the claim's clause names or says."""
    return claim.facets.near | claim.facets.objects | claim.facets.patient


def named_agents_part(one: Claim, other: Claim) -> bool:
    """Do both name who did it, and not the same? "The company" may be any that is named above."""
    named = all(any(party.is_named for party in claim.facets.agents) for claim in (one, other))
    return named and agents_part(one, other) is not None


def _is_of_people(claim: Claim) -> bool:
    """Did it befall people that are counted or described, and not named?"""
    patient = claim.facets.patient
    return claim.facets.happening == DEATH or any(key[0] == "m" for key in patient)


def _is_one_kind(one: Claim, other: Claim) -> bool:
    """Do both tell of the same, by the same if they say by whom? What two say or decide tells only by its object."""
    same = one.question.topic == other.question.topic and not one.facets.of_object
    return same and agents_part(one, other) is None


def _is_one_moment(one: Claim, other: Claim) -> bool:
    """Are the two of what their texts are about? What happens every day must be so in both; what two say or decide
    tells only by its object.
    """
    if one.facets.of_object or agents_part(one, other):
        return False
    if one.facets.main and other.facets.main:
        return True
    daily = any(claim.facets.repeats and not claim.facets.happening for claim in (one, other))
    return (one.facets.main or other.facets.main) and not daily


def _are_main_days(one: Claim, other: Claim) -> bool:
    """Do two texts date one thing that does not happen every day, and which is what at least one of them is about?"""
    facets = (one.facets, other.facets)
    days = all(isinstance(c.value, TimeRange) and c.value.is_day and not has_hour(c) for c in (one, other))
    if not days or any(f.repeats or f.of_object or not f.tells for f in facets) or not any(f.main for f in facets):
        return False
    if _is_of_age(one) != _is_of_age(other) and one.facets.patient and other.facets.patient:
        return False  # the one befell a woman of 29, and the other a man by name
    if one.question.topic != other.question.topic and one.facets.happening in LOOSE:
        return befell_one(one, other) >= NAMED or {one.facets.family, other.facets.family} == {ACCIDENT}
    return True


def has_hour(claim: Claim) -> bool:
    """Does a date tell an hour, exactly or nearly so? Its day is told beside it, or lent by another sentence."""
    clock = claim.value.clock if isinstance(claim.value, TimeRange) else None
    return clock is not None and (clock.exact or clock.high - clock.low <= ROUNDED)


def _is_of_age(claim: Claim) -> bool:
    """Is no more known of whom it befell than how old he or she is?"""
    return bool(claim.facets.patient) and all(key.startswith("a:") for key in claim.facets.patient)


def is_within(mine: TimeRange, theirs: TimeRange, minutes: int) -> bool:
    """Are they two hours of one day so near each other that they are hardly of two happenings?"""
    if not (mine.clock and theirs.clock) or (mine.days_known and theirs.days_known and days_apart(mine, theirs)):
        return False
    low, high = sorted((mine.clock.low, theirs.clock.low))
    return high - low <= minutes
