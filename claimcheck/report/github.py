"""Annotations of a GitHub workflow run: commands on standard output that put a mark beside a line of a file.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions: of each level a step shows ten, so the
first annotation is the summary.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.model import Discrepancy, Report, Status
from claimcheck.report.digest import is_failing, level_of, say_body, say_headline, say_verdict
from claimcheck.report.inert import make_inert
from claimcheck.report.look import Look
from claimcheck.report.places import Places
from claimcheck.report.words import say_summary

NOTICE = "notice"


def render_github(report: Report, look: Look) -> str:
    """A line for the summary, then one for each new discrepancy, then for what was not read."""
    places = Places(report.articles)
    failing = any(is_failing(found, look) for found in report.discrepancies)
    summary = make_inert(f"{say_verdict(report, look)}: {say_summary(report, look)}")
    lines = [_command("error" if failing else NOTICE, {"title": "claimcheck"}, summary)]
    lines += [_annotate(found, places) for found in report.discrepancies if found.status is Status.NEW]
    for problem in report.problems:
        lines.append(_command("warning", {"title": "claimcheck"}, make_inert(str(problem))))
    return "\n".join(lines) + "\n"


def _annotate(found: Discrepancy, places: Places) -> str:
    level = level_of(found.relation)
    where = places.locate(places.first(found))
    properties: dict[str, str | int] = {"file": where.path, "line": where.line, "endLine": where.end_line}
    if where.column is not None and where.end_column is not None and where.line == where.end_line:
        properties |= {"col": where.column, "endColumn": max(where.end_column - 1, where.column)}
    properties["title"] = f"{found.relation.value} {found.id}"
    message = f"{say_headline(found)}\n{say_body(found, places)}"
    return _command(NOTICE if level == "note" else level, properties, message)


def _command(level: str, properties: Mapping[str, str | int], message: str) -> str:
    said = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    return f"::{level} {said}::{_escape(message)}"


def _escape(text: str) -> str:
    """A message on one line; the reader's side takes these three back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(make_inert(text)).replace(":", "%3A").replace(",", "%2C")
