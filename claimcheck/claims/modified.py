"""Whom a participle or a relative clause tells of that stands right behind a noun ("the bridge at X built by Y")."""

from __future__ import annotations

from claimcheck.claims.nominal_pairs import Nominal, is_age
from claimcheck.claims.nominals import NOBODY, Filled, Nominals
from claimcheck.claims.parsed import Parsed
from claimcheck.languages.grammar import Role
from claimcheck.model import PlaceMention

OPENS_NOUN = (Role.DETERMINER, Role.PREPOSITION, Role.LOCATIVE)
"""What tells of another noun, which no table knows, between a name and the words that tell of one of them."""


def find_modified(nominals: Nominals, where: range) -> Filled:
    """Whom the words behind these tokens tell of: the last one, but for a place that only says where, and nobody known
    where another noun stands behind that one, or a comma behind one that only tells more of another noun."""
    parsed = nominals.parsed
    found = [n for n in nominals.within(where) if not is_age(n)]
    if not found:
        return NOBODY
    named, end = found[-1], where.stop
    set_off = end < len(parsed.tokens) and not parsed.tokens[end].is_word
    while end > where.start and not parsed.tokens[end - 1].is_word:
        end, set_off = end - 1, True
    joined = parsed.cues.has(end - 1, Role.COORDINATOR)  # "stolen by a guard and sold": the guard is not
    for nominal in reversed(found):
        first, behind = parsed.token_at(nominal.span.start), parsed.token_at(nominal.span.end - 1) + 1
        if first >= end:
            continue
        if any(_opens_noun(parsed, n, behind) for n in range(behind, end)):
            return Filled(None, named)
        at = nominals.governing(nominal, where)
        if at is None or not (joined or _is_skipped(parsed, nominal, at, set_off)):
            return Filled(nominal, named)
        end = at
    return Filled(None, named)


def _opens_noun(parsed: Parsed, index: int, behind: int) -> bool:
    """Does another noun begin there? What only tells of which kind the name right before is, is none ("pièces de
    cuir")."""
    if index in parsed.timed or not parsed.cues.has(index, *OPENS_NOUN):
        return False
    return index > behind or parsed.cues.has(index, Role.DETERMINER) or not parsed.cues.has(index, Role.OF)


def _is_skipped(parsed: Parsed, nominal: Nominal, at: int, set_off: bool) -> bool:
    """Is it only whose or of what another noun is, with a comma behind, or the town or land where that is? The
    preposition that leads to it stands at a token."""
    if parsed.cues.has(at, Role.OF):
        return set_off
    return isinstance(nominal, PlaceMention) and nominal.site is None
