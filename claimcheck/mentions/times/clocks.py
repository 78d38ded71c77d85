"""Rules for times of day: hours with their zones, and parts of the day."""

from __future__ import annotations

from datetime import timedelta

from claimcheck.languages.zones import offset_on
from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.days import bare_day, counted, full_date, moved, number, said_phase
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.readings import Reading, one_day, with_clock
from claimcheck.mentions.times.registry import resolve_part, rule
from claimcheck.model import ClockRange, TimeRange, TimexType
from claimcheck.model.clocks import clock_text
from claimcheck.model.quick import replace

NOON = 720
DAY = 1440
TOLD_WITHIN = 2
"""Days after a day that is named within which a text tells what happened in the night before it."""
AFTERNOON_PARTS = ("AF", "EV")

MIDNIGHT = ClockRange(0, 0, exact=False)
"""The word "midnight": nobody agrees on which of two days it belongs to, so it stands for both."""


@rule
def hour(found: Found, context: Context) -> Reading | None:
    """A time of day ("6 h 07", "2:30 a.m. EDT", "0307 GMT", "vers 11 h 30", "half past seven")."""
    minutes = _minutes(found)
    if minutes is None:
        return None
    zone = found.text("zone") if found.text("zone") != "local" else None
    offset = _signed(found)
    if offset is None and zone is not None:
        offset = offset_on(zone, context.anchor or context.published, context.calendar)
    blur = found.text("blur") or found.text("loose")
    low, high = context.calendar.blur.get(blur or "", (0, 0))
    exact = blur is None
    if low < 0 and minutes == 0 and found.text("named_clock"):
        minutes = DAY  # "peu avant minuit" is the evening before
    clock = ClockRange(max(0, minutes + low), minutes + high, offset, exact, _knows_half(found, context, minutes))
    if found.text("named_clock") == "0" and minutes == 0 and exact and offset is None:
        clock = MIDNIGHT
    seconds = number(found, "minute2")
    text = clock_text(minutes % DAY) + ("" if seconds is None else f":{seconds:02}") + zone_text(offset)
    value = TimeRange(clock=clock, days_known=False, edtf=text)
    return Reading(text, value, TimexType.TIME, zone=zone if _signed(found) is None else None)


@rule
def hour_before(found: Found, context: Context) -> Reading | None:
    """All of the day up to an hour ("avant 8 heures", "by 7 p.m.")."""
    return _one_sided(resolve_part(found, "clock", context) or hour(found, context), before=True)


@rule
def hour_after(found: Found, context: Context) -> Reading | None:
    """From an hour to the end of its day, or of the night that it is in ("après 22 heures", "after midnight")."""
    return _one_sided(resolve_part(found, "clock", context) or hour(found, context), before=False)


def _one_sided(made: Reading | None, *, before: bool) -> Reading | None:
    if made is None or made.value is None or made.value.clock is None:
        return made
    clock = made.value.clock
    end = clock.high or DAY  # "avant minuit" is the evening before
    late = clock.low + NIGHT if clock.low in (0, DAY) else max(DAY, clock.low + NIGHT)
    open_one = replace(clock, low=0, high=end) if before else replace(clock, high=late)
    return replace(made, value=replace(made.value, clock=replace(open_one, exact=False)))


NIGHT = 360
"""Minutes that what is said to be after an hour of the night may be away from it."""


@rule
def spoken_hour(found: Found, context: Context) -> Reading | None:
    """An hour and minutes in words that only a preposition marks ("at six thirty"); in digits they count something."""
    return hour(replace(found, slots={**found.slots, "minute": found.slots["minute_word"]}), context)


def _knows_half(found: Found, context: Context, minutes: int) -> bool:
    """Is it clear which half of the day is meant? "7:30" may be either in some languages; "07:30", "7:30 GMT" not."""
    if not context.half_days or not HOUR <= minutes < NOON + HOUR:
        return True
    told = any(found.text(slot) for slot in ("ampm", "part", "hhmm", "named_clock", "zone"))
    return told or (found.text("hour") or "").startswith("0")


