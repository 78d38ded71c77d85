"""Where an article stands to those that an archive holds: known, a new version of one, or new."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.archive.store import Archive, Held
from claimcheck.model import Article

RESEMBLES = 0.5
"""The least share of the longer words of either text that the other holds too when one is a version of the other. Two
articles on unrelated events share less than 0.25 (99 of 100 pairs), two on one event less than 0.4; a text that was
corrected or carried on keeps more than half."""
LONG = 4
"""Letters of a word that is counted; shorter ones are common to all texts."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """The `known` version with this very text and data, or the `previous` version of the article; None if there is
    none. `id` is what the article is called in the archive: its own id, unless another article has that.
    """

    id: str
    known: Held | None = None
    previous: Held | None = None


def place_article(archive: Archive, article: Article) -> Place:
    """Where an article as it was read (with its language and date found) stands to those held.

    The same text is the same article, whatever it is called. A changed text is a new version of the article with its
    address, or else of that with its id, if the texts resemble each other and are of one outlet; else it is another.
    """
    same = archive.same_text(article.text)
    if same is not None and (same.id != article.id or archive.article(same.number) == article):
        return Place(same.id, known=same)
    previous = same or archive.at_url(article.url) or _earlier(archive, article)
    if previous is not None:
        return Place(previous.id, previous=previous)
    return Place(article.id if not archive.versions(article.id) else archive.free_id(article.id))


def _earlier(archive: Archive, article: Article) -> Held | None:
    """The article of that id, not of another outlet, whose text is most like this one, if like enough."""
    called = [(archive.article(held.number), held) for held in archive.called(article.id)]
    scored = [
        (resemblance(article.prose, other.prose), held)
        for other, held in called
        if article.source is None or other.source in (None, article.source)
    ]
    best = max(scored, key=lambda pair: (pair[0], -pair[1].number), default=None)
    return best[1] if best is not None and best[0] >= RESEMBLES else None


def resemblance(one: str, other: str) -> float:
    """The share, from 0 to 1, of the fewer longer words of two texts that both hold; 1 where one has none.

    >>> resemblance("The fire broke out at 5:12.", "The fire broke out at 6:30, the prefecture said.")
    1.0
    """
    mine, theirs = _words(one), _words(other)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer else 1.0


def _words(text: str) -> set[str]:
    return {word for word in WORD.findall(text.casefold()) if len(word) >= LONG}
