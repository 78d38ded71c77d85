"""Framing: the frame of each predicate of a sentence, read off the order of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS, keys_of, token_keys
from claimcheck.claims.modified import find_modified
from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.nominals import NOBODY, Filled, Nominals, find_nominals
from claimcheck.claims.noun_roles import noun_roles, roles_in_subject
from claimcheck.claims.parsed import Parsed, parse_sentence
from claimcheck.claims.reality import Reality, announces, read_mood
from claimcheck.claims.slots import Slots, find_slots, rest_behind
from claimcheck.languages import EventConcept, Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.amounts import is_unit
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, AnyMention, PlaceMention, QuantityMention, Sentence, Span
from claimcheck.model.quick import quickly_made, replace

Keys = tuple[str | None, ...]
ATTACK = "ASSAULT"
"""The kind of event (PLOVER) that a country's planes or shells do for it."""
ARMS, ARMS_REACH = "arms", 3
"""The class of what a country attacks with, and the tokens from its adjective on among which that ends."""
GIVER_REACH = 4
"""Tokens behind a phrase that leads to the giver among which no other event is named."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Ground:
    """What the frame of a predicate is read from: `nominals` are those beside its own words, `keys` all tokens'."""

    parsed: Parsed
    hit: Hit[Predicate]
    nominals: Nominals
    keys: Keys
    pack: Pack

    @property
    def concept(self) -> EventConcept | None:
        return self.pack.concepts.events.get(self.hit.entry.concept)

    @property
    def tells_of_doer(self) -> bool:
        """Is it an adjective that says of somebody that he does it ("at the wheel")?"""
        adjective = self.hit.entry.part is PartOfSpeech.ADJECTIVE
        return adjective and self.concept is not None and self.concept.of_doer

    def keys_in(self, where: range) -> frozenset[str]:
        return frozenset(key for index in where if (key := self.keys[index]))

    def frame(
        self,
        agent: Filled,
        patient: Filled,
        agent_keys: frozenset[str],
        patient_keys: frozenset[str],
        *,
        passive: bool = False,
    ) -> Frame:
        """The frame with these roles."""
        mood = read_mood(self.parsed, self.hit, self.pack)
        subject = None if passive else agent.heads
        if subject is not None and announces(self.parsed, self.hit, subject.span, self.pack):
            mood = replace(mood, reality=Reality.EXPECTED)
        known, clause = self.nominals.known, self.parsed.clause_at(self.hit.first)
        return Frame(
            self.parsed, self.hit, mood, passive, agent.heads, patient.heads, agent_keys, patient_keys, known, clause,
            agent.named, patient.named,
        )  # fmt: skip


def read_frames(
    sentence: Sentence, mentions: Sequence[AnyMention], pack: Pack
) -> tuple[Parsed, list[Frame], list[Frame], Keys]:
    """The sentence cut in clauses, a frame for each predicate in it, those of the general ones, each token's key."""
    parsed = parse_sentence(sentence, mentions, pack)
    nominals = find_nominals(parsed, mentions)
    keys = token_keys(parsed, mentions, pack)
    own, general = (
        [_frame(Ground(parsed, hit, nominals.apart_from(hit.span), keys, pack), nominals) for hit in hits]
        for hits in (parsed.predicates, parsed.general)
    )
    return parsed, own, general, keys


def _frame(ground: Ground, nominals: Nominals) -> Frame:
    frame = _noun_frame(ground) if ground.hit.entry.part is PartOfSpeech.NOUN else _verb_frame(ground)
    own = nominals.inside(ground.hit.span)
    if own is not None and not ground.hit.entry.swapped:  # "had no case to answer" befalls the subject
        frame = _with_own_object(frame, own)
    return _with_others(frame, ground)


def _with_own_object(frame: Frame, own: Nominal) -> Frame:
    """The frame of a phrase that holds its object itself ("prise de la ville")."""
    keys, nominals = frame.patient_keys | keys_of(own), (*frame.nominals, own)
    return replace(frame, patient=own, patient_named=own, patient_keys=keys, nominals=nominals)


