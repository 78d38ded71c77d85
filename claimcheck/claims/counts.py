"""Claims of how many and how much: each number with what it measures, of which part, at which stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.claims.bearers import bearer_keys
from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import word_key
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.languages import MeasureConcept, Pack, PartOfSpeech
from claimcheck.languages.amounts import is_unit, to_base
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, NumberRange, PlaceMention, QuantityMention, Question, TimeMention

BASIS = {Reality.ACTUAL: "actual", Reality.EXPECTED: "expected", Reality.UNREAL: "planned"}


BARE_ARTICLE = "article"
"""The rule of "un mort", "a woman": an article read as one, which counts only where counting is what news does."""

COUNTED = frozenset({"rising", "falling"})
"""Courses of what news counts one by one: a death is one, "a president" is no count."""
LOOSE = frozenset({
    "object", "event", "number", "temperature", "pressure", "money", "share", "duration", "area", "mass", "volume",
})  # fmt: skip
"""Units of what anything may have: such counts and amounts need more than their noun to be told from others."""
LENGTHS = frozenset({"length", "distance", "age"})
"""Measures that many a thing in one text may have, beside the height, speed or depth of the one it is about."""

ANYONE = frozenset({"person", "civilian", "inhabitant", "victim"})
"""Measures of people that, as the subject of what befell them, leave out no one to speak of."""
DENIED_COUNT = 0.4
"""Confidence in the number of a denied clause ("did not kill 5 people"): it is seldom what the speaker claims."""
LOOSELY = frozenset({"many", "several", "few"})
LOOSE_COUNT = 0.5
"""Confidence in "dozens" or "several" as a figure: they are said of twice as many too."""
ONE_OF_THEM = 0.4
"""Confidence in a count of one read off an article: "a man was killed" may be one of several."""


def count_claims(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """One draft for each quantity of a sentence that tells what it counts."""
    drafts = (_draft(reading, quantity, pack) for quantity in reading.quantities())
    return [draft for draft in drafts if draft is not None]


def _draft(reading: SentenceReading, quantity: QuantityMention, pack: Pack) -> Draft | None:
    frames = reading.frames_in(quantity.span)
    frame = _undergone(quantity, reading.frames, pack)
    measure = _measure(quantity, frame, pack)
    if measure is None:
        return None
    nearest = frame or min(frames, key=lambda f: f.distance(quantity.span), default=None)
    concept = pack.concepts.measures.get(measure)
    if quantity.rule == BARE_ARTICLE and (not _is_counted(concept) or quantity.modifiers):
        return None
    value, dimension = quantity.value, ""
    if quantity.unit is not None and is_unit(quantity.unit):
        value, dimension = to_base(quantity.value, quantity.unit)
    question = Question(
        Aspect.QUANTITY,
        measure=measure,
        restriction=_restriction(reading, quantity, measure, pack),
        basis=BASIS[nearest.mood.reality] if nearest else "actual",
        level="change" if quantity.change else "level",
        period=_period(reading, quantity),
        role=dimension,
    )
    denied = nearest is not None and not nearest.mood.asserted and not _is_zero(quantity.value)
    return Draft(
        quantity.span,
        question,
        quantity.value,
        replace(facets_of(reading, nearest, quantity.span, pack), bearer=bearer_keys(reading, quantity)),
        quantity.rule,
        confidence=_confidence(quantity, measure, denied, pack),
        comparable=value,
        unit=quantity.unit or (concept.unit if concept else None),
        course=concept.course if concept else "varying",
        telling=_is_telling(concept, measure),
        partitive=quantity.partitive or _is_rest(reading, quantity),
        hearsay=bool(nearest and nearest.mood.hearsay),
    )


def _is_counted(concept: MeasureConcept | None) -> bool:
    """Is it what news counts one by one?"""
    return concept is not None and concept.unit == "person" and concept.course in COUNTED


def _is_telling(concept: MeasureConcept | None, measure: str) -> bool:
    """Does the measure say by itself what is counted or measured?"""
    return concept is not None and not concept.vague and concept.unit not in LOOSE and measure not in LENGTHS


def _confidence(quantity: QuantityMention, measure: str, denied: bool, pack: Pack) -> float:
    if denied:
        return DENIED_COUNT
    if quantity.rule in LOOSELY:
        return LOOSE_COUNT
    return ONE_OF_THEM if quantity.rule == BARE_ARTICLE and not _names(quantity, measure, pack) else 1.0


def _names(quantity: QuantityMention, measure: str, pack: Pack) -> bool:
    """Is the counted noun itself the measure's ("un mort"), not someone it befell ("un homme")?"""
    words = pack.words_of(quantity.noun or "")
    return bool(words) and any(noun and noun.measure == measure for noun in pack.counted_nouns.get(*words))


