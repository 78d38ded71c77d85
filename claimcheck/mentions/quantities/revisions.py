"""Revised figures: "revised from 20 to 23", "passé de 20 à 23"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages import CountedNoun, Hit
from claimcheck.mentions.quantities.drafts import DraftReader
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase, PhraseReader
from claimcheck.mentions.quantities.placing import DraftPlacer
from claimcheck.mentions.quantities.readings import Reading
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import Token
from claimcheck.model.quick import replace

FARTHEST_LEVEL = 12
"""Tokens between the noun of a level and the first of its two figures."""


class RevisionReader:
    """Reads two figures of which the second replaces the first."""

    def __init__(self, phrases: PhraseReader, placer: DraftPlacer, drafts: DraftReader) -> None:
        self.phrases, self.placer, self.drafts = phrases, placer, drafts
        self.tables, self.words = phrases.tables, phrases.words

    def read(self, reading: Reading, single: Phrase, around: Surroundings) -> list[Draft]:
        """The level left behind and the new one, in this order; empty when no other figure follows."""
        tokens, before = around.tokens, single.first - 1
        if around.norm(before) not in self.words["from"]:
            return []
        cue = before - 1 if around.norm(before - 1) == "," else before  # "revised down, from 23 to 20"
        if not self.placer.has_cue(tokens, cue, "revised"):
            return []
        unit = unit_after(self.tables, tokens, reading.last)
        index = unit[1] if unit else reading.last
        noun = None if unit else around.counted(index, one=False)
        for at in (index, noun.last if noun else index):
            if at + 1 < len(tokens) and tokens[at].norm in self.words["to"]:
                other = self._other(tokens, at + 1)
                return self._both(single, other, around) if other else []
        return []

    def _other(self, tokens: Sequence[Token], index: int) -> Phrase | None:
        """The number at token `index` or behind the sign of a currency there."""
        while index < len(tokens) and not tokens[index].text.isdecimal() and self.tables.units.at(tokens, index):
            index += 1
        other = self.phrases.reader.read(tokens, index) if index < len(tokens) else None
        return None if other is None or other.article else self.phrases.single(tokens, other)

    def _both(self, one: Phrase, other: Phrase, around: Surroundings) -> list[Draft]:
        """Both with what either of them counts, by the words before the first one and behind the second; none when one
        of them is no quantity, or when what falls would rise ("baisser de 10 à 15 %" tells by how much)."""
        if one.reading.number < other.reading.number and self.placer.has_cue(around.tokens, one.first - 1, "down"):
            return []
        new = self.drafts.read(_begun_at(one, replace(other, rule="revised_to")), around, listed=True)
        new = replace(new, phrase=replace(other, rule="revised_to")) if new else None
        old = self.drafts.read(replace(one, rule="revised_from"), around, listed=True)
        if new is not None and old is not None and new.unit_last is not None and old.unit_last is None:
            old = replace(old, unit=new.unit, measure=new.measure, noun=new.noun)  # "the membership fee from 40 to 55"
        if new is None or old is None or (new.unit != old.unit and new.unit is not None and old.unit is not None):
            return []  # "a progressé de 8 % à 3,2 milliards"
        if new.noun is None and old.noun is not None and new.unit is None:
            new = replace(new, noun=old.noun, measure=old.measure, unit=old.unit)
        elif old.unit is None and old.noun is None:
            old = replace(old, unit=new.unit, measure=new.measure, noun=new.noun)
        if new.noun is None and new.unit is None and (level := self._level_before(one, around)) is not None:
            unit = around.concept(level).unit
            old, new = (replace(d, noun=level.entry.lemma, measure=level.entry.measure, unit=unit) for d in (old, new))
        return [replace(old, change=None), replace(new, change=None)]

    def _level_before(self, one: Phrase, around: Surroundings) -> Hit[CountedNoun] | None:
        """The noun for a toll before both ("the toll was revised downwards, from 23 to 20")."""
        before = range(one.first, max(0, one.first - FARTHEST_LEVEL), -1)
        return next((around.level_nouns[last] for last in before if last in around.level_nouns), None)


def _begun_at(one: Phrase, other: Phrase) -> Phrase:
    """The second of two numbers as if it stood where the first one does."""
    return replace(other, first=one.first, reading=replace(other.reading, first=one.reading.first))
