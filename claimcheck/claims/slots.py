"""Slots: where the subject, the object and the agent of a predicate stand, read off the order of words."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.clauses import BREAKS, Clause
from claimcheck.claims.clefts import INSERTS, cleft_before, put_to_fore
from claimcheck.claims.negations import REACH
from claimcheck.claims.parsed import Parsed
from claimcheck.languages import Form, Hit, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Role
from claimcheck.model import BlockKind
from claimcheck.model.quick import quickly_made

BEHIND_COMMA = 5
"""Tokens before a comma in which the one stands of whom a relative clause behind it says something."""
REST_REACH = 25
"""Tokens behind a predicate among which who receives, gives or had it done is looked for."""
FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})
"""Forms of a verb that a clause may stand on."""
AGENT_REACH = 12
"""How many tokens after a passive its agent may stand: "a été démenti mardi soir à Moscou par le porte-parole"."""
APOSTROPHES = "'’"
TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
BEHIND_PARTICIPLE = (Role.PREPOSITION, Role.LOCATIVE, Role.BY, Role.OF)
"""What stands behind a verb in a title that has no object."""
SMALL = frozenset({
    Role.BE, Role.HAVE, Role.NEGATION, Role.NEGATION_SECOND, Role.RELATIVE, Role.COORDINATOR, Role.REFLEXIVE,
    Role.SUBORDINATOR, Role.PREPOSITION, Role.OF, Role.MODAL, Role.FUTURE, Role.DETERMINER, Role.INFINITIVE_MARKER,
})  # fmt: skip
"""What no subject is made of."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Slots:
    """Tokens of a sentence: before a predicate those of its `subject`, behind it those of its `object`, then those of
    who did it, `by`. `bare` is a passive that describes the noun before it ("the bridge built by X")."""

    subject: range
    object: range
    by: range
    passive: bool = False
    bare: bool = False


def find_slots(parsed: Parsed, hit: Hit[Predicate]) -> Slots:
    """Where the roles of a predicate stand; the subject slot of a noun is all before it in its clause."""
    clause = parsed.clause_at(hit.first)
    by = _by_tokens(parsed, hit)
    behind = range(hit.last, by.start if by else _object_end(parsed, hit, clause))
    if hit.entry.part is PartOfSpeech.NOUN:
        return Slots(range(clause.first, hit.first), behind, by)
    passive = _is_passive(parsed, hit, clause)
    fronted = _fronted_subject(parsed, hit, clause) if passive or hit.entry.forms == {Form.GERUND} else None
    bare = passive and not fronted and not _has_auxiliary(parsed, hit, clause)
    subject = fronted or (bare and _before_apposition(parsed, hit, clause)) or subject_tokens(parsed, hit, clause)
    relative = clause.opener is Role.RELATIVE and subject.stop <= clause.first and cleft_before(parsed, clause) is None
    return Slots(subject, behind, by, passive, bare or relative)


