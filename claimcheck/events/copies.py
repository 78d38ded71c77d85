"""Articles taken over from one another: one origin, one voice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

from claimcheck.model import Article

SHINGLE = 6
"""Words a shingle; six in a row are seldom shared by texts written apart."""
KEPT = 4
"""One shingle in so many is kept, chosen by its hash: the same ones in every text, so that shares stay what they are
(Broder's min-wise sampling; a text of 4 kB keeps some 150)."""
COPIED = 0.5
"""The share of the shorter text's shingles from which it counts as taken over."""
COMMON = 20
"""Shingles that more articles than this hold are boilerplate and link none."""


def find_origins(articles: Sequence[Article]) -> dict[str, str]:
    """For each article id the id of the first article, in order of ids, whose text it shares."""
    shingles = {article.id: _shingles(article.prose) for article in articles}
    holders: dict[int, list[str]] = {}
    for name in sorted(shingles):
        for shingle in shingles[name]:
            holders.setdefault(shingle, []).append(name)
    shared: dict[tuple[str, str], int] = {}
    for names in holders.values():
        if 1 < len(names) <= COMMON:
            for position, one in enumerate(names):
                for other in names[position + 1 :]:
                    shared[one, other] = shared.get((one, other), 0) + 1
    origin = {name: name for name in shingles}
    for (one, other), count in sorted(shared.items()):
        if count >= COPIED * min(len(shingles[one]), len(shingles[other])):
            origin[other] = origin[one]
    return origin


def _shingles(text: str) -> set[int]:
    """The hashes of those of the text's shingles that are kept, the same in every text that has them."""
    data = " ".join(text.lower().split()).encode()
    starts = [0, *accumulate(len(word) + 1 for word in data.split(b" "))]
    runs = zip(starts, starts[SHINGLE:], strict=False)
    return {number for first, last in runs if (number := crc32(data[first : last - 1])) % KEPT == 0}
