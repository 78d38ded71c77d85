"""Earlier discrepancies that newer articles settle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claimcheck.model.claims import Aspect, Claim, Question


@dataclass(frozen=True, slots=True)
class FormerSide:
    """A side of a discrepancy as it was recorded: its value and who held it, by name."""

    value: str
    voices: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return {"value": self.value, "voices": list(self.voices)}


@dataclass(frozen=True, slots=True)
class Settled:
    """A recorded discrepancy whose voices, by what they last said, can all be right.

    `id`, `kind` and `question` are those of the discrepancy, `event` its event's label and `sides` as they were
    recorded. `value` is what stands now, and `claims` are those of the batch by which a voice gave up its side.
    """

    id: str
    kind: Aspect
    event: str
    question: Question
    sides: tuple[FormerSide, ...]
    value: str
    explanation: str
    claims: tuple[Claim, ...]
    confidence: float = 1.0

    def to_dict(self, row: Callable[[Claim], dict[str, Any]]) -> dict[str, Any]:
        """As the JSON report has it; `row` makes the object of a claim."""
        return {
            "id": self.id,
            "status": "settled",
            "kind": self.kind.value,
            "event": self.event,
            "question": self.question.to_dict(),
            "sides": [side.to_dict() for side in self.sides],
            "value": self.value,
            "explanation": self.explanation,
            "confidence": round(self.confidence, 2),
            "claims": [row(claim) for claim in self.claims],
        }
