"""Write the golden files anew, after a change of the reports that is meant:

    PYTHONPATH=. python tests/report/regenerate_golden.py

Read the difference before it is committed: it is what a user will see.
"""

from __future__ import annotations

from dataclasses import replace
from inspect import getdoc
from pathlib import Path

from sample_report import make_marked_report, make_report

from claimcheck.discrepancies import CHECKS
from claimcheck.model import Report
from claimcheck.report import Format, Look, render_report

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "width-40": (make_report(), Look(width=40)),
    "width-80": (make_report(), Look(width=80, held_back=2, min_confidence=0.5)),
    "width-140": (make_report(), Look(width=140)),
    "color-80": (make_report(), Look(width=80, color=True)),
    "marked": (make_marked_report(), Look(width=80)),
    "nothing-new": (replace(make_report(), discrepancies=make_marked_report().discrepancies[2:]), Look(width=80)),
    "nothing-found": (Report(make_report().articles), Look(width=80)),
    "nothing-sure": (Report(make_report().articles), Look(width=80, held_back=1, min_confidence=0.5)),
    "one-article": (Report(make_report().articles[:1]), Look(width=80)),
    "nothing-about": (Report(make_report().articles), Look(width=80, about="Atlantis")),
}
FILES = {
    Format.JSONL: "report.jsonl", Format.CSV: "report.csv", Format.MARKDOWN: "report.md", Format.SARIF: "report.sarif",
    Format.JUNIT: "report.xml", Format.GITHUB: "github.txt", Format.GITHUB_SUMMARY: "github-summary.md",
    Format.GITLAB: "gitlab.json",
}  # fmt: skip
"""The formats that are drawn once; the JSON report has tests of its own."""


def write_format(form: Format) -> str:
    """The sample as that format, as if a baseline had been read."""
    pages = tuple((check.kind, getdoc(type(check)) or "") for check in CHECKS)
    return render_report(make_marked_report(), form, Look(compared=True, pages=pages))


def draw(name: str) -> str:
    report, look = CASES[name]
    return render_report(report, "terminal", look).replace("\x1b", "␛")


if __name__ == "__main__":
    for case in CASES:
        (GOLDEN / f"{case}.txt").write_text(draw(case), encoding="utf-8")
    for form, file in FILES.items():
        (GOLDEN / file).write_bytes(write_format(form).encode())
