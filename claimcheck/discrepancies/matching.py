"""Whether two claims answer one question about one event, how surely, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.discrepancies.deaths import is_one_death
from claimcheck.discrepancies.distinctions import numbers_part
from claimcheck.model import Claim, Facets, Party, Region, TimeRange
from claimcheck.model.quick import quickly_made

SPECIFIC = {
    "g": 1.0, "n": 1.0, "r": 0.6, "s": 0.6, "m": 0.3, "p": 0.4, "t": 0.4, "v": 0.2, "w": 0.4, "c": 0.3,
    "k": 0.4, "a": 0.8,
}  # fmt: skip
"""How far a shared key of each kind goes to show that two claims are of one thing; a name goes all the way."""

BODY = "body:"
"""What the traits of a body begin with, and of those who sit in it."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Match:
    """`strength` in [0, 1] says how surely the two claims answer one question; 0 with a reason when they do not."""

    strength: float
    reasons: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.strength > 0


def no_match(reason: str) -> Match:
    """Two claims that do not answer one question, and why."""
    return Match(0.0, (reason,))


def shared(one: frozenset[str], other: frozenset[str], *, without: frozenset[str] = frozenset()) -> float:
    """The weight of the keys that two sets share; a place that has both a number and a name counts once."""
    common = (one & other) - without
    weight = sum(SPECIFIC[key[0]] for key in common)
    twice = min(sum(key[0] == "g" for key in common), sum(key[0] == "n" for key in common))
    return weight - twice


TWINS = 0.5
"""The share of their keys that two sentences of one article have in common when they tell the same thing twice."""


SAME_DAY = 0.6
"""What one and the same day of both, said or carried on, adds to what two claims share."""


def around(one: Claim, other: Claim, *, without: frozenset[str] = frozenset()) -> float:
    """What the two sentences share: their keys, and their day."""
    keys = shared(one.facets.context, other.facets.context, without=without)
    return keys + (SAME_DAY if same_day(one, other) else 0.0)


def same_day(one: Claim, other: Claim) -> bool:
    """Is it known of both that they are of one day (or one night)?"""
    mine, theirs = one.facets.time, other.facets.time
    if mine is None or theirs is None or not (mine.days_known and theirs.days_known):
        return False
    short = all((time.last - time.first).days <= 1 for time in (mine, theirs))
    return short and _same_days(mine, theirs)


def twins(one: Claim, other: Claim) -> bool:
    """Do the two sentences say nearly the same: a headline and the line that repeats it?"""
    mine, theirs = one.facets.context, other.facets.context
    if one.sentence == other.sentence:
        return False
    return bool(mine and theirs) and len(mine & theirs) >= TWINS * len(mine | theirs)


ALLEGED = frozenset({"accused", "claimed"})
"""Rules of claims that name somebody by an accusation, or by his own claim of responsibility."""


def is_copied(one: Claim, other: Claim) -> bool:
    """Do two texts have one and the same sentence? What is read in it in two ways is no contradiction. Two sentences
    that each accuse the other side have the same words in another order."""
    lengths = {len(claim.sentence) for claim in (one, other)}
    same = len(lengths) == 1 and bool(one.facets.context) and one.facets.context == other.facets.context
    return same and ALLEGED.isdisjoint({one.rule, other.rule})


def times_part(one: Claim, other: Claim) -> str | None:
    """Why the times of two claims keep their events apart; None when they do not."""
    mine, theirs = one.facets.time, other.facets.time
    if mine is None or theirs is None or not (mine.days_known and theirs.days_known) or is_one_death(one, other):
        return None
    return None if _same_days(mine, theirs) else f"another time: {mine} / {theirs}"


def backgrounds_part(one: Claim, other: Claim) -> str | None:
    """Why what a word sets back in time is another happening: "they previously denied" an earlier strike."""
    words = {one.facets.background, other.facets.background}
    return "one is told as earlier" if None in words and len(words) > 1 else None


def means_part(one: Claim, other: Claim) -> str | None:
    """Why the means keep two attacks apart: a car bomb is no air raid. None when one of them is not told."""
    mine, theirs = one.facets.instruments, other.facets.instruments
    if not mine or not theirs or mine & theirs:
        return None
    return f"other means: {min(mine)} / {min(theirs)}"


