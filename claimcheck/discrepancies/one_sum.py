"""Two figures that do not exclude each other, since one text counts both, or another part beside the less."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.discrepancies.check import Block
from claimcheck.model import Claim, NumberRange

BESIDE = 2
"""Sentences between two parts of one whole."""


def counted_together(one: Claim, other: Claim, block: Block) -> bool:
    """Does the sentence of either count both ("50 fighters and two civilians were killed")?"""
    return _holds_both(one, other, block) or _holds_both(other, one, block)


def _holds_both(one: Claim, other: Claim, block: Block) -> bool:
    return any(claim.id != one.id and claim.compared == other.compared for claim in block.of_sentence(one))


def splits_up(one: Claim, other: Claim, block: Block) -> bool:
    """Does a text that told the greater figure tell the less one in a sentence that counts further parts ("18 were
    killed. Eleven, four of them children, in the north, and seven in the south")?"""
    if _size(one) is None or _size(other) is None:
        return False
    part, whole = _by_size(one, other)
    before = whole.sentence_index < part.sentence_index
    return before and any(claim.span != part.span for claim in block.of_sentence(part))


def splits_whole(one: Claim, other: Claim, block: Block) -> bool:
    """Is the later of two figures of one text the less, one of those that make up the other ("five were killed: three
    in the town … the two victims in the village")?"""
    if _size(one) is None or _size(other) is None:
        return False
    part, whole = _by_size(one, other)
    return whole.span < part.span and adds_up(one, other, block)


def are_parts(one: Claim, other: Claim, block: Block) -> bool:
    """Does the text count a whole that the two make up together ("five were killed … three in the town … the two")?"""
    mine, theirs = _size(one), _size(other)
    if mine is None or theirs is None:
        return False
    return mine + theirs in block.numbers(one.article)


def adds_up(one: Claim, other: Claim, block: Block) -> bool:
    """Does the text of the lesser figure count another part near it, which makes it up to the greater one?"""
    mine, theirs = _size(one), _size(other)
    if mine is None or theirs is None:
        return _reaches(one, other, block) or _reaches(other, one, block)
    part, _ = _by_size(one, other)
    rest = abs(mine - theirs)
    return any(_size(claim) == rest for claim in _beside(part, block))


def _reaches(part: Claim, whole: Claim, block: Block) -> bool:
    """Does another part beside an exact one make it up to a number that the whole allows ("180 here; another 45 there"
    are more than 200)?"""
    mine, theirs = _size(part), whole.compared
    if mine is None or not isinstance(theirs, NumberRange):
        return False
    sizes = map(_size, _beside(part, block))
    return any(size is not None and theirs.allows(NumberRange.exactly(mine + size)) for size in sizes)


def _by_size(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    """The claim with the lesser figure, and the other."""
    return (one, other) if (_size(one) or 0) < (_size(other) or 0) else (other, one)


def _beside(part: Claim, block: Block) -> Iterator[Claim]:
    """What stands near a part, and does not only say again what the title says ("Two dead": "two people")."""
    return (claim for claim in block.near(part, BESIDE) if claim.id != part.id and not _is_again(part, claim))


def _is_again(part: Claim, claim: Claim) -> bool:
    return claim.compared == part.compared and 0 in (claim.sentence_index, part.sentence_index)


def _size(claim: Claim) -> float | None:
    """The number of an exact count; None of any other value."""
    value = claim.value
    return value.low if isinstance(value, NumberRange) and value.is_exact else None
