"""Rules for ranges and bounds of other times, lengths of time, recurring times and vague ones."""

from __future__ import annotations

from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.days import number
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.readings import ANY_YEAR, Reading, span, whole_year
from claimcheck.mentions.times.registry import resolve, rule
from claimcheck.model import TimexType
from claimcheck.model.quick import replace

PARTS = ("bare", "day", "period", "clock", "time")


def _inner(found: Found, context: Context, mark: str = "") -> Reading | None:
    """The one other pattern inside this one."""
    for name in PARTS:
        part = found.part(name + mark)
        if part is not None:
            return resolve(part, context)
    return None


@rule
def as_said(found: Found, context: Context) -> Reading | None:
    """A time that counts as one only behind the words of the pattern ("en mars", "in 2022")."""
    return _inner(found, context)


@rule
def listed(found: Found, context: Context) -> Reading | None:
    """A month or year that goes on a list of times ("en mars et avril", "in 2007 and 2009")."""
    return _inner(found, context) if context.goes_on else None


@rule
def year_of_noun(found: Found, context: Context) -> Reading | None:
    """A year that tells which of a kind is meant ("the 2008 Olympics", "le budget 2022")."""
    year = number(found, "year")
    return whole_year(year) if year and OLDEST <= year <= YOUNGEST else None


OLDEST, YOUNGEST = 1900, 2050
"""Beside a noun only such numbers are taken for a year."""


@rule
def days_between(found: Found, context: Context) -> Reading | None:
    """From one day, month or year to another ("du 28 février au 3 mars", "from Monday to Wednesday")."""
    end = _inner(found, context, "2")
    if end is None or end.value is None:
        return None
    last = end.value.last
    known = end.value.year_known
    start = _inner(found, context.before(last) if known else context)
    if start is None or start.value is None or start.value.clock or end.value.clock:
        return None
    first = start.value.first
    if start.value.year_known != known or first > last or (first, start.value.last) == (end.value.first, last):
        return None
    left, right = start.value.edtf, end.value.edtf
    plain = "/" not in left and "/" not in right
    edtf = f"{left}/{right}" if plain else f"{first.isoformat()}/{last.isoformat()}"
    edtf = edtf if known else edtf.replace(f"{ANY_YEAR}-", "XXXX-")
    return span(first, last, f"{start.timex}/{end.timex}", edtf, year_known=known)


@rule
def since(found: Found, context: Context) -> Reading | None:
    """Open towards later ("depuis février"); from a day on it looks ahead unless the clause is in the past
    ("à partir de mardi", "from Monday")."""
    ahead = context.told(ahead=context.future is not False) if found.text("then_on") else context
    return _opened(_inner(found, ahead), end=True)


@rule
def after_day(found: Found, context: Context) -> Reading | None:
    """Open towards later, from a day at which nothing need begin ("after Tuesday")."""
    return _opened(_inner(found, context), end=True)


@rule
def until(found: Found, context: Context) -> Reading | None:
    """Open towards earlier ("jusqu'à vendredi", "by Friday"); it looks ahead unless the clause is in the past."""
    ahead = context.told(ahead=context.future is not False)
    return _opened(_inner(found, ahead), start=True)


def _opened(made: Reading | None, *, start: bool = False, end: bool = False) -> Reading | None:
    """The time with one side open; an hour keeps its day."""
    if made is None or made.value is None or not made.value.days_known:
        return made
    value = made.value
    edtf = f"../{value.edtf.rsplit('/', 1)[-1]}" if start else f"{value.edtf.split('/', 1)[0]}/.."
    clock = None if value.clock and not value.clock.exact else value.clock
    return replace(made, value=replace(value, open_start=start, open_end=end, edtf=edtf, clock=clock))


UNIT_TEXT = {
    "D": ("P", "D", 1), "W": ("P", "W", 1), "M": ("P", "M", 1), "Y": ("P", "Y", 1), "TH": ("PT", "H", 1),
    "TM": ("PT", "M", 1), "TS": ("PT", "S", 1), "Q": ("P", "Q", 1), "DE": ("P", "Y", 10), "CE": ("P", "Y", 100),
    "FN": ("P", "W", 2), "ML": ("P", "Y", 1000), "SM": ("P", "M", 6), "WE": ("P", "WE", 1),
}  # fmt: skip
"""ISO 8601 designators of the units, and how many of them one unit is."""

