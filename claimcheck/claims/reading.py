"""An article as the claim builder reads it: its sentences with their mentions, frames, times and speech."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from claimcheck.claims.attribution import Speech
from claimcheck.claims.clauses import Clause
from claimcheck.claims.frames import Frame
from claimcheck.claims.framing import read_frames
from claimcheck.claims.joined import Joined, joined_counts
from claimcheck.claims.keys import keys_of, shared
from claimcheck.claims.markers import Marker, find_markers
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reality import Reality
from claimcheck.claims.scheduled import with_schedules
from claimcheck.claims.sited import locations_of
from claimcheck.claims.stood_for import with_stand_ins
from claimcheck.claims.timing import Attachments, attach_times, most_exact
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.languages.lexicon import Hit
from claimcheck.model import (
    ActorMention,
    Mention,
    PlaceMention,
    QuantityMention,
    Sentence,
    Span,
    TimeMention,
    TimeRange,
)

LEAD_BLOCKS = 2
"""The title and the first paragraph tell an article's main event."""
YEAR = 360
"""Days from which a time is a year, or more."""
DURATION = "duration"
LEAD_SENTENCES = 3
"""Sentences of a paragraph that are still its beginning: a text without paragraphs is not all lead."""


@dataclass(frozen=True)
class SentenceReading:
    """One sentence with all that was read in it.

    `ordered_keys` has one key or None for each token, `keys` are all of them. `carried` is the time that earlier
    sentences of its paragraph set, `before` the keys of the sentence before it there, `people` the persons named in it.
    `general` are the frames that only tell whether something happened. `lead` marks the title and the beginning of the
    first paragraph, `earlier` holds the keys of the first sentence of the article and of the one before this, which is
    `last`. `means` are its words for what kills or wounds, `distinctions` those that tell one of two things or
    figures from the other. `speakers` are those whose words it tells.
    """

    parsed: Parsed
    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...]
    general: tuple[Frame, ...]
    times: Attachments
    ordered_keys: tuple[str | None, ...]
    carried: TimeRange | None
    background: str | None
    markers: tuple[Marker, ...]
    sayings: tuple[Span, ...]
    before: frozenset[str] = frozenset()
    people: tuple[ActorMention, ...] = ()
    lead: bool = False
    earlier: frozenset[str] = frozenset()
    last: SentenceReading | None = None
    means: tuple[Hit[str], ...] = ()
    distinctions: tuple[Hit[str], ...] = ()
    speakers: frozenset[Span] = frozenset()

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(key for key in self.ordered_keys if key)

    @property
    def sentence(self) -> Sentence:
        return self.parsed.sentence

    def means_near(self, near: Span) -> frozenset[str]:
        """The classes of what kills or wounds by the clause that holds `near`, else by the sentence."""
        clause = self.parsed.clause_at(self.parsed.token_at(near.start))
        inside = frozenset(hit.entry for hit in self.means if hit.first in clause)
        return shared(inside or frozenset(hit.entry for hit in self.means))

    def marks_between(self, first: int, last: int) -> frozenset[str]:
        """What tells one of two things or figures from the other among the tokens `first` to `last` (excluded)."""
        return shared(frozenset(hit.entry for hit in self.distinctions if first <= hit.first < last))

    def quantities(self) -> list[QuantityMention]:
        return [m for m in self.mentions if isinstance(m, QuantityMention)]

    @cached_property
    def joined(self) -> list[Joined]:
        """The counts that one "and" joins, in pairs."""
        return joined_counts(self.parsed, self.quantities())

    def actors(self) -> list[ActorMention]:
        return [m for m in self.mentions if isinstance(m, ActorMention)]

    def persons(self) -> tuple[ActorMention, ...]:
        """The persons named in it, each once, in order."""
        named = {m.key: m for m in reversed(self.mentions) if isinstance(m, ActorMention) and m.type == "person"}
        return tuple(sorted(named.values(), key=lambda m: m.span))

    @cached_property
    def named_keys(self) -> list[tuple[Span, frozenset[str]]]:
        """Where each of its mentions stands that has keys, with these."""
        keyed = [(m.span, keys_of(m)) for m in self.mentions]  # type: ignore[arg-type]
        return [(span, keys) for span, keys in keyed if keys]

    @cached_property
    def locations(self) -> tuple[PlaceMention, ...]:
        """Where things happen."""
        return locations_of(self.parsed, self.mentions, self.sayings, self.speakers)

    def sites_of_events(self) -> tuple[PlaceMention, ...]:
        """Where things happen, and the landmarks from which it is said in which direction they happened."""
        return self.locations + tuple(m for m in self.mentions if isinstance(m, PlaceMention) and m.bearing is not None)

    def background_of(self, span: Span) -> str | None:
        """The word that sets what a span tells apart from the main event: of its sentence, or of how often it happens,
        behind it in its clause ("swaps 600 pupils a year"), or of what was so for a time before what it tells."""
        if self.background is not None:
            return self.background
        first = self.parsed.token_at(span.start)
        if first == 0 and self._had_been(self.parsed.clause_at(first)):
            return self.parsed.tokens[first].norm
        if not self.parsed.cues.holds(Role.RATE):
            return None
        rate = self.parsed.cues.between(first, self.parsed.clause_at(first).last, Role.RATE)
        return self.parsed.tokens[rate[0].first].norm if rate else None

    def _had_been(self, clause: Clause) -> bool:
        """Does the sentence's first clause say by a participle alone what was so for some time ("Closed for a year, the
        bridge ...")?"""
        opens = any(f.hit.first == clause.first and f.hit.entry.part is PartOfSpeech.ADJECTIVE for f in self.frames)
        if not opens or clause.last >= len(self.parsed.tokens) - 1:
            return False
        lengths = (m for m in self.mentions if isinstance(m, TimeMention) and m.rule == DURATION)
        return any(self.parsed.token_at(m.span.start) in clause for m in lengths)

    def frames_in(self, span: Span) -> list[Frame]:
        """The frames of the clause that a span begins in."""
        clause = self.parsed.clause_at(self.parsed.token_at(span.start))
        return [frame for frame in self.frames if frame.hit.first in clause]

    def belongs(self, span: Span, frame: Frame) -> bool:
        """Does a span stand in the frame's clause, or in one beside it that has no predicate of its own?"""
        position, own = self._position_of(span), self.parsed.position_at(frame.hit.first)
        if position in self._taken or own == position:
            return own == position
        return own == max((n for n in self._taken if n < position), default=min(self._taken))

    def _position_of(self, span: Span) -> int:
        return self.parsed.position_at(self.parsed.token_at(span.start))

    @cached_property
    def _taken(self) -> frozenset[int]:
        """The positions of the clauses that have a predicate of their own."""
        return frozenset(self.parsed.position_at(frame.hit.first) for frame in self.frames)

    def time_of(self, position: int | None, near: Span) -> TimeRange | None:
        """When the frame at that position happened: its own time, the sentence's free one, that of the frame before it
        (then of the one after it), or the one carried on from earlier sentences."""
        own = self.times.of_frame.get(position, []) if position is not None else []
        for times in (own, self.times.free):
            if (said := most_exact(times)) is not None:
                return said
        before = [pair for pair in self._lent if pair[0] < near.start]
        if before:
            return max(before, key=itemgetter(0))[1]
        return self.carried or (self._lent[0][1] if len(self._lent) == 1 else None)

    def days(self) -> list[date]:
        """The full dates on which something is told to have happened; both days of a night."""
        lent = [said for _, said in self._lent]
        free = [time.value for time in self.times.free if time.value is not None]
        near = [said for said in lent + free if said.year_known and (said.last - said.first).days <= 1]
        return [day for said in near for day in dict.fromkeys((said.first, said.last))]

    @cached_property
    def _lent(self) -> list[tuple[int, TimeRange]]:
        """Where each frame begins that lends its time to others, with that time."""
        of_frame = self.times.of_frame
        lent = [(self.frames[n].hit.span.start, self._lending(n, group)) for n, group in of_frame.items()]
        return [(start, said) for start, said in lent if said is not None]

    def left_over(self) -> TimeRange | None:
        """The time that the sentence leaves to those behind it in its paragraph: its own, but for one that is only to
        come, else what came down to it."""
        free = None if self._is_ahead() else most_exact(self.times.free)
        return free or next((said for start, said in self._lent if not self._is_aside(start, said)), self.carried)

    def aside(self) -> TimeRange | None:
        """The time that it leaves only to what is told to have been so then."""
        return next((said for start, said in self._lent if self._is_aside(start, said)), None)

    def _is_aside(self, start: int, said: TimeRange) -> bool:
        """Is it a year or more, told of something beside the sentence's own verb ("the firm, founded in 1987, has")?"""
        return (said.last - said.first).days >= YEAR and self.parsed.clause_at(self.parsed.token_at(start)).first > 0

    def _is_ahead(self) -> bool:
        """Does it tell of nothing but what is to come?"""
        told = any(frame.mood.reality is Reality.ACTUAL for frame in self.frames)
        return not told and self.parsed.cues.holds(Role.FUTURE)

    def _lending(self, position: int, times: Sequence[TimeMention]) -> TimeRange | None:
        """The time that a frame lends to others: none that is still to come, or that only has a beginning or an end."""
        said = most_exact(times)
        actual = self.frames[position].mood.reality is Reality.ACTUAL
        return said if said is not None and actual and not (said.open_start or said.open_end) else None