HOUR = 60


def _signed(found: Found) -> int | None:
    """The offset written as a number after GMT ("GMT+3"), in minutes."""
    sign, hours = found.text("sign"), number(found, "hour2")
    if hours is None:
        return None
    return (-60 if sign == "-" else 60) * hours


def _minutes(found: Found) -> int | None:
    """Minutes after midnight; None when there is no such hour."""
    whole = _whole_hour(found)
    if whole is None:
        return None
    way, minutes = number(found, "way"), number(found, "n") or 0
    more = (number(found, "fraction") or 0) + (way or -1) * minutes
    return (whole + more) % DAY if more else whole


def _whole_hour(found: Found) -> int | None:
    """Minutes after midnight of the hour and minute that are named."""
    named = number(found, "named_clock")
    if named is not None:
        return named + (number(found, "minute") or 0)
    packed = found.text("hhmm")
    hours = int(packed[:2]) if packed else number(found, "hour")
    minute = int(packed[2:]) if packed else number(found, "minute") or 0
    half, part = found.text("ampm"), found.text("part")
    if hours is None:
        return None
    if half and not 1 <= hours <= 12:
        return None if hours > 23 else hours * 60 + minute
    if half:
        hours = hours % 12 + (12 if half == "PM" else 0)
    elif (part in AFTERNOON_PARTS and hours < 12) or (part == "NI" and 6 <= hours < 12):
        hours += 12
    return hours * 60 + minute if hours * 60 + minute <= DAY else None


def zone_text(offset: int | None) -> str:
    """A distance from UTC as ISO 8601 writes it; nothing when unknown."""
    if offset is None:
        return ""
    if offset == 0:
        return "Z"
    sign, size = "-" if offset < 0 else "+", abs(offset)
    return f"{sign}{size // 60:02}:{size % 60:02}"


def in_part(clock: ClockRange, part: ClockRange) -> ClockRange:
    """An hour said without its half of the day, put where a part of the day wants it ("this afternoon at 3:20")."""
    early = replace(clock, half_known=True)
    later = replace(early, low=clock.low + NOON, high=clock.high + NOON)
    if clock.high >= NOON or not part.allows(later):
        return early if part.allows(early) else clock
    return clock if part.allows(early) else later


@rule
def hour_after_day(found: Found, context: Context) -> Reading | None:
    """A whole hour that no preposition marks, right behind a day ("samedi 8 h"); elsewhere it is a length of time."""
    return hour(found, context) if context.goes_on else None


@rule
def hours_between(found: Found, context: Context) -> Reading | None:
    """From one hour to another ("entre 14 h et 16 h", "from 9 a.m. to noon")."""
    one = resolve_part(found, "clock", context) or hour(found, context)
    other = resolve_part(found, "clock2", context) or _ending_hour(found)
    low = one.value.clock if one and one.value else None
    high = other.value.clock if other and other.value else None
    if one is None or other is None or low is None or high is None:
        return None
    if not low.half_known and high.half_known and low.low + NOON <= high.low:
        low = replace(low, low=low.low + NOON, half_known=True)  # "between 2 and 5 p.m."
        one = replace(one, timex=clock_text(low.low))
    end = high.high if high.high >= low.low else high.high + DAY
    clock = ClockRange(low.low, end, high.offset if low.offset is None else low.offset, exact=False)
    value = TimeRange(clock=clock, days_known=False, edtf=f"{one.timex}/{other.timex}")
    return Reading(one.timex, value, TimexType.TIME)


def _ending_hour(found: Found) -> Reading | None:
    """The hour without minutes at which a range ends ("de 14 h à 17 h")."""
    ends = number(found, "hour3")
    if ends is None:
        return None
    text = clock_text(ends * HOUR % DAY)
    return Reading(text, TimeRange(clock=ClockRange(ends * HOUR, ends * HOUR), days_known=False), TimexType.TIME)


