"""Noun roles: who did what a noun names, and whom it befell ("X's arrest by Y", "the takeover of X by Y")."""

from __future__ import annotations

from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.nominals import Nominals
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.slots import Slots, antecedent_tokens
from claimcheck.languages import EventConcept, Form, Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Role
from claimcheck.model import PlaceMention
from claimcheck.model.quick import replace

Roles = tuple[Nominal | None, Nominal | None]
"""Who did it, whom it befell."""
OWNER_REACH = 4
"""Tokens before a noun within which its owner ends: "X's late winning goal" is three."""
PATIENT = "patient"
ALLEGING, VERDICT = frozenset({"ACCUSE", "COERCE", "SANCTION"}), "verdict"
"""The kinds of events (PLOVER) in which something is held against somebody, and what the rest of them tell of."""


def noun_roles(parsed: Parsed, hit: Hit[Predicate], nominals: Nominals, slots: Slots, pack: Pack) -> Roles:
    """Who did what a noun names, and whom it befell.

    The one who owns it did it where it is told whom it befell ("X's takeover of Y"), else underwent it where it is told
    by whom, or where it befalls one ("X's arrest").
    """
    concept = pack.concepts.events.get(hit.entry.concept)
    beside = slots.by.start == slots.object.stop
    of_another = (beside and _is_of_participle(parsed, slots.by.start - 2, pack)) or _is_alleged(parsed, hit, pack)
    if slots.by and of_another:
        slots = replace(slots, by=range(0))
    agent = nominals.object_in(slots.by, pack).heads if slots.by else _adjective_beside(parsed, hit, nominals)
    of = parsed.cues.has(hit.last, Role.OF)
    target = nominals.head_in(slots.object) if of or parsed.cues.has(hit.last, Role.PREPOSITION) else None
    if concept is None:
        return agent, target
    owner = _owner(parsed, hit, nominals, pack)
    if agent is None and _is_of_doer(concept):
        return owner or (target if of else None), None
    if owner is None or isinstance(owner, PlaceMention):
        return agent, target
    if of:
        return agent or owner, target
    if slots.by or (agent is None and _befalls_one(concept)):
        return agent, owner
    return agent, target


def roles_in_subject(
    parsed: Parsed, hit: Hit[Predicate], nominals: Nominals, slots: Slots, pack: Pack
) -> Roles | None:
    """The roles of the event that a passive only says to have come about ("the takeover of X by Y was completed"); None
    where its subject does not name that."""
    noun = _own_noun(parsed, hit, slots.subject, pack)
    if noun is None:
        return None
    by = parsed.cues.between(noun.last, slots.subject.stop, Role.BY)
    behind = range(noun.last, by[0].last if by else slots.subject.stop)
    done_by = range(by[0].last, slots.subject.stop) if by else slots.by
    roles = noun_roles(parsed, noun, nominals, Slots(range(slots.subject.start, noun.first), behind, done_by), pack)
    return roles if any(roles) else None


def _own_noun(parsed: Parsed, hit: Hit[Predicate], where: range, pack: Pack) -> Hit[Predicate] | None:
    """The noun among some tokens that names what a verb tells."""
    if hit.entry.part is not PartOfSpeech.VERB:
        return None
    told = (other for n in where for other in pack.predicates.starting(parsed.tokens, n))
    return next((o for o in told if o.entry.part is PartOfSpeech.NOUN and o.entry.concept == hit.entry.concept), None)


def _is_of_participle(parsed: Parsed, index: int, pack: Pack) -> bool:
    """Does a participle end with a token, so that "by whom" behind it is its own ("the death of two men shot by X")?"""
    told = (hit.entry for hit in pack.predicates.starting(parsed.tokens, index) if hit.last == index + 1)
    return any(entry.part is PartOfSpeech.VERB and Form.PARTICIPLE in entry.forms for entry in told)


def _is_alleged(parsed: Parsed, hit: Hit[Predicate], pack: Pack) -> bool:
    """Is a noun what a verb accuses somebody of, or gives him a sentence for, so that "by whom" is who does that
    ("accused of fraud by X", "condamné pour corruption par le tribunal")?"""
    clause = parsed.clause_at(hit.first)
    before = [h for h in parsed.predicates if h.first in clause and h.last < hit.first]
    verb = before[-1].entry if before and before[-1].entry.part is not PartOfSpeech.NOUN else None
    concept = pack.concepts.events.get(verb.concept) if verb is not None else None
    return concept is not None and (concept.kind in ALLEGING or concept.happening == VERDICT)


def _is_of_doer(concept: EventConcept) -> bool:
    """Does "of X" behind its noun tell who did it ("the victory of X", "the resignation of X")?"""
    return concept.genitive or (concept.of_subject and not concept.of_object)


def _befalls_one(concept: EventConcept) -> bool:
    """Does it befall one alone, so that its owner is that one ("X's murder")?"""
    return PATIENT in concept.exclusive or PATIENT in concept.usual or bool(concept.befallen)


def _owner(parsed: Parsed, hit: Hit[Predicate], nominals: Nominals, pack: Pack) -> Nominal | None:
    """ "X's late winner": who stands before the noun with the mark of possession, two words between at most; or right
    before the relative word that has it ("X, whose late winner")."""
    tokens, first = parsed.tokens, hit.first
    clause = parsed.clause_at(first)
    if parsed.cues.has(clause.first, Role.WHOSE) and first - clause.first < OWNER_REACH:
        position = parsed.position_at(first)
        return nominals.last_in(antecedent_tokens(parsed, position)) if position else None
    for index in range(first - 1, max(first - OWNER_REACH, 0), -1):
        if tokens[index].norm in pack.clitics:
            return next((n for n in nominals.known if n.span.end == tokens[index].start), None)
    return None


def _adjective_beside(parsed: Parsed, hit: Hit[Predicate], nominals: Nominals) -> Nominal | None:
    """The country or town adjective right before or after a noun: "frappe russe", "Russian strike"."""
    tokens = parsed.tokens
    low, high = tokens[max(0, hit.first - 1)].start, tokens[min(len(tokens) - 1, hit.last)].end
    return next((m for m in nominals.adjectives if low <= m.span.start and m.span.end <= high), None)
