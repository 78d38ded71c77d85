"""What becomes of the discrepancies that an archive has recorded, in the light of a batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.archive.neighbours import Names, Neighbourhood
from claimcheck.archive.store import OPEN, Recorded
from claimcheck.discrepancies.settling import settle
from claimcheck.model import Discrepancy, Event, Settled, Stance
from claimcheck.pipeline import group_readings

MOST_RECORDED = 500
"""Recorded discrepancies around a batch that are looked at: the last ones. They are few around one story."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """`found` are the discrepancies to report, each naming the recorded one that it takes in; by number, what is
    `settled` and what is `superseded` by one of those found.
    """

    found: tuple[Discrepancy, ...]
    settled: Mapping[int, Settled]
    superseded: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The archived articles beside a batch: their `names` there, by these their `numbers`, and the batch's `events`."""

    names: Names
    numbers: Mapping[str, int]
    events: Sequence[Event]


def compare_with_recorded(around: Neighbourhood, beside: Beside, found: Sequence[Discrepancy]) -> Earlier:
    """Set what was found in a batch beside what is recorded of the articles around it."""
    numbers = beside.numbers
    recorded = around.archive.discrepancies([*numbers.values(), *around.replaced.values()])[-MOST_RECORDED:]
    settled = {one.number: done for one in recorded if one.state == OPEN and (done := _settle(around, beside, one))}
    stands = {one.number: one.value for one in recorded if one.value}
    stands.update({number: done.value for number, done in settled.items()})
    over = [one for one in recorded if one.number in stands]
    found = [each for each in found if not any(_is_over(each, one, stands[one.number], numbers) for one in over)]
    left = [one for one in recorded if one.state == OPEN and one.number not in settled]
    taken_in = {one.number for each in found for one in left if _takes_in(each, one, numbers)}
    return Earlier(tuple(_superseding(each, left, numbers) for each in found), settled, tuple(sorted(taken_in)))


def _settle(around: Neighbourhood, beside: Beside, recorded: Recorded) -> Settled | None:
    """The recorded discrepancy as the batch settles it, by the batch's events where these hold all its articles."""
    batch = around.beside(recorded.articles.values())
    ids = {reading.article.id for reading in batch}
    if set(recorded.articles.values()) <= set(beside.numbers.values()):
        return settle(beside.names.discrepancy(recorded.found, recorded.articles), beside.events, ids)
    names = Names(around.archive, ids)
    former = [names.reading(number) for number in sorted(set(recorded.articles.values()))]
    replaced = {number: name for name, number in around.replaced.items()}
    versions = {names.name(n, i): replaced[n] for i, n in recorded.articles.items() if n in replaced}
    events = group_readings([*batch, *former], rare=around.rare)
    return settle(names.discrepancy(recorded.found, recorded.articles), events, ids, versions)


def _is_over(found: Discrepancy, settled: Recorded, value: str, numbers: Mapping[str, int]) -> bool:
    """Is a discrepancy one that is settled, the sides that were given up held by none but the articles it had?"""
    lost = [claim for side in found.sides if side.value != value for claim in side.claims]
    held = [claim for claim in lost if claim.stance is not Stance.RETRACTED]
    former = set(settled.articles.values())
    return _same_question(found, settled) and all(numbers.get(claim.article) in former for claim in held)


def _takes_in(found: Discrepancy, earlier: Recorded, numbers: Mapping[str, int]) -> bool:
    """Has a discrepancy every side of a recorded one, on the same question, and one of its articles?"""
    sides = {side.value for side in found.sides} >= {side.value for side in earlier.found.sides}
    cited = {numbers[claim.article] for claim in found.claims if claim.article in numbers}
    return sides and _same_question(found, earlier) and not cited.isdisjoint(earlier.articles.values())


def _superseding(found: Discrepancy, recorded: Sequence[Recorded], numbers: Mapping[str, int]) -> Discrepancy:
    """The discrepancy with the id of the last recorded one that it takes in under another id."""
    ids = [one.found.id for one in recorded if one.found.id != found.id and _takes_in(found, one, numbers)]
    return replace(found, supersedes=ids[-1]) if ids else found


def _same_question(found: Discrepancy, earlier: Recorded) -> bool:
    mine, theirs = found.question, earlier.found.question
    return (mine.aspect, mine.topic, mine.measure, mine.role, mine.restriction) == (
        theirs.aspect, theirs.topic, theirs.measure, theirs.role, theirs.restriction,
    )  # fmt: skip
