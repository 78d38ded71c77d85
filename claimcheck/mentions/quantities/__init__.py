"""Quantities: numbers with what they count, bounded as the text bounds them."""

from claimcheck.mentions.quantities.bounds import apply_bound, plausible_high
from claimcheck.mentions.quantities.finder import find_quantities

__all__ = ["apply_bound", "find_quantities", "plausible_high"]
