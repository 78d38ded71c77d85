"""An article with all that was read in it: what the stages 2 to 4 give and the stages 5 and 6 take."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.report import Claim, Outline
from claimcheck.model.text import Article


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its claims and what it is about; `outline` is None when no language pack reads it."""

    article: Article
    claims: tuple[Claim, ...] = ()
    outline: Outline | None = None
