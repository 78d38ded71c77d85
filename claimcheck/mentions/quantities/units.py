"""Units of measurement: which one stands beside a number, and amounts in the base unit of their dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.languages import load_concepts
from claimcheck.languages.quantities import QuantityTables, Unit, load_units
from claimcheck.model import NumberRange, Token
from claimcheck.model.values import tidy

HYPHENS = frozenset("-‐‑")


def unit_after(tables: QuantityTables, tokens: Sequence[Token], index: int) -> tuple[Unit, int] | None:
    """The unit that begins at token `index`, after a hyphen ("948-foot") or the word for "of" ("millions d'euros")."""
    if index >= len(tokens):
        return None
    tight = tokens[index].text in HYPHENS and tokens[index - 1].end == tokens[index].start
    if tight or tokens[index].norm in tables.words["noun_links"]:
        index += 1
    for hit in tables.units.at(tokens, index):
        letter = hit.last == index + 1 and len(tokens[index].text) == 1
        if not letter or tokens[index].text in tables.symbols:
            return hit.entry, hit.last
    return None


def currency_before(tables: QuantityTables, tokens: Sequence[Token], index: int) -> tuple[Unit, int] | None:
    """The sign or code of a currency right before token `index` ("US$40", "EUR 40"), and where it begins."""
    for length in (2, 1):
        first = index - length
        if first < 0 or tokens[index].start - tokens[index - 1].end > 1:
            continue
        for hit in tables.units.at(tokens, first):
            code = tokens[first].text.isupper() or not tokens[first].is_word
            if hit.last == index and hit.entry.dimension == "money" and code:
                return hit.entry, first
    return None


def to_base(value: NumberRange, unit: str) -> tuple[NumberRange, str]:
    """The same amount in the base unit of its dimension, and the dimension.

    Amounts of money keep their currency, which is then the dimension, and so does a unit nobody knows.

    >>> to_base(NumberRange.exactly(2), "kilometre")
    (NumberRange(low=2000, high=2000, bound='='), 'length')
    >>> to_base(NumberRange.exactly(40), "EUR")[1]
    'EUR'
    """
    known = load_units(load_concepts()).get(unit)
    if known is None or known.factor is None:
        return value, unit
    if known.offset:
        low = None if value.low is None else tidy(value.low + known.offset)
        high = None if value.high is None else tidy(value.high + known.offset)
        value = replace(value, low=low, high=high)
    return value.scaled(known.factor), known.dimension
