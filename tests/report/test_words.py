from __future__ import annotations

import pytest
from sample_report import WOUNDED, make_claim, make_report

from claimcheck.model import Aspect, Event, NumberRange, Origin, Question, Relation, Scope, Stance, State
from claimcheck.report.inert import make_inert
from claimcheck.report.words import (
    member_docs,
    say_circumstances,
    say_confidence,
    say_event,
    say_member,
    say_question,
    say_value,
)

INERT = {
    "38 blessés": "38 blessés",
    "  a \t b\r\nc\u00a0d\u2028e  ": "a b c d e",
    "\x00\x07\x08\x1b[2J\x7f\x85": "␀␇␈␛[2J␡",
    "\x9b31m": "\ufffd31m",
    "\x1c\x1f": "␜␟",
    "a\u202eb\u2066c\u200fd\ufeffe\u00adf\u200bg": "abcdefg",
    "\ud800": "\ufffd",
    "日本 💥 Ș": "日本 💥 Ș",
    "": "",
    "[bold]": "[bold]",
}
CONFIDENCE = {1.0: "very likely", 0.9: "very likely", 0.896: "very likely", 0.89: "likely", 0.75: "likely",
              0.74: "possible", 0.5: "possible", 0.49: "doubtful", 0.0: "doubtful"}  # fmt: skip
VALUES = {
    "38": "38", "-3": "-3", "1234": "1234", "12345": "12,345", "-12345.5": "-12,345.5", "30..40": "30 to 40",
    "10000..20000": "10,000 to 20,000", ">=50": "at least 50", "<=9": "at most 9", "~50": "about 50", "0.5": "0.5",
}  # fmt: skip
QUESTIONS = [
    (WOUNDED, "how many, or how much of what: wounded"),
    (Question(Aspect.DATE, topic="capture"), "when: capture"),
    (Question(Aspect.ACTOR, topic="capture", role="agent"), "who did it, or to whom: agent, capture"),
    (Question(Aspect.PLACE), "where"),
    (
        Question(Aspect.QUANTITY, "vote", "seats_won", "", "left", frozenset({"b", "a"}), "expected", "change", "2024"),
        "how many, or how much of what: seats won (of left; a, b; expected; change; 2024)",
    ),
]


@pytest.mark.parametrize("text", INERT)
def test_inert(text: str) -> None:
    assert make_inert(text) == INERT[text]


@pytest.mark.parametrize("confidence", CONFIDENCE)
def test_confidence(confidence: float) -> None:
    assert say_confidence(confidence) == f"{CONFIDENCE[confidence]}, {round(confidence, 2):.2f}"


@pytest.mark.parametrize("value", VALUES)
def test_values(value: str) -> None:
    assert say_value(value) == VALUES[value]


def test_units_are_said_where_the_measure_does_not() -> None:
    for unit, said in (("person", "38"), (None, "38"), ("EUR", "38 EUR")):
        claim = make_claim("jour-1077.txt", "38 blessés", NumberRange.exactly(38), unit=unit)
        assert say_value("38", (claim,)) == said
        assert say_value("12000 EUR", (claim,)) == "12,000 EUR"


def test_dates_and_names_are_left_as_they_are() -> None:
    claim = make_claim("echo.txt", "55", State("work", "on_strike"), Question(Aspect.OUTCOME))
    assert say_value("on_strike", (claim,)) == "on strike"
    place = make_claim("echo.txt", "55", State("x", "y"), Question(Aspect.PLACE))
    assert say_value("20000..x", (place,)) == "20000..x"


@pytest.mark.parametrize(("question", "said"), QUESTIONS)
def test_questions(question: Question, said: str) -> None:
    assert say_question(question) == said


@pytest.mark.parametrize("enum", [Aspect, Relation, Scope, Stance])
def test_every_member_has_its_docstring(enum: type[Aspect | Relation | Scope | Stance]) -> None:
    assert set(member_docs(enum)) == set(enum.__members__)
    for member in enum:
        assert say_member(member) not in ("", member.value)


def test_a_claim_of_the_archive_is_marked() -> None:
    report = make_report()
    marked = {claim.article for claim in report.claims if "archive" in say_circumstances(claim, report.articles[0])}
    assert marked == {claim.article for claim in report.claims if claim.origin is Origin.ARCHIVE} == {"echo.txt"}


@pytest.mark.parametrize(
    ("label", "where", "said"),
    [("lose_match, Senegal", "Senegal", "Lose match, Senegal"), ("", "Leeds", "Lose match, Leeds")],
)
def test_an_event_is_named_in_words(label: str, where: str, said: str) -> None:
    assert say_event(Event("e1", label, "lose_match", (), where, None, ("a1",), ())) == said
