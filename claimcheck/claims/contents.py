"""Where the words said stand to the cue of one who says them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from claimcheck.claims.cues import Cue, CueKind
from claimcheck.claims.quotations import Quotation
from claimcheck.languages.speech import Act, Mark, SpeechTables
from claimcheck.model import ActorMention, Article, Sentence, Span

NEIGHBOURS = 8
"""The most cues of a sentence among which the end of words said is looked for."""
ACCUSED_REACH = 60
"""The most characters between a verb of accusation and the one accused."""
ENDING = frozenset(',.;!?…»”")')
"""Marks after which a verb has no object."""


class ContentReader:
    """Finds the words that belong to each cue of one sentence. `quotes_of` holds the quotations of each sentence."""

    def __init__(
        self,
        article: Article,
        sentence: Sentence,
        actors: Sequence[ActorMention],
        cues: Sequence[Cue],
        before: Sentence | None,
        quotes_of: Mapping[int, list[Quotation]],
        tables: SpeechTables,
    ) -> None:
        self.article, self.sentence, self.actors, self.cues, self.before = article, sentence, actors, cues, before
        self.tokens, self.tables, self.quotes_of = sentence.tokens, tables, quotes_of
        self.quotations = quotes_of.get(sentence.index, [])
        self.starts = [actor.span.start for actor in actors]
        self.quote_starts = [quotation.outer.start for quotation in self.quotations]

    def _content(self, position: int, cue: Cue, accused: ActorMention | None) -> tuple[Span | None, str]:
        if cue.kind in (CueKind.TRAILING, CueKind.INVERTED):
            return self._content_before(position, cue)
        if accused is not None:
            first, last = accused.span.end, self._end(position, cue.last)
            return (Span(first, last), "accusation") if last > first + 1 else (None, "")
        opened = cue.opens
        quotation = self._quoted_from(cue.span.end, reach=60)
        if quotation is not None and (opened is None or quotation.start <= self.tokens[opened].start + 2):
            return quotation, "quotation after its verb"
        if opened is not None:
            return Span(self.tokens[opened].start, self._end(position, opened)), "content after its verb"
        if cue.act is Act.DENY and cue.last >= len(self.tokens) - 1:
            return cue.span, "bare denial"
        content, rule = self._content_before(position, cue)
        at_end = cue.last >= len(self.tokens) or self.tokens[cue.last].text in ENDING or cue.ends_sentence
        return (content, rule) if at_end and content is not None else (None, "")

    def _accused(self, cue: Cue) -> ActorMention | None:
        position = bisect_left(self.starts, cue.span.end)
        near = position < len(self.actors) and self.starts[position] <= cue.span.end + ACCUSED_REACH
        return self.actors[position] if near else None

    def _end(self, position: int, first: int) -> int:
        """Where words said that begin at token `first` end: at the next speaker's clause, or with the sentence."""
        for other in self.cues[position + 1 : position + 1 + NEIGHBOURS]:
            if other.own <= first:
                continue
            before = other.own - 1
            parts = self._contrasts(before) if other.kind is CueKind.SOURCE else self._parts(before)
            if before > first and parts:
                return self.tokens[self._parting(before)].start
        return self.sentence.span.end

    def _parting(self, index: int) -> int:
        """The first token of the comma and word of contrast that end at `index`."""
        if index > 0 and not self._is_contrast(index, index + 1) and self._is_contrast(index - 1, index + 1):
            index -= 1
        return index - 1 if index > 0 and self.tokens[index - 1].text == "," else index

    def _is_contrast(self, first: int, last: int) -> bool:
        return self.tables.after(self.tokens, first, Mark.CONTRAST) == last

    def _parts(self, index: int) -> bool:
        if self.tokens[index].text == ",":
            after = self.tokens[index + 1 : index + 2]
            return not (after and after[0].text.isdigit() and after[0].start == self.tokens[index].end)
        return self._contrasts(index)

    def _contrasts(self, index: int) -> bool:
        """Does a word of contrast end at token `index` or stand there?"""
        return any(self.tables.after(self.tokens, first, Mark.CONTRAST) > index for first in (index, index - 1))

    def _content_before(self, position: int, cue: Cue) -> tuple[Span | None, str]:
        """What stands before the cue: the quotation that ends there, else the clause before the comma."""
        start = self.tokens[cue.own].start
        opened = bisect_left(self.quote_starts, start) - 1
        if opened >= 0 and start < self.quotations[opened].span.end:
            return self.quotations[opened].span, "quotation around its verb"
        quoted = self._quotations_before(start)
        if quoted:
            return quoted[0].span, "quotation before its verb"
        first = self._start(position)
        if first >= cue.own or self.tokens[first].start >= start:
            return None, ""
        end = self.sentence.span.end if self._is_inserted(position, cue) else start
        return Span(self.tokens[first].start, end), "words before their verb"

    def _is_inserted(self, position: int, cue: Cue) -> bool:
        """Does the cue stand between two commas within what is said ("the plant, the union says, was closed")?"""
        if cue.own < 1 or self.tokens[cue.own - 1].text != "," or position + 1 < len(self.cues):
            return False
        last = max(cue.stop, cue.last)
        after = self.tokens[last : last + 1]
        return bool(after) and after[0].text == "," and not self._contrasts(last + 1)

    def _quotations_before(self, start: int) -> list[Quotation]:
        """The quotation whose end only a comma or a dash parts from `start`, in this sentence or the one before."""
        position = bisect_left(self.quote_starts, start)
        near = self.quotations[max(position - 1, 0) : position]
        if self.before is not None and start - self.sentence.span.start <= 3:
            near = self.quotes_of.get(self.before.index, [])[-1:] + near
        return [q for q in near if q.outer.end <= start and self._only_marks(q.outer.end, start)][-1:]

    def _only_marks(self, start: int, end: int) -> bool:
        return end - start < 8 and not any(c.isalnum() for c in self.article.prose[start:end])

    def _start(self, position: int) -> int:
        """The token where the words before a cue begin: after the last cue that is no part of them."""
        for other in reversed(self.cues[max(position - NEIGHBOURS, 0) : position]):
            if other.kind is CueKind.SOURCE or other.kind in (CueKind.TRAILING, CueKind.INVERTED):
                return min(other.stop, len(self.tokens) - 1)
        return 0

    def _quoted_from(self, start: int, *, reach: int = 8) -> Span | None:
        """The quotation that opens at most `reach` characters after `start`."""
        position = bisect_left(self.quote_starts, start)
        near = position < len(self.quotations) and self.quote_starts[position] <= start + reach
        return self.quotations[position].span if near else None

    def _upto_end(self, first: int) -> Span:
        return Span(self.tokens[min(first, len(self.tokens) - 1)].start, self.sentence.span.end)
