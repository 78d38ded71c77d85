"""Fillers: who fills the roles of a predicate, whatever way it is told.

Besides the subject and the object: who receives what is given, who had it done, who did what a light verb names ("carry
out the attack"), and who is accused of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.claims.antecedents import antecedent
from claimcheck.claims.appositions import named_behind
from claimcheck.claims.attribution import Speech
from claimcheck.claims.clauses import Clause
from claimcheck.claims.clefts import cleft_before, is_negated, put_to_fore
from claimcheck.claims.equations import named_by_be
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import SHARE
from claimcheck.languages import Form, Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.languages.speech import Mark, speech_tables
from claimcheck.model import ActorMention, QuantityMention, Span
from claimcheck.model.quick import quickly_made, replace

AGENT, PATIENT, ORDER = "agent", "patient", "order"
"""Roles: who did it, whom it befell, who had it done."""
CARRIED_OUT, CLAIMED, ORDERED = "carried out", "claimed", "ordered"
"""Rules of roles in what the object of another verb names."""
ATTACK = "attack"
"""What is claimed where the words for it do not name it ("claimed responsibility")."""
UNDERWENT = "subject who underwent it"
"""Rule of those whom another predicate befell than the one whose subject they are."""
CLEFT = "put to the fore"
"""Rule of agents of whom a sentence says that they did it, and nobody else ("it was X who ...")."""
RESPONSIBILITY = "responsibility.claimed"
"""The state that a claim of responsibility leads to."""
ALONE = frozenset({"person", "role"})
"""Types of speakers who may say of themselves what they did."""
SUBJECT_REACH = 5
"""Tokens before a verb within which its subject pronoun stands: "il n'a pas encore été" is five."""
OBJECT_REACH = 14
"""Tokens between a verb that orders or carries out and the event that it names."""
WON = frozenset({SHARE, "object"})
"""Units of what several win some of."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Filler:
    """Somebody who fills a role of a happening: `told` is the frame that tells of it, None where a function does, which
    is that of `objects`."""

    concept: str
    role: str
    who: Nominal
    told: Frame | None
    rule: str
    objects: frozenset[str] = NO_KEYS


def find_fillers(reading: SentenceReading, frame: Frame, speeches: Sequence[Speech], pack: Pack) -> list[Filler]:
    """Who fills the roles of a frame that is told as a fact, and of the event that its object names."""
    doer = accused_of(frame, reading, speeches) or frame.agent or _speaker_of(reading, frame, speeches)
    others = _others(reading, frame, doer, pack)
    return [*_own(frame, reading, speeches, pack), *others]


def fillers_of_denied(frame: Frame, pack: Pack) -> list[Filler]:
    """Whom what is opposed to a denied happening befell: who "did not survive" died."""
    concept = pack.concepts.events.get(frame.concept)
    if concept is None or concept.subject_of or frame.agent is None or frame.passive or frame.is_noun:
        return []
    befell = {pack.concepts.events[other].subject_of for other in concept.opposite}
    return [Filler(other, PATIENT, frame.agent, frame, UNDERWENT) for other in sorted(befell) if other]


def _own(frame: Frame, reading: SentenceReading, speeches: Sequence[Speech], pack: Pack) -> Iterator[Filler]:
    accused = accused_of(frame, reading, speeches)
    agent, patient, rule = accused or _agent(frame, pack), frame.patient, "accused" if accused else "agent by order"
    agent = agent or _of_main_verb(reading, frame)
    cleft = cleft_before(frame.parsed, frame.clause)
    if accused is None and cleft is not None:
        fore = agent or _in_cleft(reading, cleft, pack)
        agent, rule = None if is_negated(frame.parsed, cleft, frame.clause.first) else fore, CLEFT
    named = named_by_be(frame, pack.clitics) if accused is None and cleft is None else None
    told = named or _pronoun(reading, frame, pack) or _speaker_of(reading, frame, speeches)
    subject = None if accused or cleft is not None else told
    if subject is not None and (frame.passive or frame.hit.entry.swapped):
        patient = named or patient or subject
    elif subject is not None:
        agent, rule = subject, CLEFT if named is not None else "pronoun"
    if agent is not None:
        yield Filler(frame.concept, AGENT, agent, frame, rule)
        if not frame.is_noun:
            yield from _undergone(frame, agent, pack)
    if patient is not None:
        patient = _of_post(frame, reading, patient, pack)
        yield Filler(frame.concept, PATIENT, patient, frame, "patient by order")
        if (frame.passive or frame.is_noun) and agent is None:  # "X est mort", "the death of X"
            yield from _undergone(frame, patient, pack)
    if frame.ordered_by is not None:
        yield Filler(frame.concept, ORDER, frame.ordered_by, frame, "ordered by")


