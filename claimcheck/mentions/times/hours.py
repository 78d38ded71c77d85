"""The day of each hour, and which half of it: from what stands beside an hour and above it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from claimcheck.languages.times import load_calendar
from claimcheck.languages.zones import offset_on
from claimcheck.mentions.times import clocks
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.matcher import span_of
from claimcheck.mentions.times.readings import Reading
from claimcheck.mentions.times.zones import tie_zones
from claimcheck.model import Sentence, TimeRange, TimexType
from claimcheck.model.clocks import clock_text
from claimcheck.model.quick import replace

Pairs = Sequence[tuple[Found, Reading]]

REACH = 80
"""An hour belongs to a day named within this many characters of it in its sentence: about a clause."""

PARTING = frozenset(';:«»“”"')
"""Marks that keep an hour from the day on their other side ("published Thursday: it landed at 18:25")."""

SAME_HALF = 6 * 60
"""Minutes after an hour of the paragraph within which the next one is told without its half of the day."""


def place_hours(pairs: Pairs, sentence: Sentence, above: Reading | None, published: date | None) -> list[Reading]:
    """The readings of a sentence, each hour on its day. `above` is the day named before in the paragraph."""
    readings = [
        _with_day(place, pairs, sentence, above, published)
        if reading.value is not None and not reading.value.days_known
        else reading
        for place, (_, reading) in enumerate(pairs)
    ]
    for place, (one, other) in reversed([*enumerate(pairwise(found for found, _ in pairs))]):
        between = [token.text for token in sentence.tokens[one.last : other.first]]
        if between == ["("]:
            readings[place : place + 2] = tie_zones(*readings[place : place + 2]) or readings[place : place + 2]
        elif len(between) == 1:
            readings[place] = _as_listed(readings[place], readings[place + 1])
    return readings


def _as_listed(reading: Reading, after: Reading) -> Reading:
    """An hour of a list with the zone and half of the day behind the last one ("4:34, 6:25 and 7:32 p.m. GMT")."""
    value, last = reading.value, after.value
    if value is None or last is None or value.clock is None or last.clock is None:
        return reading
    clock = value.clock
    if not (clock.exact and last.clock.exact) or (clock.offset is not None and clock.half_known):
        return reading
    if clock.offset is None and after.zone is not None:
        clock = replace(clock, offset=last.clock.offset)
    later = clock.low + (clocks.NOON if last.clock.low >= clocks.NOON else 0)
    if not clock.half_known and last.clock.half_known and later <= last.clock.low:
        clock = replace(clock, low=later, high=later, half_known=True)
    if clock == value.clock:
        return reading
    text = clock_text(clock.low) + clocks.zone_text(clock.offset)
    days = (reading.timex.partition("T")[0], value.edtf.partition("T")[0])
    return replace(
        reading, zone=after.zone, timex=f"{days[0]}{text}", value=replace(value, clock=clock, edtf=f"{days[1]}{text}")
    )


def _with_day(place: int, pairs: Pairs, sentence: Sentence, above: Reading | None, published: date | None) -> Reading:
    """An hour with the day it belongs to: the nearest in its clause, else the paragraph's; TIMEX3 guesses more."""
    reading = pairs[place][1]
    near = sorted(_days_beside(place, pairs, sentence), key=lambda pair: pair[0])
    if near and near[0][0] <= REACH:
        return join(near[0][1], reading)
    if near or above:
        return join(near[0][1] if near else above or reading, reading)
    guess = published.isoformat() if published else ""
    return replace(reading, timex=guess + reading.timex)


def _days_beside(place: int, pairs: Pairs, sentence: Sentence) -> list[tuple[int, Reading]]:
    """The days of the sentence that no mark keeps from an hour, with their distance in characters."""
    found, tokens = pairs[place][0], sentence.tokens
    here = span_of(found, tokens)
    beside = []
    for match, other in pairs:
        if match is found or not _names_day(other):
            continue
        one, two = (match, found) if match.first < found.first else (found, match)
        pieces = zip(tokens[one.last : two.first], tokens[one.last + 1 : two.first + 1], strict=True)
        between = [token.text for token, after in pieces if token.end < after.start or token.text != ":"]
        if one is match and match.first == 0 and between[:1] == [":"]:
            between = between[1:]  # "Tuesday: at 8 …" heads its line
        if PARTING.isdisjoint(between):
            there = span_of(match, tokens)
            beside.append((min(abs(there.start - here.end), abs(here.start - there.end)), other))
    return beside


def _names_day(reading: Reading) -> bool:
    value = reading.value
    return (
        value is not None
        and value.days_known
        and reading.type is not TimexType.DURATION
        and (value.is_day or (value.clock is not None and (value.last - value.first).days == 1))
    )


def join(day: Reading, hour: Reading) -> Reading:
    """An hour on a day; a night keeps the day it begins on when the hour is before midnight."""
    if day.value is None or hour.value is None or hour.value.clock is None:
        return hour
    clock, first, timex = hour.value.clock, day.value.first, hour.timex
    if hour.zone and day.value.year_known:
        clock = replace(clock, offset=offset_on(hour.zone, first, load_calendar()))
    if day.value.clock is not None:
        clock = clocks.in_part(clock, day.value.clock)
    if clock != hour.value.clock:
        timex = clock_text(clock.low) + clocks.zone_text(clock.offset) if clock.exact else timex
    if day.value.last > first and clock.high < clocks.NOON:
        first = day.value.last
    text = first.isoformat() if day.value.year_known else "XXXX" + first.isoformat()[4:]
    edtf = text + timex if clock.exact or clock == clocks.MIDNIGHT else text
    reaches_over = clock.high >= clocks.DAY or clock == clocks.MIDNIGHT
    last = first + timedelta(days=1) if reaches_over else first
    value = TimeRange(first, last, clock, day.value.year_known, edtf=edtf)
    return replace(hour, timex=text + timex, value=value)


def after_hour(reading: Reading, before: int) -> Reading:
    """An hour without its half of the day, in the half that brings it soon after another; else as it is."""
    value = reading.value
    if value is None or value.clock is None:
        return reading
    for low in (value.clock.low, value.clock.low + clocks.NOON):
        if before <= low <= before + SAME_HALF and low < clocks.DAY:
            clock = replace(value.clock, low=low, high=low, half_known=True)
            text = clock_text(low) + clocks.zone_text(clock.offset)
            return replace(reading, timex=text, value=replace(value, clock=clock, edtf=text))
    return reading
