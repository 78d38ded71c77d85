"""Events of which another predicate of the sentence says that they did not come about, or that they are over."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.frames import Frame
from claimcheck.claims.timing import event_of_object, event_of_subject
from claimcheck.languages import Pack

END = "end"
"""The phase of verbs that tell that their subject is over."""


def undone_events(frames: Sequence[Frame], pack: Pack) -> frozenset[int]:
    """The positions of events that another predicate says did not come about ("the launch was scrubbed")."""
    undoing = [f for f in frames if f.mood.asserted and (c := pack.concepts.events.get(f.concept)) and c.undoes]
    events = ((event_of_subject(frames, f, pack) if f.passive else event_of_object(frames, f)) for f in undoing)
    return frozenset(position for position in events if position is not None)


def ended_events(frames: Sequence[Frame], pack: Pack) -> frozenset[int]:
    """The positions of events whose end another predicate tells, so that nobody is in their state any more ("his flight
    from justice ended on Monday")."""
    ends = [f for f in frames if f.mood.asserted and (c := pack.concepts.events.get(f.concept)) and c.phase == END]
    events = (event_of_subject(frames, f, pack) for f in ends)
    return frozenset(position for position in events if position is not None)