def part_clock(code: str, phase: str | None, context: Context) -> ClockRange:
    """A part of the day, or the first, middle or last half of it."""
    low, high = context.calendar.parts[code]
    half = (high - low) // 2
    if phase == "START":
        high = low + half
    elif phase == "END":
        low = high - half
    elif phase == "MID":
        low, high = low + half // 2, high - half // 2
    return ClockRange(low, high, exact=False)


def part_of(base: Reading, code: str, phase: str | None, context: Context) -> Reading:
    """A part of a day that is read; the narrative's unknown day stays unknown."""
    timex = base.timex + context.calendar.part_codes[code]
    if base.value is None:
        return replace(base, timex=timex, type=TimexType.TIME)
    made = with_clock(base, part_clock(code, phase, context), timex)
    return replace(made, shift=base.shift, anchored=base.anchored, weekday=base.weekday)


@rule
def day_part(found: Found, context: Context) -> Reading | None:
    """A part of a day that is named with it ("mardi soir", "on the morning of 7 March")."""
    base = resolve_part(found, "day", context) or bare_day(found, context)
    code = found.text("part") or found.text("day_edge")
    if base is None or code is None or (base.value is not None and not base.value.is_day):
        return None
    return part_of(base, code, said_phase(found), context)


@rule
def this_part(found: Found, context: Context) -> Reading | None:
    """A part of the day of publication or the one before ("ce matin", "tonight", "last night")."""
    shift, code = (found.text("tonight") or "0 NI").split()
    if context.published is None:
        return Reading("XXXX-XX-XX" + context.calendar.part_codes[code], None, TimexType.TIME, False, int(shift))
    day = context.published + timedelta(days=int(shift))
    return part_of(one_day(day), code, said_phase(found), context)


@rule
def bare_part(found: Found, context: Context) -> Reading | None:
    """A part of the day the sentence or the narrative stands at ("dans la matinée", "at dawn", "overnight")."""
    code = found.text("part")
    if code is None:
        return None
    clock = part_clock(code, said_phase(found), context)
    text = "T" + context.calendar.part_codes[code].removeprefix("T")
    return Reading(text, TimeRange(clock=clock, days_known=False, edtf=""), TimexType.TIME)


@rule
def narrative_part(found: Found, context: Context) -> Reading | None:
    """A part of the day the narrative stands at ("le matin même", "that evening", "later that day")."""
    base, code = moved(context, counted(found)), found.text("part")
    return part_of(base, code, said_phase(found), context) if code else base


@rule
def overnight(found: Found, context: Context) -> Reading | None:
    """Overnight with a day: the night before it or the one after, which nobody can tell ("overnight Wednesday");
    without one the last night, or that before the day the narrative stands at."""
    if found.part("day") is None:
        return _night_before(context)
    base = resolve_part(found, "day", context)
    if base is None or base.day is None:
        return base
    made = part_of(one_day(base.day - timedelta(days=1)), "NI", None, context)
    value = made.value
    return replace(made, value=replace(value, last=value.last + timedelta(days=1))) if value else made


def _night_before(context: Context) -> Reading:
    """The last night; it may also be the one before the day named last, if that is but a day or two ago."""
    if context.published is None:
        return Reading("XXXX-XX-XX" + context.calendar.part_codes["NI"], None, TimexType.TIME, False, -1)
    made = part_of(one_day(context.published - timedelta(days=1)), "NI", None, context)
    named = context.days[-1] if context.days else context.published
    if made.value is None or not 0 < (context.published - named).days <= TOLD_WITHIN:
        return made
    first = named - timedelta(days=1)
    return replace(made, value=replace(made.value, first=first, edtf=f"{first}/{made.value.last}"))


@rule
def night_between(found: Found, context: Context) -> Reading | None:
    """The night from one day to the next ("dans la nuit de lundi à mardi", "the night of 4 to 5 March")."""
    end = resolve_part(found, "day2", context) or resolve_part(found, "day", context) or full_date(found, context)
    last = end.day if end else None
    if end is None or last is None:
        return Reading("XXXX-XX-XXTNI", None, TimexType.TIME, anchored=False) if end else None
    night = part_of(one_day(last - timedelta(days=1)), "NI", None, context)
    return replace(night, weekday=end.weekday)
