"""Which event a time belongs to: the nearest predicate of its clause, a verb of saying only when beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.claims.datelines import dateline_end
from claimcheck.claims.frames import Frame
from claimcheck.claims.lightverbs import is_object, is_subject
from claimcheck.claims.nearest import frame_of, joins, nearness
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reality import Reality
from claimcheck.claims.said_then import SaidThen
from claimcheck.claims.speeches import Speech
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Span, TimeMention, TimeRange, TimexType

COMPLEMENT_REACH = 5
"""Tokens between a noun and the event it is of: "temporaire de l'activité d'" are five."""
BY_REACH = 4
"""Tokens before an event noun among which "by" stands: "par une très forte" is four."""
STARTS, ENDS = "start", "end"
"""The phases of an event that a verb beside it may tell of."""
YEAR = 360
"""Days from which on a time with "of" tells how old a thing is, if no event stands before it."""


@dataclass(slots=True)
class Attachments:
    """The times of each frame of a sentence, by the frame's position; `free` are those of no frame. Those of a general
    one, which lend themselves to others, are there too, and in `of_general` by its position. `light` has the position
    of the verb by which the event of a time is said to have been then ("the strike began on"), by the time's span.
    """

    of_frame: dict[int, list[TimeMention]] = field(default_factory=dict)
    of_general: dict[int, list[TimeMention]] = field(default_factory=dict)
    free: list[TimeMention] = field(default_factory=list)
    saying: list[TimeMention] = field(default_factory=list)
    light: dict[Span, int] = field(default_factory=dict)


def attach_times(
    parsed: Parsed,
    frames: Sequence[Frame],
    general: Sequence[Frame],
    times: Sequence[TimeMention],
    speeches: Sequence[Speech],
    pack: Pack,
) -> Attachments:
    """Each dated time of a sentence on the frame it dates, but those of the saying of its `speeches`."""
    found = Attachments()
    verbs = {n: frame for n, frame in enumerate(general) if frame.is_verb}
    heading = dateline_end(parsed, times)
    said = SaidThen(parsed, frames, speeches, pack)
    for time in times:
        if time.value is None or time.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if _is_of_thing(parsed, frames, time):
            continue
        ahead = any(frame.mood.reality is Reality.EXPECTED for frame in frames)
        as_of = not ahead and parsed.cues.ending(parsed.token_at(time.span.start), Role.STATUS)
        if as_of or time.span.end <= heading or said.holds(time.span):
            found.saying.append(time)
            continue
        positions = _frames_of(parsed, frames, time, pack)
        other = _general_verb(parsed, frames, positions[0] if positions else None, verbs, time)
        if other is not None:
            found.of_general.setdefault(other, []).append(time)
            found.free.append(time)
            continue
        if not positions:
            found.free.append(time)
        named = {_named_event(frames, position, pack): position for position in positions}
        for position, told_by in sorted(named.items()):
            found.of_frame.setdefault(position, []).append(time)
            if position != told_by:
                found.light[time.span] = told_by
    return found


def _is_of_thing(parsed: Parsed, frames: Sequence[Frame], time: TimeMention) -> bool:
    """Is it the age of what stands before it ("a chair of the 16th century", "the law of 1905"), and not when something
    happened?"""
    value, first = time.value, parsed.token_at(time.span.start)
    if value is None or (value.last - value.first).days < YEAR or not parsed.cues.has(first - 1, Role.OF):
        return False
    head = first - 2
    return head >= 0 and parsed.tokens[head].is_word and not any(_is_beside(frame, head) for frame in frames)


def _is_beside(frame: Frame, head: int) -> bool:
    """Is the predicate the word at a token, or has that as its last one?"""
    return frame.hit.first <= head < frame.hit.last


def _general_verb(
    parsed: Parsed, frames: Sequence[Frame], position: int | None, verbs: Mapping[int, Frame], time: TimeMention
) -> int | None:
    """The position of the nearest general verb of the time's own clause, when no other frame there is dated by it."""
    clause = parsed.clause_at(parsed.token_at(time.span.start))
    if position is not None and frames[position].hit.first in clause:
        return None
    inside = {n: nearness(frame, time, own=True) for n, frame in verbs.items() if frame.hit.first in clause}
    return min(inside, key=inside.__getitem__, default=None)


