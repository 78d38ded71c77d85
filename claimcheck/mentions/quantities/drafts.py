"""Drafts: what a number with its hedges is a quantity of."""

from __future__ import annotations

from claimcheck.languages.units import Unit
from claimcheck.mentions.quantities.ages import AgeReader
from claimcheck.mentions.quantities.amount_measures import PARTS
from claimcheck.mentions.quantities.amounts import DURATION, AmountReader
from claimcheck.mentions.quantities.counts import CountReader
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase, PhraseReader
from claimcheck.mentions.quantities.placing import DraftPlacer
from claimcheck.mentions.quantities.shares import ShareReader
from claimcheck.mentions.quantities.units import unit_after

FARTHEST_WHOLE = 8
"""Tokens between a part told without its unit and that of the whole: "trois ans de prison, dont deux avec sursis"."""


class DraftReader:
    """Reads a number as a share, an amount in a unit, an age or a count."""

    def __init__(self, phrases: PhraseReader, placer: DraftPlacer) -> None:
        self.tables = phrases.tables
        self.shares, self.ages = ShareReader(phrases, placer), AgeReader(phrases)
        self.amounts = AmountReader(phrases, placer, self.ages)
        self.counts = CountReader(phrases, placer)

    def read(self, phrase: Phrase, around: Surroundings, *, listed: bool) -> Draft | None:
        """What the number is a quantity of; None when it is none. `listed` ones stand behind a quantity."""
        if phrase.reading.is_share:
            return self.shares.read(phrase, around)
        united = self._unit(phrase, around)
        if united is not None:
            return self.amounts.read(phrase, united, around)
        if phrase.reading.half and around.norm(phrase.last) not in self.tables.words["parted"]:
            return None
        return self.ages.read(phrase, around, phrase.last) or self.counts.read(phrase, around, listed=listed)

    def _unit(self, phrase: Phrase, around: Surroundings) -> tuple[Unit, int] | None:
        """The unit beside the number, and the token after it; a longer noun hides it: "barrel bomb" is no barrel."""
        if phrase.unit:
            return phrase.unit, phrase.last
        bare = phrase.last == phrase.reading.last  # no hedge stands between
        united = phrase.united if bare else unit_after(self.tables, around.tokens, phrase.last)
        if united is None:
            return self._unit_before(phrase, around)
        longer = around.noun_at(phrase.last)
        return None if longer is not None and longer.last > united[1] else united

    def _unit_before(self, phrase: Phrase, around: Surroundings) -> tuple[Unit, int] | None:
        """ "Trois ans de prison, dont deux avec sursis": the unit of the whole, where the words behind tell a part."""
        _, parts = self.tables.dimensions.longest(around.tokens, phrase.last)
        if PARTS.isdisjoint(parts):
            return None
        before = range(phrase.first - 1, max(-1, phrase.first - 1 - FARTHEST_WHOLE), -1)
        known = (hit.entry for n in before for hit in self.tables.units.at(around.tokens, n))
        unit = next(known, None)
        return (unit, phrase.last) if unit is not None and unit.dimension == DURATION else None