def _period(reading: SentenceReading, quantity: QuantityMention) -> str | None:
    """The stretch of time that a count is the total of ("44 since Thursday"), as EDTF; None when it is of one event."""
    clause = reading.parsed.clause_at(reading.parsed.token_at(quantity.span.start))
    stretches = (
        m.value
        for m in reading.mentions
        if isinstance(m, TimeMention) and m.value and m.value.open_end and m.value.days_known
        and reading.parsed.token_at(m.span.start) in clause
    )  # fmt: skip
    return next((str(stretch) for stretch in stretches), None)


def _is_rest(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Are those counted the rest beside others told of before ("thirteen other defendants")?"""
    parsed = reading.parsed
    first, last = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1)
    return bool(parsed.cues.between(first, last + 2, Role.OTHERS))


def _is_zero(value: NumberRange) -> bool:
    return value.high == 0


def _undergone(quantity: QuantityMention, frames: Sequence[Frame], pack: Pack) -> Frame | None:
    """The predicate that those counted undergo, when it says what they are counted as (`kill` → `killed`)."""
    own = pack.concepts.measures.get(quantity.measure or "")
    if own is not None and own.unit != "person":
        return None
    if quantity.unit not in (None, "person"):
        return None
    known = (f for f in frames if f.concept in pack.concepts.events and pack.concepts.events[f.concept].measure)
    fitting = [frame for frame in known if _undergoes(quantity, frame)]
    return min(fitting, key=lambda f: f.distance(quantity.span), default=None)


def _undergoes(quantity: QuantityMention, frame: Frame) -> bool:
    if frame.patient is quantity:
        return True
    # "quatre personnes ont péri": an active verb without an object befalls its subject.
    is_verb = frame.hit.entry.part is PartOfSpeech.VERB
    return is_verb and not frame.passive and frame.agent is quantity and _has_no_object(frame) and _ends(frame)


def _has_no_object(frame: Frame) -> bool:
    """Is what was read behind the verb none, or only where or in what it happened ("died in a storm")?"""
    patient = frame.patient
    if patient is None or isinstance(patient, PlaceMention):
        return True
    return isinstance(patient, QuantityMention) and patient.rule == BARE_ARTICLE


def _ends(frame: Frame) -> bool:
    """Does nothing that could be an object follow the verb?"""
    parsed, after = frame.parsed, frame.hit.last
    if after >= len(parsed.tokens) or not parsed.tokens[after].is_word:
        return True
    return parsed.cues.has(after, Role.PREPOSITION, Role.COORDINATOR, Role.SUBORDINATOR, Role.RELATIVE)


def _measure(quantity: QuantityMention, frame: Frame | None, pack: Pack) -> str | None:
    if frame is not None:
        return pack.concepts.events[frame.concept].measure
    if quantity.measure is not None:
        return quantity.measure
    return word_key(quantity.noun) if quantity.noun else None


def _restriction(reading: SentenceReading, quantity: QuantityMention, measure: str, pack: Pack) -> frozenset[str]:
    """What narrows the count: nationalities, and the words beside the noun; the noun itself under a wider measure."""
    countries = {
        f"c:{m.country}"
        for m in reading.mentions
        if isinstance(m, PlaceMention) and not m.is_location and m.country and quantity.span.overlaps(m.span)
    }
    words = {word_key(word) for word in quantity.modifiers if word not in pack.stopwords}
    if quantity.measure and quantity.measure != measure:
        concept = pack.concepts.measures.get(quantity.measure)
        words |= set() if concept is None or concept.id in ANYONE else {f"m:{quantity.measure}"}
    elif quantity.measure is None and quantity.noun and word_key(quantity.noun) != measure:
        words.add(word_key(quantity.noun))
    return frozenset(countries | words)
