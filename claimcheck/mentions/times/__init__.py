"""The time finder: patterns from the language's table, rules that resolve them, and the narrative they lean on."""

from claimcheck.mentions.times.finder import find_times
from claimcheck.mentions.times.publication import infer_date

__all__ = ["find_times", "infer_date"]
