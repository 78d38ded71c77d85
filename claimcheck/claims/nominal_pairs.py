"""Nominal pairs: what one name, place or count has to do with another beside it, and what each is by itself."""

from __future__ import annotations

from claimcheck.claims.parsed import Parsed
from claimcheck.claims.words import ARTICLE, NAMED, ROLE
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, PlaceMention, QuantityMention

Nominal = ActorMention | PlaceMention | QuantityMention
APPOSED = 3
"""Characters between a noun and the name beside it: a space ("le Danois X"), or a comma ("le maire, X")."""
TITLE_REACH = 3
"""Words of a title between the town one is from and the name: "Leeds bus driver Colin Hartley" is two."""
TITLED = "name after title"
"""The rule of those who are named with what they are."""
CALLED = "body called by its name"
"""The rule of those who are named behind their noun, by a word that says that it is their name."""
SITTING = frozenset({"parliament", "court"})
"""The functions of the bodies in which something is done."""
AGE = "age"
"""The measure that tells of a person beside it, and is nobody itself."""


def only_narrows(parsed: Parsed, first: Nominal, second: Nominal) -> bool:
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


def _is_its_member(parsed: Parsed, body: Nominal, member: Nominal) -> bool:
    """Does a body only say whose the one named right behind it is ("the club secretary", "university students")?"""
    if not isinstance(body, ActorMention) or not isinstance(member, ActorMention):
        return False
    of_body = body.type == "organisation" and member.type in (ROLE, "group") and member.span.start - body.span.end == 1
    return of_body and parsed.token_at(member.span.start) - parsed.token_at(body.span.end - 1) == 1


def _is_one_body(count: Nominal, body: Nominal) -> bool:
    """Is it a count of one body, which is told by its noun better: "une équipe"?"""
    body_too = isinstance(body, ActorMention) and body.type == "organisation"
    ends_with_it = count.span.covers(body.span) and count.span.end == body.span.end
    return isinstance(count, QuantityMention) and body_too and ends_with_it


def _is_made_of(parsed: Parsed, some: Nominal, members: Nominal) -> bool:
    """Is one said by an article alone to be of those named right behind it ("a group of hunters", "une poignée de
    militants")? These tell who they are."""
    if not isinstance(some, QuantityMention) or some.rule != ARTICLE:
        return False
    after = parsed.token_at(some.span.end - 1) + 1
    of_group = isinstance(members, ActorMention) and members.type == "group"
    return of_group and parsed.cues.has(after, Role.OF) and parsed.token_at(members.span.start) == after + 1


def is_apposed(parsed: Parsed, noun: Nominal, name: Nominal) -> bool:
    """Does a name stand right behind a noun, or behind its one adjective ("le pompier nantais X"), or is it what that
    is called ("a militia known as X")?"""
    if name.rule == CALLED or name.span.start - noun.span.end <= APPOSED:
        return True
    between = range(parsed.token_at(noun.span.end - 1) + 1, parsed.token_at(name.span.start))
    return len(between) == 1 and parsed.tokens[between[0]].is_word and not parsed.cues.any_at(between[0])


def is_name(nominal: Nominal) -> bool:
    """Is it somebody by name, not a noun ("the fund")?"""
    if not isinstance(nominal, ActorMention) or nominal.type not in NAMED:
        return False
    return nominal.function is None or nominal.type == "person" or nominal.key.partition(":")[0] != nominal.function


def is_age(nominal: Nominal) -> bool:
    """Is it only how old somebody is?"""
    return isinstance(nominal, QuantityMention) and nominal.measure == AGE


def is_somewhere(nominal: Nominal) -> bool:
    """Is it a place, or a body that sits in one ("in parliament")?"""
    return isinstance(nominal, PlaceMention) or (isinstance(nominal, ActorMention) and nominal.function in SITTING)
