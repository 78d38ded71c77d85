"""Which event a time belongs to: the nearest predicate of its clause, a verb of saying only when beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.claims.clauses import Clause, Parsed
from claimcheck.claims.frames import Frame
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import Span, TimeMention, TimexType

BESIDE = 3
"""Tokens between a verb of saying and a time that stands beside it, all small words ("said late on Tuesday that")."""

NOUN_BEFORE = 8
"""What a noun that stands behind the time counts further off: "captured in April after heavy fighting" dates the
capture, and only a clause with no other predicate near dates the noun that follows."""


@dataclass(slots=True)
class Attachments:
    """The times of each frame of a sentence, by the frame's position; `free` are those of no frame."""

    of_frame: dict[int, list[TimeMention]] = field(default_factory=dict)
    free: list[TimeMention] = field(default_factory=list)
    saying: list[TimeMention] = field(default_factory=list)


def attach_times(
    parsed: Parsed, frames: Sequence[Frame], times: Sequence[TimeMention], sayings: Sequence[Span], pack: Pack
) -> Attachments:
    """Each dated time of a sentence on the frame it dates. `sayings` are the spans of verbs of saying."""
    found = Attachments()
    for time in times:
        if time.value is None or time.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if any(_beside(parsed, time.span, saying) for saying in sayings):
            found.saying.append(time)
            continue
        position = _frame_of(parsed, frames, time)
        if position is None:
            found.free.append(time)
        else:
            position = _named_event(frames, position, pack)
            found.of_frame.setdefault(position, []).append(time)
    return found


def _named_event(frames: Sequence[Frame], position: int, pack: Pack) -> int:
    """The event that the subject of a light verb names ("the attack began at 8"); else the frame itself."""
    frame = frames[position]
    concept = pack.concepts.events.get(frame.concept)
    if concept is None or not concept.light:
        return position
    nouns = [n for n, other in enumerate(frames) if other.hit.entry.part is PartOfSpeech.NOUN]
    before = [n for n in nouns if frames[n].hit.first < frame.hit.first]
    inside = [n for n in before if frames[n].hit.first >= frame.clause.first]
    # "The blast that wrecked the plant came at 8": a relative clause stands between the event and its verb.
    return (inside or before or [position])[0]


def _beside(parsed: Parsed, time: Span, saying: Span) -> bool:
    first, second = sorted((time, saying))
    if first.overlaps(second):
        return False
    between = [n for n, token in enumerate(parsed.tokens) if first.end <= token.start and token.end <= second.start]
    return len(between) < BESIDE and all(parsed.cues.any_at(n) for n in between)


def _frame_of(parsed: Parsed, frames: Sequence[Frame], time: TimeMention) -> int | None:
    """The frame nearest to a time within its clause, else in the clause that follows, else in the one before."""
    clause = parsed.clause_at(parsed.token_at(time.span.start))
    position = parsed.clauses.index(clause)
    order = [clause, *parsed.clauses[position + 1 : position + 2], *reversed(parsed.clauses[:position])]
    order += parsed.clauses[position + 2 :]
    for candidate in order:
        if candidate is not clause and candidate.opener is Role.RELATIVE and not _is_cleft(parsed, clause, time):
            continue  # it tells of a thing: "at 4:30, by a clock that had stopped"
        inside = [n for n, frame in enumerate(frames) if frame.hit.first in candidate]
        if inside:
            return min(inside, key=lambda n: _nearness(frames[n], time, candidate))
    return None


def _is_cleft(parsed: Parsed, clause: Clause, time: TimeMention) -> bool:
    """Does the clause only set the time before what follows ("it was at 5:10 that …", "c'est mardi que …")?"""
    before = parsed.token_at(time.span.start)
    verbs = [n for n in range(clause.first, min(before, clause.first + CLEFT)) if parsed.cues.has(n, Role.BE)]
    return bool(verbs) and all(parsed.cues.any_at(n) for n in range(verbs[0], before))


CLEFT = 2
"""Tokens of a clause among which the verb of "it was at" and "c'est le" stands."""


def _nearness(frame: Frame, time: TimeMention, clause: Clause) -> tuple[int, int]:
    """A noun that the time stands right behind comes before the verb; else the verb of the clause."""
    distance = frame.distance(time.span)
    if frame.hit.entry.part is not PartOfSpeech.NOUN:
        return (distance + 1, frame.hit.first)
    follows = time.span.start >= frame.hit.span.end
    return (distance + (0 if follows else NOUN_BEFORE), frame.hit.first)
