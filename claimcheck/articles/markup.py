"""The text of an HTML page as blocks, each character with its offset in the raw page. Linear for any input."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Elements that begin and end a block of text.
BLOCK_TAGS = _names(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img label legend li main menu nav ol "
    "option p picture pre search section select summary table tbody td tfoot th thead title tr ul video audio"
)
# Elements whose content is no text of the page.
SILENT_TAGS = _names(
    "script style noscript template textarea svg math iframe object select canvas xmp noembed noframes"
)
# Elements that hold what goes round an article. A header may also hold its title.
FRAME_TAGS = _names("nav header footer aside form button dialog menu figcaption label")
VOID_TAGS = _names("area base br col embed hr img input link meta source track wbr")
NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,30})")
PIECE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|[ \t\r\n\f]+")
OPEN_QUOTE = re.compile(r"=[ \t\r\n\f]{0,20}[\"']")
ATTRIBUTE = re.compile(r"""([A-Za-z_:][-\w:.]{0,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]{1,2000}))""")


@dataclass(slots=True)
class Block:
    """A run of text between two block tags: its characters, their offsets and the tags it stands in."""

    tag: str
    framed: bool
    characters: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters as one string."""
        return "".join(self.characters)

    def add(self, text: str, offset: int) -> None:
        """Append characters that all stand at one offset; white space only after something else."""
        if text == " " and (not self.characters or self.characters[-1] in " \n"):
            return
        for character in text:
            self.characters.append(character)
            self.offsets.append(offset)

    def add_run(self, text: str, offset: int) -> None:
        """Append characters that stand one after the other."""
        self.characters += text
        self.offsets += range(offset, offset + len(text))

    def trim(self) -> None:
        """Drop white space at both ends."""
        text = self.text
        last = len(text.rstrip())
        first = len(text) - len(text.lstrip())
        self.characters, self.offsets = self.characters[first:last], self.offsets[first:last]


@dataclass(slots=True)
class Page:
    """A page taken apart: its `blocks` of text, and the attributes of its `html`, `meta`, `link` and `time` tags."""

    blocks: list[Block] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    depth: int = 0


@dataclass(slots=True)
class _Walk:
    """Where the walk through a page stands. Open elements are counted by name, so bad nesting does no harm."""

    page: Page
    open: dict[str, int] = field(default_factory=dict)
    block: Block = field(default_factory=lambda: Block("", framed=False))

    def tag(self, name: str, *, closes: bool) -> None:
        if name not in VOID_TAGS:
            count = self.open.get(name, 0) + (-1 if closes else 1)
            self.open[name] = max(count, 0)
            self.page.depth = max(self.page.depth, count if name not in ("p", "li") else 0)
        if name in BLOCK_TAGS:
            self.end_block("" if closes else name)

    def end_block(self, tag: str) -> None:
        self.block.trim()
        if self.block.characters:
            self.page.blocks.append(self.block)
        self.block = Block(tag, framed=any(self.open.get(frame) for frame in FRAME_TAGS))


def take_apart(text: str, start: int = 0) -> Page:
    """The blocks and the tags with metadata of a page that begins at `start` in `text`."""
    walk = _Walk(Page())
    for is_tag, begin, end in _parts(text, start):
        if not is_tag:
            _add_text(walk.block, text, begin, end)
            continue
        found = NAME.match(text, begin)
        if found is None:
            continue
        name = found[1].lower()
        if name == "br":
            walk.block.add("\n", begin)
        elif name in ("html", "meta", "link", "time") and text[begin + 1] != "/":
            walk.page.tags.append((name, _attributes(text[begin : min(end, begin + 10_000)])))
        walk.tag(name, closes=text[begin + 1] == "/")
    walk.end_block("")
    return walk.page


def _parts(text: str, start: int) -> Iterator[tuple[bool, int, int]]:
    """The page as texts (False) and tags (True) from start to end; comments and silent elements are left out."""
    last_close = text.rfind(">")
    quoting = True
    while start < len(text):
        begin = text.find("<", start)
        if begin < 0 or begin > last_close:
            yield False, start, len(text)
            return
        if begin > start:
            yield False, start, begin
        if not (text[begin + 1].isalpha() or text[begin + 1] in "/!?"):
            yield False, begin, begin + 1
            start = begin + 1
            continue
        start, quoting = _end_of_tag(text, begin, quoting=quoting)
        yield True, begin, start
        name = NAME.match(text, begin)
        if name and text[begin + 1] != "/" and name[1].lower() in SILENT_TAGS and text[start - 2] != "/":
            start = _end_of_silence(text, start, name[1])


def _end_of_tag(text: str, begin: int, *, quoting: bool) -> tuple[int, bool]:
    """Where the tag or comment that begins at `begin` ends, and whether quoted values can still be trusted.

    There is a `>` behind `begin`. Once a quote has no end, quotes are no longer looked at: each look costs the rest
    of the page.
    """
    if text.startswith("<!--", begin):
        end = text.find("-->", begin + 4)
        return (end + 3, quoting) if end >= 0 else (len(text), quoting)
    place, close = begin + 1, -1
    while True:
        if close < place:
            close = text.find(">", place)
        if close < 0:
            return text.find(">", begin) + 1, False
        quote = _first_quote(text, place, close) if quoting else -1
        if quote < 0:
            return close + 1, quoting
        place = text.find(text[quote], quote + 1) + 1
        if place == 0:
            return close + 1, False


def _first_quote(text: str, start: int, end: int) -> int:
    """The first quote that opens an attribute's value, right after an equals sign; -1 when there is none."""
    found = OPEN_QUOTE.search(text, start, end)
    return found.end() - 1 if found else -1


def _end_of_silence(text: str, start: int, name: str) -> int:
    """Where the closing tag of a silent element begins; the end of the page when there is none."""
    found = re.compile(rf"</{re.escape(name)}", re.IGNORECASE).search(text, start)
    return found.start() if found else len(text)


def _add_text(block: Block, text: str, begin: int, end: int) -> None:
    """Add a text node: white space as one space, entities as what they stand for."""
    for found in PIECE.finditer(text, begin, end):
        if found.start() > begin:
            block.add_run(text[begin : found.start()], begin)
        said = found.group()
        block.add(html.unescape(said) if said[0] == "&" else " ", found.start())
        begin = found.end()
    if begin < end:
        block.add_run(text[begin:end], begin)


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; the first of two of a name."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(tag):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value).strip())
    return found
