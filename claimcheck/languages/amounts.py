"""Amounts in the base unit of their dimension."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from claimcheck.languages.shared_tables import load_concepts
from claimcheck.languages.units import Unit, load_units
from claimcheck.model import NumberRange
from claimcheck.model.numbers import tidy


@cache
def units() -> dict[str, Unit]:
    """The units that every language shares, by id."""
    return load_units(load_concepts())


def is_unit(name: str | None) -> bool:
    """Is it a unit of measurement (not what a count counts)?"""
    return name in units()


def is_money(name: str | None) -> bool:
    """Is it a currency?"""
    unit = units().get(name or "")
    return unit is not None and unit.dimension == "money"


def is_scale(name: str | None) -> bool:
    """Is it a scale of plain numbers (Richter's), on which a number is none other without its name?"""
    unit = units().get(name or "")
    return unit is not None and unit.dimension == "number"


def to_base(value: NumberRange, unit: str) -> tuple[NumberRange, str]:
    """The same amount in the base unit of its dimension, and the dimension.

    Amounts of money keep their currency, which is then the dimension, and so does a unit nobody knows.

    >>> to_base(NumberRange.exactly(2), "kilometre")
    (NumberRange(low=2000, high=2000, bound='='), 'length')
    >>> to_base(NumberRange.exactly(40), "EUR")[1]
    'EUR'
    """
    known = units().get(unit)
    if known is None or known.factor is None:
        return value, unit
    if known.offset:
        low = None if value.low is None else tidy(value.low + known.offset)
        high = None if value.high is None else tidy(value.high + known.offset)
        value = replace(value, low=low, high=high)
    return value.scaled(known.factor), known.dimension
