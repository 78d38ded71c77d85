"""The wrecks that a lead tells of, by the vehicle and the land: two of one kind in one land within days are rare."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.sited import region_of
from claimcheck.languages import Pack
from claimcheck.model import WRECK

WRECKED = "accident"
"""The domain of what befalls vehicles and those in them."""
REPORTED = frozenset({"bus", "train", "tram", "aircraft", "helicopter", "balloon", "ship", "ferry", "tanker"})
"""The vehicles, by their measures, of whose accidents a land does not hear every day, as of those of cars."""


def wrecks_told(lead: Sequence[SentenceReading], pack: Pack) -> frozenset[str]:
    """A key for each vehicle and land of a lead that tells of an accident."""
    told = (pack.concepts.events.get(frame.concept) for reading in lead for frame in reading.frames)
    if not any(concept is not None and concept.domain == WRECKED for concept in told):
        return NO_KEYS
    nouns = (pack.counted_nouns.get(token.norm) for reading in lead for token in reading.parsed.tokens)
    vehicles = {noun.measure for found in nouns for noun in found} & REPORTED  # "a bus crash" too
    lands = {region_of(place).country for reading in lead for place in reading.locations} if vehicles else set()
    return frozenset(f"{WRECK}{vehicle} {land}" for vehicle in vehicles for land in lands if land)
