"""Write the golden files anew, after a change of the terminal report that is meant:

    PYTHONPATH=. python tests/report/regenerate_golden.py

Read the difference before it is committed: it is what a user will see.
"""

from __future__ import annotations

from pathlib import Path

from sample_report import make_report

from claimcheck.model import Report
from claimcheck.report import Look, render_report

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "width-40": (make_report(), Look(width=40)),
    "width-80": (make_report(), Look(width=80, held_back=2, min_confidence=0.5)),
    "width-140": (make_report(), Look(width=140)),
    "color-80": (make_report(), Look(width=80, color=True)),
    "nothing-found": (Report(make_report().articles), Look(width=80)),
    "nothing-sure": (Report(make_report().articles), Look(width=80, held_back=1, min_confidence=0.5)),
    "one-article": (Report(make_report().articles[:1]), Look(width=80)),
    "nothing-about": (Report(make_report().articles), Look(width=80, about="Atlantis")),
}


def draw(name: str) -> str:
    report, look = CASES[name]
    return render_report(report, "terminal", look).replace("\x1b", "␛")


if __name__ == "__main__":
    for case in CASES:
        (GOLDEN / f"{case}.txt").write_text(draw(case), encoding="utf-8")
