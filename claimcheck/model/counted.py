"""Whom a count counts, by whichever words say so."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Counted:
    """Whom a figure counts and what befell them; all names are the same in every language.

    `unit` is what one of them is (person, animal, vehicle …), `groups` are those that they belong to by their noun
    (inmates, sheep); none where the noun says nothing of it ("people", "the dead"). `fates` are what befell them or
    what they did, by the noun, a participle or the verb. `whole` tells that their group is mostly all who were there,
    not a part picked out.
    """

    unit: str
    groups: frozenset[str]
    fates: frozenset[str]
    whole: bool
