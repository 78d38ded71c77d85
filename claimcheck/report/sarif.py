"""SARIF 2.1.0, for code scanning and its viewers. Specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/

A kind of discrepancy is a rule, whose help is the check's own page. A discrepancy is a result: its level by the
relation, at the claim told last, the others being related locations, unless they stand in an archive, where no viewer
could show them. Its id is the fingerprint.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from claimcheck.errors import Problem
from claimcheck.model import Aspect, Claim, Discrepancy, Origin, Report, Status, Waiver
from claimcheck.report.digest import level_of, say_body, say_claim, say_headline
from claimcheck.report.inert import make_inert
from claimcheck.report.json_lines import make_safe
from claimcheck.report.look import Look
from claimcheck.report.places import Places
from claimcheck.report.words import say_member, say_value, say_waiver

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "claimcheck/v1"
"""Names the way the id is made; another way would need another name."""
ABSOLUTE = re.compile(r"(?:[A-Za-z]:)?/")
BASE = "%SRCROOT%"
"""Stands for the folder that relative paths start from, the top of the repository."""
STATES = {Status.NEW: "new", Status.KNOWN: "unchanged", Status.WAIVED: "unchanged", Status.SETTLED: "absent"}
"""How the statuses are called there; it stands at every result or, where no baseline was read, at none."""
ASPECTS = tuple(Aspect)


def render_sarif(report: Report, look: Look) -> str:
    """A log with one run; what could not be read is among the run's notifications."""
    places = Places(report.articles)
    run = {
        "tool": {"driver": _driver(report, look)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The top of the repository."}}},
        "invocations": [_invocation(report.problems)],
        "results": [_result(found, places, look) for found in report.discrepancies],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return make_safe(json.dumps(log, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def _driver(report: Report, look: Look) -> dict[str, Any]:
    return {
        "name": report.tool.get("name", "claimcheck"),
        "semanticVersion": report.tool.get("version", "0"),
        "rules": [_rule(aspect, dict(look.pages).get(aspect, "")) for aspect in ASPECTS],
    }


def _rule(aspect: Aspect, page: str) -> dict[str, Any]:
    """The rule of a kind; `page` is its check's docstring: a first line, paragraphs, an example."""
    first = page.partition("\n")[0] or f"The sources disagree on {say_member(aspect)}."
    page = page or first
    return {
        "id": aspect.value,
        "name": f"{aspect.value.capitalize()}Discrepancy",
        "shortDescription": {"text": first},
        "fullDescription": {"text": " ".join(page.split("\n\n")[-2 if "\n\n" in page else 0].split())},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": "error"},
    }


def _invocation(problems: Iterable[Problem]) -> dict[str, Any]:
    notes = [
        {"level": "error" if problem.fatal else "warning", "message": {"text": _plain(str(problem))}}
        for problem in problems
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _result(found: Discrepancy, places: Places, look: Look) -> dict[str, Any]:
    shown = places.first(found)
    others = [claim for claim in found.claims if claim is not shown and claim.origin is Origin.BATCH]
    result = {
        "ruleId": found.kind.value,
        "ruleIndex": ASPECTS.index(found.kind),
        "level": level_of(found.relation),
        "rank": round(found.confidence * 100, 1),
        "message": {"text": _plain(f"{say_headline(found)}\n{say_body(found, places)}")},
        "locations": [_location(shown, places)],
        "relatedLocations": [_location(claim, places) | {"id": n} for n, claim in enumerate(others, 1)],
        "partialFingerprints": {FINGERPRINT: found.id},
        "suppressions": [_suppression(found.waiver)] if found.waiver else [],
        "properties": _properties(found),
    }
    return result | ({"baselineState": STATES[found.status]} if look.compared else {})


def _suppression(waiver: Waiver) -> dict[str, str]:
    return {"kind": "external", "status": "accepted", "justification": make_inert(say_waiver(waiver))}


def _properties(found: Discrepancy) -> dict[str, Any]:
    sides = [{"value": make_inert(say_value(side.value, side.claims)), "origins": side.origins} for side in found.sides]
    return {
        "relation": found.relation.value, "scope": found.scope.value, "status": found.status.value,
        "confidence": round(found.confidence, 2), "supersedes": found.supersedes, "sides": sides,
    }  # fmt: skip


def _location(claim: Claim, places: Places) -> dict[str, Any]:
    where = places.locate(claim)
    region: dict[str, Any] = {"startLine": where.line, "endLine": where.end_line}
    if where.column is not None:
        region |= {"startColumn": where.column, "endColumn": where.end_column}
    physical = {"artifactLocation": _artifact(where.path), "region": region}
    return {"physicalLocation": physical, "message": {"text": _plain(say_claim(claim, places))}}


def _artifact(path: str) -> dict[str, str]:
    uri = quote(path.encode("utf-8", "replace"))
    if ABSOLUTE.match(path):
        return {"uri": f"file:///{uri.lstrip('/')}"}
    return {"uri": uri.removeprefix("./"), "uriBaseId": BASE}


def _plain(text: str) -> str:
    """Text for a SARIF message, in which brackets would make links and braces places for arguments."""
    text = re.sub(r"([\\\[\]])", r"\\\1", text)
    return text.replace("{", "{{").replace("}", "}}")
