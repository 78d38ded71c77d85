"""Events: clusters of claims on one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimcheck.model.claims import Claim


@dataclass(frozen=True, slots=True)
class Event:
    """A cluster of claims on one event. `what` is its predicate concept, `who` names, `where` and `when` as said."""

    id: str
    label: str
    what: str
    who: tuple[str, ...]
    where: str | None
    when: str | None
    articles: tuple[str, ...]
    claims: tuple[Claim, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id, "label": self.label, "what": self.what, "who": list(self.who), "where": self.where,
            "when": self.when, "articles": list(self.articles), "claims": [c.id for c in self.claims],
        }  # fmt: skip

    def head(self) -> dict[str, Any]:
        """What a discrepancy says of its event."""
        return {
            "id": self.id, "label": self.label, "what": self.what, "who": list(self.who), "where": self.where,
            "when": self.when,
        }  # fmt: skip
