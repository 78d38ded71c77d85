"""HTML pages: the article's text alone, each character with its place in the raw page."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.articles.blanking import blank_unprintable, compose
from claimcheck.articles.dates import to_edtf
from claimcheck.articles.decoding import read_text
from claimcheck.articles.markup import Block, Page, take_apart
from claimcheck.articles.metadata import Metadata, checked, read_metadata
from claimcheck.articles.source import Source
from claimcheck.errors import UnreadableArticle
from claimcheck.model import Article, Span

MAX_EXTRACTED = 3_000_000
"""Characters of a page up to which the extractor is asked (it needs about a second for each million)."""
MAX_DEPTH = 250
"""Open elements of one name up to which the extractor is asked: its tree walk recurses."""
MAX_BLOCKS = 10_000
"""Blocks of a page up to which the extractor is asked; long pages have some hundreds."""
WINDOW = 20_000
"""How far behind the last kept block a block's text is looked for in what the extractor kept."""
MIN_INNER = 20
"""Letters of a block from which it counts as kept when it is only part of a line the extractor kept."""

# Where pages say their metadata, best first.
META: dict[str, tuple[str, ...]] = {
    "date": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
        "dcterms.created", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    ),
    "source": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "headline"),
    "url": ("og:url", "twitter:url"),
}  # fmt: skip
NOT_WORDS = re.compile(r"[\W_]+")


def read_page(source: Source) -> Iterable[Article]:
    """The one article of a page. Raises: UnreadableArticle when it has no text."""
    text = read_text(source.stream, source.doubt, head=source.head, markup=True)
    front = read_metadata(text, source.doubt)
    page = take_apart(text, front.end)
    extract = _extract(text[front.end :], page)
    about = front.filled_from(_tagged(page)).filled_from(_extracted(extract))
    title, blocks = _choose(page, extract.text if extract else None, about.title)
    if not blocks and title is None:
        raise UnreadableArticle("no article text was found in the page", remedy="save the article's text instead")
    yield _join(text, source.id, about, title, blocks)


def _join(text: str, article_id: str, about: Metadata, title: Block | None, blocks: list[Block]) -> Article:
    """The article whose prose is the title and the blocks, parted by blank lines that stand where the block ends."""
    characters: list[str] = []
    offsets: list[int] = []
    for block in [title, *blocks] if title else blocks:
        if characters:
            characters += "\n\n"
            offsets += [offsets[-1], offsets[-1]]
        characters += block.characters
        offsets += block.offsets
    prose, composed = compose(blank_unprintable("".join(characters)))
    offsets.append(min(offsets[-1] + 1, len(text)))
    places = tuple(offsets[n] for n in composed) if composed else tuple(offsets)
    span = Span(0, len(compose(title.text)[0])) if title else None
    return Article(
        text=text, id=article_id, date=about.date, lang=about.lang, source=about.source,
        title=about.title or (title.text if title else None), url=about.url, prose=prose, offsets=places,
        title_span=span,
    )  # fmt: skip


def _choose(page: Page, kept: str | None, title: str | None) -> tuple[Block | None, list[Block]]:
    """The block that is the article's title, when the page shows it, and the blocks of its text, in their order."""
    blocks = list(_kept(page.blocks, kept)) if kept else []
    if not blocks:
        blocks = [block for block in page.blocks if not block.framed and block.tag not in ("title", "head")]
    heading = _title_block(page.blocks, title)
    return heading, [block for block in blocks if block is not heading]


def _title_block(blocks: list[Block], title: str | None) -> Block | None:
    """The first heading of the first level that says the title, else the first one, else the title of the tab."""
    wanted = _bare(title or "")
    headings = [block for block in blocks if block.tag == "h1"]
    for block in headings:
        said = _bare(block.text)
        if wanted and said and (said in wanted or wanted in said):
            return block
    if headings and not (wanted and headings[0].framed):
        return headings[0]
    tab = next((block for block in blocks if block.tag == "title"), None)
    if tab and title and tab.text.startswith(title):
        return Block("title", framed=False, characters=tab.characters[: len(title)], offsets=tab.offsets[: len(title)])
    return None


def _kept(blocks: list[Block], kept: str) -> Iterator[Block]:
    """The blocks whose text the extractor kept: as a line of its own, or as part of the text that comes next."""
    lines = {_bare(line) for line in kept.splitlines()}
    whole, place = _bare(kept), 0
    for block in blocks:
        said = _bare(block.text)
        if not said or block.tag == "title":
            continue
        found = whole.find(said, place, place + WINDOW + len(said))
        if found >= 0 and len(said) >= MIN_INNER:
            place = found + len(said)
        if said in lines or (found >= 0 and len(said) >= MIN_INNER) or _is_kept_in_lines(block, lines):
            yield block


def _is_kept_in_lines(block: Block, lines: set[str]) -> bool:
    """Are all lines of a block with line breaks lines that were kept?"""
    parts = [_bare(part) for part in block.text.split("\n")]
    return len(parts) > 1 and all(part in lines for part in parts)


def _bare(text: str) -> str:
    """Letters and digits only: what a text is compared by."""
    return NOT_WORDS.sub("", text).casefold()


def _extract(text: str, page: Page) -> Any:
    """What the extractor makes of a page; None when it finds nothing, or the page is too large or too deep for it."""
    if len(text) > MAX_EXTRACTED or page.depth > MAX_DEPTH or not 0 < len(page.blocks) <= MAX_BLOCKS:
        return None
    # Half a second to import: only when there is a page to read.
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    # The latest day allowed is fixed: by default it is today, and the same page would be read differently tomorrow.
    dates = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
    try:
        return trafilatura.bare_extraction(
            text, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=dates
        )
    except Exception:  # whatever a hostile page does to the extractor, the page is still read without it
        return None


def _extracted(extract: Any) -> Metadata:
    """The metadata that the extractor found."""
    if extract is None:
        return Metadata()
    said = {"source": extract.sitename, "date": extract.date, "lang": extract.language, "title": extract.title}
    return checked({**said, "url": extract.url}, lambda what, remedy: None)


def _tagged(page: Page) -> Metadata:
    """The metadata that the page's own tags tell. What they get wrong is no fault of the batch and is left out."""
    values: dict[str, str] = {}
    named: dict[str, str] = {}
    for tag, attributes in page.tags:
        if tag == "html":
            values.setdefault("lang", attributes.get("lang") or attributes.get("xml:lang", ""))
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            values.setdefault("url", attributes.get("href", ""))
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            named.setdefault(name.lower(), attributes.get("content", ""))
    for key, names in META.items():
        said = (named[name] for name in names if named.get(name))
        usable = (value for value in said if key != "date" or to_edtf(value))
        values[key] = values.get(key) or next(usable, "")
    return checked({**values}, lambda what, remedy: None)
