"""Appositions: the words that name somebody, with the function that stands before the comma in front of the name."""

from __future__ import annotations

from claimcheck.claims.nominals import TITLED, Nominal
from claimcheck.claims.parsed import Parsed
from claimcheck.languages import Pack
from claimcheck.languages.speech import speech_tables
from claimcheck.model import ActorMention, Span

FUNCTION_REACH = 8
"""Tokens before the comma among which the function stands that it parts from the name."""
WIDEST = 60
"""The most characters of function and name that are still shown as one."""
MARKS = frozenset(',;:.()«»"“”')
"""What no function that a name belongs to stands behind."""


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
