"""The whole trail of one discrepancy: from characters to mentions to claims to the event to the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.discrepancies.reconcile import reconciling_readings
from claimcheck.errors import ClaimcheckError
from claimcheck.model import AnyMention, Article, Claim, Discrepancy, Report, Side
from claimcheck.model.desk import Desk
from claimcheck.pipeline import NO_DESK, find_mentions
from claimcheck.report.places import Places

SHOWN = 5
"""Ids named when the one asked for is none of them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the lines below it."""

    title: str
    lines: tuple[str, ...]


def find_discrepancy(report: Report, wanted: str) -> Discrepancy:
    """The discrepancy whose id is, or begins with, `wanted`. Raises: ClaimcheckError when none or several are."""
    found = [one for one in report.discrepancies if wanted and one.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.id for one in (found or report.discrepancies)[:SHOWN]) or "none"
    what = f"{wanted!r} begins several ids" if found else f"no discrepancy {wanted!r} in these articles"
    raise ClaimcheckError(what, remedy=f"there are {known}")


def explain_discrepancy(report: Report, found: Discrepancy, *, desk: Desk = NO_DESK) -> list[Part]:
    """The trail as parts to show one below the other; quotes are the sources' words, to be made inert by who prints."""
    mentions = {a: find_mentions(report.article(a), desk=desk) for a in sorted({c.article for c in found.claims})}
    parts = [Part(f"{found.id}  {found.kind.value}, {found.relation.value}", (found.explanation,)), _event(found)]
    places = Places(report.articles)
    for side in found.sides:
        parts.append(Part(f"Side {side.value}", tuple(_side(side, report, mentions, places))))
    parts.append(Part("Why they are one question", (_question(found), *found.reasons)))
    parts.append(Part("How sure", (f"{found.confidence:.2f}, from 0 to 1",)))
    readings = reconciling_readings(found, report.claims)
    return [*parts, Part("What may reconcile them", tuple(readings or ("nothing that the texts say",)))]


def _event(found: Discrepancy) -> Part:
    event = found.event
    told = f"{len(event.claims)} claims in {len(event.articles)} articles: {', '.join(event.articles)}"
    known = [("what", event.what), ("who", ", ".join(event.who)), ("where", event.where), ("when", event.when)]
    return Part(f"Event {event.id}  {event.label}", (told, *(f"{name}: {value}" for name, value in known if value)))


def _question(found: Discrepancy) -> str:
    asked = {key: value for key, value in found.question.to_dict().items() if value}
    return "the question: " + ", ".join(f"{key} {value}" for key, value in asked.items())


def _side(side: Side, report: Report, mentions: dict[str, list[AnyMention]], places: Places) -> Iterator[str]:
    for claim in side.claims:
        article = report.article(claim.article)
        span = article.in_text(claim.span)
        yield f"{places.say(claim)}, characters {span.start} to {span.end}: “{claim.quote}”"
        yield f"    in: “{' '.join(article.quote(claim.sentence).split())}”"
        yield from (f"    {line}" for line in _trail(claim, article, mentions[claim.article]))
    voices = "voice" if side.origins == 1 else "voices"
    yield f"{side.origins} independent {voices}"


def _trail(claim: Claim, article: Article, mentions: Sequence[AnyMention]) -> Iterator[str]:
    for mention in mentions:
        if mention.span.overlaps(claim.span):
            yield f"seen as {mention.kind} “{article.quote(mention.span)}” by the rule {mention.rule!r}"
    yield f"claimed: {claim.value} by the rule {claim.rule!r}; id {claim.id}"
    facets = claim.facets
    told = [("of", facets.predicate), ("on", facets.time), ("at", ", ".join(p.name for p in facets.places)),
            ("by", ", ".join(p.name for p in facets.agents))]  # fmt: skip
    if about := ", ".join(f"{word} {value}" for word, value in told if value):
        yield f"its event: {about}"
    yield f"said by {' → '.join(claim.speakers)}, {claim.stance.value}; confidence {claim.confidence:.2f}"
