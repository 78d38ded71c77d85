"""Names of persons: whether two spellings are one name."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.fuzz import ratio

from claimcheck.languages.speech import load_spellings
from claimcheck.model import fold

ALIKE = 85.0
"""How alike two spellings of a surname must be beside a given name that fits: Konachenkov and Konashenkov have 90,
Martin and Morin 73."""
ALONE = 90.0
"""How alike they must be without given names, and from `LONG` letters on only: Marin and Martin have 91."""
LONG = 7
GIVEN = 80.0
"""How alike two spellings of a given name must be: Volodymyr and Vladimir have 82, Michel and Michelle are parted
by the rule that no name may be the beginning of the other."""


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """A folded name as it sounds, whatever the romanisation; doubled letters are written once.

    >>> skeleton("Chaykovsky") == skeleton("Tchaikovski")
    True
    """
    text = fold(name)
    for letter, spellings in load_spellings():
        for spelling in spellings:
            text = text.replace(spelling, letter)
    return "".join(c for n, c in enumerate(text) if n == 0 or c != text[n - 1])


def same_name(one: str, other: str) -> bool:
    """Can the two be one person's name? The surname must be the same but for its spelling; given names and initials
    that are there must not differ. Symmetric.

    >>> same_name("Volodymyr Zelensky", "Zelenskyy"), same_name("J. Martin", "Paul Martin")
    (True, False)
    """
    left, right = fold(one).split(), fold(other).split()
    if not left or not right:
        return False
    if left == right:
        return True
    if not _givens_fit(left[:-1], right[:-1]):
        return False
    here, there = skeleton(left[-1]), skeleton(right[-1])
    if here == there:
        return True
    if len(left) > 1 and len(right) > 1:
        return ratio(here, there) >= ALIKE
    return min(len(here), len(there)) >= LONG and ratio(here, there) >= ALONE


def _givens_fit(left: list[str], right: list[str]) -> bool:
    """Compares the first given names; the names between them and the surname are often left out."""
    if not left or not right:
        return True
    one, other = left[0], right[0]
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    here, there = skeleton(one), skeleton(other)
    if here == there and {one, other} & {here} != {one, other}:
        return not _is_beginning(one, other)
    if one == other:
        return True
    return not _is_beginning(here, there) and min(len(here), len(there)) >= 4 and ratio(here, there) >= GIVEN


def _is_beginning(one: str, other: str) -> bool:
    return one != other and (one.startswith(other) or other.startswith(one))
