"""The predicate that a time dates by where it stands: the nearest of its clause, else of one beside that."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.clauses import Clause
from claimcheck.claims.frames import Frame
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reality import Reality
from claimcheck.languages import Form, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import TimeMention

NOUN_REACH = 6
"""Tokens before a noun among which its preposition stands: "avec un quart d'heure de retard" is five."""
NOUN_BEFORE = 8
"""What a noun that stands behind the time counts further off: "captured in April after heavy fighting" dates the
capture, and only a clause with no other predicate near dates the noun that follows."""
CLEFT = 2
"""Tokens of a clause among which the verb of "it was at" and "c'est le" stands."""
ASIDE = 8
"""Tokens behind a time up to the comma that closes what is said aside: where it was."""
COMMA = ","


def frame_of(parsed: Parsed, frames: Sequence[Frame], time: TimeMention) -> int | None:
    """The frame nearest to a time within its clause, else in the clause that follows, else in the one before."""
    position = parsed.position_at(parsed.token_at(time.span.start))
    clause = parsed.clauses[position]
    aside = _before_aside(parsed, frames, clause, time)
    aside = _named_before_aside(parsed, frames, time) if aside is None else aside
    aside = _subject_of_passive(parsed, frames, clause, time) if aside is None else aside
    if aside is not None:
        return aside
    bare: list[int] = []
    for candidate in _order(parsed, position, time):
        if candidate is not clause and candidate.opener is Role.RELATIVE and not _is_cleft(parsed, clause, time):
            continue  # it tells of a thing: "at 4:30, by a clock that had stopped"
        inside = [n for n, frame in enumerate(frames) if frame.hit.first in candidate]
        if not inside:
            continue
        told = [frames[n] for n in inside]
        if not _only_follow(told, time) and (candidate is clause or not _only_attend(told)):
            inside = _within_subject(frames, inside, time) or _before_joint(parsed, frames, inside, time)
            inside = [n for n in inside if not _only_says_of_what(frames, n, inside)]
            return _of_verb(frames, min(inside, key=lambda n: nearness(frames[n], time, own=candidate is clause)), time)
        bare = bare or inside  # "at 9, before the massed crowd, the tower fell"
    return bare[0] if bare and not _goes_with_other(parsed, frames[bare[0]], clause, time) else None


def _of_verb(frames: Sequence[Frame], nearest: int, time: TimeMention) -> int:
    """The position of the verb that tells what is to come, where the predicate before a time only describes its object,
    with its noun or more between them ("will return to their flooded classrooms on 3 March", "ne regagneront leurs
    classes désamiantées que le 3 mars"); else that of the nearest."""
    described, cues = frames[nearest], frames[nearest].parsed.cues
    hit, first = described.hit, described.parsed.token_at(time.span.start)
    participle = hit.entry.part is PartOfSpeech.ADJECTIVE or Form.PARTICIPLE in hit.entry.forms
    beside = all(cues.has(n, Role.PREPOSITION, Role.LOCATIVE) for n in range(hit.last, first))
    if not participle or beside or cues.between(described.clause.first, hit.first, Role.BE, Role.HAVE, Role.BECOME):
        return nearest
    verbs = [n for n, f in enumerate(frames) if f.is_verb and f.clause is described.clause and f.hit.last <= hit.first]
    return verbs[-1] if verbs and frames[verbs[-1]].mood.reality is Reality.EXPECTED else nearest


def _only_says_of_what(frames: Sequence[Frame], position: int, inside: Sequence[int]) -> bool:
    """Does a noun only say of what kind the noun right behind it is ("the corruption trial"), or for what, without an
    article, one was treated as the predicate before it tells ("jailed for fraud on Monday", "jugé pour vol lundi")?"""
    noun, cues = frames[position], frames[position].parsed.cues
    if not noun.is_noun:
        return False
    others = [frames[n] for n in inside if n != position]
    if any(other.is_noun and other.hit.first == noun.hit.last for other in others):
        return True
    before = noun.hit.first - 1
    charged = before >= 0 and cues.has(before, Role.PURPOSE) and cues.has(before, Role.PREPOSITION)
    return charged and any(other.hit.last == before for other in others)


def _order(parsed: Parsed, position: int, time: TimeMention) -> list[Clause]:
    """The clauses in the order in which a time looks for its predicate in them: its own, the one that follows, those
    before and the rest; first of all the one that tells what happened when it was so late ("it was 2:10, all slept,
    when the roof fell")."""
    clauses = parsed.clauses
    order = [*clauses[position : position + 2], *reversed(clauses[:position]), *clauses[position + 2 :]]
    if not _tells_hour(parsed, time):
        return order
    return [*(c for c in clauses[position + 1 :] if c.opener is Role.SUBORDINATOR), *order]


def _tells_hour(parsed: Parsed, time: TimeMention) -> bool:
    """Is it an hour that a verb for "be" stands before, but for small words ("it was about 6:40")?"""
    first = parsed.token_at(time.span.start)
    if time.value is None or time.value.clock is None:
        return False
    return any(parsed.cues.has(n, Role.BE) for n in range(max(0, first - CLEFT), first))


def _only_follow(frames: Sequence[Frame], time: TimeMention) -> bool:
    """Do the predicates of a clause only say, behind a time, how or after what another came about ("at 13:40, seven
    hours after the blast")?"""
    behind = all(frame.is_noun and time.span.end <= frame.hit.span.start for frame in frames)
    return behind and all(_says_how(frame, frame.parsed.token_at(time.span.end - 1) + 1) for frame in frames)


def _only_attend(frames: Sequence[Frame]) -> bool:
    """Do the predicates of a clause only go with what another tells: its verbs, or those that describe a noun?"""
    verbs = [frame for frame in frames if frame.is_verb]
    return all(is_bare(frame) or frame.is_gerund for frame in verbs or frames)


def _goes_with_other(parsed: Parsed, told: Frame, clause: Clause, time: TimeMention) -> bool:
    """Is it a gerund in the clause behind that of a time, which says more than the time ("snubbed its host on 3 June,
    accusing him of")? The time is then not the gerund's."""
    if not told.is_gerund:
        return False
    words = (n for n in range(clause.first, clause.last) if parsed.tokens[n].is_word and not parsed.cues.any_at(n))
    return any(not time.span.covers(parsed.tokens[n].span) for n in words)


def joins(parsed: Parsed, time: TimeMention) -> bool:
    """Does a word behind a time join to what it dates what came of that ("climbed out on Monday and fled")?"""
    return parsed.cues.has(parsed.token_at(time.span.end - 1) + 1, Role.COORDINATOR)


def _before_joint(parsed: Parsed, frames: Sequence[Frame], inside: list[int], time: TimeMention) -> list[int]:
    """The frames before a time, where a word joins those behind it to them ("was seized on Monday and charged")."""
    before = [n for n in inside if frames[n].hit.span.end <= time.span.start]
    verbs = any(frames[n].is_verb for n in before)
    return before if verbs and joins(parsed, time) else inside


def _before_aside(parsed: Parsed, frames: Sequence[Frame], clause: Clause, time: TimeMention) -> int | None:
    """The verb right before a time that stands between two commas and alone ("opened, on 14 May, its new wing")."""
    tokens, first, last = parsed.tokens, parsed.token_at(time.span.start), parsed.token_at(time.span.end - 1) + 1
    small = all(parsed.cues.any_at(n) for n in range(clause.first + 1, first))
    closed = last == clause.last and last < len(tokens) and tokens[last].text == COMMA
    if tokens[clause.first].text != COMMA or not small or not closed:
        return None
    verbs = (n for n, frame in enumerate(frames) if frame.is_verb)
    return next((n for n in verbs if frames[n].hit.last == clause.first), None)


def _named_before_aside(parsed: Parsed, frames: Sequence[Frame], time: TimeMention) -> int | None:
    """The event noun with its complement that a time stands behind between two commas, before the verb ("l'arrestation
    d'Ivo Karel, mercredi à Vire, a été confirmée")."""
    tokens, cues, comma = parsed.tokens, parsed.cues, parsed.token_at(time.span.start) - 1
    while comma > 0 and cues.any_at(comma) and tokens[comma].text != COMMA:
        comma -= 1
    last = parsed.token_at(time.span.end - 1) + 1
    closing = next((n for n in range(last, min(last + ASIDE, len(tokens))) if tokens[n].text == COMMA), None)
    if comma <= 0 or tokens[comma].text != COMMA or closing is None:
        return None
    between = [frame for frame in frames if comma < frame.hit.first < closing and frame.is_verb]
    goes_on = cues.has(closing + 1, Role.BE, Role.HAVE) or any(f.is_verb and f.hit.first > closing for f in frames)
    nouns = [n for n, f in enumerate(frames) if f.is_noun and cues.has(f.hit.last, Role.OF) and f.hit.last < comma]
    if between or not goes_on or not nouns:
        return None
    inside = [frame for frame in frames if frames[nouns[-1]].hit.last <= frame.hit.first < comma]
    plain = all(tokens[n].is_word for n in range(frames[nouns[-1]].hit.last, comma))
    return nouns[-1] if plain and not inside else None


def _subject_of_passive(parsed: Parsed, frames: Sequence[Frame], clause: Clause, time: TimeMention) -> int | None:
    """The event noun that opens a clause and whose passive verb follows the time ("the arrest of X on Wednesday was
    confirmed"): the time stands in the subject."""
    first, last = parsed.token_at(time.span.start), parsed.token_at(time.span.end - 1) + 1
    if not parsed.cues.has(last, Role.BE, Role.HAVE):
        return None
    inside = [(n, frame) for n, frame in enumerate(frames) if frame.hit.first in clause and frame.hit.first < first]
    if not inside or not inside[0][1].is_noun or any(frame.is_verb for _, frame in inside):
        return None
    position, noun = inside[0]
    opening = all(parsed.cues.any_at(n) for n in range(clause.first, noun.hit.first))
    words = all(parsed.tokens[n].is_word for n in range(noun.hit.last, first))
    passive = any(f.passive and last < f.hit.first in clause for f in frames)
    return position if opening and words and passive else None


def _within_subject(frames: Sequence[Frame], inside: Sequence[int], time: TimeMention) -> list[int]:
    """The frames before a time, where the last verb there only describes a noun: the time stands with it in the subject
    of the verb that follows ("a bell stolen from X in the night of 9 May worries the village")."""
    before = [n for n in inside if frames[n].hit.span.end <= time.span.start]
    verbs = [n for n in before if frames[n].is_verb]
    return before if verbs and is_bare(frames[verbs[-1]]) else []


def is_bare(frame: Frame) -> bool:
    """Is it a participle that only describes the noun before it ("the crowd massed on the quays")?"""
    hit = frame.hit
    if not frame.passive or not frame.is_verb or not frame.parsed.tokens[hit.first - 1].is_word:
        return False
    return not frame.parsed.cues.between(frame.clause.first, hit.first, Role.BE, Role.HAVE, Role.BECOME)


def _is_cleft(parsed: Parsed, clause: Clause, time: TimeMention) -> bool:
    """Does the clause only set the time before what follows ("it was at 5:10 that …", "c'est mardi que …")?"""
    before = parsed.token_at(time.span.start)
    verbs = [n for n in range(clause.first, min(before, clause.first + CLEFT)) if parsed.cues.has(n, Role.BE)]
    return bool(verbs) and all(parsed.cues.any_at(n) for n in range(verbs[0], before))


def nearness(frame: Frame, time: TimeMention, *, own: bool) -> tuple[int, int]:
    """A noun that the time stands behind, or right before ("the 12 May vote"), comes before the verb, but for one
    between the two ("the deal signed on 14 May", "the strike ended on"); else the verb of the clause. So it does before
    a noun that only says how or where, when the time stands outside their clause ("it began after a delay, at 9").
    """
    distance, behind = frame.distance(time.span), time.span.start >= frame.hit.span.end
    if not frame.is_noun:
        describes = own and behind and is_bare(frame)
        return (distance + (0 if describes else 1), 0 if behind else 2)
    follows = behind and (own or not _says_how(frame))
    return (distance + (0 if follows or not distance else NOUN_BEFORE), 1)


def _says_how(frame: Frame, behind: int = 0) -> bool:
    """Does a preposition, not before the token `behind`, stand before the noun and its few words?"""
    cues, first = frame.parsed.cues, max(frame.clause.first, frame.hit.first - NOUN_REACH, behind)
    return any(not cues.has(cue.first, Role.OF) for cue in cues.between(first, frame.hit.first, Role.PREPOSITION))
