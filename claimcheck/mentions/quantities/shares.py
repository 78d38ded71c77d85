"""Shares said in words: "a third of the voters", "six professeurs sur dix"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.mentions.quantities.counted import Counted
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase, PhraseReader
from claimcheck.mentions.quantities.placing import DraftPlacer
from claimcheck.mentions.quantities.readings import HYPHENS, Reading, touching
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import Token
from claimcheck.model.quick import replace

FARTHEST_WHOLE = 3
"""Words between a number and the whole it is a share of ("un jeune électeur sur cinq")."""


class ShareReader:
    """Reads what a share is a share of."""

    def __init__(self, phrases: PhraseReader, placer: DraftPlacer) -> None:
        self.phrases, self.placer = phrases, placer
        self.tables, self.words = phrases.tables, phrases.words
        self._links = self.words["noun_links"] | self.words["partitive_links"] | self.words["determiners"]

    def read(self, phrase: Phrase, around: Surroundings) -> Draft | None:
        """A fraction; it counts only with what it is a fraction of."""
        of = around.counted(phrase.last, one=False, loose=True)
        linked = around.norm(phrase.last) in self._links
        if of is None and not linked and phrase.reading.last - phrase.reading.first < 2:
            return None
        if not linked and self._is_ordinal(around.tokens, phrase, of):
            return None
        noun, span, last = (of.noun, of.span, of.last) if of else (None, None, phrase.last)
        draft = Draft(phrase, last, noun, span, "share", "percent", of.modifiers if of else (), phrase.rule)
        return self.placer.place(draft, around)

    def _is_ordinal(self, tokens: Sequence[Token], phrase: Phrase, of: Counted | None) -> bool:
        """Does a noun follow without a link, which makes it an ordinal or a compound ("a third term", "half-mast")?

        What stands there in the plural is shared out all the same ("half people").
        """
        if phrase.last >= len(tokens):
            return False
        following = tokens[phrase.last]
        if following.text in HYPHENS:
            return touching(tokens, phrase.last)
        plural = of is not None and tokens[of.last - 1].norm != of.noun
        return following.is_word and following.norm not in self.words["stops"] and not plural

    def read_among(self, reading: Reading, around: Surroundings) -> Draft | None:
        """ "Six professeurs sur dix", "one voter in five": a share, where the second number counts nothing itself."""
        tokens = around.tokens
        for noun in range(reading.last, min(reading.last + FARTHEST_WHOLE, len(tokens) - 2)):
            if not tokens[noun].is_word or tokens[noun].norm in self.words["stops"]:
                return None
            if self.tables.out_of.at(tokens, noun + 1):
                return self._among(reading, noun, around)
        return None

    def _among(self, reading: Reading, noun: int, around: Surroundings) -> Draft | None:
        """The share of the noun at that token, which the words for "out of" follow."""
        tokens = around.tokens
        share = self.phrases.reader.out_of(tokens, replace(reading, last=noun + 1, article=False))
        if share is None or around.counted(share.last, one=False) or unit_after(self.tables, tokens, share.last):
            return None
        known = around.noun_at(noun) or around.by_last.get(noun + 1)
        name = known.entry.lemma if known else around.singular(tokens[noun].norm)
        phrase = self.phrases.single(tokens, share)
        draft = Draft(phrase, phrase.last, name, tokens[noun].span, "share", "percent", (), phrase.rule)
        return self.placer.place(draft, around)
