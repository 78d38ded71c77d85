"""The furniture of a page: what stands round an article and says nothing of its events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.languages import Pack, languages, load_pack
from claimcheck.languages.source import Faults, read_rows
from claimcheck.model import Token
from claimcheck.model.quick import quickly_made
from claimcheck.sentences.blocks import FINAL_STOP, Block

KINDS = ("whole", "heads", "comments", "begins", "byline", "holds", "roots")
MAX_BEGINS = 30
"""Words of a sentence that a `begins` phrase makes furniture."""
MAX_HOLDS = 60
"""Words of a sentence that a `holds` phrase makes furniture; notices of terms have long sentences."""
MAX_BYLINE = 12
"""Words of a byline: two names and their paper."""
MAX_CRUMB = 5
"""Words of a step of a breadcrumb trail, but for the last, which may be the headline."""
MIN_PROSE = 12
"""Words from which a single full sentence is running prose and no link of a list: headlines have fewer or no stop."""
MIN_PROSE_OF_MORE = 6
"""The same for a block of several sentences."""

STEP = re.compile("[»›>→|•·/]")
SEPARATOR = re.compile(rf"\s+{STEP.pattern}\s+")
FILE_NAME = re.compile(r"\S{1,120}\.(?:gif|jpe?g|png|svg|webp|avif|bmp|tiff?|mp[34]|pdf|css|js)", re.IGNORECASE)
LINK_OR_TAG = re.compile(r"(?:https?://|www\.)\S+|[#@]\w+")
CREDIT = re.compile(r"[\[(]?\s?(?:©|\(c\)|ⓒ|℗)", re.IGNORECASE)
NOTE_MARK = re.compile(r"[↑^]\s")


class Cues:
    """Phrases by their first two words: most begin with an article, which stands everywhere, and few go on alike.

    Where the longest word of none of them stands there is none.
    """

    def __init__(self, kinds: dict[tuple[str, ...], str]) -> None:
        self._kinds = kinds
        self._starting: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for words in sorted(kinds, key=lambda words: (-len(words), words)):
            seconds = self._starting.setdefault(words[0], {})
            seconds.setdefault(words[1] if len(words) > 1 else "", []).append(words)
        self._telling = frozenset(max(words, key=len) for words in kinds)

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
        """First token, last (excluded) and kind of each phrase, the longest at each place, none inside another."""
        norms = [token.norm for token in tokens]
        hits: list[tuple[int, int, str]] = []
        if self._telling.isdisjoint(norms):
            return hits
        norms.append("")
        reached = 0
        for index, seconds in enumerate(map(self._starting.get, norms)):
            if seconds and (norms[index + 1] in seconds or "" in seconds) and index >= reached:
                words = _longest(seconds, norms, index)
                if words:
                    reached = index + len(words)
                    hits.append((index, reached, self._kinds[words]))
        return hits


def _longest(seconds: dict[str, list[tuple[str, ...]]], norms: list[str], index: int) -> tuple[str, ...]:
    """The longest of the phrases by their second word that stands at `index`; empty when none does."""
    for words in seconds.get(norms[index + 1], []) + seconds.get("", []):
        if tuple(norms[index : index + len(words)]) == words:
            return words
    return ()


@cache
def load_cues() -> Cues:
    """The phrases that tell furniture, by kind: the `furniture.txt` of every pack, which says what each kind means.

    Pages in one language often carry furniture in another. Raises: BrokenPack, naming every wrong line.
    """
    faults = Faults()
    phrases = [entry for code in languages() for entry in read_cues(load_pack(code), faults)]
    faults.raise_any()
    return Cues(dict(phrases))


def read_cues(pack: Pack, faults: Faults) -> list[tuple[tuple[str, ...], str]]:
    """The phrases of one pack with their kinds."""
    path = pack.folder / "furniture.txt"
    kinds: dict[tuple[str, ...], str] = {}
    for row in read_rows(path, faults):
        if row.key not in KINDS:
            faults.add(path, row.line, f"unknown key {row.key!r}; allowed: {', '.join(KINDS)}")
        for phrase in row.values:
            words = pack.words_of(phrase)
            if words in kinds:
                faults.add(path, row.line, f"{phrase!r} stands under {kinds[words]!r} too")
            kinds[words] = row.key
    return list(kinds.items())


@quickly_made
@dataclass(frozen=True, slots=True)
class Look:
    """What the cues say of a run of tokens: the kinds that cover all its words, the kind that begins it with the
    token behind that phrase (`rest`), and the kinds that stand in it."""

    words: int
    covered: frozenset[str] = frozenset()
    first: str | None = None
    rest: int = 0
    inside: frozenset[str] = frozenset()

    @property
    def is_cue_only(self) -> bool:
        """Nothing but phrases of furniture, numbers and marks?"""
        return bool(self.covered)


def look_at(tokens: Sequence[Token], cues: Cues) -> Look:
    """What the cues say of the tokens of a line or a sentence."""
    hits = cues.find(tokens)
    words = sum([token.is_word for token in tokens])
    if not hits:
        return Look(words)
    covered = sum(token.is_word for first, last, _ in hits for token in tokens[first:last])
    start = next((n for n, token in enumerate(tokens) if token.is_word or token.text in "©@"), 0)
    opening, rest = next(((kind, last) for first, last, kind in hits if first <= start < last), (None, 0))
    kinds = frozenset(kind for _, _, kind in hits)
    return Look(words, kinds if words and covered == words else frozenset(), opening, rest, kinds)


def is_furniture_line(block: Block, tokens: Sequence[Token], look: Look) -> bool:
    """Is a whole block furniture, by its words or by its shape?"""
    if look.words == 0 and not any(token.text[0].isdigit() for token in tokens):
        return True
    return look.is_cue_only or is_byline(tokens, look) or _has_furniture_shape(block.text, tokens, look)


def is_furniture_sentence(tokens: Sequence[Token], look: Look) -> bool:
    """Is a sentence of a paragraph furniture by its words?"""
    if look.is_cue_only or (look.first == "begins" and look.words <= MAX_BEGINS):
        return True
    return "holds" in look.inside and look.words <= MAX_HOLDS


def is_byline(tokens: Sequence[Token], look: Look) -> bool:
    """A cue of bylines and then names: a capital behind it, few words, no full stop."""
    if look.first != "byline" or look.words > MAX_BYLINE or tokens[-1].text in ".!?":
        return False
    following = next((token for token in tokens[look.rest :] if token.is_word), None)
    return following is None or following.is_capitalised


def _has_furniture_shape(text: str, tokens: Sequence[Token], look: Look) -> bool:
    """A breadcrumb trail, a file name, links or tags alone, a credit, a word said twice, a numbered note."""
    if len(text) > 600:
        return False
    pieces = text.split()
    if all(FILE_NAME.fullmatch(piece) or LINK_OR_TAG.fullmatch(piece) for piece in pieces):
        return True
    if NOTE_MARK.match(text) or (CREDIT.match(text) and look.words <= MAX_BEGINS):
        return True
    return _is_said_twice(pieces) or is_breadcrumb(text, look)


def _is_said_twice(pieces: list[str]) -> bool:
    """A label that was scraped twice: few words, the second half the same as the first, no full stop."""
    half, odd = divmod(len(pieces), 2)
    return not odd and 0 < half <= 4 and pieces[:half] == pieces[half:] and pieces[-1][-1].isalnum()


def is_breadcrumb(text: str, look: Look) -> bool:
    """Steps parted by marks: three or more short ones, or two when the first is the root of a site."""
    if STEP.search(text) is None or "«" in text:
        return False
    crumbs = SEPARATOR.split(text)
    if len(crumbs) < 2:
        return False
    short = all(len(crumb.split()) <= MAX_CRUMB and FINAL_STOP.search(crumb) is None for crumb in crumbs[:-1])
    return short and (len(crumbs) > 2 or look.first == "roots")


def last_crumb(text: str) -> str:
    """The last step of a breadcrumb trail, often the headline."""
    return SEPARATOR.split(text)[-1]


def ends_links(block: Block, sentences: int, words: int) -> bool:
    """Is a block below a heading of links running prose again?"""
    if sentences >= 2 and words >= MIN_PROSE_OF_MORE:
        return True
    return words >= MIN_PROSE and FINAL_STOP.search(block.text[-8:]) is not None
