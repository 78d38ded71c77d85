"""Which scenes a place is told of: what several predicates tell of one place."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.keys import NO_KEYS, shared
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.languages import Pack
from claimcheck.languages.scenes import load_scenes
from claimcheck.model import Aspect, Claim, Region
from claimcheck.model.quick import replace


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


def _beside(reading: SentenceReading, pack: Pack) -> frozenset[str]:
    """The scenes of what a sentence says that happened."""
    told = [f.concept for f in reading.frames if f.mood.reality is Reality.ACTUAL and f.mood.asserted]
    plain = [concept for concept in told if not pack.concepts.is_ordinary(concept)]
    return NO_KEYS.union(*(_scenes_of(concept, pack) for concept in plain))


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
    return NO_KEYS if brought else scenes