def _before_apposition(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> range | None:
    """What a participle behind a comma describes where an apposition without a name stands in front of it: X, of "X,
    head of the party at the time, cleared by"."""
    position = before = parsed.position_at(clause.first)
    while before and _is_comma(parsed, before) and not _tells_or_names(parsed, before, position):
        before -= 1
    opens = _is_comma(parsed, position) and not _has_content(parsed, range(clause.first, hit.first))
    if not opens or before >= position - 1:
        return None
    return range(parsed.clauses[before].first, parsed.clauses[before].last)


def _is_comma(parsed: Parsed, position: int) -> bool:
    return parsed.tokens[parsed.clauses[position].first].text == ","


def _tells_or_names(parsed: Parsed, position: int, own: int) -> bool:
    """Has a clause, other than the participle's own, a predicate or a name?"""
    clause = parsed.clauses[position]
    named = any(token.is_capitalised for token in parsed.tokens[clause.first : clause.last])
    return position != own and (named or any(hit.first in clause for hit in parsed.predicates))


def rest_behind(parsed: Parsed, hit: Hit[Predicate]) -> range:
    """The tokens behind a predicate up to the next verb or mark that parts clauses; a comma does not end them."""
    end = min(_next_verb(parsed, hit, len(parsed.tokens)), hit.last + REST_REACH)
    return range(hit.last, next((n for n in range(hit.last, end) if parsed.tokens[n].text in BREAKS), end))


def subject_tokens(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> range:
    """Where the subject stands: left of the verb in its clause, or what the clause hangs on."""
    own = range(clause.first, hit.first)
    if hit.entry.part is PartOfSpeech.ADJECTIVE and (found := _said_of(parsed, own)):
        return found
    if _has_content(parsed, own):
        return own
    position = parsed.position_at(hit.first)
    fore = cleft_before(parsed, clause)
    if fore is not None:
        return put_to_fore(parsed, fore, clause.first)
    if clause.opener is Role.RELATIVE and position:
        return antecedent_tokens(parsed, position)
    return _before_insertion(parsed, position) or range(hit.first)


def _said_of(parsed: Parsed, own: range) -> range:
    """The object of a verb that says of it what an adjective behind it tells ("found X guilty"); none without one."""
    verbs = parsed.cues.between(own.start, own.stop, Role.FINDS)
    if not verbs or parsed.cues.between(verbs[-1].last, own.stop, Role.BE, Role.BECOME):
        return range(0)
    found = range(verbs[-1].last, own.stop)
    return found if _has_content(parsed, found) else range(0)


def antecedent_tokens(parsed: Parsed, position: int) -> range:
    """What a relative clause says something of: the clause before it, or the last words before the comma in front of
    it ("went to a dealer, Samuel Orne, who bought it")."""
    before = parsed.clauses[position - 1]
    if position < 2 or not _is_mark(parsed, position - 1):
        return _behind_verb(parsed, before)
    before = parsed.clauses[position - 2]
    return range(max(before.first, before.last - BEHIND_COMMA), before.last)


def _behind_verb(parsed: Parsed, clause: Clause) -> range:
    """What a clause ends with behind its last verb: "arrested the man" who did it; all of it, where that is none."""
    event = next((h for h in parsed.predicates if h.last == clause.last and h.entry.part is PartOfSpeech.NOUN), None)
    if event is not None:
        return range(event.first, event.last)  # "hurt 55 people in the strike that" hit it
    verbs = [h.last for h in parsed.predicates if h.entry.part is PartOfSpeech.VERB and h.first in clause]
    behind = range(max((n for n in verbs if n < clause.last), default=clause.first), clause.last)
    return behind if _has_content(parsed, behind) else range(clause.first, clause.last)


def _before_insertion(parsed: Parsed, position: int) -> range | None:
    """The clause before the one set between commas in front of this one: "the bridge, hit by a barge, reopened". What
    stands there without a predicate names the subject too: "the mayor, Paul Sawadogo, resigned".
    """
    before, resumed = position - 2, parsed.goes_on(position)
    inserted = position > 1 and (_is_inserted(parsed, position - 1) or _is_aside(parsed, position - 1))
    if not (inserted or resumed):
        return None
    while before > 0 and (parsed.clauses[before].opener is Role.RELATIVE or _is_mark(parsed, before)):
        before -= 1
    between = parsed.clauses[position - 1]
    apposed = before == position - 2 and not any(h.first in between for h in parsed.predicates)
    found = range(parsed.clauses[before].first, between.last if apposed or resumed else parsed.clauses[before].last)
    return found if _has_content(parsed, found) else None


def _is_inserted(parsed: Parsed, position: int) -> bool:
    return parsed.tokens[parsed.clauses[position].first].text in INSERTS


def _is_mark(parsed: Parsed, position: int) -> bool:
    """Is a clause nothing but the mark that opens one set inside another?"""
    clause = parsed.clauses[position]
    return clause.last - clause.first == 1 and _is_inserted(parsed, position)


def _is_aside(parsed: Parsed, position: int) -> bool:
    """Is it a relative clause behind a mark: "the submarine, which ran aground on Monday, was refloated"?"""
    return position > 1 and parsed.clauses[position].opener is Role.RELATIVE and _is_mark(parsed, position - 1)


def _fronted_subject(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> range | None:
    """The subject of the main clause that a participle in front of it shares: "Captured in April, the town …"."""
    if clause.first or _has_content(parsed, range(hit.first)):
        return None
    main = next((c for c in parsed.clauses if c.first and parsed.tokens[c.first].text == ","), None)
    if main is None:
        return None
    verbs = [h.first for h in parsed.predicates if h.first in main and h.entry.part is PartOfSpeech.VERB]
    return range(main.first, min(verbs, default=main.last))


def _has_content(parsed: Parsed, where: range) -> bool:
    """Is one of the tokens a word that may head a subject: no small word, no predicate's own word?"""
    tokens, cues = parsed.tokens, parsed.cues
    return any(tokens[index].is_word and not cues.has_any(index, SMALL) for index in where)


def _is_passive(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    """A participle after the auxiliary of the passive, or a bare one that its agent or its noun gives away."""
    if hit.entry.part is PartOfSpeech.ADJECTIVE:
        return True
    if Form.PARTICIPLE not in hit.entry.forms or hit.entry.reflexive:
        return False
    if parsed.cues.between(max(clause.first, hit.first - REACH), hit.first, Role.BE, Role.BECOME):
        return True
    opens = not clause.first and not _has_content(parsed, range(hit.first))
    participle = hit.entry.forms == {Form.PARTICIPLE} or _is_reduced(parsed, hit, clause) or _is_of_title(parsed, hit)
    bare = (opens or participle) and not _has_auxiliary(parsed, hit, clause)
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


def _has_auxiliary(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    return bool(parsed.cues.between(max(clause.first, hit.first - REACH), hit.first, Role.BE, Role.HAVE, Role.BECOME))


def _object_end(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> int:
    """The object ends with the clause or before the next verb."""
    return min(clause.last, _next_verb(parsed, hit, clause.last))


def _next_verb(parsed: Parsed, hit: Hit[Predicate], end: int) -> int:
    """The token of the first verb behind a predicate; `end` when there is none."""
    verbs = (h.first for h in parsed.predicates if h.first >= hit.last and h.entry.part is PartOfSpeech.VERB)
    return next(verbs, end)


def _by_tokens(parsed: Parsed, hit: Hit[Predicate]) -> range:
    """The tokens of "by whom" behind a predicate, or at its end, up to its clause's end; none where it is not said."""
    after = hit.last - 1 if hit.last - hit.first > 1 and parsed.cues.has(hit.last - 1, Role.BY) else hit.last
    by = parsed.cues.between(after, min(after + AGENT_REACH, len(parsed.tokens)), Role.BY)
    if not by or any(t.text in ".;:" for t in parsed.tokens[after : by[0].first]):
        return range(0)
    if _is_of_next(parsed, hit, by[0].first):
        return range(0)
    return range(by[0].last, parsed.clause_at(by[0].first).last) if by[0].last < len(parsed.tokens) else range(0)


def _is_of_next(parsed: Parsed, hit: Hit[Predicate], by: int) -> bool:
    """Is the one behind "by" who did what a later verb tells, which nothing joins to this one ("the work sold in Leeds
    was bought by X"; "the act attacked in court, signed by X")?"""
    verb = _next_verb(parsed, hit, by)
    if verb >= by or parsed.cues.between(hit.last, verb, Role.COORDINATOR):
        return False
    set_off = any(token.text == "," for token in parsed.tokens[hit.last : verb])
    return set_off or bool(parsed.cues.between(hit.last, verb, Role.BE, Role.HAVE))
