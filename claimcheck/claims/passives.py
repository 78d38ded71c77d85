"""Passives: which participles tell of whom something befell, read off the words around them."""

from __future__ import annotations

from claimcheck.claims.clauses import Clause
from claimcheck.claims.clefts import INSERTS
from claimcheck.claims.negations import REACH
from claimcheck.claims.parsed import Parsed
from claimcheck.languages import Form, Hit, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Role
from claimcheck.model import BlockKind

FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})
"""Forms of a verb that a clause may stand on."""
TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
APOSTROPHES = "'’"
BEHIND_PARTICIPLE = (Role.PREPOSITION, Role.LOCATIVE, Role.BY, Role.OF)
"""What stands behind a verb in a title that has no object."""
SMALL = frozenset({
    Role.BE, Role.HAVE, Role.NEGATION, Role.NEGATION_SECOND, Role.RELATIVE, Role.COORDINATOR, Role.REFLEXIVE,
    Role.SUBORDINATOR, Role.PREPOSITION, Role.OF, Role.MODAL, Role.FUTURE, Role.DETERMINER, Role.INFINITIVE_MARKER,
})  # fmt: skip
"""What no subject is made of."""
AGENT_REACH = 12
"""How many tokens after a passive its agent may stand: "a été démenti mardi soir à Moscou par le porte-parole"."""


def has_content(parsed: Parsed, where: range) -> bool:
    """Is one of the tokens a word that may head a subject: no small word, no predicate's own word?"""
    tokens, cues = parsed.tokens, parsed.cues
    return any(tokens[index].is_word and not cues.has_any(index, SMALL) for index in where)


def is_passive(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    """A participle after the auxiliary of the passive, or a bare one that its agent or its noun gives away."""
    if hit.entry.part is PartOfSpeech.ADJECTIVE:
        return True
    if Form.PARTICIPLE not in hit.entry.forms or hit.entry.reflexive:
        return False
    if parsed.cues.between(max(clause.first, hit.first - REACH), hit.first, Role.BE, Role.BECOME):
        return True
    opens = not clause.first and not has_content(parsed, range(hit.first))
    participle = hit.entry.forms == {Form.PARTICIPLE} or _is_reduced(parsed, hit, clause) or _is_of_title(parsed, hit)
    bare = (opens or participle) and not has_auxiliary(parsed, hit, clause)
    done_by = parsed.cues.has(hit.last, Role.BY) or _is_set_inside(parsed, hit, clause)
    return bare or (done_by and not _is_perfect(parsed, hit, clause))


def _is_set_inside(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    """Does it open what is set behind a noun and tells by whom it was done ("the port, blocked on Monday by X"), or
    behind which the noun's own verb follows ("the port, blocked on Monday, reopened")?"""
    opens = hit.first == clause.first + 1 and parsed.tokens[clause.first].text in INSERTS
    if not opens or not parsed.cues.has(hit.last, Role.PREPOSITION, Role.LOCATIVE):
        return False
    done_by = parsed.cues.between(hit.last, min(hit.last + AGENT_REACH, clause.last), Role.BY)
    return bool(done_by) or _has_verb_next(parsed, clause)


def _has_verb_next(parsed: Parsed, clause: Clause) -> bool:
    """Does a finite verb stand right behind the comma that closes a clause, whose subject is what is known before it:
    "the port", not "a man"?"""
    at, before = clause.last + 1, parsed.clauses[max(0, parsed.position_at(clause.first) - 1)].first
    if at >= len(parsed.tokens) or parsed.tokens[clause.last].text not in INSERTS:
        return False
    if not parsed.cues.has(before, Role.DEFINITE):
        return False
    verbs = (h for h in parsed.predicates if h.first == at and h.entry.part is PartOfSpeech.VERB)
    return parsed.cues.has(at, Role.BE, Role.HAVE) or any(h.entry.forms & FINITE for h in verbs)


def _is_reduced(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    """Does a form that may be a past tense too tell of the noun before it, because another verb behind it, that nothing
    joins to it, is the noun's: "the deal signed in Rome gives …"?"""
    cues, behind = parsed.cues, range(hit.last, clause.last)
    before = hit.first - 1
    if before < clause.first or not parsed.tokens[before].is_word or cues.any_at(before) or not behind:
        return False
    own = hit.last - hit.first > 1 and cues.has(hit.last - 1, Role.PREPOSITION)  # "charged with"
    led = cues.has(hit.last, Role.PREPOSITION, Role.LOCATIVE, Role.BY) and not cues.has(hit.last, Role.DETERMINER)
    if not (own or led or hit.last in parsed.timed):
        return False
    verb = _main_verb(parsed, hit, clause)
    return verb is not None and not cues.between(hit.last, verb, Role.COORDINATOR, Role.HAVE)


def _is_of_title(parsed: Parsed, hit: Hit[Predicate]) -> bool:
    """Does a title tell by a form that may be a past tense too what befell its subject: "Builder charged with fraud"?
    Titles tell what was done in the present. Behind a name with the mark of possession it is unsure who that is."""
    if parsed.sentence.kind not in TITLES or Form.PAST not in hit.entry.forms:
        return False
    if hit.first and parsed.tokens[hit.first - 1].text[0] in APOSTROPHES:
        return False
    behind, cues = hit.first + 1, parsed.cues
    if behind >= len(parsed.tokens) or not parsed.tokens[behind].is_word:
        return True
    return cues.has(behind, *BEHIND_PARTICIPLE) and not cues.has(behind, Role.DETERMINER)


def _main_verb(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> int | None:
    """The token of the first finite verb behind a predicate in its clause."""
    cues = parsed.cues
    auxiliary = min((c.first for c in cues.between(hit.last, clause.last, Role.BE, Role.HAVE)), default=clause.last)
    hits = (h for h in parsed.predicates if hit.last <= h.first < auxiliary and h.entry.part is PartOfSpeech.VERB)
    verbs = (h.first for h in hits if h.entry.forms & FINITE and not cues.has(h.first - 1, Role.INFINITIVE_MARKER))
    return min([*verbs, *([auxiliary] if auxiliary < clause.last else [])], default=None)


def _is_perfect(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    """Stands the auxiliary of the perfect before it ("a revendiqué l'attaque par missiles")?"""
    return bool(parsed.cues.between(max(clause.first, hit.first - REACH), hit.first, Role.HAVE))


def has_auxiliary(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    """Stands an auxiliary before it?"""
    return bool(parsed.cues.between(max(clause.first, hit.first - REACH), hit.first, Role.BE, Role.HAVE, Role.BECOME))
