"""How well spellings of one name are told from two names, on the pairs of name_pairs.txt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimcheck.claims.keys import name_key
from claimcheck.events.names import canonical_keys

PAIRS = Path(__file__).parent / "name_pairs.txt"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names at home in one script, and whether they are one."""

    script: str
    one: str
    other: str
    same: bool

    @property
    def taken_for_same(self) -> bool:
        """Does the tool give both one key?"""
        one, other = name_key(self.one), name_key(self.other)
        return one == other or bool(canonical_keys([one, other]))


@dataclass(frozen=True, slots=True)
class Rates:
    """Of the pairs taken for one name, the share that is; of those that are, the share taken for it."""

    precision: float
    recall: float


def read_pairs() -> list[Pair]:
    """The pairs in their order. Raises: ValueError, naming the line that is none."""
    pairs, script = [], ""
    for number, line in enumerate(PAIRS.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            script = line.strip("[]")
        elif line and not line.startswith("#"):
            same = " = " in line
            one, mark, other = line.partition(" = " if same else " / ")
            if not (mark and script):
                raise ValueError(f"{PAIRS.name}:{number}: no pair: {line}")
            pairs.append(Pair(script, one, other, same))
    return pairs


def rates_of(pairs: list[Pair]) -> Rates:
    """Precision and recall; one where nothing could be wrong."""
    taken = [pair.same for pair in pairs if pair.taken_for_same]
    same = sum(pair.same for pair in pairs)
    return Rates(sum(taken) / len(taken) if taken else 1.0, sum(taken) / same if same else 1.0)
