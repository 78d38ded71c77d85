"""Which articles make one story, on the texts of stories.toml, and what happens once across stories."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.model import Article, Aspect, Event, Report

TABLES = tomllib.loads((Path(__file__).parent / "stories.toml").read_text(encoding="utf-8"))
LEAST = 4


def examples(group: str) -> list[Any]:
    found = []
    for example in TABLES[group]:
        assert set(example) <= {"name", "texts", "fails"}, example
        marks = [pytest.mark.xfail(strict=True, reason=example["fails"])] if "fails" in example else []
        found.append(pytest.param(example["texts"], id=example["name"], marks=marks))
    assert len(found) >= LEAST
    return found


def check(*texts: str) -> Report:
    articles = []
    for number, line in enumerate(texts):
        head, bar, text = line.partition(" | ")
        lang, date, source = head.split(" ", 2)
        assert bar, line
        articles.append(Article(text, id=str(number), lang=lang, date=None if date == "-" else date, source=source))
    report = claimcheck.check(articles)
    assert {claim.article for claim in report.claims} == {article.id for article in articles}
    return report


def most_articles(*texts: str) -> int:
    """How many of the articles the event has that has most."""
    return max(len(event.articles) for event in check(*texts).events)


@pytest.mark.parametrize("texts", examples("linked"))
def test_linked(texts: list[str]) -> None:
    assert most_articles(*texts) == len(texts)


@pytest.mark.parametrize("texts", examples("apart"))
def test_apart(texts: list[str]) -> None:
    assert most_articles(*texts) == 1


def test_stories_stay_apart_in_one_batch() -> None:
    """All examples together: an event holds articles of one example only."""
    groups = [example["texts"] for example in TABLES["linked"]]
    owner = {str(number): n for number, n in enumerate(n for n, group in enumerate(groups) for _ in group)}
    for event in check(*(text for group in groups for text in group)).events:
        assert len({owner[article] for article in event.articles}) == 1, event.label


def dates_of(events: Sequence[Event], topic: str) -> list[set[str]]:
    """The dates of a predicate, by the events they are in."""
    groups = [{str(c.value) for c in e.claims if c.aspect is Aspect.DATE and c.question.topic == topic} for e in events]
    return sorted((group for group in groups if group), key=min)


ONCE = [
    # what it is of, two texts months apart, the predicate, the dates by event
    (
        "one capture told in two stories",
        "fr 2022-03-09 Agence Nord | La ville de Kherson a été prise le 2 mars 2022 par l'armée russe.",
        "en 2022-10-05 World Wire | Shops opened again. Kherson was captured in April 2022 by Russian forces.",
        "capture",
        [{"2022-03-02", "2022-04"}],
    ),
    (
        "the captures of two towns",
        "fr 2022-03-09 Agence Nord | La ville de Kherson a été prise le 2 mars 2022 par l'armée russe.",
        "en 2022-10-05 World Wire | Mariupol was captured in May 2022 by Russian forces.",
        "capture",
        [{"2022-03-02"}, {"2022-05"}],
    ),
    (
        "strikes, which happen again and again",
        "fr 2022-03-09 Agence Nord | La ville de Kherson a été bombardée le 2 mars 2022 par l'armée russe.",
        "en 2022-10-05 World Wire | Kherson was bombed on 9 April 2022 by Russian forces.",
        "shell",
        [{"2022-03-02"}, {"2022-04-09"}],
    ),
    (
        "captures of one town years apart",
        "fr 2022-03-09 Agence Nord | La ville de Kherson a été prise le 2 mars 2022 par l'armée russe.",
        "en 2022-10-05 World Wire | Kherson was captured on 13 March 1944 by the Soviet army.",
        "capture",
        [{"1944-03-13"}, {"2022-03-02"}],
    ),
]


@pytest.mark.parametrize(("one", "other", "topic", "dates"), [row[1:] for row in ONCE], ids=[row[0] for row in ONCE])
def test_what_happens_once_is_matched_across_stories(one: str, other: str, topic: str, dates: list[set[str]]) -> None:
    assert dates_of(check(one, other).events, topic) == dates


def test_every_claim_is_in_exactly_one_event() -> None:
    texts = [text for group in TABLES.values() for example in group for text in example["texts"]]
    report = check(*texts)
    events = report.events
    told = [claim.id for event in events for claim in event.claims]
    assert sorted(told) == sorted(claim.id for claim in report.claims)
    assert len({event.id for event in events}) == len(events)
    for event in events:
        assert event.label
        assert list(event.articles) == sorted({claim.article for claim in event.claims})


def test_counts_and_outcomes_keep_no_events_apart() -> None:
    one = "en 2024-06-05 Daily Post | Two people were killed in a storm in Bremen on Tuesday, Mayor Grace Otieno said."
    other = "en 2024-06-05 Evening Echo | Nine people were killed in a storm in Bremen on Tuesday, Mayor Otieno said."
    events = check(one, other).events
    dead = [event for event in events if any(c.question.measure == "killed" for c in event.claims)]
    assert [len(event.articles) for event in dead] == [2]


def test_a_background_event_has_its_own_counts() -> None:
    text = (
        "en 2024-06-05 Daily Post | Two people were killed in a storm in Bremen on Tuesday.\n\n"
        "In 1962, 300 people were killed in a storm in Hamburg."
    )
    events = check(text).events
    events = check(text).events
    counts = [{str(c.value) for c in e.claims if c.question.measure == "killed"} for e in events]
    assert sorted(filter(None, counts), key=min) == [{"2"}, {"300"}]


def test_main_event_lies_where_most_articles_put_it() -> None:
    """One lead that begins weeks before the others does not make their own day another event's."""
    report = check(
        "en 2023-06-12 Daily Post | Hepatitis in Dole: the berries of Frigo Mont have made 47 people ill in Dole.",
        "en 2023-06-15 Evening Echo | People in Dole have fallen ill with hepatitis.\n\nThey ate berries of Frigo Mont."
        "\n\nThe berries were served with cakes in the schools.\n\nThe canteen of Dole was closed on 13 June.",
        "en 2023-06-24 Weekly View | On 17 May 2023 the berries of Frigo Mont reached Dole. People fell ill.",
    )
    closed = [claim for event in report.events for claim in event.claims if claim.question.topic == "close"]
    assert closed
    assert not any(claim.facets.apart for claim in closed)
