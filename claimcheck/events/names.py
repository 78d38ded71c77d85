"""One key for all spellings of a name within a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from claimcheck.events.sounds import firm_of, frame_of, sound_alike

MIN_LENGTH = 5
"""Shorter names must be equal: one letter changes too much of them."""
LONGEST = 80
"""Nobody is called by more letters; longer names must be equal, so that none costs more than its length."""
SAME_FRAME = 70.0
"""Least similarity (rapidfuzz ratio, 0 to 100) of the consonants of two spellings: a quick look before the close one.
The true pairs of benchmarks/names.py have 77 and more."""
MAX_BLOCK = 200
"""Names of one block that are all compared, which makes 19,900 pairs. A larger block is parted by tighter signs."""
NEIGHBOURS = 20
"""In a block that tighter signs leave too large, each name is compared with as many that follow it in order."""


@dataclass(frozen=True, slots=True)
class Name:
    """A folded name behind its key, its words, the frame of its consonants and those that no spelling changes."""

    key: str
    words: tuple[str, ...]
    frame: str
    firm: str

    @property
    def length(self) -> int:
        """Letters, and spaces between the words."""
        return len(self.key) - 2


def canonical_keys(keys: Iterable[str]) -> dict[str, str]:
    """For each `n:` key that has a twin in another spelling, the key that stands for both (the first in order).

    Names are compared within blocks of bounded size, so the work grows with the number of names, not with its square.
    """
    leader = {name: name for name in sorted({key for key in keys if key.startswith("n:")})}
    for one, other in _candidates([name for key in leader if (name := _name(key)) is not None]):
        if same_name(one, other):
            _join(leader, one.key, other.key)
    return {name: root for name in leader if (root := _root(leader, name)) != name}


def _name(key: str) -> Name | None:
    """The name that may have other spellings: none that is very short or long, or holds figures."""
    told = MIN_LENGTH <= len(key) - 2 <= LONGEST and not any(c.isdigit() for c in key)
    words = tuple(key[2:].split()) if told else ()
    return Name(key, words, frame_of(words), firm_of(words)) if words else None


def _candidates(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """The pairs of sorted names that may be one."""
    for block in _blocks(names, _signs):
        if len(block) <= MAX_BLOCK:
            yield from combinations(block, 2)
            continue
        for near in _blocks(block, _worn):
            for position, one in enumerate(near):
                others = near[position + 1 :] if len(near) <= MAX_BLOCK else near[position + 1 : position + NEIGHBOURS]
                yield from ((one, other) for other in others)


def _blocks(names: Sequence[Name], signs: Callable[[Name], set[str]]) -> list[list[Name]]:
    """The names that share a sign, in their order."""
    blocks: dict[str, list[Name]] = {}
    for name in names:
        for sign in signs(name):
            blocks.setdefault(sign, []).append(name)
    return [block for block in blocks.values() if len(block) > 1]


def _signs(name: Name) -> set[str]:
    """What two spellings of one name share: the first two consonants, the last, and all that no spelling changes."""
    return {f"{name.frame[:2]}{name.frame[-1:]} {name.firm}"}


def _worn(name: Name) -> set[str]:
    """The name and what is left of it without any one letter: two spellings that differ in one letter share one."""
    key = name.key
    return {key, *(key[:n] + key[n + 1 :] for n in range(2, len(key)))}


def same_name(one: Name, other: Name) -> bool:
    """Can the two be spellings of one name? Symmetric."""
    return fuzz.ratio(one.frame, other.frame) >= SAME_FRAME and sound_alike(one.words, other.words)


def _root(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        leader[name] = name = leader[leader[name]]
    return name


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(leader, one), _root(leader, other)))
    leader[second] = first


def surname_keys(keys: Iterable[str]) -> dict[str, str]:
    """For each name that ends exactly one longer name ("Rahman", "Abdel Rahman"): the longest one that it ends.

    >>> surname_keys({"n:abdel rahman", "n:rami abdel rahman"})
    {'n:abdel rahman': 'n:rami abdel rahman'}
    """
    names = {key for key in keys if key.startswith("n:")}
    longer: dict[str, set[str]] = {}
    for name in names:
        for short in _endings(name):
            if short in names:
                longer.setdefault(short, set()).add(name)
    full = {short: found - longer.keys() for short, found in longer.items()}
    return {short: min(found) for short, found in sorted(full.items()) if len(found) == 1}


def _endings(name: str) -> list[str]:
    """The name without its first word, without its first two, and so on."""
    words = name[2:].split()
    return [f"n:{' '.join(words[first:])}" for first in range(1, len(words))]