def _of_post(frame: Frame, reading: SentenceReading, patient: Nominal, pack: Pack) -> Nominal:
    """Who is given a post, where its object is the post alone and the name stands behind it."""
    concept = pack.concepts.events.get(frame.concept)
    return (named_behind(reading, patient) or patient) if concept is not None and concept.office else patient


def _of_main_verb(reading: SentenceReading, frame: Frame) -> Nominal | None:
    """Who does what the verb before a gerund of its clause tells ("raised the alarm after finding the body")."""
    if frame.passive or not frame.is_gerund:
        return None
    before = (f for f in reversed(reading.frames) if f.clause == frame.clause and f.hit.last <= frame.hit.first)
    main = next((f for f in before if f.is_verb), None)
    return main.agent if main is not None and not main.passive and main.patient is None else None


def _agent(frame: Frame, pack: Pack) -> Nominal | None:
    """Who did it; not who stands before a participle that is a noun ("the judge said: no warning before the shot"), nor
    who won some of what is shared out."""
    named = not frame.is_noun and frame.is_determined
    before = frame.agent is not None and frame.agent.span.end <= frame.hit.span.start
    return None if (named and before) or _wins_some(frame, pack) else frame.agent


def _wins_some(frame: Frame, pack: Pack) -> bool:
    """Is what is won so many seats, or a share of the votes, of which others win theirs? So many metres, or ahead of so
    many riders, is won by one."""
    concept, won = pack.concepts.events.get(frame.concept), frame.patient
    if concept is None or not concept.contest or not isinstance(won, QuantityMention):
        return False
    return won.unit in WON


def _undergone(frame: Frame, subject: Nominal, pack: Pack) -> Iterator[Filler]:
    """ "X died": the subject is whom another predicate befell."""
    concept = pack.concepts.events.get(frame.concept)
    if concept is not None and concept.subject_of:
        yield Filler(concept.subject_of, PATIENT, subject, frame, UNDERWENT)


def _in_cleft(reading: SentenceReading, cleft: Clause, pack: Pack) -> ActorMention | None:
    """Whom a pronoun put to the fore stands for: "it was she who raised the alarm"."""
    at = _last_pronoun(reading, put_to_fore(reading.parsed, cleft, cleft.last), pack)
    return antecedent(reading, at, pack) if at is not None else None


def _pronoun(reading: SentenceReading, frame: Frame, pack: Pack) -> ActorMention | None:
    """Whom the pronoun right before a verb stands for."""
    if not frame.is_verb:
        return None
    first, tokens = max(frame.clause.first, frame.hit.first - SUBJECT_REACH), reading.parsed.tokens
    cues = reading.parsed.cues.between(first, frame.hit.first, Role.PRONOUN)
    at = next((cue.first for cue in reversed(cues) if _is_personal(tokens[cue.first].norm, pack)), None)
    if at is None or _is_beside_another(frame, at):
        return None
    return antecedent(reading, at, pack)