class Left(NamedTuple):
    """What the sentences before one leave to it: the fields of its reading with these names."""

    carried: TimeRange | None
    aside: TimeRange | None
    before: frozenset[str]
    people: tuple[ActorMention, ...]
    lead: bool
    earlier: frozenset[str]
    last: SentenceReading | None


def read_sentences(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    speeches: Mapping[int, Sequence[Speech]],
    pack: Pack,
) -> list[SentenceReading]:
    """Every sentence read, in order; the time of an event is carried on within its paragraph.

    `speeches` are those that each sentence holds a part of, by its index.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    readings: list[SentenceReading] = []
    carried: TimeRange | None = None
    aside: TimeRange | None = None
    before: frozenset[str] = frozenset()
    people: tuple[ActorMention, ...] = ()
    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    block, told = -1, 0
    for sentence in sentences:
        if not sentence.tokens:
            continue
        if sentence.block != block:
            carried, aside, before, people, block, told = None, None, frozenset(), (), sentence.block, 0
        spoken = speeches.get(sentence.index, ())
        lead, told = block < LEAD_BLOCKS and told < LEAD_SENTENCES, told + 1
        left = Left(carried, aside, before, people, lead, first | last, readings[-1] if readings else None)
        reading = _read(sentence, by_sentence.get(sentence.index, []), spoken, left, pack)
        readings.append(reading)
        first, last = first or reading.keys, reading.keys
        before, people = reading.keys, reading.persons()
        carried, aside = reading.left_over(), reading.aside()
    return readings


def _read(
    sentence: Sentence, mentions: list[Mention], speeches: Sequence[Speech], left: Left, pack: Pack
) -> SentenceReading:
    known = tuple(sorted(mentions, key=lambda m: m.span))
    parsed, frames, general, token_keys = read_frames(sentence, known, pack)  # type: ignore[arg-type]
    frames, told = with_schedules(frames, known), left.last.frames if left.last else ()
    frames = with_stand_ins(parsed, known, token_keys, frames, general, told, pack)
    times = [m for m in known if isinstance(m, TimeMention)]
    told_by = [speech for speech in speeches if sentence.span.overlaps(speech.cue)]
    sayings = [speech.cue for speech in told_by]
    speakers = frozenset(speech.speaker.span for speech in told_by if speech.speaker is not None)
    attached = attach_times(parsed, frames, general, times, speeches, pack)
    # "previous convictions" are told of now
    own = {n for h in parsed.predicates if h.last - h.first > 1 for n in range(h.first, h.last)}
    background = [c for c in parsed.cues.between(0, len(parsed.tokens), Role.BACKGROUND) if c.first not in own]
    word = parsed.tokens[background[0].first].norm if background else None
    markers = tuple(find_markers(sentence, pack))
    carried = (left.aside if parsed.cues.holds(Role.AT_THAT_TIME) else None) or left.carried
    return SentenceReading(
        parsed, known, tuple(frames), tuple(general), attached, token_keys, carried, word, markers, tuple(sayings),
        left.before, left.people, left.lead, left.earlier, left.last, tuple(pack.means.find(sentence.tokens)),
        tuple(pack.distinctions.find(sentence.tokens)), speakers,
    )  # fmt: skip
