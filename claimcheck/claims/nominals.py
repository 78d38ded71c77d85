"""Nominals: the names, places and counts of a sentence, and which of them some of its tokens speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.claims.keys import ADJECTIVE
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.words import ARTICLE, NAMED, ROLE
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, AnyMention, PlaceMention, QuantityMention, Span
from claimcheck.model.quick import quickly_made

Nominal = ActorMention | PlaceMention | QuantityMention
APPOSED = 3
"""Characters between a noun and the name beside it: a space ("le Danois X"), or a comma ("le maire, X")."""
TITLE_REACH = 3
"""Words of a title between the town one is from and the name: "Leeds bus driver Colin Hartley" is two."""
HEAD_REACH = 6
"""Tokens behind a preposition within which its noun begins: "au fonds nantais X" is three, titles take more."""
GOVERNED = 3
"""Tokens before a noun among which the preposition that governs it stands: "at the old town hall" is three."""
JOINED = 2
"""Tokens before a subject among which "and" stands that joins its clause to the one before: an article between."""
LEADING_TO_OBJECT = (Role.PREPOSITION, Role.OF, Role.BY, Role.HAVE, Role.TO)
"""What a pronoun stands behind that is no subject."""
TITLED = "name after title"
"""The rule of those who are named with what they are."""
CALLED = "body called by its name"
"""The rule of those who are named behind their noun, by a word that says that it is their name."""
SITTING = frozenset({"parliament", "court"})
"""The functions of the bodies in which something is done."""
AGE = "age"
"""The measure that tells of a person beside it, and is nobody itself."""


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
        return self._head_of(self._within(where))

    def _head_of(self, found: list[Nominal]) -> Nominal | None:
        found = [n for n in found if not _is_age(n)] or found
        if len(found) > 1 and _only_narrows(self.parsed, found[0], found[1]):
            found = found[1:]
        if not found or _is_name(found[0]):
            return found[0] if found else None
        beside = (n for n in found[1:] if _is_name(n))
        return next((n for n in beside if _is_apposed(self.parsed, found[0], n)), found[0])

    def subject_in(self, where: range, clitics: frozenset[str]) -> Filled:
        """Who heads a subject among these tokens: the first that no preposition governs ("the mayor" of "In Lyon the
        mayor resigned"), else the first; none that only owns what is named behind it ("X's bridge")."""
        found = [n for n in self._within(where) if not self._owns(n, where, clitics)]
        if not found:
            return NOBODY
        free = [n for n in found if not self.is_governed(n, where)]
        second = self._of_second_verb(found, where)
        if second is not None:
            return Filled(second, second)
        named = self._head_of(free or found)
        where = self._behind_pronoun(where)
        start = self.parsed.tokens[where.start].start
        own = [n for n in free or found if n.span.start >= start and (free or not self._is_inner(n, where))]
        return Filled(self._head_of(own), named)

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
        at = self._governing(nominal, where)
        return at is not None and (at > where.start or not self.parsed.cues.has(at, Role.DETERMINER))

    def _governing(self, nominal: Nominal, where: range) -> int | None:
        """The token of the preposition before it among these, two other words between at most."""
        parsed, first = self.parsed, self.parsed.token_at(nominal.span.start)
        for index in range(first - 1, max(where.start, first - 1 - GOVERNED) - 1, -1):
            if not parsed.tokens[index].is_word:
                return None
            if parsed.cues.has(index, Role.PREPOSITION, Role.OF, Role.LOCATIVE):
                return index
        return None

    def object_in(self, where: range, clitics: frozenset[str]) -> Filled:
        """Who heads an object, or is one of those by whom it was done, among these tokens: who is named behind the
        comma that closes them, by the function told there ("by the artist's niece, Margaret Orr"), else the first that
        does not only own what is named behind it ("the victim's brother")."""
        behind = self._named_behind(where)
        if behind is not None:
            return Filled(behind, behind)
        found = [n for n in self._within(where) if not self._owns(n, where, clitics)]
        return Filled(self._head_of([n for n in found if not self._is_aside(n, where)]), self._head_of(found))

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
        if named is None or not _is_somewhere(named) or parsed.token_at(named.span.start) > start + GOVERNED + 1:
            return start
        return parsed.token_at(named.span.end - 1) + 1

    def _is_aside(self, nominal: Nominal, where: range) -> bool:
        """Does it only say where, or of what another noun is?"""
        return self._is_where(nominal) or self._is_inner(nominal, where)

    def _is_where(self, nominal: Nominal) -> bool:
        """Is it a place right behind a word that says where something is?"""
        before = self.parsed.token_at(nominal.span.start) - 1
        return isinstance(nominal, PlaceMention) and self.parsed.cues.has(before, Role.LOCATIVE)

    def _is_inner(self, nominal: Nominal, where: range) -> bool:
        """Does it only tell more of a noun before it ("the reins of the government")?"""
        at = self._governing(nominal, where)
        if at is None or self._are_members(nominal, at):
            return False
        return any(self.parsed.tokens[n].is_word and not self.parsed.cues.any_at(n) for n in range(where.start, at))

    def _are_members(self, nominal: Nominal, of: int) -> bool:
        """Are they those whom the noun before "of" is made of: "a herd of 96 cattle", "une équipe de chercheurs"?"""
        cues, group = self.parsed.cues, isinstance(nominal, ActorMention) and nominal.type == "group"
        if not group and (not isinstance(nominal, QuantityMention) or nominal.rule == ARTICLE):
            return False  # "a photograph of a nurse"
        if not cues.has(of, Role.OF) or cues.has(of, Role.DETERMINER):
            return False
        return self.parsed.token_at(nominal.span.start) == of + 1 and not cues.ending(of + 1, Role.LOCATIVE)

    def _named_behind(self, where: range) -> Nominal | None:
        if not where or where.stop >= len(self.parsed.tokens) or self.parsed.tokens[where.stop].text != ",":
            return None
        behind = (n for n in self.known if self.parsed.token_at(n.span.start) == where.stop + 1)
        named = next((n for n in behind if n.rule == TITLED), None)
        return None if named is None or any(map(_is_name, self._within(where))) else named

    def last_in(self, where: range) -> Nominal | None:
        """The last that begins among these tokens."""
        return next((n for n in reversed(self._within(where)) if not _is_age(n)), None)

    def after_cue(self, where: range, role: Role) -> Nominal | None:
        """The one right behind the last small word of that role that has one."""
        for cue in reversed(self.parsed.cues.between(where.start, where.stop, role)):
            found = self.head_in(range(cue.last, min(cue.last + HEAD_REACH, where.stop)))
            if found is not None and not (isinstance(found, PlaceMention) and role is Role.TO):
                return found
        return None

    def _within(self, where: range) -> list[Nominal]:
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


def _is_somewhere(nominal: Nominal) -> bool:
    """Is it a place, or a body that sits in one ("in parliament")?"""
    return isinstance(nominal, PlaceMention) or (isinstance(nominal, ActorMention) and nominal.function in SITTING)


def _is_its_member(parsed: Parsed, body: Nominal, member: Nominal) -> bool:
    """Does a body only say whose the one named right behind it is ("the club secretary", "university students")?"""
    if not isinstance(body, ActorMention) or not isinstance(member, ActorMention):
        return False
    of_body = body.type == "organisation" and member.type in (ROLE, "group") and member.span.start - body.span.end == 1
    return of_body and parsed.token_at(member.span.start) - parsed.token_at(body.span.end - 1) == 1


def _is_made_of(parsed: Parsed, some: Nominal, members: Nominal) -> bool:
    """Is one said by an article alone to be of those named right behind it ("a group of hunters", "une poignée de
    militants")? These tell who they are."""
    if not isinstance(some, QuantityMention) or some.rule != ARTICLE:
        return False
    after = parsed.token_at(some.span.end - 1) + 1
    of_group = isinstance(members, ActorMention) and members.type == "group"
    return of_group and parsed.cues.has(after, Role.OF) and parsed.token_at(members.span.start) == after + 1


def _is_one_body(count: Nominal, body: Nominal) -> bool:
    """Is it a count of one body, which is told by its noun better: "une équipe"?"""
    body_too = isinstance(body, ActorMention) and body.type == "organisation"
    ends_with_it = count.span.covers(body.span) and count.span.end == body.span.end
    return isinstance(count, QuantityMention) and body_too and ends_with_it


def _is_name(nominal: Nominal) -> bool:
    """Is it somebody by name, not a noun ("the fund")?"""
    if not isinstance(nominal, ActorMention) or nominal.type not in NAMED:
        return False
    return nominal.function is None or nominal.type == "person" or nominal.key.partition(":")[0] != nominal.function


def _only_narrows(parsed: Parsed, first: Nominal, second: Nominal) -> bool:
    """Does the first only tell more of the second: where he is from, whose he is, that it is one?"""
    narrows = _is_attribute(parsed, first, second) or _is_its_member(parsed, first, second)
    return narrows or _is_one_body(first, second) or _is_made_of(parsed, first, second)


def _is_attribute(parsed: Parsed, place: Nominal, actor: Nominal) -> bool:
    """Does a place only say where the one named behind it is from ("Leeds bus driver Colin Hartley"), or what is
    in his charge?"""
    if not isinstance(place, PlaceMention) or not isinstance(actor, ActorMention):
        return False
    first = parsed.token_at(actor.span.start)
    comma = actor.rule == TITLED and parsed.tokens[first - 1].text == ","  # "the harbour master, Ian Goff"
    between = range(parsed.token_at(place.span.end - 1) + 1, first - comma)
    plain = all(parsed.tokens[n].is_word and not parsed.cues.any_at(n) for n in between)
    return plain and len(between) <= TITLE_REACH and not any(h.first in between for h in parsed.predicates)


def _is_apposed(parsed: Parsed, noun: Nominal, name: Nominal) -> bool:
    """Does a name stand right behind a noun, or behind its one adjective ("le pompier nantais X"), or is it what that
    is called ("a militia known as X")?"""
    if name.rule == CALLED or name.span.start - noun.span.end <= APPOSED:
        return True
    between = range(parsed.token_at(noun.span.end - 1) + 1, parsed.token_at(name.span.start))
    return len(between) == 1 and parsed.tokens[between[0]].is_word and not parsed.cues.any_at(between[0])


def _is_age(nominal: Nominal) -> bool:
    return isinstance(nominal, QuantityMention) and nominal.measure == AGE
