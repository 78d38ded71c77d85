"""Participles that count ("38 wounded") told from the same forms as verbs ("a storm wounded 38")."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages import Form, Pack, PartOfSpeech
from claimcheck.languages.grammar import Role, grammar_of
from claimcheck.languages.quantities import QuantityTables
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import Token

OPENS_OBJECT = frozenset({Role.DETERMINER, Role.PRONOUN, Role.REFLEXIVE, Role.NOBODY, Role.NOTHING_DETERMINER})
"""Small words that an object begins with."""
PAST_PARTICIPLE = frozenset({Form.PAST, Form.PARTICIPLE})
MOST_HEDGE = 4
"""Tokens of a hedge between a verb and the number of its object ("killed at least 12")."""
FARTHEST_TIME = 2
"""Tokens from a determiner to the word that makes a time of it: "killed the same week" is two."""


class VerbReader:
    """Says of a sentence's words whether they are verbs there. Where a participle is no past tense none is."""

    def __init__(self, tokens: Sequence[Token], pack: Pack, tables: QuantityTables) -> None:
        self.tokens, self.pack, self.tables = tokens, pack, tables

    def may_be_verb(self, index: int) -> bool:
        """Is the word a participle that is a past tense too?"""
        entries = self.pack.predicates.get(self.tokens[index].norm)
        return any(e.part is PartOfSpeech.VERB and e.forms >= PAST_PARTICIPLE for e in entries)

    def has_object(self, index: int) -> bool:
        """Does an object begin at token `index`: a determiner, a number, a pronoun or a name that is no time?"""
        if index >= len(self.tokens) or self._is_time(index):
            return False
        token = self.tokens[index]
        if not token.is_word:
            return token.text.isdecimal() and not self._is_time(index + 1)
        return self._opens(index) or self._is_counted(index) or self._is_name(index)

    def opens_object(self, index: int) -> bool:
        """Does a determiner or a pronoun begin an object at token `index`?"""
        return index < len(self.tokens) and self._opens(index)

    def _opens(self, index: int) -> bool:
        if not any(role in OPENS_OBJECT for role in grammar_of(self.pack).get(self.tokens[index].norm)):
            return False
        return not any(self._is_time(n) for n in range(index + 1, index + 1 + FARTHEST_TIME))

    def _is_counted(self, index: int) -> bool:
        """Does a number begin there, or a hedge and a number?"""
        for at in range(index, min(index + MOST_HEDGE, len(self.tokens))):
            token = self.tokens[at]
            if token.text.isdecimal() or token.norm in self.tables.triggers:
                hedge = self.tables.hedges_before.before(self.tokens, at)
                return (at == index or (hedge is not None and hedge[0] <= index)) and not self._is_time(at + 1)
        return False

    def _is_name(self, index: int) -> bool:
        """A capital that the verb before it has not, as it would in a title."""
        token = self.tokens[index]
        known = token.norm in self.tables.words["stops"] or token.norm in self.pack.stopwords
        return token.is_capitalised and not self.tokens[index - 1].is_capitalised and not known

    def _is_time(self, index: int) -> bool:
        """A month, a weekday, a clock or a unit of time."""
        if index >= len(self.tokens):
            return False
        norm = self.tokens[index].norm
        if norm in self.tables.words["calendar"] or norm in self.tables.words["weekdays"]:
            return True
        unit = unit_after(self.tables, self.tokens, index)
        return (unit is not None and unit[0].dimension == "duration") or bool(
            self.tables.after["clock_after"].at(self.tokens, index)
        )
