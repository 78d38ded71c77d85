"""The small words that the clause reader steers by: negation, auxiliaries, clause openers, modality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claimcheck.errors import BrokenPack
from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.pack import Pack
from claimcheck.model import Token


class Role(StrEnum):
    """What a small word does in its clause; the keys of a pack's `grammar.txt`."""

    NEGATION = "negation"
    """opens or makes a negation"""
    NEGATION_SECOND = "negation_second"
    """closes a negation"""
    ONLY = "only"
    """with a negation: nothing but"""
    NOTHING_DETERMINER = "nothing_determiner"
    """denies the noun that follows"""
    NOBODY = "nobody"
    """denies its verb by naming no one"""
    WITHOUT = "without"
    """denies what follows it"""
    NOT_YET = "not_yet"
    """denies for the time being"""
    FALSE_NEGATION = "false_negation"
    """looks like a negation and is none"""
    DETERMINER = "determiner"
    """stands before a noun"""
    PREPOSITION = "preposition"
    """opens a complement"""
    OF = "of"
    """opens the complement of a noun"""
    BY = "by"
    """opens the agent of a passive"""
    RELATIVE = "relative"
    """opens a relative clause"""
    SUBORDINATOR = "subordinator"
    """opens a clause that hangs on another"""
    COORDINATOR = "coordinator"
    """joins words or clauses"""
    CONDITION = "condition"
    """makes its clause a mere case"""
    BE = "be"
    """the auxiliary of the passive"""
    HAVE = "have"
    """the auxiliary of the past"""
    BECOME = "become"
    """links a subject to a state"""
    MODAL = "modal"
    """makes its verb possible, due or wished"""
    FUTURE = "future"
    """makes its verb expected"""
    ATTEMPT = "attempt"
    """makes its verb tried, refused or threatened, not done"""
    HYPOTHETICAL = "hypothetical"
    """makes its noun possible, feared or called for"""
    ASPECT = "aspect"
    """leaves the infinitive after it real"""
    PURPOSE = "purpose"
    """makes its verb an aim"""
    INFINITIVE_MARKER = "infinitive_marker"
    """stands before an infinitive"""
    REFLEXIVE = "reflexive"
    """a reflexive pronoun"""
    BACKGROUND = "background"
    """sets an event apart from the main one"""
    OTHERS = "others"
    """sets those counted apart from others told of before"""
    TOTAL = "total"
    """sums up"""
    REPLACES = "replaces"
    """says that one value replaces another"""
    TOWN = "town"
    """stands for a town named before"""
    HERE = "here"
    """stands for the place named before"""
    PRONOUN = "pronoun"
    """stands for someone or something named before"""


LONGEST = 4
"""Tokens before one that a phrase of small words may begin: "il est prévu que" is four."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `first` to `last` (excluded) of a sentence do `role`."""

    first: int
    last: int
    role: Role


class Cues:
    """The small words of one sentence, by the token they begin at."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon[Role]) -> None:
        self._at: list[tuple[Cue, ...]] = [()] * len(tokens)
        for index in range(len(tokens)):
            hits = lexicon.starting(tokens, index)
            if hits:
                self._at[index] = tuple(Cue(hit.first, hit.last, hit.entry) for hit in hits)

    def at(self, index: int, *roles: Role) -> Cue | None:
        """The longest cue of one of these roles that begins at token `index`."""
        return next((cue for cue in self._at[index] if cue.role in roles), None)

    def between(self, first: int, last: int, *roles: Role) -> list[Cue]:
        """Cues of these roles that begin at or after `first` and end by `last`."""
        found = (self.at(index, *roles) for index in range(max(first, 0), min(last, len(self._at))))
        return [cue for cue in found if cue and cue.last <= last]

    def any_at(self, index: int) -> bool:
        """Is token `index` in a small word, of any role?"""
        return any(cue.last > index for n in range(max(0, index - LONGEST), index + 1) for cue in self._at[n])

    def has(self, index: int, *roles: Role) -> bool:
        """Does a cue of these roles begin at token `index`?"""
        return 0 <= index < len(self._at) and self.at(index, *roles) is not None


@cache
def grammar_of(pack: Pack) -> Lexicon[Role]:
    """The pack's `grammar.txt` as a lexicon. Raises: BrokenPack when a key is no role."""
    phrases = pack.phrases("grammar")
    unknown = set(phrases) - {role.value for role in Role}
    if unknown:
        what = f"{pack.code}/grammar.txt: unknown role {', '.join(sorted(unknown))}"
        raise BrokenPack(what, remedy="allowed: " + ", ".join(Role))
    return Lexicon((pack.words_of(p), Role(key)) for key, group in phrases.items() for p in group)
