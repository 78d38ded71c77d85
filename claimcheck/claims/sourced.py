"""What a named source said: before "according to X" or after it."""

from __future__ import annotations

from claimcheck.claims.contents import NEIGHBOURS, ContentReader
from claimcheck.claims.cues import Cue, CueKind
from claimcheck.languages.speech import Mark
from claimcheck.model import Span


class SourcedReader(ContentReader):
    """Finds the words that belong to each named source."""

    def _content_of_source(self, position: int, cue: Cue) -> Span | None:
        """What a source said: before "according to X" or after it, by where it stands in its sentence."""
        after = self.tokens[cue.stop : cue.stop + 1]
        following = self.cues[position + 1] if position + 1 < len(self.cues) else None
        end = self.sentence.span.end
        if self._leads_clause(cue):
            if following is not None and following.kind is CueKind.SOURCE:
                end = self._split_between(cue, following)
            if cue.stop >= len(self.tokens):
                return None
            return Span(self.tokens[cue.stop].start, end)
        start = self._start_of_source(position, cue)
        if after and after[0].text == "," and following is None and not self._contrasts(cue.stop + 1):
            return Span(start, end)
        return Span(start, cue.span.start) if start < cue.span.start else None

    def _leads_clause(self, cue: Cue) -> bool:
        """At the start of the sentence, after a word of contrast or after a complementizer."""
        before = self.tokens[cue.first - 1] if cue.first else None
        if before is None or before.text in tuple('«“"(:–—;'):
            return True
        closes = cue.stop < len(self.tokens) and self.tokens[cue.stop].text == ","
        goes_on = cue.stop < len(self.tokens) - 2
        return (goes_on and self._contrasts(cue.first - 1)) or (closes and before.norm in self.tables.words[Mark.THAT])

    def _start_of_source(self, position: int, cue: Cue) -> int:
        for other in reversed(self.cues[max(position - NEIGHBOURS, 0) : position]):
            if other.kind is CueKind.SOURCE:
                if self._leads_clause(other):
                    return self._split_between(other, cue)
                return self.tokens[min(other.stop, len(self.tokens) - 1)].start
        return self.sentence.span.start

    def _split_between(self, one: Cue, other: Cue) -> int:
        """The last comma or word of contrast between two sources; the second's start when there is none."""
        if self._leads_clause(other):
            return self.tokens[self._parting(other.first - 1)].start
        for index in range(other.first - 2, one.stop, -1):
            if self._parts(index):
                return self.tokens[self._parting(index)].start
        return self.tokens[other.first].start