DENIED_BY = "denied by speaker"
"""The rule of denials by one of whom it is said."""
DENIALS = frozenset({"negated", "denied of all", DENIED_BY})
"""The rules of claims that something did not happen."""
LENT = 2
"""Days by which the time of a denial, or one that a clause only takes over from its neighbours, may be wrong: a denial
is mostly dated by the day on which it was spoken."""


def said_times_part(one: Claim, other: Claim) -> str | None:
    """As `times_part`, where both clauses say their day themselves; else days near each other keep nothing apart."""
    mine, theirs = one.facets.time, other.facets.time
    said = all(claim.facets.time_said and claim.rule not in DENIALS for claim in (one, other))
    said = said or "varying" in (one.course, other.course)  # "had not yet": the day is what matters
    if mine is None or theirs is None or said:
        return times_part(one, other)
    return None if days_apart(mine, theirs) <= LENT else times_part(one, other)


def _same_days(mine: TimeRange, theirs: TimeRange) -> bool:
    """Can the days be the same? Hours are left aside: they are told too loosely to keep events apart."""
    return TimeRange(mine.first, mine.last, None, mine.year_known, True, mine.open_start, mine.open_end).allows(
        TimeRange(theirs.first, theirs.last, None, theirs.year_known, True, theirs.open_start, theirs.open_end)
    )


def days_apart(mine: TimeRange, theirs: TimeRange) -> int:
    """The days between two times; 0 where they share one."""
    return max((mine.first - theirs.last).days, (theirs.first - mine.last).days, 0)


def things_of(keys: frozenset[str]) -> frozenset[str]:
    """Keys without what says where something is, on whose side, or how it happened."""
    return frozenset(key for key in keys if key[0] not in "gcspv")


def befell_one(one: Claim, other: Claim) -> float:
    """What the two share of what the predicate befell: a name that one text gives as the patient and the other beside
    the verb; else the patient alone decides where both texts tell it.
    """
    mine, theirs = one.facets, other.facets
    if _is_beside(mine, theirs) or _is_beside(theirs, mine) or _is_crosswise(mine, theirs):
        return SPECIFIC["n"]
    if mine.patient and theirs.patient:
        return shared(mine.patient, theirs.patient)
    return shared(mine.objects, theirs.objects)


def _is_crosswise(mine: Facets, theirs: Facets) -> bool:
    """Does each name beside its verb, with a name, what the other gives as the patient ("the club's licence was
    withdrawn", "the club lost its licence")?"""
    one, other = mine.patient & theirs.near, theirs.patient & mine.near
    return bool(one and other) and one != other and any(key[0] == "n" for key in one | other)


def _is_beside(mine: Facets, theirs: Facets) -> bool:
    """Does a name that the one gives as the patient stand beside the other's verb, of which nobody else is told to be
    it ("the passengers of Paul Kerr")?"""
    others = any(key[0] == "r" for key in theirs.patient) and not theirs.patient & theirs.stands_for
    return bool(_person(mine.patient) & theirs.near) and not others


def _person(keys: frozenset[str]) -> frozenset[str]:
    """The names among the keys of a mention that is no place."""
    return frozenset(key for key in keys if key[0] == "n") if not any(key[0] in "gs" for key in keys) else frozenset()


def befell_others(one: Claim, other: Claim, *, without: frozenset[str] = frozenset()) -> bool:
    """Do both texts name whom it befell, with names that are not one? A place beside the verb is nobody,
    and a side that both belong to does not make them one."""
    mine, theirs = (c.facets.patient - without for c in (one, other))
    if _ages_part(mine, theirs) or numbers_part(mine, theirs):
        return True
    named = all(any(k[0] == "n" for k in keys) and not any(k[0] == "g" for k in keys) for keys in (mine, theirs))
    return named and not any(key[0] not in "ac" for key in mine & theirs)


