"""Appositions: the words that name somebody, with the function that stands before the mark in front of the name."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.nominal_pairs import TITLED, Nominal
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.speech import speech_tables
from claimcheck.model import ActorMention, Span, Token

FUNCTION_REACH = 8
"""Tokens before the comma among which the function stands that it parts from the name."""
WIDEST = 60
"""The most characters of function and name that are still shown as one."""
MARKS = frozenset(',;:.()«»"“”')
"""What no function that a name belongs to stands behind."""

FROM_POST = frozenset(",:")
"""What parts a post from the name of the one who is given it."""
MARK_REACH = 5
"""Tokens behind a post within which a colon stands: "ont élu leur patron mardi à Nice :" is four."""
NAME_REACH = 9
"""Tokens behind such a mark within which the name begins: ": ce sera l'ancien pilier de mêlée X" is eight."""
ROLE = "role"
"""The type of actors that are told by what they are."""


def named_behind(reading: SentenceReading, who: Nominal) -> ActorMention | None:
    """Who is named behind the post that he is given: "elected a new sheriff, X", "ont choisi leur patron : ce sera X".
    Not who says so ("a new minister will be named, X said"), nor one of whom another predicate tells.
    """
    if isinstance(who, ActorMention) and who.type != ROLE:
        return None
    tokens, last = reading.parsed.tokens, reading.parsed.token_at(who.span.end - 1) + 1
    beside = next((a for a in reading.actors() if a.type == ROLE and a.span.start == _start(tokens, last)), None)
    last = reading.parsed.token_at(beside.span.end - 1) + 1 if beside is not None else last
    marks = (n for n, token in enumerate(tokens[last : last + MARK_REACH], last) if token.text in FROM_POST)
    mark = next(marks, None)
    if mark is None or (mark > last and tokens[mark].text == ","):
        return None
    last = mark
    name = next((p for p in reading.persons() if p.span.start >= tokens[last].end), None)
    first = reading.parsed.token_at(name.span.start) if name is not None else len(tokens)
    if name is None or first - last > NAME_REACH or any(t.text in MARKS for t in tokens[last + 1 : first]):
        return None
    behind = reading.parsed.token_at(name.span.end - 1) + 1
    told = any(frame.is_verb and last < frame.hit.first < first for frame in reading.frames)
    return None if told or (behind < len(tokens) and tokens[behind].is_word) else name


def _start(tokens: Sequence[Token], index: int) -> int:
    return tokens[index].start if index < len(tokens) else -1


def name_phrase(parsed: Parsed, who: Nominal, pack: Pack) -> Span:
    """The characters that tell who it is: "maire de Vaubrun, Paul Sorel", where the name alone is the mention."""
    if not isinstance(who, ActorMention) or who.rule != TITLED:
        return who.span
    comma = parsed.token_at(who.span.start) - 1
    if comma < 1 or parsed.tokens[comma].text != ",":
        return who.span
    first = _function_before(parsed, comma, who.function or "", pack)
    whole = who.span if first is None else Span(parsed.tokens[first].start, who.span.end)
    return whole if len(whole) <= WIDEST else who.span


def _function_before(parsed: Parsed, comma: int, function: str, pack: Pack) -> int | None:
    """The token with which the noun of a function begins before a comma."""
    tables = speech_tables(pack)
    for index in range(comma - 1, max(-1, comma - 1 - FUNCTION_REACH), -1):
        if parsed.tokens[index].text in MARKS:
            return None
        found = tables.noun_at(parsed.tokens, index)
        if found is not None and found[1].concept == function:
            return index
    return None
