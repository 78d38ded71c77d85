"""A sentence as the place finder reads it: its phrases, its runs of capitalised words, the cue before a word."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.gazetteer import lookup
from claimcheck.languages import Hit
from claimcheck.languages.places import PlaceTables, PlaceWord, WordKind
from claimcheck.model import BlockKind, Sentence, Span, Token

LONGEST_NAME = 9
"""tokens, hyphens included: "Saint-Jean-de-Maurienne" has seven"""
LONGEST_FEATURE = 4
"""tokens of a name that begins with a word for a kind of place: "Côte de Granit rose" """
TOWN_OF_WORDS = 5_000
"""inhabitants from which ordinary words that open a sentence are taken for a town ("The Hague", not "The Bank")"""
HEADLINE_SHARE = 0.6
"""share of capitalised words from which a title counts as written with capitals throughout: "Russia Strikes Kharkiv
Overnight" has 1.0; a chosen cut, between that and a plain sentence with a name or two"""
HEADLINE_WORDS = 4
"""words that are long enough to be capitalised in a headline"""


@dataclass(slots=True)
class Line:
    """One sentence. `cues` maps the token right after a cue to the cue and its first token."""

    sentence: Sentence
    tables: PlaceTables
    prose: str
    tokens: tuple[Token, ...] = ()
    cues: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    words: dict[int, list[Hit[PlaceWord]]] = field(default_factory=dict)
    sites: list[Hit[PlaceWord]] = field(default_factory=list)
    site_words: frozenset[int] = frozenset()
    """first tokens of nouns of sites"""
    kinds: set[int] = field(default_factory=set)
    """tokens that are a word of settlement, region or site"""
    headline: bool = False
    runs: list[tuple[int, int]] = field(init=False)
    """capitalised words that follow each other, first token and last (excluded)"""

    run_at: dict[int, int] = field(init=False)
    """first token of a run: its last (excluded)"""
    run_to: dict[int, int] = field(init=False)
    """last token (excluded) of a run: its first"""
    cue_words: set[int] = field(default_factory=set)
    """tokens that are part of a cue"""
    region_words: set[int] = field(default_factory=set)
    """first tokens of words of region"""

    def text(self, first: int, last: int) -> str:
        """The characters from token `first` to `last` (excluded)."""
        return self.prose[self.tokens[first].start : self.tokens[last - 1].end]

    def span(self, first: int, last: int) -> Span:
        """Where tokens `first` to `last` (excluded) stand."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def glued(self, index: int) -> bool:
        """Does token `index` follow the one before it without a space?"""
        inside = 0 < index < len(self.tokens)
        return inside and self.tokens[index - 1].end == self.tokens[index].start

    def norm(self, index: int) -> str:
        """The normalised word at `index`; the empty string outside the sentence."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def cue_before(self, index: int) -> tuple[str, int]:
        """The cue that stands before a name, over determiners and points of the compass; `("", index)` for none."""
        at = index
        for _ in range(3):
            if at in self.cues:
                return self._wider(self.cues[at][0])
            before = self.norm(at - 1)
            if before not in self.tables.determiners and before not in self.tables.directions:
                break
            at -= 1
        return "", index

    def _wider(self, cue: tuple[str, int]) -> tuple[str, int]:
        """For "of" after a word of settlement or region, that word ("la ville de", "la région russe de")."""
        if cue[0] != "of":
            return cue
        at = cue[1]
        if any(hit.entry.kind is WordKind.ADJECTIVE for hit in self.words.get(at - 1, ())):
            at -= 1
        return next((c for c in self.cues.get(at, ()) if c[0] in ("settlement", "region")), cue)

    def has_determiner(self, index: int) -> bool:
        """Does a determiner stand right before token `index`?"""
        return self.norm(index - 1) in self.tables.determiners


CUE_ORDER = ("settlement", "region", "near", "in", "at", "toward", "of")


def read_line(
    sentence: Sentence, prose: str, tables: PlaceTables, lower: frozenset[str], usual: frozenset[str]
) -> Line:
    """`lower` are the words that the article also writes small, `usual` the language's function words."""
    line = Line(sentence, tables, prose, sentence.tokens, headline=_is_headline(sentence))
    for first, last, words in tables.lexicon.apart(sentence.tokens):
        for word in words:
            if word.kind is WordKind.CUE:
                _add_cue(line, first, last, word.value)
                continue
            hit = Hit(first, last, line.span(first, last), word)
            if word.kind is WordKind.SITE:
                line.sites.append(hit)
            else:
                line.words.setdefault(first, []).append(hit)
    if line.sites:
        line.sites = [hit for hit in line.sites if not _is_no_site(line, hit)]
        line.site_words = frozenset([hit.first for hit in line.sites])
        for hit in line.sites:
            line.kinds.update(range(hit.first, hit.last))
    line.runs = _runs(line, lower, usual)
    line.run_at = dict(line.runs)
    line.run_to = {last: first for first, last in line.runs}
    return line


