"""The line that opens a wire story: where it was written, when it was sent and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.parsed import Parsed
from claimcheck.claims.words import DASHES
from claimcheck.model import TimeMention

DATELINE = 60
"""Characters of a dateline: a city, perhaps two, the date and the agency."""


def dateline_end(parsed: Parsed, times: Sequence[TimeMention]) -> int:
    """Where the dateline ends that opens a text ("PARIS, 19 oct, 13h10 (AFP) -"): its times tell when it was sent. 0
    where there is none.

    Before its dash stand a name and a time, and no other words.
    """
    named, before = False, -1
    for token in parsed.tokens:
        glued, before = token.start == before, token.end
        if token.text in DASHES and not glued:
            return token.start if named else 0
        if token.start - parsed.tokens[0].start > DATELINE:
            break
        if any(time.span.covers(token.span) for time in times):
            continue
        if token.is_word and not token.is_capitalised and not glued:  # "Brécourt-sur-Vire" goes on
            break
        named = named or token.is_word
    return 0
