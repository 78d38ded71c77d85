"""Whether a predicate is asserted or denied, and whether it is told as a fact at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.claims.backshift import conditional_auxiliaries, is_backshifted, is_told_ahead
from claimcheck.claims.clauses import Clause
from claimcheck.claims.negations import LONGEST, NOUN_REACH, REACH, find_negation
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.untruths import ruled_out
from claimcheck.languages import Form, Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cue, Role
from claimcheck.model import BlockKind, Span
from claimcheck.model.quick import quickly_made

BRINK = 3
"""Words of a phrase that says how near it came ("on the brink of"); "near the blast" only says where."""

TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
GOVERNING = (Role.PREPOSITION, Role.BE, Role.HAVE, Role.SUBORDINATOR)
"""What makes the noun before an infinitive no subject of it ("pressure on the mayor to resign")."""


class Reality(StrEnum):
    """How far an event is told as one that happened."""

    ACTUAL = "actual"
    """told as a fact, or as not a fact"""
    EXPECTED = "expected"
    """told as coming or planned"""
    UNREAL = "unreal"
    """wished, feared, tried, ordered, supposed, asked, or told as what happens again and again"""
    SUPPOSED = "supposed"
    """named as what may have been: told only where that is denied"""


@quickly_made
@dataclass(frozen=True, slots=True)
class Mood:
    """`asserted` is False when the predicate is denied; `first` and `last` are the tokens with the negation.

    `hearsay` tells that the verb's form itself says that it is another's word; `not_yet` that it is denied so far;
    `total` that it is denied of all there are ("no one was hurt", "there was no meeting").
    """

    asserted: bool
    reality: Reality
    first: int
    last: int
    not_yet: bool = False
    hearsay: bool = False
    total: bool = False


def read_mood(parsed: Parsed, hit: Hit[Predicate], pack: Pack) -> Mood:
    """The mood of one predicate in its clause."""
    clause = parsed.clause_at(hit.first)
    negation = find_negation(parsed, hit, clause, pack)
    conditional = "hearsay_conditional" in pack.flags and _is_conditional(parsed, hit, clause, pack)
    conditional = conditional and not is_told_ahead(parsed, hit, pack)
    supposed = conditional and parsed.cues.holds(Role.CONDITION)
    half_true = _is_half_true(parsed, hit, negation, clause)
    reality = Reality.UNREAL if supposed or half_true else _reality(parsed, hit, clause, pack)
    hearsay = conditional and not supposed
    first = min([hit.first] + [cue.first for cue in negation])
    last = max([hit.last] + [cue.last for cue in negation])
    not_yet = bool(negation) and bool(parsed.cues.between(max(clause.first, first - 1), last + 2, Role.NOT_YET))
    total = any(parsed.cues.has(cue.first, Role.NOBODY, Role.NOTHING_DETERMINER) for cue in negation)
    return Mood(not negation, reality, first, last, not_yet, hearsay, total)


def announces(parsed: Parsed, hit: Hit[Predicate], subject: Span, pack: Pack) -> bool:
    """Does a title announce by an infinitive what its subject will do, nothing before them ("Bridge to reopen")?"""
    if "title_infinitive" not in pack.flags or parsed.sentence.kind not in TITLES:
        return False
    if Form.INFINITIVE not in hit.entry.forms or not parsed.cues.has(hit.first - 1, Role.INFINITIVE_MARKER):
        return False
    opens = not any(parsed.cues.has(n, *GOVERNING) for n in range(parsed.token_at(subject.start)))
    verbs = (h for h in (*parsed.predicates, *parsed.general) if h.entry.part is not PartOfSpeech.NOUN)
    return opens and subject.end == parsed.tokens[hit.first - 2].end and not any(h.first < hit.first for h in verbs)


def _is_half_true(parsed: Parsed, hit: Hit[Predicate], negation: Sequence[Cue], clause: Clause) -> bool:
    """Is what is denied true of some, or nearly so ("were not all freed", "almost nobody was hurt")?"""
    if not negation:
        return False
    cues = parsed.cues
    first, last = min(cue.first for cue in negation), max([hit.last, *(cue.last for cue in negation)])
    if cues.between(first, last + 1, Role.WHOLE) or any(cues.ending(cue.first, Role.SHORT_OF) for cue in negation):
        return True
    by_nobody = any(cues.has(cue.first, Role.NOBODY, Role.NOTHING_DETERMINER) for cue in negation)
    return not by_nobody and cues.has(clause.first, Role.WHOLE)


def _reality(parsed: Parsed, hit: Hit[Predicate], clause: Clause, pack: Pack) -> Reality:
    cues = parsed.cues
    if clause.opener is Role.CONDITION or parsed.tokens[-1].text == "?":
        return Reality.UNREAL
    if hit.entry.part is PartOfSpeech.VERB and cues.between(clause.first, clause.last, Role.HABIT):
        return Reality.UNREAL  # no one happening
    excluded = ruled_out(parsed, hit, clause, pack)
    if excluded is not None:
        told = Reality.SUPPOSED if hit.entry.part is PartOfSpeech.NOUN else Reality.EXPECTED
        return Reality.UNREAL if excluded.is_denied else told
    reach = NOUN_REACH if hit.entry.part is PartOfSpeech.NOUN else REACH
    first = max(clause.first, hit.first - reach)
    supposing = cues.between(max(clause.first, first - LONGEST), hit.first, Role.ATTEMPT, Role.HYPOTHETICAL)
    if any(hit.first - cue.last < reach for cue in supposing) or _is_feared(parsed, clause):
        return Reality.UNREAL
    if hit.entry.part is PartOfSpeech.NOUN:
        if _is_short_of(parsed, hit.first):
            return Reality.UNREAL
        if any(cue.last >= first for cue in cues.between(max(0, first - LONGEST), hit.first, Role.SUPPOSITION)):
            return Reality.SUPPOSED
        planned = cues.between(first, hit.first, Role.FUTURE) or _is_to_come(parsed, hit, clause)
        planned = planned or _brings_about(parsed, hit)
        return Reality.EXPECTED if planned else Reality.ACTUAL
    return _verb_reality(parsed, hit, first, pack)


def _is_short_of(parsed: Parsed, first: int) -> bool:
    """Did it not come to the event of a noun ("stopped short of closing it", "au bord de la faillite")?"""
    cues = parsed.cues
    direct, named = cues.ending(first, Role.SHORT_OF), None
    if cues.has(first - 1, Role.DETERMINER):
        named = cues.ending(first - 1, Role.SHORT_OF)
    return direct is not None or (named is not None and named.last - named.first >= BRINK)


def _is_to_come(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    """Is a noun the subject of a verb that only says of it that it was due ("the trial was due to open on 4 March")?"""
    verbs = (h for h in (*parsed.predicates, *parsed.general) if h.entry.part is PartOfSpeech.VERB)
    own = min((h.first for h in verbs if hit.last <= h.first < clause.last), default=None)
    if own is None or not all(token.is_word for token in parsed.tokens[hit.last : own]):
        return False
    cues = parsed.cues.between(hit.last, own, Role.WAS_DUE)
    if not any(all(parsed.cues.any_at(n) for n in range(cue.last, own)) for cue in cues):
        return False
    others = (h for h in parsed.predicates if h.entry.part is PartOfSpeech.NOUN)
    return not any(hit.last <= h.first < own for h in others)


def _is_feared(parsed: Parsed, clause: Clause) -> bool:
    """Does the clause hang on a word of fear or wish before it ("craint que la digue ne cède")?"""
    hangs = clause.opener in (Role.RELATIVE, Role.SUBORDINATOR)
    return hangs and parsed.cues.has(clause.first - 1, Role.ATTEMPT, Role.HYPOTHETICAL, Role.MODAL)


def _verb_reality(parsed: Parsed, hit: Hit[Predicate], first: int, pack: Pack) -> Reality:
    cues, forms = parsed.cues, hit.entry.forms
    perfect = bool(cues.between(first, hit.first, Role.HAVE)) and Form.PARTICIPLE in forms
    supposed = any(clause.opener is Role.CONDITION for clause in parsed.clauses)
    ahead = forms == {Form.FUTURE} or is_told_ahead(parsed, hit, pack) or _goes_with_future(parsed, hit)
    if ahead or any(not _looks_back(parsed, hit, cue) for cue in cues.between(first, hit.first, Role.FUTURE)):
        return Reality.UNREAL if supposed else Reality.EXPECTED
    steered = {cue.role for cue in cues.between(first, hit.first, Role.MODAL, Role.MANAGED)}
    if Role.MODAL in steered and not perfect and is_backshifted(parsed, hit, first, pack):
        return Reality.UNREAL if supposed else Reality.EXPECTED
    if Role.MODAL in steered or cues.ending(hit.first, Role.SHORT_OF):
        return Reality.UNREAL
    if cues.has(hit.first - 1, Role.BARE) and not cues.has(hit.first - 2, Role.INFINITIVE_MARKER, Role.TO):
        return Reality.UNREAL
    if Role.MANAGED in steered or cues.between(first, hit.first, Role.ASPECT):
        return Reality.ACTUAL
    if (joined := _joined(parsed, hit)) is not None:
        return joined
    if cues.ending(hit.first, Role.FAILED) is not None:
        return Reality.ACTUAL
    marked = cues.has(hit.first - 1, Role.INFINITIVE_MARKER, Role.PURPOSE)
    if Form.INFINITIVE in forms and not perfect and (marked or forms == {Form.INFINITIVE}):
        return Reality.UNREAL
    return Reality.ACTUAL


def _looks_back(parsed: Parsed, hit: Hit[Predicate], cue: Cue) -> bool:
    """Is it the future of "to have" right before a participle, without a time by which, but for how long: so French
    sums up what is over ("la grève aura duré onze jours")?"""
    summed = cue.last == hit.first and Form.PARTICIPLE in hit.entry.forms and parsed.cues.has(cue.first, Role.HAVE)
    last = hit.last
    while last in parsed.timed:
        last += 1
    return summed and all(hit.last <= index < last for index in parsed.timed)


def _joined(parsed: Parsed, hit: Hit[Predicate]) -> Reality | None:
    """The reality of an infinitive joined to one before it: "will end the occupation and break the siege"."""
    clause, cues = parsed.clause_at(hit.first), parsed.cues
    if Form.INFINITIVE not in hit.entry.forms or not cues.has(hit.first - 1, Role.COORDINATOR):
        return None
    before = cues.between(clause.first, hit.first - 1, Role.FUTURE, Role.MODAL)
    if not before:
        return None
    return Reality.EXPECTED if cues.has(before[-1].first, Role.FUTURE) else Reality.UNREAL


def _is_conditional(parsed: Parsed, hit: Hit[Predicate], clause: Clause, pack: Pack) -> bool:
    """Is the verb, or the auxiliary before it, in the conditional?"""
    if hit.entry.forms == {Form.CONDITIONAL}:
        return True
    if hit.entry.part is PartOfSpeech.NOUN and _hangs_on_conditional(parsed, hit):
        return True
    auxiliary = [t.norm for t in parsed.tokens[max(clause.first, hit.first - 3) : hit.first]]
    return any(word in conditional_auxiliaries(pack) for word in auxiliary)


def _hangs_on_conditional(parsed: Parsed, hit: Hit[Predicate]) -> bool:
    """Is the noun the object of a verb in the conditional ("s'agirait d'un vol")?"""
    verb = _verb_over(parsed, hit)
    return verb is not None and verb.entry.forms == {Form.CONDITIONAL}


def _brings_about(parsed: Parsed, hit: Hit[Predicate]) -> bool:
    """Is the noun the object of a verb that tells of what is to come ("entraînera la fermeture de l'école")?"""
    verb = _verb_over(parsed, hit)
    return verb is not None and (verb.entry.forms == {Form.FUTURE} or _goes_with_future(parsed, verb))


def _verb_over(parsed: Parsed, hit: Hit[Predicate]) -> Hit[Predicate] | None:
    """The verb before a noun, nothing but small words between."""
    first = hit.first
    while first > 0 and hit.first - first < REACH and parsed.cues.any_at(first - 1):
        first -= 1
    for hits in (parsed.predicates, parsed.general):
        position = bisect_left(hits, first, key=lambda h: h.first) - 1
        if position >= 0 and hits[position].last == first:
            return hits[position]
    return None


def _goes_with_future(parsed: Parsed, hit: Hit[Predicate]) -> bool:
    """Is it a participle behind a comma that goes with a verb of what is to come ("will close, cutting 90 jobs")?"""
    if Form.GERUND not in hit.entry.forms or hit.first < 2 or parsed.tokens[hit.first - 1].text != ",":
        return False
    clause = parsed.clause_at(hit.first - 2)
    if parsed.cues.between(clause.first, hit.first, Role.FUTURE):
        return True
    verbs = (h for h in (*parsed.predicates, *parsed.general) if clause.first <= h.first < hit.first)
    return any(h.entry.forms == {Form.FUTURE} for h in verbs)
