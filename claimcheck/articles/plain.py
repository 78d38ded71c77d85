"""Plain text, with or without front matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcheck.articles.blanking import blank, blank_unprintable, compose, moved
from claimcheck.articles.decoding import read_text
from claimcheck.articles.metadata import Metadata, read_metadata
from claimcheck.articles.source import Doubt, Source
from claimcheck.errors import UnreadableArticle
from claimcheck.model import Article

FindMarkup = Callable[[str, int], list[tuple[int, int]]]
"""Spans of markup in a text from an offset on."""


def no_markup(text: str, start: int) -> list[tuple[int, int]]:
    """Plain text has none."""
    return []


def read_plain(source: Source) -> Iterable[Article]:
    """The one article of a text file. Raises: UnreadableArticle."""
    text = read_text(source.stream, source.doubt, head=source.head)
    yield plain_article(text, source.id, source.doubt)


def plain_article(
    text: str, article_id: str, doubt: Doubt, *, known: Metadata | None = None, find_markup: FindMarkup = no_markup
) -> Article:
    """An article from its text; `known` metadata go before those the text carries. Raises: UnreadableArticle."""
    said = read_metadata(text, doubt)
    about = known.filled_from(said) if known else said
    prose = blank_unprintable(blank(text, [*said.blanked, *find_markup(text, said.end)]))
    if not prose.strip():
        raise UnreadableArticle("there is no text beside the metadata", remedy="give it the text of an article")
    prose, offsets = compose(prose)
    return Article(
        text=text, id=article_id, date=about.date, lang=about.lang, source=about.source, title=about.title,
        url=about.url, prose=prose, offsets=offsets,
        title_span=moved(said.title_span, offsets) if said.title_span else None,
    )  # fmt: skip
