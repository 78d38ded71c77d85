"""Which times are those of the saying: they tell when somebody spoke, not when what he tells was."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.clauses import Clause
from claimcheck.claims.frames import Frame
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.speeches import SOURCE_NAMED, Speech
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Span

BESIDE = 3
"""Tokens between a verb of saying and a time that stands beside it, all small words ("said late on Tuesday that")."""


class SaidThen:
    """The verbs of saying of a sentence, asked whether a time is theirs."""

    def __init__(self, parsed: Parsed, frames: Sequence[Frame], speeches: Sequence[Speech], pack: Pack) -> None:
        tokens, cues = parsed.tokens, parsed.cues
        self.parsed, self.frames = parsed, frames
        own = [speech for speech in speeches if parsed.sentence.span.overlaps(speech.cue)]
        spoken = [speech for speech in own if not _is_done(frames, speech.cue, pack)]
        known = [
            Span(tokens[cue.first].start, tokens[cue.last - 1].end)
            for cue in cues.between(0, len(tokens), Role.BECAME_KNOWN)
        ]
        self.beside = [speech.cue for speech in spoken]
        self.behind = [tokens[n].span for n in cues.beginning(Role.SAYS)]
        self.closing = [*known, *(speech.cue for speech in spoken if speech.content.end <= speech.cue.start)]
        self.opening = [speech.cue for speech in spoken if _follows(speech)]

    def holds(self, time: Span) -> bool:
        """Does a time stand beside a verb of saying, or with nothing but it in the clause that tells who said what
        stands before, or open the sentence that goes on with who said what follows ("On Tuesday, police said two")?"""
        if not (self.beside or self.behind or self.closing):
            return False
        told = [*self.beside, *(verb for verb in self.behind if verb < time)]
        if any(_beside(self.parsed, time, cue) for cue in told if not self._is_of_subject(time, cue)):
            return True
        clause = self._clause_of(time)
        if any(cue < time and self._clause_of(cue) == clause for cue in self.closing):
            return self._only_says(clause, self.closing)
        return any(time < cue and self._opens(time, clause, cue) for cue in self.opening)

    def _clause_of(self, span: Span) -> Clause:
        return self.parsed.clause_at(self.parsed.token_at(span.start))

    def _only_says(self, clause: Clause, cues: Sequence[Span]) -> bool:
        """Has a clause no predicate but those of saying?"""
        inside = [frame for frame in self.frames if frame.hit.first in clause]
        return all(any(frame.hit.span.overlaps(cue) for cue in cues) for frame in inside)

    def _opens(self, time: Span, clause: Clause, cue: Span) -> bool:
        """Do a time and a verb of saying stand in one clause, or in two that follow each other, with no other
        predicate?"""
        said = self._clause_of(cue)
        return said.first in (clause.first, clause.last) and all(self._only_says(c, [cue]) for c in {clause, said})

    def _is_of_subject(self, time: Span, saying: Span) -> bool:
        """Does a time stand behind the event noun that a passive verb of saying has for its subject ("the arrest of X
        on Wednesday was confirmed by")?"""
        between = self.parsed.between(time.end, saying.start) if time.end <= saying.start else ()
        if not any(self.parsed.cues.has(n, Role.BE) for n in between):
            return False
        nouns = (frame for frame in self.frames if frame.is_noun and frame.hit.first in self._clause_of(time))
        return any(frame.hit.span.end <= time.start for frame in nouns)


def _follows(speech: Speech) -> bool:
    """Does a verb of saying stand before what is said? A phrase that names the source is none ("le 3 mai, selon X")."""
    return speech.cue.end <= speech.content.start and speech.rule != SOURCE_NAMED


def _is_done(frames: Sequence[Frame], saying: Span, pack: Pack) -> bool:
    """Is the verb of saying one by which something is done once ("a condamné vendredi", "sentenced on Friday")?"""
    told = (pack.concepts.events.get(frame.concept) for frame in frames if frame.hit.span.overlaps(saying))
    return any(concept is not None and concept.once for concept in told)


def _beside(parsed: Parsed, time: Span, saying: Span) -> bool:
    """Does a time stand beside a verb of saying, with nothing but small words between, and with no "and" where it comes
    first ("was seized on Monday and said that")?"""
    first, second = sorted((time, saying))
    if first.overlaps(second):
        return False
    between = parsed.between(first.end, second.start)
    small = len(between) < BESIDE and all(parsed.cues.any_at(n) for n in between)
    joined = time < saying and any(parsed.cues.has(n, Role.COORDINATOR) for n in between)
    return small and not joined
