"""What must or should happen at a time that is told is planned: "doit s'ouvrir lundi", "should reopen in May"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.frames import Frame
from claimcheck.claims.reality import Reality
from claimcheck.languages.grammar import Role
from claimcheck.model import Mention, TimeMention, TimexType
from claimcheck.model.quick import replace

DATED = frozenset({TimexType.DATE, TimexType.TIME})


def with_schedules(frames: Sequence[Frame], mentions: Sequence[Mention]) -> list[Frame]:
    """The frames of a sentence, those of what is due at a time that their clause tells as planned."""
    times = [m for m in mentions if isinstance(m, TimeMention) and _is_told_time(m)]
    return [_scheduled(frame, times) for frame in frames] if times else list(frames)


def _is_told_time(time: TimeMention) -> bool:
    """Is it when something happens, and not by when or from when on?"""
    value = time.value
    if value is None or time.type not in DATED or not value.days_known:
        return False
    return not (value.open_start or value.open_end)


def _scheduled(frame: Frame, times: Sequence[TimeMention]) -> Frame:
    if not frame.is_verb or frame.mood.reality is not Reality.UNREAL or not frame.mood.asserted:
        return frame
    cues, clause, first = frame.parsed.cues, frame.clause, frame.hit.first
    steering = cues.between(clause.first, first, Role.MODAL)
    if not steering or not all(cues.has(cue.first, Role.SCHEDULING) for cue in steering):
        return frame
    had = cues.between(steering[-1].last, first, Role.HAVE)  # "doit avoir fui": what is supposed
    tries = cues.between(clause.first, first, Role.ATTEMPT, Role.HYPOTHETICAL, Role.HABIT)
    dated = any(frame.parsed.token_at(time.span.start) in clause for time in times)
    if had or tries or not dated or _is_supposed(frame):
        return frame
    return replace(frame, mood=replace(frame.mood, reality=Reality.EXPECTED))


def _is_supposed(frame: Frame) -> bool:
    """Is it only asked, or made to depend on something? "Should" makes a case of it where the subject follows it."""
    parsed = frame.parsed
    conditions = [cue.first for cue in parsed.cues.between(0, len(parsed.tokens), Role.CONDITION)]
    steering = [n for n in conditions if parsed.cues.has(n, Role.SCHEDULING) and n and parsed.tokens[n - 1].is_word]
    return len(steering) < len(conditions) or parsed.tokens[-1].text == "?"
