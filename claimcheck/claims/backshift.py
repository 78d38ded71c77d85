"""The future as it is told of what was said before: "said it would close", "a annoncé qu'elle fermerait"."""

from __future__ import annotations

from functools import cache

from claimcheck.claims.parsed import Parsed
from claimcheck.languages import Form, Hit, Pack, Predicate
from claimcheck.languages.grammar import Role
from claimcheck.languages.marks import Act
from claimcheck.languages.speech import speech_tables

AHEAD = frozenset({Act.ANNOUNCE, Act.PROMISE})
"""Acts of those who tell of what is to come."""


def is_backshifted(parsed: Parsed, hit: Hit[Predicate], first: int, pack: Pack) -> bool:
    """Is what steers a verb, from token `first` on, only the future of a time of which somebody speaks, before it or
    behind its clause? With another word that makes the verb possible or wished ("would like to") it is more than that.
    """
    steering = parsed.cues.between(first, hit.first, Role.MODAL)
    plain = all(cue.last - cue.first == 1 and parsed.cues.has(cue.first, Role.BACKSHIFTED) for cue in steering)
    return bool(steering) and plain and _is_told(parsed, range(len(parsed.tokens)), hit, pack)


def is_told_ahead(parsed: Parsed, hit: Hit[Predicate], pack: Pack) -> bool:
    """Is a verb's conditional the future in what somebody is said to have told before ("a annoncé que"), and not the
    mood of hearsay ("selon la presse, il fermerait")? That of the auxiliary of a passive is where it is announced: "a
    affirmé que l'usine serait fermée" may be either."""
    clause, forms = parsed.clause_at(hit.first), hit.entry.forms
    if "hearsay_conditional" not in pack.flags or clause.opener not in (Role.SUBORDINATOR, Role.RELATIVE):
        return False
    if forms == {Form.CONDITIONAL}:
        return _is_told(parsed, range(clause.first), hit, pack)
    passive = Form.PARTICIPLE in forms and any(
        token.norm in conditional_auxiliaries(pack) and parsed.cues.has(n, Role.BE)
        for n, token in enumerate(parsed.tokens[clause.first : hit.first], clause.first)
    )
    return passive and _is_told(parsed, range(clause.first), hit, pack, AHEAD)


def _is_told(
    parsed: Parsed, where: range, hit: Hit[Predicate], pack: Pack, acts: frozenset[Act] = frozenset(Act)
) -> bool:
    """Does a verb of saying, of one of these acts, stand there?"""
    verbs = speech_tables(pack).verbs
    told = (verbs.longest(parsed.tokens, n)[1] for n in where if not hit.first <= n < hit.last)
    return any(verb.act in acts for found in told for verb in found)


@cache
def conditional_auxiliaries(pack: Pack) -> frozenset[str]:
    """The conditional forms of the verbs that the pack's grammar lists as auxiliaries."""
    return frozenset(
        form
        for lemma in pack.auxiliaries
        for form, tells in pack.inflection.conjugate(lemma).items()
        if tells == {Form.CONDITIONAL}
    )
