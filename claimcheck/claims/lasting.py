"""Claims of how long it went on where the bounds told beside it make another length: "from 2 to 4 p.m., five hours"."""

from __future__ import annotations

from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.totals import is_total
from claimcheck.languages import Pack
from claimcheck.languages.sums import SumWords, load_sum_words
from claimcheck.model import Aspect, NumberRange, QuantityMention, Question, TimeMention
from claimcheck.model.numbers import tidy

TOPIC = "lasting"
"""The topic of both claims: the length as it is told, and as its bounds make it."""
DURATION = "duration"
BESIDE = 4
"""Tokens between a stretch of time and its length: ", soit", ", a total of"."""
COMMAS = frozenset(",(")
STRETCHES = frozenset({"hours_between", "days_between"})
"""The rules of times from one hour, or one year, to another."""
HOUR, YEAR = "hour", "year"
MINUTES = 60
SLACK = {HOUR: 0.25, YEAR: 1.0}
"""Hours and years by which a length may be rounded, or counted from the other end of its first and last year."""
SHARE = 0.1
"""So much of a length may be rounded too."""


def lasting_claims(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """Two drafts for each length of time that the stretch beside it makes another."""
    stretches = [m for m in reading.mentions if isinstance(m, TimeMention) and m.rule in STRETCHES]
    drafts, words = list[Draft](), load_sum_words(pack)
    for time in stretches:
        for quantity in reading.quantities():
            if quantity.measure == DURATION and quantity.value.is_exact and _are_beside(reading, time, quantity, words):
                drafts += _both(reading, time, quantity, pack)
    return drafts


def _are_beside(reading: SentenceReading, time: TimeMention, quantity: QuantityMention, words: SumWords) -> bool:
    """Does a length stand right before its stretch ("for nine years, from 2001 to 2010"), or behind it with a word that
    says that it is the same ("from 2001 to 2010, nine years in all", "soit neuf ans")?"""
    parsed = reading.parsed
    first, second = sorted((time.span, quantity.span))
    between = parsed.between(first.end, second.start)
    if first.overlaps(second) or len(between) > BESIDE or not any(parsed.tokens[n].text in COMMAS for n in between):
        return False
    if first == quantity.span:
        return len(between) == 1
    at, after = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    return is_total(parsed, at, [after], words)


def _both(reading: SentenceReading, time: TimeMention, quantity: QuantityMention, pack: Pack) -> list[Draft]:
    unit = HOUR if time.rule == "hours_between" else YEAR
    if quantity.unit != unit:
        return []
    reckoned, said = _length_of(time), quantity.value.low or 0
    if reckoned is None or abs(reckoned - said) <= max(SLACK[unit], SHARE * reckoned):
        return []
    question = Question(Aspect.QUANTITY, topic=TOPIC, measure=DURATION, period=str(time.quote))
    facets = facets_of(reading, None, quantity.span, pack)
    spans = ((quantity.span, said, "length told"), (time.span, reckoned, "length reckoned"))
    return [Draft(span, question, NumberRange.exactly(n), facets, rule, unit=unit) for span, n, rule in spans]


def _length_of(time: TimeMention) -> float | None:
    """The hours or years from the beginning of a stretch to its end."""
    value = time.value
    if value is None:
        return None
    if time.rule == "hours_between":
        clock = value.clock
        return tidy((clock.high - clock.low) / MINUTES) if clock is not None and clock.half_known else None
    years = value.days_known and value.year_known and (value.first.month, value.first.day) == (1, 1)
    return value.last.year - value.first.year if years and (value.last.month, value.last.day) == (12, 31) else None