def _frames_of(parsed: Parsed, frames: Sequence[Frame], time: TimeMention, pack: Pack) -> list[int]:
    """The frame that a time dates. One that opens what ordinary verbs lead up to dates the happening too ("at 7 a man
    walked in and opened fire"), and so does one beside such a verb of a happening ("the tremor was felt at 7")."""
    nearest = frame_of(parsed, frames, time)
    if nearest is None:
        return []
    governor = _phase_verb(parsed, frames, nearest, pack)
    if governor is not None and time.value is not None and (time.value.is_day or time.value.clock):
        return [governor]
    beside = _told_with(parsed, frames, frames[nearest])
    if beside is not None or not pack.concepts.is_ordinary(frames[nearest].concept):
        return [nearest] if beside is None else [nearest, beside]
    told = event_of_subject(frames, frames[nearest], pack)
    told = _happening_beside(parsed, frames, frames[nearest], pack) if told is None else told
    behind = time.span.start > frames[nearest].hit.span.start and not joins(parsed, time)
    if told is not None or behind:
        return [nearest if told is None else told]
    others = [frame for frame in frames if not pack.concepts.is_ordinary(frame.concept)]
    happening = frame_of(parsed, others, time)
    return [nearest] if happening is None else [nearest, frames.index(others[happening])]


def _told_with(parsed: Parsed, frames: Sequence[Frame], nearest: Frame) -> int | None:
    """What a time dates with the predicate that it stands beside: the event by which that came about ("was rocked on
    Monday by a blast"), the finding of what was found so ("was found dead on Monday")."""
    if not nearest.passive:
        return None
    finding = next((n for n, f in enumerate(frames) if f.passive and f.hit.last == nearest.hit.first), None)
    if finding is not None:
        return finding
    for n, noun in enumerate(frames):
        if not noun.is_noun or noun.hit.first <= nearest.hit.last or noun.clause is not nearest.clause:
            continue
        causes = parsed.cues.between(noun.hit.first - BY_REACH, noun.hit.first, Role.BY)
        if causes and all(parsed.tokens[i].is_word for i in range(causes[-1].first, noun.hit.first)):
            return n
    return None


def _phase_verb(parsed: Parsed, frames: Sequence[Frame], governed: int, pack: Pack) -> int | None:
    """The verb right before another that tells only that this began or ended ("stopped brewing", "cessé d'émettre"), or
    before the one that does what the noun names ("cessé de pratiquer les greffes")."""
    first = frames[_doer_of(frames, governed, pack)].hit.first
    first -= parsed.cues.has(first - 1, Role.OF, Role.INFINITIVE_MARKER, Role.PREPOSITION)
    verbs = ((n, frame) for n, frame in enumerate(frames) if frame.is_verb)
    return next((n for n, frame in verbs if frame.hit.last == first and phase_of(frame, pack)), None)


def _doer_of(frames: Sequence[Frame], event: int, pack: Pack) -> int:
    """The position of the verb that says no more than that somebody does the event; that of the event without one."""
    noun = frames[event]
    if not noun.is_noun:
        return event
    verbs = (n for n, frame in enumerate(frames) if frame.is_verb and frame.hit.first < noun.hit.first)
    return next((n for n in verbs if _done_by(frames, frames[n], pack) == event), event)


def _done_by(frames: Sequence[Frame], verb: Frame, pack: Pack) -> int | None:
    """The position of the event that a verb of doing has as its object ("performed an operation")."""
    concept = pack.concepts.events.get(verb.concept)
    return event_of_object(frames, verb) if concept is not None and concept.does else None


def _happening_beside(parsed: Parsed, frames: Sequence[Frame], ordinary: Frame, pack: Pack) -> int | None:
    """The happening whose auxiliary an ordinary phrase has for its own verb ("was shot at the wheel of his car")."""
    if not parsed.cues.has(ordinary.hit.first, Role.BE):
        return None
    verbs = ((n, f) for n, f in enumerate(frames) if f.passive and f.is_verb)
    told = (n for n, f in verbs if f.hit.first == ordinary.hit.first + 1 and f is not ordinary)
    return next((n for n in told if not pack.concepts.is_ordinary(frames[n].concept)), None)


def phase_of(frame: Frame, pack: Pack) -> str:
    """Does it tell of the start or the end of the event beside it?"""
    concept = pack.concepts.events.get(frame.concept)
    return concept.phase if concept is not None else ""


