"""Parties: whom a mention stands for, with what the words beside it tell of him and whom "and" joins to him."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from claimcheck.claims.described import descriptions_of
from claimcheck.claims.keys import keys_of, shared
from claimcheck.claims.nominal_pairs import AGE, Nominal
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.ties import ties_of
from claimcheck.claims.words import ARTICLE, NAMED
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.languages.parties import OWNED, is_country, load_functions, load_traits
from claimcheck.languages.speech import NounKind, speech_tables
from claimcheck.model import ActorMention, Party, PlaceMention, QuantityMention
from claimcheck.model.parties import WORDED
from claimcheck.model.quick import replace

ORGANISATION, TEAM = "organisation", "team"
"""The type of bodies; the body that is told by whom it is made of."""
MEMBER, BODY = "member:of", "body:"
"""The trait of those who are told by the body they are of, and what the traits of bodies begin with."""
BODY_REACH = 12
"""Characters between "of" and the body whose team it is: an article, an adjective."""
FORMER_REACH = 2
"""Tokens on either side of a noun among which a word says that one is no longer what it names."""
LEFT = frozenset({"trade", "body", "hand"})
"""The facets of what one may cease to be."""
AGE_REACH = 20
"""Characters between one described and the age: "un pompier volontaire de 22 ans"."""
ADDED = 8
"""Tokens behind somebody up to the age that is added: "la passagère, une jeune touriste belge de 31 ans" is six."""
SAME_AGE = 5
"""Half the years by which two ages told of one person differ at most: one is often wrong by a year or a digit."""
STATE = frozenset({"camp:state"})
"""The trait of countries that act: their forces are no rebels."""
OWNED_ROLE, ROLE_OF, ROLES = "somebody's", "of one told of", "role nouns"
"""Rules of role mentions: one that is said to be somebody's ("his wife", "the girl's mother"), and several at once."""
BY_FORM = "body by its form"
"""The rule of names that a word for a body in them tells from those of persons."""
PARTICLE = 3
"""Letters of the longest small word that any name may have: "Banque de France", "Union des …"."""
ROW = NAMED | {"country"}
"""Types of actors of which "and" makes a row; what it joins to a description may begin another clause."""


class Told(NamedTuple):
    """Whom a mention stands for, and the words that say most of him."""

    party: Party
    words: Nominal


def party_at(reading: SentenceReading, who: Nominal, pack: Pack) -> Party | None:
    """Whom a mention stands for in its sentence, with those whom "and" joins to him; None when it names no one."""
    told = told_at(reading, who, pack)
    return told.party if told is not None else None


def told_at(reading: SentenceReading, who: Nominal, pack: Pack) -> Told | None:
    """What `party_at` gives, and which words tell it: those of the mention, or those that describe it."""
    mention, who = who, _body_at(reading, who)
    party = party_of(who, pack)
    if party is None:
        return None
    described = _described_at(reading, who, party, pack)
    party = _of_body(reading, who, _aged(reading, who, _at_present(reading, who, party)), pack)
    party = _told_besides(party, described, pack)
    if not party.is_named:
        party = replace(party, traits=shared(party.traits | ties_of(reading, (described or who).span, pack)))
    for other in _joined(reading, who, pack):
        beside = party_of(other, pack)
        party = party.with_other(beside) if beside is not None else party
    return Told(party, described or mention)


def _body_at(reading: SentenceReading, who: Nominal) -> Nominal:
    """The body that no more than an article counts ("une banque belge"); the mention itself where it is none."""
    if not isinstance(who, QuantityMention) or who.rule != ARTICLE:
        return who
    return next((a for a in reading.actors() if a.type == ORGANISATION and a.span.overlaps(who.span)), who)


def party_of(mention: ActorMention | PlaceMention | QuantityMention, pack: Pack) -> Party | None:
    """Who a mention stands for; None when it names no one."""
    if isinstance(mention, ActorMention):
        return _party_of_actor(mention, pack)
    if isinstance(mention, PlaceMention):
        if mention.country is None or (mention.is_location and mention.key != mention.country):
            return None
        sides, traits = frozenset({mention.country}), _country(mention.country) | STATE
        return Party(mention.name, sides, sides, is_group=True, kind="country", traits=traits)
    keys = frozenset(key for key in keys_of(mention) if not key.startswith("m:") or _is_person(mention, pack))
    if not keys:
        return None
    traits = _traits_of(_concept_counted(mention, pack))
    return Party(mention.quote, keys, is_group=True, kind="group", traits=traits, several=mention.value.low != 1)


