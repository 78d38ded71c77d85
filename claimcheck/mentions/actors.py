"""Actors: persons, organisations, groups, states and roles, as those who act or speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.languages import Form, Pack, PartOfSpeech, fold
from claimcheck.languages.speech import Act, ActorNoun, Mark, NounKind, SpeechTables, speech_tables
from claimcheck.mentions.names import same_name
from claimcheck.mentions.runs import Run, RunReader
from claimcheck.mentions.short_forms import resolve
from claimcheck.model import ActorMention, Article, Sentence, Span

__all__ = ["find_actors", "same_name"]

LEADING = (Mark.ACCORDING, Mark.CITING, Mark.CITED)
FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})
APPOSITION = 14
"""The most tokens between a function and the name it stands beside in apposition."""
PARTED = 6
"""The most words of a noun after the nationality that parts it."""
EXPANSION = 14
"""The most tokens of a name before its acronym in brackets."""
DETERMINER_REACH = 4
"""How far before an English noun its article may stand ("a 58-year-old customer")."""


def find_actors(article: Article, sentences: Sequence[Sentence], pack: Pack) -> list[ActorMention]:
    """The actors of an article in the order of its text, none inside another.

    A mention's span is the name, or the noun with its nationality; titles stand in `function`. `key` is the folded
    name, the acronym for a body that has one, and for nouns the concept with what narrows it ("troops:RU"). Short forms
    ("Zelensky", "the mayor") have the key of the full name where the article leaves no doubt. Linear in its length.
    """
    tables = speech_tables(pack)
    small = frozenset(t.norm for s in sentences for t in s.tokens if t.is_word and not t.is_capitalised)
    mentions: list[ActorMention] = []
    loose: list[ActorMention] = []
    for sentence in sentences:
        reader = _Reader(article, sentence, pack, tables, small)
        reader.read()
        mentions += reader.found
        loose += reader.loose
    return resolve(article, mentions, loose)


@dataclass(slots=True)
class _Piece:
    """Tokens `first` to `last` (excluded): a noun of the tables or a run of capitalised words. `nation` is the
    nationality that stands inside the noun ("ministère russe de la Défense").
    """

    first: int
    last: int
    noun: ActorNoun | None = None
    run: Run | None = None
    nation: ActorNoun | None = None
    used: bool = False

    def is_a(self, *kinds: NounKind) -> bool:
        return self.noun is not None and self.noun.kind in kinds


class _Reader:
    """Reads the actors of one sentence."""

    def __init__(
        self, article: Article, sentence: Sentence, pack: Pack, tables: SpeechTables, small: frozenset[str]
    ) -> None:
        self.article, self.sentence, self.pack, self.tables = article, sentence, pack, tables
        self.tokens = sentence.tokens
        self.runs = RunReader(sentence.tokens, pack, tables, small)
        self.noun_first = "adjective_after" in pack.flags
        self.found: list[ActorMention] = []
        self.loose: list[ActorMention] = []
        self.dropped: set[Span] = set()

    def read(self) -> None:
        """Fill `found` and `loose`, those that only the rest of the article can tell."""
        self.pieces = self._pieces()
        for index, piece in enumerate(self.pieces):
            if piece.run is not None and not piece.used:
                self._read_run(index, piece, piece.run)
        for index, piece in enumerate(self.pieces):
            if piece.noun is not None and not piece.used and not self._is_inside(piece):
                self._read_noun(index, piece, piece.noun)
        self.found = sorted((m for m in self.found if m.span not in self.dropped), key=lambda m: m.span)
        self.loose = [m for m in self.loose if m.span not in self.dropped]

    def _is_inside(self, piece: _Piece) -> bool:
        """Does the noun lie in the name that was read just before?"""
        return bool(self.found) and self.found[-1].span.covers(self._span(piece))

    def _pieces(self) -> list[_Piece]:
        pieces: list[_Piece] = []
        index = 0
        begins = self.tables.begins_noun
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.norm not in begins and not token.is_capitalised:
                index += 1
                continue
            noun = self.tables.noun_at(self.tokens, index)
            idiom = self.tables.idiom_at(self.tokens, index)
            if idiom > index and (noun is None or idiom >= noun[0]):
                index = idiom
                continue
            run = self.runs.at(index, noun)
            if run is not None and (noun is None or run.last > noun[0]):
                pieces.append(_Piece(run.first, run.last, run=run))
            elif noun is not None:
                pieces.append(self._parted(index, *noun))
            index = pieces[-1].last if pieces and pieces[-1].last > index else index + 1
        return pieces

    def _parted(self, first: int, last: int, noun: ActorNoun) -> _Piece:
        """A noun of several words that a nationality parts: "le ministère russe de la Défense"."""
        whole = _Piece(first, last, noun=noun)
        if not self.noun_first or noun.kind not in (NounKind.ORGANISATION, NounKind.PERSON) or last >= len(self.tokens):
            return whole
        nation = self.tables.noun_at(self.tokens, last)
        if nation is None or nation[1].kind is not NounKind.NATIONALITY:
            return whole
        closed = self.tokens[first:last] + self.tokens[nation[0] : nation[0] + PARTED]
        longer = self.tables.noun_at(closed, 0)
        if longer is None or longer[0] <= last - first:
            return whole
        return _Piece(first, longer[0] + first + nation[0] - last, noun=longer[1], nation=nation[1])

    # Words between pieces

    def _norm(self, index: int) -> str:
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def _near(self, index: int, step: int) -> _Piece | None:
        """The piece right beside another, with no token between."""
        other = index + step
        if not 0 <= other < len(self.pieces):
            return None
        here, there = self.pieces[index], self.pieces[other]
        touching = here.last == there.first if step > 0 else there.last == here.first
        return there if touching else None

    def _is_small(self, index: int, *keys: str) -> bool:
        return any(self._norm(index) in self.tables.small[key] for key in keys)

    # Names

    def _read_run(self, index: int, piece: _Piece, run: Run) -> None:
        title = self._title_of(index, piece)
        if run.body is not None:
            self._add_body(index, piece, run.body, run)
        elif title is not None or run.has_given or self._has_age(piece) or self._speaks(piece, run):
            self._add_person(piece, run, title)
        elif run.is_body:
            self._add(piece, "organisation", self._text(piece), fold(self._text(piece)), None, None, "body by its form")
        else:
            name = self._text(piece)
            self.loose.append(self._mention(piece, "person", name, fold(name), None, None, "short name"))

    def _add_person(self, piece: _Piece, run: Run, title: tuple[ActorNoun, str | None] | None) -> None:
        name = self._text(piece)
        noun, side = title if title else (None, None)
        function = noun.concept if noun and noun.kind is NounKind.PERSON else None
        rule = "name after title" if title else "given name and surname" if run.has_given else "name beside its verb"
        if run.last - run.first == 1 and not title and not self._has_age(piece):
            self.loose.append(self._mention(piece, "person", name, fold(name), None, None, "short name"))
            return
        self._add(piece, "person", name, fold(name), side, function, rule)

    def _title_of(self, index: int, piece: _Piece) -> tuple[ActorNoun, str | None] | None:
        """The title or function that stands with a name, and the side it gives."""
        before = self._title_before(index)
        if before is not None and before[0].kind is NounKind.PERSON:
            return before
        first = self.pieces[index - 1].first if before is not None else piece.first
        return self._title_apart(index, first) or self._title_after(index, piece) or before

    def _title_before(self, index: int) -> tuple[ActorNoun, str | None] | None:
        """ "President X", "le président russe X": the noun touches the name but for a nationality."""
        side = None
        before = self._near(index, -1)
        at = index - 1
        if before is not None and before.is_a(NounKind.NATIONALITY) and self.noun_first:
            side = before.noun.side if before.noun else None
            before, at = self._near(at, -1), at - 1
        if before is None or before.noun is None or not before.is_a(NounKind.PERSON, NounKind.HONORIFIC):
            return None
        before.used = True
        return before.noun, side or self._side_around(at, before.noun)

    def _title_apart(self, index: int, first: int) -> tuple[ActorNoun, str | None] | None:
        """ "le maire de Vaubrun, X": the function opens the phrase that the comma before the name closes."""
        if self._norm(first - 1) != ",":
            return None
        found = None
        at = index - 1
        while at >= 0 and first - self.pieces[at].first <= APPOSITION:
            other = self.pieces[at]
            if any(self._norm(n) in ",;:.«»" for n in range(other.last, first - 1)):
                break
            if other.is_a(NounKind.PERSON) and other.noun and not other.noun.is_plural and not other.used:
                found = at
            at -= 1
        noun = None if found is None else self.pieces[found].noun
        if found is None or noun is None or not self._opens_phrase(self.pieces[found].first):
            return None
        self.pieces[found].used = True
        return noun, self._side_around(found, noun)

    def _opens_phrase(self, first: int) -> bool:
        return first == 0 or self._is_small(first - 1, "determiner", "before") or first <= DETERMINER_REACH

    def _title_after(self, index: int, piece: _Piece) -> tuple[ActorNoun, str | None] | None:
        """ "X, maire de Vaubrun,": the function stands right after the comma, but for its article."""
        if self._norm(piece.last) != "," or index + 1 >= len(self.pieces):
            return None
        for at in range(index + 1, min(index + 4, len(self.pieces))):
            other = self.pieces[at]
            reach = 3 if self.noun_first else 6
            between = range(piece.last + 1, other.first)
            if other.first - piece.last > reach or any(self._norm(n) == "," for n in between):
                return None
            if other.is_a(NounKind.PERSON) and other.noun and not other.noun.is_plural:
                follows = self._near(at, 1)
                if follows is not None and follows.run is not None:
                    return None
                other.used = True
                return other.noun, self._side_around(at, other.noun)
            if other.run is not None and self.noun_first:
                return None
        return None

    def _has_age(self, piece: _Piece) -> bool:
        """ "X, 58 ans", "X (34)", "X, 58,"."""
        if self._norm(piece.last) not in (",", "("):
            return False
        digits = self._norm(piece.last + 1)
        after = self._norm(piece.last + 2)
        return digits.isdigit() and len(digits) <= 3 and (
            after in self.tables.small["age"] or (after in (",", ")", "") and int(digits) < 120)
        )

    def _speaks(self, piece: _Piece, run: Run) -> bool:
        """Two capitalised words or three beside a verb of speech are a person."""
        if not 2 <= run.words <= 3:
            return False
        at = piece.last
        if self._is_auxiliary(at):
            at += 1
        after = self._verb_at(at)
        return after or (piece.first > 0 and self._verb_at(piece.first - 1) and self._norm(piece.first - 2) != "")

    def _verb_at(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tables.verbs.longest(self.tokens, index)[0] > 0

    def _is_auxiliary(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self._norm(index) in self.tables.words[Mark.AUXILIARY]

    # Nouns

    def _read_noun(self, index: int, piece: _Piece, noun: ActorNoun) -> None:
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

    def _is_participle(self, piece: _Piece) -> bool:
        """ "est parti": a lower-case word right after an auxiliary is its participle, where nouns have articles."""
        return self.noun_first and self._is_auxiliary(piece.first - 1) and not self.tokens[piece.first].is_capitalised

    def _is_people(self, piece: _Piece) -> bool:
        return piece.first == 0 or not self._is_small(piece.last, "of")

    def _add_body(self, index: int, piece: _Piece, noun: ActorNoun, run: Run | None) -> None:
        """An organisation: the noun, the nationality beside it, a name before it or after it."""
        nation = self._nation_beside(index)
        first, last = piece.first, piece.last
        named = run is not None or bool(noun.spelling)
        before, after = self._near(index, -1), self._near(index, 1)
        if not named and after is not None and after.is_a(NounKind.ORGANISATION) and after.noun and after.noun.spelling:
            return
        if run is None and before is not None and before.run is not None and not self.noun_first and not before.used:
            first, named, before.used = before.first, True, True
            self._drop(before)
        follower = after if after is not None and after.run is not None else self._complement(index)
        if follower is not None and follower.run is not None and not follower.used and not noun.spelling:
            last, named, follower.used = follower.last, True, True
            self._drop(follower)
        expanded = self._expanded(piece.first, last)
        if expanded > last:
            last, named = expanded, True
        span = _Piece(min(first, nation.first) if nation else first, max(last, nation.last) if nation else last)
        country = self._country_around(index, nation)
        side = country if country and noun.is_state else noun.side or country
        name = self._text(_Piece(first, last)) if named else self._text(span)
        concept = noun.concept + (f":{country}" if country else "")
        key = fold(name) if named else concept
        self._add(span, "organisation", name, key, side, noun.concept, "organisation noun")

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

    def _add_group(self, index: int, piece: _Piece, noun: ActorNoun) -> None:
        nation = self._nation_beside(index)
        country = self._country_around(index, nation)
        span = _Piece(min(piece.first, nation.first), max(piece.last, nation.last)) if nation else piece
        side = country if country and (noun.is_state or noun.side is None) else noun.side
        key = fold(self._text(piece)) if noun.spelling else noun.concept + (f":{country}" if country else "")
        self._add(span, "group", self._text(span), key, side, noun.concept, "group noun")

    def _add_role(self, index: int, piece: _Piece, noun: ActorNoun) -> None:
        if not self._is_somebody(piece, noun):
            return
        complement = self._complement(index)
        narrowed = fold(self._text(complement)) if complement is not None and complement.run is not None else None
        side = self._side_around(index, noun)
        key = noun.concept + (f":{narrowed}" if narrowed else "")
        definite = self._is_small(piece.first - 1, "definite") and not noun.is_plural
        rule = "function" if definite and noun.is_title else "role noun"
        self._add(piece, "role", self._text(piece), key, side, noun.concept, rule)

    def _is_somebody(self, piece: _Piece, noun: ActorNoun) -> bool:
        """Does the noun name somebody here? It needs an article, a number or the plural: many are other words too."""
        if self._is_small(piece.first, "possessive"):
            return True
        if piece.first == 0 or self._norm(piece.first - 1) in (",", "—", "–", "«", '"', "“"):
            return noun.is_plural or self._norm(piece.first - 1) == ","
        if self._is_counted(piece.first - 1):
            return True
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

    # Sides

    def _nation_beside(self, index: int) -> _Piece | None:
        """The nationality of a noun: after it or before it, one word between at most."""
        piece = self.pieces[index]
        steps = (1, -1) if self.noun_first else (-1, 1)
        for step in steps[:1]:
            at = index + step
            if not 0 <= at < len(self.pieces) or not self.pieces[at].is_a(NounKind.NATIONALITY):
                continue
            other = self.pieces[at]
            gap = range(piece.last, other.first) if step > 0 else range(other.last, piece.first)
            if len(gap) <= 1 and all(self.tokens[n].is_word and not self._is_glue(n) for n in gap):
                return other
        return None

    def _is_glue(self, index: int) -> bool:
        return self._is_small(index, "determiner", "of", "joint", "lead") or self._is_auxiliary(index)

    def _country_around(self, index: int, nation: _Piece | None) -> str | None:
        """The country code that a noun goes with: its nationality, "of X" or "X's"."""
        inner = self.pieces[index].nation
        if inner is not None:
            return inner.side
        if nation is not None and nation.noun is not None:
            return nation.noun.side
        complement = self._complement(index)
        if complement is not None and complement.is_a(NounKind.NATION, NounKind.SEAT) and complement.noun:
            return complement.noun.side
        owner = self.pieces[index - 1] if index else None
        if owner is not None and owner.noun is not None and owner.is_a(NounKind.NATION, NounKind.SEAT):
            gap = self.tokens[owner.last : self.pieces[index].first]
            if len(gap) <= 2 and (not gap or gap[0].norm in self.pack.clitics):
                return owner.noun.side
        return None

    def _complement(self, index: int) -> _Piece | None:
        """What "of" and an article join to a noun."""
        if index + 1 >= len(self.pieces):
            return None
        piece, other = self.pieces[index], self.pieces[index + 1]
        gap = range(piece.last, other.first)
        if not 1 <= len(gap) <= 2 or not self._is_small(gap[0], "of"):
            return None
        return other if all(self._is_small(n, "of", "determiner") for n in gap) else None

    def _side_around(self, index: int, noun: ActorNoun) -> str | None:
        """The side of a person's noun: its country, else that of the body it belongs to, else its own."""
        country = self._country_around(index, self._nation_beside(index)) if noun.is_state else None
        if country:
            return country
        bodies = ((self._complement(index), 1), (self._near(index, -1), -1), (self._after_nation(index), 2))
        for body, step in bodies:
            if body is not None and body.noun is not None and body.is_a(NounKind.ORGANISATION, NounKind.GROUP):
                at = index + step
                nation = self._country_around(at, self._nation_beside(at))
                return nation if nation and body.noun.is_state else body.noun.side or noun.side
        return noun.side

    def _after_nation(self, index: int) -> _Piece | None:
        """ "a spokesman for the Russian ministry": the body behind a nationality."""
        nation = self._complement(index)
        if nation is None or not nation.is_a(NounKind.NATIONALITY) or index + 2 >= len(self.pieces):
            return None
        return self._near(index + 1, 1)

    def _is_agent(self, piece: _Piece) -> bool:
        """A country stands as an agent before a finite verb or after a word that leads to one."""
        if self._norm(piece.last) in self.pack.clitics:
            return False
        before = piece.first - 1
        if before >= 0 and self._is_small(before, "definite") and self._norm(before) not in self.tables.small["of"]:
            before -= 1
        if before >= 0 and self._leads(before):
            return True
        if before >= 0 and self._norm(before) in self.tables.words[Mark.PREPOSITION]:
            return False
        return self._acts(piece.last)

    def _leads(self, index: int) -> bool:
        """Does token `index` end a phrase after which a country acts, speaks or is accused?"""
        if self._is_small(index, "lead"):
            return True
        if any(verb.act is Act.ACCUSE for verb in self.tables.verbs.longest(self.tokens, index)[1]):
            return True
        return any(self.tables.after(self.tokens, n, *LEADING) == index + 1 for n in (index, index - 1))

    def _acts(self, index: int) -> bool:
        """Does a finite verb stand at token `index`?"""
        if index >= len(self.tokens):
            return False
        if self._is_auxiliary(index):
            return True
        if any(verb.forms & FINITE for verb in self.tables.verbs.longest(self.tokens, index)[1]):
            return True
        return any(
            hit.entry.part is PartOfSpeech.VERB and hit.entry.forms & FINITE
            for hit in self.pack.predicates.starting(self.tokens, index)
        )

    # Results

    def _text(self, piece: _Piece) -> str:
        span = self._span(piece)
        return " ".join(self.article.prose[span.start : span.end].split())

    def _span(self, piece: _Piece) -> Span:
        return Span(self.tokens[piece.first].start, self.tokens[piece.last - 1].end)

    def _drop(self, piece: _Piece) -> None:
        """Forget what a run gave that has become part of another name."""
        self.dropped.add(self._span(piece))

    def _mention(
        self, piece: _Piece, kind: str, name: str, key: str, side: str | None, function: str | None, rule: str
    ) -> ActorMention:
        span = self._span(piece)
        quote = self.article.quote(span)
        return ActorMention(span, quote, self.sentence.index, rule, name, key, kind, side, function)

    def _add(
        self, piece: _Piece, kind: str, name: str, key: str, side: str | None, function: str | None, rule: str
    ) -> None:
        piece.used = True
        self.found.append(self._mention(piece, kind, name, key, side, function, rule))
