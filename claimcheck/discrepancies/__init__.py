"""Stage 6: what cannot all be right."""

from claimcheck.discrepancies.find import CHECKS, find_discrepancies

__all__ = ["CHECKS", "find_discrepancies"]
