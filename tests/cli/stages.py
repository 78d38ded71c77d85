"""Stages that give what a test lays down, in place of the real ones."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import main
from claimcheck.errors import Problem
from claimcheck.model import Article, Claim, Report

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from sample_report import make_report


@dataclass
class Stages:
    """`report` is what the pipeline finds; `problems` are met while reading; `verdict` is what compare gets."""

    report: Report = field(default_factory=make_report)
    problems: list[Problem] = field(default_factory=list)
    verdict: Any = None
    paths: list[str] = field(default_factory=list)
    places: tuple[Any, ...] = ()

    def read_articles(self, paths: list[str], *, on_problem: Any) -> list[Article]:
        self.paths = paths
        for problem in self.problems:
            on_problem(problem)
        return list(self.report.articles)

    def check_articles(self, articles: Any, *, problems: Any = (), progress: Any = None, **_: Any) -> Report:
        progress(1, 1)
        if not articles:
            return Report((), tuple(problems), tool=self.report.tool)
        return replace(self.report, problems=tuple(problems))

    def extract_claims(self, articles: Any, **_: Any) -> tuple[Claim, ...]:
        names = {article.id for article in articles}
        return tuple(claim for claim in self.report.claims if claim.article in names)

    def compare_places(self, articles: Any, one: Any, other: Any, **_: Any) -> Any:
        self.places = (one, other)
        return self.verdict

    def find_mentions(self, article: Article, **_: Any) -> list[Any]:
        return []

    def install(self, patch: pytest.MonkeyPatch) -> Stages:
        pipeline = SimpleNamespace(
            check_articles=self.check_articles, extract_claims=self.extract_claims, find_mentions=self.find_mentions
        )
        patch.setitem(sys.modules, "claimcheck.pipeline", pipeline)
        comparison = SimpleNamespace(compare_places=self.compare_places)
        patch.setitem(sys.modules, "claimcheck.comparison", comparison)
        patch.setattr("claimcheck.articles.read_articles", self.read_articles)
        return self


FATAL = Problem("broken.html", "not text in any known encoding", "save it as UTF-8")
DOUBT = Problem("odd.txt", "no language pack for 'nl'", "leave it out", fatal=False)


def run(*arguments: str, env: Mapping[str, str | None] | None = None) -> Result:
    clean = {"NO_COLOR": None, "FORCE_COLOR": None, "COLUMNS": "80", "TERM": "xterm"}
    return CliRunner(env=clean | dict(env or {})).invoke(main, list(arguments), prog_name="claimcheck")
