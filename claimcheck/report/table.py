"""CSV for a spreadsheet: a row for each claim of each side of each discrepancy."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from claimcheck.model import Claim, Discrepancy, Report, Side
from claimcheck.report.inert import make_inert
from claimcheck.report.look import Look
from claimcheck.report.places import Places
from claimcheck.report.words import say_event, say_question, say_speakers

COLUMNS = (
    "number", "id", "status", "kind", "relation", "scope", "confidence", "event", "question", "side", "value",
    "article", "line", "start", "end", "quote", "speakers", "stance", "date", "as_of", "explanation", "waived",
)  # fmt: skip
MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8; without it they garble accents."""
FORMULA = re.compile(r"\s*[=+\-@\t\r|%]")
"""How a cell begins that a spreadsheet would run; OWASP, "CSV Injection". An apostrophe before it makes it text."""
NUMBER = re.compile(r"-?[\d.]+")


def render_csv(report: Report, look: Look | None = None) -> str:
    """A head line and the rows, RFC 4180, every cell quoted and none of them a formula; `look` changes nothing."""
    places, text = Places(report.articles), io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for number, found in enumerate(report.discrepancies, 1):
        for side in found.sides:
            writer.writerows([_cell(value) for value in row] for row in _rows(number, found, side, places))
    return MARK + text.getvalue()


def _rows(number: int, found: Discrepancy, side: Side, places: Places) -> Iterator[tuple[object, ...]]:
    head = (
        number, found.id, found.status.value, found.kind.value, found.relation.value, found.scope.value,
        round(found.confidence, 2), say_event(found.event), say_question(found.question),
        found.sides.index(side) + 1, side.value,
    )  # fmt: skip
    waived = found.waiver.reason if found.waiver else ""
    for claim in side.claims:
        yield (*head, *_claim_cells(claim, places), found.explanation, waived)


def _claim_cells(claim: Claim, places: Places) -> tuple[object, ...]:
    article, where = places.articles[claim.article], places.locate(claim)
    span = article.in_text(claim.span)
    return (
        article.id, where.line, span.start, span.end, article.quote(claim.span), say_speakers(claim, article),
        claim.stance.value, article.date or "", claim.as_of or "",
    )  # fmt: skip


def _cell(value: object) -> str:
    text = make_inert(str(value))
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text
