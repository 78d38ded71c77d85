"""One key for each name of a batch, in all that its claims and outlines hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.events.names import canonical_keys, surname_keys
from claimcheck.model import Claim, Outline, Party
from claimcheck.model.quick import replace


def same_names(claims: Sequence[Claim], outlines: Sequence[Outline]) -> dict[str, str]:
    """The key that stands for each name that is spelled in several ways, or said in short, in this batch."""
    keys = {key for outline in outlines for key in outline.keys}
    keys |= {key for claim in claims for key in claim.facets.objects | claim.facets.near}
    same = surname_keys(keys)
    same.update({short: canonical for short, canonical in canonical_keys(keys).items() if short not in same})
    same.update({f"n:{key[2:]}": key for key in keys if key[0] == "r"})  # "Police" at a beginning is the police
    return same


def renamed_keys(keys: frozenset[str], same: Mapping[str, str]) -> frozenset[str]:
    """The keys, each by the one that stands for it."""
    return keys if same.keys().isdisjoint(keys) else frozenset(same.get(key, key) for key in keys)


def renamed_claim(claim: Claim, same: Mapping[str, str]) -> Claim:
    """The claim with one key for each name, however it is spelled."""
    facets = claim.facets
    keys = facets.context | facets.near | facets.objects | facets.patient | facets.bearer | facets.stands_for
    names = {f"n:{key}" for party in (*facets.agents, claim.value) if isinstance(party, Party) for key in party.keys}
    if same.keys().isdisjoint(keys | names):
        return claim
    facets = replace(
        facets,
        context=renamed_keys(facets.context, same),
        near=renamed_keys(facets.near, same),
        objects=renamed_keys(facets.objects, same),
        patient=renamed_keys(facets.patient, same),
        bearer=renamed_keys(facets.bearer, same),
        stands_for=renamed_keys(facets.stands_for, same),
        agents=tuple(_party(agent, same) for agent in facets.agents),
    )
    value = _party(claim.value, same) if isinstance(claim.value, Party) else claim.value
    return replace(claim, facets=facets, value=value)


def _party(party: Party, same: Mapping[str, str]) -> Party:
    """The party known by the key that stands for its name too."""
    twins = {same[key][2:] for key in (f"n:{key}" for key in party.keys) if key in same}
    return replace(party, keys=party.keys | twins) if twins else party
