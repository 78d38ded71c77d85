"""Stand-ins: small words that stand for a verb told before ("the governor did not", "le préfet ne l'a pas fait")."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from claimcheck.claims.clauses import MARKS, Clause
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.resumed import finite_auxiliaries
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.speech import speech_tables
from claimcheck.model import Span

GROUP_REACH = 5
"""Tokens before the last word of a stand-in that may belong to it: "ne l'a toujours pas encore" is six, and rare."""
SAID_REACH = 4
"""Tokens before a clause among which the verb of saying that leads to it begins: "told the court" is three."""
ALONE_REACH = 7
"""Tokens of a clause that says of somebody no more than "so did he": "les députés de la majorité non plus" is seven."""
IN_GROUP = (
    Role.HAVE, Role.BE, Role.NEGATION, Role.NEGATION_SECOND, Role.STILL, Role.NOT_YET, Role.NEUTER, Role.BESIDE_VERB,
)  # fmt: skip
"""The small words that a stand-in is made of."""
OPENING = (Role.COORDINATOR, Role.SUBORDINATOR)
"""What a clause with a stand-in may begin with."""
STEERING = (
    Role.MODAL, Role.FUTURE, Role.INFINITIVE_MARKER, Role.TO, Role.LIKENING, Role.RELATIVE, Role.CONDITION, Role.OF,
)  # fmt: skip
"""What right before a stand-in, or before its subject, makes it tell of no deed."""


CLOSING = frozenset(".;:!)»”—–")
"""Marks behind which nothing more of a verb follows; behind a comma it may."""
AUXILIARY = (Role.BE, Role.HAVE, Role.MODAL, Role.FUTURE, Role.STANDS_DID)


class Kind(StrEnum):
    """What verb a stand-in stands for."""

    ACTIVE = "active"
    """one that tells what its subject does ("did")"""
    PASSIVE = "passive"
    """one that tells what befell its subject, or its state ("was")"""
    PERFECT = "perfect"
    """one with the auxiliary of the perfect, active or passive ("has")"""
    ANY = "any"
    """any of these ("X too")"""
    SUBJECT = "subject"
    """one that has no object or is a passive, so that what is set apart is its subject ("but not X")"""


class StandIn(NamedTuple):
    """Tokens `first` to `last` (excluded) stand for a verb; `subject` are those of who does or undergoes it, none where
    it is the one of that verb. `denied` tells that they deny it, `additive` that they say the same as was said of
    another one ("so did X", "neither did X")."""

    first: int
    last: int
    kind: Kind
    subject: range
    denied: bool
    additive: bool = False


KINDS = {
    Role.STANDS_DID: Kind.ACTIVE, Role.STANDS_BEEN: Kind.PASSIVE, Role.STANDS_HAS: Kind.PERFECT,
    Role.OF_IT_DID: Kind.ACTIVE, Role.OF_IT_BEEN: Kind.PASSIVE,
}  # fmt: skip
OF_IT = frozenset({Role.OF_IT_DID, Role.OF_IT_BEEN})
"""Words that stand for a verb only with a pronoun for it before them ("l'a fait")."""
ADDING = (Role.TOO, Role.NOR_TOO)


def find_stand_ins(parsed: Parsed, pack: Pack) -> list[StandIn]:
    """The stand-ins of a sentence, in order."""
    cues = parsed.cues
    found = list(_by_noun(parsed)) if cues.holds(*ADDING, Role.NOT_SO) else []
    found += _excepted(parsed) if cues.holds(Role.BUT_NOT) else []
    for role in KINDS:
        for index in cues.beginning(role):
            cue = cues.at(index, role)
            last = cue.last if cue is not None else index + 1
            if not any(s.first <= index < s.last for s in found) and (one := _by_verb(parsed, index, last, role, pack)):
                found.append(one)
    return sorted(found)


def _by_verb(parsed: Parsed, index: int, last: int, role: Role, pack: Pack) -> StandIn | None:
    """The stand-in whose own word, its tokens `index` to `last`, is an auxiliary or a verb for any deed."""
    cues, clause = parsed.cues, parsed.clause_at(index)
    if index and parsed.tokens[index].is_capitalised:
        return None  # "struck by IS"
    if cues.has(index - 1, Role.AS_WELL) and _leads(parsed, last):
        return _inverted(parsed, index, last, role)
    whole = role in OF_IT or last - index > 1
    failed = cues.ending(index, Role.FAILED)
    first = failed.first if failed is not None else _group_start(parsed, index, clause.first)
    while cues.has(last, Role.NEGATION, Role.NEGATION_SECOND, Role.STILL):
        last += 1
    if not _ends(parsed, last, whole=whole) or (role in OF_IT and not _is_of_it(parsed, first, index, pack)):
        return None
    opened = max((n + 1 for n in range(clause.first, first) if _opens(parsed, n)), default=clause.first)
    if not _is_told(parsed, clause, opened, first, pack):
        return None
    negating = cues.between(first, last, Role.NEGATION, Role.NEGATION_SECOND)
    denied = failed is not None or len({cue.role for cue in negating}) > (role in OF_IT)
    return StandIn(first, last, KINDS[role], range(opened, first), denied)


def _is_of_it(parsed: Parsed, first: int, index: int, pack: Pack) -> bool:
    """Does the pronoun for the verb stand before its auxiliary ("l'a fait", "ne l'est pas"; "l'été" is none)?"""
    finite = (n for n in range(first, index + 1) if parsed.tokens[n].norm in finite_auxiliaries(pack))
    return any(parsed.cues.has(n - 1, Role.NEUTER) for n in finite)


def _is_told(parsed: Parsed, clause: Clause, opened: int, first: int, pack: Pack) -> bool:
    """Is the stand-in, whose subject begins at `opened`, told as a fact: neither steered nor only likened to?"""
    cues = parsed.cues
    said = clause.opener is Role.RELATIVE and says_before(parsed, clause.first, pack)
    if clause.opener is Role.CONDITION or (clause.opener is Role.RELATIVE and not said):
        return False
    if cues.has(first - 1, *STEERING, Role.PREPOSITION, Role.LOCATIVE) or cues.has(opened - 1, Role.LIKENING):
        return False
    return said or not cues.has(opened - 1, *STEERING)


def says_before(parsed: Parsed, index: int, pack: Pack) -> bool:
    """Does a verb of saying lead to the clause that begins at a token ("told the court that he had not")?"""
    verbs = speech_tables(pack).verbs
    return any(verbs.longest(parsed.tokens, n)[1] for n in range(max(0, index - SAID_REACH), index))


def _group_start(parsed: Parsed, index: int, least: int) -> int:
    first = index
    while first > max(least, index - GROUP_REACH) and parsed.cues.has(first - 1, *IN_GROUP):
        first -= 1
    return first


def _opens(parsed: Parsed, index: int) -> bool:
    return parsed.tokens[index].text in MARKS or parsed.cues.has(index, *OPENING, Role.RELATIVE, Role.LIKENING)


def _inverted(parsed: Parsed, index: int, last: int, role: Role) -> StandIn | None:
    """One whose subject stands behind it ("so did the governor")."""
    behind = range(last, parsed.clause_at(index).last)
    behind = behind[: next((n for n, at in enumerate(behind) if not parsed.tokens[at].is_word), len(behind))]
    if parsed.clause_at(index).opener is Role.CONDITION:
        return None
    denied = parsed.cues.has(index - 1, Role.NEGATION)
    return StandIn(index - 1, last, KINDS[role], behind, denied, additive=True)


def _ends(parsed: Parsed, at: int, *, whole: bool) -> bool:
    """Does nothing more of the verb follow? Behind one that is `whole` ("did so") also a time or a complement may."""
    tokens, cues = parsed.tokens, parsed.cues
    if at >= len(tokens) or tokens[at].text in CLOSING:
        return True
    if whole:
        return not tokens[at].is_word or at in parsed.timed or cues.has(at, Role.PREPOSITION, *OPENING)
    return tokens[at].text == "," and cues.has(at + 1, *OPENING) and not cues.has(at + 2, *AUXILIARY)


def _by_noun(parsed: Parsed) -> Iterator[StandIn]:
    """Those that are no verb: clauses of a noun and one word behind it ("les députés non plus", "the governor too")."""
    cues = parsed.cues
    for role in (*ADDING, Role.NOT_SO):
        for index in cues.beginning(role):
            cue = cues.at(index, role)
            if cue is None or (cue.last < len(parsed.tokens) and parsed.tokens[cue.last].text not in CLOSING):
                continue
            start = _start_of_noun(parsed, index)
            if start is not None:
                yield StandIn(index, cue.last, Kind.ANY, range(start, index), role is not Role.TOO, role in ADDING)


def _excepted(parsed: Parsed) -> Iterator[StandIn]:
    """Those that set somebody apart ("…, but not the owner")."""
    cues, tokens = parsed.cues, parsed.tokens
    for index in cues.beginning(Role.BUT_NOT):
        cue = cues.at(index, Role.BUT_NOT)
        if cue is None or not index or (cue.last - index == 1 and tokens[index - 1].text != ","):
            continue
        end = next((n for n in range(cue.last, len(tokens)) if not tokens[n].is_word), len(tokens))
        if 0 < end - cue.last <= ALONE_REACH and _leads(parsed, cue.last):
            yield StandIn(index, cue.last, Kind.SUBJECT, range(cue.last, end), denied=True)


def _leads(parsed: Parsed, index: int) -> bool:
    """May a noun begin at a token, behind no preposition?"""
    if index >= len(parsed.tokens):
        return False
    led = parsed.cues.has(index, Role.DETERMINER) or parsed.tokens[index].is_capitalised
    return led and not parsed.cues.has(index, Role.PREPOSITION)


def _start_of_noun(parsed: Parsed, index: int) -> int | None:
    """Where a noun begins that is all of its clause before the word at a token but for what joins it to another."""
    tokens, cues = parsed.tokens, parsed.cues
    end = index - (tokens[index - 1].text == ",") if index else 0
    start = next((n + 1 for n in range(end - 1, -1, -1) if tokens[n].text in MARKS), 0)
    start += cues.has(start, Role.COORDINATOR)
    span = range(start, end)
    if not 0 < len(span) <= ALONE_REACH or cues.between(start, end, Role.BE, Role.HAVE, Role.RELATIVE, Role.PRONOUN):
        return None
    whole = Span(tokens[start].start, tokens[end - 1].end)
    verbal = any(hit.span.overlaps(whole) for hit in (*parsed.predicates, *parsed.general))
    return start if _leads(parsed, start) and not verbal else None
