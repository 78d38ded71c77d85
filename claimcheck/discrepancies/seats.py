"""Whose the seats of a vote are: each party has its own, and one may be called by its name or by its members'."""

from __future__ import annotations

from claimcheck.model import Claim, fold

SEATS = frozenset({"seat", "member_of_parliament"})
"""Measures of what each party gets in a vote."""
POLLS = frozenset({"p:vote", "p:elect", "p:lead_poll", "p:lose_election", "p:win"})
"""The keys of sentences that tell of one."""
OWNERS = frozenset("nr")
"""The letters of the keys of names, and of what people are called."""
SHORT, STEM, STEM_OF_SHORT = 5, 7, 4
"""Letters up to which a word is short, and of a word and a short one that tell two apart: "party" and "parti" are one
word, "liberal" and "libérale", but not "social" and "socialiste"."""


def owners_part(one: Claim, other: Claim) -> str | None:
    """Why the seats of two claims are those of two parties; None where either names none, or both the same."""
    named = _owners(one) and _owners(other)
    return "each party has its own" if named and not are_of_one_party(one, other) else None


def are_of_one_party(one: Claim, other: Claim) -> bool:
    """Do both name whose the seats are, and the same? A short word alone may be any party's ("le parti")."""
    mine, theirs = _owners(one), _owners(other)
    less, more = sorted((mine, theirs), key=len)
    telling = less == more or any(len(stem) > STEM_OF_SHORT for stem in less)
    return bool(less) and less <= more and telling


def _owners(claim: Claim) -> frozenset[str]:
    """The stems of the words for whose the seats are."""
    if claim.question.measure not in SEATS or POLLS.isdisjoint(claim.facets.context):
        return frozenset()
    places = {f"n:{fold(place.name)}" for place in claim.facets.places}
    named = sorted(key for key in claim.facets.bearer - places if key[0] in OWNERS)
    words = (word for key in named for word in key[2:].replace("-", " ").replace("_", " ").split())
    return frozenset(word[:STEM] if len(word) > SHORT else word[:STEM_OF_SHORT] for word in words)
