"""Drafts: what a number with its hedges is a quantity of."""

from __future__ import annotations

from claimcheck.languages.units import Unit
from claimcheck.mentions.quantities.ages import AgeReader
from claimcheck.mentions.quantities.amounts import AmountReader
from claimcheck.mentions.quantities.counts import CountReader
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase, PhraseReader
from claimcheck.mentions.quantities.placing import DraftPlacer
from claimcheck.mentions.quantities.shares import ShareReader
from claimcheck.mentions.quantities.units import unit_after


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
        united = unit_after(self.tables, around.tokens, phrase.last)
        longer = around.noun_at(phrase.last) if united is not None else None
        return None if united is not None and longer is not None and longer.last > united[1] else united
