"""The question that a figure answers: of which part it is, at which stage, level or change, in what stretch of time."""

from __future__ import annotations

from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.claims.restrictions import SO_FAR, restriction_of, set_prices
from claimcheck.claims.stretches import period_of
from claimcheck.claims.tellers import is_tally
from claimcheck.languages import Form, MeasureConcept, Pack
from claimcheck.languages.amounts import is_money, is_unit
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, Facets, QuantityMention, Question, TimeMention, TimexType
from claimcheck.model.quick import replace

SHARE, PAY_RISE, RAISE, PAY = "share", "pay_rise", "raise_pay", frozenset({"m:salary"})
"""The measure of percentages, that of those by which pay is raised, the concept of what raises it, and pay itself."""
UP = "up"
OF_RISES = frozenset({PAY_RISE})
"""Measures that are how much something rose: with or without another word for it, one question."""
NETTED = frozenset({"profit", "loss"})
"""Measures that are net by their nature."""
FORECAST_REACH = 12
"""Tokens between the verb of a forecast and its figure."""
TOLD = frozenset({"announce", "plan", "publish", "comment", "count_up"})
"""Predicates that only tell of figures: what was announced is not done yet."""
PAST = frozenset({Form.PAST, Form.PARTICIPLE, Form.GERUND})
"""The forms of verbs that may tell of what is past."""
DONE = "done"
"""The basis of what is told as carried out where figures are mostly announced."""
BASIS = {Reality.ACTUAL: "actual", Reality.EXPECTED: "expected", Reality.UNREAL: "planned", Reality.SUPPOSED: "planned"}
REQUEST = "REQUEST"
"""The kind of predicate (PLOVER) that asks for an amount, which is then none that is."""
PENALTIES = frozenset({"sentence_length", "suspended_sentence", "unsuspended_sentence", "fine", "ban"})
"""Measures of what a court or a body gives to whom it finds guilty."""
ENTITY = "entity"
"""What measures are told of that are no sum of what befell: a length, an age."""
DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
"""Units of what it takes to do something."""
SIZES = frozenset({"length", "area", "volume", "mass", "power"})
"""Dimensions of which a thing has one of each."""
HAS_VERBS = frozenset({"count_up", "include"})
"""The concepts of the verbs that say how many others a thing has."""
SIZE_VERBS = frozenset({"measure", "stand", "lie", "cover", "produce"}) | HAS_VERBS
"""Those of the verbs that say how large it is."""
OBJECT = "object"
AGE, LASTED = "age", "duration"
"""The measures of how old somebody is, and of how long a thing goes on."""
BESIDE = 4
"""Tokens behind an amount, or before it, within which it is said whether it is that of several together, and before
it whether fees or taxes are in it."""
EXTRAS_REACH = 12
"""Tokens behind an amount within which that is said, up to the next figure or verb: when and where it was sold may
stand between."""
VERB = 3
"""Tokens behind an amount among which the verb begins that it is the subject of: "are now expected"."""
ASKED_REACH = 3
"""Tokens between a verb of asking and the noun of what is asked for: a determiner and an adjective or two."""


def question_of(
    reading: SentenceReading, quantity: QuantityMention, measure: str, frame: Frame | None, pack: Pack
) -> Question:
    """What a count or amount of `measure` is told of; `frame` is the predicate that it belongs to."""
    concept = pack.concepts.measures.get(measure)
    apart = _is_spent(reading, quantity, frame) or _is_of_other_clause(reading, quantity, frame)
    told = None if apart or _is_decided(reading, quantity, frame, pack) else frame
    told = _asking(reading, told, pack) or told
    part_day = measure in SO_FAR
    restriction = restriction_of(reading, quantity, measure, pack)
    if measure == SHARE and _is_pay_rise(reading, quantity, restriction, frame):
        measure, concept, restriction = PAY_RISE, pack.concepts.measures[PAY_RISE], NO_KEYS
    return Question(
        Aspect.QUANTITY,
        measure=measure,
        restriction=restriction,
        basis=_possible(reading, quantity, measure)
        or _forecast(reading, quantity, concept)
        or _to_last(reading, quantity, measure, frame)
        or basis_of(told, concept, pack),
        level=_level(reading, quantity, measure),
        period=_hour_of(reading, quantity) if part_day else _period_of(reading, quantity, concept, frame, pack),
    )


def _is_pay_rise(
    reading: SentenceReading, quantity: QuantityMention, restriction: frozenset[str], frame: Frame | None
) -> bool:
    """Is it by how much pay goes up, not by how much in one of several years ("by 4 % at once, by 11 % in all")?"""
    raised = restriction == PAY or (frame is not None and frame.concept == RAISE)
    alone = sum(known.measure == SHARE for known in reading.quantities()) == 1
    return quantity.change == UP and raised and alone


