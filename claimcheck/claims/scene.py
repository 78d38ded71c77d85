"""What a text is about, for counts that do not say what they count: a march, a match, jobs that go, an attack."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.reading import LEAD_BLOCKS, SentenceReading
from claimcheck.languages import Pack
from claimcheck.model.quick import replace

CROWD = "participant"
"""The measure of those who take part in what the text names beside them: a march, a strike."""
JOINED = frozenset({"demonstrator", "striker"})
"""Measures of those who take part in an event that anyone may join."""
SPECTATOR = "spectator"
"""The measure of those who look on."""
SHOWS = frozenset({"match", "perform"})
"""What those who come only look at."""
JOB_CUT = "job_cut"
POLL_KEYS = frozenset({"p:vote", "p:elect", "p:lead_poll", "p:lose_election", "t:first_round", "t:second_round"})
"""The keys of sentences that tell of an election."""
CUT_KEYS = frozenset({"p:lay_off", f"m:{JOB_CUT}"})
"""The keys of sentences that tell of jobs that go."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`crowd` is what those who gather are counted as, `doers` what those are who did what the lead tells of; `cuts`
    tells that the lead tells of jobs that go, `polled` that it tells of an election."""

    crowd: str | None = None
    doers: str | None = None
    cuts: bool = False
    polled: bool = False

    def after(self, reading: SentenceReading, pack: Pack) -> Scene:
        """The scene with what a further sentence tells of it."""
        crowd = _crowd(reading, pack) or self.crowd
        if self.crowd in JOINED and crowd not in JOINED:
            crowd = self.crowd
        doers, cuts, polled = self.doers, self.cuts, self.polled
        if reading.sentence.block < LEAD_BLOCKS:
            doers, cuts = doers or _doers(reading, pack), cuts or not CUT_KEYS.isdisjoint(reading.keys)
            polled = polled or not POLL_KEYS.isdisjoint(reading.keys)
        same = (crowd, doers, cuts, polled) == (self.crowd, self.doers, self.cuts, self.polled)
        return self if same else replace(self, crowd=crowd, doers=doers, cuts=cuts, polled=polled)


def _crowd(reading: SentenceReading, pack: Pack) -> str | None:
    """What those who take part are counted as, by the event or the people that the sentence names (a march, marchers:
    demonstrators)."""
    events = [pack.concepts.events[f.concept] for f in reading.frames if f.concept in pack.concepts.events]
    named = (measure for measure in sorted(JOINED) if f"m:{measure}" in reading.keys)
    joined = next((measure for measure in (*(e.doers for e in events), *named) if measure in JOINED), None)
    shown = any(SHOWS & {event.happening, event.id} for event in events) or f"m:{SPECTATOR}" in reading.keys
    return joined or (SPECTATOR if shown else None)


def _doers(reading: SentenceReading, pack: Pack) -> str | None:
    """What those who do what the sentence tells of are counted as: attackers, robbers."""
    known = (pack.concepts.events[f.concept].doers for f in reading.frames if f.concept in pack.concepts.events)
    return next((measure for measure in known if measure and measure != CROWD and measure not in JOINED), None)
