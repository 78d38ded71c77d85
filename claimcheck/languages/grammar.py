"""The small words that the clause reader steers by: negation, auxiliaries, clause openers, modality."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.pack import Pack
from claimcheck.languages.roles import Role
from claimcheck.languages.snapshots import kept
from claimcheck.languages.source import Faults, read_rows
from claimcheck.model import Token

__all__ = ["Cue", "Cues", "Role", "grammar_of"]

ANY_FORM = "*"
"""Stands in `grammar.txt` before a verb of which every form is meant."""
LONGEST = 4
"""Tokens before one that a phrase of small words may begin: "il est prévu que" is four."""


class Cue(NamedTuple):
    """Tokens `first` to `last` (excluded) of a sentence do `role`."""

    first: int
    last: int
    role: Role


class Cues:
    """The small words of one sentence, by the token they begin at and by what they do."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon[Role]) -> None:
        self._at: dict[int, list[tuple[int, Sequence[Role]]]] = {}
        self._of: dict[Role, list[int]] = {}
        self._roles: dict[int, set[Role]] = {}
        for first, last, roles in lexicon.everywhere(tokens):
            if first in self._at:
                self._at[first].append((last, roles))
                new = set(roles) - self._roles[first]
                self._roles[first] |= new
            else:
                self._at[first] = [(last, roles)]
                new = self._roles[first] = set(roles)
            for role in new:
                self._of.setdefault(role, []).append(first)

    def add(self, cue: Cue) -> None:
        """Takes in a cue that is longer than those known to begin where it does."""
        self._at.setdefault(cue.first, []).insert(0, (cue.last, [cue.role]))
        known = self._roles.setdefault(cue.first, set())
        if cue.role not in known:
            known.add(cue.role)
            insort(self._of.setdefault(cue.role, []), cue.first)

    def forget(self, role: Role, indices: Sequence[int]) -> None:
        """Leaves out the cues of a role that begin at these tokens, where they are known to say something else."""
        for index in indices:
            if role in self._roles.get(index, ()):
                self._roles[index].discard(role)
                self._of[role].remove(index)
                self._at[index] = [(last, [r for r in roles if r is not role]) for last, roles in self._at[index]]

    def at(self, index: int, *roles: Role) -> Cue | None:
        """The longest cue of one of these roles that begins at token `index`."""
        for last, known in self._at.get(index, ()):
            for role in known:
                if role in roles:
                    return Cue(index, last, role)
        return None

    def ending(self, index: int, *roles: Role) -> Cue | None:
        """The longest cue of one of these roles that ends right before token `index`; of equal ones the role that is
        named first."""
        for first in range(max(0, index - LONGEST), index):
            ending = [known for last, known in self._at.get(first, ()) if last == index]
            for role in roles if ending else ():
                if any(role in known for known in ending):
                    return Cue(first, index, role)
        return None

    def between(self, first: int, last: int, *roles: Role) -> list[Cue]:
        """Cues of these roles that begin at or after `first` and end by `last`."""
        inside: list[int] = []
        for role in roles:
            places = self._of.get(role)
            if places and places[0] < last and places[-1] >= first:
                inside += places[bisect_left(places, first) : bisect_left(places, last)]
        if not inside:
            return []
        cues = [self.at(index, *roles) for index in (sorted(set(inside)) if len(inside) > 1 else inside)]
        return [cue for cue in cues if cue is not None and cue.last <= last]

    def beginning(self, *roles: Role) -> list[int]:
        """The tokens at which a cue of these roles begins."""
        return [index for role in roles for index in self._of.get(role, ())]

    def any_at(self, index: int) -> bool:
        """Is token `index` in a small word, of any role?"""
        return any(last > index for n in range(index - LONGEST, index + 1) for last, _ in self._at.get(n, ()))

    def has(self, index: int, *roles: Role) -> bool:
        """Does a cue of these roles begin at token `index`?"""
        known = self._roles.get(index)
        return known is not None and not known.isdisjoint(roles)

    def has_any(self, index: int, roles: frozenset[Role]) -> bool:
        """The same of many roles."""
        known = self._roles.get(index)
        return known is not None and not known.isdisjoint(roles)

    def holds(self, *roles: Role) -> bool:
        """Does a cue of these roles begin anywhere?"""
        return any(map(self._of.get, roles))


@cache
def grammar_of(pack: Pack) -> Lexicon[Role]:
    """The pack's `grammar.txt` as a lexicon. Raises: BrokenPack when a key is no role."""
    return kept("grammar", pack.folder, lambda: _read_grammar(pack))


def _read_grammar(pack: Pack) -> Lexicon[Role]:
    faults, path, known = Faults(), pack.folder / "grammar.txt", frozenset(Role)
    rows = read_rows(path, faults)
    for row in rows:
        if row.key not in known:
            faults.add(path, row.line, f"unknown role {row.key!r}; allowed: {', '.join(Role)}")
    faults.raise_any()
    phrases = ((row.key, form) for row in rows for phrase in row.values for form in _forms(pack, phrase))
    return Lexicon((pack.words_of(form), Role(key)) for key, form in phrases)


def _forms(pack: Pack, phrase: str) -> list[str]:
    """The phrase, or where a star opens it, one for each form of the verb that is its first word."""
    if not phrase.startswith(ANY_FORM):
        return [phrase]
    verb, space, rest = phrase.removeprefix(ANY_FORM).partition(" ")
    return [form + space + rest for form in pack.inflection.conjugate(verb)]
