from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sample_report import make_report

from claimcheck.cli.lists import claim_rows, mention_rows
from claimcheck.model import (
    ActorMention,
    AnyMention,
    Article,
    Aspect,
    NumberRange,
    Origin,
    PlaceMention,
    QuantityMention,
    Relation,
    Report,
    Scope,
    Span,
    Stance,
    TimeMention,
    TimexType,
)
from claimcheck.report import render_report
from claimcheck.report.json_lines import dump_row, render_rows

AWKWARD = '\ud800 \x9b \x7f \u2028 \u202e \x1b \x00 é “” 💥 \\ud83d " \\'


def load_schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(files("claimcheck.report").joinpath(name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return schema


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within a schema."""
    if isinstance(schema, dict):
        if "type" in schema or "$ref" in schema or "const" in schema or "enum" in schema:
            yield schema
        for name, inner in schema.items():
            for each in inner.values() if name in ("properties", "$defs") else [inner]:
                yield from parts(each)
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)


def test_the_report_is_what_the_schema_says() -> None:
    Draft202012Validator(load_schema("schema.json")).validate(json.loads(render_report(make_report(), "json")))


def test_an_empty_report_is_valid() -> None:
    report = Report((), tool={"name": "claimcheck", "version": "0"})
    Draft202012Validator(load_schema("schema.json")).validate(json.loads(render_report(report, "json")))


@pytest.mark.parametrize("path", ["", "articles", "events", "claims", "problems", "discrepancies", "settled"])
def test_the_schema_refuses_more_and_less(path: str) -> None:
    validator = Draft202012Validator(load_schema("schema.json"))
    for change in ("more", "less"):
        report = json.loads(render_report(make_report(), "json"))
        part = report[path][0] if path else report
        part.update(surplus=1) if change == "more" else part.popitem()
        assert not validator.is_valid(report), (path, change)


@pytest.mark.parametrize("name", ["schema.json", "mention.schema.json"])
def test_schemas_are_strict_and_described(name: str) -> None:
    schema = load_schema(name)
    assert schema["$id"].startswith("https://claimcheck.invalid/schema/")
    objects = [part for part in parts(schema) if part.get("type") == "object"]
    assert objects
    for part in objects:
        assert part["additionalProperties"] is False
        assert set(part["required"]) == set(part["properties"])
        for key, value in part["properties"].items():
            assert value.get("description") or "$ref" in value, key


def test_schema_and_model_name_the_same_values() -> None:
    defs = load_schema("schema.json")["$defs"]
    for part, key, enum in (
        ("claim", "aspect", Aspect), ("discrepancy", "kind", Aspect), ("discrepancy", "relation", Relation),
        ("discrepancy", "scope", Scope), ("claim", "stance", Stance),
        ("claim", "origin", Origin), ("article", "origin", Origin), ("settled", "kind", Aspect),
    ):  # fmt: skip
        assert defs[part]["properties"][key]["enum"] == [member.value for member in enum]
    times = load_schema("mention.schema.json")["$defs"]["time"]["properties"]["type"]["enum"]
    assert times == [member.value for member in TimexType]


def test_the_json_report_is_the_report_and_always_the_same() -> None:
    text = render_report(make_report(), "json")
    assert json.loads(text) == make_report().to_dict()
    assert list(json.loads(text)) == list(make_report().to_dict())
    assert text == render_report(make_report(), "json")
    assert text.endswith("}\n")
    assert "blessés" in text


def test_each_row_has_its_line() -> None:
    report = make_report().to_dict()
    lines = render_report(make_report(), "json").splitlines()
    rows = [json.loads(line.rstrip(",")) for line in lines if line.startswith("{") and len(line) > 1]
    expected = [row for value in report.values() if isinstance(value, list) for row in value]
    assert rows == expected


def test_awkward_characters_survive_and_do_no_harm() -> None:
    report = make_report()
    report = replace(report, articles=(replace(report.articles[0], title=AWKWARD), *report.articles[1:]))
    text = render_report(report, "json")
    assert json.loads(text.encode("utf-8"))["articles"][0]["title"] == AWKWARD
    assert not set(text) & set("\x9b\x7f\u2028\u202e\x1b\x00\ud800")
    assert "é “” 💥" in text


def test_numbers_that_are_not_finite_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        dump_row({"low": float("inf")})


ARTICLE = Article(id="a.html", text="<b>Izioum,&nbsp;38 blessés</b>", prose="Izioum, 38 blessés",
                  offsets=(*range(3, 10), 10, *range(16, 26), 26))  # fmt: skip
MENTIONS: list[AnyMention] = [
    TimeMention(Span(0, 6), "Izioum", 0, "r", TimexType.DURATION, "P3D"),
    QuantityMention(Span(8, 18), "38 blessés", 0, "r", NumberRange.exactly(38), unit="person", measure="wounded"),
    QuantityMention(Span(8, 10), "38", 0, "r", NumberRange(51, None, ">"), noun="blessé", change="up"),
    PlaceMention(Span(0, 6), "Izioum", 0, "r", "Izyum", "g707292", 707292, "UA"),
    ActorMention(Span(0, 6), "Izioum", 0, "r", "Izioum", "izioum"),
]


def test_mention_rows_are_what_their_schema_says() -> None:
    validator = Draft202012Validator(load_schema("mention.schema.json"))
    lines = list(render_rows(mention_rows(iter([(ARTICLE, MENTIONS)]))))
    assert len(lines) == len(MENTIONS)
    for line in lines:
        row = json.loads(line)
        validator.validate(row)
        assert next(iter(row)) == "article"
        assert not validator.is_valid(row | {"surplus": 1})


def test_rows_point_into_the_text_on_disk() -> None:
    for row in mention_rows(iter([(ARTICLE, MENTIONS)])):
        assert ARTICLE.text[row["start"] : row["end"]] == row["quote"]
    assert [row["start"] for row in mention_rows(iter([(ARTICLE, MENTIONS)]))] == [3, 16, 16, 3, 3]


def test_claim_rows_are_those_of_the_report() -> None:
    report = make_report()
    groups = [(a, [c for c in report.claims if c.article == a.id]) for a in report.articles]
    rows = {row["id"]: row for row in claim_rows(groups)}
    assert next(iter(next(iter(rows.values())))) == "article"
    assert {k: {**row, "event": None} for k, row in ((c["id"], c) for c in report.to_dict()["claims"])} == rows