UNIT_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
"""The units that a length of time is added up of, as ISO 8601 orders them."""


@rule
def duration(found: Found, context: Context) -> Reading | None:
    """A length of time ("trois jours", "two and a half years", "five-month", "several weeks")."""
    whole = found.text("span_word")
    if whole:
        return Reading(whole, None, TimexType.DURATION)
    head, tail, times = UNIT_TEXT[found.text("unit") or "D"]
    count = found.text("n") or found.text("dozen")
    if count is None:
        return Reading(f"{head}X{tail}", None, TimexType.DURATION)
    return Reading(f"{head}{float(count) * times:g}{tail}", None, TimexType.DURATION)


@rule
def one_unit(found: Found, context: Context) -> Reading | None:
    """One whole unit of time ("the past decade", "toute l'année")."""
    head, tail, times = UNIT_TEXT[found.text("unit") or "D"]
    return Reading(f"{head}{times}{tail}", None, TimexType.DURATION)


@rule
def half_more(found: Found, context: Context) -> Reading | None:
    """A length of time and a half ("deux ans et demi", "two and a half years")."""
    count, unit = found.text("n"), found.text("unit")
    if count is None or unit is None:
        return None
    head, tail, times = UNIT_TEXT[unit]
    return Reading(f"{head}{(float(count) + 0.5) * times:g}{tail}", None, TimexType.DURATION)


@rule
def compound(found: Found, context: Context) -> Reading | None:
    """A length of time in two or three units ("deux ans et trois mois", "1 h 30", "two hours and ten minutes")."""
    parts = [(found.text(f"n{mark}"), found.text(f"unit{mark}")) for mark in ("", "2", "3")]
    said = [(float(n), unit) for n, unit in parts if n and unit]
    units = {unit for _, unit in said}
    if len(said) < 2 or len(units) < len(said) or not units <= set(UNIT_ORDER):
        return None
    text = {"P": "", "PT": ""}
    for count, unit in sorted(said, key=lambda pair: UNIT_ORDER.index(pair[1])):
        head, tail, times = UNIT_TEXT[unit]
        text[head] += f"{count * times:g}{tail}"
    return Reading("P" + text["P"] + ("T" + text["PT"] if text["PT"] else ""), None, TimexType.DURATION)


@rule
def hours_long(found: Found, context: Context) -> Reading | None:
    """A length of time written like an hour, behind words that take no hour ("a duré 1 h 30")."""
    hours, minutes = number(found, "n"), number(found, "minute")
    return Reading(f"PT{hours}H" + (f"{minutes}M" if minutes else ""), None, TimexType.DURATION)


@rule
def recurring(found: Found, context: Context) -> Reading | None:
    """A time that comes again ("chaque lundi", "every year", "annuel")."""
    name = number(found, "weekday") or number(found, "each_weekday")
    part = found.text("part") or found.text("each_part")
    if name is not None:
        return Reading(f"XXXX-WXX-{name}", None, TimexType.SET)
    if part:
        return Reading("XXXX-XX-XX" + context.calendar.part_codes[part], None, TimexType.SET)
    if found.text("recurring"):
        return Reading(found.text("recurring") or "", None, TimexType.SET)
    head, tail, times = UNIT_TEXT[found.text("unit") or "D"]
    return Reading(f"{head}{float(found.text('n') or 1) * times:g}{tail}", None, TimexType.SET)


@rule
def reference(found: Found, context: Context) -> Reading | None:
    """The present, past or future without bounds ("actuellement", "auparavant", "soon")."""
    return Reading(found.text("reference") or found.text("past") or "PRESENT_REF")


@rule
def day_count(found: Found, context: Context) -> Reading | None:
    """So many days of a war; only the date of the article is read from it."""
    return None


@rule
def nothing(found: Found, context: Context) -> Reading | None:
    """Words that look like a time and are none; the finder passes over them."""
    return None
