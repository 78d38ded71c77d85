"""Actors named by a noun of the tables: bodies, groups, roles, countries and their inhabitants."""

from __future__ import annotations

from claimcheck.languages.name_words import load_bodies
from claimcheck.languages.speech import ActorNoun, NounKind
from claimcheck.mentions.actors.agents import AgentReader
from claimcheck.mentions.actors.pieces import Piece
from claimcheck.mentions.runs import Run
from claimcheck.model import fold

BODIES = frozenset({NounKind.ORGANISATION, NounKind.GROUP})
"""Nouns and names of bodies and groups."""
EXPANSION = 14
"""The most tokens of a name before its acronym in brackets."""
FIRMS = frozenset({"company", "media"})
"""The families of bodies whose name stands right behind a noun for what they are: "the airline X"."""
LEARNED = "research"
"""The family of museums, universities and the like."""
MOST_TRADE = 4
"""The most words between a firm's noun and its name: "le fabricant de pneus X" has two."""
MOST_ADJECTIVES = 2
"""The most words between a body's noun and its name: "le groupe textile italien X" has two."""
DETERMINER_REACH = 4
"""How far before a noun that its adjectives precede its article may stand ("a 58-year-old customer")."""


class NounReader(AgentReader):
    """Reads the nouns of a sentence."""

    def _read_noun(self, index: int, piece: Piece, noun: ActorNoun) -> None:
        if noun.kind in (NounKind.ORGANISATION, NounKind.GROUP) and self._is_participle(piece):
            return
        if noun.kind is NounKind.ORGANISATION:
            self._add_body(index, piece, noun, None)
        elif noun.kind is NounKind.GROUP:
            self._add_group(index, piece, noun)
        elif noun.kind is NounKind.PERSON:
            self._add_role(index, piece, noun)
        elif noun.kind in (NounKind.NATION, NounKind.SEAT):
            if self._is_agent(piece):
                self._add(piece, "country", self._text(piece), noun.concept.lower(), noun.side, None, "state as agent")
        elif noun.kind is NounKind.INHABITANT and self._is_people(piece):
            self._add(piece, "group", self._text(piece), f"people:{noun.side}", noun.side, None, "inhabitants")

    def _is_participle(self, piece: Piece) -> bool:
        """ "est parti": a lower-case word right after an auxiliary is its participle, where nouns have articles."""
        return self.noun_first and self._is_auxiliary(piece.first - 1) and not self.tokens[piece.first].is_capitalised

    def _is_people(self, piece: Piece) -> bool:
        return piece.first == 0 or not self._is_small(piece.last, "of")

    def _add_body(self, index: int, piece: Piece, noun: ActorNoun, run: Run | None) -> None:
        """An organisation: the noun, the nationality beside it, a name before it or after it."""
        nation = self._nation_beside(index)
        first, last = piece.first, piece.last
        named = run is not None or bool(noun.spelling)
        if nation is not None and self._is_learned(piece, nation):
            first, named = nation.first, True
        before, after = self._near(index, -1), self._near(index, 1)
        if not named and self._is_named_behind(index):
            return
        if run is None and before is not None and before.run is not None and not self.noun_first and not before.used:
            first, named, before.used = before.first, True, True
            self._drop(before)
        follower = after if after is not None and after.run is not None else self._named_behind(index)
        if follower is not None and follower.run is not None and not follower.used and not noun.spelling:
            last, named, follower.used = follower.last, True, True
            self._drop(follower)
        expanded = self._expanded(piece.first, last)
        if expanded > last:
            last, named = expanded, True
        span = Piece(min(first, nation.first) if nation else first, max(last, nation.last) if nation else last)
        country = self._country_around(index, nation)
        side = country if country and noun.is_state else noun.side or country
        name = self._own_name(piece, follower) or self._text(Piece(first, last)) if named else self._text(span)
        concept = noun.concept + (f":{country}" if country else "")
        key = fold(name) if named else concept
        self._add(span, "organisation", name, key, side, noun.concept, "organisation noun")

    def _is_learned(self, noun: Piece, nation: Piece) -> bool:
        """Is a museum or the like called by its nation, with capitals ("the British Library")? It is one of many."""
        known = noun.noun is not None and noun.noun.side == LEARNED and noun.last - noun.first == 1
        return known and nation.last == noun.first > 1 and self.tokens[noun.first].is_capitalised

    def _own_name(self, noun: Piece, name: Piece | None) -> str | None:
        """The name that a firm has without the noun that says what it is: "the airline X", "la chaîne de mode X"; so
        has a body that says itself what it is ("the opposition Progress Party")."""
        common = noun.first == 0 or not self.tokens[noun.first].is_capitalised
        firm = noun.noun is not None and noun.noun.side in FIRMS
        told = name is not None and name.run is not None and (name.run.body is not None or name.run.is_body)
        if name is None or not (common and (firm or told)) or self._is_glue(name.first - 1):
            return None
        return self._text(name)

    def _named_behind(self, index: int) -> Piece | None:
        """The name that "of" joins to a body, or that follows its adjectives: "le fonds nantais X"."""
        joined = self._complement(index)
        if joined is not None or not self.noun_first:
            return joined
        at = index + 1
        if at < len(self.pieces) and self.pieces[at].is_a(NounKind.NATIONALITY):
            at += 1
        if at >= len(self.pieces) or self.pieces[at].run is None:
            return None
        gap = range(self.pieces[index].last, self.pieces[at].first)
        if self._deals_in(self.pieces[index], gap):
            return self.pieces[at]
        fits = 1 <= len(gap) <= MOST_ADJECTIVES and all(self._is_adjective(n) for n in gap)
        return self.pieces[at] if fits else None

    def _deals_in(self, noun: Piece, gap: range) -> bool:
        """Do the words between a firm's noun and its name say what it deals in ("le fabricant de pneus X")?"""
        firm = noun.noun is not None and noun.noun.side in FIRMS
        if not firm or not 1 < len(gap) <= MOST_TRADE or not self._is_small(gap[0], "of"):
            return False
        return all(self._is_adjective(n) for n in gap[1:])

    def _is_named_behind(self, index: int) -> bool:
        """Does a known body's or group's name stand right behind its noun, or behind its adjectives ("the armed group
        Boko Haram", "l'organisation terroriste X")?"""
        after = self.pieces[index].last
        for name in self.pieces[index + 1 : index + 2 + (MOST_ADJECTIVES if self.noun_first else 0)]:
            if name.first - after > MOST_ADJECTIVES * self.noun_first:
                break
            if name.noun is not None and name.noun.spelling and name.noun.kind in BODIES:
                return all(map(self._is_adjective, range(after, name.first)))
        return False

    def _is_adjective(self, index: int) -> bool:
        """May the token be an adjective behind its noun?"""
        token = self.tokens[index]
        small = token.norm in self.pack.stopwords or self._is_glue(index) or self._verb_at(index)
        return token.is_word and not token.is_capitalised and not small and not self._acts(index)

    def _expanded(self, first: int, last: int) -> int:
        """Where the name ends that an acronym in brackets shortens ("Organisation pour … (OSCE)"); else `last`."""
        if not self.tokens[first].is_capitalised:
            return last
        for at in range(last, min(first + EXPANSION, len(self.tokens) - 2)):
            token = self.tokens[at]
            if token.text == "(":
                short = self.tokens[at + 1]
                fits = short.text.isupper() and len(short) > 1 and short.text[0] == self.tokens[first].text[0]
                return at if fits and self.tokens[at + 2].text == ")" else last
            if not (token.is_word or token.text == "-"):
                break
        return last

    def _add_group(self, index: int, piece: Piece, noun: ActorNoun) -> None:
        if not noun.spelling and self._is_named_behind(index):
            return
        nation = self._nation_beside(index)
        country = self._country_around(index, nation)
        span = Piece(min(piece.first, nation.first), max(piece.last, nation.last)) if nation else piece
        named = None if nation else self._name_beside(index)
        if named is not None:
            span = Piece(min(piece.first, named.first), max(piece.last, named.last))
            self._add(span, "group", self._text(span), fold(self._text(span)), noun.side, noun.concept, "named group")
            return
        side = country if country and (noun.is_state or noun.side is None) else noun.side
        called = fold(self._text(piece))
        named_small = called in load_bodies() and not country  # "les talibans", "les shebabs"
        key = called if noun.spelling or named_small else noun.concept + (f":{country}" if country else "")
        self._add(span, "group", self._text(span), key, side, noun.concept, "group noun")

    def _name_beside(self, index: int) -> Piece | None:
        """The name of a capitalised group: before its noun, or after it where nouns come first ("Azov Brigade")."""
        piece, beside = self.pieces[index], self._near(index, 1 if self.noun_first else -1)
        if not self.tokens[piece.first].is_capitalised or beside is None or beside.run is None or beside.used:
            return None
        beside.used = True
        self._drop(beside)
        return beside

    def _add_role(self, index: int, piece: Piece, noun: ActorNoun) -> None:
        if not self._is_somebody(piece, noun):
            return
        complement = self._complement(index)
        narrowed = fold(self._text(complement)) if complement is not None and complement.run is not None else None
        side = self._side_around(index, noun)
        key = noun.concept + (f":{narrowed}" if narrowed else "")
        definite = self._is_small(piece.first - 1, "definite") and not noun.is_plural
        rule = "function" if definite and noun.is_title else "role nouns" if noun.is_plural else "role noun"
        if self._is_small(piece.first - 1, "possessive") or self._is_small(piece.first, "possessive"):
            rule = "somebody's"
        elif self._is_of_one(piece):
            rule = "of one told of"
        self._add(piece, "role", self._text(piece), key, side, noun.concept, rule)

    def _is_of_one(self, piece: Piece) -> bool:
        """Is it told of whom: "the girl's mother", "la mère de la jeune fille"?"""
        if self._norm(piece.first - 1) in self.pack.clitics:
            return True
        return self._is_small(piece.last, "of") and self._is_small(piece.last + 1, "definite")

    def _is_somebody(self, piece: Piece, noun: ActorNoun) -> bool:
        """Does the noun name somebody here? It needs an article, a number or the plural: many are other words too."""
        owned = self._is_small(piece.first, "possessive") or self._norm(piece.first - 1) in self.pack.clitics
        if owned or self._norm(piece.last) == ":":
            return True
        if piece.first == 0 or self._norm(piece.first - 1) in (",", "—", "–", "«", '"', "“"):
            return noun.is_plural or self._norm(piece.first - 1) == ","
        if self._is_counted(piece.first - 1):
            return True
        if self.noun_first and self._is_auxiliary(piece.first - 1):
            told = any(self.pack.predicates.starting(self.tokens, piece.first))  # "a été élu"
            return not told and not self.tokens[piece.first].is_capitalised  # "est médecin"
        if self.noun_first:
            return self._is_small(piece.first - 1, "before") and self._is_counted(piece.first - 2)
        if noun.is_plural:
            return True
        for back in range(piece.first - 2, max(piece.first - DETERMINER_REACH - 3, -1), -1):
            if not (self.tokens[back].is_word or self._norm(back) == "-" or self._norm(back).isdigit()):
                return False
            if self._is_counted(back):
                return not any(self._verb_at(n) for n in range(back + 1, piece.first))
        return False

    def _is_counted(self, index: int) -> bool:
        return self._is_small(index, "determiner", "possessive") or self._norm(index).isdigit()