def _party_of_actor(mention: ActorMention, pack: Pack) -> Party:
    sides = shared(frozenset({mention.side} if mention.side else ()))
    is_group = mention.type in ("group", "country", "organisation")
    country = mention.key.rpartition(":")[2] if is_group else ""
    traits = _traits_of(mention.function or "", mention.rule) | _country(mention.side) | _country(country)
    traits = shared(traits | STATE if mention.type == "country" else traits)
    kind = mention.type
    if is_group and mention.function:
        kind = "group" if mention.key.partition(":")[0] == mention.function else "organisation"
    if kind == ORGANISATION and _is_worded(mention, pack):
        traits = shared(traits | {f"{WORDED}:{pack.code}"})
    several = mention.type == "group" or mention.rule == ROLES
    return Party(mention.name, shared(frozenset({mention.key})), sides, is_group, kind, traits, several)


def _is_worded(mention: ActorMention, pack: Pack) -> bool:
    """Is it a name made of words that another language has others for ("le Parti du progrès", "the Progress Party")?
    Where adjectives stand behind their nouns, small letters tell it; elsewhere the noun for a body in the name does."""
    words = mention.name.split()
    if "adjective_after" in pack.flags:
        return any(word[0].islower() and len(word) > PARTICLE for word in words)
    return len(words) > 1 and (mention.function is not None or mention.rule == BY_FORM)


def _at_present(reading: SentenceReading, who: Nominal, party: Party) -> Party:
    """The party without what it is said to have been once: a retired teacher may be a baker now."""
    parsed = reading.parsed
    first, last = parsed.token_at(who.span.start), parsed.token_at(who.span.end - 1) + 1
    if not parsed.cues.between(max(0, first - FORMER_REACH), min(last + FORMER_REACH, len(parsed.tokens)), Role.FORMER):
        return party
    return replace(party, traits=shared(frozenset(t for t in party.traits if t.partition(":")[0] not in LEFT)))


def _aged(reading: SentenceReading, who: Nominal, party: Party) -> Party:
    """The party with the age that stands beside it: "un pompier de 22 ans", "a 58-year-old customer"."""
    if party.is_named:
        return party
    for age in reading.quantities():
        gap = max(age.span.start - who.span.end, who.span.start - age.span.end)
        if age.measure == AGE and (gap <= AGE_REACH or _is_told_between_commas(reading, who, age)):
            return replace(party, traits=party.traits | _years_of(age))
    return party


def _is_told_between_commas(reading: SentenceReading, who: Nominal, age: QuantityMention) -> bool:
    """Does an age stand in what a comma and an article add to somebody: "the pilot, a keen climber of 42"?"""
    parsed = reading.parsed
    between = parsed.between(who.span.end, age.span.start)
    if not 2 <= len(between) <= ADDED or parsed.tokens[between[0]].text != ",":
        return False
    plain = all(parsed.tokens[n].is_word and not parsed.cues.has(n, Role.RELATIVE, Role.BE) for n in between[1:])
    named = any(m.type in NAMED and who.span.end < m.span.start < age.span.start for m in reading.actors())
    verbs = (h for h in parsed.predicates if h.entry.part is PartOfSpeech.VERB and h.first in between)
    return parsed.cues.has(between[1], Role.DETERMINER) and plain and not named and not any(verbs)


def _described_at(reading: SentenceReading, who: Nominal, party: Party, pack: Pack) -> Nominal | None:
    """The words that tell what one told of by a noun is besides: "the suspect, a 22-year-old student,"."""
    if party.is_named:
        return None
    beside = next(((m, found) for m in descriptions_of(reading, who) if (found := party_of(m, pack))), None)
    if beside is None or beside[1].several != party.several:
        return None
    mention, other = beside
    if other.is_named:  # "the ruling party, the National Union,"
        tokens = reading.parsed.tokens
        closed = tokens[min(reading.parsed.token_at(mention.span.end - 1) + 1, len(tokens) - 1)].text == ","
        return mention if closed and party.is_group and other.kind == ORGANISATION else None
    return mention


def _told_besides(party: Party, described: Nominal | None, pack: Pack) -> Party:
    """One who is told by a noun, with what he is besides."""
    other = party_of(described, pack) if described is not None else None
    if other is None or other.is_named:
        return other or party
    return replace(party, name=other.name, keys=other.keys, traits=shared(party.traits | other.traits))


def _years_of(age: QuantityMention) -> frozenset[str]:
    """The traits of one who is said to be that old: those of all ages that may be told of the same person."""
    years = age.value.low
    if not age.value.is_exact or years is None:
        return frozenset()
    return frozenset(f"years:{int(years) + n}" for n in range(-SAME_AGE, SAME_AGE + 1))