def _ages_part(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Are they of two ages, and is no name told of both?"""
    ages = [{key for key in keys if key[0] == "a"} for keys in (mine, theirs)]
    return all(ages) and ages[0] != ages[1] and not any(key[0] == "n" for key in mine & theirs)


def befell_a_part(one: Claim, other: Claim) -> bool:
    """Did the one befall what only belongs to what the other befell: an amendment to the bill, a guard of the mayor?"""
    return _belongs(one, other) or _belongs(other, one)


def _belongs(part: Claim, whole: Claim) -> bool:
    mine, theirs = part.facets.patient, whole.facets.patient or whole.facets.objects
    if any(key[0] == "r" for key in mine) and all(key[0] == "w" for key in theirs):
        return False  # nobody is a part of what no table knows
    return bool(mine and theirs) and not mine & theirs and theirs <= part.facets.objects


def other_things(one: Claim, other: Claim) -> bool:
    """Are those befallen told as counted nouns, and not as the same ones: three bodies and a farmer?"""
    mine, theirs = one.facets.patient, other.facets.patient
    counted = any(all(key[0] == "m" for key in keys) for keys in (mine, theirs))
    return bool(mine and theirs) and counted and not mine & theirs


def of_main_event(one: Claim, other: Claim) -> bool:
    """Does each tell, in a lead, of what its text is about?"""
    return all(claim.facets.lead and claim.facets.main for claim in (one, other))


def own_voice(one: Claim, other: Claim) -> bool:
    """Do both stand in one article, in the same voice?"""
    return one.article == other.article and one.speakers == other.speakers


def places_part(one: Claim, other: Claim) -> str | None:
    """Why the places of two claims keep their events apart; None when one of them is unknown or they can be one.

    What both befell says more than a place that stands beside it: one town taken is one town.
    """
    if is_one_death(one, other):
        return None
    if _lie_apart(one.facets.places, other.facets.places):
        return f"another place: {one.facets.places[0].name} / {other.facets.places[0].name}"
    mine = [p for p in one.facets.places if p.site is None]
    theirs = [p for p in other.facets.places if p.site is None]
    if not mine or not theirs or any(a.allows(b) for a in mine for b in theirs):
        return None
    if any(key[0] == "g" for key in one.facets.objects & other.facets.objects):
        return None
    if any(unplaced(p) for p in mine + theirs) and not _are_towns(mine, theirs):
        return None
    return f"another place: {mine[0].name} / {theirs[0].name}"


def _lie_apart(mine: Sequence[Region], theirs: Sequence[Region]) -> bool:
    """Is it known of all of them, sites too, that they lie in two towns or regions?"""
    return bool(mine and theirs) and all(a.lies_apart(b) for a in mine for b in theirs)


def unplaced(place: Region) -> bool:
    """Is it unknown what holds this place?"""
    return not place.within


def _are_towns(mine: list[Region], theirs: list[Region]) -> bool:
    return all(p.country is not None and p.key != p.country for p in mine + theirs)


PLURAL = "sx"
"""The letters that a key in the plural may end in."""


def agents_part(one: Claim, other: Claim) -> str | None:
    """Why the agents of two claims keep their events apart."""
    mine, theirs = one.facets.agents, other.facets.agents
    if not mine or not theirs or any(_may_be_one(a, b) for a in mine for b in theirs):
        return None
    of_object = one.facets.of_object or other.facets.of_object
    if not of_object and (_is_named_by(mine, other) or _is_named_by(theirs, one)):
        return None
    return f"another agent: {mine[0]} / {theirs[0]}"


def _is_named_by(parties: Sequence[Party], claim: Claim) -> bool:
    """Does the claim's clause name one of the parties beside the one read as its agent?"""
    return any(f"n:{key}" in claim.facets.near for party in parties for key in party.keys)


def _may_be_one(one: Party, other: Party) -> bool:
    countries = [{side for side in party.sides if len(side) == 2 and side.isupper()} for party in (one, other)]
    if all(countries) and not countries[0] & countries[1]:
        return False
    return one.is_known_with(other) or bool(_words(one) & _words(other)) or _is_body_of(one, other)


def _is_body_of(one: Party, other: Party) -> bool:
    """Is the one a body, and the other some who sit in such a one ("the Senate", "senators")?"""
    bodies = (trait for trait in one.traits & other.traits if trait.startswith(BODY))
    return one.several is not other.several and any(bodies)


def _words(party: Party) -> set[str]:
    """The words that a party is known by, those of one and of several alike ("students", "two students")."""
    words = (word for key in party.keys for word in key.replace(":", " ").split())
    return {word.rstrip(PLURAL) for word in words if len(word) > 3}


def bounded(strength: float) -> float:
    """A strength between 0 and what no match of two texts goes beyond."""
    return max(0.0, min(0.97, strength))
