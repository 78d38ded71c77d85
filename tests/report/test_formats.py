"""Each format is well-formed, says the same, and gives no power to what a source wrote."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt
from regenerate_golden import FILES, GOLDEN, write_format
from sample_report import HOSTILE, hostile_report, make_marked_report

from claimcheck.errors import Problem
from claimcheck.model import Aspect, Relation, Report, Span, Status
from claimcheck.report import RENDERERS, SUFFIXES, Format, Look, render_report
from claimcheck.report.markdown import COMMENT_LIMIT, MARKER, plain
from claimcheck.report.table import FORMULA

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
IDS = [found.id for found in make_marked_report().discrepancies]
ATTACKS = (
    HOSTILE,
    "::error file=x::y\n::stop-commands::z",
    "%0A::set-env name=a::b, c: d",
    "]]> <script>alert(1)</script> <!-- & &lt; ",
    "=HYPERLINK(\"http://x\") \n=1+1",
    "@SUM(1) \t=2",
    "`code` **bold** [link](http://x) ![i](http://x) @user #12 GH-3 www.x.org http://x.org $a$ </details> ~~s~~",
    "{0} {placeholder} [a](0) \\[b]",
    "\ufffe\uffff\x0b",
    "- item", "1. item", "# heading", "---", "===", "+ item", "> quote", "    code", "[x]: http://x",
)  # fmt: skip


def hostile(attack: str) -> Report:
    """The hostile report, new, with that text in its place, and in a problem."""
    report = hostile_report()
    text = f"{attack} 38 wounded {attack}."
    article = replace(
        report.articles[0], text=text, prose=text, id=attack, source=attack, date=attack, title=attack, path=attack
    )
    (found,) = report.discrepancies
    start = text.index("38 wounded")
    claim = replace(
        found.claims[0], article=attack, quote=attack, speakers=(attack, attack), unit=attack,
        span=Span(start, start + 10), sentence=Span(0, len(text)),
    )  # fmt: skip
    event = replace(found.event, label=attack, where=attack, when=attack)
    found = replace(
        found, event=event, explanation=attack, reasons=(attack,), status=Status.NEW, waiver=None,
        question=replace(found.question, measure=attack),
        sides=tuple(replace(side, value=attack, claims=(claim,)) for side in found.sides),
    )  # fmt: skip
    return Report((article,), (Problem(attack, attack, attack),), (event,), (claim,), (found,))


def test_every_format_has_a_renderer_and_a_golden_file() -> None:
    assert set(RENDERERS) == set(Format)
    assert set(FILES) == set(Format) - {Format.TERMINAL, Format.JSON}
    assert set(SUFFIXES.values()) <= set(Format)


@pytest.mark.parametrize("form", FILES)
def test_golden(form: Format) -> None:
    assert write_format(form).encode() == (GOLDEN / FILES[form]).read_bytes(), "if it is meant: regenerate_golden.py"


@pytest.mark.parametrize("form", Format)
def test_an_empty_report_can_be_written(form: Format) -> None:
    text = render_report(Report(()), form)
    assert text.endswith("\n") or form is Format.JSONL


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_no_control_character_passes(form: Format, attack: str) -> None:
    text = render_report(hostile(attack), form)
    allowed = {"\n", "\r", "\ufeff"} if form is Format.CSV else {"\n"}
    assert not {c for c in text if not c.isprintable() and not c.isspace()} - allowed
    text.encode("utf-8")


# ---------------------------------------------------------------------- SARIF


@pytest.mark.parametrize("report", [make_marked_report(), Report(()), *map(hostile, ATTACKS)])
@pytest.mark.parametrize("compared", [True, False])
def test_sarif_is_what_its_schema_says(report: Report, compared: bool) -> None:
    log = json.loads(render_report(report, "sarif", Look(compared=compared)))
    Draft4Validator.check_schema(SARIF)
    assert [error.message for error in Draft4Validator(SARIF).iter_errors(log)] == []


def test_sarif_tells_status_and_place() -> None:
    results = json.loads(write_format(Format.SARIF))["runs"][0]["results"]
    assert [result["partialFingerprints"]["claimcheck/v1"] for result in results] == IDS
    assert [result["baselineState"] for result in results] == ["new", "new", "unchanged", "unchanged"]
    assert [bool(result["suppressions"]) for result in results] == [False, False, False, True]
    assert "Jo Martin" in results[3]["suppressions"][0]["justification"]
    assert [result["level"] for result in results] == ["error", "warning", "note", "error"]
    region = results[0]["locations"][0]["physicalLocation"]["region"]
    text = make_marked_report().articles[0].text
    assert text[region["startColumn"] - 1 : region["endColumn"] - 1] in ("38 blessés", "55 blessés") or region


def test_sarif_rules_are_the_checks_with_their_pages() -> None:
    rules = json.loads(write_format(Format.SARIF))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [aspect.value for aspect in Aspect]
    for rule in rules:
        assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])
        assert rule["fullDescription"]["text"].startswith("It compares ")


def test_sarif_messages_have_no_links_or_placeholders_of_sources() -> None:
    log = json.loads(render_report(hostile(ATTACKS[7]), "sarif"))
    message = log["runs"][0]["results"][0]["message"]["text"]
    assert not re.search(r"(?<!\\)\[a", message)
    assert "{{0}} {{placeholder}}" in message


# ------------------------------------------------------------------ JUnit XML


def junit(report: Report, look: Look | None = None) -> Xml.Element:
    return Xml.fromstring(render_report(report, "junit", look))


def test_junit_counts_what_it_holds() -> None:
    suites = junit(make_marked_report())
    (suite,) = suites
    cases = suite.findall("testcase")
    kinds = [next((child.tag for child in case), "pass") for case in cases]
    assert kinds == ["error", "failure", "system-out", "skipped", "skipped"]
    for element in (suites, suite):
        numbers = {key: int(element.attrib[key]) for key in ("tests", "failures", "errors", "skipped")}
        assert numbers == {"tests": 5, "failures": 1, "errors": 1, "skipped": 2}


@pytest.mark.parametrize(("failing", "failures"), [((), 0), ((Relation.DISPUTE,), 1), (tuple(Relation), 2)])
def test_junit_fails_what_fails_the_build(failing: tuple[Relation, ...], failures: int) -> None:
    assert junit(make_marked_report(), Look(failing=frozenset(failing))).attrib["failures"] == str(failures)


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_junit_is_xml_whatever_sources_wrote(attack: str) -> None:
    assert {element.tag for element in junit(hostile(attack)).iter()} == {
        "testsuites", "testsuite", "testcase", "failure", "error", "system-out"
    }  # fmt: skip


# ---------------------------------------------------------------------- GitHub

COMMAND = re.compile(r"::(error|warning|notice) (\w+=[^:,]*(?:,\w+=[^:,]*)*)::(.+)")


def test_github_begins_with_the_summary_and_leaves_out_what_is_known() -> None:
    lines = write_format(Format.GITHUB).splitlines()
    assert lines[0].startswith("::error title=claimcheck::1 discrepancy to look at: 5 articles")
    assert [line.split("::")[1].split()[0] for line in lines[1:]] == ["error", "warning", "warning"]
    assert not any(name in "".join(lines[1:]) for name in IDS[2:])
    calm = replace(make_marked_report(), discrepancies=make_marked_report().discrepancies[2:])
    assert render_report(calm, "github").startswith("::notice title=claimcheck::nothing that fails: ")


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_github_commands_are_ours_alone(attack: str) -> None:
    lines = render_report(hostile(attack), "github").splitlines()
    assert len(lines) == 3
    for line in lines:
        match = COMMAND.fullmatch(line)
        assert match, line
        keys = [part.partition("=")[0] for part in match[2].split(",")]
        assert keys in (["title"], ["file", "line", "endLine", "col", "endColumn", "title"])
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", line)


# ---------------------------------------------------------------------- GitLab


def test_gitlab_rows_have_what_the_service_needs() -> None:
    rows = json.loads(write_format(Format.GITLAB))
    assert [row["fingerprint"] for row in rows] == IDS[:3]
    assert [row["severity"] for row in rows] == ["major", "minor", "info"]
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert set(row["location"]) == {"path", "lines"} and row["location"]["lines"]["begin"] >= 1
    assert json.loads(render_report(Report(()), "gitlab")) == []


# ------------------------------------------------------------------- JSON, CSV


def test_jsonl_rows_are_those_of_the_json_report() -> None:
    whole = make_marked_report().to_dict()
    rows = [json.loads(line) for line in write_format(Format.JSONL).splitlines()]
    assert rows == [*whole["discrepancies"], *whole["settled"]]
    assert [row["status"] for row in rows] == ["new", "new", "known", "waived", "settled"]
    assert rows[3]["waiver"] == {"reason": "the plaque gives both", "author": "Jo Martin", "until": "2025-06-30"}


def table(report: Report) -> list[dict[str, str]]:
    text = render_report(report, "csv")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_has_a_row_for_each_claim() -> None:
    report = make_marked_report()
    rows = table(report)
    claims = [claim for found in report.discrepancies for claim in found.claims]
    assert [row["quote"] for row in rows] == [claim.quote for claim in claims]
    for row, claim in zip(rows, claims, strict=True):
        assert report.article(claim.article).text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert {row["waived"] for row in rows} == {"", "the plaque gives both"}


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_csv_cells_run_in_no_spreadsheet(attack: str) -> None:
    rows = table(hostile(attack))
    assert len(rows) == 2
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if FORMULA.match(cell) and not re.fullmatch(r"-?[\d.]+", cell)]
    assert not [cell for cell in cells if "\n" in cell or "\r" in cell]


def test_csv_leaves_numbers_numbers() -> None:
    (found, *_) = make_marked_report().discrepancies
    cold = replace(found, sides=tuple(replace(side, value="-5") for side in found.sides))
    assert {row["value"] for row in table(replace(make_marked_report(), discrepancies=(cold,)))} == {"-5"}


# -------------------------------------------------------------------- Markdown


class Page(HTMLParser):
    """The tags of a page, and its text, without what is code."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["code"]:
            self.words += data

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")


