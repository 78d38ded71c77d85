"""Where the words said begin after their verb, and whether it has any there."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.cues.cue import Cue
from claimcheck.claims.cues.words import WordReader
from claimcheck.languages.speech import Frame, Mark, ReportingVerb

REACH = 10
"""The most tokens between a verb of speech and the complementizer that opens what is said."""
TAIL = 7
"""The most tokens after a verb that ends its sentence ("he said on Tuesday at a news conference")."""
HEARER = 4
"""The most tokens of one who hears what is said: "the regional health board"."""


class OpeningReader(WordReader):
    """Finds where what a verb of speech governs begins."""

    def _opening(self, cue: Cue, verbs: Sequence[ReportingVerb]) -> tuple[int | None, bool]:
        """The token where what is said begins after the verb, and whether the verb ends its sentence."""
        last, frames = cue.last, {verb.frame for verb in verbs}
        rest = self.tokens[last : last + 2 * TAIL]
        words = sum(t.is_word or t.text.isdigit() for t in rest)
        heard = self._hearer_end(last) if Frame.HEARER in frames else last
        short = words <= TAIL and all(self._is_tail(n, last) for n in range(heard, len(self.tokens)))
        if short or self._starts(last, Mark.WHETHER) > self._starts(last, Mark.INFINITIVE):
            return None, short
        if frames != {Frame.QUOTE}:
            for at in range(last, min(last + REACH, len(self.tokens))):
                end = self._starts(at, Mark.THAT)
                if end:
                    return (end if end < len(self.tokens) else None), False
                if self.tokens[at].text in ',;:«“"':
                    break
        if last >= len(self.tokens) or not (self.tokens[last].is_word or self.tokens[last].text.isdigit()):
            return None, False
        is_clause = Frame.CLAUSE in frames and self._starts(last, Mark.INFINITIVE)
        is_object = Frame.OBJECT in frames or (Frame.ASSERTION in frames and self._has_assertion(last))
        return (last if is_clause or is_object else None), False

    def _hearer_end(self, first: int) -> int:
        """The token behind the one who hears what is said, up to the preposition of a time or a place."""
        last = min(first + HEARER, len(self.tokens))
        small = (Mark.PREPOSITION, Mark.AUXILIARY)
        return next((n for n in range(first, last) if not self.tokens[n].is_word or self._is(n, *small)), last)

    def _is_tail(self, index: int, after: int) -> bool:
        """May the token stand in what follows a verb that ends its sentence: a time, a place, a medium?"""
        token = self.tokens[index]
        if index == len(self.tokens) - 1 and not token.is_word:
            return True
        if self._is(index, Mark.AUXILIARY):
            return False
        if self._is(index, Mark.ADVERB, Mark.PREPOSITION, Mark.OF) or self._is_determiner(index):
            return True
        return token.is_word and self._is_complement(index, after)

    def _is_complement(self, index: int, after: int) -> bool:
        """Is there a preposition or an adverb between the verb and this word?"""
        back = index - 1
        while back >= after and index - back <= 4:
            if self._is(back, Mark.PREPOSITION):
                return True
            if not self.tokens[back].is_word:
                return False
            back -= 1
        return False

    def _has_assertion(self, index: int) -> bool:
        return any(self._starts(n, Mark.ASSERTION) for n in range(index, min(index + 7, len(self.tokens))))
