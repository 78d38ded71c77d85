from __future__ import annotations

import re
from dataclasses import replace

import pytest
from regenerate_golden import CASES, FILES, GOLDEN, draw
from rich.cells import cell_len
from sample_report import ARTICLES, HOSTILE, hostile_report, make_claim, make_report

from claimcheck.model import Article, Claim, Discrepancy, NumberRange, Relation, Side, Span, Status
from claimcheck.report import Look, render_report
from claimcheck.report.excerpt import cut_excerpt
from claimcheck.report.terminal import render_claims
from claimcheck.report.words import say_member

HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2028\u2029\ud800-\udfff]")


@pytest.mark.parametrize("name", sorted(CASES))
def test_golden(name: str) -> None:
    assert draw(name) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8"), "if it is meant: regenerate_golden.py"


def test_every_golden_file_has_a_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{case}.txt" for case in CASES} | set(FILES.values())


@pytest.mark.parametrize("width", [20, 33, 40, 59, 60, 79, 80, 99, 100, 101, 140, 200])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    text = render_report(make_report(), "terminal", Look(width=width))
    assert max(cell_len(line) for line in text.splitlines()) == width
    assert not re.search("[ \t]$", text, re.MULTILINE)


def test_colour_says_nothing_that_words_do_not() -> None:
    report = make_report()
    colored = render_report(report, "terminal", Look(color=True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert bare != colored
    plain = render_report(report, "terminal", Look())
    assert re.sub(r"[\s│]", "", bare) == re.sub(r"[\s│*]", "", plain)
    for relation in Relation:
        assert relation.value.upper() in bare
        assert say_member(relation)[:20] in bare
    assert "\x1b" not in render_report(report, "terminal", Look())


@pytest.mark.parametrize("width", [40, 80, 140])
def test_hostile_text_is_inert(width: int) -> None:
    text = render_report(hostile_report(), "terminal", Look(width=width, about=HOSTILE))
    assert not HARMFUL.search(text)
    joined = re.sub(r"[\s│]+", "", text)
    assert "[boldred]markup[/]" in joined
    assert ":boom:" in joined
    assert "␛[31mred" in joined
    text.encode("utf-8")


def test_hostile_text_in_colour_adds_no_escape_of_its_own() -> None:
    text = render_report(hostile_report(), "terminal", Look(width=80, color=True))
    assert not HARMFUL.search(re.sub(r"\x1b\[[0-9;]*m", "", text))
    assert not re.search(r"\x1b\[31m", text)


def test_hostile_text_of_what_is_new_is_inert() -> None:
    report = hostile_report()
    new = replace(report, discrepancies=tuple(replace(d, status=Status.NEW, waiver=None) for d in report.discrepancies))
    text = render_report(new, "terminal", Look(width=80))
    assert "CONFLICT" in text and not HARMFUL.search(text)


def test_hostile_text_in_an_empty_report_and_a_list() -> None:
    report = hostile_report()
    empty = render_report(replace(report, discrepancies=(), events=()), "terminal", Look(about=HOSTILE))
    rows = render_claims([(report.articles[0], report.claims)], Look(width=80))
    assert not HARMFUL.search(empty + rows)


def many_claims(number: int) -> Discrepancy:
    claim = make_claim("echo.txt", "55", NumberRange.exactly(55))
    first = make_report().discrepancies[0]
    return replace(first, sides=(first.sides[0], Side("55", (claim,) * number, number)))


@pytest.mark.parametrize(("claims", "shown", "more"), [(1, 1, None), (4, 4, None), (5, 3, 2), (40, 3, 37)])
def test_long_sides_are_cut(claims: int, shown: int, more: int | None) -> None:
    report = replace(make_report(), discrepancies=(many_claims(claims),))
    text = render_report(report, "terminal", Look())
    assert text.count("echo.txt:") == shown
    assert re.findall(r"and (\d+) more", text) == ([str(more)] if more else [])


@pytest.mark.parametrize(("width", "beside"), [(99, False), (100, True)])
def test_sides_stand_beside_each_other_where_there_is_room(width: int, beside: bool) -> None:
    text = render_report(make_report(), "terminal", Look(width=width))
    assert any(line.count("│") == 2 for line in text.splitlines()) is beside
    assert max(line.count("│") for line in text.splitlines()) <= 3


def long_claim(before: int, value: int, after: int) -> tuple[Claim, Article]:
    text = "word " * before + "V" * value + " tail" * after
    article = Article(id="echo.txt", text=text)
    start = 5 * before
    claim = make_claim("echo.txt", "55", NumberRange.exactly(55))
    return replace(claim, span=Span(start, start + value), sentence=Span(0, len(text))), article


@pytest.mark.parametrize("before", [0, 1, 7, 100])
@pytest.mark.parametrize("value", [1, 20, 500])
@pytest.mark.parametrize("after", [0, 1, 7, 100])
def test_excerpts_keep_the_value_and_cut_between_words(before: int, value: int, after: int) -> None:
    excerpt = cut_excerpt(*long_claim(before, value, after), limit=160)
    assert excerpt.value == "V" * value
    assert len(excerpt.before) + len(excerpt.after) <= max(160 - value, 48) + 2
    assert re.fullmatch("…?(word )*", excerpt.before)
    assert re.fullmatch("( tail)*…?", excerpt.after)
    cut = len(excerpt.before) + len(excerpt.after) < 5 * (before + after)
    assert ("…" in excerpt.before + excerpt.after) is cut


def test_a_value_at_the_very_ends_of_its_sentence() -> None:
    article = Article(id="echo.txt", text="55")
    claim = replace(make_claim("echo.txt", "55", NumberRange.exactly(55)), span=Span(0, 2), sentence=Span(0, 2))
    excerpt = cut_excerpt(claim, article, 80)
    assert (excerpt.before, excerpt.value, excerpt.after) == ("", "55", "")


def test_the_sample_is_sound() -> None:
    report = make_report()
    for claim in report.claims:
        assert ARTICLES[claim.article].prose[claim.span.start : claim.span.end] == claim.quote
