"""Spellings made alike: the forms under which words, and names, are looked up and compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def normalise(text: str) -> str:
    """Lower case, composed accents, straight apostrophes."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text.replace("’", "'").replace("ʼ", "'")).lower()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents or apostrophes: the key under which spellings of a name meet.

    >>> fold("Orléans")
    'orleans'
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    bare = unicodedata.normalize("NFD", normalise(text))
    return " ".join("".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c)).split())
