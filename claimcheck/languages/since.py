"""The words by which a text tells of the first of its kind since some time, of the last before it, or of a rank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class SinceWords(NamedTuple):
    """`first` tells that something had not been before, `ranking` one of a kind from the others ("worst"), `last` the
    one before, `resting` what has not been since ("dormant"), `pointing` back to what a text tells of ("that")."""

    first: frozenset[str]
    ranking: frozenset[str]
    last: frozenset[str]
    resting: frozenset[str]
    pointing: frozenset[str]


SINCE_KEYS: dict[str, type | tuple[type, ...]] = {f"{name}_words": list for name in SinceWords._fields}
"""What `language.toml` calls them."""


def read_since_words(about: Mapping[str, Any]) -> SinceWords:
    """The words of a language; none where its `language.toml` has no such list."""
    return SinceWords(*(frozenset(about.get(key, ())) for key in SINCE_KEYS))
