"""One key for all spellings of a name within a batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz import fuzz

SAME_NAME = 88.0
"""Least similarity (rapidfuzz ratio, 0 to 100) of two spellings of one name with as many words. Transliterations
of one Slavic or Arabic surname lie at 86 to 97; two surnames that differ in one syllable at 60 to 85."""
SAME_WORD = 75.0
"""Least similarity of each pair of words: keeps two people of one surname apart."""
MIN_LENGTH = 5
"""Shorter names must be equal: one letter changes too much of them."""


def canonical_keys(keys: Iterable[str]) -> dict[str, str]:
    """For each `n:` key that has a twin in another spelling, the key that stands for both (the first in order)."""
    names = sorted({key for key in keys if key.startswith("n:")})
    blocks: dict[str, list[str]] = {}
    for name in names:
        for sign in _signs(name):
            blocks.setdefault(sign, []).append(name)
    leader = {name: name for name in names}
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if _same(one[2:], other[2:]):
                _join(leader, one, other)
    return {name: _root(leader, name) for name in names if _root(leader, name) != name}


def _signs(name: str) -> set[str]:
    """What two spellings of one name share: the first letter of each word, whole short names, the last word."""
    words = name[2:].split()
    return {f"{len(words)}{''.join(word[0] for word in words)}"} if words else set()


def _same(one: str, other: str) -> bool:
    if min(len(one), len(other)) < MIN_LENGTH or fuzz.ratio(one, other) < SAME_NAME:
        return False
    if any(c.isdigit() for c in one + other):
        return one == other
    return all(fuzz.ratio(a, b) >= SAME_WORD for a, b in zip(one.split(), other.split(), strict=True))


def _root(leader: Mapping[str, str], name: str) -> str:
    while leader[name] != name:
        name = leader[name]
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