def phase_told(frames: Sequence[Frame], frame: Frame, pack: Pack) -> str:
    """The concept of the event of whose end a predicate tells ("the strike ended", "they returned to work", "the
    suspension of deliveries"); "" when it tells of none."""
    concept = pack.concepts.events.get(frame.concept)
    if concept is None or concept.phase != ENDS:
        return concept.ends if concept is not None else ""
    position = event_of_object(frames, frame)
    told = event_of_subject(frames, frame, pack) if position is None else position
    told = _governed(frames, frame, pack) if told is None else told
    told = _complement(frames, frame) if told is None else told
    return frames[told].concept if told is not None else ""


def _complement(frames: Sequence[Frame], noun: Frame) -> int | None:
    """The position of the event that a noun has as its complement ("la suspension de l'activité d'accouchement")."""
    if not noun.is_noun:
        return None
    cues, last = noun.parsed.cues, noun.hit.last
    for n, frame in enumerate(frames):
        between = range(last, frame.hit.first)
        if not frame.is_noun or not 0 < len(between) <= COMPLEMENT_REACH:
            continue
        plain = (i for i in between if not cues.has(i, Role.OF, Role.DETERMINER))
        words = [i for i in plain if not noun.parsed.tokens[i].is_word or cues.any_at(i)]
        if not words and any(cues.has(i, Role.OF) for i in between):
            return n
    return None


def _governed(frames: Sequence[Frame], verb: Frame, pack: Pack) -> int | None:
    """The position of the verb that stands right behind one of beginning or ending."""
    parsed, position = verb.parsed, next(n for n, frame in enumerate(frames) if frame is verb)
    verbs = (n for n, frame in enumerate(frames) if frame.is_verb)
    told = next((n for n in verbs if _phase_verb(parsed, frames, n, pack) == position), None)
    done = None if told is None else _done_by(frames, frames[told], pack)
    return told if done is None else done


def is_of_event(verb: Frame, pack: Pack) -> bool:
    """Does it tell nothing but that the event beside it took place, or in the passive that it is planned?"""
    concept = pack.concepts.events.get(verb.concept)
    return concept is not None and (concept.light or (concept.planned and verb.passive))


def event_of_object(frames: Sequence[Frame], verb: Frame) -> int | None:
    """The position of the event that is the object of a light verb in the active voice; None when there is none."""
    if verb.passive or not verb.is_verb:
        return None
    tokens, cues = verb.parsed.tokens, verb.parsed.cues
    nouns = ((n, frame.hit) for n, frame in enumerate(frames) if frame.is_noun)
    return next((n for n, noun in nouns if is_object(tokens, cues, verb.hit, noun)), None)


def event_of_subject(frames: Sequence[Frame], verb: Frame, pack: Pack) -> int | None:
    """The position of the happening that an ordinary verb tells more of: "the tremor was felt", "the strike lasted"."""
    tokens, cues = verb.parsed.tokens, verb.parsed.cues
    if not verb.is_verb:
        return None
    nouns = ((n, frame) for n, frame in enumerate(frames) if _stands_as_noun(frame))
    happenings = ((n, frame.hit) for n, frame in nouns if not pack.concepts.is_ordinary(frame.concept))
    return next((n for n, noun in happenings if is_subject(tokens, cues, verb.hit, noun)), None)


def _stands_as_noun(frame: Frame) -> bool:
    """Is it a noun, or a participle that is one ("la prise de X")? An adjective is somebody ("la disparue")."""
    return frame.is_noun or (frame.is_verb and frame.is_determined)


def _named_event(frames: Sequence[Frame], position: int, pack: Pack) -> int:
    """The event that the object or the subject of a light verb names ("the attack began at 8"); else the frame."""
    frame = frames[position]
    if not is_of_event(frame, pack):
        return position
    told = event_of_object(frames, frame)
    told = _governed(frames, frame, pack) if told is None else told
    if told is not None:
        return told
    nouns = [n for n, other in enumerate(frames) if other.is_noun]
    before = [n for n in nouns if frames[n].hit.first < frame.hit.first]
    inside = [n for n in before if frames[n].hit.first >= frame.clause.first]
    # "The blast that wrecked the plant came at 8": a relative clause stands between the event and its verb.
    first = (inside or before or [position])[0]
    heads = (n for n in nouns if frames[n].hit.first == frames[first].hit.last)  # "the murder trial"
    return next(heads, first)


def most_exact(times: Sequence[TimeMention]) -> TimeRange | None:
    """The narrowest of the values."""
    values = [time.value for time in times if time.value is not None and time.value.days_known]
    return min(values, key=lambda value: (value.last - value.first).days, default=None)
