"""Clauses: a sentence cut where a new predication begins, by small words and punctuation alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.claims.resumed import find_resumption
from claimcheck.claims.words import Words
from claimcheck.languages import Hit, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cues, Role
from claimcheck.model import Token

BREAKS = frozenset(';:—–()«»“”"[]')
"""Marks that always part clauses. A comma parts them too, but what it cuts off may be empty and is then joined."""
MARKS = BREAKS | {","}
TITLE_QUOTES = frozenset('«»“”"')
TITLE_REACH = 7
"""Words of a title between its marks."""
TITLE_MARKS = frozenset("-'’&")
"""Marks that may stand in a title; a comma or an end tells of a sentence."""
OPENERS = (Role.SUBORDINATOR, Role.CONDITION, Role.RELATIVE)
"""What small words open a clause."""
JOINED_REACH = 6
"""Tokens behind a verb within which the count or the actor begins that is the subject of the next clause: an object of
a few words and the conjunction stand between."""
TOLD_REACH = 5
"""Tokens before a count among which the verb of saying stands: "told the court at least" is four."""
WHO_REACH = 3
"""Tokens before a verb among which the relative pronoun stands that is its subject."""


class Clause(NamedTuple):
    """Tokens `first` to `last` (excluded) of a sentence; `opener` is the role of the word that opens it, if any."""

    first: int
    last: int
    opener: Role | None = None

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.first <= index < self.last


def split_clauses(words: Words, hits: Sequence[Hit[Predicate]]) -> tuple[Clause, ...]:
    """Clauses in order; together they hold every token. `hits` are the predicates of the sentence."""
    tokens, cues = words.tokens, words.cues
    joins, told = _joined_subjects(words, hits), _told_subjects(words, hits)
    inside = {n for hit in hits for n in range(hit.first + 1, hit.last) if cues.has(n - 1, Role.SAYS)}
    clauses: list[Clause] = []
    first, opener = 0, None
    for index in sorted({*_may_open(tokens, cues), *joins, *told} - inside):  # "claimed the lives of 12 people"
        role = Role.COORDINATOR if index in joins else Role.SUBORDINATOR if index in told else None
        role = role or _opens(tokens, cues, index)
        if role is not None and index > first:
            clauses.append(Clause(first, index, opener))
            first = index
        if index == first:
            opener = role if role is not Role.COORDINATOR else None
    if tokens:
        clauses.append(Clause(first, len(tokens), opener))
    return _resume(words, clauses, hits)


def _resume(words: Words, clauses: Sequence[Clause], hits: Sequence[Hit[Predicate]]) -> tuple[Clause, ...]:
    """The clauses, each relative one ending where the verb of what it hangs on comes."""
    if not any(clause.opener is Role.RELATIVE for clause in clauses[1:]):
        return tuple(clauses)
    verbs = {hit.first: hit for hit in hits if hit.entry.part is not PartOfSpeech.NOUN}
    found = list(clauses[:1])
    for before, clause in pairwise(clauses):
        at = None
        if clause.opener is Role.RELATIVE and before.opener is not Role.RELATIVE:
            at = find_resumption(words, range(before.first, before.last), range(clause.first, clause.last), verbs)
        found += [clause] if at is None else [Clause(clause.first, at, clause.opener), Clause(at, clause.last)]
    return tuple(found)


def _joined_subjects(words: Words, hits: Sequence[Hit[Predicate]]) -> frozenset[int]:
    """The tokens that join a clause whose subject is a count or an actor to the one before it ("two died and six were
    hurt", "rebels held the town but the army retook it")."""
    subjects = [(span, True) for span in words.counted] + [(span, False) for span in words.actors]
    if not subjects or not words.cues.holds(Role.COORDINATOR):
        return frozenset()
    starts = [token.start for token in words.tokens]
    verbs = {hit.first: hit for hit in hits if hit.entry.part is PartOfSpeech.VERB}
    found = set()
    for span, counted in subjects:
        first, after = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1)
        join = first - 1 if counted or not words.cues.has(first - 1, Role.DETERMINER) else first - 2
        before = [hit for hit in verbs.values() if 0 < first - hit.last <= JOINED_REACH]
        behind = any(_is_verb(words.cues, n, verbs) for n in (after, after + 1))
        joined = before and behind and words.cues.has(join, Role.COORDINATOR)
        if joined and (counted or not any(_takes_both(words.cues, hit, join) for hit in before)):
            found.add(join)
    return frozenset(found)


