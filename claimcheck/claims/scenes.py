"""Which scenes a place is told of, and which moments an hour: what several predicates tell of one."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.keys import NO_KEYS, shared
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.languages import Pack
from claimcheck.languages.scenes import load_scenes
from claimcheck.model import Aspect, Claim, Region, is_hour
from claimcheck.model.quick import replace

LEFT = frozenset({"leave", "escape"})
"""What takes those who do it elsewhere, and so does all that tells it: another verb of its sentence tells where they
came to."""
FREED = frozenset({"freeing"})
"""The scene of what takes people out of where other scenes bring them."""


def with_scenes(claims: Sequence[Claim], readings: Sequence[SentenceReading], pack: Pack) -> list[Claim]:
    """The claims, those of places with the scenes that their predicates tell of.

    An ordinary verb of a lead, and one that no table knows, tells of what else its sentence does ("walked into the
    library and stabbed two").
    """
    leads = {reading.sentence.index: reading for reading in readings if reading.lead}
    found = []
    for claim in claims:
        if claim.aspect is Aspect.PLACE:
            scenes = _scenes_of(claim.question.topic, pack)
            if claim.sentence_index in leads and pack.concepts.is_ordinary(claim.question.topic):
                scenes |= _beside(leads[claim.sentence_index], pack)
            claim = replace(claim, facets=replace(claim.facets, tells=shared(_at(claim, scenes, pack))))
        found.append(claim)
    return found


def with_moments(claims: Sequence[Claim], readings: Sequence[SentenceReading], pack: Pack) -> list[Claim]:
    """The claims, those of the hour at which "it happened" with what may tell of the hour of all that their text's lead
    tells of."""
    told = {concept for reading in readings if reading.lead for concept in _happened(reading, pack)}
    moments = NO_KEYS.union(*(pack.concepts.at_one_hour.get(concept, frozenset({concept})) for concept in told))
    if not moments:
        return list(claims)
    found = []
    for claim in claims:
        if is_hour(claim.value) and claim.facets.tells and pack.concepts.only_happened(claim.question.topic):
            claim = replace(claim, facets=replace(claim.facets, tells=shared(moments - {claim.question.topic})))
        found.append(claim)
    return found


def _happened(reading: SentenceReading, pack: Pack) -> list[str]:
    """What a sentence says that happened, but for what is a part of any story."""
    told = (f.concept for f in reading.frames if f.mood.reality is Reality.ACTUAL and f.mood.asserted)
    concepts = pack.concepts
    return [name for name in told if not concepts.is_ordinary(name) and not concepts.only_happened(name)]


def _beside(reading: SentenceReading, pack: Pack) -> frozenset[str]:
    """The scenes of what a sentence says that happened."""
    told = (concept for concept in _happened(reading, pack) if not _leads_away(concept, pack))
    return NO_KEYS.union(*(_scenes_of(concept, pack) for concept in told))


def _leads_away(concept: str, pack: Pack) -> bool:
    return not LEFT.isdisjoint(pack.concepts.told.get(concept, NO_KEYS))


def _scenes_of(concept: str, pack: Pack) -> frozenset[str]:
    """The scenes of a concept, with those of its own: itself, and the wider concepts that it is a kind of."""
    concepts = pack.concepts
    if concept not in concepts.events:
        return frozenset({f"={concept}"})
    deed = concepts.deed_of(concept)
    listed = load_scenes(concepts).of_concept
    found = listed.get(concept, NO_KEYS) | listed.get(concepts.family_of(concept), NO_KEYS)
    return found | {f"={deed}"} | ({f"={h}"} if (h := concepts.events[deed].happening) else NO_KEYS)


def _at(claim: Claim, scenes: frozenset[str], pack: Pack) -> frozenset[str]:
    """Those scenes of which the place may be the place."""
    kind = claim.value.kind if isinstance(claim.value, Region) else None
    if kind is None:
        return scenes
    elsewhere = load_scenes(pack.concepts).elsewhere
    brought = {scene for scene in scenes if kind.all & elsewhere.get(scene, NO_KEYS)}
    return scenes & FREED if brought else scenes
