"""Numbers inside times: digits checked by what the slot can hold, and number words put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from claimcheck.languages.times import NUMBERS, TimeTable
from claimcheck.model import Token

LIMITS = {
    "dom": (1, 31, 2), "ddom": (1, 31, 2), "nth": (1, 31, 2), "mon": (1, 12, 2), "year": (1000, 2100, 4),
    "hour": (0, 24, 2), "minute": (0, 59, 2), "century": (1, 21, 2),
}  # fmt: skip
"""Least and greatest value of each slot that reads plain digits, and how many digits there may be."""


TWO_DIGITS = {"yy": re.compile(r"\d\d"), "yy2": re.compile(r"\d\d"), "decade": re.compile(r"\d\d|\d{3}0")}
"""Slots that hold the last digits of a year, or a decade."""


MOST_NUMBERS = 4096
"""The most numbers in digits of which it is remembered what they fit."""


@lru_cache(maxsize=MOST_NUMBERS)
def shape_of(digits: str) -> str:
    """Which slots of numbers digits fit: a word for many numbers, which begins with a digit itself."""
    return " ".join(["0", *(kind for kind in NUMBERS if _fits(kind, digits))])


def _fits(kind: str, digits: str) -> bool:
    if kind in LIMITS:
        low, high, most = LIMITS[kind]
        short = kind in ("year", "minute") and len(digits) < most
        return len(digits) <= most and not short and low <= int(digits) <= high
    if kind in WORDS_ONLY:
        return False
    return len(digits) == 4 if kind == "hhmm" else kind not in TWO_DIGITS or bool(TWO_DIGITS[kind].fullmatch(digits))


OPENS_YEAR = frozenset({1, 2, *range(11, 21), 1000})
"""What the first word of a year in words may stand for: a thousand or two, or hundreds."""

YEAR_FROM, YEAR_TO = 1100, 2099
"""Years that are written in words."""


ROUND_YEAR = "round_year"
"""The slot of years in words that may be a round hundred: a word for "year" stands before it."""

WORDS_ONLY = (ROUND_YEAR, "minute_word")
"""Slots of numbers that are never in digits."""
MINUTE_SLOTS = ("minute", "minute_word")
MINUTES = 60
TENS = (20, 30, 40, 50)

MOST_WORDS = 6
"""Number words of the longest year ("mille neuf cent quatre-vingt-dix-neuf")."""


class NumberReader:
    """Reads the slots that hold numbers."""

    def __init__(self, table: TimeTable) -> None:
        self.table = table
        self._romans = dict(_romans(table.ordinal_endings))
        self._words = {p.words[0]: p.value for some in table.slots.get("n", {}).values() for p in some}
        self._phrases = {p.words: int(float(p.value)) for some in table.slots.get("n", {}).values() for p in some}
        self._year_firsts = {words[0] for words, value in self._phrases.items() if value in OPENS_YEAR}

    def firsts(self, kind: str) -> set[str]:
        """The words, beside digits, that a slot may begin with."""
        if kind == "n":
            return set(self.table.slots.get("n", ()))
        if kind == "century":
            return set(self._romans)
        if kind in MINUTE_SLOTS:
            return set(self._words) | self.table.zeros
        return self._year_firsts if kind in ("year", ROUND_YEAR) else set()

    def following(self) -> frozenset[str]:
        """The words and marks, beside digits, that may go on a number which a slot begins with."""
        words = {word for phrase in self._phrases for word in phrase} | self.table.zeros
        return self.table.connectors | self.table.group_marks | self.table.ordinal_endings | words | {
            self.table.decimal_mark
        }  # fmt: skip

    def read(self, kind: str, prose: str, tokens: Sequence[Token], index: int) -> Iterable[tuple[int, str]]:
        """The numbers that may stand at a token for a slot, each with the token after it."""
        if kind in LIMITS and tokens[index].text.isdigit():
            return self._limited(kind, tokens, index)
        return self._others(kind, prose, tokens, index)

    def _others(self, kind: str, prose: str, tokens: Sequence[Token], index: int) -> Iterator[tuple[int, str]]:
        """Numbers in words, and those in digits that no limits tell."""
        token = tokens[index]
        if kind == "n":
            yield from self._number(prose, tokens, index)
        elif kind == "hhmm" and len(token.text) == 4 and token.text.isdigit():
            if int(token.text[:2]) < 25 and int(token.text[2:]) < 60:
                yield index + 1, token.text
        elif TWO_DIGITS.get(kind) and TWO_DIGITS[kind].fullmatch(token.text):
            yield index + 1, token.text
        elif kind == "century" and token.norm in self._romans and token.is_capitalised:
            yield self._after_ending(tokens, index), str(self._romans[token.norm])
        elif kind in MINUTE_SLOTS and (token.norm in self._words or token.norm in self.table.zeros):
            yield from self._worded_minute(tokens, index)
        elif kind in ("year", ROUND_YEAR) and token.norm in self._year_firsts:
            yield from self._worded_year(tokens, index, round_too=kind == ROUND_YEAR)

    def _limited(self, kind: str, tokens: Sequence[Token], index: int) -> Sequence[tuple[int, str]]:
        text = tokens[index].text
        low, high, digits = LIMITS[kind]
        if len(text) > digits or (kind in ("year", "minute") and len(text) < digits) or not low <= int(text) <= high:
            return ()
        end = self._after_ending(tokens, index) if kind in ("dom", "ddom", "nth", "century") else index + 1
        if kind == "nth" and end == index + 1:
            return ()
        return ((end, text if kind == "hour" else str(int(text))),)

    def _after_ending(self, tokens: Sequence[Token], index: int) -> int:
        """The token after a number and the ordinal ending that touches it."""
        after = index + 1
        touches = after < len(tokens) and tokens[after].start == tokens[index].end
        return after + 1 if touches and tokens[after].norm in self.table.ordinal_endings else after

    def _worded_year(self, tokens: Sequence[Token], index: int, *, round_too: bool) -> Iterator[tuple[int, str]]:
        """A year in words ("nineteen eighty-six", "mille neuf cent douze"); a round hundred counts something, but for
        one that is said to be a year ("l'an deux mille")."""
        values, end = self._number_words(tokens, index)
        year = _year_of(values)
        if len(values) > 1 and YEAR_FROM <= year <= YEAR_TO and (round_too or year % 100):
            yield end, str(year)

    def _worded_minute(self, tokens: Sequence[Token], index: int) -> Iterator[tuple[int, str]]:
        """Minutes in words ("dix heures vingt-huit")."""
        values, end = self._number_words(tokens, index)
        if values and sum(values) < MINUTES and (len(values) == 1 or (values[0] in (0, *TENS) and values[1] < 20)):
            yield end, str(sum(values))

    def _number_words(self, tokens: Sequence[Token], index: int) -> tuple[list[int], int]:
        """The values of the number words that follow each other from a token on, and the token after them."""
        values: list[int] = []
        place = end = index
        while len(values) < MOST_WORDS and (found := self._number_word(tokens, place)) is not None:
            end, value = found
            values.append(value)
            place = end + 1 if end < len(tokens) and tokens[end].norm in self.table.connectors else end
        return values, end

    def _number_word(self, tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
        """The longest number word at a token: the token after it and its value."""
        if tokens[index : index + 1] and tokens[index].norm in self.table.zeros:
            return index + 1, 0
        for length in (5, 3, 2, 1):
            value = self._phrases.get(tuple(token.norm for token in tokens[index : index + length]))
            if value is not None and index + length <= len(tokens):
                return index + length, value
        return None

    def _number(self, prose: str, tokens: Sequence[Token], index: int) -> Iterator[tuple[int, str]]:
        token = tokens[index]
        if not token.text.isdigit():
            yield from self._worded(tokens, index)
            return
        text, end = token.text, index + 1
        while (after := self._next_group(prose, tokens, end)) is not None:
            text, end = text + tokens[after].text, after + 1
        if self._has_decimals(tokens, end):
            text, end = f"{text}.{tokens[end + 1].text}", end + 2
        yield end, text

    def _has_decimals(self, tokens: Sequence[Token], end: int) -> bool:
        """Do a decimal mark and digits follow without a space?"""
        if end + 1 >= len(tokens) or tokens[end].text != self.table.decimal_mark:
            return False
        touch = tokens[end - 1].end == tokens[end].start and tokens[end].end == tokens[end + 1].start
        return touch and tokens[end + 1].text.isdigit()

    def _next_group(self, prose: str, tokens: Sequence[Token], end: int) -> int | None:
        """The token that holds three more digits of a number, behind a space or a mark of groups; None without."""
        if end >= len(tokens):
            return None
        after = end + 1 if tokens[end].text in self.table.group_marks else end
        if after >= len(tokens) or not tokens[after].text.isdigit() or len(tokens[after].text) != 3:
            return None
        gap = prose[tokens[end - 1].end : tokens[after].start]
        return after if len(gap) == 1 and gap != "\n" else None

    def _worded(self, tokens: Sequence[Token], index: int) -> Iterator[tuple[int, str]]:
        """Number words, put together: tens and units are added, hundreds and thousands multiply."""
        total, last, end, place = 0.0, 0.0, index, index
        while place < len(tokens):
            found = self._words.get(tokens[place].norm) if tokens[place].norm in self.table.slots.get("n", {}) else None
            if found is None:
                if tokens[place].norm in self.table.connectors and place == end and end > index:
                    place += 1
                    continue
                return
            value = float(found)
            if total and value >= 100 > total:
                total *= value
            elif total and not (value < last and last >= 20):
                return
            else:
                total += value
            last, place = value, place + 1
            end = place
            if end - index > 1:  # the slot's own phrases give the numbers of one word
                yield end, f"{total:g}"


def _romans(endings: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Roman numbers up to 21 in lower case, bare and with an ordinal ending that grew together with them."""
    for number in range(1, 22):
        tens, rest = divmod(number, 10)
        roman = "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[rest]
        yield roman, number
        yield from ((roman + ending, number) for ending in endings)


def _year_of(values: Sequence[int]) -> int:
    """The year that number words make: 19 and 80 and 6, or 1000 and 9 and 100 and 72."""
    if len(values) > 1 and values[0] < 100 and (values[1] == 0 or 10 <= values[1] < 100) and sum(values[1:]) < 100:
        return values[0] * 100 + sum(values[1:])
    whole = part = 0
    for value in values:
        if value == 1000:
            whole, part = (part or 1) * 1000, 0
        else:
            part = (part or 1) * 100 if value == 100 else part + value
    return whole + part
