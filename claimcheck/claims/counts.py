"""Claims of how many and how much: each number with what it measures, of which part, at which stage."""

from __future__ import annotations

from claimcheck.claims.attributes import stands_before
from claimcheck.claims.ballots import ballot_side
from claimcheck.claims.bearers import bearer_keys
from claimcheck.claims.counted import counted_of
from claimcheck.claims.degrees import graded_behind, graded_by
from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.ellipsis import WARDS, Ellipsis, Told, holder_before, is_part, own_place, place_of_part
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.lengths import went_on
from claimcheck.claims.measures import frame_of, is_thing, measure_of
from claimcheck.claims.negations import is_denied_itself
from claimcheck.claims.partitives import is_some_of_those
from claimcheck.claims.parts import (
    PART_OF_TOLL,
    as_part_of_toll,
    is_bare,
    is_crossed,
    is_left,
    is_rest,
    is_whole,
    kind_of_part,
    opens_as_whole,
    share_mark,
    whole_before,
)
from claimcheck.claims.questions import BESIDE, basis_of, of_what_is_ahead, question_of
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.restrictions import set_prices
from claimcheck.claims.sited import region_of
from claimcheck.claims.stretches import period_of
from claimcheck.claims.tellers import is_tally, teller_of
from claimcheck.claims.words import ARTICLE, DEFINITE, NONE
from claimcheck.languages import MeasureConcept, Pack
from claimcheck.languages.amounts import is_scale, is_unit, to_base
from claimcheck.languages.grammar import Role
from claimcheck.languages.kin import load_kin
from claimcheck.languages.parties import load_traits
from claimcheck.model import Facets, NumberRange, QuantityMention, Region, fold
from claimcheck.model.quick import replace

REPLACED, CARRIED = "replaced", "carried"
"""The rules of figures in whose place their sentence tells another one, and of bare numbers that count what was
counted before them."""

COUNTED = frozenset({"rising", "falling"})
"""Courses of what news counts one by one: a death is one, "a president" is no count."""
LOOSE = frozenset({
    "object", "event", "number", "temperature", "pressure", "money", "share", "duration", "area", "mass", "volume",
})  # fmt: skip
"""Units of what anything may have: such counts and amounts need more than their noun to be told from others."""
COUNTABLE = frozenset({"object", "event", "number"})
DIMENSIONS = LOOSE - COUNTABLE
"""Of these a measure with a name of its own (a fine, a contract's length) says by itself what is measured."""
AGE, DURATION = "age", "duration"
ROLE, KIN = "r:", "kin:"
"""How the keys of roles begin, and the traits of what somebody is to another."""
LENGTHS = frozenset({"length", "distance", "age"})
"""Measures that many a thing in one text may have, beside the height, speed or depth of the one it is about."""

EXACT = "exact"
"""The rule of a plain count."""
WITH_MORE = frozenset({"sum.with_more"})
"""The mark of a figure in which others are counted too ("including the spring round, 850 jobs")."""
THING = MeasureConcept("thing")
"""What is counted under a noun that is no measure: objects, whose number stays what it was."""
DENIED_COUNT = 0.4
"""Confidence in the number of a denied clause ("did not kill 5 people"): it is seldom what the speaker claims."""
LOOSELY = frozenset({"many", "several", "few"})
LOOSE_COUNT = 0.5
"""Confidence in "dozens" or "several" as a figure: they are said of twice as many too."""
ONE_OF_THEM = 0.4
"""Confidence in a count of one read off an article: "a man was killed" may be one of several."""


def count_claims(reading: SentenceReading, pack: Pack, ellipsis: Ellipsis) -> list[Draft]:
    """One draft for each quantity of a sentence that tells what it counts, or takes it from what was counted before."""
    ellipsis.enter(reading)
    drafts: list[Draft] = []
    for quantity in reading.quantities():
        if quantity.rule == NONE and is_denied_itself(reading.parsed, quantity.span):
            continue
        past = ellipsis.last if _is_replaced(quantity) else None
        draft = None if past else _draft(reading, quantity, ellipsis, pack)
        if is_whole(reading, quantity) and (draft is None or draft.question.measure != quantity.measure):
            continue
        if draft is not None:
            draft = as_part_of_toll(quantity, draft, drafts, pack)
            bearer = ellipsis.bearer(reading, quantity, draft.question.measure) or place_of_part(reading, quantity)
            drafts.append(_in_ward(_borne(draft, bearer, pack), ellipsis.ward))
            ellipsis.keep(draft.question, draft.unit, reading, draft.facets.places)
            ellipsis.whole = ellipsis.last if opens_as_whole(reading, quantity) else ellipsis.whole
        elif told := past or ellipsis.carried(reading, quantity):
            place = ellipsis.bearer(reading, quantity, told.question.measure)
            drafts.append(_carried(reading, quantity, told, place, pack))
            ellipsis.keep(told.question, told.unit, reading, told.places)
    return drafts


def _is_replaced(quantity: QuantityMention) -> bool:
    """Is it a figure without a noun of its own that another one of its sentence replaces ("24 killed, not 19")?"""
    return quantity.rule == REPLACED and quantity.unit in (None, "person") and is_bare(quantity)


