"""The words of a sentence as the readers of cues ask for them: marks, quotations, actors by their tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claimcheck.claims.quotations import Quotation
from claimcheck.languages.speech import Mark, SpeechTables
from claimcheck.model import ActorMention, Sentence, Span, Token

Placed = tuple[int, int, ActorMention]
"""An actor with its first token and the token after it."""


class WordReader:
    """Answers what stands at a token of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        actors: Sequence[ActorMention],
        quotations: Sequence[Quotation],
        tables: SpeechTables,
    ) -> None:
        self.sentence, self.actors, self.quotations, self.tables = sentence, actors, quotations, tables
        self.tokens = sentence.tokens
        self.at = _placed(self.tokens, actors)
        self.firsts = [first for first, _, _ in self.at]
        self.ends = {last: first for first, last, _ in self.at}
        self.quote_starts = [q.span.start for q in quotations]
        self.quote_ends = frozenset(q.outer.end for q in quotations)

    def _actor_in(self, first: int, end: int) -> Placed | None:
        """The first actor that begins at token `first` or after it and before `end`."""
        position = bisect_left(self.firsts, first)
        return self.at[position] if position < len(self.at) and self.firsts[position] < end else None

    def _norm(self, index: int) -> str:
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def _is(self, index: int, *marks: Mark) -> bool:
        if not 0 <= index < len(self.tokens):
            return False
        return self.tokens[index].norm in self.tables.words_of(marks)

    def _starts(self, index: int, *marks: Mark) -> int:
        """The token after the longest phrase of these marks that begins at `index`; 0 when there is none."""
        return self.tables.after(self.tokens, index, *marks)

    def _is_determiner(self, index: int) -> bool:
        return self._norm(index) in self.tables.small["determiner"]

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def _is_quoted(self, index: int) -> bool:
        """Does the token stand in a quotation, whose verbs are the speaker's own words?"""
        start = self.tokens[index].start
        position = bisect_right(self.quote_starts, start) - 1
        return position >= 0 and start < self.quotations[position].span.end

    def _closes_quote(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].end in self.quote_ends

    def _closes_quote_near(self, index: int) -> bool:
        return self._closes_quote(index) or (self.tokens[index].text == "," and self._closes_quote(index - 1))

    def _number(self, index: int) -> Mark:
        return Mark.PRONOUN_ONE if self._is(index, Mark.PRONOUN_ONE) else Mark.PRONOUN_MANY

    def _relayed(self, actor: Placed) -> tuple[ActorMention | None, Placed]:
        """ "selon l'agence X citant Y": who passes on and who says it."""
        for at in range(actor[1], min(actor[1] + 3, len(self.tokens))):
            last = self._starts(at, Mark.CITING)
            if last:
                inner = self._actor_in(last, last + 5)
                return (actor[2], inner) if inner else (None, actor)
            last = self._starts(at, Mark.CITED)
            if last:
                outer = self._actor_in(last, last + 5)
                return (outer[2], actor) if outer else (None, actor)
        return None, actor


def _placed(tokens: Sequence[Token], actors: Sequence[ActorMention]) -> list[Placed]:
    """The actors that begin and end with a token, in order."""
    if not actors:
        return []
    starts = {token.start: number for number, token in enumerate(tokens)}
    ends = {token.end: number for number, token in enumerate(tokens, 1)}
    known = [actor for actor in actors if actor.span.start in starts and actor.span.end in ends]
    return sorted(((starts[a.span.start], ends[a.span.end], a) for a in known), key=lambda at: at[0])
