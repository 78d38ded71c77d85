"""What a new version of an article says otherwise than the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model import Claim, Question


@dataclass(frozen=True, slots=True)
class Change:
    """A question of one article with the values that only the earlier version gives, and those that only the new one
    gives (none when it is left unanswered); as claims write them, each once, in the order of the text.
    """

    question: Question
    before: tuple[str, ...]
    after: tuple[str, ...]


def find_changes(before: Sequence[Claim], after: Sequence[Claim]) -> list[Change]:
    """The questions that a new version answers otherwise, in the order of the earlier text; new ones are no change.

    A question is one when both ask for the same of the same: the kind, the measure or happening, the part, the stage.
    """
    then, now = _answers(before), _answers(after)
    changes = []
    for key, (question, values) in then.items():
        others = now[key][1] if key in now else []
        gone = tuple(value for value in values if value not in others)
        new = tuple(value for value in others if value not in values)
        if gone:
            changes.append(Change(question, gone, new))
    return changes


def _answers(claims: Sequence[Claim]) -> dict[tuple[object, ...], tuple[Question, list[str]]]:
    found: dict[tuple[object, ...], tuple[Question, list[str]]] = {}
    for claim in claims:
        question = claim.question
        topic = "" if question.measure else question.topic
        key = (question.aspect, topic, question.measure, question.role, question.restriction, question.basis)
        values = found.setdefault(key, (question, []))[1]
        if str(claim.value) not in values:
            values.append(str(claim.value))
    return found
