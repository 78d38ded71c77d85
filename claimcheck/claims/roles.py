"""Who did it and to whom: the claims on the roles of the predicates of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.appositions import name_phrase
from claimcheck.claims.attribution import Speech
from claimcheck.claims.contests import find_marks
from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.fillers import (
    AGENT,
    CARRIED_OUT,
    CLAIMED,
    CLEFT,
    ORDER,
    ORDERED,
    RESPONSIBILITY,
    Filler,
    fillers_of_denied,
    find_fillers,
)
from claimcheck.claims.frames import Frame
from claimcheck.claims.functions import BEFALLEN, fillers_by_function
from claimcheck.claims.keys import keys_of
from claimcheck.claims.parties import told_at
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.languages import EventConcept, Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.speech import Mark, speech_tables
from claimcheck.model import (
    ActorMention,
    Aspect,
    Facets,
    Party,
    PlaceMention,
    Question,
    TimeMention,
    TimeRange,
    TimexType,
)
from claimcheck.model.quick import replace

SPORT = "sport"
"""The domain of what teams do."""
ARMED = frozenset({"camp:rebels"})
"""The traits of a body of which nothing is known but that it claims an attack: it speaks for no state."""
BARE = frozenset({"name beside its verb", "short name", "name of one who acts"})
"""Rules of names that nothing tells to be those of persons."""
OF_OBJECTS = frozenset({CARRIED_OUT, CLAIMED, ORDERED})
"""Rules of roles in what the object of another verb names."""


def role_drafts(
    reading: SentenceReading, frame: Frame, facets: Facets, speeches: Sequence[Speech], pack: Pack
) -> list[Draft]:
    """The drafts on who fills the roles of a frame that is told as a fact; `facets` are those of its event."""
    drafts = []
    for filler in find_fillers(reading, frame, speeches, pack):
        known = facets if filler.told is frame else _facets_near(reading, filler, pack)
        drafts.append(_draft(reading, filler, known, pack))
    return [draft for draft in drafts if draft is not None]


def denied_role_drafts(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> list[Draft]:
    """The drafts on whom the opposite of a denied frame befell; `facets` are those of the frame."""
    drafts = (_draft(reading, filler, facets, pack) for filler in fillers_of_denied(frame, pack))
    return [draft for draft in drafts if draft is not None]


def function_drafts(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """The drafts on those whose function names what they did: "Winner: X", "X, the founder of the club"."""
    drafts = (
        _draft(reading, filler, _facets_near(reading, filler, pack), pack)
        for filler in fillers_by_function(reading, pack)
    )
    return [draft for draft in drafts if draft is not None]


def _facets_near(reading: SentenceReading, filler: Filler, pack: Pack) -> Facets:
    near = filler.told.hit.span if filler.told is not None else filler.who.span
    return facets_of(reading, filler.told, near, pack)


def _draft(reading: SentenceReading, filler: Filler, known: Facets, pack: Pack) -> Draft | None:
    concept = _concept_of(filler, pack)
    if concept is None or not _fills(filler.role, concept):
        return None
    frame = filler.told
    told = told_at(reading, filler.who, pack)
    party = told.party if told is not None else _team(filler, concept)
    if party is None:
        return None
    if filler.rule == CLAIMED and party.kind != "country" and not _is_of_state(party):
        party = replace(party, traits=party.traits | ARMED)
    if RESPONSIBILITY in concept.states or filler.rule == CLAIMED:
        party = _as_body(party, filler)
    basis = "expected" if frame is not None and frame.mood.reality is Reality.EXPECTED else "actual"
    facets = _facets(reading, filler, concept, known, pack)
    question = Question(Aspect.ACTOR, topic=concept.id, role=filler.role, basis=basis)
    hearsay = frame is not None and frame.mood.hearsay
    who = told.words if told is not None else filler.who
    return Draft(name_phrase(reading.parsed, who, pack), question, party, facets, filler.rule, hearsay=hearsay)


def _as_body(party: Party, filler: Filler) -> Party:
    """Who claims an attack, as a body, where nothing but the name is told ("Al-Qods claimed the bombing")."""
    bare = isinstance(filler.who, ActorMention) and filler.who.function is None and filler.who.rule in BARE
    return replace(party, kind="organisation", is_group=True) if bare else party


def _team(filler: Filler, concept: EventConcept) -> Party | None:
    """The team called by its town alone that a verb of sport tells of with its opponent ("Brest beat Metz")."""
    who, frame = filler.who, filler.told
    if concept.domain != SPORT or frame is None or not frame.is_verb or not isinstance(who, PlaceMention):
        return None
    opponent = frame.patient if who is frame.agent else frame.agent
    if who.site is not None or opponent is None:
        return None
    return Party(who.name, frozenset({who.key}), is_group=True, kind="country")


def _concept_of(filler: Filler, pack: Pack) -> EventConcept | None:
    """What the filler is a role of: another concept where the predicate is but one way of telling of it."""
    concept = pack.concepts.events.get(filler.concept)
    return pack.concepts.events[concept.roles_of] if concept is not None and concept.roles_of else concept


def _is_of_state(party: Party) -> bool:
    """Is it known whom it speaks for: a country, or a camp of its war?"""
    return any(trait.startswith(("camp:", "country:")) for trait in party.traits)


def _facets(reading: SentenceReading, filler: Filler, concept: EventConcept, known: Facets, pack: Pack) -> Facets:
    """What is known of the event, as that of the concept that the filler is a role of."""
    return replace(
        known,
        objects=filler.objects or known.objects,
        near=known.near | filler.objects,
        context=known.context | _before(reading, filler),
        predicate=concept.id,
        kind=concept.kind,
        once=concept.once,
        exclusive=frozenset(concept.exclusive),
        usual=frozenset(concept.usual) | ({filler.role} if _is_said_of_one(filler) else set()),
        family=pack.concepts.asked_of(concept.id),
        marks=known.marks | find_marks(reading, filler.told, concept, pack),
        time=_time(reading, filler, known.time),
        patient=_befallen(reading, filler, known.patient, pack),
    )


def _time(reading: SentenceReading, filler: Filler, known: TimeRange | None) -> TimeRange | None:
    """When it happened: of what another verb's object names also the one time of the sentence."""
    if filler.told is not None and _is_set_off(reading, filler.told):
        return None
    said = [m.value for m in reading.mentions if isinstance(m, TimeMention) and m.value is not None]
    sole = said[0] if len(said) == 1 and said[0].days_known else None
    return known or (sole if filler.rule in OF_OBJECTS else None)


