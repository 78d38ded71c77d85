"""What is in a state: the subject of its predicate, and what a noun that only stands for it goes back to."""

from __future__ import annotations

from claimcheck.claims.draft import is_counted_many
from claimcheck.claims.frames import Frame
from claimcheck.claims.goes_back import TRIED, is_stand_in, of_owner, stand_ins, told_before
from claimcheck.claims.keys import NO_KEYS, keys_of
from claimcheck.claims.nominal_pairs import AGE, Nominal
from claimcheck.claims.noun_heads import (
    KNOWN,
    THINGS,
    head_among,
    head_of_compound,
    head_of_subject,
    is_governed,
    name_behind,
    settlements,
)
from claimcheck.claims.phrase_nouns import longer_noun
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import ARTICLE, ROLE
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, Facets, PlaceMention, QuantityMention
from claimcheck.model.quick import replace

ONE = frozenset({"role noun", "of one told of"})
"""The rules of one who is told of by a noun."""
COLLECTIVE = frozenset({"group", "organisation", "country"})
"""Types of actors that decide and act together."""
SITE, NAME = "s:", "n:"
OBJECT_REACH = 4
"""Tokens behind a verb among which its object begins: "the long awaited bill" is four."""
RECIPIENT_REACH = 3
"""Tokens between a verb's phrase and the one to whom something is handed: a preposition and an article."""


