"""Whether a clause looks ahead, so that "Tuesday" is the next one."""

from __future__ import annotations

from claimcheck.languages.times import TimeTable
from claimcheck.model import Sentence, Token

BREAKS = frozenset(";:.!?«»\"“”")
"""Marks that end a clause for this purpose; a comma does not ("Monday, the town will …")."""


def looks_ahead(sentence: Sentence, first: int, last: int, table: TimeTable) -> bool:
    """Is the nearest sign of tense round the tokens `first` to `last` one of the future?

    The sign before the time counts first; the one after it only when there is none before.
    """
    tokens = sentence.tokens
    for place in range(first - 1, -1, -1):
        sign = _sign(tokens[place], table)
        if sign is not None:
            return sign
        if tokens[place].text in BREAKS:
            break
    for place in range(last, len(tokens)):
        sign = _sign(tokens[place], table)
        if sign is not None:
            return sign
        if tokens[place].text in BREAKS:
            break
    return False


def _sign(token: Token, table: TimeTable) -> bool | None:
    """True for a word of the future, False for one of the past or present, None for any other."""
    word = token.norm
    if word in table.past:
        return False
    if word in table.future:
        return True
    if word.endswith(table.future_endings) if table.future_endings else False:
        return True if token.text.islower() or token.text.isupper() else None
    return None
