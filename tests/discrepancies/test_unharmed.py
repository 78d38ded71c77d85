"""What is asked where nobody hurt is set against somebody harmed: the fate that they are told to have escaped."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison import compare_places
from claimcheck.discrepancies.unharmed import HARMED
from claimcheck.model import Article, Discrepancy
from claimcheck.report import RENDERERS, render_report
from claimcheck.report.look import Look

NOBODY = {
    "en": "A boiler burst at a laundry in Kilkenny on Monday. No one was hurt.",
    "fr": "Une chaudière a explosé lundi dans une blanchisserie de Kilkenny. Personne n'a été blessé.",
}
KILLED = {
    "en": "A boiler burst at a laundry in Kilkenny on Monday, killing one woman.",
    "fr": "Une chaudière a explosé lundi dans une blanchisserie de Kilkenny. Une femme a été tuée.",
}
BOTH = {
    "en": "A boiler burst at a laundry in Kilkenny on Monday. One woman was killed and three men were seriously hurt.",
    "fr": "Une chaudière a explosé lundi dans une blanchisserie de Kilkenny. Une femme a été tuée et trois hommes ont "
    "été grièvement blessés.",
}
HURT = {
    "en": "A boiler burst at a laundry in Kilkenny on Monday, injuring three women.",
    "fr": "Une chaudière a explosé lundi dans une blanchisserie de Kilkenny. Trois femmes ont été blessées.",
}


def report_of(*texts: str, lang: str) -> claimcheck.Report:
    names = ("first", "second")
    return claimcheck.check(Article(t, id=n, lang=lang, date="2024-05-15") for n, t in zip(names, texts, strict=True))


def counted(report: claimcheck.Report) -> list[Discrepancy]:
    return [found for found in report.discrepancies if found.kind == "quantity"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("other", "asked"), [(KILLED, "killed"), (HURT, "wounded")])
def test_the_question_is_the_fate_of_the_other_side(lang: str, turned: bool, other: dict[str, str], asked: str) -> None:
    texts = [NOBODY[lang], other[lang]]
    (found,) = counted(report_of(*(reversed(texts) if turned else texts), lang=lang))
    assert found.question.measure == asked
    assert found.explanation.startswith(f"{asked}: ")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_several_fates_are_told_by_one_word(lang: str) -> None:
    (found,) = counted(report_of(NOBODY[lang], BOTH[lang], lang=lang))
    assert found.question.measure == HARMED


def test_no_format_tells_of_wounded_where_one_was_killed() -> None:
    report = report_of(NOBODY["en"], KILLED["en"], lang="en")
    (found,) = counted(report)
    report = claimcheck.Report(report.articles, (), report.events, (), (found,), (), report.tool)
    for name in RENDERERS.keys() - {"json", "jsonl"}:  # these tell what each claim answers, too
        text = render_report(report, name, Look())
        assert "killed" in text and "wounded" not in text, name


def test_what_the_report_sets_against_each_other_is_compared() -> None:
    articles = [Article(NOBODY["en"], id="a", lang="en", date="2024-05-15"),
                Article(KILLED["en"], id="b", lang="en", date="2024-05-15")]  # fmt: skip
    places = [("a", NOBODY["en"].index("No one")), ("b", KILLED["en"].index("one woman"))]
    verdict = compare_places(articles, *places)
    assert verdict.compared and "killed: 0 / 1" in verdict.lines[-1]
    assert verdict.lines[0].startswith(f"a:1:{places[0][1] + 1}: ")
