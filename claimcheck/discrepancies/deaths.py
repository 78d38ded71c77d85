"""The death of one who is named: he dies once, wherever and whenever each text puts it."""

from __future__ import annotations

from claimcheck.model import Claim

AGE = "age"
DEATH, KILL = "death", "kill"
"""The happening of what tells of a death, and the predicate of those that others brought about."""


def is_one_death(one: Claim, other: Claim) -> bool:
    """Do two claims tell of the death of one who is named in full?"""
    return all(_tells_of_death(claim) for claim in (one, other)) and not _named(one).isdisjoint(_named(other))


def _tells_of_death(claim: Claim) -> bool:
    return claim.facets.happening == DEATH or claim.facets.predicate == KILL


def _named(claim: Claim) -> frozenset[str]:
    """The keys of full names of whom it befell; of an age, of those beside it."""
    keys = claim.facets.patient | claim.facets.bearer
    keys = keys | claim.facets.near if claim.question.measure == AGE else keys
    return frozenset(key for key in keys if key[0] == "n" and " " in key)
