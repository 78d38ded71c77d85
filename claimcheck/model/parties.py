"""Parties: who did something or said it, and whom they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.quick import quickly_made

MEMBERS = ({"person", "organisation"}, {"person", "country"}, {"organisation", "country"})
"""Kinds of names of which one may act for the other."""
WORDED, COUNTRY = "worded", "country"
"""The facets of the language in whose words a body is named, which another one puts into its own, and of its land."""
ANYBODY = frozenset({"being", "sex", "age", "years", "trial"})
"""The facets of what is told of one whom the text does not describe ("a man of 30", "the suspect")."""
DESCRIBED = frozenset({"role", "group"})
"""Kinds of parties that are told by what they are, not by a name."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Party:
    """Who: a canonical `name`, the folded `keys` it is known by, and the `sides` it belongs to or stands for.

    `kind` is person, organisation, group, country or role, or empty for a name of which nothing else is known.
    `traits` are what it is said to be, each `facet:class`: two parties with a facet but no class of it in common are
    two. `several` tells that it is, or may be, more than one.
    """

    name: str
    keys: frozenset[str]
    sides: frozenset[str] = frozenset()
    is_group: bool = False
    kind: str = ""
    traits: frozenset[str] = frozenset()
    several: bool = False

    def allows(self, other: Party) -> bool:
        """Can both be right of one role: the same one, or one belongs to the other, or may be the other?

        >>> mayor = Party("the mayor", frozenset({"mayor"}), kind="role")
        >>> mayor.allows(Party("Ana Roca", frozenset({"ana roca"})))
        True
        """
        return self.is_known_with(other) or (not self._excludes(other) and self._may_be(other))

    def is_known_with(self, other: Party) -> bool:
        """Is it known that one is the other, or belongs to it?"""
        if self.keys & other.keys or self.keys & other.sides or other.keys & self.sides:
            return True
        return self._share_a_side(other) and (self.is_group or other.is_group) and not self._are_of_two(COUNTRY, other)

    @property
    def is_named(self) -> bool:
        """Is it told by a name?"""
        return self.kind not in DESCRIBED

    @property
    def is_anybody(self) -> bool:
        """Is it told by a noun, and nothing of it but what is told of most people?"""
        return not self.is_named and all(trait.partition(":")[0] in ANYBODY for trait in self.traits)

    def _share_a_side(self, other: Party) -> bool:
        """Have both a side in common? Of two bodies with names only a country counts: two firms are of one family."""
        both_named = self.is_named and other.is_named and self.is_group and other.is_group
        return any(not both_named or side.isupper() for side in self.sides & other.sides)

    def _may_be(self, other: Party) -> bool:
        """Can a description fit the other one? A person may act for a body; two names of one kind are two."""
        described = not (self.is_named and other.is_named)
        if described or {self.kind, other.kind} in MEMBERS or self._are_of_two(WORDED, other):
            return True
        return self.is_group and other.is_group and (self._is_short_of(other) or other._is_short_of(self))

    def _is_short_of(self, other: Party) -> bool:
        """Is it how the other's name begins, or may it be its initials ("SNCF", "Société nationale des chemins …")?"""
        if any(long.startswith(f"{short} ") for short in self.keys for long in other.keys):
            return True
        return self.name.isupper() and any(_may_stand_for(self.name.casefold(), long.split()) for long in other.keys)

    def _excludes(self, other: Party) -> bool:
        facets = {trait.partition(":")[0] for trait in self.traits} & {t.partition(":")[0] for t in other.traits}
        common = {trait.partition(":")[0] for trait in self.traits & other.traits}
        return bool(facets - common - {WORDED})

    def _are_of_two(self, facet: str, other: Party) -> bool:
        """Are both told to be of a facet, and no class of it is both's?"""
        mine, theirs = ({t for t in party.traits if t.startswith(f"{facet}:")} for party in (self, other))
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def with_other(self, other: Party) -> Party:
        """The two together, as one that does what both do."""
        return Party(
            f"{self.name}, {other.name}", self.keys | other.keys, self.sides | other.sides, True, self.kind,
            self.traits & other.traits, True,
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


def _may_stand_for(initials: str, words: list[str]) -> bool:
    """Are the letters those with which words of a name begin, in their order, from the first word on?

    >>> _may_stand_for("sncf", ["societe", "nationale", "des", "chemins", "de", "fer"])
    True
    """
    begun = iter(words)
    first = words[0][:1] if words else ""
    return len(initials) > 1 and initials[0] == first and all(any(w[:1] == c for w in begun) for c in initials)
