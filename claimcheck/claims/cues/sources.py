"""Phrases that name a source: "according to" and a speaker."""

from __future__ import annotations

from claimcheck.claims.cues.cue import Cue, CueKind
from claimcheck.claims.cues.words import Placed, WordReader
from claimcheck.languages.speech import Act, Mark
from claimcheck.model import ActorMention, Span

SOURCE_ENDS = frozenset(',;:.«»“”()"')
SOURCE_REACH = 14
"""The most tokens of the phrase that names a source."""

HEAD_REACH = 3
"""Tokens of that phrase among which its noun stands: "la saison", "the average size"."""
APOSTROPHES = frozenset("'’")
"""What alone tells possession behind a plural."""
OWNED = 3
"""Tokens behind the mark of possession among which what is owned stands: "the bakers' own federation"."""
BRACKET_REACH = 5
"""Tokens after a bracket among which the one who stands in it begins: "(source: the prefecture" is four."""
SPEAKING = frozenset({"organisation"})
"""The types of actors that a bracket names as its source."""
SPEAKING_OF_COUNTS = SPEAKING | {"group"}
"""The same right behind a bare number ("20 000 (organisateurs)")."""

NAMED = frozenset({"organisation", "person"})
"""The types of actors behind which a bracket holds what they belong to, or are called for short."""


class SourceReader(WordReader):
    """Reads the sources of a sentence."""

    def _source(self, index: int) -> Cue | None:
        if self.tokens[index].text == "(":
            return self._bracketed(index)
        source, according = self._starts(index, Mark.SOURCE), self._starts(index, Mark.ACCORDING)
        if (not source and not according) or self._is_quoted(index):
            return None
        if source > according:
            span = self._span(index, source)
            return Cue(CueKind.SOURCE, Act.SAY, index, source, span, index, source, name=span)
        weak = self._starts(index, Mark.ACCORDING_WEAK) == according
        apart = index == 0 or not self.tokens[index - 1].is_word
        if self._is(according, Mark.RELATIVE):
            return None  # "les informations selon lesquelles"
        if (weak and not apart) or self._starts(index, Mark.REPORTED) > according:
            return None
        return self._named_source(index, according, self._span(index, according), weak=weak)

    def _named_source(self, index: int, last: int, span: Span, *, weak: bool) -> Cue | None:
        end = last
        while end < min(last + SOURCE_REACH, len(self.tokens)) and self.tokens[end].text not in SOURCE_ENDS:
            end += 1
        actor = self._owned_by(self._actor_in(last, end), end)
        closes = end < len(self.tokens) and self.tokens[end].text == "," and not self._in_number(end)
        if actor is not None and actor[0] - last <= SOURCE_REACH // 2 and not (weak and not closes):
            relay, inner = self._relayed(actor)
            stop = end if closes and end - actor[1] < SOURCE_REACH // 2 else actor[1]
            stop = max(stop, inner[1])
            stop = stop + 1 if closes and index == 0 and stop == end else stop
            return Cue(CueKind.SOURCE, Act.SAY, index, last, span, index, stop, subject=inner[2], relay=relay)
        if self._is(last, Mark.PRONOUN_ONE, Mark.PRONOUN_MANY) and not weak:
            pronoun = Mark.PRONOUN_MANY if self._is(last, Mark.PRONOUN_MANY) else Mark.PRONOUN_ONE
            stop = last + 2 if index == 0 and self._norm(last + 1) == "," else last + 1
            return Cue(CueKind.SOURCE, Act.SAY, index, last, span, index, stop, pronoun=pronoun)
        apart = index == 0 or not self.tokens[index - 1].is_word
        if weak or not apart or end == last or not (self._is_determiner(last) or self.tokens[last].is_capitalised):
            return None
        if any(self._is(n, Mark.NO_SOURCE) for n in range(last, min(last + HEAD_REACH, end))):
            return None
        name = self._span(last, end)
        stop = end + 1 if closes and index == 0 else end
        return Cue(CueKind.SOURCE, Act.SAY, index, last, span, index, stop, name=name)

    def _owned_by(self, actor: Placed | None, end: int) -> Placed | None:
        """The actor; where it only owns the next one, that one ("the bakers' federation")."""
        owned = self._actor_in(actor[1] + 1, min(actor[1] + 1 + OWNED, end)) if actor else None
        owns = actor is not None and self._norm(actor[1]) in self.tables.clitics | APOSTROPHES
        return owned if owns and owned is not None else actor

    def _bracketed(self, index: int) -> Cue | None:
        """ "Twelve hurt (police)", "(source: the port)": one alone in brackets."""
        begin = self._starts(index + 1, Mark.CREDIT)
        credited = bool(begin) and self._norm(begin) == ":"
        begin = begin + 1 if credited else index + 1
        actor = self._actor_in(begin, index + BRACKET_REACH)
        if actor is None or self._norm(actor[1]) != ")":
            return None
        alone = all(self._is_determiner(n) for n in range(begin, actor[0]))
        if not alone or not (credited or self._is_credited(index, actor[2])):
            return None
        span = self._span(index, actor[1] + 1)
        return Cue(CueKind.SOURCE, Act.SAY, index, actor[1] + 1, span, index, actor[1] + 1, subject=actor[2])

    def _is_credited(self, index: int, actor: ActorMention) -> bool:
        """Does a bracket say who says so, not what somebody belongs to or is called for short ("Marc Roy (LR)")?"""
        before = next((a for _, last, a in self.at if last == index), None)
        short = actor.quote.isupper() and (before is not None or self.tokens[index - 1].is_capitalised)
        if short or (before is not None and before.type in NAMED):
            return False
        counted = index > 0 and self.tokens[index - 1].text[-1].isdigit()
        return actor.type in (SPEAKING_OF_COUNTS if counted else SPEAKING)

    def _in_number(self, index: int) -> bool:
        """Does the comma part groups of digits?"""
        near = self.tokens[index - 1 : index] + self.tokens[index + 1 : index + 2]
        touching = len(near) == 2 and near[0].end + 1 == near[1].start
        return touching and all(token.text.isdigit() for token in near)
