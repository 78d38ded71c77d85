"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

What is waived is left out, for the format has no place for it; GitLab itself compares with the target branch.
"""

from __future__ import annotations

from claimcheck.model import Relation, Report, Status
from claimcheck.report.digest import say_headline
from claimcheck.report.inert import make_inert
from claimcheck.report.json_lines import dump_row
from claimcheck.report.look import Look
from claimcheck.report.places import Places

SEVERITIES = {Relation.CONFLICT: "major", Relation.DISPUTE: "minor", Relation.UPDATE: "info"}


def render_gitlab(report: Report, look: Look | None = None) -> str:
    """An array with an object for each discrepancy that is not waived; `look` changes nothing."""
    places = Places(report.articles)
    rows = []
    for found in report.discrepancies:
        if found.status is Status.WAIVED:
            continue
        where = places.locate(places.first(found))
        known = "" if found.status is Status.NEW else f" ({found.status.value})"
        rows.append({
            "description": f"{found.relation.value}: {say_headline(found)}{known}",
            "check_name": found.kind.value,
            "fingerprint": found.id,
            "severity": SEVERITIES[found.relation],
            "location": {"path": make_inert(where.path).removeprefix("./"), "lines": {"begin": where.line}},
        })  # fmt: skip
    return "[\n" + ",\n".join(map(dump_row, rows)) + "\n]\n" if rows else "[]\n"
