"""Equations: whom "to be" names as the one who did it ("the man who found the wreck was X", "X is the one who did")."""

from __future__ import annotations

from claimcheck.claims.frames import Frame
from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.nominals import Nominals
from claimcheck.claims.parsed import Parsed
from claimcheck.languages import PartOfSpeech
from claimcheck.languages.grammar import Role

NAME_REACH = 6
"""Tokens behind "to be" among which the one begins whom it names: "was not in fact the former mayor" is six."""


def named_by_be(frame: Frame, clitics: frozenset[str]) -> Nominal | None:
    """Whom the sentence says to be the one of whom the frame's relative clause tells; None when it names none."""
    parsed, who = frame.parsed, frame.clause.first - 1
    if frame.clause.opener is not Role.RELATIVE or not parsed.cues.has(who, Role.THE_ONE):
        return None
    nominals = Nominals(parsed, frame.nominals)
    return _behind(frame, nominals) or _before(parsed, nominals, who, clitics)


def _behind(frame: Frame, nominals: Nominals) -> Nominal | None:
    """ "The one who found it was X"."""
    parsed, first = frame.parsed, frame.hit.last
    verbs = [h for h in parsed.predicates if h.entry.part is PartOfSpeech.VERB and h.first >= first]
    for be in parsed.cues.between(first, len(parsed.tokens), Role.BE):
        end = min(be.last + NAME_REACH, parsed.clause_at(be.first).last)
        told = any(first <= verb.first < end for verb in verbs)
        if told or parsed.cues.between(be.last, end, Role.NEGATION, Role.NEGATION_SECOND):
            return None
        return nominals.head_in(range(be.last, end))
    return None


def _before(parsed: Parsed, nominals: Nominals, who: int, clitics: frozenset[str]) -> Nominal | None:
    """ "X is the one who found it"."""
    at = who - 1 if parsed.cues.has(who - 1, Role.DETERMINER) else who
    if at < 1 or not parsed.cues.has(at - 1, Role.BE):
        return None
    return nominals.subject_in(range(parsed.clause_at(at - 1).first, at - 1), clitics).heads
