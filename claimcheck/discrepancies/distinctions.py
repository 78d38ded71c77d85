"""What the texts themselves say that tells one of two things, figures or contests from the other."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.model import Claim

BOTH_OR_NONE = frozenset({"part", "leg", "spot", "sum", "ward"})
"""Facets that tell two apart when one text alone has them: a stage is not the race, a set not the match,
those of the speaker's school not those of the town."""

RATIONED, LAWSUIT, CONTRACT = "ration", "lawsuit", "award_contract"
THINGS = frozenset("mntwk")
"""The letters of the keys of things, but for places."""
UNNAMED = THINGS - {"n"}
"""The same but for names."""
ATTENDED = frozenset({"attend", "attendance"})
"""The topics of who was at an occasion and who was not."""
RITES = frozenset({"p:funeral", "p:bury", "p:ordain", "p:celebrate", "p:gathering", "p:protest", "p:marry"})
"""The keys of what one rite may be called: a service, a vigil, a ceremony."""


def marks_part(one: Claim, other: Claim) -> str | None:
    """Why what marks the two keeps them apart (an average and a peak, two prizes); None when it does not."""
    mine, theirs = _classes(one.facets.marks), _classes(other.facets.marks)
    for facet in sorted(mine.keys() | theirs.keys()):
        here, there = mine.get(facet, set()), theirs.get(facet, set())
        if here & there or (facet not in BOTH_OR_NONE and not (here and there)):
            continue
        return f"another {facet}"
    return None


def names_part(one: Claim, other: Claim) -> str | None:
    """Why what each names beside its predicate keeps the two apart: another book, plant or person, of whom the other's
    sentence says nothing. Those who do it, and names that have a word in common, are none."""
    mine, theirs = _own_names(one, other), _own_names(other, one)
    return f"another object: {min(mine)} / {min(theirs)}" if mine and theirs else None


def occasions_part(one: Claim, other: Claim) -> str | None:
    """Why nothing shows that the two are about one occasion that one may attend (a rite goes by many nouns), one thing
    that is rationed, or one suit."""
    topics = {one.question.topic, other.question.topic}
    mine, theirs = one.facets.objects, other.facets.objects
    if not ATTENDED.isdisjoint(topics):
        same = any(key[0] in "pr" for key in mine & theirs) or not (mine.isdisjoint(RITES) or theirs.isdisjoint(RITES))
        return None if same else "nothing shows that it is one occasion"
    things = [{key for key in keys if key[0] in THINGS} for keys in (mine - theirs, theirs - mine)]
    if RATIONED in topics and all(things):
        return "another thing"
    suits = [{key for key in keys if key[0] == "p"} for keys in (mine, theirs)] if LAWSUIT in topics else []
    return "another suit" if all(suits) and suits and suits[0].isdisjoint(suits[1]) else None


def contracts_part(one: Claim, other: Claim) -> str | None:
    """Why two contracts won are two: each is of a thing that the other is not of (for buses, for water)."""
    mine, theirs = one.facets.objects, other.facets.objects
    of_both = CONTRACT == one.question.topic == other.question.topic
    apart = of_both and all(any(key[0] in UNNAMED for key in keys) for keys in (mine - theirs, theirs - mine))
    return "another contract" if apart else None


def _own_names(mine: Claim, theirs: Claim) -> set[str]:
    doers = {key for party in mine.facets.agents for key in party.keys}
    named = {key[2:] for key in mine.facets.objects if key.startswith("n:")} - doers
    told = {word for keys in (theirs.facets.context, theirs.facets.near) for key in keys for word in key[2:].split()}
    return {name for name in named if told.isdisjoint(name.split())}


def _classes(marks: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mark in marks:
        facet, _, name = mark.partition(".")
        found.setdefault(facet, set()).add(name)
    return found


def numbers_part(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Do numbers in the names of two things tell them apart, as two roads or flights: the A10, the A85?"""
    one, other = (
        {word for key in keys if key[0] == "n" for word in key[2:].split() if word[-1].isdecimal()}
        for keys in (mine, theirs)
    )
    return bool(one and other) and not one & other
