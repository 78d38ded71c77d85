"""What a desk has decided: which articles and claims are of one event, and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from claimcheck.model import Claim, Outline
from claimcheck.model.desk import Decision

Key = tuple[str, ...]
DECIDED = "decided"
"""Marks the key of an event that a desk keeps apart."""


def decided_pairs(outlines: Sequence[Outline], decisions: Iterable[Decision]) -> list[tuple[str, str]]:
    """Pairs of articles that a desk has decided to be of one story."""
    ids = [outline.article for outline in outlines]
    return [pair for decision in decisions if decision.same for pair in pairwise(decision.among(ids))]


def with_decided(keys: Mapping[str, Key], claims: Sequence[Claim], decisions: Iterable[Decision]) -> dict[str, Key]:
    """The event key of each claim by its id, as the desk has decided.

    Claims of one event take the key of the first of them; those of different events, and the claims of articles on
    different events, each get a key of their own, but for the first.
    """
    found = dict(keys)
    articles = {claim.article for claim in claims}
    for decision in decisions:
        named = decision.among(found)
        for number, one in enumerate(named[1:], 1):
            found[one] = found[named[0]] if decision.same else (*found[one], DECIDED, str(number))
        if not decision.same:
            apart = set(decision.among(articles)[1:])
            found.update({c.id: (*found[c.id], DECIDED, c.article) for c in claims if c.article in apart})
    return found