def _with_others(frame: Frame, ground: Ground) -> Frame:
    """The frame with who receives, where its predicate gives, and who had it done."""
    concept = ground.concept
    gives = concept is not None and bool(concept.gives)
    if not gives and not ground.parsed.cues.holds(Role.ORDERED_BY):
        return frame
    nominals, after = Nominals(ground.parsed, frame.nominals), rest_behind(ground.parsed, ground.hit)
    ordered = nominals.after_cue(after, Role.ORDERED_BY) or nominals.after_cue(_opening(ground), Role.ORDERED_BY)
    recipient = _recipient(frame, ground, nominals, after) if gives else None
    if not ordered and not recipient:
        return frame
    goes = recipient is not None and not frame.passive and frame.agent is None  # "the prize went to X"
    given = frame.agent_keys if goes else NO_KEYS
    return replace(frame, recipient=recipient, ordered_by=ordered, patient_keys=frame.patient_keys | given)


def _recipient(frame: Frame, ground: Ground, nominals: Nominals, after: range) -> Nominal | None:
    """Who is given something: behind "to", else whom the verb has for its object, or for its subject in the passive,
    where that is a person, or its own words name what is given ("the club was awarded the contract")."""
    led = ground.parsed.cues.has(ground.hit.last - 1, Role.TO)  # "revenir à" is a phrase itself
    found = nominals.after_cue(range(after.start - led, after.stop), Role.TO)
    told = frame.patient if isinstance(frame.patient, ActorMention) else None
    if found is not None or told is None or nominals.is_governed(told, range(len(ground.parsed.tokens))):
        return found
    names_gift = bool(ground.hit.entry.needs) or ground.hit.last - ground.hit.first > 1
    return told if told.type == "person" or (frame.passive and names_gift) else None


def _opening(ground: Ground) -> range:
    """What stands before a predicate in its clause, with what opens the sentence before that: "at X's call, workers
    struck"."""
    parsed, hit = ground.parsed, ground.hit
    position = parsed.position_at(hit.first)
    opened = position == 1 and not any(h.first < parsed.clauses[1].first for h in parsed.predicates)
    return range(0 if opened else parsed.clauses[position].first, hit.first)


def _verb_frame(ground: Ground) -> Frame:
    nominals, slots = ground.nominals, find_slots(ground.parsed, ground.hit)
    subject = find_modified(nominals, slots.subject) if slots.bare else NOBODY
    if subject.named is None:
        subject = nominals.subject_in(slots.subject, ground.pack.clitics)
    left, right = ground.keys_in(slots.subject), ground.keys_in(slots.object)
    if ground.tells_of_doer:
        doer = subject if subject.named is not None else _filled(_inverted_subject(ground))
        return ground.frame(doer, NOBODY, left, right)
    if ground.hit.entry.swapped and slots.passive and slots.by:  # "was succeeded as coach by X"
        by = nominals.object_in(slots.by, ground.pack)
        return ground.frame(NOBODY, by, NO_KEYS, left | right)
    if ground.hit.entry.swapped:
        giver = _giver(ground)
        return ground.frame(_filled(giver), subject, keys_of(giver) if giver else NO_KEYS, left | right)
    if slots.passive and not _is_done_by_subject(ground, slots):
        if (roles := roles_in_subject(ground.parsed, ground.hit, nominals, slots, ground.pack)) is not None:
            agent, target = roles
            by_keys = ground.keys_in(slots.by) | (keys_of(agent) if agent else NO_KEYS)
            return ground.frame(_filled(agent), _filled(target), by_keys, left | right, passive=True)
        by = nominals.object_in(slots.by, ground.pack)
        by = by if by.named is not None else _filled(_nation_in(ground, slots.by))
        return ground.frame(by, subject, ground.keys_in(slots.by), left | right, passive=True)
    behind = nominals.behind_asides(slots.object)
    right, done_to = ground.keys_in(behind), nominals.object_in(behind, ground.pack)
    if subject.named is None and _has_object(ground, done_to):  # not "Russian jet shot down over X"
        subject = _filled(_nation_in(ground, slots.subject))
    return ground.frame(subject, done_to, left, right)


def _has_object(ground: Ground, done_to: Filled) -> bool:
    """Does an object stand behind the verb, and no preposition between?"""
    cues, behind = ground.parsed.cues, ground.hit.last
    told = done_to.named is not None or cues.has(behind, Role.DETERMINER)
    return told and not cues.has(behind, Role.PREPOSITION, Role.LOCATIVE)


