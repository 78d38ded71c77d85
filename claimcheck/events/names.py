"""One key for all spellings of a name within a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

SAME_NAME = 88.0
"""Least similarity (rapidfuzz ratio, 0 to 100) of two spellings of one name with as many words. Transliterations
of one Slavic or Arabic surname lie at 86 to 97; two surnames that differ in one syllable at 60 to 85."""
SAME_WORD = 75.0
"""Least similarity of each pair of words: keeps two people of one surname apart."""
MIN_LENGTH = 5
"""Shorter names must be equal: one letter changes too much of them."""
MAX_BLOCK = 200
"""Names of one block that are all compared, which makes 19,900 pairs. A larger block is parted by tighter signs."""
NEIGHBOURS = 20
"""In a block that tighter signs leave too large, each name is compared with as many that follow it in order."""


def canonical_keys(keys: Iterable[str]) -> dict[str, str]:
    """For each `n:` key that has a twin in another spelling, the key that stands for both (the first in order).

    Names are compared within blocks of bounded size, so the work grows with the number of names, not with its square.
    """
    leader = {name: name for name in sorted({key for key in keys if key.startswith("n:")})}
    for one, other in _candidates(list(leader)):
        if _same(one[2:], other[2:]):
            _join(leader, one, other)
    return {name: root for name in leader if (root := _root(leader, name)) != name}


def _candidates(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of sorted names that may be one."""
    for block in _blocks(names, _signs):
        if len(block) <= MAX_BLOCK:
            yield from combinations(block, 2)
            continue
        for near in _blocks(block, _worn):
            for position, one in enumerate(near):
                others = near[position + 1 :] if len(near) <= MAX_BLOCK else near[position + 1 : position + NEIGHBOURS]
                yield from ((one, other) for other in others)


def _blocks(names: Sequence[str], signs: Callable[[str], set[str]]) -> list[list[str]]:
    """The names that share a sign, in their order."""
    blocks: dict[str, list[str]] = {}
    for name in names:
        for sign in signs(name):
            blocks.setdefault(sign, []).append(name)
    return [block for block in blocks.values() if len(block) > 1]


def _signs(name: str) -> set[str]:
    """What two spellings of one name share: the first letter of each word, whole short names, the last word."""
    words = name[2:].split()
    return {f"{len(words)}{''.join(word[0] for word in words)}"} if words else set()


def _worn(name: str) -> set[str]:
    """The name and what is left of it without any one letter. Two spellings share one of these when a letter is added,
    left out or changed; that is as far as two names of up to twelve letters can differ and be `SAME_NAME`."""
    return {name, *(name[:n] + name[n + 1 :] for n in range(2, len(name)))}


def _same(one: str, other: str) -> bool:
    if min(len(one), len(other)) < MIN_LENGTH or fuzz.ratio(one, other) < SAME_NAME:
        return False
    if any(c.isdigit() for c in one + other):
        return one == other
    return all(fuzz.ratio(a, b) >= SAME_WORD for a, b in zip(one.split(), other.split(), strict=True))


def _root(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        leader[name] = name = leader[leader[name]]
    return name


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(leader, one), _root(leader, other)))
    leader[second] = first


def surname_keys(keys: Iterable[str]) -> dict[str, str]:
    """For each one-word name that is the last word of exactly one longer name: that longer name."""
    longer: dict[str, set[str]] = {}
    names = {key for key in keys if key.startswith("n:")}
    for name in names:
        words = name[2:].split()
        if len(words) > 1:
            longer.setdefault(f"n:{words[-1]}", set()).add(name)
    return {short: min(full) for short, full in longer.items() if short in names and len(full) == 1}