def _is_set_off(reading: SentenceReading, frame: Frame) -> bool:
    """Does a length of time stand before the word that opens its clause: "two weeks after his wife gave him a kidney"?
    The day of the sentence is then another one."""
    clause, tokens = frame.clause, reading.parsed.tokens
    if clause.opener is not Role.SUBORDINATOR or not clause.first:
        return False
    before = tokens[clause.first - 1]
    return any(isinstance(m, TimeMention) and m.type is TimexType.DURATION and m.span.covers(before.span)
               for m in reading.mentions)  # fmt: skip


def _befallen(reading: SentenceReading, filler: Filler, patient: frozenset[str], pack: Pack) -> frozenset[str]:
    """The keys of the one it befell; of whom a pronoun beside the verb stands for, when nobody else is named."""
    frame = filler.told
    if frame is None or filler.who is frame.patient:
        return frozenset()
    if any(key[0] == "n" for key in patient) or not frame.is_verb:
        return patient
    words, tokens = speech_tables(pack).words[Mark.PRONOUN_ONE], reading.parsed.tokens
    beside = [*range(max(frame.clause.first, frame.hit.first - 2), frame.hit.first), frame.hit.last]
    if not any(n < len(tokens) and tokens[n].norm in words for n in beside):
        return patient
    people = [p for p in reading.persons() if p.key != getattr(filler.who, "key", None)] or reading.people
    return keys_of(people[0]) if len(people) == 1 else patient


def _before(reading: SentenceReading, filler: Filler) -> frozenset[str]:
    """The keys of the sentence before, where this one leans on it: with a pronoun, or as a line of results."""
    if filler.told is None:
        return reading.before
    clause = filler.told.clause
    return reading.before if reading.parsed.cues.between(clause.first, clause.last, Role.PRONOUN) else frozenset()


def _fills(role: str, concept: EventConcept) -> bool:
    """Only roles that one alone can fill say something against another claim; the agent of anything may be disputed,
    and so may whom it befell where a function tells it ("the victim is X")."""
    return role in concept.exclusive or role in concept.usual or role in (AGENT, ORDER) or bool(concept.befallen)


def _is_said_of_one(filler: Filler) -> bool:
    """Does the text say that nobody else fills the role ("it was X who", "the victim was X")?"""
    return filler.rule in (CLEFT, BEFALLEN)
