"""The figures of one ballot: texts that differ in the votes for it do so in those against it, and in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from claimcheck.model import Claim, Discrepancy
from claimcheck.model.quick import replace

FIGURES = ("ballot.more", "ballot.for", "ballot.fewer", "ballot.against", "margin")
"""What the figures of a ballot are told as, by their marks or their measure: of several the first is reported."""
BESIDE = 1
"""Sentences between two figures of one ballot at the most."""


def once_per_ballot(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """The discrepancies, of those between the figures of one ballot the one with the most sides; it is as sure as the
    surest of them."""
    ballots = [discrepancy for discrepancy in found if _figure(discrepancy) is not None]
    kept: dict[int, Discrepancy] = {}
    of_article: dict[str, list[int]] = {}
    left_out: set[int] = set()
    for discrepancy in sorted(ballots, key=lambda d: (-len(d.sides), _figure(d) or 0)):
        beside = of_article.get(discrepancy.claims[0].article, ())
        number = next((n for n in beside if _tells_again(discrepancy, kept[n])), None)
        if number is None:
            kept[id(discrepancy)] = discrepancy
            for article in {claim.article for claim in discrepancy.claims}:
                of_article.setdefault(article, []).append(id(discrepancy))
            continue
        left_out.add(id(discrepancy))
        if discrepancy.confidence > kept[number].confidence:
            confidence, reasons = discrepancy.confidence, discrepancy.reasons
            kept[number] = replace(kept[number], confidence=confidence, reasons=reasons)
    return [kept.get(id(one), one) for one in found if id(one) not in left_out]


def _figure(found: Discrepancy) -> int | None:
    """Which figure of a ballot all its claims tell, by its number in `FIGURES`."""
    told = [claim.facets.marks | {claim.question.measure} for claim in found.claims]
    return next((number for number, name in enumerate(FIGURES) if all(name in names for names in told)), None)


def _tells_again(one: Discrepancy, other: Discrepancy) -> bool:
    """Does it set texts against each other that the other one does, by another figure that stands beside it in each?"""
    if _figure(one) == _figure(other) or not _opposed(one) <= _opposed(other):
        return False
    return all(any(_are_near(claim, told) for told in other.claims) for claim in one.claims)


def _opposed(found: Discrepancy) -> set[tuple[str, str]]:
    """The pairs of articles on two sides."""
    sides = [{claim.article for claim in side.claims} for side in found.sides]
    return {(mine, theirs) for one, other in permutations(sides, 2) for mine in one for theirs in other}


def _are_near(one: Claim, other: Claim) -> bool:
    return one.article == other.article and abs(one.sentence_index - other.sentence_index) <= BESIDE
