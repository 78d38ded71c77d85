"""Speakers behind their verb: "a déclaré X", "said X", a pronoun joined by a hyphen."""

from __future__ import annotations

from bisect import bisect_left

from claimcheck.claims.cues.cue import Cue, CueKind
from claimcheck.claims.cues.subjects import SubjectReader
from claimcheck.claims.cues.words import Placed
from claimcheck.languages.speech import Mark
from claimcheck.model import BlockKind
from claimcheck.model.quick import replace

INVERTED_REACH = 6
"""The most tokens between a verb and the subject after it."""

NAME_REACH = 4
"""The most tokens of one that no table knows, behind the verb that ends a sentence: "the Falmouth Lifeboat Crew"."""
FUNCTION_REACH = 12
"""Tokens of a function between the verb and the comma before its bearer: "la directrice adjointe du musée de Vaux"."""

TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


class InversionReader(SubjectReader):
    """Finds the speaker after a verb."""

    def _inverted(self, cue: Cue) -> Cue | None:
        """ "a déclaré X", "said X" after what is said."""
        before = cue.own - 1
        opens = before < 0 or self._closes_quote(before) or self.tokens[before].text in ",–—-!?»”"
        if not opens:
            return None
        if self._starts(cue.last, Mark.THAT) or self._norm(cue.last) in (":",) or self._is_beside_aside(cue.own):
            return None
        actor = self._actor_in(cue.last, cue.last + INVERTED_REACH + 1)
        if actor is not None and self._is_object(actor[0]) and not self._is_some(cue.last, actor[0]):
            actor = self._addressed(cue.last, actor) or self._apposed(cue.last)
            if actor is None:
                return None
            return replace(cue, kind=CueKind.INVERTED, subject=actor[2], stop=actor[1])
        if actor is None or any(self.tokens[n].text in ",;:" for n in range(cue.last, actor[0])):
            apposed = self._apposed(cue.last)
            if apposed is not None:
                return replace(cue, kind=CueKind.INVERTED, subject=apposed[2], stop=apposed[1])
            quoted = before >= 0 and self._closes_quote_near(before)
            return self._inverted_name(cue) if quoted or self._ends_title(cue) or self._closes(cue) else None
        between = range(cue.last, actor[0])
        if not all(self._is_determiner(n) or self._is(n, Mark.ADVERB) or self._is_soft(n) for n in between):
            return None
        relay, inner = self._relayed(actor)
        return replace(cue, kind=CueKind.INVERTED, subject=inner[2], relay=relay, stop=inner[1])

    def _is_beside_aside(self, head: int) -> bool:
        """Does an aside between commas part a verb from its subject ("the club, through its lawyer, said")?"""
        nearest = bisect_left(self.firsts, head) - 1
        position = self._before_apposition(head, nearest)
        return position != nearest and self._is(self.at[position][1] + 1, Mark.PREPOSITION)

    def _is_some(self, last: int, first: int) -> bool:
        """ "Ont affirmé vendredi des témoins": is the preposition before a noun its article, right behind the verb?"""
        article = self._is_determiner(first - 1) and all(self._is(n, Mark.ADVERB) for n in range(last, first - 1))
        return article and not any(self._is(n, Mark.OF) and not self._is_determiner(n) for n in range(last, first))

    def _addressed(self, last: int, actor: Placed) -> Placed | None:
        """The speaker behind the one spoken to ("a déclaré à l'AFP X")."""
        if not all(self.tokens[n].is_word for n in range(last, actor[0])):
            return None
        speaker = self._actor_in(actor[1], actor[1] + 3)
        if speaker is None or not all(self._is_determiner(n) for n in range(actor[1], speaker[0])):
            return None
        return speaker

    def _apposed(self, last: int) -> Placed | None:
        """The name behind the comma that follows a function: "a déclaré la directrice du musée, X"."""
        if not self._is_determiner(last):
            return None
        end = min(last + FUNCTION_REACH, len(self.tokens))
        comma = next((n for n in range(last, end) if not self._is_told(n)), None)
        if comma is None or self.tokens[comma].text != ",":
            return None
        named = self._actor_in(comma + 1, comma + 3)
        return named if named is not None and named[0] == comma + 1 and named[2].type == "person" else None

    def _is_told(self, index: int) -> bool:
        return self.tokens[index].is_word or self.tokens[index].text == "-"

    def _is_soft(self, index: int) -> bool:
        return self.tokens[index].is_word and not self._is(index, Mark.PREPOSITION)

    def _ends_title(self, cue: Cue) -> bool:
        """ "Bridge to reopen, says mayor": a title leaves out the article of the one it ends with."""
        title = self.sentence.kind in TITLES and self._norm(cue.own - 1) == ","
        return title and self.tokens[-1].norm in self.tables.persons

    def _closes(self, cue: Cue) -> bool:
        """Do a verb behind a comma and a name that no table knows end the sentence?"""
        end = next((n for n in range(cue.last, len(self.tokens)) if not self._is_told(n)), len(self.tokens))
        name = range(cue.last + self._is_determiner(cue.last), end)
        whole = end >= len(self.tokens) - 1 and 0 < len(name) <= NAME_REACH
        return whole and self._norm(cue.own - 1) == "," and all(self.tokens[n].is_capitalised for n in name)

    def _inverted_name(self, cue: Cue) -> Cue | None:
        """ "« … », raconte un habitué": words that name somebody the tables do not know."""
        end = cue.last
        while end < min(cue.last + 8, len(self.tokens)) and self.tokens[end].is_word:
            end += 1
        named = self._is_determiner(cue.last) or (cue.last < end and self.tokens[cue.last].is_capitalised)
        named = named or (cue.last < end == len(self.tokens) and self._ends_title(cue))
        if end == cue.last or not named:
            return None
        return replace(cue, kind=CueKind.INVERTED, name=self._span(cue.last, end), stop=end)

    def _pronoun_inside(self, cue: Cue) -> tuple[int, Mark, int] | None:
        """A pronoun joined by a hyphen to the auxiliary before the verb, or to the verb."""
        pronouns = (Mark.PRONOUN_ONE, Mark.PRONOUN_MANY)
        at = cue.first - 1
        while at > cue.first - 4 and self._is(at, Mark.ADVERB) and not self._is(at, *pronouns):
            at -= 1
        if self._is(at, *pronouns) and self._norm(at - 1) == "-":
            start = at - 2 if self._is(at - 2, Mark.AUXILIARY) else at - 4
            return max(start, 0), self._number(at), cue.last
        if self._norm(cue.last) == "-":
            at = cue.last + 1 if self._is(cue.last + 1, *pronouns) else cue.last + 3
            if self._is(at, *pronouns) and self._norm(at - 1) == "-":
                return cue.own, self._number(at), at + 1
        return None
