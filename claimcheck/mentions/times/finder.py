"""The time finder: matches, their readings in the light of what stands above, and the day of each hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache, partial

from claimcheck.languages import Pack
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.languages.snapshots import kept
from claimcheck.languages.source import Faults
from claimcheck.languages.times import load_calendar, read_time_table
from claimcheck.mentions.times import (  # noqa: F401  (they enter their rules)
    clocks,
    combined,
    days,
    distances,
    holidays,
    parts,
    periods,
    ranges,
)
from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.grammar import TRAP, Found, Grammar
from claimcheck.mentions.times.hours import after_hour, place_hours
from claimcheck.mentions.times.matcher import Matcher, span_of
from claimcheck.mentions.times.readings import Reading, one_day
from claimcheck.mentions.times.registry import RULES, resolve
from claimcheck.mentions.times.tense import looks_ahead
from claimcheck.model import Article, BlockKind, Sentence, TimeMention, TimexType, Token

EARLIEST, LATEST = 1500, 2500
"""Years of publication that are believed."""

RECENT = 30
"""Days named above that a bare weekday may repeat."""

UNSAFE_RULES = frozenset({
    "as_said", "since", "after_day", "until", "listed", "weekday_dom", "bare_day", "hour_after_day",
})  # fmt: skip
"""Rules whose last number may be a count; "the 2011 attacks" is left a year."""

HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
"""Blocks that mostly have no verb."""

LASTING_RULES = frozenset({"dom_range", "days_between"})
"""Rules of what goes from one day to another."""
DAY_RULES = frozenset({"weekday", "weekday_part", "weekday_dom", "full_date"})
"""Rules of one day."""

MINUTES = frozenset({"minute", "minute_word"})

SMALL_RULES = frozenset({"weekday", "seasons", "the_season", "bare_part", "hour"})
"""Rules whose one word is a name when it has a capital that the language does not give it ("Vendredi", "Printemps")."""

PART_OF_NAME = frozenset({"recurring", "century"})
"""Rules whose capitalised word before another one begins a name ("Daily Mail", "20th Century Fox")."""

DURATION = "duration"
UNITS_OF_COUNT = frozenset("%€$£°")
"""Marks behind a number that make it an amount."""


@lru_cache(maxsize=16)
def load_grammar(pack: Pack) -> Grammar:
    """The compiled patterns of a language. Raises: BrokenPack."""
    return kept("times", pack.folder, lambda: _read_grammar(pack))


def _read_grammar(pack: Pack) -> Grammar:
    faults = Faults()
    table = read_time_table(pack.folder / "times.toml", pack, frozenset(RULES), faults)
    faults.raise_any()
    return Grammar(table)


def find_times(article: Article, sentences: Sequence[Sentence], pack: Pack) -> list[TimeMention]:
    """Every time, date, duration and recurring time of an article, in the order of the text.

    Relative times count from the article's own date; without one they stay unanchored. No two mentions overlap.
    Raises: BrokenPack when the language's table has faults.
    """
    narrative = Narrative(article, load_grammar(pack), pack)
    return [mention for sentence in sentences for mention in narrative.read(sentence)]


ANCHOR_REACH = 3
"""Paragraphs above in which the day stands that a narrative goes on from ("the next morning")."""


class Narrative:
    """The days named so far, as the article is read from top to bottom."""

    def __init__(self, article: Article, grammar: Grammar, pack: Pack) -> None:
        self.article, self.grammar = article, grammar
        self._nouns, self._common = pack.counted_nouns, pack.stopwords
        tables = load_quantity_tables(pack)
        self._units, self._scales = tables.units, tables.number_words
        self._base = _base_context(article)
        self._days: list[date] = []
        self._anchors: list[tuple[int, date]] = []
        self._nights: dict[date, Reading] = {}
        self._headline: date | None = None
        self._year: int | None = None
        self._hour: tuple[int, int] | None = None

    def read(self, sentence: Sentence) -> list[TimeMention]:
        """The mentions of the next sentence."""
        matcher = Matcher(self.grammar, self.article.prose, sentence.tokens)
        pairs: list[tuple[Found, Reading]] = []
        above = self._anchors[-1][1] if self._anchors and self._anchors[-1][0] == sentence.block else None
        end = 0
        for index in matcher.places:
            if index >= end:
                end = self._read_at(index, matcher, pairs, sentence)
        return self._mentions(pairs, above, sentence) if pairs else []

    def _read_at(self, index: int, matcher: Matcher, pairs: list[tuple[Found, Reading]], sentence: Sentence) -> int:
        """Add the first match at a token that has a meaning to `pairs`; the token to go on at."""
        goes_on = bool(pairs) and pairs[-1][0].end == index
        for found in _candidates(matcher, index, behind=goes_on):
            if found.rule == TRAP:
                return found.end
            if self._counts_a_noun(found, sentence) or self._is_name(found, sentence):
                continue
            reading = self._resolve(found, sentence, goes_on=goes_on)
            if reading is not None:
                reading = self._in_half(reading, sentence.block)
                pairs.append((found, reading))
                self._note(reading, sentence)
                return found.end
        return index + 1

    def _counts_a_noun(self, found: Found, sentence: Sentence) -> bool:
        """Does the number at the end of a match count the noun that follows ("Tuesday 25 people", "2022 blessés")?"""
        tokens, end = sentence.tokens, found.last
        if end >= len(tokens):
            return False
        last = tokens[end - 1]
        unsafe = found.rule in UNSAFE_RULES or "yy" in found.slots
        in_words = last.norm in self.grammar.table.slots["n"] and (unsafe or not MINUTES.isdisjoint(found.slots))
        if not in_words and not (unsafe and last.text.isdigit()):
            return False
        return tokens[end].text in UNITS_OF_COUNT or bool(self._nouns.at(tokens, end)) or self._is_unit(tokens, end)

    def _is_unit(self, tokens: Sequence[Token], index: int) -> bool:
        """Does a unit of what is no time stand there, or a scale ("lundi 17 tonnes", "mardi 3 millions")?"""
        if tokens[index].norm in self._scales:
            return True
        return any(hit.entry.dimension != DURATION for hit in self._units.at(tokens, index))

    def _is_name(self, found: Found, sentence: Sentence) -> bool:
        """Is it a name ("Bernard Noël", "Toussaint Louverture"), or capitalised where its language writes it small?"""
        tokens, word = sentence.tokens, sentence.tokens[found.last - 1]
        if found.rule in SMALL_RULES and self.grammar.table.small and word.is_word and "zone" not in found.slots:
            before = tokens[found.last - 2] if found.last > 1 else None
            return word.is_capitalised and not word.text.isupper() and before is not None and before.is_word
        after = tokens[found.last] if found.last < len(tokens) else None
        if found.rule in PART_OF_NAME:
            return word.is_capitalised and after is not None and after.is_word and after.is_capitalised
        if found.rule != "holiday" or "year" in found.slots:
            return False
        beside = [tokens[n] for n in (found.first - 1, found.last) if 0 <= n < len(tokens)]
        return any(t.is_word and t.is_capitalised and t.norm not in self._common for t in beside)

    def _resolve(self, found: Found, sentence: Sentence, *, goes_on: bool) -> Reading | None:
        base = self._base
        context = Context(
            base.calendar,
            base.published,
            base.month,
            base.year,
            anchor=self._anchor(sentence.block),
            year_above=self._year,
            days=tuple(self._days[-RECENT:]),
            goes_on=goes_on,
            half_days=self.grammar.table.half_days,
            heading=sentence.kind in HEADINGS,
            tense=partial(
                looks_ahead, sentence, found.first, found.last, self.grammar.table, plans=self._plans(found.rule)
            ),
        )
        return resolve(found, context)

    def _plans(self, rule: str) -> frozenset[str]:
        """The verbs whose present tells of a plan where such a time stands behind them."""
        table = self.grammar.table
        return table.lasting if rule in LASTING_RULES else table.opening if rule in DAY_RULES else frozenset()

    def _in_half(self, reading: Reading, block: int) -> Reading:
        """An hour whose half of the day the last hour of the paragraph tells ("at 7:54 p.m. … At 7:58")."""
        clock = reading.value.clock if reading.value else None
        if clock is None or not clock.exact:
            return reading
        if not clock.half_known and self._hour and self._hour[0] == block:
            reading = after_hour(reading, self._hour[1])
            clock = reading.value.clock if reading.value else None
        if clock is not None and clock.half_known:
            self._hour = (block, clock.low)
        return reading

    def _anchor(self, block: int) -> date | None:
        """The nearest day above: in the paragraph, else in the few before, else in the headline."""
        if self._anchors and self._anchors[-1][0] >= block - ANCHOR_REACH:
            return self._anchors[-1][1]
        return self._headline

    def _note(self, reading: Reading, sentence: Sentence) -> None:
        """Remember the day and the year that a reading names."""
        day = reading.day
        if day is not None and reading.type in (TimexType.DATE, TimexType.TIME):
            self._days.append(day)
            self._anchors.append((sentence.block, day))
            if reading.value is not None and reading.value.first != reading.value.last:
                self._nights[day] = reading
            if sentence.kind is BlockKind.TITLE:
                self._headline = day
        self._year = reading.year or self._year

    def _mentions(
        self, pairs: list[tuple[Found, Reading]], above: date | None, sentence: Sentence
    ) -> list[TimeMention]:
        day_above = self._nights.get(above, one_day(above)) if above else None
        readings = place_hours(pairs, sentence, day_above, self._base.published)
        return [self._mention(found, reading, sentence) for (found, _), reading in zip(pairs, readings, strict=True)]

    def _mention(self, found: Found, reading: Reading, sentence: Sentence) -> TimeMention:
        where = span_of(found, sentence.tokens)
        return TimeMention(
            where,
            self.article.quote(where),
            sentence.index,
            found.rule,
            type=reading.type,
            timex=reading.timex,
            edtf=reading.value.edtf or None if reading.value else None,
            value=reading.value,
            anchored=reading.anchored,
            shift=reading.shift,
            weekday=reading.weekday,
        )


def _candidates(matcher: Matcher, index: int, *, behind: bool) -> list[Found]:
    """The matches at a token, without those whose own words begin a longer match ("nuit" of "nuit du 4 au 5 mars")."""
    kept = []
    for found in matcher.matches(index, behind=behind):
        longer = matcher.matches(found.first) if found.first > index and found.rule != TRAP else []
        if not longer or longer[0].end <= found.end or longer[0].rule == TRAP:
            kept.append(found)
    return kept


def _base_context(article: Article) -> Context:
    """What is known of the day of publication, from EDTF of any precision."""
    calendar, text = load_calendar(), (article.date or "")[:10]
    fields = text.split("-")
    try:
        numbers = [int(part) for part in fields if part]
        if not EARLIEST <= numbers[0] <= LATEST:
            return Context(calendar)
        if len(numbers) == 3:
            day = date(*numbers)
            return Context(calendar, day, (day.year, day.month), day.year)
        if len(numbers) == 2:
            date(numbers[0], numbers[1], 1)
            return Context(calendar, None, (numbers[0], numbers[1]), numbers[0])
        if len(numbers) == 1:
            return Context(calendar, year=numbers[0])
    except (ValueError, IndexError):
        pass  # an unspecified or impossible date ("2022-XX") anchors nothing
    return Context(calendar)
