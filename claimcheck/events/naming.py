"""One key for each name of a batch, in all that its claims and outlines hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_

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


@dataclass(frozen=True, slots=True)
class Renaming:
    """Gives each name the one key in `same` that stands for it. The claims of a sentence hold one and the same set of
    its keys: it is made anew once, and stays one set.
    """

    same: Mapping[str, str]
    _known: dict[frozenset[str], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def keys(self, keys: frozenset[str]) -> frozenset[str]:
        """The keys, each by the one that stands for it."""
        found = self._known.get(keys)
        if found is None:
            known = self.same.keys().isdisjoint(keys)
            found = self._known[keys] = keys if known else frozenset(self.same.get(key, key) for key in keys)
        return found

    def claim(self, claim: Claim) -> Claim:
        """The claim with one key for each name, however it is spelled."""
        facets = claim.facets
        held = (facets.context, facets.near, facets.objects, facets.patient, facets.bearer, facets.stands_for)
        new = [self.keys(keys) for keys in held]
        parties = [self._party(agent) for agent in facets.agents]
        value = self._party(claim.value) if isinstance(claim.value, Party) else claim.value
        if value is claim.value and all(map(is_, new, held)) and all(map(is_, parties, facets.agents)):
            return claim
        context, near, objects, patient, bearer, stands_for = new
        facets = replace(
            facets, context=context, near=near, objects=objects, patient=patient, bearer=bearer, stands_for=stands_for,
            agents=tuple(parties),
        )  # fmt: skip
        return replace(claim, facets=facets, value=value)

    def _party(self, party: Party) -> Party:
        """The party known by the key that stands for its name too."""
        twins = {self.same[key][2:] for key in (f"n:{key}" for key in party.keys) if key in self.same}
        return replace(party, keys=party.keys | twins) if twins else party
