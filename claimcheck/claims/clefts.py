"""Clefts: whom a sentence puts to the fore, and nobody else: "it was X who raised the alarm", "c'est X qui a signé"."""

from __future__ import annotations

from claimcheck.claims.clauses import Clause
from claimcheck.claims.parsed import Parsed
from claimcheck.languages.grammar import Role

INSERTED = 5
"""Clauses before a relative one among which the one stands that it says something of: "it was a jogger, Mark Pelham,
41, who raised the alarm" is four."""
INSERTS = frozenset(",—–(")
"""Marks that open a clause set inside another."""


def cleft_before(parsed: Parsed, clause: Clause) -> Clause | None:
    """The clause that puts the subject of a relative one to the fore; what is said of that one may stand between commas
    in between."""
    position = parsed.position_at(clause.first)
    if clause.opener is not Role.RELATIVE:
        return None
    for back in range(1, min(INSERTED, position) + 1):
        before = parsed.clauses[position - back]
        if parsed.cues.between(before.first, before.last, Role.CLEFT):
            return before
        if parsed.tokens[before.first].text not in INSERTS:
            return None
    return None


def put_to_fore(parsed: Parsed, fore: Clause, end: int) -> range:
    """What a clause puts to the fore, up to a token: what stands behind its "it was"; behind "but" where one is denied
    first ("not X but Y"), and before "and not" where another is ("X and not Y")."""
    cues = parsed.cues.between(fore.first, fore.last, Role.CLEFT)
    first = cues[-1].last if cues else fore.first
    instead = _instead(parsed, fore, end)
    if instead is not None:
        return range(instead, end)
    others = parsed.cues.between(first + 1, end, Role.CONTRASTED)
    return range(first, others[0].first if others else end)


def is_negated(parsed: Parsed, fore: Clause, end: int) -> bool:
    """Does a clause only deny the one it puts to the fore ("it was not X who")?"""
    denied = parsed.cues.between(fore.first, put_to_fore(parsed, fore, end).stop, Role.NEGATION)
    return bool(denied) and _instead(parsed, fore, end) is None


def _instead(parsed: Parsed, fore: Clause, end: int) -> int | None:
    """The token behind the "but" that a denial in a clause leads to."""
    denied = parsed.cues.between(fore.first, fore.last, Role.NEGATION)
    but = parsed.cues.between(denied[0].last, end, Role.CONTRAST) if denied else []
    return but[0].last if but else None
