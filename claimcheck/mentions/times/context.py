"""What an expression leans on: the day of publication, the days named above it, and the tense of its clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claimcheck.languages.times import Calendar
from claimcheck.mentions.times.readings import make_date, month_end
from claimcheck.model.quick import quickly_made, replace

PAST_DAYS = 270
"""A date without a year is the last such date when that is at most about nine months back: news that looks further
back names the year, and a date further back than that is nearer in the year to come."""

LONG_PAST_DAYS = 320
"""The same where the clause is in the past tense."""

ECHO_DAYS = 10
"""A bare weekday repeats a date named above it ("Saturday 29 May … on Saturday") when that lies this near."""
HALF_WEEK = 3
"""Days back to which a heading without a verb ("The funeral on Friday") tells of the past: till then that is nearer."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Context:
    """`published` is the day of publication, `month` its month (also known alone), as (year, month).

    `anchor` is the day the narrative stands at, `year_above` the year of the last date above; `days` are all days
    named so far; `tense` tells whether the clause looks ahead (None: nothing says): it is looked for only where a
    reading leans on it; `backward` tells that a day lies before `published` (the first half of a range); `goes_on`
    that a time stands right before; `half_days` that the language counts hours from midnight and from noon; `heading`
    that it is told in one.
    """

    calendar: Calendar
    published: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    anchor: date | None = None
    year_above: int | None = None
    days: tuple[date, ...] = ()
    tense: Callable[[], bool | None] = lambda: None
    backward: bool = False
    goes_on: bool = False
    half_days: bool = False
    heading: bool = False

    def before(self, day: date) -> Context:
        """The context in which the first half of a range is read when its second half is `day`."""
        here, past = (day.year, day.month), self.told(ahead=False)
        return replace(past, published=day, month=here, year=day.year, anchor=day, days=(), backward=True)

    def told(self, *, ahead: bool) -> Context:
        """The context of a clause that looks ahead or does not."""
        return replace(self, tense=lambda: ahead)

    @property
    def future(self) -> bool | None:
        """Does the clause look ahead?"""
        return self.tense()

    @property
    def guessed_anchor(self) -> date | None:
        """Where the narrative may stand when nothing says: at publication, if no day is named above."""
        return None if self.days else self.published

    @property
    def around(self) -> date | None:
        """The day from which years are counted: publication, or the middle of its month or year."""
        if self.published:
            return self.published
        if self.month:
            return date(*self.month, 15)
        return None

    def weekday(self, number: int) -> date | None:
        """The day that a bare weekday (1 is Monday) means; without a day of publication only the last day named can. A
        clause that looks ahead repeats none that is over."""
        if self.published is None:
            return self.days[-1] if self.days and self.days[-1].isoweekday() == number else None
        for day in reversed(self.days):
            near = day.isoweekday() == number and abs((day - self.published).days) <= ECHO_DAYS
            if near and (day >= self.published or not self.future):
                return day
        ahead, last = self.future, self.last_weekday(number, include=True)
        if ahead:
            return self.next_weekday(number, include=True)
        told = ahead is not None or not self.heading
        return last if told or last is None or (self.published - last).days <= HALF_WEEK else None

    def last_weekday(self, number: int, *, include: bool = False) -> date | None:
        """The last such weekday before publication, the day itself when `include`."""
        if self.published is None:
            return None
        back = (self.published.isoweekday() - number) % 7
        return self.published - timedelta(days=back if back or include else 7)

    def next_weekday(self, number: int, *, include: bool = False) -> date | None:
        """The next such weekday after publication, the day itself when `include`."""
        if self.published is None:
            return None
        ahead = (number - self.published.isoweekday()) % 7
        return self.published + timedelta(days=ahead if ahead or include else 7)

    def year_of(self, month: int, day: int | None = None, *, weekday: int | None = None) -> int | None:
        """The year that brings a day, or a month, nearest to publication; the year above without publication."""
        around = self.around
        if around is None:
            return self.year or self.year_above
        near = (around.year - 1, around.year, around.year + 1)
        choices = [y for y in near if day is None or make_date(y, month, day)]
        if weekday is not None and day is not None:
            fitting = [y for y in choices if date(y, month, day).isoweekday() == weekday]
            choices = fitting or choices
        if not choices:
            return next((y for y in range(around.year, around.year - 5, -1) if make_date(y, month, day or 1)), None)
        future = self.future
        return min(choices, key=lambda y: self._distance(around, y, month, day, future))

    def _distance(self, around: date, year: int, month: int, day: int | None, future: bool | None) -> float:
        """How far a day or month is, so that the past is preferred up to PAST_DAYS."""
        first = date(year, month, day or 1)
        last = first if day else month_end(year, month)
        if first <= around <= last:
            return 0
        past, ahead = (around - last).days, (first - around).days
        if self.backward:
            return past if past > 0 else ahead + 1000
        if future:
            return ahead if ahead > 0 else past + 335  # a coming event is rarely announced eleven months ahead
        far = LONG_PAST_DAYS if future is False else PAST_DAYS
        return past if past > 0 else ahead + 2 * far - 365

    def relative_year(self, month: int, day: int | None, rel: int) -> int | None:
        """The year of the last (-1), this (0) or next (1) such day or month, seen from publication."""
        around = self.around
        if around is None:
            return None
        if rel == 0:
            return around.year
        for year in (around.year - 1, around.year, around.year + 1, around.year + 2)[:: 1 if rel > 0 else -1]:
            first = make_date(year, month, day or 1)
            if first is None:
                continue
            last = first if day else month_end(year, month)
            if (rel < 0 and last < around) or (rel > 0 and first > around):
                return year
        return None

    def full_year(self, digits: str) -> int:
        """A year written with two digits: not more than five years ahead of publication, else of the century before."""
        around = self.around.year if self.around else self.year or self.year_above or 2025
        year = around // 100 * 100 + int(digits)
        return year - 100 if year > around + 5 else year