def _nation_in(ground: Ground, where: range) -> Nominal | None:
    """The country whose thing is told to attack ("Russian planes bombed", "shelled by Ukrainian artillery")."""
    if ground.concept is None or ground.concept.kind != ATTACK or not where:
        return None
    tokens = ground.parsed.tokens
    span = Span(tokens[where.start].start, tokens[where.stop - 1].end)
    found = next((adjective for adjective in ground.nominals.adjectives if span.covers(adjective.span)), None)
    if found is None:
        return None
    at = ground.parsed.token_at(found.span.start)
    beside = tokens[max(where.start, at - 1) : min(at + ARMS_REACH, where.stop)]
    return found if any(hit.entry == ARMS for hit in ground.pack.objects.find(beside)) else None


def _is_done_by_subject(ground: Ground, slots: Slots) -> bool:
    """Is it the past of a phrase whose verb has "be" for its auxiliary ("est repartie avec le prix")?"""
    hit = ground.hit
    phrase = hit.last - hit.first > 1 and hit.entry.part is PartOfSpeech.VERB and not slots.by
    return phrase and ground.parsed.tokens[hit.first].norm in ground.pack.past_with_be


def _filled(nominal: Nominal | None) -> Filled:
    return Filled(nominal, nominal)


def _inverted_subject(ground: Ground) -> Nominal | None:
    """Who stands behind the verb that follows what he does: "at the wheel was X", "au volant se trouvait X"."""
    parsed, after = ground.parsed, ground.hit.last
    after += parsed.cues.has(after, Role.REFLEXIVE)
    verbs = [h.last for h in parsed.predicates if h.first == after and h.entry.part is PartOfSpeech.VERB]
    ends = verbs or [cue.last for cue in parsed.cues.between(after, after + 1, Role.BE)]
    return ground.nominals.head_in(range(ends[0], parsed.clause_at(after).last)) if ends else None


def _giver(ground: Ground) -> Nominal | None:
    """Who stands behind a verb whose subject is whom it befalls: "received a kidney from X", "fell to X"."""
    nominals, after = ground.nominals, rest_behind(ground.parsed, ground.hit)
    if ground.concept is not None and ground.concept.office:
        return nominals.after_cue(after, Role.BY)  # "replaces X as head of the museum"
    behind = nominals.head_in(after) if not ground.hit.entry.needs or _ends_in_preposition(ground) else None
    behind = behind if _may_give(behind) else None
    if ground.parsed.cues.has(ground.hit.last - 1, Role.OF) and behind is not None:
        return behind  # "at the hands of a guard of the jail"
    giver = nominals.after_cue(after, Role.BY) or nominals.after_cue(after, Role.FROM)
    return giver if _may_give(giver) else behind


def _may_give(nominal: Nominal | None) -> bool:
    """Is it somebody: a site or an amount is not ("a écopé de quatre ans de prison")?"""
    if isinstance(nominal, PlaceMention):
        return nominal.key == nominal.country
    return nominal is not None and not (isinstance(nominal, QuantityMention) and is_unit(nominal.unit))


def _ends_in_preposition(ground: Ground) -> bool:
    """Does a phrase end in the word that leads to the giver, with no other noun of an event behind it ("the order came
    from X", not "X was the target of an attack")?"""
    hit, parsed = ground.hit, ground.parsed
    if not parsed.cues.has(hit.last - 1, Role.TO, Role.FROM):
        return False
    return not any(hit.last <= h.first < hit.last + GIVER_REACH for h in parsed.predicates)


def _noun_frame(ground: Ground) -> Frame:
    hit, slots = ground.hit, find_slots(ground.parsed, ground.hit)
    agent, target = noun_roles(ground.parsed, hit, ground.nominals, slots, ground.pack)
    right = ground.keys_in(slots.object)
    if target is None or target.span.end <= hit.span.start:
        right = ground.keys_in(slots.subject) | right
    by = ground.keys_in(slots.by) | (keys_of(agent) if agent else NO_KEYS)
    return ground.frame(_filled(agent), _filled(target), by, right)
