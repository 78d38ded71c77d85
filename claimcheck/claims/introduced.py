"""Who is told of before being named: "A man was jailed on Tuesday. Craig Munro pleaded guilty."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, BlockKind, Claim
from claimcheck.model.quick import replace

AGE = "age"
PERSON, ROLE, ONE = "person", "role", "role noun"
"""The types of actors that have a name, and that have none; the rule of one who is told of by a noun."""
ARTICLE_REACH = 7
"""Tokens before a noun among which its article stands: "a local 34-year-old" is seven."""
ACCUSED = frozenset({"custody", "charge", "verdict", "plea"})
"""Families of states in which the one ends whom a court or the police deal with."""
DEALT_WITH = frozenset({"try", "appeal", "fine", "accuse", "confess"})
"""What else is told of that one."""


class Introduced(NamedTuple):
    """The key of one who is told of by a noun, of the name that follows, and the sentence that gives this."""

    role: str
    name: str
    sentence: int


def with_introduced(claims: Sequence[Claim], readings: Sequence[SentenceReading], pack: Pack) -> list[Claim]:
    """The claims, those of whom the lead tells by a noun with the name that the sentence behind it opens with."""
    found = _introduced(readings, pack)
    if found is None:
        return list(claims)
    return [_named(claim, found) if claim.sentence_index < found.sentence else claim for claim in claims]


def _named(claim: Claim, found: Introduced) -> Claim:
    facets, name = claim.facets, frozenset({found.name})
    bearer, patient, objects = (
        keys | name if found.role in keys else keys for keys in (facets.bearer, facets.patient, facets.objects)
    )
    if (bearer, patient, objects) == (facets.bearer, facets.patient, facets.objects):
        return claim
    named = replace(facets, bearer=bearer, patient=patient, objects=objects, near=facets.near | name)
    return replace(claim, facets=named)


def _introduced(readings: Sequence[SentenceReading], pack: Pack) -> Introduced | None:
    """Of whom the first sentence tells, and the name with which the next one opens: where it tells of one alone, or
    both tell what a court or the police did to him."""
    body = [reading for reading in readings if reading.sentence.kind is not BlockKind.TITLE][:2]
    if len(body) < 2:
        return None
    lead, behind = body
    name = _opening_name(behind)
    roles = [actor for actor in lead.actors() if actor.type == ROLE]
    one = next((actor for actor in roles if actor.rule == ONE and _is_new(lead, actor, pack)), None)
    if name is None or one is None or any(actor.type == PERSON for actor in lead.actors()):
        return None
    role, key = f"r:{one.function}", f"n:{name.key}"
    alone = all(actor is one for actor in roles)
    if _is_other_age(lead, behind):
        return None
    if not alone and not (_is_dealt_with(lead, role, pack) and _is_dealt_with(behind, key, pack)):
        return None
    return Introduced(role, key, behind.sentence.index)


def _is_other_age(lead: SentenceReading, behind: SentenceReading) -> bool:
    """Does each sentence tell how old somebody is, and not the same?"""
    mine, theirs = ({q.value for q in reading.quantities() if q.measure == AGE} for reading in (lead, behind))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _opening_name(reading: SentenceReading) -> ActorMention | None:
    """The person whose name opens a sentence, without a word for what he is, and who says nothing in it."""
    first = next((a for a in reading.actors() if a.span.start == reading.sentence.span.start), None)
    if first is None or first.type != PERSON or first.function or first.span in reading.speakers:
        return None
    parsed = reading.parsed
    at = parsed.token_at(first.span.end - 1) + 1
    if " " not in first.quote or at >= len(parsed.tokens):
        return None
    clause = range(at + 1, next((n for n in range(at + 1, len(parsed.tokens)) if parsed.tokens[n].text == ","), at + 1))
    aside = clause if parsed.tokens[at].text == "," else range(0)
    beside = (a for a in reading.actors() if a is not first and parsed.token_at(a.span.start) in aside)
    return None if any(True for _ in beside) else first


def _is_new(reading: SentenceReading, actor: ActorMention, pack: Pack) -> bool:
    """Does an indefinite article stand before a noun?"""
    parsed = reading.parsed
    first = parsed.token_at(actor.span.start)
    for index in range(first - 1, max(-1, first - 1 - ARTICLE_REACH), -1):
        if parsed.cues.has(index, Role.DETERMINER):
            return parsed.tokens[index].norm in pack.determiners.indefinite
    return False


def _is_dealt_with(reading: SentenceReading, key: str, pack: Pack) -> bool:
    return any(key in frame.patient_keys | frame.agent_keys for frame in _dealings(reading, pack))


def _dealings(reading: SentenceReading, pack: Pack) -> Iterator[Frame]:
    """The frames that tell what a court or the police did to somebody, or what he answered."""
    for frame in reading.frames:
        concept = pack.concepts.events.get(frame.concept)
        states = {state.partition(".")[0] for state in concept.states} if concept is not None else set()
        if frame.concept in DEALT_WITH or not states.isdisjoint(ACCUSED):
            yield frame
