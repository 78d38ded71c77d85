"""Why two figures of one measure are of two things: two owners, two rounds, two kinds of thing."""

from __future__ import annotations

from claimcheck.discrepancies.figures import are_far_apart, is_currency, is_none, is_one_caught, is_period
from claimcheck.discrepancies.matching import agents_part, days_apart, of_main_event, same_day
from claimcheck.discrepancies.seats import owners_part
from claimcheck.model import Claim, fold

PERSON = "person"
AGE, DURATION, SHARE = "age", "duration", "share"
MOVES = frozenset({"increase", "decrease", "fall"})
"""Predicates of what goes up and down from one day to the next."""
FEW_TIMES = 3.0
"""Amounts further apart than this are of two things where little else ties them."""
OF_HAPPENINGS = frozenset({DURATION, SHARE, "distance"})
"""Measures of what happens, not of a thing: how long it went on, how many of those it befell, how far off it was."""
NEUTRAL = frozenset({"last", "occur", "achieve", "need", "use"})
"""Predicates that say only that something went on or was brought to its end."""
VOTES, BETWEEN = "vote_share", 5
"""The measure of results, and the days between two texts from which they may tell those of two rounds."""
ROUNDS = frozenset({"t:first_round", "t:second_round"})
"""The keys of the rounds of a vote."""
HURT_OR_DEAD = frozenset({"injure", "kill"})
"""What befell two persons, not one, where each text says the one and the age of whom it befell."""
CHILDREN = frozenset({"r:baby", "r:newborn", "r:child", "r:girl", "r:boy"})
"""The keys of children, of whom one may be called by several."""
PEOPLE = frozenset({"m:man", "m:woman", "m:child", "m:baby", "m:newborn", "m:boy", "m:girl", "m:teenager"})
"""The keys of people who are only counted."""
MINOR = "age.minor"
"""The mark of children: what one text calls a child another calls a girl."""
OF_A_VOTE = frozenset({"turnout", "abstention_rate", "strike_rate"})
"""Measures of which a vote or a strike has one in each place, whoever is named beside them."""
OWNED = frozenset({DURATION, SHARE, "salary", VOTES, "award", "medal"})
"""Dimensions and measures of which each of those in a text has its own."""


def of_two_things(one: Claim, other: Claim) -> str | None:
    """Why two measures are not of one thing; None when they may be."""
    if _of_two_kinds(one, other) and not (is_currency(one.question.role) and of_main_event(one, other)):
        return "measures of things of two kinds"
    if _of_two_happenings(one, other):
        return "what two things happened to, or how long they went on"
    if _befell_two(one, other):
        return "it befell somebody else"
    if one.question.measure == AGE and _are_two_persons(one, other):
        return "two persons"
    if _is_other_deed(one, other):
        return "none is said to have done another thing"
    if _of_two_rounds(one, other):
        return "of two rounds"
    if one.question.role.isupper() and agents_part(one, other):
        return "two pay or get it"
    if apart := owners_part(one, other):
        return apart
    if _of_two_owners(one, other):
        return "what each names has such a measure of its own"
    daily = _moves_daily(one) and _moves_daily(other) and not (same_day(one, other) or _of_one_period(one, other))
    return "it moves from day to day" if daily else None


def kinds_of(claim: Claim) -> frozenset[str]:
    """The kinds of thing that the one is of which it is a measure."""
    return frozenset(key for key in claim.facets.bearer if key[0] == "k") if claim.question.role else frozenset()


def _of_two_kinds(one: Claim, other: Claim) -> bool:
    """Are the things that the measures stand beside of kinds that have nothing in common: a river and a car?"""
    mine, theirs = kinds_of(one), kinds_of(other)
    return bool(mine and theirs) and not mine & theirs


def _of_two_owners(one: Claim, other: Claim) -> bool:
    """Does each clause name somebody, and not the same, where many in a text have such a measure: a term, a pay,
    a share of the votes?"""
    owned = is_owned(one) or one.question.role in OWNED
    if not owned or _is_one_share(one, other):
        return False
    if one.question.measure in OF_A_VOTE:
        if _at_a_site(one) != _at_a_site(other):
            return True
        mine, theirs = (frozenset(place.name for place in c.facets.places) for c in (one, other))
    else:
        mine, theirs = (
            _names(c.facets.bearer) - _tellers(c) or _names(c.facets.near) - _tellers(c) for c in (one, other)
        )
        places = {f"n:{fold(place.name)}" for claim in (one, other) for place in claim.facets.places}
        if one.question.measure == VOTES and mine - places and theirs - places:
            mine, theirs = mine - places, theirs - places  # of those who stand in one place each has its own
    return bool(mine and theirs) and not mine & theirs


def _tellers(claim: Claim) -> frozenset[str]:
    """The keys of those who are cited for it: it is none of theirs."""
    return frozenset(f"n:{fold(speaker)}" for speaker in claim.speakers[1:])


def _at_a_site(claim: Claim) -> bool:
    """Does the clause name a site (a depot, a polling station), of which a vote or a strike has many?"""
    return any(place.site for place in claim.facets.places)


