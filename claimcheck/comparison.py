"""Why two places of a batch were, or were not, set against each other: the first stage where they part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.discrepancies import CHECKS
from claimcheck.discrepancies.check import Block, Check
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, Claim, Event, Report, Span
from claimcheck.model.desk import Desk
from claimcheck.pipeline import NO_DESK, check_articles
from claimcheck.report.places import Places

Place = tuple[str, int]
"""An article's id, or the end of it, and a character offset into its text."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`stage` names the first stage where two places part, or "report" when they meet in it; `lines` say why."""

    stage: str
    compared: bool
    lines: tuple[str, ...]


def compare_places(articles: Iterable[Article], one: Place, other: Place, *, desk: Desk = NO_DESK) -> Comparison:
    """Follow two places through the stages. Raises: ClaimcheckError when an article or offset does not exist."""
    report = check_articles(articles, desk=desk)
    found = [_claims_at(report, *place) for place in (one, other)]
    heads = [f"{_told(report, *place)}: {_described(held)}" for place, held in zip((one, other), found, strict=True)]
    if not all(found):
        return Comparison("claims", False, (*heads, "One of the places makes no claim: there is nothing to compare."))
    pairs = [(a, b) for a in found[0] for b in found[1] if a.aspect == b.aspect]
    if not pairs:
        return Comparison("claims", False, (*heads, "They answer different kinds of question."))
    verdicts = sorted((_verdict(report, a, b) for a, b in pairs), key=lambda verdict: -STAGES.index(verdict[0]))
    stage, why = verdicts[0]
    return Comparison(stage, stage == "report", (*heads, why))


STAGES = ("claims", "events", "discrepancies", "sides", "report")
"""The stages at which two claims may part, in their order."""


def _told(report: Report, name: str, offset: int) -> str:
    """A place by line and column, both from 1."""
    line, column = Places(()).position(_article(report, name, offset), offset)
    return f"{name}:{line}:{column}"


def _claims_at(report: Report, name: str, offset: int) -> list[Claim]:
    """The claims that cover an offset, else those of the sentence there."""
    article = _article(report, name, offset)
    claims = [claim for claim in report.claims if claim.article == article.id]
    exact = [claim for claim in claims if _holds(article, claim.span, offset)]
    return exact or [claim for claim in claims if _holds(article, claim.sentence, offset)]


def _article(report: Report, name: str, offset: int) -> Article:
    matching = [a for a in report.articles if a.id == name or a.id.endswith(f"/{name}") or name.endswith(f"/{a.id}")]
    if not matching:
        known = ", ".join(a.id for a in report.articles)
        raise ClaimcheckError(f"no article {name!r} in the batch", remedy=f"there are: {known}")
    article = matching[0]
    if not 0 <= offset < len(article.text):
        remedy = f"it has {len(article.text)} characters"
        raise ClaimcheckError(f"offset {offset} is outside the text", where=name, remedy=remedy)
    return article


def _holds(article: Article, span: Span, offset: int) -> bool:
    there = article.in_text(span)
    return there.start <= offset < there.end


def _described(claims: list[Claim]) -> str:
    return "; ".join(f"{c.aspect.value} {_topic(c)} = {c.value} ({c.quote!r})" for c in claims) or "no claim"


def _topic(claim: Claim) -> str:
    return claim.question.measure or claim.question.topic


def _verdict(report: Report, one: Claim, other: Claim) -> tuple[str, str]:
    """The stage where two claims of one aspect part, and why; not only the check of one question sets two against each
    other."""
    for found in report.discrepancies:
        if {one.id, other.id} <= {claim.id for claim in found.claims}:
            return "report", f"Set against each other in {found.id}: {found.explanation}"
    events = {claim.id: event for event in report.events for claim in event.claims}
    mine, theirs = events[one.id], events[other.id]
    if mine.id != theirs.id:
        return "events", f"They are of two events: {mine.label} / {theirs.label}."
    check = next(check for check in CHECKS if check.kind == one.aspect)
    grouped = {claim.id: claim for claim in mine.claims}
    return _checked(report, check, mine, grouped[one.id], grouped[other.id])


def _checked(report: Report, check: Check, event: Event, one: Claim, other: Claim) -> tuple[str, str]:
    blocks = check.block(one), check.block(other)
    if blocks[0] is None or blocks[0] != blocks[1]:
        return "discrepancies", f"They answer different questions: {blocks[0]} / {blocks[1]}."
    if check.agree(one, other):
        return "discrepancies", f"Both values can hold: {one.value} / {other.value}."
    block = Block(tuple(claim for claim in event.claims if check.block(claim) == blocks[0]))
    match = check.match(one, other, block)
    why = "; ".join(match.reasons)
    least = check.least(one, other)
    if match.strength < least:
        return "discrepancies", f"Not surely one question ({match.strength:.2f}, needs {least:.2f}): {why}."
    return "sides", f"They answer one question ({match.strength:.2f}: {why}), but other claims of the articles agree."
