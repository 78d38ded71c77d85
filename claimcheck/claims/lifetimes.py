"""Claims of ages and anniversaries that do not fit the year from which the same text reckons them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.claims.draft import Draft, Told, facets_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS, keys_of, name_key
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.languages import Pack
from claimcheck.languages.anniversaries import AT, OWN, TURNS, Anniversaries, load_anniversaries
from claimcheck.languages.grammar import Role
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.model import (
    Aspect,
    NumberRange,
    QuantityMention,
    Question,
    Span,
    TimeMention,
    TimeRange,
    TimexType,
)

TOPIC = "lifetime"
"""The topic of both claims: the years as they are told, and as the year of the origin makes them."""
BIRTH = "born"
ORIGINS = frozenset({BIRTH, "found", "make", "build", "open", "launch"})
"""What an age is reckoned from."""
CELEBRATE = "celebrate"
AGE, YEAR = "age", "year"
REACH = 3
"""Sentences between an origin and what is reckoned from it."""
LEEWAY = 1
"""Years by which an anniversary may miss its year: seasons and editions are counted from one."""
FIRST_YEAR = 1000
ORDINAL_REACH = 2
"""Tokens before the noun of an anniversary that spell a figure and its ending: "90", "th"."""
NOUNS = frozenset("nrsmt")
"""The keys of the nouns that a table knows, and of names."""



@dataclass(frozen=True, slots=True)
class Origin:
    """The year in which somebody was born or something made, where it is told, and the keys of whom or what."""

    reading: SentenceReading
    year: int
    span: Span
    birth: bool
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lifetime:
    """So many `years` as a text tells them; `keys` are those of whose they are, empty where nothing says it."""

    reading: SentenceReading
    years: int
    span: Span
    keys: frozenset[str]


def lifetime_claims(readings: Sequence[SentenceReading], published: TimeRange | None, pack: Pack) -> list[Told]:
    """Two drafts for each age and anniversary that the year of birth or foundation makes another, with their sentences.

    `published` is the day from which a present age is reckoned; nothing without its year.
    """
    if published is None or not published.year_known:
        return []
    origins = [origin for reading in readings for origin in _origins(reading)]
    if not origins:
        return []
    words, drafts = load_anniversaries(pack), list[Told]()
    for reading in readings:
        near = [o for o in origins if abs(reading.sentence.index - o.reading.sentence.index) <= REACH]
        births, others = ([o for o in near if o.birth is birth] for birth in (True, False))
        for age in _ages(reading, words) if births else ():
            drafts += _misfit(births, age, published, pack)
        for anniversary in _anniversaries(reading, words, pack) if others else ():
            drafts += _misfit(others, anniversary, published, pack)
    return drafts


def _origins(reading: SentenceReading) -> Iterator[Origin]:
    for position, frame in enumerate(reading.frames):
        if frame.concept not in ORIGINS or not frame.mood.asserted or frame.mood.reality is not Reality.ACTUAL:
            continue
        for time in reading.times.of_frame.get(position, ()):
            if (year := _year_of(time.value)) is not None:
                birth = frame.concept == BIRTH
                yield Origin(reading, year, time.span, birth, _person(reading) if birth else _thing(frame))


def _year_of(value: TimeRange | None) -> int | None:
    """The one year in which a time lies; None of a longer or an open one."""
    if value is None or not (value.year_known and value.days_known) or value.open_start or value.open_end:
        return None
    return value.first.year if value.first.year == value.last.year >= FIRST_YEAR else None


def _person(reading: SentenceReading) -> frozenset[str]:
    """The one person of whom a sentence tells, or who was named in the one before where it names nobody."""
    persons = reading.persons() or reading.people
    return frozenset(name_key(m.name) for m in persons) if len({m.key for m in persons}) == 1 else NO_KEYS


def _thing(frame: Frame) -> frozenset[str]:
    """The keys of what was founded, or opened its doors."""
    named = frame.patient or frame.agent
    return keys_of(named) if named is not None else frame.patient_keys or frame.agent_keys


def _ages(reading: SentenceReading, words: Anniversaries) -> Iterator[Lifetime]:
    """The present ages of the one person of a sentence; the age of another day is none."""
    person, tokens = _person(reading), reading.parsed.tokens
    if not person or words.then.find(tokens):
        return
    for quantity in reading.quantities():
        if AGE not in (quantity.unit, quantity.measure) and not _opens(reading, quantity, words):
            continue
        first = reading.parsed.token_at(quantity.number_span.start)
        past = words.opens(AT, tokens, first) and not _looks_ahead(reading)
        if quantity.value.is_exact and not past:
            yield Lifetime(reading, int(quantity.value.low or 0), quantity.span, person)


def _opens(reading: SentenceReading, quantity: QuantityMention, words: Anniversaries) -> bool:
    """Does a number of years open the sentence as an age: "À 82 ans, la sculptrice …"?"""
    parsed = reading.parsed
    found = words.before[AT].before(parsed.tokens, parsed.token_at(quantity.number_span.start))
    return quantity.unit == YEAR and found is not None and found[0] == 0


def _looks_ahead(reading: SentenceReading) -> bool:
    """Is what the sentence tells still to come, so that an age in it is that of today?"""
    return any(frame.mood.reality is Reality.EXPECTED for frame in reading.frames)


def _anniversaries(reading: SentenceReading, words: Anniversaries, pack: Pack) -> Iterator[Lifetime]:
    parsed = reading.parsed
    suffixes = load_quantity_tables(pack).words["ordinal_suffixes"]
    for hit in words.nouns.find(parsed.tokens):
        spelled = words.ordinals.before(parsed.tokens, hit.first)
        figure = _figure_before(parsed, hit.first, suffixes)
        first, years = (spelled[0], int(spelled[1])) if spelled else figure or (hit.first, 0)
        if years:
            span = Span(parsed.tokens[first].start, hit.span.end)
            yield Lifetime(reading, years, span, _owner(reading, hit.last))
    for alone in words.alone.find(parsed.tokens):
        yield Lifetime(reading, alone.entry, alone.span, _owner(reading, alone.last))
    celebrated = [frame for frame in reading.frames if frame.concept == CELEBRATE]
    for quantity in reading.quantities():
        first = parsed.token_at(quantity.number_span.start)
        turned = words.opens(TURNS, parsed.tokens, first)
        own = words.opens(OWN, parsed.tokens, first) and any(
            parsed.token_at(quantity.span.start) in f.clause for f in celebrated
        )
        if quantity.value.is_exact and ((quantity.unit == YEAR and own) or (turned and quantity.unit in (None, YEAR))):
            yield Lifetime(reading, int(quantity.value.low or 0), quantity.span, NO_KEYS)


def _figure_before(parsed: Parsed, index: int, suffixes: frozenset[str]) -> tuple[int, int] | None:
    """The figure of an ordinal right before a token, with its first token: "90th", "90 e"."""
    first = index - ORDINAL_REACH
    if first < 0 or not parsed.tokens[first].text.isdecimal() or parsed.tokens[index - 1].norm not in suffixes:
        return None
    return first, int(parsed.tokens[first].text)


def _owner(reading: SentenceReading, index: int) -> frozenset[str]:
    """The keys of what an anniversary is said to be of; none where nothing is said."""
    parsed = reading.parsed
    if not parsed.cues.has(index, Role.OF) and not parsed.cues.has(index - 1, Role.OF):
        return NO_KEYS
    clause = parsed.clause_at(min(index, len(parsed.tokens) - 1))
    return frozenset(key for key in reading.ordered_keys[index : clause.last] if key)


def _misfit(origins: Sequence[Origin], told: Lifetime, published: TimeRange, pack: Pack) -> list[Told]:
    """Both drafts where the one origin near what is told makes other years of it; none where it may be of another."""
    fitting = [o for o in origins if _is_of(o, told)]
    if len({(origin.year, origin.birth) for origin in fitting}) != 1:
        return []
    origin = min(fitting, key=lambda o: abs(o.reading.sentence.index - told.reading.sentence.index))
    year = _year_reckoned(told, origin, published)
    least, most = (1, 0) if origin.birth else (LEEWAY, LEEWAY)
    if year is None or year - origin.year - least <= told.years <= year - origin.year + most:
        return []
    measure = AGE if origin.birth else "birthday"
    question = Question(Aspect.QUANTITY, topic=TOPIC, measure=measure, period=str(origin.year))
    reckoned = NumberRange(year - origin.year - origin.birth, year - origin.year)
    facets = facets_of(told.reading, None, told.span, pack)
    return [
        (told.reading, Draft(told.span, question, NumberRange.exactly(told.years), facets, "years told")),
        (origin.reading, Draft(origin.span, question, reckoned, facets, "years reckoned")),
    ]


def _is_of(origin: Origin, told: Lifetime) -> bool:
    """Are the years reckoned from this origin: is it the same person, or the same thing, as far as it is said?"""
    if origin.birth:
        return bool(origin.keys & told.keys)
    if told.keys:
        return not origin.keys.isdisjoint(told.keys)
    near = origin.reading is told.reading or not _names_a_subject(told)
    return near or not origin.keys.isdisjoint(told.reading.keys)


def _names_a_subject(told: Lifetime) -> bool:
    """Does a noun stand before the years in their sentence, which may be whose they are?"""
    reading, parsed = told.reading, told.reading.parsed
    times = [m.span for m in reading.mentions if isinstance(m, TimeMention)]
    before = range(parsed.token_at(told.span.start))
    nouns = (n for n in before if (key := reading.ordered_keys[n]) and key[0] in NOUNS)
    return any(not any(span.covers(parsed.tokens[n].span) for span in times) for n in nouns)


def _year_reckoned(told: Lifetime, origin: Origin, published: TimeRange) -> int | None:
    """The year up to which years are told: the one that their sentence names beside that of the origin, else the one in
    which the article came out. None where the sentence names several, or a year long past."""
    times = (
        m for m in told.reading.mentions if isinstance(m, TimeMention) and m.type in (TimexType.DATE, TimexType.TIME)
    )
    named = {year for time in times if time.span != origin.span and (year := _year_of(time.value)) is not None}
    named.discard(published.first.year)
    if not named:
        return published.first.year
    return None if origin.birth or len(named) > 1 or min(named) < published.first.year - 1 else named.pop()
