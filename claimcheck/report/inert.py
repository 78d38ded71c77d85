"""Text from sources made harmless to a terminal: nothing in it may move the cursor, set a colour or turn the line."""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\ufffd"
CONTROL_PICTURES = 0x2400
"""Where Unicode keeps a visible symbol for each control character from 0 to 31."""
DELETE, DELETE_PICTURE = 0x7F, "\u2421"


def make_inert(text: str) -> str:
    """One line of plain text: white space runs become one space, controls a visible symbol, format marks nothing.

    Format marks are the invisible characters of Unicode category Cf: marks and overrides of direction, zero-width
    joiners, soft hyphens. Lone surrogates become U+FFFD. Whitespace at the ends is dropped.

    >>> make_inert("38\\u202e wounded\\n\\x1b[31m")
    '38 wounded \u241b[31m'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(map(_inert, text)).split())


def _inert(character: str) -> str:
    if character.isprintable() or (character.isspace() and character not in "\x1c\x1d\x1e\x1f"):
        return character
    code, category = ord(character), unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Cc":
        picture = chr(CONTROL_PICTURES + code) if code < 0x20 else REPLACEMENT
        return DELETE_PICTURE if code == DELETE else picture
    return character if category in ("Co", "Cn") and not _is_no_character(code) else REPLACEMENT


def _is_no_character(code: int) -> bool:
    """Is the code one of the 66 that Unicode keeps from being characters, some of which XML refuses?"""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
