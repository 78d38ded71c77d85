"""The subject of a verb of speech: an actor, a pronoun or words that name somebody."""

from __future__ import annotations

from bisect import bisect_left

from claimcheck.claims.cues.words import WordReader
from claimcheck.languages.speech import Mark
from claimcheck.model import ActorMention, Span

SUBJECT_REACH = 25
"""The most tokens between a subject and its verb."""
UNKNOWN_REACH = 9
"""The most tokens of one that no table knows before a verb: "le rapport annuel de la Cour des comptes" is eight."""
HEADS = 4
"""The most nouns that hang on one another before a verb ("the spokesman for the head of the ministry")."""

Subject = tuple[int, ActorMention | None, Mark | None, Span | None, ActorMention | None]
"""The token where a subject begins; the actor, the pronoun or the words that it is; who passes on what it says."""


class SubjectReader(WordReader):
    """Finds the subject before a verb."""

    def _subject(self, head: int) -> Subject | None:
        """What the verb group at `head` has for a subject, and the token where that begins."""
        before = head - 1
        if before >= 0 and self._is(before, Mark.PRONOUN_ONE, Mark.PRONOUN_MANY):
            return before, None, self._number(before), None, None
        if before >= 0 and self._is(before, Mark.NOBODY):
            return None
        nearest = bisect_left(self.firsts, head) - 1
        for position in dict.fromkeys((self._before_apposition(head, nearest), nearest)):
            if found := self._actor_subject(head, position):
                return found
        return self._unknown_subject(head)

    def _actor_subject(self, head: int, position: int) -> Subject | None:
        """The actor at a position, or one before it, when it is no object and nothing ends the clause behind it."""
        while position >= 0 and head - self.at[position][1] <= SUBJECT_REACH:
            position = self._head_of(position)
            first, last, actor = self.at[position]
            if not self._reaches(last, head):
                break
            if not self._is_object(first):
                relay, inner = self._relayed(self.at[position])
                if relay is actor:
                    return self._own(first), inner[2], None, None, relay
                return self._own(first), actor, None, None, self._relay(position)
            position -= 1
        return None

    def _before_apposition(self, head: int, position: int) -> int:
        """The actor nearest before a verb; where a comma ends before it, the one before the comma that opened it."""
        if head < 2 or self.tokens[head - 1].text != ",":
            return position
        opening = next((n for n in range(head - 2, max(head - SUBJECT_REACH, 0), -1) if self.tokens[n].text == ","), -1)
        other = bisect_left(self.firsts, opening) - 1 if opening > 0 else -1
        return other if other >= 0 and self.at[other][1] == opening else position

    def _head_of(self, position: int) -> int:
        """The noun that an actor is the complement of ("spokesman for the ministry": the spokesman)."""
        for _ in range(HEADS):
            if not position:
                break
            last, first = self.at[position - 1][1], self.at[position][0]
            if last > first or not any(self._is(n, Mark.OF) for n in range(last, first)):
                break
            if not all(self.tokens[n].is_word and not self._is(n, Mark.AUXILIARY) for n in range(last, first)):
                break
            position -= 1
        return position

    def _reaches(self, last: int, head: int) -> bool:
        """May what lies between a subject and its verb lie there? No other speech, no end of a clause."""
        commas = 0
        for index in range(last, head):
            text = self.tokens[index].text
            if text in ';:«»“”"!?' or (self._starts(index, Mark.THAT) and not self._is(index, Mark.RELATIVE)):
                return False
            commas += text == ","
            if self._is(index, Mark.CONTRAST):
                return False
        return commas != 1 or self.tokens[head - 1].text == "," or self._is(last + 1, Mark.RELATIVE)

    def _is_object(self, first: int) -> bool:
        """A preposition before the noun, its article between, makes it no subject."""
        before = first - 1
        while before >= 0 and (self._is_determiner(before) and not self._is(before, Mark.PREPOSITION)):
            before -= 1
        if self._is_determiner(before) and (before == 0 or not self.tokens[before - 1].is_word):
            return False  # "des témoins racontent"
        return self._is(before, Mark.PREPOSITION, Mark.AGENT)

    def _own(self, first: int) -> int:
        """The first token of a subject: before its article, and before what it is called ("hospital director X")."""
        before = self.tables.small["before"] | self.tables.persons
        while first > 0 and (self._is_determiner(first - 1) or self._norm(first - 1) in before or first in self.ends):
            first = self.ends.get(first, first - 1)
        return first

    def _relay(self, position: int) -> ActorMention | None:
        """Who passes it on when the subject is cited by another or stands behind "citing"."""
        first = self.at[position][0]
        relay = self._relayed(self.at[position])
        if relay[0] is not None and relay[1] == self.at[position]:
            return relay[0]
        for back in range(max(first - 6, 0), first):
            end = self._starts(back, Mark.CITING)
            if end and end <= first and position:
                return self.at[position - 1][2]
        return None

    def _unknown_subject(self, head: int) -> Subject | None:
        """A short noun phrase before the verb that is no actor of the tables."""
        first = head
        while first > 0 and head - first < UNKNOWN_REACH and self.tokens[first - 1].is_word:
            if self._starts(first - 1, Mark.THAT, Mark.WHETHER):
                break
            if self._is(first - 1, Mark.CONTRAST, Mark.NOBODY, Mark.AUXILIARY):
                break
            first -= 1
        if first == head:
            return None
        opens = first == 0 or not self.tokens[first - 1].is_word
        named = self._is_determiner(first) or self.tokens[first].is_capitalised
        unfit = self._is(first, Mark.PREPOSITION, Mark.CONDITION, Mark.ADVERB) and not self._is_determiner(first)
        if not opens or not named or unfit:
            return None
        return first, None, None, self._span(first, head), None
