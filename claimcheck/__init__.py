"""claimcheck tells where sources cannot all be right.

The way through: `read_articles` reads files into `Article`s; `check` splits them into sentences, finds the mentions,
builds atomic claims, groups them into events, finds the discrepancies and returns a `Report`.

>>> from claimcheck import Article, check
>>> one = Article(id="a", date="2025-02-05", text="The strike on Lviv on Tuesday killed 4 people and wounded 38.")
>>> two = Article(id="b", date="2025-02-05", text="Tuesday's strike on Lviv killed 4 people and wounded 55.")
>>> [d.kind.value for d in check([one, two]).discrepancies]
['quantity']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.articles import read_articles
    from claimcheck.desk import read_desk
    from claimcheck.errors import ClaimcheckError, Problem
    from claimcheck.model import Article, Claim, Discrepancy, Event, Report
    from claimcheck.pipeline import check_articles as check
    from claimcheck.pipeline import extract_claims, find_mentions

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Claim",
    "ClaimcheckError",
    "Discrepancy",
    "Event",
    "Problem",
    "Report",
    "__version__",
    "check",
    "extract_claims",
    "find_mentions",
    "read_articles",
    "read_desk",
]

# The command starts fast because a name of the API brings in its stage only when it is asked for.
_HOMES = {
    "check": ("claimcheck.pipeline", "check_articles"),
    "extract_claims": ("claimcheck.pipeline", "extract_claims"),
    "find_mentions": ("claimcheck.pipeline", "find_mentions"),
    "read_articles": ("claimcheck.articles", "read_articles"),
    "read_desk": ("claimcheck.desk", "read_desk"),
    "ClaimcheckError": ("claimcheck.errors", "ClaimcheckError"),
    "Problem": ("claimcheck.errors", "Problem"),
} | {name: ("claimcheck.model", name) for name in ("Article", "Claim", "Discrepancy", "Event", "Report")}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
