"""From claims that answer one question to the sides that cannot all be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.matching import Match
from claimcheck.model import Claim

AGREEING = 0.45
"""What is left of the strength between claims of two articles that agree on another claim of the same question: the
odd value is then mostly of something else."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that cannot both be right, and how surely they answer one question."""

    one: Claim
    other: Claim
    match: Match


@dataclass(frozen=True, slots=True)
class Group:
    """Sides, in order of their first claim, with the clashes between them."""

    sides: tuple[tuple[Claim, ...], ...]
    clashes: tuple[Clash, ...]

    @property
    def strength(self) -> float:
        return max(clash.match.strength for clash in self.clashes)


def find_groups(check: Check, claims: Sequence[Claim]) -> list[Group]:
    """The groups of sides among claims of one block of one event; each claim is in one group at most."""
    clashes = _clashes(check, claims)
    groups: list[Group] = []
    for members in _connected(clashes):
        own = [clash for clash in clashes if clash.one.id in members]
        sides = make_sides(check, [claim for claim in claims if claim.id in members])
        sides = _with_agreeing(check, sides, claims, members)
        if len(sides) > 1:
            groups.append(Group(tuple(tuple(side) for side in sides), tuple(own)))
    return groups


def _clashes(check: Check, claims: Sequence[Claim]) -> list[Clash]:
    found = []
    block = Block(tuple(claims))
    for position, one in enumerate(claims):
        for other in claims[position + 1 :]:
            if check.agree(one, other):
                continue
            match = _weighed(check, one, other, block)
            if match.strength >= check.least(one, other):
                found.append(Clash(one, other, match))
    return found


def _weighed(check: Check, one: Claim, other: Claim, block: Block) -> Match:
    match = check.match(one, other, block)
    if not match or one.article == other.article:
        return match
    if _agrees_elsewhere(check, one, other, block) or _agrees_elsewhere(check, other, one, block):
        return Match(match.strength * AGREEING, (*match.reasons, "the articles agree on another such value"))
    return match


def _agrees_elsewhere(check: Check, one: Claim, other: Claim, block: Block) -> bool:
    """Does the article of `one` also say, of the same question, what `other` says?"""
    return any(
        claim.article == one.article and claim is not one and check.is_exact(claim) and check.same_side(claim, other)
        and check.same_grain(claim, other) and check.match(claim, other, block)
        for claim in block.claims
    )  # fmt: skip


def _connected(clashes: Sequence[Clash]) -> list[set[str]]:
    """The ids of claims that clashes connect, a set for each connected part."""
    parts: list[set[str]] = []
    for clash in clashes:
        pair = {clash.one.id, clash.other.id}
        touching = [part for part in parts if part & pair]
        parts = [part for part in parts if not part & pair] + [pair.union(*touching)]
    return parts


def make_sides(check: Check, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Exact values make the sides; a vague one joins the side that it alone allows, or makes one that meets none."""
    exact = [claim for claim in claims if check.is_exact(claim)]
    vague = [claim for claim in claims if not check.is_exact(claim)]
    sides: list[list[Claim]] = []
    for claim in exact:
        mine = next((side for side in sides if all(check.same_side(claim, other) for other in side)), None)
        if mine is None:
            sides.append([claim])
        else:
            mine.append(claim)
    for claim in vague:
        allowed = [side for side in sides if all(check.agree(claim, other) for other in side)]
        if not allowed:
            sides.append([claim])
        elif len(allowed) == 1:
            allowed[0].append(claim)
    return sides


def _with_agreeing(
    check: Check, sides: list[list[Claim]], claims: Sequence[Claim], members: set[str]
) -> list[list[Claim]]:
    """The sides with further claims of the same question that hold a side's very value."""
    block = Block(tuple(claims))
    for claim in claims:
        if claim.id in members:
            continue
        fitting = [side for side in sides if all(check.agree(claim, other) for other in side)]
        if len(fitting) == 1 and any(check.match(claim, other, block) for other in fitting[0]):
            fitting[0].append(claim)
    return [sorted(side, key=lambda c: (c.article, c.span)) for side in sides]
