"""How the report names things: kinds, relations and codes by their docstrings, confidence and questions in words."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from functools import cache
from itertools import pairwise

from claimcheck.model import (
    Article,
    Claim,
    Discrepancy,
    Event,
    NumberRange,
    Origin,
    Question,
    Relation,
    Report,
    Side,
    Stance,
    Status,
    Waiver,
)
from claimcheck.report.look import Look

CONFIDENCE_WORDS = ((0.9, "very likely"), (0.75, "likely"), (0.5, "possible"), (0.0, "doubtful"))
"""From which confidence on each word is used: the lowest is the default of what is shown at all."""
COUNTED_UNITS = frozenset({"person", "object", "event"})
"""Units that the measure already says: 38 wounded are persons."""


@cache
def member_docs(enum: type[Enum]) -> dict[str, str]:
    """What the docstring below each member says, by the member's name; empty where the source is not at hand.

    >>> from claimcheck.model import Scope
    >>> member_docs(Scope)["CROSS"]
    'in different articles'
    """
    try:
        body = ast.parse(textwrap.dedent(inspect.getsource(enum))).body[0]
    except (OSError, TypeError):
        return {}
    docs: dict[str, str] = {}
    statements = body.body if isinstance(body, ast.ClassDef) else []
    for member, doc in pairwise(statements):
        if isinstance(member, ast.Assign) and isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant):
            docs.update({target.id: str(doc.value.value) for target in member.targets if isinstance(target, ast.Name)})
    return docs


def say_member(member: Enum) -> str:
    """The docstring of a member, or its value."""
    return member_docs(type(member)).get(member.name, str(member.value))


def say_confidence(confidence: float) -> str:
    """A confidence in words and as a number.

    >>> say_confidence(0.91)
    'very likely, 0.91'
    """
    shown = round(confidence, 2)
    word = next(word for least, word in CONFIDENCE_WORDS if shown >= least or least == 0.0)
    return f"{word}, {shown:.2f}"


def say_question(question: Question) -> str:
    """What a question asks: the words of its aspect, what it is about, then what narrows it, in brackets."""
    about = question.measure or question.topic
    if question.role:
        about = f"{question.role}, {question.topic}" if question.topic else question.role
    narrowed = [
        f"of {question.bearer}" if question.bearer else "",
        ", ".join(sorted(key.rpartition(":")[2] for key in question.restriction)),
        question.basis if question.basis != "actual" else "",
        question.level if question.level != "level" else "",
        question.period or "",
    ]
    asked = say_member(question.aspect) + (f": {about}" if about else "")
    detail = "; ".join(part for part in narrowed if part)
    return (asked + (f" ({detail})" if detail else "")).replace("_", " ")


def say_value(value: str, claims: tuple[Claim, ...] = ()) -> str:
    """A value as a reader says it: groups of digits parted, bounds in words, the unit where the measure has none.

    >>> say_value("30..40"), say_value(">=120000"), say_value("2025-02-04")
    ('30 to 40', 'at least 120,000', '2025-02-04')
    """
    number = next((claim.value for claim in claims), None)
    if claims and not isinstance(number, NumberRange):
        return value.replace("_", " ") if claims[0].aspect.value == "outcome" else value
    amount, _, said = value.partition(" ")
    unit = said or next((claim.unit for claim in claims if claim.unit and claim.unit not in COUNTED_UNITS), "")
    return _say_number(amount) + (f" {unit}" if unit else "")


def _say_number(value: str) -> str:
    for mark, word in ((">=", "at least "), ("<=", "at most "), ("~", "about ")):
        if value.startswith(mark):
            return word + _group(value.removeprefix(mark))
    low, dots, high = value.partition("..")
    return f"{_group(low)} to {_group(high)}" if dots else _group(value)


def _group(number: str) -> str:
    """Digits in groups of three from five on; what is no number stays as it is."""
    whole, point, rest = number.partition(".")
    bare = whole.removeprefix("-")
    return f"{int(whole):,}{point}{rest}" if bare.isascii() and bare.isdigit() and len(bare) > 4 else number


def say_speakers(claim: Claim, article: Article) -> str:
    """The chain of those who say it: the outlet, then whom it cites."""
    first, *others = claim.speakers or (article.source or article.title or article.id,)
    return ", citing ".join([first, *others])


def say_circumstances(claim: Claim, article: Article) -> list[str]:
    """Whether it is of the archive, the article's date, the moment the claim speaks for, a stance that is not plain."""
    origin = "archive" if claim.origin is Origin.ARCHIVE else ""
    date = f"{article.date}{' (inferred)' if article.date_inferred else ''}" if article.date else "undated"
    as_of = f"as of {claim.as_of}" if claim.as_of and str(claim.as_of) != article.date else ""
    stance = claim.stance.value if claim.stance is not Stance.ASSERTED else ""
    return [part for part in (origin, date, as_of, stance) if part]


def say_origins(side: Side) -> str:
    """How many independent voices a side has, and how many claims where that is another number."""
    voices = count(side.origins, "independent source")
    return voices if len(side.claims) == side.origins else f"{voices}, {count(len(side.claims), 'claim')}"


def say_event(event: Event) -> str:
    """The event's label, with where and when if it does not say them."""
    known = (event.label or event.what).replace("_", " ")
    parts = [part for part in (event.where, event.when) if part and part.casefold() not in known.casefold()]
    label = ", ".join([known, *parts])
    return label[:1].upper() + label[1:]


def say_id(found: Discrepancy) -> str:
    """The id by which a discrepancy is waived, and the one it had before its latest value."""
    earlier = f", before its latest value {found.supersedes}" if found.supersedes else ""
    return f"Id: {found.id}{earlier}."


def say_waiver(waiver: Waiver) -> str:
    """Who waives it, until when, and why.

    >>> from datetime import date
    >>> say_waiver(Waiver("9c1f00d2a7b4", "a misprint", "Jo", until=date(2026, 3, 1)))
    'Waived by Jo until 2026-03-01: a misprint'
    """
    author = f" by {waiver.author}" if waiver.author else ""
    until = f" until {waiver.until}" if waiver.until else ""
    return f"Waived{author}{until}: {waiver.reason}"


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "claim"), count(1200, "discrepancy")
    ('1 claim', '1,200 discrepancies')
    """
    several = f"{noun[:-1]}ies" if noun.endswith("cy") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else several}"


def say_summary(report: Report, look: Look) -> str:
    """What was read and found, in one paragraph."""
    read = [count(len(report.articles), "article"), count(len(report.claims), "claim")]
    found = f"{', '.join(read)}, {count(len(report.events), 'event')}"
    parts = [found, _say_found(report.discrepancies)]
    if report.settled:
        parts.append(f"{count(len(report.settled), 'earlier one')} settled")
    if report.problems:
        parts.append(count(len(report.problems), "problem"))
    if look.held_back:
        parts.append(f"{look.held_back:,} held back, less sure than {look.min_confidence:g}")
    return "; ".join(parts) + "."


def _say_found(found: Sequence[Discrepancy]) -> str:
    """How many discrepancies, of which relation, and how many of them are not new."""
    relations, statuses = Counter(one.relation for one in found), Counter(one.status for one in found)
    kinds = [count(relations[relation], relation.value) for relation in Relation if relations[relation]]
    settled = [f"{number:,} {status.value}" for status, number in statuses.items() if status is not Status.NEW]
    told = [", ".join(part) for part in (kinds, sorted(settled)) if part]
    return count(len(found), "discrepancy") + (f" ({'; '.join(told)})" if told else "")
