"""Events of which another predicate of the sentence says that they did not come about, or that they are over."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.frames import Frame
from claimcheck.claims.timing import event_of_object, event_of_subject
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role

PLAN_REACH = 6
"""Tokens behind a verb among which a plan that it has as its object ends: "on Tuesday its controversial plan to"."""
END = "end"
"""The phase of verbs that tell that their subject is over."""


def undone_events(frames: Sequence[Frame], pack: Pack) -> frozenset[int]:
    """The positions of events that another predicate says did not come about ("the launch was scrubbed")."""
    undoing = [f for f in frames if f.mood.asserted and (c := pack.concepts.events.get(f.concept)) and c.undoes]
    events = [(event_of_subject(frames, f, pack) if f.passive else event_of_object(frames, f)) for f in undoing]
    events += [_planned_behind(frames, f) for f in undoing]
    return frozenset(position for position in events if position is not None)


def _planned_behind(frames: Sequence[Frame], verb: Frame) -> int | None:
    """The position of what the plan is for that a verb has as its object ("dropped its plan to sell the port")."""
    cues, last = verb.parsed.cues, min(verb.hit.last + PLAN_REACH, verb.clause.last)
    plan = next((cue for cue in cues.between(verb.hit.last, last, Role.FUTURE)), None)
    if plan is None or verb.passive:
        return None
    return next((n for n, f in enumerate(frames) if not f.is_noun and f.hit.first == plan.last), None)


def ended_events(frames: Sequence[Frame], pack: Pack) -> frozenset[int]:
    """The positions of events whose end another predicate tells, so that nobody is in their state any more ("his flight
    from justice ended on Monday")."""
    ends = [f for f in frames if f.mood.asserted and (c := pack.concepts.events.get(f.concept)) and c.phase == END]
    events = (event_of_subject(frames, f, pack) for f in ends)
    return frozenset(position for position in events if position is not None)
