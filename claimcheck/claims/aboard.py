"""People counted by the vehicle that they are in: "54 people were on the ferry", "the ferry was carrying 54 people"."""

from __future__ import annotations

from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import DEFINITE, NONE
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.speech import speech_tables
from claimcheck.languages.things import load_things
from claimcheck.model import Aspect, NumberRange, QuantityMention, Question, Span

PERSON, ABOARD = "person", "aboard"
VEHICLES = frozenset({"k:vessel", "k:train", "k:road_vehicle", "k:aircraft", "k:spacecraft"})
"""The kinds of things that people are in on their way."""
RIDERS = frozenset({"passenger", "crew_member"})
"""Those whom a vehicle carries."""
POSSESSIVE, ALL, ACTUAL = "possessive", "all", "actual"
"""The row of the words for whose something is; the rule of a count of all there were, and its basis."""
FETCHING = "m:ambulance"
"""The key of what fetches people one by one."""
CARRY, LOCATED = "carry", "located"
"""What a vehicle does to those in it, and what these do in it."""
CLOSING_QUOTES = frozenset('"»”')
"""What closes the name of a ship."""
BETWEEN_NOBODY = (Role.BE, Role.HAVE, Role.NEGATION, Role.REFLEXIVE, Role.STILL)
"""What may stand between "nobody" and where there was nobody."""
BETWEEN = 3
"""The most tokens between those counted and where they are, and between a preposition and the vehicle."""


def is_aboard(quantity: QuantityMention, reading: SentenceReading, pack: Pack) -> bool:
    """Are the people counted all who are in a vehicle, or are carried by one?"""
    if quantity.measure != PERSON or quantity.partitive or quantity.modifiers:
        return False
    later = (q for q in reading.quantities() if q.span.start > quantity.span.end)
    if any(q.noun is None and q.measure is None and q.unit is None for q in later):
        return False  # "49 people were in one coach, 48 in the other"
    return _are_in_it(quantity, reading, pack) or _are_carried(quantity, reading, pack)


def nobody_aboard(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """A draft of zero for "nobody was on board", "il n'y avait personne à bord"."""
    parsed, cues, drafts = reading.parsed, reading.parsed.cues, []
    located = {n for f in reading.frames if f.concept == LOCATED for n in range(f.hit.first, f.hit.last)}
    for cue in cues.between(0, len(parsed.tokens), Role.NOBODY) if cues.holds(Role.ABOARD, Role.INSIDE) else []:
        at = cue.last
        while at < len(parsed.tokens) and (at in located or cues.has(at, *BETWEEN_NOBODY)):
            at += 1
        aboard = cues.has(at, Role.ABOARD)
        if not aboard and not ((inside := cues.at(at, Role.INSIDE)) and _is_vehicle_behind(inside.last, reading, pack)):
            continue
        there = cues.ending(cue.first, Role.THERE_WERE) or cues.between(cue.first - BETWEEN, cue.first, Role.HERE)
        if at > cue.last or there:
            question = Question(Aspect.QUANTITY, measure=ABOARD)
            span = Span(parsed.tokens[cue.first].start, parsed.tokens[at - 1].end)
            facets = facets_of(reading, None, span, pack)
            drafts.append(Draft(span, question, NumberRange.exactly(0), facets, NONE, unit=PERSON))
    return drafts


def all_aboard(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """A draft of how many were aboard for each count of all of them of whom something else is told ("its 22 crew were
    rescued", "les 22 passagers du car ont été évacués")."""
    drafts = []
    for quantity in reading.quantities():
        plain = quantity.value.is_exact and not (quantity.partitive or quantity.modifiers)
        if plain and quantity.measure in RIDERS and _is_all_there_were(quantity, reading, pack):
            question = Question(Aspect.QUANTITY, measure=quantity.measure, basis=ACTUAL)
            facets = facets_of(reading, None, quantity.span, pack)
            drafts.append(Draft(quantity.span, question, quantity.value, facets, ALL, unit=PERSON, telling=True))
    return drafts


def _is_all_there_were(quantity: QuantityMention, reading: SentenceReading, pack: Pack) -> bool:
    """Do words before those counted tell that there were no more, or words behind them in what?"""
    parsed = reading.parsed
    first, after = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    if first > 0 and parsed.tokens[first - 1].norm in speech_tables(pack).small[POSSESSIVE]:
        return True
    if parsed.cues.has(first - 1, Role.WHOLE) or (first > 1 and parsed.cues.has(first - 2, Role.WHOLE)):
        return True
    owned = quantity.rule == DEFINITE and parsed.cues.has(after, Role.OF)
    return owned and _is_vehicle_behind(after + 1, reading, pack)


def _are_in_it(quantity: QuantityMention, reading: SentenceReading, pack: Pack) -> bool:
    """ "There were 54 people on the ferry", "54 people were on the ferry"."""
    parsed = reading.parsed
    first, after = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    told = parsed.cues.ending(first, Role.THERE_WERE) is not None
    located = {f.hit.first for f in reading.frames if f.concept == LOCATED and f.agent is quantity}
    for n in range(after, min(after + BETWEEN + 1, len(parsed.tokens))):
        cue = parsed.cues.at(n, Role.ABOARD) or parsed.cues.at(n, Role.INSIDE)
        if cue is not None:
            return told and (cue.role is Role.ABOARD or _is_vehicle_behind(cue.last, reading, pack))
        if not parsed.tokens[n].is_word:
            return False
        told = told or n in located or parsed.cues.has(n, Role.BE)
    return False


def _is_vehicle_behind(index: int, reading: SentenceReading, pack: Pack) -> bool:
    """Is the noun that a preposition ends before a vehicle's?"""
    parsed = reading.parsed
    for n in range(index, min(index + BETWEEN, len(parsed.tokens))):
        if not parsed.tokens[n].is_word or parsed.cues.has(n, Role.PREPOSITION, Role.RELATIVE):
            return False
        if _is_vehicle(reading.ordered_keys[n], pack):
            return True
    return False


def _are_carried(quantity: QuantityMention, reading: SentenceReading, pack: Pack) -> bool:
    """ "The ferry was carrying 54 people": the last thing named before the verb in its clause is a vehicle."""
    parsed = reading.parsed
    for frame in reading.frames:
        if frame.concept == CARRY and frame.is_verb and not frame.passive and frame.patient is quantity:
            first, last = frame.clause.first, frame.hit.first
            if frame.clause.opener is Role.RELATIVE:
                first, last = 0, first
            while last > first and parsed.cues.has(last - 1, Role.BE, Role.HAVE):
                last -= 1
            if first < last and parsed.tokens[last - 1].text in CLOSING_QUOTES:
                return True  # 'the "Saint-Elme" was carrying 54 people'
            keys = [key for key in reading.ordered_keys[first:last] if key]
            return bool(keys) and keys[-1] != FETCHING and _is_vehicle(keys[-1], pack)
    return False


def _is_vehicle(key: str | None, pack: Pack) -> bool:
    return key is not None and not VEHICLES.isdisjoint(load_things(pack.concepts).get(key, NO_KEYS))
