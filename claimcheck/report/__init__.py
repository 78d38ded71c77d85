"""Stage 7: a report as text. One renderer per format; each is one module and one line of `RENDERERS`.

>>> from claimcheck.model import Report
>>> render_report(Report(articles=()), "json").splitlines()[1]
'"schema_version": 1,'
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import cast

from claimcheck.model import Report
from claimcheck.report.look import Look
from claimcheck.report.selection import Selection, select_findings

__all__ = ["RENDERERS", "SUFFIXES", "Format", "Look", "Renderer", "Selection", "render_report", "select_findings"]

Renderer = Callable[[Report, Look], str]
"""A renderer makes the whole text of a report, line ends included; it prints nothing and reads no environment."""


class Format(StrEnum):
    """What a report can be written as."""

    TERMINAL = "terminal"
    """for a reader"""
    JSON = "json"
    """everything, for a program; its JSON Schema is in the package"""
    JSONL = "jsonl"
    """JSON Lines: a discrepancy a line, as in the JSON report"""
    CSV = "csv"
    """for a spreadsheet: a claim a row"""
    MARKDOWN = "markdown"
    """a comment on a pull request"""
    SARIF = "sarif"
    """SARIF 2.1.0, for code scanning"""
    JUNIT = "junit"
    """JUnit XML, for build servers"""
    GITHUB = "github"
    """annotations of a GitHub workflow run"""
    GITHUB_SUMMARY = "github-summary"
    """the summary of a GitHub job"""
    GITLAB = "gitlab"
    """GitLab's code quality report"""


RENDERERS = {
    Format.TERMINAL: "claimcheck.report.terminal:render_terminal",
    Format.JSON: "claimcheck.report.json_lines:render_json",
    Format.JSONL: "claimcheck.report.json_lines:render_jsonl",
    Format.CSV: "claimcheck.report.table:render_csv",
    Format.MARKDOWN: "claimcheck.report.markdown:render_markdown",
    Format.SARIF: "claimcheck.report.sarif:render_sarif",
    Format.JUNIT: "claimcheck.report.junit:render_junit",
    Format.GITHUB: "claimcheck.report.github:render_github",
    Format.GITHUB_SUMMARY: "claimcheck.report.markdown:render_summary",
    Format.GITLAB: "claimcheck.report.gitlab:render_gitlab",
}
"""Where the renderer of each format stands (`module:function`); a module is imported when its format is asked for."""
SUFFIXES = {
    ".json": Format.JSON, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL, ".csv": Format.CSV, ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN, ".sarif": Format.SARIF, ".xml": Format.JUNIT,
}  # fmt: skip
"""The format of a file by the end of its name, in lower case."""


def render_report(report: Report, form: str, look: Look | None = None) -> str:
    """The report in the format `form`, a `Format` or its name. Raises: ValueError for what is no format."""
    module, _, function = RENDERERS[Format(form)].partition(":")
    renderer = cast(Renderer, getattr(import_module(module), function))
    return renderer(report, look or Look())
