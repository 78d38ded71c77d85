"""Names made to be slow or odd: no crash, and work that grows with the letters and the names, not with their square."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, product

import pytest
from steps import growth

import claimcheck
from claimcheck.events.names import LONGEST, MAX_BLOCK, canonical_keys
from claimcheck.events.sounds import sounds_of
from claimcheck.model import Article

SAYS = {
    "fr": "Le maire, {}, a déclaré que douze personnes étaient mortes. Selon {}, le pont est fermé.",
    "en": "The mayor, {}, said that twelve people had died. According to {}, the bridge is shut.",
}
ODD = {
    "one long word": "A" * 10_000,
    "many words": "Abel " * 2_000,
    "many hyphens": "Jean" + "-Jean" * 2_000,
    "apostrophes": "O'" * 2_000,
    "combining marks": "a\u0301" * 3_000,
    "look-alike letters": "P\u0430ul M\u0430rtin",
    "two scripts in one word": "Iv\u0430n\u043e\u0432",
    "right-to-left": "\u202eJean Martin\u202c",
    "marks of direction": "\u200fבנימין\u200e נתניהו\u200f",
    "Arabic": "بشار الأسد",
    "Han": "习近平",
    "Hangul": "김정은",
    "Georgian": "სალომე ზურაბიშვილი",
    "mathematical letters": "\U0001d4d9\U0001d4ee\U0001d4ea\U0001d4f7 Martin",
    "ligature": "ﬁlip Mårtin",
    "dotted capital": "İbrahim Kalın",
    "soft hyphen": "N\u00adguyen Văn A",
    "figures": "X Æ A-12",
    "zero-width": "Jean\u200b\u200dMartin",
}
SYLLABLES = ("ma", "mi", "mo", "mu", "ne", "na", "no", "ri", "ra", "ro")


@pytest.mark.parametrize("lang", SAYS)
@pytest.mark.parametrize("name", ODD.values(), ids=ODD)
def test_odd_names_are_read(lang: str, name: str) -> None:
    text = SAYS[lang].format(name, name)
    articles = [Article(text, id=f"{n}.txt", lang=lang, date="2024-05-05", source=f"S{n}") for n in range(2)]
    report = claimcheck.check(articles)
    assert report.to_dict()["claims"]
    for claim in report.to_dict()["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"]
    assert not report.to_dict()["discrepancies"]


def alike(number: int) -> list[str]:
    """So many names of one block: the same first, second and last consonant."""
    return [f"n:marina {''.join(parts)}n" for parts in islice(product(SYLLABLES, repeat=4), number)]


def matching(keys: Callable[[int], list[str]]) -> Callable[[int], Callable[[], object]]:
    def made(size: int) -> Callable[[], object]:
        names = keys(size)

        def call() -> None:
            sounds_of.cache_clear()
            canonical_keys(names)

        return call

    return made


def test_many_names_alike_are_matched_in_linear_time() -> None:
    assert growth(matching(alike), 2 * MAX_BLOCK)[1]


def unlike(number: int) -> list[str]:
    """So many names of one block that no two spellings make: each has other sounds of those that all spellings keep."""
    return [f"n:marina {''.join(parts)}n" for parts in islice(product(("la", "mo", "ni", "re"), repeat=4), number)]


def test_names_that_sound_unlike_are_not_compared() -> None:
    assert growth(matching(unlike), MAX_BLOCK // 2)[1]


@pytest.mark.parametrize("piece", ["a", "ab", "sch", "a b ", "al ", "é"])
def test_long_names_are_matched_in_linear_time(piece: str) -> None:
    def two(size: int) -> list[str]:
        return [f"n:{(piece * size)[:size]}".strip(), f"n:{(piece * size)[:size]}x"]

    assert growth(matching(two), 4_000)[1]


def test_a_name_longer_than_any_is_itself_alone() -> None:
    rest = " petrov" * (LONGEST // 7)
    assert canonical_keys(["n:marina petrova", "n:marina petrowa"])
    assert canonical_keys([f"n:marina petrova{rest}", f"n:marina petrowa{rest}"]) == {}
