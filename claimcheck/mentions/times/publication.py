"""The date of an article that does not carry one, where its text makes it certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from claimcheck.languages import Pack
from claimcheck.languages.times import load_calendar
from claimcheck.mentions.times.finder import find_times, load_grammar
from claimcheck.mentions.times.matcher import Matcher
from claimcheck.model import Article, Sentence, TimeMention
from claimcheck.model.quick import replace

HEAD = 2
"""A dateline stands in the first blocks: under the title or at the head of the first paragraph."""

DATELINE = 60
"""Characters of a block before and in a dateline: a city, perhaps two, and the date."""

DATE_LINE_REST = 40
"""Characters that a line which is only a date may hold beside it ("Published on … at 8:15")."""

AFTER_DATELINE = frozenset("(-–—.:|")
"""What follows a dateline, with the agency or the text behind it."""

FULL_DATE = "full_date"
"""The rule of a day with its month, perhaps with its weekday and year."""

TURN_OF_THE_YEAR = (12, 20)
"""From this day on, an article on a day may well be of the next year."""


def infer_date(article: Article, sentences: Sequence[Sentence], pack: Pack) -> str | None:
    """The date of publication as EDTF, or None where the text leaves a doubt.

    A day where a dateline or a count of the days of a war says it; a year where a weekday and day of the month fit
    only one of the years that the text names.
    """
    undated = replace(article, date=None)
    first_block = sentences[0].block if sentences else 0
    head = [sentence for sentence in sentences if sentence.block <= first_block + HEAD]
    return (
        _dateline(article, sentences, find_times(undated, head, pack), pack)
        or _war_day(article, sentences, pack)
        or _fitting_year(undated, sentences, pack)
    )


def _dateline(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[TimeMention], pack: Pack
) -> str | None:
    """A full date that is a line of its own, or stands at the head of the text behind a city."""
    for mention in mentions:
        sentence = sentences[mention.sentence]
        value = mention.value
        if value is None or not value.is_day or not value.year_known or mention.rule not in (FULL_DATE, "short_date"):
            continue
        before = mention.span.start - sentence.span.start
        rest = len(sentence.span) - len(mention.span)
        after = article.prose[mention.span.end :].lstrip(" ")[:1]
        is_line = rest <= DATE_LINE_REST and _fills_block(sentence, sentences)
        heads = before + len(mention.span) <= DATELINE and after in AFTER_DATELINE
        if (is_line or heads) and _says_no_more(sentence, mention, load_grammar(pack).table.published):
            return value.first.isoformat()
    return None


def _fills_block(sentence: Sentence, sentences: Sequence[Sentence]) -> bool:
    return sum(other.block == sentence.block for other in sentences) == 1


def _says_no_more(sentence: Sentence, mention: TimeMention, published: frozenset[str]) -> bool:
    """Do only names, marks and words like "published on" stand before the date?"""
    before = [token for token in sentence.tokens if token.end <= mention.span.start]
    return all(t.is_capitalised or not t.is_word or t.norm in published for t in before)


def _war_day(article: Article, sentences: Sequence[Sentence], pack: Pack) -> str | None:
    """The day of a war that the head of the article counts, when the text names one such war alone."""
    counts = {count for sentence in sentences[:HEAD] for count in _counts(article, sentence, pack)}
    words = {token.norm for sentence in sentences for token in sentence.tokens}
    wars = [war for war, names in load_grammar(pack).table.wars.items() if words & names]
    if len(counts) != 1 or len(wars) != 1:
        return None
    began = date.fromisoformat(load_calendar().wars[wars[0]])
    return (began + timedelta(days=counts.pop() - 1)).isoformat()


def _counts(article: Article, sentence: Sentence, pack: Pack) -> Iterator[int]:
    matcher = Matcher(load_grammar(pack), article.prose, sentence.tokens)
    for index in range(len(sentence.tokens)):
        for found in matcher.counted(index):
            number = found.text("n") or found.text("nth")
            if number and number.isdigit() and 1 <= int(number) <= 20_000:
                yield int(number)


def _fitting_year(article: Article, sentences: Sequence[Sentence], pack: Pack) -> str | None:
    """The one year named in the text in which every weekday with a day and month falls on that weekday."""
    if not any(_may_hold_weekday_date(article, sentence, pack) for sentence in sentences):
        return None
    mentions = find_times(article, sentences, pack)
    ranges = [m.value for m in mentions if m.value and m.value.days_known]
    years = {value.first.year for value in ranges if value.year_known}
    dated = [
        (m.value.first, weekday)
        for m in mentions
        if m.value and m.value.is_day and (weekday := _weekday(m, sentences[m.sentence], pack))
    ]
    if not dated or any((day.month, day.day) >= TURN_OF_THE_YEAR for day, _ in dated):
        return None
    fitting = [year for year in sorted(years) if all(_falls_on(day, weekday, year) for day, weekday in dated)]
    return f"{fitting[0]:04}" if len(fitting) == 1 else None


def _may_hold_weekday_date(article: Article, sentence: Sentence, pack: Pack) -> bool:
    """Does a sentence with a weekday hold a date with its day and month, whatever the text says of its year?"""
    grammar = load_grammar(pack)
    if grammar.table.slots["weekday"].keys().isdisjoint([token.norm for token in sentence.tokens]):
        return False
    matcher = Matcher(grammar, article.prose, sentence.tokens)
    return any(found.rule == FULL_DATE for index in matcher.places for found in matcher.matches(index))


def _weekday(mention: TimeMention, sentence: Sentence, pack: Pack) -> int | None:
    """The weekday that a date names beside its day and month."""
    if mention.rule != FULL_DATE:
        return None
    names = load_grammar(pack).table.slots["weekday"]
    said = [names[token.norm][0].value for token in sentence.tokens_in(mention.span) if token.norm in names]
    return int(said[0]) if said else None


def _falls_on(day: date, weekday: int, year: int) -> bool:
    try:
        return day.replace(year=year).isoweekday() == weekday
    except ValueError:  # 29 February in another year
        return False
