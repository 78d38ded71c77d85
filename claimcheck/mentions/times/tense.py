"""Whether a clause looks ahead, so that "Tuesday" is the next one."""

from __future__ import annotations

from claimcheck.languages.times import TimeTable
from claimcheck.model import Sentence, Token

BREAKS = frozenset(";:.!?«»\"“”")
"""Marks that end a clause for this purpose; a comma does not ("Monday, the town will …")."""

REACH = 60
"""Tokens from a time within which a sign of tense is looked for: longer clauses are lists."""


def looks_ahead(sentence: Sentence, first: int, last: int, table: TimeTable) -> bool | None:
    """Is the nearest sign of tense round the tokens `first` to `last` one of the future? None when it leaves it open.

    The sign before the time counts first; the one after it only when there is none before.
    """
    tokens = sentence.tokens
    before, after = range(first - 1, max(first - 1 - REACH, -1), -1), range(last, min(last + REACH, len(tokens)))
    for places in (before, after):
        for place in places:
            token = tokens[place]
            if token.norm in table.past:
                return False
            if token.norm in table.future or _has_future_ending(token, table):
                return True
            if token.norm in table.present:
                return None
            if table.past_endings and token.norm.endswith(table.past_endings) and token.text.islower():
                word = tokens[place - 1].norm if place else ""
                if word in table.infinitive:
                    continue  # "should be completed"
                return None if word in table.present else False
            if token.text in BREAKS:
                break
    return None


def _has_future_ending(token: Token, table: TimeTable) -> bool:
    """Does a word end like a verb of the future? A capital makes it a name ("Sahara")."""
    if not table.future_endings or not token.norm.endswith(table.future_endings):
        return False
    return token.text.islower() or token.text.isupper()
