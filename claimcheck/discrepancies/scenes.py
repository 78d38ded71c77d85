"""Two places for the one scene of what two texts are about, whichever predicates tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.discrepancies.check import Block, Hours
from claimcheck.discrepancies.main_time import told_of
from claimcheck.discrepancies.matching import (
    Match,
    befell_others,
    bounded,
    no_match,
    same_day,
    shared,
    things_of,
    times_part,
)
from claimcheck.discrepancies.place import JOINT, MANIFOLD, PlaceCheck, of_two_markets, place_keys, town_part
from claimcheck.discrepancies.sides import Group, claims_of, find_groups
from claimcheck.discrepancies.two_things import ROUNDS
from claimcheck.model import Aspect, Claim, Event, NumberRange, Region, can_both_hold
from claimcheck.model.quick import replace

Figure = tuple[str, float]

BASE = 0.5
"""How sure it is that two places told by two predicates are of one scene: what is reported by default, little more."""
NAMED, THINGS = 1.0, 1.2
"""What two sentences must share: a name, or three things."""
BASES = frozenset({"actual", "expected", "planned"})
"""The bases of what is told of: where a thing is to be built is where it stands."""
BUILT = "building"
"""The scene of what is planned and built in one place."""
GATHERED = "gathering"
"""The scene of what people come together for, which befalls nobody."""
CHOSEN = "choose_site"
"""The topic of places that are chosen for something."""
HELD = frozenset({"host", "gathering", "choose_site", "occur", "go_ahead"})
"""The topics of what is held once, as a cup or a summit is; a band plays in many places."""
TOWN = 0.4
"""What a town that both name adds to what two leads share, beside the places on test."""
FIGURE = 0.6
"""What a telling figure of both leads adds to that."""
PAIR = 2
"""Names of two leads that tell of a meeting from which it is one, though a text does not say on which day it was."""
TELLING = 4
"""The least number of those befallen that tells one happening from another of its day."""


class SceneCheck(PlaceCheck):
    """As `PlaceCheck`, for places that two predicates tell of what both texts are about.

    `figures` are those that hardly stand in two leads by chance, `leads` all keys of a lead, by the article.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        leads = [claim for claim in claims if claim.facets.lead and not claim.facets.background]
        self.figures = _figures(leads)
        self.leads = _keys_of(leads)

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if one.article == other.article:
            return self.say_again(one, other, BASE)
        apart = _told_apart(one, other) or town_part(one, other)
        if apart:
            return no_match(apart)
        if not (_is_only(one, other, block) and _is_only(other, one, block)):
            return no_match("one of the texts gives several places")
        places = (one.value, other.value, *one.facets.places, *other.facets.places)
        own = frozenset[str]().union(*(place_keys(place) for place in places))
        gathered = GATHERED in one.facets.tells & other.facets.tells
        if not gathered and befell_others(one, other, without=own):
            return no_match("it befell two")
        if CHOSEN in (one.question.topic, other.question.topic) and not _for_one_thing(one, other):
            return no_match("the place may be chosen for another thing")
        if self._may_be_two(one, other):
            return no_match("such things happen in several places")
        return self._supported(one, other, own)

    def _supported(self, one: Claim, other: Claim, own: frozenset[str]) -> Match:
        mine, theirs = (things_of(self._told(claim)) - own for claim in (one, other))
        named = any(key[0] == "n" for key in mine & theirs)
        support = shared(mine, theirs) + FIGURE * len(self._figures_of(one, other))
        holders = {place.site is not None for place in _places_shared(one, other)}
        named, support = named or True in holders, support + (NAMED if True in holders else TOWN if holders else 0.0)
        if support < (NAMED if named else THINGS):
            return no_match("too little shared to tell that it is one scene")
        day = 0.1 if same_day(one, other) else 0.0
        return Match(bounded(BASE + day + min(0.15, 0.05 * support)), ("the one place that each text gives for it",))

    def _told(self, claim: Claim) -> frozenset[str]:
        return claim.facets.context | claim.facets.near | self.leads.get(claim.article, frozenset())

    def _figures_of(self, one: Claim, other: Claim) -> frozenset[Figure]:
        """The telling figures that both leads give."""
        nothing: frozenset[Figure] = frozenset()
        return self.figures.get(one.article, nothing) & self.figures.get(other.article, nothing)

    def _may_be_two(self, one: Claim, other: Claim) -> bool:
        """May such a thing happen in two places: an attack on nobody named, a march, a meeting of another day?"""
        facets = (one.facets, other.facets)
        if any(f.several and f.kind not in MANIFOLD for f in facets):
            return True
        if any(f.kind in JOINT or (f.repeats and f.kind not in MANIFOLD) for f in facets):
            return not _is_held_then(one, other) and self._names_shared(one, other) < PAIR
        if not any(f.kind in MANIFOLD for f in facets):
            return False
        if any(key[0] == "n" for key in one.facets.patient & other.facets.patient):
            return False
        return not (self._figures_of(one, other) and same_day(one, other))

    def _names_shared(self, one: Claim, other: Claim) -> int:
        return sum(key[0] == "n" for key in self._told(one) & self._told(other))


