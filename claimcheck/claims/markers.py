"""Words without a speaker by which text holds a claim at a distance: hearsay, doubt, retraction, revision."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.languages import Form, Pack
from claimcheck.languages.speech import Act, Mark, SpeechTables, speech_tables
from claimcheck.model import Sentence, Span, Stance


@dataclass(frozen=True, slots=True)
class Marker:
    """A word without a speaker that tells how something is held: its `span`, the `content` it bears on, the `kind`."""

    span: Span
    content: Span
    kind: Mark
    stance: Stance


DENIAL_REACH = 5
"""Tokens before a marker among which a verb of denial begins: "dismissed as false the" is four."""
CLAUSE_MARKS = frozenset(",;")
MARKERS = {
    Mark.REPORTED: Stance.REPORTED,
    Mark.UNCONFIRMED: Stance.UNCONFIRMED,
    Mark.RETRACTED: Stance.RETRACTED,
    Mark.REVISION: Stance.ASSERTED,
    Mark.AS_OF: Stance.ASSERTED,
}
"""What each kind of marker does to the stance of what it bears on."""
KINDS = tuple(MARKERS)


def find_markers(sentence: Sentence, pack: Pack) -> list[Marker]:
    """The markers of a sentence in order. A marker bears on its clause: from the last comma or semicolon before it to
    the next one after it.
    """
    tables = speech_tables(pack)
    found: list[Marker] = []
    tokens, begins = sentence.tokens, tables.begins_of(KINDS)
    places = [index for index, token in enumerate(tokens) if token.norm in begins]
    if not any(tables.after(tokens, index, *KINDS) for index in places):
        return found  # most sentences have none, and the marks of other kinds would all be looked for
    for hit in tables.marks.find(tokens):
        if hit.entry in MARKERS and not _is_denied(sentence, hit.first, tables):
            content = _clause(sentence, hit.first, hit.last)
            found.append(Marker(hit.span, content, hit.entry, MARKERS[hit.entry]))
    return found


def _is_denied(sentence: Sentence, first: int, tables: SpeechTables) -> bool:
    """Does a verb of denial stand right before it, so that it names what is denied ("refuted reports that")?"""
    for index in range(max(0, first - DENIAL_REACH), first):
        last, verbs = tables.verbs.longest(sentence.tokens, index)
        if last in (first, first - 1) and verbs and all(verb.act is Act.DENY for verb in verbs):
            return True
    return False


def _clause(sentence: Sentence, first: int, last: int) -> Span:
    """The clause around some tokens; words that stand alone between commas bear on the clause beside them."""
    tokens, begin, end = sentence.tokens, *_between_marks(sentence, first, last)
    if (begin, end) == (first, last) and end < len(tokens) - 1 and begin == 0:
        end = _between_marks(sentence, end + 1, end + 1)[1]
    elif begin == first and begin > 1 and all(not token.is_word for token in tokens[last:end]):
        begin = _between_marks(sentence, begin - 1, begin - 1)[0]
    return Span(tokens[begin].start, tokens[end - 1].end)


def _between_marks(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    tokens = sentence.tokens
    while first > 0 and tokens[first - 1].text not in CLAUSE_MARKS:
        first -= 1
    while last < len(tokens) and tokens[last].text not in CLAUSE_MARKS:
        last += 1
    return first, last


def stance_at(sentence: Sentence, span: Span, pack: Pack) -> Stance:
    """The weakest stance that the markers of a sentence, and the conditional of hearsay, give to `span`."""
    order = list(Stance)
    stances = [marker.stance for marker in find_markers(sentence, pack) if marker.content.overlaps(span)]
    if _is_hearsay(sentence, span, pack):
        stances.append(Stance.REPORTED)
    return max(stances, key=order.index, default=Stance.ASSERTED)


def _is_hearsay(sentence: Sentence, span: Span, pack: Pack) -> bool:
    """Does a conditional without a condition stand in the clause of `span`?"""
    if "hearsay_conditional" not in pack.flags:
        return False
    tables = speech_tables(pack)
    tokens = sentence.tokens
    if any(t.norm in tables.words[Mark.CONDITION] and t.norm not in pack.reflexives for t in tokens):
        return False
    inside = [n for n, t in enumerate(tokens) if span.start <= t.start < span.end]
    if not inside:
        return False
    clause = _clause(sentence, inside[0], inside[-1] + 1)
    return any(
        t.norm in tables.words[Mark.HEDGED_AUXILIARY] or _is_conditional(t.norm, pack)
        for t in tokens
        if clause.covers(t.span)
    )


def _is_conditional(norm: str, pack: Pack) -> bool:
    return any(predicate.forms == {Form.CONDITIONAL} for predicate in pack.predicates.get(norm))
