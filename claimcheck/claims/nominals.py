"""Nominals: the names, places and counts of a sentence, and which of them some of its tokens speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.claims.keys import ADJECTIVE
from claimcheck.claims.nominal_pairs import (
    TITLED,
    Nominal,
    is_age,
    is_apposed,
    is_name,
    is_somewhere,
    only_narrows,
)
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.words import ARTICLE, ROLE
from claimcheck.languages import Pack
from claimcheck.languages.amounts import is_unit
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, AnyMention, PlaceMention, QuantityMention, Span
from claimcheck.model.quick import quickly_made

ADJECTIVE_AFTER = "adjective_after"
"""The flag of packs whose nouns what tells of their kind may follow; without it it stands before them."""
HEAD_REACH = 6
"""Tokens behind a preposition within which its noun begins: "au fonds nantais X" is three, titles take more."""
GOVERNED = 3
"""Tokens before a noun among which the preposition that governs it stands: "at the old town hall" is three."""
JOINED = 2
"""Tokens before a subject among which "and" stands that joins its clause to the one before: an article between."""
LEADING_TO_OBJECT = (Role.PREPOSITION, Role.OF, Role.BY, Role.HAVE, Role.TO)
"""What a pronoun stands behind that is no subject."""


class Filled(NamedTuple):
    """Who fills a role: the one who `heads` its words, and the one who is `named` there, be it only to tell more of
    another noun that heads them ("the reins of the government")."""

    heads: Nominal | None
    named: Nominal | None


NOBODY = Filled(None, None)


@quickly_made
@dataclass(frozen=True, slots=True)
class Nominals:
    """What may fill the roles of a predicate: `known` in the order of the sentence; `adjectives` are those of places,
    which fill the role of one who acts at most ("Russian strike")."""

    parsed: Parsed
    known: tuple[Nominal, ...]
    adjectives: tuple[PlaceMention, ...] = ()

    def apart_from(self, span: Span) -> Nominals:
        """Those that share no character with a span."""
        known = tuple(n for n in self.known if not n.span.overlaps(span))
        return self if len(known) == len(self.known) else Nominals(self.parsed, known, self.adjectives)

    def inside(self, span: Span) -> Nominal | None:
        """The first that a span covers."""
        return next((n for n in self.known if span.covers(n.span)), None)

    def head_in(self, where: range) -> Nominal | None:
        """The first that begins among these tokens; a name that follows a common noun or a nation stands for it."""
        return self._head_of(self.within(where))

    def _head_of(self, found: list[Nominal]) -> Nominal | None:
        found = [n for n in found if not is_age(n)] or found
        if len(found) > 1 and only_narrows(self.parsed, found[0], found[1]):
            found = found[1:]
        if not found or is_name(found[0]):
            return found[0] if found else None
        beside = (n for n in found[1:] if is_name(n))
        return next((n for n in beside if is_apposed(self.parsed, found[0], n)), found[0])

    def subject_in(self, where: range, clitics: frozenset[str]) -> Filled:
        """Who heads a subject among these tokens: the first that no preposition governs ("the mayor" of "In Lyon the
        mayor resigned"), else the first; none that only owns what is named behind it ("X's bridge")."""
        found = [n for n in self.within(where) if not self._owns(n, where, clitics)]
        if not found:
            return NOBODY
        free = [n for n in found if not self.is_governed(n, where)]
        second = self._of_second_verb(found, where)
        if second is not None:
            return Filled(second, second)
        named = self._head_of(free or found)
        where = self._behind_pronoun(where)
        start = self.parsed.tokens[where.start].start
        own = [n for n in free or found if n.span.start >= start and (free or self._may_be_subject(n, where))]
        return Filled(self._head_of(own), named)

    def _may_be_subject(self, nominal: Nominal, where: range) -> bool:
        """May it be a subject for all the preposition before it: one that may open its clause ("after the army left"),
        that only leads to those meant ("most of the farmers"), or that puts them to the fore ("c'est au maire que")?"""
        at, cues = self.governing(nominal, where), self.parsed.cues
        told = at is None or cues.has(at, Role.OF, Role.SUBORDINATOR) or cues.ending(at, Role.CLEFT) is not None
        return told and not self._is_inner(nominal, where)

    def _of_second_verb(self, found: Sequence[Nominal], where: range) -> Nominal | None:
        """The last one, where it stands right behind "and", and a verb that no table knows before that has a subject of
        its own ("forty people fell into the water and three drowned")."""
        parsed, cues, last = self.parsed, self.parsed.cues, found[-1]
        first = parsed.token_at(last.span.start)
        joints = cues.between(max(where.start, first - JOINED), first, Role.COORDINATOR)
        told = any(hit.first in where for hit in parsed.predicates)
        if told or not joints or not cues.between(where.start, joints[-1].first, Role.BE, Role.HAVE):
            return None
        behind = range(parsed.token_at(last.span.end - 1) + 1, where.stop)
        return last if all(cues.any_at(n) for n in behind) else None

    def _behind_pronoun(self, where: range) -> range:
        """The tokens from the last pronoun on that is a subject itself ("after the match with X he left")."""
        cues = self.parsed.cues
        for cue in reversed(cues.between(where.start, where.stop, Role.PRONOUN, Role.SPEAKING)):
            behind_verb = any(hit.last == cue.first for hit in self.parsed.predicates)
            if not behind_verb and not cues.has(cue.first - 1, *LEADING_TO_OBJECT):
                return range(cue.first, where.stop)
        return where

    def _owns(self, nominal: Nominal, where: range, clitics: frozenset[str]) -> bool:
        """Does the mark of possession stand right behind it, and another word before the verb?"""
        after = self.parsed.token_at(nominal.span.end - 1) + 1
        return after + 1 < where.stop and self.parsed.tokens[after].norm in clitics

    def is_governed(self, nominal: Nominal, where: range) -> bool:
        """Does a preposition stand before it, two other words between at most?"""
        at = self.governing(nominal, where)
        return at is not None and self._leads(at, where)

    def _leads(self, at: int, where: range) -> bool:
        """Is the preposition no mere article that opens a phrase ("des ouvriers", but not "aux ouvriers")?"""
        cues = self.parsed.cues
        opens = at == where.start or not self.parsed.tokens[at - 1].is_word
        return not opens or cues.has(at, Role.TO) or not cues.has(at, Role.DETERMINER)

    def governing(self, nominal: Nominal, where: range) -> int | None:
        """The token of the preposition before it among these, two other words between at most, but no time and none of
        another name ("in Leeds two men"); of the second of two that "and" joins that of the first."""
        parsed, cues, first = self.parsed, self.parsed.cues, self.parsed.token_at(nominal.span.start)
        opened = isinstance(nominal, QuantityMention)
        for index in range(first - 1, max(where.start, first - 1 - GOVERNED) - 1, -1):
            token = parsed.tokens[index]
            if not token.is_word or index in parsed.timed:
                return None
            if cues.has(index, Role.PREPOSITION, Role.OF, Role.LOCATIVE):
                return None if cues.has(index, Role.ADVERBIAL) else index
            if opened and token.is_capitalised:
                return None
            if cues.has(index, Role.COORDINATOR):
                joined = next((n for n in self.known if parsed.token_at(n.span.end - 1) == index - 1), None)
                return None if joined is None else self.governing(joined, where)
            opened = opened or cues.has(index, Role.DETERMINER)
        return None

    def object_in(self, where: range, pack: Pack) -> Filled:
        """Who heads an object, or is one of those by whom it was done, among these tokens: who is named behind the
        comma that closes them, by the function told there ("by the artist's niece, Margaret Orr"), else the first that
        does not only own what is named behind it ("the victim's brother")."""
        behind = self._named_behind(where)
        if behind is not None:
            return Filled(behind, behind)
        found = [n for n in self.within(where) if not self._owns(n, where, pack.clitics)]
        own = [n for n in found if not self._is_aside(n, where)]
        if ADJECTIVE_AFTER not in pack.flags:
            own = [n for n in own if not self._tells_kind(n, where)]
        told = bool(own) and not self._is_joined_to_unknown(own[0], where)
        return Filled(self._head_of(own) if told else None, self._head_of(found))

    def _is_joined_to_unknown(self, nominal: Nominal, where: range) -> bool:
        """Does "and" stand before the first that is known: what it joins to a noun, or to another clause ("left the
        room and a guard closed it")? A name joined to a name that no finder knows is told of as that is."""
        parsed, first = self.parsed, self.parsed.token_at(nominal.span.start)
        joints = parsed.cues.between(where.start, first, Role.COORDINATOR)
        if not joints or (joints[-1].first == where.start and self._opens(nominal, joints[-1].last)):
            return False  # "rejoignent donc X"
        named = joints[-1].last == first and parsed.tokens[first].is_capitalised
        return not (named and parsed.tokens[joints[-1].first - 1].is_capitalised)

    def _tells_kind(self, nominal: Nominal, where: range) -> bool:
        """Is it what people are, and only tells of which kind the noun right behind it is ("militant leaders")?"""
        parsed, behind = self.parsed, self.parsed.token_at(nominal.span.end - 1) + 1
        if not isinstance(nominal, ActorMention) or nominal.type != ROLE or behind >= where.stop:
            return False
        token = parsed.tokens[behind]
        plain = token.is_word and not token.is_capitalised and not parsed.cues.any_at(behind)
        return plain and behind not in parsed.timed

    def _opens(self, nominal: Nominal, index: int) -> bool:
        """Does it begin at a token, its article apart?"""
        first = self.parsed.token_at(nominal.span.start)
        return first == index or (first == index + 1 and self.parsed.cues.has(index, Role.DETERMINER))

    def behind_asides(self, where: range) -> range:
        """These tokens without the times and places that open them, where an object stands behind ("a interpellé
        dimanche à Nîmes douze supporters", "adopted in parliament on Monday the water bill")."""
        parsed, start = self.parsed, where.start
        while start < where.stop and (end := self._aside_end(start)) > start:
            start = end
        placed = any(n not in parsed.timed for n in range(where.start, start))
        if not placed or start >= where.stop:
            return where
        counted = any(isinstance(n, QuantityMention) and parsed.token_at(n.span.start) == start for n in self.known)
        opens = parsed.cues.has(start, Role.DETERMINER) and not parsed.cues.has(start, Role.OF, Role.TO)
        return range(start, where.stop) if counted or opens else where

    def _aside_end(self, start: int) -> int:
        """The token behind the time, or the place with its preposition, that begins at a token; else that one."""
        parsed = self.parsed
        if start in parsed.timed:
            return start + 1
        if parsed.cues.at(start, Role.LOCATIVE) is None:
            return start
        if start + 1 in parsed.timed:
            return start + 2
        named = next((n for n in self.known if n.span.start >= parsed.tokens[start].end), None)
        if named is None or not is_somewhere(named) or parsed.token_at(named.span.start) > start + GOVERNED + 1:
            return start
        return parsed.token_at(named.span.end - 1) + 1

    def _is_aside(self, nominal: Nominal, where: range) -> bool:
        """Does a preposition lead to it: does it only say where, to whom, or of what another noun is?"""
        if self._is_where(nominal):
            return True
        at = self.governing(nominal, where)
        return at is not None and self._leads(at, where) and not self._are_members(nominal, at)

    def _is_where(self, nominal: Nominal) -> bool:
        """Is it a place right behind a word that says where something is, be it the predicate's own ("stays in")?"""
        before = self.parsed.token_at(nominal.span.start) - 1
        return isinstance(nominal, PlaceMention) and self.parsed.cues.has(before, Role.LOCATIVE)

    def _is_inner(self, nominal: Nominal, where: range) -> bool:
        """Does it only tell more of a noun before it ("the reins of the government")?"""
        at = self.governing(nominal, where)
        if at is None or self._are_members(nominal, at):
            return False
        return any(self.parsed.tokens[n].is_word and not self.parsed.cues.any_at(n) for n in range(where.start, at))

    def _are_members(self, nominal: Nominal, of: int) -> bool:
        """Are they those whom the noun before "of" is made of: "a herd of 96 cattle", "une équipe de chercheurs"?"""
        cues, group = self.parsed.cues, isinstance(nominal, ActorMention) and nominal.type == "group"
        if not group and (not isinstance(nominal, QuantityMention) or nominal.rule == ARTICLE):
            return False  # "a photograph of a nurse"
        if isinstance(nominal, QuantityMention) and (is_unit(nominal.unit) or not nominal.noun):
            return False  # "winds of 90 km/h", "an average of 1.87"
        if not cues.has(of, Role.OF) or cues.has(of, Role.DETERMINER):
            return False
        return self.parsed.token_at(nominal.span.start) == of + 1 and not cues.ending(of + 1, Role.LOCATIVE)

    def _named_behind(self, where: range) -> Nominal | None:
        if not where or where.stop >= len(self.parsed.tokens) or self.parsed.tokens[where.stop].text != ",":
            return None
        behind = (n for n in self.known if self.parsed.token_at(n.span.start) == where.stop + 1)
        named = next((n for n in behind if n.rule == TITLED), None)
        return None if named is None or any(map(is_name, self.within(where))) else named

    def last_in(self, where: range) -> Nominal | None:
        """The last that begins among these tokens."""
        return next((n for n in reversed(self.within(where)) if not is_age(n)), None)

    def after_cue(self, where: range, role: Role) -> Nominal | None:
        """The one right behind the last small word of that role that has one."""
        for cue in reversed(self.parsed.cues.between(where.start, where.stop, role)):
            found = self.head_in(range(cue.last, min(cue.last + HEAD_REACH, where.stop)))
            if found is not None and not (isinstance(found, PlaceMention) and role is Role.TO):
                return found
        return None

    def within(self, where: range) -> list[Nominal]:
        """Those that begin among these tokens."""
        if not where or not self.known:
            return []
        start, end = self.parsed.tokens[where[0]].start, self.parsed.tokens[where[-1]].end
        return [n for n in self.known if start <= n.span.start < end]


def find_nominals(parsed: Parsed, mentions: Sequence[AnyMention]) -> Nominals:
    """The nominals among the mentions of a sentence, which stand in its order."""
    places = [m for m in mentions if isinstance(m, PlaceMention)]
    # A place that only says where from or how far ("Russian", "120 km from Vienna") fills no role.
    said = (m for m in mentions if not isinstance(m, PlaceMention) or m.is_location)
    known = tuple(m for m in said if isinstance(m, Nominal))
    return Nominals(parsed, known, tuple(place for place in places if place.rule == ADJECTIVE))
