"""A discrepancy in a few lines of plain text, for formats that have no room for more."""

from __future__ import annotations

from claimcheck.model import Claim, Discrepancy, Relation, Report, Side, Status
from claimcheck.report.inert import make_inert
from claimcheck.report.look import Look
from claimcheck.report.places import Places
from claimcheck.report.words import count, say_circumstances, say_event, say_speakers, say_value

MOST_VOICES = 3
"""Claims of a side that are told one by one."""


def say_headline(found: Discrepancy) -> str:
    """What is asked, the rival values and the event, on one line: "wounded (quantity): 38 / 55; strike, Vaubrun"."""
    about = found.question.measure or found.question.topic or found.question.role
    values = " / ".join(say_value(side.value, side.claims) for side in found.sides)
    about = about.split(":")[-1].replace("_", " ")
    return make_inert(f"{about} ({found.kind.value}): {values}; {say_event(found.event)}")


def say_side(side: Side, places: Places) -> list[str]:
    """A line for the value, then one for each of the first claims: who says it, in which words, where."""
    value = make_inert(say_value(side.value, side.claims))
    more = len(side.claims) - MOST_VOICES
    rest = [f"and {count(more, 'claim')} more"] if more > 0 else []
    return [value, *(say_claim(claim, places) for claim in side.claims[:MOST_VOICES]), *rest]


def say_claim(claim: Claim, places: Places) -> str:
    """Who says it, when, in which words, and where they stand."""
    article, place = places.articles[claim.article], places.locate(claim)
    said = [say_speakers(claim, article), *say_circumstances(claim, article)]
    return make_inert(f"{', '.join(said)}: “{claim.quote}” ({place.path}:{place.line})")


def say_body(found: Discrepancy, places: Places) -> str:
    """Why it is flagged, then the sides, on lines of their own."""
    lines = [make_inert(found.explanation)]
    for side in found.sides:
        value, *voices = say_side(side, places)
        lines += [f"- {value}", *(f"    {voice}" for voice in voices)]
    return "\n".join(lines)


def is_failing(found: Discrepancy, look: Look) -> bool:
    """Does it fail a build: new, and of a relation that is to fail?"""
    return found.status is Status.NEW and found.relation in look.failing


def say_verdict(report: Report, look: Look) -> str:
    """How many discrepancies fail a build."""
    failing = sum(is_failing(found, look) for found in report.discrepancies)
    return f"{count(failing, 'discrepancy')} to look at" if failing else "nothing that fails"


def level_of(relation: Relation) -> str:
    """The level of a relation, as SARIF and GitHub name the first two; the third is "note"."""
    return {Relation.CONFLICT: "error", Relation.DISPUTE: "warning", Relation.UPDATE: "note"}[relation]
