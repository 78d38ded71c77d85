"""The date of an article that does not carry one, where its text makes it certain."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages import Pack
from claimcheck.model import Article, Sentence


def infer_date(article: Article, sentences: Sequence[Sentence], pack: Pack) -> str | None:
    """The day of publication as EDTF, or None where the text leaves a doubt."""
    return None
