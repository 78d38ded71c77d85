"""Who did it and to whom: the roles of the predicates of a sentence, whatever way they are told.

Besides the subject and the object: who receives what is given, who had it done, who did what a light verb names ("carry
out the attack"), who is accused of it, and whose function names the deed ("the winner, X").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.claims.attribution import Speech
from claimcheck.claims.draft import Draft, facets_of, party_of, years_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import keys_of
from claimcheck.claims.nominals import AGE, Nominal
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.claims.words import NAMED
from claimcheck.languages import EventConcept, Form, Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.languages.speech import Mark, NounKind, speech_tables
from claimcheck.model import ActorMention, Aspect, Facets, Party, Question, Span, TimeMention, TimeRange, TimexType

AGENT, PATIENT, ORDER = "agent", "patient", "order"
"""Roles: who did it, whom it befell, who had it done."""
CARRIED_OUT, CLAIMED, ORDERED = "carried out", "claimed", "ordered"
ARMED = frozenset({"camp:rebels"})
"""The traits of a body of which nothing is known but that it claims an attack: it speaks for no state."""
OF_OBJECTS = frozenset({CARRIED_OUT, CLAIMED, ORDERED})
"""Rules of roles in what the object of another verb names."""
POST_REACH = 2
"""Tokens behind a predicate within which a bare post begins: "élu de nouveau maire" is two."""
PEOPLE = frozenset({"role", "person"})
"""Types of actors that hold an office."""
TEAM = "team"
"""The body that is told by whom it is made of."""
BODY_REACH = 12
"""Characters between "of" and the body whose team it is: an article, an adjective."""
AGE_REACH = 20
"""Characters between one described and the age: "un pompier volontaire de 22 ans"."""
ATTACK = "attack"
"""What is claimed where the words for it do not name it ("claimed responsibility")."""
RESPONSIBILITY = "responsibility.claimed"
"""The state that a claim of responsibility leads to."""
SUBJECT_REACH = 5
"""Tokens before a verb within which its subject pronoun stands: "il n'a pas encore été" is five."""
OBJECT_REACH = 14
"""Tokens between a verb that orders or carries out and the event that it names."""
LABEL_REACH = 4
"""Tokens between a function and the name that a colon or the verb "to be" gives it: "le vainqueur de l'étape est X"."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Somebody who fills a role of a happening: `told` is the frame that tells of it, None where a function does."""

    concept: str
    role: str
    who: Nominal
    told: Frame | None
    rule: str


def role_drafts(
    reading: SentenceReading, frame: Frame, speeches: Sequence[Speech], pack: Pack
) -> list[Draft]:
    """The drafts on who fills the roles of a frame that is told as a fact."""
    fillers = [*_own(frame, reading, speeches, pack), *_others(reading, frame, pack)]
    return [draft for filler in fillers if (draft := _draft(reading, filler, pack)) is not None]