def _of_body(reading: SentenceReading, who: Nominal, party: Party, pack: Pack) -> Party:
    """A team with what those are of whom it is ("une équipe du Muséum", "a team of cavers"); one who is only told as
    somebody of a body, with what that is ("an employee of the firm")."""
    team = isinstance(who, ActorMention) and who.function == TEAM
    if party.is_named or not (team or MEMBER in party.traits):
        return party
    body = _body_behind(reading, who, pack)
    if body is None:
        return party
    traits = body.traits if team else party.traits | {t for t in body.traits if t.startswith(BODY)}
    return replace(party, keys=party.keys | body.keys, sides=party.sides | body.sides, traits=shared(traits))


def _body_behind(reading: SentenceReading, who: Nominal, pack: Pack) -> Party | None:
    """Those of whom somebody is said to be: what "of" joins to him."""
    index = reading.parsed.token_at(who.span.end - 1) + 1
    cue = reading.parsed.cues.at(index, Role.OF, Role.FROM)
    if cue is None or cue.last >= len(reading.parsed.tokens):
        return None
    start, end = reading.parsed.tokens[index].start, reading.parsed.tokens[cue.last].end + BODY_REACH
    behind = (m for m in reading.mentions if isinstance(m, ActorMention) and start <= m.span.start < end)
    return next((party_of(m, pack) for m in behind), None)


def _joined(reading: SentenceReading, who: Nominal, pack: Pack) -> list[ActorMention]:
    """The actors of its kind that "and" joins to one, in a row that commas may begin."""
    if not isinstance(who, ActorMention) or who.type not in ROW:
        return []
    small, parsed = speech_tables(pack).small, reading.parsed
    row: list[ActorMention] = []
    closed, end = 0, who.span.end
    for other in (m for m in reading.mentions if isinstance(m, Nominal) and m.span.start > who.span.end):
        if isinstance(other, PlaceMention) and not other.is_location:
            continue
        gap = [parsed.tokens[n].norm for n in _untitled(reading, parsed.between(end, other.span.start), pack)]
        if not gap or not all(w == "," or w in small["joint"] or w in small["determiner"] for w in gap):
            break
        if not isinstance(other, ActorMention) or other.type != who.type:
            break
        row.append(other)
        end = other.span.end
        if any(w in small["joint"] for w in gap):
            closed = len(row)
    return row[:closed]


def _untitled(reading: SentenceReading, where: range, pack: Pack) -> list[int]:
    """The tokens between two who are named, without the function and the nation of the second ("X and the Belgian
    prime minister Y")."""
    tokens, tables = reading.parsed.tokens, speech_tables(pack)
    nations = [m.span for m in reading.mentions if isinstance(m, PlaceMention) and not m.is_location]
    titles: set[int] = set()
    for n in where:
        noun = tables.noun_at(tokens[: where.stop], n)
        if noun is not None and noun[1].kind is NounKind.PERSON:
            titles.update(range(n, noun[0]))
    return [n for n in where if n not in titles and not any(span.covers(tokens[n].span) for span in nations)]


def _traits_of(concept: str, rule: str = "") -> frozenset[str]:
    """The traits of a function, group or body; those of kin only where it is told of whom: his wife and his mother are
    two, the girl's mother may be his wife, and either is of the family."""
    traits = load_traits().get(concept, frozenset())
    if rule == OWNED_ROLE:
        return traits
    kept = frozenset(trait for trait in traits if not trait.startswith(f"{OWNED}:"))
    return kept if rule == ROLE_OF else frozenset(trait for trait in kept if not trait.endswith(f":{OWNED}"))


def _country(side: str | None) -> frozenset[str]:
    """The trait of one who belongs to a country."""
    return frozenset({f"country:{side}"}) if side and is_country(side) else frozenset()


def _concept_counted(mention: QuantityMention, pack: Pack) -> str:
    """The function or group that a counted noun names; the noun may say more than its measure ("a security guard")."""
    named = ""
    if mention.noun_span is not None:
        start = mention.noun_span.start - mention.span.start
        named = _concept_of(mention.quote[start : start + len(mention.noun_span)], pack)
    counted = mention.measure if mention.measure in load_traits() else ""
    return named if named in load_functions() or not counted else counted


@lru_cache(maxsize=1024)
def _concept_of(noun: str, pack: Pack) -> str:
    """What a noun names; a text counts the same ones again and again."""
    tokens = pack.tokenize(noun)
    found = speech_tables(pack).noun_at(tokens, 0) if tokens else None
    return found[1].concept if found else ""


def _is_person(mention: QuantityMention, pack: Pack) -> bool:
    measure = pack.concepts.measures.get(mention.measure or "")
    return bool(measure and measure.unit == "person")