def _told_subjects(words: Words, hits: Sequence[Hit[Predicate]]) -> frozenset[int]:
    """The tokens where a clause begins whose subject is a count, right behind who said so and to whom ("police told
    reporters 12 people were hurt", "the union estimates at least 3,000 people marched")."""
    found = set()
    starts = [token.start for token in words.tokens] if words.counted else []
    verbs = {hit.first: hit for hit in hits if hit.entry.part is PartOfSpeech.VERB}
    for span in words.counted:
        first, after = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1)
        near = range(first - 1, max(0, first - TOLD_REACH), -1)
        said = next((n for n in near if words.is_reporting(n)), None) if _is_verb(words.cues, after, verbs) else None
        if said is not None and all(words.tokens[n].is_word and n not in verbs for n in range(said + 1, first)):
            dated = any(words.is_time(words.tokens[n]) for n in range(said + 1, first))
            hedged = words.cues.has(said + 1, Role.PREPOSITION) and not dated  # "at least"
            found.add(said + 1 if hedged else first)
    return frozenset(found)


def _takes_both(cues: Cues, hit: Hit[Predicate], join: int) -> bool:
    """May what is joined still belong to the verb before it: to those by whom it was done, or within a relative clause
    ("attacked by rebels and the army", "those who fought the rebels and the army")?"""
    return bool(cues.between(hit.last, join, Role.BY) or cues.between(hit.first - WHO_REACH, hit.first, Role.RELATIVE))


def _is_verb(cues: Cues, index: int, verbs: Mapping[int, Hit[Predicate]]) -> bool:
    return cues.has(index, Role.BE, Role.HAVE, Role.MODAL, Role.FUTURE) or index in verbs


def _may_open(tokens: Sequence[Token], cues: Cues) -> list[int]:
    """The tokens that can open a clause: the first, marks, words that do it, words after one of saying."""
    titles = _quotes_of_titles(tokens, cues)
    marks = [index for index, token in enumerate(tokens) if token.text in MARKS and index not in titles]
    said = [index + 1 for index in cues.beginning(Role.SAYS) if index + 1 < len(tokens)]
    return [*range(min(1, len(tokens))), *marks, *said, *cues.beginning(*OPENERS)]


def _quotes_of_titles(tokens: Sequence[Token], cues: Cues) -> frozenset[int]:
    """The quotation marks that enclose a title: a few words with a capital, which a word leads to ("removed the novel
    “The Salt Road” from its library")."""
    found: list[int] = []
    for first in [n for n, token in enumerate(tokens) if n and token.text in TITLE_QUOTES]:
        near = tokens[first + 1 : first + 2 + TITLE_REACH]
        size = next((n for n, token in enumerate(near) if token.text in TITLE_QUOTES), 0)
        led = tokens[first - 1].is_word and not cues.has(first - 1, Role.SAYS)
        if first in found or not size or not led or not near[0].is_capitalised:
            continue
        if all(token.is_word or token.text in TITLE_MARKS for token in near[:size]):
            found += [first, first + 1 + size]
    return frozenset(found)


def _opens(tokens: Sequence[Token], cues: Cues, index: int) -> Role | None:
    """The role of the word or mark that opens a clause at this token, None when none begins."""
    if tokens[index].text in MARKS and not _is_in_number(tokens, index):
        return Role.COORDINATOR
    cue = cues.at(index, *OPENERS)
    if cue is None and cues.has(index - 1, Role.SAYS) and tokens[index].is_word:
        return None if cues.has(index, Role.PREPOSITION, Role.INFINITIVE_MARKER) else Role.SUBORDINATOR
    return cue.role if cue else None


def _is_in_number(tokens: Sequence[Token], index: int) -> bool:
    """Does the mark stand between two digits, as in "3,000" and "7:52"?"""
    return 0 < index < len(tokens) - 1 and tokens[index - 1].text.isdigit() and tokens[index + 1].text.isdigit()