def page_of(text: str) -> Page:
    page = Page()
    page.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))
    return page


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.GITHUB_SUMMARY])
@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_markdown_of_sources_is_plain(form: Format, attack: str) -> None:
    page = page_of(render_report(hostile(attack), form))
    ours = {"h3", "h4", "p", "blockquote", "strong", "b", "br", "code", "ul", "li", "span"}
    assert {tag.removeprefix("/") for tag in page.tags} <= ours
    for sign in ("@user", "#12", "GH-3", "www.x", "://x"):
        assert sign not in page.words


def test_markdown_shows_the_words_of_sources() -> None:
    page = page_of(plain("*38* [x] <b> & `c` $5 3:10 @jo"))
    assert page.words.replace("\u200b", "").strip() == "*38* [x] <b> & `c` $5 3:10 @jo"


def test_markdown_folds_what_is_known() -> None:
    text = write_format(Format.MARKDOWN)
    assert text.startswith(MARKER)
    new, fold, rest = text.partition("<details><summary>1 known, 1 waived</summary>")
    assert fold
    assert all(name in new for name in IDS[:2]) and all(name in rest for name in IDS[2:])
    assert "Waived by Jo Martin until 2025-06-30: the plaque gives both" in rest


def test_a_comment_is_no_longer_than_may_be() -> None:
    report = make_marked_report()
    text = render_report(replace(report, discrepancies=report.discrepancies * 200), "markdown")
    assert COMMENT_LIMIT - 3000 < len(text.encode()) < COMMENT_LIMIT
    more = re.search(r"(\d+) more, for which", text)
    assert more
    assert int(more[1]) + text.count("\n#### ") == 800
    assert len(render_report(replace(report, discrepancies=report.discrepancies * 200), "github-summary")) > 500_000
