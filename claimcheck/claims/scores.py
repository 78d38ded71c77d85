"""Scores of matches: how many points each of the two had, from "3-1" beside a verb or noun that tells who won, or
between two names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.claims.contestants import contestants_of
from claimcheck.claims.dating import basis_of
from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.claims.scoreboards import names_round
from claimcheck.claims.words import DASHES
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.model import Aspect, NumberRange, QuantityMention, Question, Span
from claimcheck.model.quick import replace

SCORE = "score"
"""The measure of both claims."""
WINNERS, LOSERS = "winner", "loser"
"""Their topics: the points of the one who won, and of the other."""
MOST_POINTS = 199
"""The most that either has; basketball seldom sees 150."""
BRACKETS = {"(": 1, ")": -1}


class Score(NamedTuple):
    """Where a score stands, in tokens, its higher and lower number, and whether it is in brackets."""

    first: int
    last: int
    high: int
    low: int
    aside: bool


def score_claims(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """Two drafts for the one score of a sentence that tells of one match with names."""
    if not any(token.text.isdecimal() for token in reading.parsed.tokens):
        return []
    score = _the_one(list(_scores(reading, pack)))
    if score is None:
        return []
    told = [(frame, sides) for frame in reading.frames if (sides := contestants_of(reading, frame, pack)) is not None]
    named = [(frame, sides) for frame, sides in told if sides.by_state()]
    for frame, sides in named:
        if _happened(frame):
            names = frozenset().union(*sides.by_state().values())
            return _drafts(reading, frame, names, sides.winner or sides.drawn or sides.loser, score, pack)
    if named or reading.parsed.cues.between(0, score.first, Role.ATTEMPT, Role.HYPOTHETICAL, Role.MODAL):
        return []
    near = next((frame for frame in reading.frames if frame.hit.first in reading.parsed.clause_at(score.first)), None)
    names = names_round(reading, score.first, score.last)
    return _drafts(reading, near, names, NO_KEYS, score, pack) if names and (near is None or _happened(near)) else []


def _happened(frame: Frame) -> bool:
    return frame.mood.asserted and frame.mood.reality is Reality.ACTUAL


def _the_one(scores: list[Score]) -> Score | None:
    """The only score, or the only one not in brackets ("2-1 (1-0)"); sets and legs have several."""
    plain = [score for score in scores if not score.aside] or scores
    return plain[0] if len(plain) == 1 else None


def _scores(reading: SentenceReading, pack: Pack) -> Iterator[Score]:
    parsed, small = reading.parsed, load_quantity_tables(pack).words["to"]
    depth = 0
    for first, token in enumerate(parsed.tokens):
        depth += BRACKETS.get(token.text, 0)
        if first + 2 >= len(parsed.tokens) or not (_is_points(parsed, first) and _is_points(parsed, first + 2)):
            continue
        between = parsed.tokens[first + 1]
        if not (between.text in DASHES or between.norm in small) or _is_chained(parsed, first, first + 3):
            continue
        span = Span(token.start, parsed.tokens[first + 2].end)
        if parsed.timed.isdisjoint(range(first, first + 3)) and not _is_counted(reading, span):
            high, low = sorted((int(token.text), int(parsed.tokens[first + 2].text)), reverse=True)
            yield Score(first, first + 3, high, low, depth > 0)


def _is_points(parsed: Parsed, index: int) -> bool:
    text = parsed.tokens[index].text
    plain = text.isascii() and text.isdecimal() and (text == "0" or text[0] != "0")
    return plain and len(text) < 4 and int(text) <= MOST_POINTS


def _is_chained(parsed: Parsed, first: int, last: int) -> bool:
    """Does a mark tie another number to it: a date, a telephone number, a decimal?"""
    tokens = parsed.tokens
    before = first > 0 and not tokens[first - 1].is_word and tokens[first - 1].end == tokens[first].start
    behind = last < len(tokens) and tokens[last].text in "-–/.:%" and tokens[last].start == tokens[last - 1].end
    open_ = before and tokens[first - 1].text not in "(«“\"'"
    end = behind and not (tokens[last].text == "." and last + 1 == len(tokens))
    return open_ or end


def _is_counted(reading: SentenceReading, span: Span) -> bool:
    """Do the numbers count something ("10 to 15 people")?"""
    return any(_counts(quantity) and quantity.span.overlaps(span) for quantity in reading.quantities())


def _counts(quantity: QuantityMention) -> bool:
    return bool(quantity.noun or quantity.unit or quantity.measure)


def _drafts(
    reading: SentenceReading, frame: Frame | None, names: frozenset[str], own: frozenset[str], score: Score, pack: Pack
) -> list[Draft]:
    """The points of both, those of `names`; `own` is the one of whom the sentence speaks, where that is known."""
    parsed = reading.parsed
    span = Span(parsed.tokens[score.first].start, parsed.tokens[score.last - 1].end)
    facets = facets_of(reading, frame, span, pack)
    clause = frame.clause if frame is not None else parsed.clause_at(score.first)
    marks = facets.marks | reading.marks_between(clause.first, clause.last)
    facets = replace(facets, patient=own, objects=names, marks=marks)
    basis, hearsay = (basis_of(frame), frame.mood.hearsay) if frame is not None else ("actual", False)
    points = ((WINNERS, score.high), (LOSERS, score.low))
    return [
        Draft(
            span, Question(Aspect.QUANTITY, topic=topic, measure=SCORE, basis=basis), NumberRange.exactly(number),
            facets, SCORE, hearsay=hearsay,
        )
        for topic, number in points
    ]  # fmt: skip
