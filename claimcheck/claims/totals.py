"""Claims of a whole and of the parts that sentences tell of it: up to a total, down to what is left, or in a vote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimcheck.claims.draft import Told
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.sums import sum_drafts
from claimcheck.languages import Pack
from claimcheck.languages.amounts import is_unit
from claimcheck.languages.grammar import Role
from claimcheck.languages.sums import ABSTAINED, AGAINST, EVERYBODY, FOR, REST, TOTAL, VOTES, SumWords, load_sum_words
from claimcheck.model import QuantityMention

BACK = 2
"""Sentences before that of the last part in which the whole stands."""
MOST_PARTS = 6
VOTERS = frozenset({"member", "councillor", "voter", "ballot", "vote", "deputy", "lawmaker", "elector", "delegate"})
"""Measures of those who vote, and of what they cast."""



@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """An exact count or amount with its sentence; `first` and `last` are the tokens of its number."""

    reading: SentenceReading
    quantity: QuantityMention
    first: int
    last: int

    @property
    def size(self) -> float:
        return self.quantity.value.low or 0

    @property
    def is_bare(self) -> bool:
        return self.quantity.noun is None and self.quantity.measure is None


def total_claims(readings: Sequence[SentenceReading], pack: Pack) -> list[Told]:
    """Two drafts for each whole that its parts, as sentences tell them, do not make up, each with its sentence."""
    words, drafts = load_sum_words(pack), list[Told]()
    figures = [_figures(reading) for reading in readings]
    for position, here in enumerate(figures):
        if not here or readings[position].background:
            continue
        before = [figure for earlier in figures[max(0, position - BACK) : position] for figure in earlier]
        after = [figure for later in figures[position + 1 : position + 2] for figure in later]
        drafts += _to_total(here, words, pack)
        drafts += _to_rest(before, here, words, pack)
        drafts += _in_vote(before, here, after, words, pack)
    return drafts


def _figures(reading: SentenceReading) -> list[Figure]:
    parsed, found = reading.parsed, []
    for quantity in reading.quantities():
        if quantity.change is None:
            first, last = (parsed.token_at(at) for at in (quantity.number_span.start, quantity.number_span.end - 1))
            found.append(Figure(reading, quantity, first, last + 1))
    return found


def _ends(figure: Figure) -> tuple[int, int]:
    """The token behind the number, and the one behind its noun."""
    return figure.last, figure.reading.parsed.token_at(figure.quantity.span.end - 1) + 1


def _follows(figure: Figure, key: str, words: SumWords) -> bool:
    """Do words of a key stand behind the number, or behind its noun?"""
    return any(words.follows(key, figure.reading.parsed.tokens, end) for end in _ends(figure))


def is_total(parsed: Parsed, first: int, ends: Collection[int], words: SumWords) -> bool:
    """Do words beside a figure say that it is that of several together ("22 in all", "soit 22")?"""
    if words.precedes(TOTAL, parsed.tokens, first) or parsed.cues.ending(first, Role.IN_ALL) is not None:
        return True
    return any(parsed.cues.has(end, Role.IN_ALL) for end in ends)


def _is_rest(figure: Figure, words: SumWords) -> bool:
    parsed = figure.reading.parsed
    definite = parsed.cues.has(figure.first - 1, Role.DETERMINER)
    return words.precedes(REST, parsed.tokens, figure.first) or (definite and _follows(figure, REST, words))


def _to_total(here: Sequence[Figure], words: SumWords, pack: Pack) -> list[Told]:
    """ "Twelve men and nine women, 22 in all": all figures of the sentence before the total are its parts."""
    for position, total in enumerate(here):
        parts = list(here[:position])
        added = is_total(total.reading.parsed, total.first, _ends(total), words)
        if len(parts) > 1 and added and all(_is_kind(part, total) for part in parts):
            return _both(total, parts, pack)
    return []


def _to_rest(before: Sequence[Figure], here: Sequence[Figure], words: SumWords, pack: Pack) -> list[Told]:
    """ "Inspectors found 34 animals. Nineteen went to …; the remaining eleven …": the whole, its parts and the rest."""
    for position, rest in enumerate(here):
        if not _is_rest(rest, words):
            continue
        told = [*before, *here[: position + 1]]
        whole = max(told, key=lambda figure: figure.size)
        parts = told[told.index(whole) + 1 :]
        if len(parts) > 1 and not whole.is_bare and all(_is_part(part, whole) for part in parts):
            return _both(whole, parts, pack)
    return []


def _in_vote(
    before: Sequence[Figure], here: Sequence[Figure], after: Sequence[Figure], words: SumWords, pack: Pack
) -> list[Told]:
    """ "Its 43 members all took part: 24 for, 11 against, five abstentions"."""
    told = {key: [f for f in here if _follows(f, key, words)] for key in VOTES}
    if any(len(told[key]) != 1 for key in VOTES):
        return []
    parts = [told[key][0] for key in (FOR, AGAINST, ABSTAINED)]
    voters = (figure for figure in (*before, *here, *after) if figure.quantity.measure in VOTERS)
    wholes = [figure for figure in voters if all(part.size < figure.size for part in parts)]
    if len(wholes) != 1 or not words.after[EVERYBODY].find(wholes[0].reading.parsed.tokens):
        return []
    return _both(wholes[0], parts, pack)


def _is_part(part: Figure, whole: Figure) -> bool:
    """Is it an exact and lesser number of the same, or of nothing else that is said?"""
    mine, theirs = part.quantity, whole.quantity
    if not (mine.value.is_exact and theirs.value.is_exact) or part.size >= whole.size:
        return False
    same = mine.measure == theirs.measure and mine.unit == theirs.unit
    return (part.is_bare and not is_unit(theirs.unit)) or same or (mine.partitive and mine.unit in (None, theirs.unit))


def _is_kind(part: Figure, total: Figure) -> bool:
    """Is it an exact and lesser number of some of what the total counts?"""
    exact = part.quantity.value.is_exact and total.quantity.value.is_exact
    return exact and part.size < total.size and part.quantity.unit == total.quantity.unit


def _both(whole: Figure, parts: Sequence[Figure], pack: Pack) -> list[Told]:
    """The drafts of a whole and of its parts, where they, and no choice of them, make it up."""
    sizes = [part.size for part in parts]
    if len(sizes) > MOST_PARTS or any(sum(some) == whole.size for some in _choices(sizes)):
        return []
    near, far = sum_drafts(whole.reading, whole.quantity, [part.quantity for part in parts], pack)
    return [(whole.reading, near), (parts[0].reading, far)]


def _choices(sizes: Sequence[float]) -> Iterator[tuple[float, ...]]:
    return (some for length in range(2, len(sizes) + 1) for some in combinations(sizes, length))