def _period_of(
    reading: SentenceReading, quantity: QuantityMention, concept: MeasureConcept | None, frame: Frame | None, pack: Pack
) -> str | None:
    """The stretch of time that a count is the total of; none for what a thing measures, for how long something goes on
    ("shut for six weeks from 3 June"), nor for how many are in a state that lasts ("sans électricité depuis lundi")."""
    told = pack.concepts.events.get(frame.concept) if frame is not None else None
    lasts = told is not None and bool(told.lasting)
    own = concept is not None and concept.about == ENTITY
    if lasts or own or quantity.unit in DURATIONS or _is_announced(frame, concept):
        return None
    return period_of(reading, quantity, concept)


def _is_announced(frame: Frame | None, concept: MeasureConcept | None) -> bool:
    """Is it so many that there will be: the time beside them is that in which they come ("will hire 250 this year")?"""
    counted = concept is not None and concept.announced and concept.is_counted
    return counted and frame is not None and frame.mood.reality is not Reality.ACTUAL


def _hour_of(reading: SentenceReading, quantity: QuantityMention) -> str | None:
    """The hour up to which so many have voted ("21 % à midi"): at another one the rate is another."""
    clause = reading.parsed.clause_at(reading.parsed.token_at(quantity.span.start))
    hours = (m for m in reading.mentions if isinstance(m, TimeMention) and m.type is TimexType.TIME and "T" in m.timex)
    told = (m for m in hours if reading.parsed.token_at(m.span.start) in clause)
    return next((m.timex[m.timex.index("T") :] for m in told), None)


def _is_spent(reading: SentenceReading, quantity: QuantityMention, frame: Frame | None) -> bool:
    """Is it an amount that was needed or reached to do what the infinitive behind it tells ("it took nine hours to put
    it out", "threw it 89 metres to win"), or so many who did it ("ils étaient douze à occuper le toit")?"""
    if frame is None or not (quantity.unit in DURATIONS or is_unit(quantity.unit) or _is_past_tally(reading, quantity)):
        return False
    after = reading.parsed.token_at(quantity.span.end - 1) + 1
    return bool(reading.parsed.cues.between(after, frame.hit.first, Role.PURPOSE, Role.INFINITIVE_MARKER))


