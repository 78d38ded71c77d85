"""The actor finder: names first, then the nouns that are no part of them."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from claimcheck.gazetteer import lookup
from claimcheck.languages import Pack
from claimcheck.languages.speech import ActorNoun, NounKind, speech_tables
from claimcheck.mentions.actors.nouns import BODIES, NounReader
from claimcheck.mentions.actors.pieces import Piece
from claimcheck.mentions.runs import Run
from claimcheck.mentions.short_forms import DOER, resolve
from claimcheck.model import ActorMention, Article, Sentence, fold

SPAN = attrgetter("span")
MOST_CALLED = 2
"""The most words that say that a body is called by a name: "calling itself X" has two."""
FORMER = "ex"
"""What opens a word for what somebody was, in any language: "ex-minister", "ex-ministre"."""
DETERMINER_REACH = 2
"""Tokens before a noun among which its determiner stands: "the armed gang X"."""
SHORTEST = 2
"""A capitalised word of as many letters or fewer is an initial or an abbreviation, not the name of one who acts."""


def find_actors(article: Article, sentences: Sequence[Sentence], pack: Pack) -> list[ActorMention]:
    """The actors of an article in the order of its text, none inside another.

    A mention's span is the name, or the noun with its nationality; titles stand in `function`. `key` is the folded
    name, the acronym for a body that has one, and for nouns the concept with what narrows it ("troops:RU"). Short forms
    ("Zelensky", "the mayor") have the key of the full name where the article leaves no doubt. Linear in its length.
    """
    tables = speech_tables(pack)
    small = frozenset([t.norm for s in sentences for t in s.tokens if t.is_word and not t.is_capitalised])
    mentions: list[ActorMention] = []
    loose: list[ActorMention] = []
    for sentence in sentences:
        reader = ActorReader(article, sentence, pack, tables, small)
        reader.read()
        mentions += reader.found
        loose += reader.loose
    return resolve(article, mentions, loose)


class ActorReader(NounReader):
    """Reads the actors of one sentence."""

    def read(self) -> None:
        """Fill `found` and `loose`, those that only the rest of the article can tell."""
        for index, piece in enumerate(self.pieces):
            if piece.run is not None and not piece.used:
                self._read_run(index, piece, piece.run)
        for index, piece in enumerate(self.pieces):
            if piece.noun is not None and not piece.used and not self._is_inside(piece):
                self._read_noun(index, piece, piece.noun)
        if self.dropped:
            self.found = [m for m in self.found if m.span not in self.dropped]
            self.loose = [m for m in self.loose if m.span not in self.dropped]
        self.found.sort(key=SPAN)

    def _read_run(self, index: int, piece: Piece, run: Run) -> None:
        name = self._text(piece)
        if len(name) == 1:
            return  # the network X
        title = self._title_of(index, piece)
        if run.body is not None:
            self._add_body(index, piece, run.body, run)
        elif self._is_called(index):
            self._add_named_body(piece, "body called by its name")
        elif (title is not None and not self._is_outlet(piece, run)) or run.has_given or self._has_age(piece):
            self._add_person(piece, run, title)
        elif run.is_body:
            self._add_named_body(piece, "body by its form")
        elif self._speaks(piece, run) and self._is_small(piece.first - 1, "definite"):
            self._add_named_body(piece, "body by its article")
        elif self._is_of_nation(index):
            self._add_named_body(piece, "body by its nation")
        elif (self._speaks(piece, run) or self._acts_by_name(piece, run)) and not lookup(name):
            self._add_person(piece, run, title)
        else:
            rule = "short name"
            if run.words == 1 and len(name) > SHORTEST and not lookup(name) and self._does(piece, alone=True):
                rule = DOER
            self.loose.append(self._mention(piece, "person", name, fold(name), None, None, rule))

    def _is_outlet(self, piece: Piece, run: Run) -> bool:
        """Is it an acronym before a comma, behind which the one begins who speaks there ("on LBC, the minister")?"""
        return run.is_body and run.words == 1 and self._norm(piece.last) == ","

    def _is_called(self, index: int) -> bool:
        """Is it what a body is called ("a group known as X", "le gang X")? The name then stands for it."""
        noun = self.pieces[index].first - 1
        while noun > 0 and self._is_small(noun, "called"):
            noun -= 1
        words = self.pieces[index].first - 1 - noun
        body = next((p for p in self.pieces[:index] if p.last == noun + 1 and p.is_a(*BODIES)), None)
        if words:
            called = words <= MOST_CALLED and self._is_new(noun) and (body is not None or self._is_small(noun, "body"))
        else:
            called = body is not None and self._is_of_group(body, self.pieces[index])
        if called and body is not None:
            body.used = True
        return called

    def _is_new(self, noun: int) -> bool:
        """Is it one that was not told of before: "a group", "une jeune société"?"""
        before = range(noun - DETERMINER_REACH, noun)
        return any(self._is_small(n, "determiner") and not self._is_small(n, "definite", "possessive") for n in before)

    def _is_of_group(self, noun: Piece, name: Piece) -> bool:
        """Is it the name of a group, which does something, right behind its noun ("the gang X has claimed")?"""
        determined = any(self._is_small(n, "determiner") for n in range(noun.first - DETERMINER_REACH, noun.first))
        if not noun.is_a(NounKind.GROUP) or not determined or name.run is None:
            return False
        return not name.run.has_given and self._acts_by_name(name, name.run)

    def _acts_by_name(self, piece: Piece, run: Run) -> bool:
        """Two capitalised words or three that do something."""
        return 2 <= run.words <= 3 and self._does(piece, alone=False)

    def _is_of_nation(self, index: int) -> bool:
        """ "l'italien X": where the adjective of a person has a capital, one without stands before a firm."""
        nation = self._near(index, -1)
        if nation is None or not self.noun_first or not nation.is_a(NounKind.NATIONALITY):
            return False
        small = not self.tokens[nation.first].is_capitalised
        return small and self._is_small(nation.first - 1, "definite")

    def _add_named_body(self, piece: Piece, rule: str) -> None:
        name = self._text(piece)
        self._add(piece, "organisation", name, fold(name), None, None, rule)

    def _add_person(self, piece: Piece, run: Run, title: tuple[ActorNoun, str | None] | None) -> None:
        name = self._text(piece)
        noun, side = title if title else (None, None)
        function = noun.concept if noun and noun.kind is NounKind.PERSON else None
        if self.tokens[run.first].norm == FORMER and not run.has_given:
            return  # "Ex-minister jailed"
        rule = "name after title" if title else "given name and surname" if run.has_given else "name beside its verb"
        if run.last - run.first == 1 and not title and not self._has_age(piece):
            self.loose.append(self._mention(piece, "person", name, fold(name), None, None, "short name"))
            return
        self._add(piece, "person", name, fold(name), side, function, rule)