def _for_one_thing(one: Claim, other: Claim) -> bool:
    """Do two clauses tell of one kind of thing, where one says only that a place was chosen for it?"""
    return any(key[0] in "smtwr" for key in told_of(one) & told_of(other))


def _is_held_then(one: Claim, other: Claim) -> bool:
    """Are they of one day, or is what is planned held in one and the same month?"""
    if same_day(one, other):
        return True
    mine, theirs = one.facets.time, other.facets.time
    return mine is not None and mine == theirs and {one.question.topic, other.question.topic} <= HELD


def scene_groups(event: Event, taken: frozenset[str], hours: Hours) -> list[Group]:
    """The groups of sides of scenes, but for those with claims that one predicate makes a group of (`taken`)."""
    places = [claim for claim in event.claims if _is_of_scene(claim)]
    if len({claim.article for claim in places}) < 2:
        return []
    groups = find_groups(SceneCheck(event.claims), places, hours)
    return [_clashing(group) for group in groups if taken.isdisjoint(claims_of([group]))]


def _clashing(group: Group) -> Group:
    """The group without the wider places that hold those which clash."""
    own = {claim.id for clash in group.clashes for claim in (clash.one, clash.other)}
    return replace(group, sides=tuple(tuple(claim for claim in side if claim.id in own) for side in group.sides))


def _is_of_scene(claim: Claim) -> bool:
    """Is it a place of what its text is about?"""
    facets = claim.facets
    if claim.aspect is not Aspect.PLACE or claim.question.basis not in BASES or not facets.tells:
        return False
    return (facets.lead or facets.main) and not (facets.background or facets.apart)


def _figures(claims: Sequence[Claim]) -> dict[str, frozenset[Figure]]:
    found: dict[str, frozenset[Figure]] = {}
    for claim in claims:
        value = claim.compared
        if isinstance(value, NumberRange) and value.is_exact and value.low is not None and value.low >= TELLING:
            figure = (claim.question.measure, value.low)
            found[claim.article] = found.get(claim.article, frozenset()) | {figure}
    return found


def _keys_of(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for claim in claims:
        found.setdefault(claim.article, set()).update(claim.facets.context)
    return {article: frozenset(keys) for article, keys in found.items()}


def _places_shared(one: Claim, other: Claim) -> list[Region]:
    """The places that both clauses name beside those on test, sites only with a name."""
    own = (one.value, other.value)
    mine, theirs = ([p for p in c.facets.places if p not in own] for c in (one, other))
    return [place for place in mine if any(place.same(o) for o in theirs) and (place.named or place.site is None)]


def _told_apart(one: Claim, other: Claim) -> str | None:
    """What keeps two places from being of one scene."""
    common = one.facets.tells & other.facets.tells
    if not common:
        return "the predicates tell of two scenes"
    if one.question.basis != other.question.basis and BUILT not in common:
        return "the one is only planned"
    if one.facets.context & ROUNDS != other.facets.context & ROUNDS:
        return "of two rounds"
    if of_two_markets(one, other):
        return "each land has its own market"
    return times_part(one, other)


def _is_only(one: Claim, other: Claim, block: Block) -> bool:
    """Does the text of `one` give no other place for the scene?"""
    common = one.facets.tells & other.facets.tells
    alike = (claim for claim in block.of_article(one.article) if claim.facets.tells & common)
    return all(can_both_hold(claim.value, one.value) for claim in alike)