def _is_past_tally(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Do words count those told of, and not as so many that there will be ("ils seront douze à")?"""
    first = reading.parsed.token_at(quantity.span.start)
    clause = reading.parsed.clause_at(first)
    return is_tally(reading, quantity) and not reading.parsed.cues.between(clause.first, first, Role.FUTURE)


def _is_decided(reading: SentenceReading, quantity: QuantityMention, frame: Frame | None, pack: Pack) -> bool:
    """Is it by how much what somebody sets (a rent, a fare) will rise or fall, which is told ahead as a fact?"""
    future = frame is not None and frame.mood.reality is Reality.EXPECTED
    return future and bool(set_prices(reading, quantity, pack))


def _is_of_other_clause(reading: SentenceReading, quantity: QuantityMention, frame: Frame | None) -> bool:
    """Does "and" stand between an amount and the predicate behind it ("it is 16 km long and will carry 80 trains")?"""
    if frame is None or not is_unit(quantity.unit):
        return False
    after = reading.parsed.token_at(quantity.span.end - 1) + 1
    return bool(reading.parsed.cues.between(after, frame.hit.first, Role.COORDINATOR))


def _possible(reading: SentenceReading, quantity: QuantityMention, measure: str) -> str | None:
    """The basis of a penalty that may be given ("he faces three years in prison", "encourt une amende de")."""
    if measure not in PENALTIES:
        return None
    first = reading.parsed.token_at(quantity.span.start)
    liable = reading.parsed.cues.between(reading.parsed.clause_at(first).first, first, Role.LIABLE)
    return BASIS[Reality.UNREAL] if liable else None


def _forecast(reading: SentenceReading, quantity: QuantityMention, concept: MeasureConcept | None) -> str | None:
    """The basis of a figure that somebody only reckons with ("analysts expect inflation to reach 3 %")."""
    if concept is not None and concept.announced:
        return None
    first = reading.parsed.token_at(quantity.span.start)
    begin = min(reading.parsed.clause_at(first).first, first - 1)
    cues = reading.parsed.cues.between(max(begin, first - FORECAST_REACH), first, Role.FORECAST)
    weather = concept is not None and concept.local and _is_to_come(reading, quantity)
    return BASIS[Reality.EXPECTED] if cues or weather else None


def _to_last(reading: SentenceReading, quantity: QuantityMention, measure: str, frame: Frame | None) -> str | None:
    """The basis of how long what a noun names will go on ("the works will take six weeks")."""
    if measure != LASTED or frame is None or not frame.is_noun:
        return None
    first = reading.parsed.token_at(quantity.span.start)
    return BASIS[Reality.EXPECTED] if reading.parsed.cues.between(frame.hit.last, first, Role.FUTURE) else None


def _is_to_come(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Do the verbs before it, or what stands behind it, tell of what is to come, so that the weather beside them is
    that to come, too ("it will snow, with gusts of 90 km/h", "winds of 90 km/h are expected")?"""
    verbs = [frame for frame in reading.frames if frame.is_verb and frame.hit.span.end <= quantity.span.start]
    if verbs and all(frame.mood.reality is Reality.EXPECTED for frame in verbs):
        return True
    last = reading.parsed.token_at(quantity.span.end - 1) + 1
    clause = reading.parsed.clause_at(last - 1)
    behind = next((f for f in reading.frames if f.is_verb and f.hit.first in clause and f.hit.first >= last), None)
    if behind is not None and behind.mood.reality is Reality.EXPECTED:
        return True
    return bool(reading.parsed.cues.between(last, min(last + VERB, clause.last), Role.FUTURE, Role.FORECAST))


def basis_of(frame: Frame | None, concept: MeasureConcept | None, pack: Pack) -> str:
    """At which stage the figure is told: what is asked for is planned at most. Of what else is announced ahead a plan
    is as good as the fact, but for what is counted and done: jobs that were cut are not those that are to go. A verb in
    the present ("supprime 320 postes", "lays off 300") tells what was announced."""
    if frame is None:
        return BASIS[Reality.ACTUAL]
    asked = _is_asked(frame, pack)
    if concept is None or asked or not concept.announced:
        return BASIS[Reality.UNREAL if asked else frame.mood.reality]
    done = frame.mood.reality is Reality.ACTUAL and frame.is_verb and not PAST.isdisjoint(frame.hit.entry.forms)
    done = done and frame.concept not in TOLD
    return DONE if done and concept.is_counted else "actual"


def _asking(reading: SentenceReading, frame: Frame | None, pack: Pack) -> Frame | None:
    """The verb that asks for what the noun right behind it names ("asked for a sentence of eight years")."""
    if frame is None or not frame.is_noun:
        return None
    before = (f for f in reading.frames if 0 <= frame.hit.first - f.hit.last <= ASKED_REACH and _is_asked(f, pack))
    return next(before, None)


def of_what_is_ahead(question: Question, facets: Facets, concept: MeasureConcept, *, attribute: bool) -> Question:
    """How long something will last is planned, how old somebody is that befalls is not; the size that a thing will
    have, or how many others it will have, is as told of it as what stands before its noun ("the 280-megawatt dam will
    open"): none but who plans it tells so."""
    if question.basis != BASIS[Reality.EXPECTED]:
        return question
    if question.measure == AGE:
        return replace(question, basis=BASIS[Reality.ACTUAL])
    if question.measure == LASTED:
        return replace(question, basis=BASIS[Reality.UNREAL])
    verbs = SIZE_VERBS if question.role in SIZES else HAS_VERBS if concept.unit == OBJECT else NO_KEYS
    sized = bool(verbs) and (attribute or facets.predicate in verbs)
    return replace(question, basis=BASIS[Reality.ACTUAL]) if sized else question


def _is_asked(frame: Frame, pack: Pack) -> bool:
    """Does the verb only ask for it ("a requis six ans")?"""
    concept = pack.concepts.events.get(frame.concept)
    return concept is not None and concept.kind == REQUEST and frame.is_verb


def _level(reading: SentenceReading, quantity: QuantityMention, measure: str) -> str:
    """Is it how much there is, with or without what is added to it (fees, taxes), by how much that changed, or how much
    for each ("400 euros pièce", "every fifteen minutes")?"""
    first, last = (reading.parsed.token_at(at) for at in (quantity.span.start, quantity.span.end - 1))
    again = is_unit(quantity.unit) and reading.parsed.cues.ending(first, Role.EVERY) is not None
    if again or reading.parsed.cues.has(last + 1, Role.EACH):
        return "each"
    if quantity.change and measure not in OF_RISES:
        return "change"
    plain = measure in NETTED or not is_money(quantity.unit)
    return "level" if plain else _extras(reading, quantity)


def _extras(reading: SentenceReading, quantity: QuantityMention) -> str:
    """Does the text say that fees and the like are in an amount ("gross") or not ("net"), right behind it or before?"""
    parsed = reading.parsed
    first, last = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    others = [q.span for q in reading.quantities()] + [frame.hit.span for frame in reading.frames if frame.is_verb]
    end = min([last + EXTRAS_REACH, *(parsed.token_at(at.start) for at in others if at.start >= quantity.span.end)])
    for start, stop in ((first, end), (max(0, first - BESIDE), first)):
        if parsed.cues.between(start, stop, Role.GROSS):
            return "gross"
        if parsed.cues.between(start, stop, Role.NET):
            return "net"
    return "level"
