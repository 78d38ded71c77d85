"""From claims that answer one question to the sides that cannot all be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from claimcheck.discrepancies.check import Block, Check, Hours
from claimcheck.discrepancies.matching import Match
from claimcheck.model import Claim, Value, can_both_hold

AGREEING = 0.45
"""What is left of the strength between claims of two articles that agree on another claim of the same question: the
odd value is then mostly of something else."""
MOST_AGREEING = 4
"""Claims of an article that say what another one says, of which it is asked whether they go with the odd one too."""
MAX_COMPARED = 200
"""Claims of one block that are compared pair by pair, which makes 19,900 pairs: no event is told so often. Of a larger
block every article's first claims are taken, in turn; the others are still looked at for what they say of those."""


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


def claims_of(groups: Iterable[Group]) -> frozenset[str]:
    """The ids of the claims on any side."""
    return frozenset(claim.id for group in groups for side in group.sides for claim in side)


@dataclass(frozen=True, slots=True)
class BlockIndex(Block):
    """A block by its articles, that remembers what it was asked of each claim. `compared` are those of its claims that
    `check` sets against each other pair by pair.
    """

    check: Check
    compared: Sequence[Claim]
    _compared: dict[str, list[Claim]] = field(default_factory=dict, init=False)
    _exact: dict[str, dict[Value, set[str]]] = field(default_factory=dict, init=False)
    _only: dict[str, bool] = field(default_factory=dict, init=False)
    _agreeing: dict[tuple[str, str], list[Claim]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for claim in self.compared:
            self._compared.setdefault(claim.article, []).append(claim)
        for claim in filter(self.check.is_exact, self.claims):
            self._exact.setdefault(claim.article, {}).setdefault(claim.compared, set()).add(claim.id)

    def is_only(self, claim: Claim, exact: Callable[[Claim], bool]) -> bool:
        """As `Block.is_only`; `exact` is the check's own."""
        if claim.id not in self._only:
            values = self._exact.get(claim.article, {}).items()
            others = (value for value, ids in values if ids != {claim.id})
            self._only[claim.id] = all(can_both_hold(value, claim.compared) for value in others)
        return self._only[claim.id]

    def agrees_elsewhere(self, one: Claim, other: Claim) -> bool:
        """Does the article of `one` also say, of the same question, what `other` says, and not only what goes with both
        (that it was restored goes with damaged and with intact)?"""
        key = (one.article, other.id)
        if key not in self._agreeing:
            self._agreeing[key] = list(islice(self._saying(one.article, other), MOST_AGREEING))
        told = (claim for claim in self._agreeing[key] if not self.check.agree(claim, one))
        return any(not self.check.is_past(claim, one) for claim in told) or self._says_among_others(one, other)

    def _saying(self, article: str, other: Claim) -> Iterator[Claim]:
        """The claims of an article that answer the question of `other` as it does."""
        check = self.check
        for claim in self._compared.get(article, ()):
            if not check.is_exact(claim) or not check.same_side(claim, other):
                continue
            if check.same_grain(claim, other) and check.match(claim, other, self):
                yield claim

    def _says_among_others(self, one: Claim, other: Claim) -> bool:
        """Where not all claims are compared, the very value in the article is enough to doubt that the two clash."""
        return len(self.compared) < len(self.claims) and other.compared in self._exact.get(one.article, {})


def compared_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Of more claims than can be compared, the first ones of every article in turn, in their own order."""
    if len(claims) <= MAX_COMPARED:
        return list(claims)
    told: Counter[str] = Counter()
    turns = []
    for number, claim in enumerate(claims):
        turns.append((told[claim.article], number))
        told[claim.article] += 1
    return [claims[number] for number in sorted(number for _, number in sorted(turns)[:MAX_COMPARED])]


def find_groups(check: Check, claims: Sequence[Claim], hours: Hours | None = None) -> list[Group]:
    """The groups of sides among claims of one block of one event, which tells the `hours`; each claim is in one group
    at most.

    At most 20,000 pairs are compared, however many claims there are; the rest of the work is linear.
    """
    if len(claims) < 2:
        return []
    block = BlockIndex(tuple(claims), check, compared_claims(claims), hours=hours or {})
    clashes = _clashes(check, block)
    groups: list[Group] = []
    for members in _connected(clashes):
        own = [clash for clash in clashes if clash.one.id in members]
        sides = make_sides(check, [claim for claim in block.compared if claim.id in members])
        sides = _with_agreeing(check, sides, block, members)
        if len(sides) > 1:
            groups.append(Group(tuple(tuple(side) for side in sides), tuple(own)))
    return groups


def separate_groups(
    check: Check, blocks: Mapping[str, Sequence[Claim]], taken: frozenset[str], hours: Hours
) -> list[Group]:
    """The groups of all blocks, which may share claims, in the order of their names; no claim is in two groups, nor one
    of those `taken`."""
    found: list[Group] = []
    for name in sorted(blocks):
        for group in find_groups(check, blocks[name], hours):
            own = claims_of([group])
            if own.isdisjoint(taken):
                taken |= own
                found.append(group)
    return found


def _clashes(check: Check, block: BlockIndex) -> list[Clash]:
    found = []
    for one, other in _unlike(block.compared):
        if check.agree(one, other):
            continue
        match = _weighed(check, one, other, block)
        if match.strength >= check.least(one, other):
            found.append(Clash(one, other, match))
    return found


def _unlike(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of claims that do not hold one value, which agree: three of four pairs do where much is told."""
    numbers: dict[Value, int] = {}
    told = [(numbers.setdefault(claim.compared, len(numbers)), claim) for claim in claims]
    if len(numbers) > 1:
        yield from ((one, other) for (mine, one), (theirs, other) in combinations(told, 2) if mine != theirs)


def _weighed(check: Check, one: Claim, other: Claim, block: BlockIndex) -> Match:
    match = check.match(one, other, block)
    if not match or one.article == other.article:
        return match
    if block.agrees_elsewhere(one, other) or block.agrees_elsewhere(other, one):
        return Match(match.strength * AGREEING, (*match.reasons, "the articles agree on another such value"))
    return match


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


def _with_agreeing(check: Check, sides: list[list[Claim]], block: BlockIndex, members: set[str]) -> list[list[Claim]]:
    """The sides with further claims of the same question that hold a side's very value."""
    for claim in block.compared:
        if claim.id in members:
            continue
        fitting = [side for side in sides if all(check.agree(claim, other) for other in side)]
        if len(fitting) > 1:  # a vague figure is that of its own text: "some 17,500" is no 15,000 there
            fitting = [side for side in fitting if any(other.article == claim.article for other in side)]
        if len(fitting) == 1 and any(_says_again(check, claim, other, block) for other in fitting[0]):
            fitting[0].append(claim)
    return [sorted(side, key=lambda c: (c.article, c.span)) for side in sides]


def _says_again(check: Check, claim: Claim, other: Claim, block: BlockIndex) -> bool:
    """Does it answer the question of another as that does? What a lead says twice, as its title and first sentence do
    in other words, is one thing."""
    leads = claim.article == other.article and claim.facets.lead and other.facets.lead
    if leads and claim.question.topic == other.question.topic and claim.compared == other.compared:
        return True
    return bool(check.match(claim, other, block))
