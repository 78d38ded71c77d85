"""An article with all that was read in it: what the stages 2 to 4 give and the stages 5 and 6 take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.model.claims import Claim
from claimcheck.model.text import Article
from claimcheck.model.times import TimeRange

WRECK = "x:"
"""How the keys of wrecks begin: what vehicle came to grief in what land."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What an article is about, for finding those that tell one story.

    `keys` are those of all its sentences, `lead` those of its title and first paragraph, `days` the full dates of
    what it tells as having happened, `lead_days` those of its lead, `published` when it came out. `counts` are the
    exact figures it gives, each with its measure. `seldom` are the keys of predicates of its lead that are not told
    of twice on a day, and of its wrecks ("x:bus NP").
    """

    article: str
    keys: frozenset[str]
    lead: frozenset[str]
    days: frozenset[date]
    lead_days: tuple[date, ...]
    published: TimeRange | None
    counts: frozenset[str] = frozenset()
    seldom: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its claims and what it is about; `outline` is None when no language pack reads it, or when claimcheck
    itself failed on it, with the `fault` that it met."""

    article: Article
    claims: tuple[Claim, ...] = ()
    outline: Outline | None = None
    fault: str | None = None