def is_owned(claim: Claim) -> bool:
    """Is it a measure of which each of those in a text has its own?"""
    return claim.question.measure in OWNED


def _of_two_happenings(one: Claim, other: Claim) -> bool:
    """Is it how long things went on that two predicates tell of (out of order, trapped), or how many of those were
    affected in two ways? What one text tells beside the other's happening may be that happening."""
    mine, theirs = one.facets.predicate, other.facets.predicate
    told_of = one.question.measure == other.question.measure and one.question.measure in OF_HAPPENINGS
    if not told_of or mine is None or theirs is None or mine == theirs:
        return False
    if one.question.measure == SHARE and not (one.question.restriction and other.question.restriction):
        return False
    if tell_of_one(one, other):
        return False
    beside = f"p:{mine}" in other.facets.context and f"p:{theirs}" in one.facets.context
    neutral = bool({mine, theirs} & NEUTRAL) and not _told_of_others(one, other)
    return not (beside or (neutral and not are_far_apart(one, other, FEW_TIMES)))


def tell_of_one(one: Claim, other: Claim) -> bool:
    """May each predicate tell of what the other tells of, in other words?"""
    return one.facets.predicate in other.facets.tells and other.facets.predicate in one.facets.tells


def _told_of_others(one: Claim, other: Claim) -> bool:
    """Is either length told of a thing of which the other's sentence has nothing: a traffic jam?"""
    pairs = ((one, other), (other, one))
    things = [({key for key in told.facets.bearer if key[0] in "wm"}, beside.facets.context) for told, beside in pairs]
    return any(own and own.isdisjoint(context) for own, context in things)


def _of_two_rounds(one: Claim, other: Claim) -> bool:
    """Does each name another round of a vote or a match, or may it be one: results told a week apart?"""
    mine, theirs = (claim.facets.context & ROUNDS for claim in (one, other))
    if one.question.measure == VOTES and _told_long_apart(one, other):
        return True
    return len(mine) == len(theirs) == 1 and mine != theirs


def _told_long_apart(one: Claim, other: Claim) -> bool:
    """Did the two texts come out so far apart, and is it not said that both are of one day?"""
    if one.published is None or other.published is None or same_day(one, other):
        return False
    return days_apart(one.published, other.published) >= BETWEEN


def _is_one_share(one: Claim, other: Claim) -> bool:
    """Is it the share of one kind of thing that one predicate befell: of the corals that bleached?"""
    mine, theirs = one.question.restriction, other.question.restriction
    same = one.facets.predicate is not None and one.facets.predicate == other.facets.predicate
    return same and bool(mine) and mine == theirs


def _names(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0] == "n")


def _moves_daily(claim: Claim) -> bool:
    """Is it how far something rose or fell: a share price, a river?"""
    return claim.question.level == "change" or claim.facets.predicate in MOVES


def _of_one_period(one: Claim, other: Claim) -> bool:
    """Is it told of both, of one and the same month, quarter or year?"""
    said = one.facets.time_said and other.facets.time_said and one.facets.time == other.facets.time
    return said and is_period(one)


def _is_other_deed(one: Claim, other: Claim) -> bool:
    """Is it said of none that they did something, and of so many that they did another thing?"""
    deeds = {one.facets.predicate, other.facets.predicate}
    known = one.unit == PERSON or None not in deeds  # people of whom no verb tells may have done anything
    return is_none(one) != is_none(other) and len(deeds) > 1 and known


def _befell_two(one: Claim, other: Claim) -> bool:
    """Is it how long after something another thing befell two: a baby, and a man?"""
    if not (one.question.measure == DURATION and one.question.restriction and other.question.restriction):
        return False
    mine, theirs = (
        {key.replace("m:", "r:") for key in claim.facets.patient if key[0] in "rn" or key in PEOPLE}
        for claim in (one, other)
    )
    return bool(mine and theirs) and mine.isdisjoint(theirs) and not mine | theirs <= CHILDREN


def _are_two_persons(one: Claim, other: Claim) -> bool:
    """Are the ages of two who are described by other words, or whom other things befell: one hurt, the other killed?"""
    mine, theirs = one.facets, other.facets
    if _are_others(mine.bearer, theirs.bearer):
        return True
    common, deeds = mine.bearer & theirs.bearer, {mine.predicate, theirs.predicate}
    if any(key[0] == "n" for key in common):
        return False
    same_child = MINOR in mine.marks & theirs.marks and of_main_event(one, other)
    if mine.bearer and theirs.bearer and not common and not same_child and (None in deeds or len(deeds) > 1):
        return True
    return deeds == HURT_OR_DEAD or (None not in deeds and is_one_caught(one, other))


def _are_others(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Are the ones of whom two ages are told described by other words, and one of them by no name or role? Whether one
    may have both roles, a driver and a man, is told by what marks them."""
    known = any(key[0] in "nr" for key in mine) and any(key[0] in "nr" for key in theirs)
    return bool(mine and theirs) and not mine & theirs and not known
