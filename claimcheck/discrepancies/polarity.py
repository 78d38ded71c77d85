"""The check `polarity`."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.matching import (
    Match,
    agents_part,
    around,
    bounded,
    no_match,
    places_part,
    shared,
    times_part,
)
from claimcheck.model import Aspect, Claim

WORD = 5
"""Letters that two words share from their start when they are one word in another form."""


class PolarityCheck(Check):
    """One says that it happened, another that it did not.

    It compares an assertion and a denial of one happening: the same predicate, with an object, agent or name in
    common. A speaker's denial that an article quotes is the speaker's own claim. It leaves alone what is only wished,
    feared, tried or supposed, another day or place or agent, and words that look like a negation and are none.

    "Troops stormed the plant." / "There is no storming of the plant, he said." → storm: asserted / denied.
    """

    kind: ClassVar[Aspect] = Aspect.POLARITY

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if one.value == other.value:
            return self._same(one, other)
        apart = times_part(one, other) or places_part(one, other) or agents_part(one, other)
        if apart:
            return no_match(apart)
        return _opposed(one, other)

    def _same(self, one: Claim, other: Claim) -> Match:
        near = shared(_args(one), _args(other))
        return Match(0.6, ("the same is told twice",)) if near >= 0.6 else no_match("nothing shared")


def _args(claim: Claim) -> frozenset[str]:
    """The keys of who and what the predicate speaks of, without the predicates among them."""
    return frozenset(key for key in claim.facets.near if key[0] != "p")


def _opposed(one: Claim, other: Claim) -> Match:
    mine, theirs = _args(one), _args(other)
    near = shared(mine, theirs)
    context = around(one, other, without=frozenset({f"p:{one.question.topic}"}))
    if near >= 0.75 or (near >= 0.6 and context >= 1.0):
        return Match(bounded(0.4 + min(0.35, 0.12 * near + 0.05 * context)), ("both speak of the same who and what",))
    bare = not mine or not theirs
    if bare and one.article == other.article and _same_word(one, other):
        return Match(0.75, ("the denial repeats the very word",))
    if bare and context >= 1.4 and _same_word(one, other):
        return Match(0.5, ("the denial repeats the very word",))
    return no_match("nothing shows that the same is denied")


def _same_word(one: Claim, other: Claim) -> bool:
    """Do the two quotes hold one word, in any form?"""
    return bool(_words(one) & _words(other))


def _words(claim: Claim) -> set[str]:
    text = "".join(c if c.isalpha() else " " for c in claim.quote.lower())
    return {word[:WORD] for word in text.split() if len(word) >= WORD}