def _add_cue(line: Line, first: int, last: int, cue: str) -> None:
    line.cue_words.update(range(first, last))
    if cue == "region":
        line.region_words.add(first)
    if cue in ("settlement", "region"):
        line.kinds.update(range(first, last))
    beside = line.cues.setdefault(last, [])
    beside.append((cue, first))
    if len(beside) > 1:
        beside.sort(key=lambda cue: CUE_ORDER.index(cue[0]))


def _is_no_site(line: Line, hit: Hit[PlaceWord]) -> bool:
    """Is it part of a town's name, of another name, or of what says that something is in a town ("the streets of")?"""
    cued = any(first <= hit.first for cue, first in line.cues.get(hit.last + 1, ()) if cue == "in")
    return cued or _is_town(line, hit) or _begins_name(line, hit)


def _is_town(line: Line, hit: Hit[PlaceWord]) -> bool:
    """Is a noun of site a name here: capitalised right after a preposition ("à Tours")?"""
    alone = hit.last == hit.first + 1 and line.tokens[hit.first].is_capitalised and hit.first in line.cues
    return alone and not line.headline and line.tokens[hit.first].norm in line.tables.ordinary


def _begins_name(line: Line, hit: Hit[PlaceWord]) -> bool:
    """Is a noun of site the first half of a name ("Hôtel-Dieu", "Port-au-Prince")?"""
    last = hit.last
    hyphen = line.tokens[hit.first].is_capitalised and line.norm(last) == "-" and line.glued(last)
    return hyphen and line.glued(last + 1)


def _is_headline(sentence: Sentence) -> bool:
    """Is it written as a headline, with capitals on ordinary words?"""
    if sentence.kind not in (BlockKind.TITLE, BlockKind.HEADING):
        return False
    long = [token for token in sentence.tokens if token.is_word and token.end - token.start >= HEADLINE_WORDS]
    return len(long) >= HEADLINE_WORDS and sum(t.is_capitalised for t in long) >= HEADLINE_SHARE * len(long)


def _runs(line: Line, lower: frozenset[str], usual: frozenset[str]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    reached = 0
    for index in [n for n, token in enumerate(line.tokens) if token.is_capitalised and token.norm != token.text]:
        if index >= reached and _is_name_word(line, index, lower, usual):
            reached = _run_end(line, index)
            runs.append((index, reached))
    return runs


def _is_name_word(line: Line, index: int, lower: frozenset[str], usual: frozenset[str]) -> bool:
    """A capitalised word, no kind of place; where any word is capitalised, none that is also written small."""
    token = line.tokens[index]
    if not token.is_word or not token.is_capitalised:
        return False
    if index in line.kinds and not line.glued(index + 1) and not _opens_feature(line, index):
        return False
    opens = index == 0 or (not line.tokens[index - 1].is_word and line.tokens[index - 1].text not in "-,('’")
    if opens or line.headline:
        common = token.norm in usual or token.norm in line.tables.determiners
        common = common or (token.norm in lower and index not in line.words)
        return not common or _opens_name(line, index)
    return True


def _opens_feature(line: Line, index: int) -> bool:
    """Does a word for a kind of place begin the name of a region or a feature ("les Landes", "Peak District")?"""
    ends = range(index + 1, min(index + LONGEST_FEATURE, len(line.tokens)) + 1)
    return any(not place.is_town for end in ends for place in lookup(line.text(index, end)))


def _opens_name(line: Line, index: int) -> bool:
    """Does an ordinary word begin a name of several words that the gazetteer knows ("Le Havre")?"""
    last = _run_end(line, index, LONGEST_NAME + 1)
    return index + 1 < last <= index + LONGEST_NAME and any(
        not place.is_town or place.population >= TOWN_OF_WORDS for place in lookup(line.text(index, last))
    )


def _run_end(line: Line, index: int, most: int | None = None) -> int:
    """The end of the run that begins at `index`: capitalised words, hyphens, and initials with their points.

    `most` is the number of tokens after which it stops looking.
    """
    tokens, last = line.tokens, index + 1
    limit = len(tokens) if most is None else min(len(tokens), index + most)
    while last < limit:
        token = tokens[last]
        if token.text in "-’'" and line.glued(last) and last + 1 < len(tokens) and line.glued(last + 1):
            last += 2
        elif _is_initial_point(line, last) or (token.is_word and token.is_capitalised and last not in line.kinds):
            last += 1
        else:
            break
    return last


def _is_initial_point(line: Line, index: int) -> bool:
    """The point after an initial or an abbreviation of two letters ("J. Paris", "St. Louis")."""
    tokens = line.tokens
    glued = tokens[index].text == "." and line.glued(index)
    return glued and len(tokens[index - 1].text) <= 2 and index + 1 < len(tokens)
