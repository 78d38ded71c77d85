"""Runs of capitalised words that may be a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.languages import Pack
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.languages.speech import ActorNoun, NounKind, SpeechTables
from claimcheck.mentions.worded import POSSESSIVE, WordedNames
from claimcheck.model import Token, fold
from claimcheck.model.quick import quickly_made

LONGEST = 12
"""The most tokens of a name; what is longer is a heading or a list."""
SHOUTED = 0.7
"""The share of capitalised words from which a sentence's capitals tell nothing: titles in English and in capitals."""
FEWEST = 6
"""The fewest words that tell a title's capitals from a name's."""
FIRM = "&"
"""Joins the names of a firm's partners."""
OPENERS = frozenset('«"“„(:-—–•*·')
NO_NAME = frozenset({
    NounKind.HONORIFIC, NounKind.PERSON, NounKind.NATIONALITY, NounKind.INHABITANT, NounKind.GROUP,
})  # fmt: skip


@quickly_made
@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` (excluded), `words` of them capitalised. `has_given` tells that it begins with a given
    name or initial and goes on; `body` is the organisation noun in it; `is_body` tells that its form is a body's.
    """

    first: int
    last: int
    words: int
    has_given: bool
    is_body: bool
    body: ActorNoun | None = None


class RunReader:
    """Finds the runs of one sentence. `small` holds the words that the article writes in lower case too."""

    def __init__(self, tokens: Sequence[Token], pack: Pack, tables: SpeechTables, small: frozenset[str]) -> None:
        self.tokens, self.pack, self.tables, self.small = tuple(tokens), pack, tables, small
        self.worded = WordedNames(self.tokens, pack, tables)
        capitals = [t.is_capitalised for t in self.tokens if t.is_word and t.end - t.start > 3]
        self.shouted = len(capitals) >= FEWEST and sum(capitals) >= SHOUTED * len(capitals)
        self.all_capitals = self.shouted and self._is_in_capitals()

    def _is_in_capitals(self) -> bool:
        """Are most of the longer words written in capitals throughout?"""
        words = [t.text.isupper() for t in self.tokens if t.is_word and t.end - t.start > 3]
        return sum(words) >= SHOUTED * len(words)

    def at(self, index: int, noun: tuple[int, ActorNoun] | None) -> Run | None:
        """The run that begins at token `index`, where `noun` is the actor noun that begins there."""
        if not self._may_start(index, noun):
            return None
        last, body = index + 1, None
        if noun is not None and noun[1].kind is NounKind.ORGANISATION:
            last, body = noun
        elif noun is not None and (ahead := self._body_ahead(index, noun[1])) is not None:
            last, body = ahead
        words = last - index
        while last - index < LONGEST:
            step = self._step(index, last, body)
            if step is None:
                break
            last, words = step[0], words + 1
            body = step[1] or body
        end = self.worded.worded_end(index, last, body)
        last, words = end, words + end - last
        opens = words > 1 and self.tokens[index].norm in self.tables.small["opens_body"]
        is_body = opens or self._has_form_of_body(index, last, words)
        given = words > 1 and self._is_given(index) and not is_body and not self._ends_a_name(index)
        return Run(index, last + self._has_number(last), words, given, is_body, body)

    def _has_number(self, last: int) -> bool:
        """Is a number tied to the capitals that end before a token, as in the code of a flight: "AF1280"?"""
        code, number = self.tokens[last - 1], self.tokens[last : last + 1]
        return bool(number) and number[0].start == code.end and number[0].text.isdecimal() and code.text.isupper()

    def _may_start(self, index: int, noun: tuple[int, ActorNoun] | None) -> bool:
        token = self.tokens[index]
        if not token.is_word or not token.is_capitalised or token.text[-1] in "'’":
            return False
        if self.all_capitals or token.norm in self.tables.small["not_name"]:
            return False
        if noun is not None and noun[1].kind in NO_NAME and self._body_ahead(index, noun[1]) is None:
            return noun[1].kind is not NounKind.HONORIFIC and self._is_named(index)
        if not (self.shouted or self._is_first(index)):
            return True
        return self._is_named(index) or not self._is_ordinary(index)

    def _is_named(self, index: int) -> bool:
        """Is it a given name before another word of a name, or before an age?"""
        return self._is_given(index) and (self._is_name_word(index + 1) or self._is_aged(index + 1))

    def _is_given(self, index: int) -> bool:
        token = self.tokens[index]
        if len(token) == 1 and index + 1 < len(self.tokens) and self.tokens[index + 1].text == ".":
            return token.is_capitalised
        return fold(token.text) in self.tables.given

    def _is_name_word(self, index: int) -> bool:
        """May the token go on a name: a capital, a hyphen, an initial's point, a particle before a capital?"""
        if index >= len(self.tokens):
            return False
        token = self.tokens[index]
        if token.is_word and token.is_capitalised:
            return not (self.shouted and self._is_ordinary(index))
        if token.norm in self.tables.small["particle"] or token.text in "-.":
            return index + 1 < len(self.tokens) and self.tokens[index + 1].is_capitalised
        return False

    def _is_aged(self, index: int) -> bool:
        """A comma or bracket and a number: "Marie, 34 ans"."""
        mark, number = self.tokens[index : index + 1], self.tokens[index + 1 : index + 2]
        return bool(number) and mark[0].text in ",(" and number[0].text.isdigit()

    def _is_first(self, index: int) -> bool:
        return index == 0 or self.tokens[index - 1].text in OPENERS

    def _is_ordinary(self, index: int) -> bool:
        """Is the word one that a sentence may begin with, rather than a name?"""
        norm = self.tokens[index].norm
        return (
            norm in self.small
            or norm in self.pack.stopwords
            or bool(self.pack.predicates.get(norm))
            or bool(self.pack.counted_nouns.get(norm))
            or bool(self.tables.verbs.get(norm))
            or norm in load_quantity_tables(self.pack).triggers
        )

    def _step(self, first: int, last: int, body: ActorNoun | None) -> tuple[int, ActorNoun | None] | None:
        """How far the run goes on after token `last`: the next end and the organisation noun there."""
        if last >= len(self.tokens):
            return None
        token, touching = self.tokens[last], self.tokens[last].start == self.tokens[last - 1].end
        if token.text == "-" and touching:
            after = last + 1
            joined = after < len(self.tokens) and self.tokens[after].start == token.end and self.tokens[after].is_word
            return self._past_hyphen(after) if joined else None
        if token.text == "." and touching and len(self.tokens[last - 1]) == 1:
            return self._word(first, last + 1, body) if self._is_name_word(last + 1) else (last + 1, None)
        if token.text in self.tables.small["joint"] and not token.is_word and self._is_name_word(last + 1):
            return self._word(first, last + 1, body)
        if token.is_capitalised and token.is_word:
            return self._word(first, last, body)
        if touching and token.text in POSSESSIVE and (owned := self.worded.owned_body(last)) is not None:
            return owned
        return self._past_particles(first, last, body)

    def _past_hyphen(self, index: int) -> tuple[int, None]:
        """ "Jean-Pierre", "Aïn-el-Turk": the hyphen joins whatever follows."""
        while index + 2 < len(self.tokens) and self.tokens[index + 1].text == "-" and self._touch(index):
            index += 2
        return index + 1, None

    def _touch(self, index: int) -> bool:
        here, dash, there = self.tokens[index : index + 3]
        return here.end == dash.start and dash.end == there.start and there.is_word

    def _past_particles(self, first: int, last: int, body: ActorNoun | None) -> tuple[int, ActorNoun | None] | None:
        index = last
        while index < len(self.tokens) and index - last < 3:
            norm = self.tokens[index].norm
            if norm in self.tables.small["after_given"]:
                small = (t for t in self.tokens[first:last] if t.is_word and not t.is_capitalised)
                if not self._is_given(first) or any(small):
                    return None
            elif norm not in self.tables.small["particle"]:
                break
            index += 1
            if index < len(self.tokens) and self.tokens[index].text == "-":
                index += 1
        if index == last or index >= len(self.tokens) or not self.tokens[index].is_capitalised:
            return None
        return self._word(first, index, body)

    def _word(self, first: int, index: int, body: ActorNoun | None) -> tuple[int, ActorNoun | None] | None:
        """Take the capitalised word at `index`, unless another actor begins there."""
        token = self.tokens[index]
        if token.text[-1] in "'’" or token.norm in self.tables.small["not_name"]:
            return None
        if self.shouted and self._is_ordinary(index):
            return None
        if self._begins_another(first, index):
            return None
        noun = self.tables.noun_at(self.tokens, index)
        if noun is None:
            return index + 1, None
        if noun[1].kind is NounKind.ORGANISATION and all(t.is_capitalised for t in self.tokens[index : noun[0]]):
            return noun
        if noun[1].kind not in NO_NAME:
            return index + 1, None
        if (ahead := self._body_ahead(index, noun[1])) is not None:
            return ahead
        ends = index + 1 >= len(self.tokens) or not self.tokens[index + 1].is_capitalised
        return (index + 1, None) if self._is_given(first) and ends and noun[0] == index + 1 else None

    def _body_ahead(self, index: int, noun: ActorNoun) -> tuple[int, ActorNoun | None] | None:
        return None if self.shouted else self.worded.body_ahead(index, noun)

    def _ends_a_name(self, index: int) -> bool:
        """Is the word what a hyphen joins to a name ("l'église Saint-Hilaire de X")?"""
        before = self.tokens[max(index - 2, 0) : index]
        return len(before) == 2 and before[1].text == "-" and before[0].is_capitalised and self._touch(index - 2)

    def _begins_another(self, first: int, index: int) -> bool:
        """A given name after a word that is none begins a name of its own ("Vaubrun Alain Sicre")."""
        if self._is_given(first) or not self._is_given(index) or self.tokens[index - 1].text in "-.&":
            return False
        return index + 1 < len(self.tokens) and self.tokens[index + 1].is_capitalised

    def _has_form_of_body(self, first: int, last: int, words: int) -> bool:
        end = self.tokens[last - 1].text
        if words > 1:
            return self._is_firm(first, last) or end in self.tables.small["suffix"]
        return self.tokens[first].text.isupper() and 2 <= len(end) <= 6 and last - first == 1 and not _is_roman(end)

    def _is_firm(self, first: int, last: int) -> bool:
        """Does the sign of a firm join a word that is no given name ("Ernst & Young", not "Anne & Paul")?"""
        signs = (n for n in range(first, last - 1) if self.tokens[n].text == FIRM)
        return any(not self._is_given(n + 1) for n in signs)


def _is_roman(word: str) -> bool:
    return set(word) <= set("IVXLCM")
