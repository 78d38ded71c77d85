"""The small words that the clause reader steers by: negation, auxiliaries, clause openers, modality."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.pack import Pack
from claimcheck.languages.snapshots import kept
from claimcheck.languages.source import Faults, read_rows
from claimcheck.model import Token


class Role(StrEnum):
    """What a small word does in its clause; the keys of a pack's `grammar.txt`."""

    NEGATION = "negation"
    """opens or makes a negation"""
    NEGATION_SECOND = "negation_second"
    """closes a negation"""
    NOTHING_DETERMINER = "nothing_determiner"
    """denies the noun that follows"""
    NOBODY = "nobody"
    """denies its verb by naming no one"""
    WITHOUT = "without"
    """denies what follows it"""
    UNTRUE = "untrue"
    """says that the clause it opens is not so"""
    NOT_YET = "not_yet"
    """denies for the time being"""
    FALSE_NEGATION = "false_negation"
    """looks like a negation and is none"""
    DETERMINER = "determiner"
    """stands before a noun"""
    PREPOSITION = "preposition"
    """opens a complement"""
    LOCATIVE = "locative"
    """says that something is at the place after it"""
    INSIDE = "inside"
    """says that somebody is in or on the thing after it"""
    ABOARD = "aboard"
    """says that somebody is in or on a vehicle, which may stand after it"""
    THERE_WERE = "there_were"
    """says that there were those counted after it"""
    PATH = "path"
    """says that something goes to the place after it, or comes from there"""
    LEAVING = "leaving"
    """says that something leaves the place after it"""
    WAY_END = "way_end"
    """ends a way that another word begins ("de Lens à Arras")"""
    PART = "part"
    """names a part of the place after it ("the hall of")"""
    OF = "of"
    """opens the complement of a noun"""
    BY = "by"
    """opens the agent of a passive"""
    TO = "to"
    """stands before the one who receives"""
    FROM = "from"
    """stands before the one who gives"""
    ORDERED_BY = "ordered_by"
    """stands before the one who had it done"""
    RELATIVE = "relative"
    """opens a relative clause"""
    WHOSE = "whose"
    """opens a relative clause about what is that of the one right before it"""
    WHERE = "where"
    """opens a clause about the place right before it"""
    FORMER = "former"
    """says that one has left the trade beside it, has not learned it yet or does not live by it"""
    THE_ONE = "the_one"
    """stands for the one of whom a relative clause tells"""
    CLEFT = "cleft"
    """puts what follows it, up to the relative pronoun, to the fore: that one, and no other ("it was X who")"""
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
    STILL = "still"
    """says that a state goes on"""
    MODAL = "modal"
    """makes its verb possible, due or wished"""
    FUTURE = "future"
    """makes its verb expected"""
    ATTEMPT = "attempt"
    """makes its verb tried, refused or threatened, not done"""
    WAS_DUE = "was_due"
    """says of its verb that it was planned once; whether it came about is left open"""
    HYPOTHETICAL = "hypothetical"
    """makes its noun possible, feared or called for"""
    MANAGED = "managed"
    """says that the verb behind it was done, and when denied, that it was not"""
    FAILED = "failed"
    """says that the verb behind it was not done, and when denied, that it was"""
    HALF_DENIED = "half_denied"
    """a verb that the first half of a negation alone denies"""
    SHORT_OF = "short_of"
    """right before a verb: it did not come to that, or is only thought of"""
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
    RATE = "rate"
    """tells that what is said before it in its clause happens again and again ("600 a year")"""
    FIRST_PERSON = "first_person"
    """the one who speaks, or what is his"""
    SPEAKING = "speaking"
    """the one who speaks, as the subject of a verb"""
    SAYS = "says"
    """a verb of saying, whose words may follow it without a conjunction"""
    BECAME_KNOWN = "became_known"
    """says that or how what stands before it became known"""
    OTHERS = "others"
    """sets those counted apart from others told of before"""
    AMONG = "among"
    """stands between a toll and those of whom it is"""
    EXCEEDS = "exceeds"
    """a bound with a word in it that may also set others apart"""
    REPLACES = "replaces"
    """says that one value replaces another"""
    OF_THEM = "of_them"
    """before a bare number: it counts those told of before"""
    EACH = "each"
    """behind an amount: it is that of one of several"""
    EVERY = "every"
    """before an amount: it is how far apart things lie that come again and again"""
    OF_WHICH = "of_which"
    """before a bare number, or behind it: it counts a part of those counted just before"""
    GROSS = "gross"
    """beside an amount: fees, taxes or contributions are in it"""
    NET = "net"
    """beside an amount: they are not"""
    FORECAST = "forecast"
    """says that what follows is what somebody reckons with"""
    IN_ALL = "in_all"
    """beside an amount: it is that of several together"""
    COUNTED_IN = "counted_in"
    """opens a sentence: others than those the text is about are in its figures"""
    SINCE = "since"
    """says since what something is counted"""
    WITHIN = "within"
    """before a duration: all of it, not how long something took"""
    HABIT = "habit"
    """says that something happens again and again, at no one time"""
    CROSSES = "crosses"
    """between two lengths of one thing: its height and its width"""
    ONE_OF = "one_of"
    """before a noun: only some of those it names are meant"""
    TOWN = "town"
    """stands for a town named before"""
    STATUS = "status"
    """before an hour: it tells as of when what follows holds ("update at 20:00", "point à 20 heures")"""
    BARE = "bare"
    """the auxiliary of what is ordered or asked for ("ordered that she be taken off")"""
    DEFINITE = "definite"
    """before a noun: that which was named before"""
    ELSEWHERE = "elsewhere"
    """beside a noun for a town: another one, or no town of its own"""
    HERE = "here"
    """stands for the place named before"""
    PRONOUN = "pronoun"
    """stands for someone or something named before"""
    CONTRAST = "contrast"
    """opens what is so instead of what was denied before it"""
    CONTRASTED = "contrasted"
    """denies what stands right behind it, set against what was told"""
    MASCULINE = "masculine"
    """pronoun or article of a man"""
    FEMININE = "feminine"
    """pronoun or article of a woman"""


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
