"""Rules for single days."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.readings import ANY_YEAR, Reading, make_date, move_months, one_day, whole_year
from claimcheck.mentions.times.registry import resolve_part, rule
from claimcheck.model.quick import replace

LONGEST_DAY_NUMBER = 31


def number(found: Found, slot: str) -> int | None:
    """The whole number in a slot; None when it is missing."""
    text = found.text(slot)
    return int(float(text)) if text is not None else None


def said_phase(found: Found) -> str | None:
    """Whether the expression names the START, MID or END of something."""
    return found.text("phase") or found.text("part_way") or found.text("half_way")


def said_year(found: Found, context: Context) -> int | None:
    """The year that the expression itself names; two bare digits only where they can be no day or hour."""
    if found.text("year") or found.text("round_year"):
        return number(found, "year") or number(found, "round_year")
    if found.text("yy2"):
        return context.full_year(found.text("yy2") or "")
    that = number(found, "that_year")
    if that is not None:
        return context.year_above + that if context.year_above else None
    digits = found.text("yy")
    return context.full_year(digits) if digits and int(digits) > LONGEST_DAY_NUMBER else None


def guessed_year(found: Found, context: Context, month: int, dom: int | None = None) -> int | None:
    """The year of a day or month that names none; unknown where it names the year of a date that is not there."""
    weekday = number(found, "weekday")
    return None if found.text("that_year") else context.year_of(month, dom, weekday=weekday)


@rule
def full_date(found: Found, context: Context) -> Reading | None:
    """A day and month, with or without weekday and year ("Monday 7 March 2022", "le 6 mai dernier")."""
    month, dom, weekday = number(found, "month") or number(found, "mon"), number(found, "dom"), number(found, "weekday")
    if month is None or dom is None or make_date(ANY_YEAR, month, dom) is None:
        return None
    year, rel = said_year(found, context), number(found, "rel")
    if year is None and found.text("yy"):
        return None
    if year is None and rel is not None:
        year = context.relative_year(month, dom, rel)
    day = make_date(year, month, dom) if year is not None else _nearest(found, context, month, dom)
    said = year is not None or day is not None
    if day is None:
        year = year or guessed_year(found, context, month, dom)
        day = make_date(year or ANY_YEAR, month, dom)
    if day is None:
        return None
    return replace(one_day(day, year_known=said or year is not None), weekday=weekday if said else None)


NEAR = 31
"""Days from publication within which a date without a year is of that year, whatever weekday is said with it."""


def _nearest(found: Found, context: Context, month: int, dom: int) -> date | None:
    """The day that a date without a year means when it lies near publication; else its weekday helps to tell it."""
    if context.published is None or found.text("that_year"):
        return None
    year = context.year_of(month, dom)
    day = make_date(year, month, dom) if year else None
    return day if day and abs((day - context.published).days) <= NEAR else None


@rule
def figures_date(found: Found, context: Context) -> Reading | None:
    """A date in figures whose month may stand first or second ("7/8/2007", "03/04/22").

    The weekday that is said decides, then which of the two lies nearer to publication; without either there is none.
    """
    mon, dom, name = number(found, "mon"), number(found, "dom"), number(found, "weekday")
    year = said_year(found, context)
    if mon is None or dom is None or year is None:
        return None
    days = [day for m, d in dict.fromkeys(((mon, dom), (dom, mon))) if (day := make_date(year, m, d))]
    fitting = [day for day in days if name is None or day.isoweekday() == name] or days
    if len(fitting) > 1 and context.published is None:
        return replace(whole_year(year), timex=fitting[0].isoformat())
    published = context.published
    return one_day(min(fitting, key=lambda day: abs(day - published)) if published else fitting[0]) if fitting else None


@rule
def short_date(found: Found, context: Context) -> Reading | None:
    """A date in figures with a year of two digits ("7/8/07")."""
    month, dom, digits = number(found, "mon"), number(found, "dom"), found.text("yy2")
    day = make_date(context.full_year(digits), month, dom) if digits and month and dom else None
    return one_day(day) if day else None


@rule
def weekday(found: Found, context: Context) -> Reading | None:
    """A bare weekday: the last one up to publication, or the next one where the clause looks ahead."""
    name = number(found, "weekday")
    day = context.weekday(name) if name else None
    return one_day(day) if day else Reading(f"XXXX-WXX-{name}", anchored=False)


@rule
def weekday_rel(found: Found, context: Context) -> Reading | None:
    """Last, this or next with a weekday ("mardi dernier", "next Friday")."""
    name, rel = number(found, "weekday"), number(found, "rel")
    if name is None or rel is None:
        return None
    if rel == 0:
        return weekday_this(found, context)
    day = context.last_weekday(name) if rel < 0 else context.next_weekday(name)
    return one_day(day) if day else Reading(f"XXXX-WXX-{name}", anchored=False)


@rule
def weekday_this(found: Found, context: Context) -> Reading | None:
    """This with a weekday ("ce vendredi", "this Friday"): in the week of publication, or just before or after it."""
    name, today = number(found, "weekday"), context.published
    if name is None:
        return None
    last = context.last_weekday(name, include=True)
    if today is None or last is None:
        return Reading(f"XXXX-WXX-{name}", anchored=False)
    if context.future:
        return one_day(context.next_weekday(name, include=True) or today)
    within = today + timedelta(days=name - today.isoweekday())
    return one_day(last if (today - last).days <= JUST_BEFORE else within)


JUST_BEFORE = 2
"""On a Monday "this Saturday" is the one just past; on a Wednesday it is the next."""


@rule
def weekday_dom(found: Found, context: Context) -> Reading | None:
    """A weekday with the day of the month but no month ("lundi 14", "Thursday the 9th"): the nearest that fits."""
    name, dom = number(found, "weekday"), number(found, "dom") or number(found, "ddom")
    around = context.anchor or context.around
    if name is None or dom is None or around is None:
        return None
    months = [move_months(around.replace(day=1), n) for n in (0, -1, 1)]
    days = [day for m in months if (day := make_date(m.year, m.month, dom)) and day.isoweekday() == name]
    return one_day(min(days, key=lambda day: abs((day - around).days))) if days else None


@rule
def weekday_that(found: Found, context: Context) -> Reading | None:
    """A weekday counted from the day the narrative stands at ("le lundi suivant", "that Monday")."""
    name, rel, base = number(found, "weekday"), number(found, "that"), context.anchor or context.guessed_anchor
    if name is None or rel is None:
        return None
    if base is None:
        return Reading(f"XXXX-WXX-{name}", anchored=False)
    ahead = (name - base.isoweekday()) % 7
    days = (ahead or 7) if rel > 0 else ahead if rel == 0 and ahead <= NEAREST else ahead - 7
    made = replace(one_day(base + timedelta(days=days)), shift=0 if rel == 0 else None)
    return made if context.anchor else replace(made, value=None, anchored=False)


NEAREST = 3
"""Half a week: "that Monday" is the nearest one."""


@rule
def weekday_after_next(found: Found, context: Context) -> Reading | None:
    """The weekday after the next or before the last one ("Friday after next", "mardi en huit")."""
    name, rel = number(found, "weekday"), number(found, "second_rel") or 2
    if name is None:
        return None
    day = context.next_weekday(name) if rel > 0 else context.last_weekday(name)
    return one_day(day + timedelta(days=7 * (rel - 1 if rel > 0 else rel + 1))) if day else None


@rule
def weekday_week(found: Found, context: Context) -> Reading | None:
    """A weekday of last, this or next week ("Tuesday of last week"), or of the one after the narrative's."""
    name, base = number(found, "weekday"), context.published
    rel = number(found, "rel") or 0
    if found.text("that"):
        rel, base = number(found, "that") or 0, context.anchor or context.guessed_anchor
    if name is None or base is None:
        return None
    return one_day(base - timedelta(days=base.weekday()) + timedelta(days=7 * rel + name - 1))


