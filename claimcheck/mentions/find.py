"""All finders over one article."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages import Pack
from claimcheck.mentions.actors import find_actors
from claimcheck.mentions.arbiter import settle
from claimcheck.mentions.places import find_places
from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.times import find_times, infer_date
from claimcheck.model import AnyMention, Article, Sentence

__all__ = ["find_mentions_in", "infer_date"]

FINDERS = (find_times, find_quantities, find_places, find_actors)
"""Every finder: from an article, its sentences and its pack to the mentions of one kind."""


def find_mentions_in(article: Article, sentences: Sequence[Sentence], pack: Pack) -> list[AnyMention]:
    """All mentions of an article in the order of its text, overlaps settled."""
    return settle(mention for finder in FINDERS for mention in finder(article, sentences, pack))