def _borne(draft: Draft, bearer: str | None, pack: Pack) -> Draft:
    """The draft as a figure of the place `bearer`; the weather without a place is nobody's."""
    concept = pack.concepts.measures.get(draft.question.measure)
    if bearer is None:
        return replace(draft, telling=False) if concept and concept.local else draft
    return replace(draft, question=replace(draft.question, bearer=bearer))


def _in_ward(draft: Draft, carried: Region | None) -> Draft:
    """The draft with the part of a town that its clause names, or that its paragraph is told of, as a mark."""
    own = [place for place in draft.facets.places if place.site in WARDS]
    wards = own or ([carried] if carried is not None and not draft.facets.places else [])
    named = frozenset(f"ward.{fold(place.name)}" for place in wards)
    return replace(draft, facets=replace(draft.facets, marks=draft.facets.marks | named)) if named else draft


def _carried(reading: SentenceReading, quantity: QuantityMention, told: Told, bearer: str | None, pack: Pack) -> Draft:
    """A bare number: the question told before it, of its own place where it has one."""
    frames = reading.frames_in(quantity.span)
    nearest = min(frames, key=lambda f: f.distance(quantity.span), default=None)
    place = own_place(reading, quantity.span)
    facets = facets_of(reading, nearest, quantity.span, pack)
    facets = replace(facets, places=(region_of(place),) if place else facets.places or told.places)
    if holder := holder_before(reading, quantity):
        keys = frozenset(key for n in holder if (key := reading.ordered_keys[n]))
        facets = replace(facets, bearer=keys, agents=())
    basis = basis_of(nearest, None, pack)
    bearer = bearer or (place.name if place else None)
    measure = graded_behind(reading, quantity, told.question.measure, pack)
    concept = pack.concepts.measures.get(measure)
    period = period_of(reading, quantity, concept)
    question = replace(told.question, measure=measure, bearer=bearer, basis=basis, period=period)
    parted = is_part(reading, quantity) or quantity.partitive or whole_before(reading, quantity) is not None
    some = parted and measure == told.question.measure
    kind = kind_of_part(reading, quantity, pack) if some and concept and concept.course in COUNTED else None
    if kind is not None:
        question = replace(question, restriction=question.restriction | {f"m:{kind}"})
    rule = quantity.rule if quantity.rule == REPLACED else PART_OF_TOLL if kind else CARRIED
    return Draft(
        quantity.span,
        question,
        quantity.value,
        facets,
        rule,
        confidence=LOOSE_COUNT if quantity.rule in LOOSELY else 1.0,
        unit=told.unit,
        course=concept.course if concept else "varying",
        telling=_is_telling(concept, question.measure),
        partitive=(not place and some and not is_tally(reading, quantity))
        or is_rest(reading, quantity) or is_left(reading, quantity, concept),
        hearsay=bool(nearest and nearest.mood.hearsay),
        teller=teller_of(reading, quantity),
    )


def _draft(reading: SentenceReading, quantity: QuantityMention, ellipsis: Ellipsis, pack: Pack) -> Draft | None:
    frame = frame_of(quantity, reading, pack)
    measure = measure_of(quantity, frame, reading, ellipsis.scene, pack)
    measure = graded_by(frame, measure, pack) if frame is not None and measure else measure
    concept = pack.concepts.measures.get(measure or "", THING if is_thing(quantity, pack) else None)
    if measure is None or (quantity.rule == ARTICLE and (not _is_counted(concept) or quantity.modifiers)):
        return None
    nearest = frame or min(reading.frames_in(quantity.span), key=lambda f: f.distance(quantity.span), default=None)
    if nearest is None and measure == AGE:  # "the victim, 34, was stabbed": what befell him stands behind
        beside = (f for f in reading.frames if reading.belongs(quantity.span, f))
        nearest = min(beside, key=lambda f: f.distance(quantity.span), default=None)
    question = question_of(reading, quantity, measure, nearest, pack)
    value, dimension = _in_base_unit(quantity)
    facets = facets_of(reading, nearest, quantity.span, pack, bearer_keys(reading, quantity, measure, pack))
    if measure == DURATION:
        facets = went_on(reading, quantity, nearest, ellipsis.before, facets, pack)
    question = replace(question, role=dimension) if dimension else question
    question = of_what_is_ahead(question, facets, concept or THING, attribute=stands_before(reading, quantity))
    denied = nearest is not None and not nearest.mood.asserted and not _is_zero(quantity.value)
    return Draft(
        quantity.span,
        question,
        quantity.value,
        _of_person(_marked(_as_befallen(facets, pack), reading, quantity, nearest, pack), measure),
        EXACT if _is_narrowed(reading, quantity) else quantity.rule,
        confidence=_confidence(quantity, measure, denied, pack),
        comparable=value,
        unit=_unit(quantity, concept),
        course=concept.course if concept else "varying",
        telling=_is_telling(concept, measure) or bool(set_prices(reading, quantity, pack)),
        partitive=is_some_of_those(reading, quantity, measure, ellipsis, pack)
        or is_crossed(reading, quantity, dimension),
        kin=_kin(reading, quantity, measure, pack),
        counted=None if dimension else counted_of(reading, quantity, question, pack),
        hearsay=bool(nearest and nearest.mood.hearsay),
        teller=teller_of(reading, quantity),
    )


