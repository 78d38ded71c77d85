"""The time finder on the phrases of times.fr.txt and times.en.txt, and what must hold of every text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from claimcheck.errors import BrokenPack
from claimcheck.languages import load_pack
from claimcheck.languages.source import Faults
from claimcheck.languages.times import load_calendar, read_time_table
from claimcheck.mentions.times import find_times, infer_date
from claimcheck.mentions.times.finder import load_grammar
from claimcheck.mentions.times.matcher import LONGEST, Matcher
from claimcheck.model import Article, TimeMention
from claimcheck.sentences import split_sentences

LINE = re.compile(r"(?:(clock|rule) )?(\S+) \| (.+?) => (.+)")
LEAST_CASES, LEAST_TRAPS = 120, 40


@dataclass(frozen=True)
class Case:
    kind: str
    date: str | None
    text: str
    wanted: str
    where: str


def read_cases(lang: str) -> list[Case]:
    path = Path(__file__).with_name(f"times.{lang}.txt")
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.fullmatch(line)
        assert match, f"{path.name}:{number}: not a case: {line}"
        kind, date, text, wanted = match.groups()
        kind = kind or ("published" if date == "published" else "times")
        where = f"{path.name}:{number}"
        cases.append(Case(kind, None if date in ("-", "published") else date, text, wanted, where))
    return cases


CASES = [(lang, case) for lang in ("fr", "en") for case in read_cases(lang)]


def find(lang: str, case: Case) -> list[TimeMention]:
    pack = load_pack(lang)
    article = Article(text=case.text, date=case.date, lang=lang)
    return find_times(article, split_sentences(article, pack), pack)


def said(mention: TimeMention, kind: str) -> str:
    """A mention as the case files write it."""
    if kind == "rule":
        return f"{mention.quote} = {mention.rule}" + ("" if mention.shift is None else f" {mention.shift}")
    if kind == "clock":
        clock = mention.value.clock if mention.value else None
        zone = f" @{clock.offset}" if clock and clock.offset is not None else ""
        return f"{mention.quote} = {clock.low}..{clock.high}{zone}" if clock else ""
    return f"{mention.quote} = {mention.edtf or '-'} ({mention.timex})"


@pytest.mark.parametrize(("lang", "case"), CASES, ids=[case.where for _, case in CASES])
def test_phrase(lang: str, case: Case) -> None:
    if case.kind == "published":
        pack = load_pack(lang)
        article = Article(text=case.text.replace(" / ", "\n\n"), lang=lang)
        assert (infer_date(article, split_sentences(article, pack), pack) or "nothing") == case.wanted
        return
    found = [text for mention in find(lang, case) if (text := said(mention, case.kind))]
    assert ("; ".join(found) or "nothing") == case.wanted


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_there_are_enough_cases(lang: str) -> None:
    cases = [case for case in read_cases(lang) if case.kind == "times"]
    traps = [case for case in cases if case.wanted == "nothing"]
    assert len(cases) - len(traps) >= LEAST_CASES
    assert len(traps) >= LEAST_TRAPS


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_mentions_are_in_order_exact_and_apart(lang: str) -> None:
    pack = load_pack(lang)
    text = "\n\n".join(case.text for case in read_cases(lang))
    article = Article(text=text, date="2022-03-10", lang=lang)
    found = find_times(article, split_sentences(article, pack), pack)
    assert found
    for mention in found:
        assert text[mention.span.start : mention.span.end] == mention.quote
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_value_fits_its_edtf(lang: str) -> None:
    for case in read_cases(lang):
        for mention in find(lang, case) if case.kind == "times" else ():
            value = mention.value
            assert (mention.edtf is None) == (value is None or not value.edtf)
            if value is not None:
                assert value.first <= value.last
                assert value.allows(value)


def test_hour_without_a_day_has_no_day() -> None:
    pack = load_pack("en")
    article = Article(text="The bridge blew up at 10 p.m.", date="2022-03-10", lang="en")
    (mention,) = find_times(article, split_sentences(article, pack), pack)
    assert mention.value is not None
    assert not mention.value.days_known


def test_anchor_is_the_day_above_not_the_first_one() -> None:
    pack = load_pack("en")
    text = "It began on 1 March 2021.\n\nIt resumed on 5 May 2021. The next day, it ended."
    article = Article(text=text, date="2022-03-10", lang="en")
    assert find_times(article, split_sentences(article, pack), pack)[-1].edtf == "2021-05-06"


def test_far_day_is_no_anchor() -> None:
    pack = load_pack("en")
    text = "It began on 1 March 2021.\n\nNothing came.\n\nNobody spoke.\n\nAll waited.\n\nThe next day, it ended."
    article = Article(text=text, date="2022-03-10", lang="en")
    last = find_times(article, split_sentences(article, pack), pack)[-1]
    assert (last.anchored, last.shift, last.value) == (False, 1, None)


@pytest.mark.parametrize(("lang", "words"), [("en", "the day after |Monday"), ("fr", "la veille de |lundi")])
def test_expressions_that_hold_each_other_are_cut(lang: str, words: str) -> None:
    again, day = words.split("|")
    pack, text = load_pack(lang), again * 60 + day
    matcher = Matcher(load_grammar(pack), text, pack.tokenize(text))
    found = [match for index in matcher.places for match in matcher.matches(index)]
    assert found
    assert max(match.end - match.first for match in found) <= LONGEST


BROKEN = """[slots.month]
13 = ["smarch"]
[slots.moon]
1 = ["new"]
[patterns.day]
no_such_rule = ["{month} {dom}"]
weekday = ["{nobody}", "[the"]
"""


def test_broken_table_names_every_line(tmp_path: Path) -> None:
    path = tmp_path / "times.toml"
    path.write_text(BROKEN, encoding="utf-8")
    faults = Faults()
    read_time_table(path, load_pack("en"), frozenset({"weekday"}), faults)
    with pytest.raises(BrokenPack) as error:
        faults.raise_any()
    for fault in (":1:", ":3:", ":6:", ":7:", "13", "moon", "no_such_rule", "nobody", "bracket"):
        assert fault in str(error.value)


def test_parts_of_the_day_are_named_in_timex() -> None:
    calendar = load_calendar()
    assert set(calendar.parts) == set(calendar.part_codes)
