"""The two figures of a vote: "96 votes to 71", "106 voix contre 71", "voted 305 to 249", "in a 27-18 vote"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.mentions.quantities.phrases import Draft, PhraseReader
from claimcheck.mentions.quantities.readings import DASHES, Reading
from claimcheck.model import Token

VOTE, OBJECT = "vote", "object"
FARTHEST_VOTE = 4
"""Tokens before two bare figures among which the word for voting stands ("the vote was 27 to 18")."""


class BallotReader:
    """Reads both figures of a vote as counts of votes."""

    def __init__(self, phrases: PhraseReader) -> None:
        self.phrases, self.words = phrases, phrases.words

    def read(self, tokens: Sequence[Token], reading: Reading) -> list[Draft]:
        """The two counts that begin with a number; empty where it is none of a vote."""
        at = reading.last
        if reading.article or at + 1 >= len(tokens):
            return []
        noun = tokens[at] if tokens[at].norm in self.words["ballots"] else None
        at += noun is not None
        if at + 1 >= len(tokens) or not self._links(tokens, at, tight=noun is None):
            return []
        other = self.phrases.reader.read(tokens, at + 1)
        if other is None or other.article:
            return []
        end = other.last
        behind = tokens[end] if end < len(tokens) and tokens[end].norm in self.words["ballots"] else None
        if noun is None and behind is None and not self._is_of_vote(tokens, reading.first):
            return []
        return [self._draft(tokens, reading, noun), self._draft(tokens, other, behind)]

    def _links(self, tokens: Sequence[Token], at: int, *, tight: bool) -> bool:
        if tokens[at].norm in self.words["ballot_links"]:
            return True
        hyphen = tight and tokens[at].text in DASHES
        return hyphen and tokens[at].start == tokens[at - 1].end and tokens[at].end == tokens[at + 1].start

    def _is_of_vote(self, tokens: Sequence[Token], first: int) -> bool:
        """Does a word for voting stand before them in the clause?"""
        for at in range(first - 1, max(-1, first - 1 - FARTHEST_VOTE), -1):
            if tokens[at].norm in self.words["ballot_before"]:
                return True
            if not tokens[at].is_word:
                return False
        return False

    def _draft(self, tokens: Sequence[Token], reading: Reading, noun: Token | None) -> Draft:
        phrase = self.phrases.single(tokens, reading)
        last = phrase.last + (noun is not None)
        span = noun.span if noun is not None else None
        return Draft(phrase, last, noun.norm if noun else None, span, VOTE, OBJECT, (), phrase.rule)