@rule
def deictic_day(found: Found, context: Context) -> Reading | None:
    """A day counted from publication ("hier", "tomorrow"), with the name that it is given ("hier, lundi"): without a
    day of publication, that of the weekday."""
    shift, name = number(found, "deictic") or 0, number(found, "weekday")
    if context.published is None:
        return weekday(found, context) if name else Reading("XXXX-XX-XX", anchored=False, shift=shift)
    return replace(one_day(context.published + timedelta(days=shift)), weekday=name)


@rule
def narrative_day(found: Found, context: Context) -> Reading | None:
    """A day counted from the day the narrative stands at ("la veille", "the following day", "ce jour-là")."""
    return moved(context, counted(found))


def counted(found: Found) -> int:
    """How many days a word like "la veille" counts from the day it leans on."""
    return next((n for slot in ("narrative", "next_day", "side_day") if (n := number(found, slot)) is not None), 0)


def moved(context: Context, shift: int) -> Reading:
    """The day so many days from the narrative's day, which is marked as not anchored when there is none.

    TIMEX3 then guesses that it counts from publication, if no day is named above at all.
    """
    if context.anchor is None:
        guess = context.guessed_anchor
        text = (guess + timedelta(days=shift)).isoformat() if guess else "XXXX-XX-XX"
        return Reading(text, anchored=False, shift=shift)
    return replace(one_day(context.anchor + timedelta(days=shift)), shift=shift)


@rule
def event_day(found: Found, context: Context) -> Reading | None:
    """A day counted from an event that is told ("la veille de l'attaque", "a day after the town fell")."""
    return Reading("XXXX-XX-XX", anchored=False)


@rule
def day_from(found: Found, context: Context) -> Reading | None:
    """A day counted from another day that is named ("la veille du 14 juillet", "the day after Monday")."""
    base = resolve_part(found, "day", context)
    day = base.day if base else None
    return one_day(day + timedelta(days=counted(found))) if day else None


@rule
def bare_day(found: Found, context: Context) -> Reading | None:
    """A day number alone ("le 14", "on the 14th"): month and year of the last date above it."""
    dom = number(found, "ddom") or number(found, "nth")
    if dom is None or context.anchor is None:
        return None
    day = make_date(context.anchor.year, context.anchor.month, dom)
    return one_day(day) if day else None


@rule
def dom_of_month(found: Found, context: Context) -> Reading | None:
    """A day of last, this or next month ("le 14 du mois dernier", "the 20th of next month")."""
    dom, around = number(found, "dom"), context.around
    if dom is None or around is None:
        return None
    month = move_months(around.replace(day=1), number(found, "rel") or 0)
    day = make_date(month.year, month.month, dom)
    return one_day(day) if day else None


@rule
def nth_weekday(found: Found, context: Context) -> Reading | None:
    """The first to last such weekday of a month ("le premier dimanche de mars", "the last Friday of May 2021")."""
    name, nth, whole = number(found, "weekday"), number(found, "ordinal"), resolve_part(found, "bare", context)
    if name is None or nth is None or whole is None or whole.value is None or not whole.value.year_known:
        return None
    days = [whole.value.first + timedelta(days=n) for n in range((whole.value.last - whole.value.first).days + 1)]
    fitting = [day for day in days if day.isoweekday() == name]
    place = nth - 1 if nth > 0 else nth
    return one_day(fitting[place]) if len(days) <= LONGEST_DAY_NUMBER and -6 < place < len(fitting) else None
