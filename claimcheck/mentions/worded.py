"""Names of bodies made of ordinary words: "the United Workers Union", "le Parti du progrès"."""

from __future__ import annotations

from claimcheck.languages import Form, Pack, PartOfSpeech
from claimcheck.languages.speech import ActorNoun, NounKind, SpeechTables
from claimcheck.model import Token

CALLED = frozenset({"party", "union", "league", "federation", "association", "committee", "council", "commission",
                    "agency", "institute", "foundation", "company", "chamber", "ngo", "club", "authorities",
                    "observatory", "bank", "employers_body"})  # fmt: skip
"""Nouns of bodies of which each is called by what it says it is; there is one police, and a court for each town."""
PARTED = frozenset({NounKind.GROUP, NounKind.PERSON})
"""Nouns that a name of a body may have inside it: "Workers", "National"."""
LONGEST = 6
"""The most words of such a name."""
FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})
PLURAL = "s"
POSSESSIVE = frozenset("'’")


class WordedNames:
    """Tells in one sentence where names of bodies end that are made of ordinary words."""

    def __init__(self, tokens: tuple[Token, ...], pack: Pack, tables: SpeechTables) -> None:
        self.tokens, self.pack, self.tables = tokens, pack, tables

    def body_ahead(self, index: int, noun: ActorNoun) -> tuple[int, ActorNoun | None] | None:
        """Where the name ends that goes on with a noun for people, and the organisation noun there: with the last
        capitalised word, one for a body ("Workers' Party", "National Audit Office")."""
        if noun.kind not in PARTED:
            return None
        last = index + 1
        if noun.is_plural and (self._text(last) in POSSESSIVE or self._norm(last) in self.pack.clitics):
            last += 1
        found: tuple[int, ActorNoun | None] | None = None
        while last < min(index + LONGEST, len(self.tokens)) and self._is_capital(last) and not self._is_given(last):
            body = self.tables.noun_at(self.tokens, last)
            if body is not None and body[1].kind is NounKind.ORGANISATION and not body[1].spelling:
                found = body
            elif self.tokens[last].text in self.tables.small["suffix"]:
                found = last + 1, None
            last = max(last + 1, found[0] if found else 0)
        return found if found is not None and found[0] == last else None

    def owned_body(self, mark: int) -> tuple[int, ActorNoun] | None:
        """The organisation noun with a capital that many are said to own by the mark alone ("Islanders' Party")."""
        after = mark + 1
        if not self._norm(mark - 1).endswith(PLURAL) or not self._is_capital(after):
            return None
        body = self.tables.noun_at(self.tokens, after)
        named = body is not None and body[1].kind is NounKind.ORGANISATION and not body[1].spelling
        return body if named else None

    def worded_end(self, index: int, last: int, body: ActorNoun | None) -> int:
        """Where the name of a body ends of which the noun alone has a capital, that no sentence begins with: behind its
        adjective and what "of" joins to it ("l'Union nationale", "le Parti du progrès"); `last` where it is none."""
        head = self.tokens[index].norm in self.tables.small["opens_body"] if body is None else _is_called(body)
        if not head or not index or last != index + 1 or not self._is_word(index - 1):
            return last
        end = self._past_adjective(last)
        start = self._past_of(end)
        while start is not None:
            end = self._past_adjective(start + 1)
            start = self._goes_on(end)
        return end

    def _goes_on(self, index: int) -> int | None:
        """The noun by which such a name goes on: joined to it, or behind "of" alone ("chemins de fer")."""
        if self._norm(index) in self.tables.small["joint"]:
            return self._past_of(index + 1)
        start = self._past_of(index)
        return start if start == index + 1 else None

    def _past_of(self, index: int) -> int | None:
        """The small-lettered noun that "of" and an article before it join to a noun."""
        small = self.tables.small
        if self._norm(index) not in small["of"] or self._norm(index) not in small["determiner"]:
            return None
        at = index + 1 + (self._norm(index + 1) in small["definite"])
        return at if self._is_ordinary(at) else None

    def _past_adjective(self, index: int) -> int:
        ends = any(self._norm(index).endswith(ending) for ending in self.tables.small["adjective_end"])
        return index + 1 if ends and self._is_ordinary(index) and not self._is_told(index) else index

    def _is_told(self, index: int) -> bool:
        """May the word be a verb that a clause stands on?"""
        if self.tables.verbs.longest(self.tokens, index)[0]:
            return True
        told = (hit.entry for hit in self.pack.predicates.starting(self.tokens, index))
        return any(entry.part is PartOfSpeech.VERB and entry.forms & FINITE for entry in told)

    def _is_ordinary(self, index: int) -> bool:
        """Is it a word in small letters that may stand in a name?"""
        word = self._is_word(index) and not self.tokens[index].is_capitalised
        return word and self._norm(index) not in self.pack.stopwords

    def _is_capital(self, index: int) -> bool:
        return self._is_word(index) and self.tokens[index].is_capitalised

    def _is_given(self, index: int) -> bool:
        return self._norm(index) in self.tables.given

    def _is_word(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].is_word

    def _norm(self, index: int) -> str:
        return self.tokens[index].norm if index < len(self.tokens) else ""

    def _text(self, index: int) -> str:
        return self.tokens[index].text if index < len(self.tokens) else ""


def _is_called(noun: ActorNoun) -> bool:
    return noun.concept in CALLED and not noun.spelling