def _is_narrowed(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Do words behind a count with an article tell which of them are meant, so that it need not go back to others told
    before ("the five dogs that could walk", "the 20 houses across the river")?"""
    after = reading.parsed.token_at(quantity.span.end - 1) + 1
    opens = (Role.RELATIVE, Role.OF, Role.PREPOSITION, Role.LOCATIVE, Role.WHERE)
    return quantity.rule == DEFINITE and reading.parsed.cues.has(after, *opens)


def _marked(
    facets: Facets, reading: SentenceReading, quantity: QuantityMention, nearest: Frame | None, pack: Pack
) -> Facets:
    """The facets with what tells the figure from others of its measure, between the figures beside it."""
    more = ballot_side(reading, quantity) | share_mark(reading, quantity, nearest, pack)
    more = more | WITH_MORE if reading.parsed.cues.has(0, Role.COUNTED_IN) else more
    if not reading.distinctions:
        return replace(facets, marks=more) if more else facets
    at, figures = quantity.span, [q.span for q in reading.quantities() if q.unit == quantity.unit]
    first = max((span.end for span in figures if span.end <= at.start), default=reading.sentence.span.start)
    last = min((span.start for span in figures if span.start >= at.end), default=reading.sentence.span.end)
    tokens = reading.parsed.tokens
    inside = [n for n, token in enumerate(tokens) if first <= token.start < last]
    return replace(facets, marks=reading.marks_between(inside[0], inside[-1] + 1) | more)


def _of_person(facets: Facets, measure: str) -> Facets:
    """The facets of an age with what he of whom it is told is said to be: a woman of 41 is no man of 43."""
    if measure != AGE:
        return facets
    functions = [key.split(":")[1] for key in facets.bearer if key.startswith(ROLE)]
    traits = NO_KEYS.union(*(load_traits().get(function, NO_KEYS) for function in functions))
    own = (trait.replace(":", ".") for trait in traits if not trait.startswith(KIN))
    return replace(facets, marks=facets.marks.union(own))


def _as_befallen(facets: Facets, pack: Pack) -> Facets:
    """The facets with what befell those counted, however it is told: sheep that died were killed."""
    told = pack.concepts.events.get(facets.predicate or "")
    return replace(facets, predicate=told.subject_of) if told and told.subject_of else facets


def _in_base_unit(quantity: QuantityMention) -> tuple[NumberRange, str]:
    """The value in the unit to which all of its dimension are brought, and the dimension; of a count itself and ""."""
    if quantity.unit is not None and is_unit(quantity.unit) and not is_scale(quantity.unit):
        return to_base(quantity.value, quantity.unit)
    return quantity.value, ""


def _unit(quantity: QuantityMention, concept: MeasureConcept | None) -> str | None:
    """The unit of the figure: what one of those counted is, else that of the amount."""
    plain = quantity.unit is None or is_scale(quantity.unit)
    if concept is not None and (plain or (concept.is_counted and not is_unit(quantity.unit))):
        return concept.unit
    return quantity.unit


def _is_counted(concept: MeasureConcept | None) -> bool:
    """Is it what news counts one by one?"""
    return concept is not None and concept.unit == "person" and concept.course in COUNTED


def _is_telling(concept: MeasureConcept | None, measure: str) -> bool:
    """Does the measure say by itself what is counted or measured: a fine does, an amount of money does not?"""
    if concept is None or concept.vague or measure in LENGTHS:
        return False
    own = concept.unit in DIMENSIONS and measure != concept.unit
    own = own or (concept.unit == "number" and concept.about == "event" and concept.course == "fixed")
    return own or concept.announced or concept.unit not in LOOSE


def _confidence(quantity: QuantityMention, measure: str, denied: bool, pack: Pack) -> float:
    if denied:
        return DENIED_COUNT
    if quantity.rule in LOOSELY:
        return LOOSE_COUNT
    return ONE_OF_THEM if quantity.rule == ARTICLE and not _names(quantity, measure, pack) else 1.0


def _names(quantity: QuantityMention, measure: str, pack: Pack) -> bool:
    """Is the counted noun itself the measure's ("un mort"), not someone it befell ("un homme")?"""
    words = pack.words_of(quantity.noun or "")
    return bool(words) and any(noun and noun.measure == measure for noun in pack.counted_nouns.get(*words))


def _kin(reading: SentenceReading, quantity: QuantityMention, measure: str, pack: Pack) -> frozenset[str]:
    """The families of measures; those together of several things are no one thing's under another noun."""
    first, last = reading.parsed.token_at(quantity.span.start), reading.parsed.token_at(quantity.span.end - 1) + 1
    together = reading.parsed.cues.between(max(0, first - BESIDE), last + BESIDE, Role.IN_ALL)
    return NO_KEYS if together else load_kin(pack.concepts).get(measure, NO_KEYS)


def _is_zero(value: NumberRange) -> bool:
    return value.high == 0