def function_drafts(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """The drafts on those whose function names what they did: "Winner: X", "X, the founder of the club"."""
    actors = [m for m in reading.mentions if isinstance(m, ActorMention) and m.function]
    fillers = [
        Filler(concept.id, AGENT, named, None, "agent by function")
        for actor in actors
        for concept in _deeds(pack).get(actor.function or "", ())
        if (named := _named(reading, actor)) is not None
    ]
    return [draft for filler in fillers if (draft := _draft(reading, filler, pack)) is not None]


def _own(
    frame: Frame, reading: SentenceReading, speeches: Sequence[Speech], pack: Pack
) -> Iterator[Filler]:
    accused = _accused(frame, reading, speeches)
    agent, patient, rule = accused or frame.agent, frame.patient, "accused" if accused else "agent by order"
    subject = None if accused else _pronoun(reading, frame, pack)
    if subject is not None and (frame.passive or frame.hit.entry.swapped):
        patient = patient or subject
    elif subject is not None:
        agent, rule = subject, "pronoun"
    if agent is not None:
        yield Filler(frame.concept, AGENT, agent, frame, rule)
        yield from _undergone(frame, agent, pack)
    if patient is not None:
        yield Filler(frame.concept, PATIENT, patient, frame, "patient by order")
    if frame.ordered_by is not None:
        yield Filler(frame.concept, ORDER, frame.ordered_by, frame, "ordered by")


def _undergone(frame: Frame, subject: Nominal, pack: Pack) -> Iterator[Filler]:
    """ "X died": the subject is whom another predicate befell."""
    concept = pack.concepts.events.get(frame.concept)
    if concept is not None and concept.subject_of and not _is_noun(frame):
        yield Filler(concept.subject_of, PATIENT, subject, frame, "subject who underwent it")


def _pronoun(reading: SentenceReading, frame: Frame, pack: Pack) -> ActorMention | None:
    """Whom the pronoun right before a verb stands for: the one person named before it, in the sentence or the last."""
    words, tokens = speech_tables(pack).words[Mark.PRONOUN_ONE], reading.parsed.tokens
    if frame.hit.entry.part is not PartOfSpeech.VERB:
        return None
    first = max(frame.clause.first, frame.hit.first - SUBJECT_REACH)
    cues = reading.parsed.cues.between(first, frame.hit.first, Role.PRONOUN)
    at = next((cue.first for cue in reversed(cues) if tokens[cue.first].norm in words), None)
    if at is None or any(tokens[at].end <= n.span.start < frame.hit.span.start for n in frame.nominals):
        return None
    inside = [person for person in reading.persons() if person.span.end <= tokens[at].start]
    if inside:
        return inside[0] if len(inside) == 1 else None
    if len(reading.people) != 1:
        return None
    return replace(reading.people[0], span=tokens[at].span, quote=tokens[at].text, sentence=reading.sentence.index)


def _accused(frame: Frame, reading: SentenceReading, speeches: Sequence[Speech]) -> ActorMention | None:
    """Whom an accusation names, where the frame is the first thing in it and has no subject of its own."""
    for speech in speeches:
        if speech.accused is None or not speech.content.covers(frame.hit.span):
            continue
        inside = [f for f in reading.frames if speech.content.covers(f.hit.span)]
        if inside[0] is frame and not _has_subject(frame, speech):
            return speech.accused
    return None


def _has_subject(frame: Frame, speech: Speech) -> bool:
    """Stands a nominal between the one accused and the predicate, or is its agent told after it?"""
    between = Span(speech.content.start, max(frame.hit.span.start, speech.content.start + 1))
    agent = frame.agent
    return agent is not None and (between.covers(agent.span) or agent.span.start >= frame.hit.span.end)


def _others(reading: SentenceReading, frame: Frame, pack: Pack) -> Iterator[Filler]:
    concept = pack.concepts.events.get(frame.concept)
    if concept is None:
        return
    if concept.gives and frame.recipient is not None:
        yield Filler(concept.gives, AGENT, frame.recipient, frame, "recipient")
    if not (concept.does or concept.orders) or frame.agent is None:
        return
    target = _target(reading, frame, pack)
    claimed = RESPONSIBILITY in concept.states
    if target is not None:
        role = ORDER if concept.orders else AGENT
        done = CLAIMED if claimed else CARRIED_OUT
        yield Filler(target.concept, role, frame.agent, target, ORDERED if concept.orders else done)
    elif claimed:
        yield Filler(ATTACK, AGENT, frame.agent, frame, CLAIMED)


def _target(reading: SentenceReading, frame: Frame, pack: Pack) -> Frame | None:
    """The event that a verb's object names: the next one after it, or the one before a passive or a participle."""
    if frame.passive or frame.hit.entry.swapped:
        before = [f for f in reading.frames if f.hit.last <= frame.hit.first and _is_noun(f)]
        near = [f for f in before if frame.hit.first - f.hit.last <= OBJECT_REACH]
        return near[-1] if near else None
    after = [f for f in reading.frames if frame.hit.last <= f.hit.first < frame.hit.last + OBJECT_REACH]
    fits = [f for f in after if _is_noun(f) or Form.INFINITIVE in f.hit.entry.forms]
    return fits[0] if fits and fits[0] is after[0] else None


def _is_noun(frame: Frame) -> bool:
    return frame.hit.entry.part is PartOfSpeech.NOUN


@cache
def _deeds(pack: Pack) -> dict[str, list[EventConcept]]:
    """The events that a function names, by the function."""
    found: dict[str, list[EventConcept]] = {}
    for concept in pack.concepts.events.values():
        for function in set(concept.done_by):
            found.setdefault(function, []).append(concept)
    return found


def _named(reading: SentenceReading, actor: ActorMention) -> ActorMention | None:
    """The one whom a function names: its bearer, or whom a colon or "to be" gives it."""
    if actor.type == "person":
        return actor
    parsed = reading.parsed
    people = [m for m in reading.mentions if isinstance(m, ActorMention) and m.type in ("person", "organisation")]
    after = parsed.token_at(actor.span.end - 1) + 1
    for person in people:
        first = parsed.token_at(person.span.start)
        links = (n for n in range(after, first) if parsed.tokens[n].text == ":" or parsed.cues.has(n, Role.BE))
        told = any(after <= frame.hit.first < first and not _is_noun(frame) for frame in reading.frames)
        if not told and after <= first <= after + OBJECT_REACH and any(first - n <= LABEL_REACH for n in links):
            return person
        last = parsed.token_at(person.span.end - 1) + 1
        noun = parsed.token_at(actor.span.start)
        if last < noun <= last + LABEL_REACH and parsed.cues.between(last, noun, Role.BE):
            return person
    return None


def _draft(reading: SentenceReading, filler: Filler, pack: Pack) -> Draft | None:
    concept = _concept_of(filler, pack)
    if concept is None or not _fills(filler.role, concept):
        return None
    party = _party(reading, filler.who, pack)
    if party is None:
        return None
    frame = filler.told
    if filler.rule == CLAIMED and party.kind != "country" and not _is_of_state(party):
        party = replace(party, traits=party.traits | ARMED)
    basis = "expected" if frame is not None and frame.mood.reality is Reality.EXPECTED else "actual"
    facets = _facets(reading, filler, concept, pack)
    question = Question(Aspect.ACTOR, topic=concept.id, role=filler.role, basis=basis)
    hearsay = frame is not None and frame.mood.hearsay
    return Draft(filler.who.span, question, party, facets, filler.rule, hearsay=hearsay)


def _concept_of(filler: Filler, pack: Pack) -> EventConcept | None:
    """What the filler is a role of: another concept where the predicate is but one way of telling of it."""
    concept = pack.concepts.events.get(filler.concept)
    return pack.concepts.events[concept.roles_of] if concept is not None and concept.roles_of else concept


def _is_of_state(party: Party) -> bool:
    """Is it known whom it speaks for: a country, or a camp of its war?"""
    return any(trait.startswith(("camp:", "country:")) for trait in party.traits)


def _facets(reading: SentenceReading, filler: Filler, concept: EventConcept, pack: Pack) -> Facets:
    near = filler.told.hit.span if filler.told is not None else filler.who.span
    facets = facets_of(reading, filler.told, near, pack)
    return replace(
        facets,
        context=facets.context | _before(reading, filler),
        predicate=concept.id,
        kind=concept.kind,
        once=concept.once,
        exclusive=frozenset(concept.exclusive),
        usual=frozenset(concept.usual),
        family=pack.concepts.family_of(concept.id),
        marks=_marks(reading, filler, concept, pack),
        time=_time(reading, filler, facets.time),
        patient=_befallen(reading, filler, facets.patient, pack),
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
    if any(key[0] == "n" for key in patient) or frame.hit.entry.part is not PartOfSpeech.VERB:
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


def _marks(reading: SentenceReading, filler: Filler, concept: EventConcept, pack: Pack) -> frozenset[str]:
    """What tells the contest or the office from others, said in the clause."""
    clause = filler.told.clause if filler.told is not None else None
    tokens = reading.parsed.tokens[clause.first : clause.last] if clause is not None else reading.parsed.tokens
    if concept.contest:
        return frozenset(entry for *_, entries in pack.contests.everywhere(tokens) for entry in entries)
    if concept.office and tokens:
        start, end = tokens[0].start, tokens[-1].end
        actors = [m for m in reading.mentions if isinstance(m, ActorMention) and start <= m.span.start < end]
        held = frozenset(f"office.{m.function}" for m in actors if m.function and m.type in PEOPLE)
        return held | _post_behind(reading, filler, pack)
    return frozenset()


def _post_behind(reading: SentenceReading, filler: Filler, pack: Pack) -> frozenset[str]:
    """The post told without an article right behind the predicate: "élue maire", "appointed director"."""
    if filler.told is None:
        return frozenset()
    tokens, tables = reading.parsed.tokens, speech_tables(pack)
    hit = filler.told.hit
    behind = range(hit.first + 1, min(hit.last + POST_REACH, len(tokens)))
    for first in behind:
        whole_and_head = (tables.noun_at(tokens, first), tables.noun_at(tokens[: first + 1], first))
        posts = {noun[1].concept for noun in whole_and_head if noun is not None and noun[1].kind is NounKind.PERSON}
        if posts:
            return frozenset(f"office.{post}" for post in posts)
    return frozenset()


def _fills(role: str, concept: EventConcept) -> bool:
    """Only roles that one alone can fill say something against another claim; the agent of anything may be disputed."""
    return role in concept.exclusive or role in concept.usual or role in (AGENT, ORDER)


def _party(reading: SentenceReading, who: Nominal, pack: Pack) -> Party | None:
    """Who fills the role, with those whom "and" joins to him."""
    party = party_of(who, pack)
    if party is not None:
        party = _of_body(reading, who, _aged(reading, who, party), pack)
    for other in _joined(reading, who, pack):
        beside = party_of(other, pack)
        if party is not None and beside is not None:
            party = party.with_other(beside)
    return party


def _aged(reading: SentenceReading, who: Nominal, party: Party) -> Party:
    """The party with the age that stands beside it: "un pompier de 22 ans", "a 58-year-old customer"."""
    if party.is_named:
        return party
    for age in reading.quantities():
        gap = max(age.span.start - who.span.end, who.span.start - age.span.end)
        if age.measure == AGE and gap <= AGE_REACH:
            return replace(party, traits=party.traits | years_of(age))
    return party


def _of_body(reading: SentenceReading, who: Nominal, party: Party, pack: Pack) -> Party:
    """A team with what those are of whom it is: "une équipe du Muséum", "a team of cavers"."""
    if not isinstance(who, ActorMention) or who.function != TEAM or party.is_named:
        return party
    index = reading.parsed.token_at(who.span.end - 1) + 1
    cue = reading.parsed.cues.at(index, Role.OF, Role.FROM)
    if cue is None or cue.last >= len(reading.parsed.tokens):
        return party
    start, end = reading.parsed.tokens[index].start, reading.parsed.tokens[cue.last].end + BODY_REACH
    behind = (m for m in reading.mentions if isinstance(m, ActorMention) and start <= m.span.start < end)
    body = next((party_of(m, pack) for m in behind), None)
    if body is None:
        return party
    return replace(party, keys=party.keys | body.keys, sides=party.sides | body.sides, traits=body.traits)


def _is_alike(one: Nominal, other: Nominal) -> bool:
    """Are the two names of one kind? What "and" joins to a description may begin another clause."""
    if not isinstance(one, ActorMention) or not isinstance(other, ActorMention):
        return False
    return one.type == other.type and one.type in NAMED | {"country"}


def _joined(reading: SentenceReading, who: Nominal, pack: Pack) -> list[Nominal]:
    """The nominals that "and" joins to one, in a row that commas may begin."""
    small = speech_tables(pack).small
    beside = [m for m in reading.mentions if isinstance(m, Nominal) and not m.span.overlaps(who.span)]
    row: list[Nominal] = []
    closed = 0
    end = who.span.end
    for other in sorted((m for m in beside if m.span.start > end), key=lambda m: m.span):
        gap = [t for t in reading.parsed.tokens if end <= t.start and t.end <= other.span.start]
        words = [t.norm for t in gap]
        if not words or not all(w == "," or w in small["joint"] or w in small["determiner"] for w in words):
            break
        if not _is_alike(who, other):
            break
        row.append(other)
        end = other.span.end
        if any(w in small["joint"] for w in words):
            closed = len(row)
    return row[:closed]