def _speaker_of(reading: SentenceReading, frame: Frame, speeches: Sequence[Speech]) -> ActorMention | None:
    """The speaker, on the word by which he says of himself that he did it ("I took the decision")."""
    first = max(frame.clause.first, frame.hit.first - SUBJECT_REACH)
    cues = reading.parsed.cues.between(first, frame.hit.first, Role.SPEAKING)
    if not (frame.is_verb and cues) or _is_beside_another(frame, cues[-1].first):
        return None
    said = (s.speaker for s in reversed(speeches) if s.content.covers(frame.hit.span))
    speaker = next((s for s in said if s is not None and s.type in ALONE), None)
    word = reading.parsed.tokens[cues[-1].first]
    return speaker and replace(speaker, span=word.span, quote=word.text, sentence=reading.sentence.index)


def _is_beside_another(frame: Frame, subject: int) -> bool:
    """Is somebody or something told between the subject and the verb?"""
    end = frame.parsed.tokens[subject].end
    return any(end <= nominal.span.start < frame.hit.span.start for nominal in frame.nominals)


def _last_pronoun(reading: SentenceReading, where: range, pack: Pack) -> int | None:
    tokens = reading.parsed.tokens
    return next((n for n in reversed(where) if _is_personal(tokens[n].norm, pack)), None)


def _is_personal(word: str, pack: Pack) -> bool:
    """Does the pronoun stand for people?"""
    words = speech_tables(pack).words
    return word in words[Mark.PRONOUN_ONE] or word in words[Mark.PRONOUN_MANY]


def accused_of(frame: Frame, reading: SentenceReading, speeches: Sequence[Speech]) -> ActorMention | None:
    """Whom an accusation names, where the frame is the first thing in it and has no subject of its own. What only tells
    how something else is ("with a suspended term") is no deed.
    """
    if frame.hit.entry.part is PartOfSpeech.ADJECTIVE:
        return None
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


def _others(reading: SentenceReading, frame: Frame, agent: Nominal | None, pack: Pack) -> Iterator[Filler]:
    concept = pack.concepts.events.get(frame.concept)
    if concept is None:
        return
    if concept.gives and frame.recipient is not None:
        yield Filler(concept.gives, AGENT, frame.recipient, frame, "recipient")
    if not (concept.does or concept.orders) or agent is None:
        return
    target = _target(reading, frame, concept.orders)
    claimed = RESPONSIBILITY in concept.states
    if target is not None:
        role = ORDER if concept.orders else AGENT
        done = CLAIMED if claimed else CARRIED_OUT
        yield Filler(target.concept, role, agent, target, ORDERED if concept.orders else done)
    elif claimed:
        yield Filler(ATTACK, AGENT, agent, frame, CLAIMED)


def _target(reading: SentenceReading, frame: Frame, orders: bool) -> Frame | None:
    """The event that a verb's object names: the next one after it, or the one before a passive or a participle."""
    if frame.passive or frame.hit.entry.swapped:
        before = [f for f in reading.frames if f.hit.last <= frame.hit.first and _may_be_ordered(f, orders)]
        near = [f for f in before if frame.hit.first - f.hit.last <= OBJECT_REACH]
        heads = [f for f in near if f.clause == near[-1].clause and not _hangs_on_another(f, near)]
        return heads[-1] if heads else None
    after = [f for f in reading.frames if frame.hit.last <= f.hit.first < frame.hit.last + OBJECT_REACH]
    fits = [f for f in after if f.is_noun or Form.INFINITIVE in f.hit.entry.forms]
    return fits[0] if fits and fits[0] is after[0] else None


def _may_be_ordered(frame: Frame, orders: bool) -> bool:
    """May the subject of a passive name it: a noun, or what was decided ("the decision to close was taken")?"""
    return frame.is_noun or (orders and Form.INFINITIVE in frame.hit.entry.forms)


def _hangs_on_another(frame: Frame, near: Sequence[Frame]) -> bool:
    """Does "of" join the noun to another of the nouns before a verb, which is then its subject ("the only goal of the
    match")?"""
    cues, first = frame.parsed.cues, frame.hit.first
    joined = any(cues.has(n, Role.OF) for n in (first - 1, first - 2))
    return joined and any(other.clause == frame.clause and other.hit.last < first for other in near)
