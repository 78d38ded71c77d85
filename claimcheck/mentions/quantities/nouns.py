"""The counted nouns of a sentence, by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from claimcheck.languages import CountedNoun, Hit, MeasureConcept, Pack
from claimcheck.languages.quantities import QuantityTables
from claimcheck.mentions.quantities.verbs import VerbReader
from claimcheck.model import Span, Token

RUNNING = ("rising", "falling")
"""Courses of what news counts one by one."""


class CountedNouns:
    """A sentence's tokens with the counted nouns among them."""

    def __init__(self, tokens: Sequence[Token], pack: Pack, tables: QuantityTables) -> None:
        self.tokens, self.pack, self.tables = tokens, pack, tables
        self.words = tables.words
        self.said = {token.norm for token in tokens}
        self.verbs = VerbReader(tokens, pack, tables)
        self._by_first, self.by_last = self._nouns()

    def _nouns(self) -> tuple[dict[int, Hit[CountedNoun]], dict[int, Hit[CountedNoun]]]:
        """The counted nouns by their first token, and by the token after them."""
        by_first: dict[int, Hit[CountedNoun]] = {}
        by_last: dict[int, Hit[CountedNoun]] = {}
        tokens, reached = self.tokens, 0
        for first, last, entries in self.pack.counted_nouns.everywhere(tokens):
            if first >= reached and tokens[first].is_word:
                if last > first + 1:
                    last, noun = self._without_link(first, last, entries[0])
                else:
                    noun = entries[0]
                new = tuple.__new__  # what Hit(…) does, without its detour through Python
                hit = new(Hit, (first, last, new(Span, (tokens[first].start, tokens[last - 1].end)), noun))
                reached = last
                by_first[first] = by_last[reached] = hit
        return by_first, by_last

    def _without_link(self, first: int, last: int, noun: CountedNoun) -> tuple[int, CountedNoun]:
        """The token after a noun of several words, and the noun; without its last word where that rather links it to a
        number ("216 voix contre 190")."""
        tokens = self.tokens
        links = last < len(tokens) and tokens[last - 1].norm in self.words["stops"]
        if links and tokens[last].text.isdecimal():
            shorter = self.pack.counted_nouns.get(*(token.norm for token in tokens[first : last - 1]))
            if shorter:
                last, noun = last - 1, shorter[0]
        return last, noun

    def noun_at(self, index: int) -> Hit[CountedNoun] | None:
        """The counted noun that begins at a token."""
        return self._by_first.get(index)

    @cached_property
    def level_nouns(self) -> dict[int, Hit[CountedNoun]]:
        """Nouns whose level is a number of another measure ("toll": killed), by the token after them."""
        return {
            hit.last: Hit(hit.first, hit.last, hit.span, CountedNoun(hit.entry, self.tokens[hit.last - 1].norm))
            for hit in self.tables.levels.find(self.tokens)
        }

    def concept(self, hit: Hit[CountedNoun]) -> MeasureConcept:
        """The measure of a counted noun."""
        return self.pack.concepts.measures[hit.entry.measure]

    def norm(self, index: int) -> str:
        """The word at a token, empty outside the sentence."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def has_any(self, words: frozenset[str]) -> bool:
        """Does the sentence have one of these words?"""
        return not words.isdisjoint(self.said)

    def is_individual(self, hit: Hit[CountedNoun]) -> bool:
        """Is the noun one person ("the girl of 14"), not a group of them ("a crew of 22")?"""
        noun = self.tokens[hit.last - 1].norm
        single = hit.last == hit.first + 1 and noun == hit.entry.lemma and hit.last not in self.level_nouns
        return single and self.concept(hit).unit == "person" and self.concept(hit).course not in RUNNING

    def singular(self, word: str) -> str:
        """The word without the ending of its plural, by the pack's list; the same when it has none.

        A cheap strip: loading a lemmatiser costs more than reading ten articles, and both numbers of a noun meet.
        """
        if not word.endswith(self.tables.plurals):
            return word
        for plural, ending in self.tables.lemma.items():
            if word.endswith(plural) and len(word) > len(plural):
                return word[: -len(plural)] + ending
        return self.tables.lemma.get(word, word)

    def _beside(self, first: int) -> Hit[CountedNoun] | None:
        """The counted noun right before token `first`, a tight hyphen between them at most."""
        dash = self.norm(first - 1) == "-" and self.tokens[first - 1].end == self.tokens[first].start
        return self.by_last.get(first - 1 if dash else first)
