"""Times of races, to the second or its hundredths: "in 2:11:40", "in 3:28.41", "en 2h11'40", "en 11''12"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.mentions.quantities.phrases import Draft, PhraseReader
from claimcheck.mentions.quantities.readings import Reading, touching, whole
from claimcheck.model import NumberRange, Token

SECOND, DURATION = "second", "duration"
MOST_TOKENS = 12
"""The longest is 1 h 23 ' 45 ' ' 67 without spaces, in nine tokens."""
MARKS = frozenset(":h'’′\"″”")
"""What may stand behind the first figures of such a time."""
CLOCKED = re.compile(r"(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):(?P<s>\d{2})(?:[.,](?P<f>\d{1,3}))?(?![\d:.,]*\d)")
PRIMED = re.compile(
    r"(?:(?:(?P<h>\d{1,2})h)?(?P<m>\d{1,2})['’′](?P<s>\d{2})(?:''|’’|\"|″|”)?|(?P<only>\d{1,2})(?:''|’’|″))"
    r"(?P<f>\d{1,3})?(?!\w)"
)


class RaceTimes:
    """Reads the times of races, as amounts in seconds."""

    def __init__(self, phrases: PhraseReader) -> None:
        self.phrases, self.tables = phrases, phrases.tables
        self.links = self.tables.words["amount_links"] | self.tables.words["noun_links"]

    def read(self, tokens: Sequence[Token], first: int) -> Draft | None:
        """The time that begins at a figure; None where it is an hour of the day, a score or feet and inches."""
        mark = tokens[first + 1 : first + 2]
        if not mark or mark[0].text not in MARKS or mark[0].start != tokens[first].end:
            return None
        last = first + 1
        while last < len(tokens) and last - first < MOST_TOKENS and touching(tokens, last):
            last += 1
        text = "".join(token.text for token in tokens[first:last])
        found = self._clocked(tokens, first, text) if mark[0].text == ":" else self._primed(text)
        if found is None:
            return None
        end = tokens[first].start + found.end()
        last = next(n + 1 for n in range(first, last) if tokens[n].end >= end)
        value = NumberRange.exactly(_seconds(found))
        phrase = self.phrases.single(tokens, Reading(first, last, value, digits=True))
        return Draft(phrase, last, None, None, DURATION, SECOND, (), phrase.rule, last)

    def _clocked(self, tokens: Sequence[Token], first: int, text: str) -> re.Match[str] | None:
        """With colons: hundredths behind them are told of no hour, and without them "in" stands before the time."""
        found = CLOCKED.match(text)
        if found is None or (not found["h"] and not found["f"]):
            return None
        linked = first > 0 and tokens[first - 1].norm in self.links
        return found if linked or found["f"] else None

    def _primed(self, text: str) -> re.Match[str] | None:
        """With the signs of minutes and seconds, in a language where feet and inches have none that look alike."""
        return PRIMED.match(text) if self.tables.words["minute_marks"] else None


def _seconds(found: re.Match[str]) -> float:
    hours, minutes = (int(found[part] or 0) for part in "hm")
    seconds = int(found["s"] or found.groupdict().get("only") or 0)
    return whole(3600 * hours + 60 * minutes + seconds + float(f"0.{found['f'] or 0}"))
