"""The check `place`."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.discrepancies.answers import ANSWERED, answer_of_one_thing
from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.matching import (
    Match,
    around,
    befell_others,
    bounded,
    no_match,
    of_main_event,
    same_day,
    shared,
    things_of,
    times_part,
    twins,
)
from claimcheck.model import Aspect, Claim, Region, can_both_hold, fold

NAMED = 1.0
"""What two clauses share, from which what happens in one place is the same happening: one name."""
JOINT = frozenset({"AGREE", "CONSULT"})
"""Kinds of events that several do together, in one place."""
MANIFOLD = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "AGREE", "CONSULT", "AID"})
"""Kinds of events that befall one thing in several places."""
TRADED = frozenset({"sell", "buy", "put_on_sale", "recall_product", "retreat", "ban", "approve", "release_work"})
"""What befalls goods in each land by itself: on sale in the one, withdrawn in the other."""
GATHERING = "host"
"""The family of what people come together for, which may be on any day, but on one day mostly in one place."""
THING, BESIDE = 0.4, 0.6
"""What the words for what it befell must share to be one thing: a word; all words of the sentence, where neither text
says what it befell."""
TOLD, TOLD_OF_ONE = 1.5, 1.0
"""What the sentences of two leads share from which they tell of one happening; less where it has one place only."""


class PlaceCheck(Check):
    """Two places for one event.

    It compares where one happening is said to have been: two towns, two lands, two kinds of site, a site and a land
    that does not hold it, opposite bearings from one landmark, when the predicate and what it befell or its day are the
    same. It leaves alone a place inside another or near it, a site and the town it may be in, a site named by its town
    and by its own name, spellings of one name, a bare name that no list has beside one that a list has, and happenings
    that may have been several.

    "A drone hit the clinic." / "The drone fell on the grain silo." → strike: clinic / silo.
    """

    kind: ClassVar[Aspect] = Aspect.PLACE

    def block(self, claim: Claim) -> str | None:
        topic = Check.block(self, claim)
        return topic and (claim.facets.happening or claim.facets.family or topic)

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        apart = times_part(one, other) or town_part(one, other)
        if apart:
            return no_match(apart)
        if answer_of_one_thing(one, other) and "place" in one.facets.exclusive | other.facets.exclusive:
            return Match(ANSWERED, ("one who is quoted answers the other",))
        if one.article == other.article and not twins(one, other):
            return no_match("one text may tell of several")
        if _tells_both(one, other, block) or _tells_both(other, one, block):
            return no_match("one sentence tells both")
        if of_two_markets(one, other):
            return no_match("each land has its own market")
        if _met_others(one, other):
            return no_match("they met two")
        own = place_keys(one.value) | place_keys(other.value)
        if not any(_is_patient(claim) for claim in (one, other)) and befell_others(one, other, without=own):
            return no_match("it befell two")
        return _supported(one, other, block)

    def is_exact(self, claim: Claim) -> bool:
        return not (isinstance(claim.value, Region) and claim.value.near)

    def same_grain(self, one: Claim, other: Claim) -> bool:
        """Do both name one place, not only two of which one may lie in the other?"""
        mine, theirs = one.value, other.value
        if not isinstance(mine, Region) or not isinstance(theirs, Region):
            return False
        return mine.same(theirs) or bool(mine.kind and theirs.kind and mine.kind.related(theirs.kind))


def town_part(one: Claim, other: Claim) -> str | None:
    """Why two sites may be one: the one has no name but that of the place which the other's clause names beside its own
    ("the church of Vire" / "l'église Saint-Luc de Vire")."""
    for mine, theirs in ((one, other), (other, one)):
        towns = {fold(place.name) for place in theirs.facets.places if not place.site}
        if isinstance(mine.value, Region) and mine.value.site is not None and fold(mine.value.name) in towns:
            return "the one site goes by the name of the town of the other"
    return None


def _supported(one: Claim, other: Claim, block: Block) -> Match:
    own = frozenset(key for claim in (one, other) for key in place_keys(claim.value))
    near = shared(one.facets.near, other.facets.near, without=own)
    context = around(one, other, without=own)
    lead = one.facets.lead and other.facets.lead
    single = all("place" in claim.facets.exclusive for claim in (one, other))
    alike = lead or one.facets.family == other.facets.family
    named = near >= NAMED and alike and (single or one.facets.once)
    told = lead and context >= (TOLD_OF_ONE if single else TOLD)
    told = told or (single and same_day(one, other) and of_main_event(one, other))
    told = told and (single or _may_be_told(one, other))
    told = told and all(_has_one_place(claim, block) for claim in (one, other))
    thing = _of_one_thing(one, other, block, own)
    if not named and not told and not thing:
        return no_match("too little shared to tell that it is one happening")
    strength = (0.25 if named or told else 0.4) + min(0.25, 0.12 * near) + min(0.25, 0.06 * context)
    strength += (0.1 if single or one.facets.once else 0.0) + (0.08 if lead else 0.0)
    strength += 0.1 if single and same_day(one, other) else 0.0
    return Match(bounded(strength), ("the same happening, told with another place",))


def _of_one_thing(one: Claim, other: Claim, block: Block, own: frozenset[str]) -> bool:
    """Does each text of one story tell where one and the same thing was done to, kept or found, and of no other place
    for it?"""
    facets = (one.facets, other.facets)
    if any(f.background or f.apart for f in facets) or one.article == other.article:
        return False
    gathered = all(f.family == GATHERING for f in facets) and same_day(one, other)
    if not gathered and any(f.repeats or f.kind in MANIFOLD for f in facets):
        return False
    if any(f.patient and all(key[0] == "m" for key in f.patient) for f in facets):  # so many of something
        return False
    things = [things_of(f.patient | f.objects) - own for f in facets]
    mine, theirs = (told or things_of(f.near | f.context) for told, f in zip(things, facets, strict=True))
    if shared(mine, theirs, without=own) < (THING if any(things) else BESIDE):
        return False
    return all(_has_one_place(claim, block) for claim in (one, other))


def _tells_both(one: Claim, other: Claim, block: Block) -> bool:
    """Does the sentence of `one` also name a place that is not its own, and may be that of `other`?"""
    beside = block.of_sentence(one)
    return any(not can_both_hold(c.value, one.value) and can_both_hold(c.value, other.value) for c in beside)


def of_two_markets(one: Claim, other: Claim) -> bool:
    """Do two lands each have goods on sale, or withdrawn, of their own?"""
    if not {one.question.topic, other.question.topic} <= TRADED:
        return False
    return all(isinstance(c.value, Region) and c.value.key == c.value.country for c in (one, other))


def _met_others(one: Claim, other: Claim) -> bool:
    """Do two tell whom one met, each by a word for people, and not the same: farmers in one town, mayors in another?"""
    mine, theirs = one.facets.patient, other.facets.patient
    people = all(any(key[0] == "r" for key in keys) for keys in (mine, theirs))
    return people and {one.facets.kind, other.facets.kind} <= JOINT and not mine & theirs


def _is_patient(claim: Claim) -> bool:
    """Is what the happening befell the place itself ("hit the clinic")?"""
    return not claim.facets.patient.isdisjoint(place_keys(claim.value))


def _may_be_told(one: Claim, other: Claim) -> bool:
    """May what happens in many places be one happening all the same: a meeting, or a blow on two sites of one town?"""
    mine, theirs = one.value, other.value
    if not isinstance(mine, Region) or not isinstance(theirs, Region):
        return False
    if {one.facets.kind, other.facets.kind} <= JOINT:
        return True
    return bool(mine.site and theirs.site) and not mine.lies_apart(theirs)


def _has_one_place(claim: Claim, block: Block) -> bool:
    """Does the claim's article tell such a happening of no other place on that day? What one sentence joins is one
    place."""
    alike = (c for c in block.of_article(claim.article) if c.facets.family == claim.facets.family)
    others = (c for c in alike if c.sentence != claim.sentence and times_part(c, claim) is None)
    return all(can_both_hold(other.value, claim.value) for other in others)


def place_keys(value: object) -> frozenset[str]:
    """The keys by which a place may stand among those of its sentence."""
    if not isinstance(value, Region):
        return frozenset()
    keys = {f"n:{fold(value.name)}", f"g:{value.key.lstrip('g')}"}
    return frozenset(keys | {f"s:{value.site}"} if value.site else keys)
