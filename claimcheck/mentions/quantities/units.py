"""Units of measurement: which one stands beside a number, and amounts in the base unit of their dimension."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages.quantities import QuantityTables
from claimcheck.languages.units import Unit
from claimcheck.model import Token

HYPHENS = frozenset("-‐‑")
BRACKETS = {"(": ")", "[": "]", "{": "}"}
OPENS_UNIT = HYPHENS | BRACKETS.keys()


def unit_after(tables: QuantityTables, tokens: Sequence[Token], index: int) -> tuple[Unit, int] | None:
    """The unit that begins at token `index`, after a hyphen ("948-foot") or the word for "of" ("millions d'euros")."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.norm not in tables.unit_starts and token.text not in OPENS_UNIT:
        return None
    closing = BRACKETS.get(token.text)
    if closing is not None:
        inner = unit_after(tables, tokens, index + 1)
        bracketed = inner is not None and inner[1] < len(tokens) and tokens[inner[1]].text == closing
        return (inner[0], inner[1] + 1) if inner and bracketed else None
    tight = token.text in HYPHENS and tokens[index - 1].end == token.start
    if tight or token.norm in tables.words["noun_links"]:
        index += 1
    last, units = tables.units.longest(tokens, index)
    if not units or (last == index + 1 and len(tokens[index].text) == 1 and tokens[index].text not in tables.symbols):
        return None
    return units[0], last


def currency_before(tables: QuantityTables, tokens: Sequence[Token], index: int) -> tuple[Unit, int] | None:
    """The sign or code of a currency right before token `index` ("US$40", "EUR 40"), and where it begins."""
    for length in (2, 1):
        first = index - length
        if first < 0 or tokens[index].start - tokens[index - 1].end > 1:
            continue
        if length == 2 and len(tokens[first].text) == 1 and tokens[first].end < tokens[first + 1].start:
            continue  # "a $100 fine" is in no "a$"
        if tokens[index - 1].is_word and not tokens[first].text.isupper():
            continue  # no sign and no code
        last, units = tables.units.longest(tokens, first)
        money = next((unit for unit in units if unit.dimension == "money"), None) if last == index else None
        if money is not None:
            return money, first
    return None