def with_subject(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> Facets:
    """What is known of the event with what is in its state (`_with_subject`), and with the age of that one: of two
    people of one story who have one age, few are two."""
    found = _with_one(reading, _with_subject(reading, frame, facets, pack))
    ages = [q for q in reading.quantities() if q.measure == AGE and q.value.is_exact]
    if len(ages) != 1 or ages[0].span.start > frame.hit.span.start:
        return found
    return replace(found, patient=found.patient | {f"a:{ages[0].value.low:g}"})


def _with_one(reading: SentenceReading, facets: Facets) -> Facets:
    """The same with what one person is ("a climber", "the climber") in place of a count of such, which another text
    does not give."""
    if len(facets.patient) != 1 or not next(iter(facets.patient)).startswith("m:"):
        return facets
    ones = [q.span for q in reading.quantities() if q.rule == ARTICLE and keys_of(q) == facets.patient]
    people = [m for m in reading.mentions if isinstance(m, ActorMention) and m.type == ROLE]
    named = (m for m in people if m.rule in ONE and f"m:{m.function}" in facets.patient)
    told = next((keys_of(m) for m in people if any(one.covers(m.span) for one in ones)), None)
    if told is None:
        told = next((keys_of(m) for m in named), None)
    return facets if told is None else replace(facets, patient=told, objects=facets.objects | told)


def _with_subject(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> Facets:
    """What is known of the event, with what a verb without an object says it of ("X died", "the bridge reopened") as
    what it befell; and what that goes back to, where it only stands for something named before ("the site")."""
    if frame.is_noun:
        return facets if facets.patient else replace(facets, stands_for=of_owner(reading, frame, pack))
    frame, facets = _without_recipient(frame, facets)
    concept = pack.concepts.events.get(frame.concept)
    of_subject = concept is not None and concept.of_subject and not (frame.passive or frame.hit.entry.swapped)
    if of_subject:
        frame = replace(frame, patient=None, patient_named=None, patient_keys=NO_KEYS)
        facets = replace(facets, patient=NO_KEYS)
    frame, facets = _without_place(frame, facets)
    head = None if frame.has_object and not frame.passive else head_of_subject(reading, frame, pack)
    own = _of_object(reading, frame, _of_agent(frame, facets, of_subject), pack)
    if head is not None and _is_owner(reading, frame, head[1], pack):
        return replace(own, patient=frozenset({head[0]}), objects=own.objects | own.patient | {head[0]})
    if own.patient:
        own = _with_head(reading, frame, own, head)
        who = _subject_of(frame)
        if is_stand_in(who, reading, pack):
            return replace(own, stands_for=told_before(reading, frame, who))
        return replace(own, stands_for=reading.earlier) if own.patient <= stand_ins(pack) else own
    behind = reading.ordered_keys[frame.hit.last] if frame.hit.last < len(reading.ordered_keys) else None
    if frame.is_verb and not (frame.passive or of_subject) and behind and behind.startswith(NAME):
        return replace(own, patient=frozenset({behind}))  # a name that no finder knows: "a éliminé Concarneau"
    if frame.has_object and not frame.passive:
        return _of_noun(reading, frame, own, pack)
    agent = frame.agent_named
    if not frame.passive and agent is not None and (head is None or head[1] >= agent.span.start):
        return _of_noun(reading, frame, own, pack)
    return _of_words(reading, frame, own, head, pack)


def _subject_of(frame: Frame) -> Nominal | None:
    return frame.patient_named if frame.passive else frame.agent_named


def _without_recipient(frame: Frame, facets: Facets) -> tuple[Frame, Facets]:
    """The same without the one to whom something is only handed or told ("handed his resignation to the king")."""
    parsed, hit, patient = frame.parsed, frame.hit, frame.patient_named
    if hit.last - hit.first < 2 or frame.passive or not isinstance(patient, ActorMention):
        return frame, facets
    if not parsed.cues.has(hit.last, Role.TO) or parsed.token_at(patient.span.start) - hit.last > RECIPIENT_REACH:
        return frame, facets
    near = facets.near - keys_of(patient)
    own = replace(facets, patient=NO_KEYS, objects=NO_KEYS, near=near)
    return replace(frame, patient=None, patient_named=None, patient_keys=NO_KEYS), own


def _without_place(frame: Frame, facets: Facets) -> tuple[Frame, Facets]:
    """The same without the place that only says where it happened to the subject ("the ferry sank off Brest")."""
    place = frame.patient_named if isinstance(frame.patient_named, PlaceMention) else None
    if frame.passive or frame.has_object or place is None or place.span.start < frame.hit.span.end:
        return frame, facets
    return replace(frame, patient=None, patient_named=None), replace(facets, patient=NO_KEYS)


def _of_object(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> Facets:
    """The same with the noun that a verb has as its object, not the place of that ("reopened its intake at X")."""
    place = frame.patient_named
    if isinstance(place, QuantityMention) and frame.patient is None:
        return replace(facets, patient=NO_KEYS)  # "by 20 votes"
    if not isinstance(place, PlaceMention) and not (isinstance(place, ActorMention) and frame.patient is None):
        return facets
    if frame.passive or not frame.has_object:
        return facets
    at = reading.parsed.token_at(place.span.start)
    kinds = THINGS if isinstance(place, PlaceMention) else KNOWN
    before = (n for n in range(frame.hit.last, at) if (reading.ordered_keys[n] or " ")[0] in kinds)
    first = next(before, None)
    head = None if first is None else reading.ordered_keys[head_of_compound(reading, first, at)]
    if head is None or not is_governed(reading, at):
        return facets
    own = facets.patient if head.startswith(SITE) or head in settlements(pack) else frozenset()
    return replace(facets, patient=own | {head}, objects=facets.objects | facets.patient | {head})


def _of_noun(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> Facets:
    """The same with the common noun that a verb without a name behind it has as its object ("adopted the bill on
    water", "ont adopté mardi le projet" de loi). Of an idiom the noun alone says nothing ("filed for insolvency")."""
    start = frame.object_first
    if frame.hit.last - frame.hit.first > 1 and not frame.parsed.cues.has(start, Role.DETERMINER):
        key = longer_noun(frame, pack)
    else:
        noun = head_among(reading, range(start, min(start + OBJECT_REACH, frame.clause.last)), pack)
        key = noun if noun and noun[0] in KNOWN else None
    return replace(facets, patient=frozenset({key}), objects=facets.objects | {key}) if key else facets


def _with_head(reading: SentenceReading, frame: Frame, facets: Facets, head: tuple[str, int] | None) -> Facets:
    """The same with the noun before a name as what is in the state: a place beside its name, which only says which one
    ("the bridge at X"), and anything else instead of it ("the window of the chapel")."""
    subject = _subject_of(frame)
    if head is None or subject is None or head[1] >= subject.span.start:
        return facets
    at = reading.parsed.token_at(subject.span.start)
    beside = isinstance(subject, ActorMention) and reading.parsed.tokens[at - 1].text == ","
    if beside or not is_governed(reading, at):  # "the sailor X" is X, and so is "the mayor of Y, X"
        return facets
    own = facets.patient if head[0].startswith(SITE) or isinstance(subject, PlaceMention) else frozenset()
    return replace(facets, patient=own | {head[0]}, objects=facets.objects | facets.patient | {head[0]})


def _of_agent(frame: Frame, facets: Facets, of_subject: bool) -> Facets:
    if frame.passive or frame.agent_named is None or frame.has_object:
        return facets
    of_role = of_subject and isinstance(frame.agent_named, ActorMention) and frame.agent_named.type == ROLE
    if _acts_on_others(frame.agent_named) and not (frame.tells_state or of_role):
        return facets
    several = facets.several or is_counted_many(frame.agent_named)
    keys = keys_of(frame.agent_named)
    return replace(facets, patient=keys, objects=facets.objects | frame.agent_keys, several=several)


def _acts_on_others(agent: Nominal) -> bool:
    """Is it a court, an army, an office, of which a verb seldom says what became of it, or an amount, no one?"""
    if isinstance(agent, QuantityMention):
        return agent.unit is not None
    if not isinstance(agent, ActorMention) or agent.type == "person":
        return False
    return agent.side not in (None, TRIED) or agent.type in COLLECTIVE


def _of_words(
    reading: SentenceReading, frame: Frame, facets: Facets, head: tuple[str, int] | None, pack: Pack
) -> Facets:
    """The same where no name and no count is the subject, but a common noun, with the name behind it, or a pronoun."""
    if head is None:
        if not reading.parsed.cues.between(frame.clause.first, frame.hit.first, Role.PRONOUN):
            return facets
        return replace(facets, stands_for=told_before(reading, frame))
    earlier = reading.earlier if head[0] in stand_ins(pack) else frozenset()
    keys = name_behind(reading, head[1]) | {head[0]}
    return replace(facets, patient=keys, objects=facets.objects | keys, stands_for=earlier)


def _is_owner(reading: SentenceReading, frame: Frame, head: int, pack: Pack) -> bool:
    """Does the name read as the subject only own what heads it ("Halden's plant closed")?"""
    subject = _subject_of(frame)
    if subject is None or head < subject.span.end:
        return False
    after = reading.parsed.token_at(subject.span.end - 1) + 1
    return after < len(reading.parsed.tokens) and reading.parsed.tokens[after].norm in pack.clitics
