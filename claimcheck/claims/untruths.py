"""What a sentence calls untrue: the clause of "reports that" that are false, the event that is ruled out."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.claims.clauses import Clause
from claimcheck.claims.parsed import Parsed
from claimcheck.languages import Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cue, Role
from claimcheck.languages.speech import Act, Mark, speech_tables

CLAUSE_REACH = 16
"""Tokens between "nothing shows that", or "reports that", and the predicate that is not so: its subject with a
complement or two."""
CALLED_REACH = 3
"""Tokens between "are" and the word for an untruth: an adverb or two."""
OBJECT_REACH = 5
"""Tokens between a verb that rules out and the event: an article, a word for a supposition, an adjective."""
GOVERNED = 3
"""Tokens before an event among which the preposition that governs it stands: "after the first crash" is three."""
SUBJECT_REACH = 5
"""Tokens between an event and the passive that rules it out: what the event befell."""


def find_untrue(parsed: Parsed, hit: Hit[Predicate], pack: Pack) -> list[Cue]:
    """The words that say that the clause or noun of a predicate is not so."""
    return _opened(parsed, hit) or _called(parsed, hit, pack)


def _opened(parsed: Parsed, hit: Hit[Predicate]) -> list[Cue]:
    """ "Nothing shows that": denies the first verb after it, and the nouns before that verb stand as they are."""
    opening = parsed.cues.between(max(0, hit.first - CLAUSE_REACH), hit.first, Role.UNTRUE)
    if not opening or hit.entry.part is PartOfSpeech.NOUN:
        return []
    verbs = (h.first for h in verbs_of(parsed) if h.first >= opening[-1].last)
    return opening[-1:] if min(verbs, default=None) == hit.first else []


def verbs_of(parsed: Parsed) -> list[Hit[Predicate]]:
    """The predicates of a sentence that are no nouns."""
    return [h for h in (*parsed.predicates, *parsed.general) if h.entry.part is not PartOfSpeech.NOUN]


def _called(parsed: Parsed, hit: Hit[Predicate], pack: Pack) -> list[Cue]:
    """ "Reports that P are false", "la rumeur de P est infondée": the word for an untruth behind what is said."""
    untrue = _untruth(parsed, hit, pack)
    tables = speech_tables(pack)
    for index in range(hit.first - 1, max(-1, hit.first - CLAUSE_REACH), -1) if untrue else ():
        after = tables.after(parsed.tokens, index, Mark.ASSERTION)
        clause = bool(after and tables.after(parsed.tokens, after, Mark.THAT))
        if clause or (after and parsed.cues.has(after, Role.OF, Role.ABOUT)):
            return [untrue] if untrue and _is_first(parsed, hit, after, clause=clause) else []
    return []


def _untruth(parsed: Parsed, hit: Hit[Predicate], pack: Pack) -> Cue | None:
    """The first word for an untruth, or behind a verb its denial, that "are" says of something behind a predicate; the
    event that a noun names is denied by the verb itself."""
    tables, tokens, first = speech_tables(pack), parsed.tokens, hit.last
    is_noun = hit.entry.part is PartOfSpeech.NOUN
    untruths = tables.begins_of((Mark.DENIAL,))
    for be in parsed.cues.between(first, min(first + CLAUSE_REACH, len(tokens)), Role.BE):
        if parsed.cues.between(first, be.first, Role.CONTRAST) or any(not t.is_word for t in tokens[first : be.first]):
            return None  # "killed six, Moscow said, but that was denied"
        for index in range(be.last, min(be.last + CALLED_REACH, len(tokens))):
            if tokens[index].norm in untruths and (last := tables.after(tokens, index, Mark.DENIAL)):
                return Cue(be.first, last, Role.UNTRUE)
            last, verbs = tables.verbs.longest(tokens, index)
            if last and not is_noun and all(verb.act is Act.DENY for verb in verbs):
                return Cue(be.first, last, Role.UNTRUE)
            if not tokens[index].is_word:
                break
    return None


def _is_first(parsed: Parsed, hit: Hit[Predicate], after: int, *, clause: bool) -> bool:
    """Is the predicate the first one behind "reports that", or the noun right behind "reports of"?"""
    hits = verbs_of(parsed) if clause else [*parsed.predicates, *parsed.general]
    return min((h.first for h in hits if h.first >= after), default=None) == hit.first


class RuledOut(NamedTuple):
    """The verb that rules an event out, and whether that is denied in its turn ("n'exclut pas un sabotage")."""

    cue: Cue
    is_denied: bool


def ruled_out(parsed: Parsed, hit: Hit[Predicate], clause: Clause, pack: Pack) -> RuledOut | None:
    """What rules out an event ("ruled out sabotage", "la piste du sabotage est exclue", "exclut de fermer")."""
    if not parsed.cues.holds(Role.RULED_OUT):
        return None
    if hit.entry.part is PartOfSpeech.NOUN:
        aside = _is_complement(parsed, hit, clause, pack)
        cue = None if aside else _ruling(parsed, hit, clause) or _ruled(parsed, hit, clause)
    else:
        cue = parsed.cues.ending(hit.first - parsed.cues.has(hit.first - 1, Role.OF), Role.RULED_OUT)
    if cue is None:
        return None
    around = range(max(clause.first, cue.first - OBJECT_REACH), min(cue.last + 1, clause.last))
    denied = any(parsed.cues.has(n, Role.NEGATION) for n in around if n not in range(cue.first, cue.last))
    return RuledOut(cue, denied)


def _is_complement(parsed: Parsed, hit: Hit[Predicate], clause: Clause, pack: Pack) -> bool:
    """Does an event only say of somebody who or where he is, so that he is ruled out ("the striker hurt in the crash",
    "le chef de la grève")? What a word for a supposition is of is itself."""
    first = max(clause.first, hit.first - GOVERNED)
    if parsed.cues.between(max(clause.first, first - GOVERNED), hit.first, Role.SUPPOSITION):
        return False
    for index in range(hit.first - 1, first - 1, -1):
        if index == clause.first or parsed.cues.ending(index + 1, Role.RULED_OUT):
            break
        if parsed.cues.has(index, Role.OF):
            before = parsed.tokens[index - 1]
            return before.is_capitalised or before.norm in speech_tables(pack).persons
        if parsed.cues.has(index, Role.PREPOSITION):
            return True
    return False


def _ruling(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> Cue | None:
    """The verb before its object, nothing but an article, a word for a supposition and an adjective between them."""
    cues = parsed.cues.between(max(clause.first, hit.first - OBJECT_REACH - 2), hit.first, Role.RULED_OUT)
    if not cues or parsed.cues.has(cues[-1].last, Role.OF):
        return None
    between = range(cues[-1].last, hit.first)
    unknown = [n for n in between if not parsed.cues.any_at(n)]
    linked = any(parsed.cues.has(n, Role.PREPOSITION) and not parsed.cues.has(n, Role.OF) for n in between)
    if len(between) > OBJECT_REACH or len(unknown) > 1 or linked:
        return None
    return cues[-1]


def _ruled(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> Cue | None:
    """The passive behind its subject: no other verb and no comma between them."""
    for cue in parsed.cues.between(hit.last, min(clause.last, hit.last + 2 * SUBJECT_REACH), Role.RULED_OUT):
        between = range(hit.last, cue.first)
        verbs = [h for h in verbs_of(parsed) if hit.last <= h.first and h.last <= cue.first]
        be = [n for n in between if parsed.cues.has(n, Role.BE)]
        if be and not verbs and be[0] - hit.last <= SUBJECT_REACH:
            return cue
    return None
