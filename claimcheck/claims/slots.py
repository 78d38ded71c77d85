"""Slots: where the subject, the object and the agent of a predicate stand, read off the order of words."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.clauses import BREAKS, Clause
from claimcheck.claims.clefts import INSERTS, cleft_before, put_to_fore
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.passives import AGENT_REACH, has_auxiliary, has_content, is_passive
from claimcheck.languages import Form, Hit, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Role
from claimcheck.model.quick import quickly_made, replace

BEHIND_COMMA = 5
"""Tokens before a comma in which the one stands of whom a relative clause behind it says something."""
REST_REACH = 25
"""Tokens behind a predicate among which who receives, gives or had it done is looked for."""


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
    passive = is_passive(parsed, hit, clause)
    fronted = _fronted_subject(parsed, hit, clause) if passive or hit.entry.forms == {Form.GERUND} else None
    bare = passive and not fronted and not has_auxiliary(parsed, hit, clause)
    joined = _joined_before(parsed, hit) if bare else None
    if joined is not None:
        return replace(find_slots(parsed, joined), object=behind, by=by, passive=True)
    subject = fronted or (bare and _before_apposition(parsed, hit, clause)) or subject_tokens(parsed, hit, clause)
    relative = clause.opener is Role.RELATIVE and subject.stop <= clause.first and cleft_before(parsed, clause) is None
    return Slots(subject, behind, by, passive, bare or relative)


def _joined_before(parsed: Parsed, hit: Hit[Predicate]) -> Hit[Predicate] | None:
    """The verb whose subject a bare participle shares: another participle that "and" joins to it ("born in X and buried
    in Y"), or what stands right before its comma ("walked free, cleared of fraud")."""
    before = [other for other in parsed.predicates if other.last < hit.first and other.entry.part is hit.entry.part]
    if not before:
        return None
    last = before[-1]
    if not parsed.cues.has(hit.first - 1, Role.COORDINATOR):
        return last if last.last == hit.first - 1 and parsed.tokens[last.last].text == "," else None
    near = parsed.position_at(last.first) >= parsed.position_at(hit.first) - 1
    return last if near and is_passive(parsed, last, parsed.clause_at(last.first)) else None


def _before_apposition(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> range | None:
    """What a participle behind a comma describes where an apposition without a name stands in front of it: X, of "X,
    head of the party at the time, cleared by"."""
    position = before = parsed.position_at(clause.first)
    while before and _is_comma(parsed, before) and not _tells_or_names(parsed, before, position):
        before -= 1
    opens = _is_comma(parsed, position) and not has_content(parsed, range(clause.first, hit.first))
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
    if has_content(parsed, own):
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
    return found if has_content(parsed, found) else range(0)


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
    return behind if has_content(parsed, behind) else range(clause.first, clause.last)


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
    return found if has_content(parsed, found) else None


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
    if clause.first or has_content(parsed, range(hit.first)):
        return None
    main = next((c for c in parsed.clauses if c.first and parsed.tokens[c.first].text == ","), None)
    if main is None:
        return None
    verbs = [h.first for h in parsed.predicates if h.first in main and h.entry.part is PartOfSpeech.VERB]
    return range(main.first, min(verbs, default=main.last))


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
