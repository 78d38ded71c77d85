"""What a deed was done to: the keys by which two deeds are told apart, or taken for one."""

from __future__ import annotations

from claimcheck.model import Claim, Party, fold

KNOWN = "rsm"
"""The keys of people, sites and what is counted: two such nouns are two things. Other nouns may be of one thing
("the wreck", "the ship"), but where the deed is told by its object alone."""
FUNCTION = "agent by function"
"""The rule of those whose function names what they did, and of what."""


def object_of(claim: Claim, other: Claim) -> frozenset[str]:
    """The keys of what it was done to (of its sentence, where that is not said), without those of the two who may have
    done it."""
    all_words = frozenset().union(*_told_objects(claim))
    told = frozenset(key for key in all_words if key[0] != "n" or key in claim.facets.patient)
    keys = (told or claim.facets.context) - own_keys(claim, other)
    return frozenset(key for key in keys if key[0] not in "cgpv")


def are_other_objects(one: Claim, other: Claim) -> bool:
    """Do both tell what it was done to, by nouns that are known to be two things?"""
    first = (next(iter(_told_objects(claim)), frozenset()) for claim in (one, other))
    mine, theirs = (frozenset(key for key in keys if key[0] not in "cg") for keys in first)
    by_function = FUNCTION in (one.rule, other.rule)
    kinds = KNOWN + ("t" if one.facets.of_object and other.facets.of_object else "")
    known = all(keys and (by_function or all(key[0] in kinds for key in keys)) for keys in (mine, theirs))
    return known and mine.isdisjoint(theirs | other.facets.objects) and theirs.isdisjoint(one.facets.objects)


def _told_objects(claim: Claim) -> list[frozenset[str]]:
    """The keys of what its clause says it was done to, then those of all words there; the place is none of them."""
    facets = claim.facets
    names = {f"n:{fold(place.name)}" for place in facets.places}
    sites = any(place.site for place in facets.places)
    things = (keys - names for keys in (facets.patient, facets.objects))
    told = [frozenset(key for key in keys if not (sites and key[0] == "s")) for keys in things]
    return [keys for keys in told if any(key[0] not in "cg" for key in keys)]


def own_keys(one: Claim, other: Claim) -> frozenset[str]:
    """The keys of the two values themselves, which show nothing."""
    keys = {key for claim in (one, other) if isinstance(claim.value, Party) for key in claim.value.keys}
    return frozenset(f"{kind}:{key}" for key in keys for kind in "nrc") | frozenset(keys)
