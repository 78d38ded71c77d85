"""Quantities: numbers with what they count, bounded as the text bounds them."""

from claimcheck.mentions.quantities.bounds import apply_bound, plausible_high
from claimcheck.mentions.quantities.finder import find_quantities
from claimcheck.mentions.quantities.units import to_base

__all__ = ["apply_bound", "find_quantities", "plausible_high", "to_base"]
