"""Claims of what brought an event about: "the fire began with a candle", "le car aurait perdu ses freins"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.claims.subjects import with_subject
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.lexicon import Hit
from claimcheck.languages.states import StateFamily
from claimcheck.model import Aspect, Question, Span
from claimcheck.model.quick import replace

BY, WITH, DID, FIRST = "by", "with", "did", "first"
"""What stands before a cause; before one only beside the event itself; behind one; at the head of its sentence, with a
comma or a colon ("À l'origine du feu, une bougie")."""
MARKS = frozenset(",:")
HEAD = 1
"""The last token that is still the head of a sentence: an article may stand before it."""
ALONE = "alone."
"""What the entries of what tells of a cause wherever it stands begin with."""
REACH = {BY: 4, WITH: 4, DID: 8, FIRST: 6}
"""Tokens between a cue and its cause: "a discarded" before it, "that had climbed into a substation" behind it."""
RULE = "cause"
DOUBT = (
    Role.NEGATION, Role.NOTHING_DETERMINER, Role.NOBODY, Role.WITHOUT, Role.UNTRUE, Role.RULED_OUT, Role.SUPPOSITION,
    Role.HYPOTHETICAL, Role.MODAL, Role.CONDITION,
)  # fmt: skip
"""What leaves open whether it was the cause: a lead that is followed, or one that is ruled out."""


@dataclass(frozen=True, slots=True)
class _Cause:
    """A cause, as the token range `first` to `last` (excluded) tells it; `told` is that range with its cue. It is
    `alone` where it needs no cue, `tied` where the event need not stand beside it."""

    name: str
    first: int
    last: int
    told: range
    alone: bool
    tied: bool


def families_told(readings: Sequence[SentenceReading], pack: Pack) -> dict[str, frozenset[str]]:
    """The families of causes of what the beginning of an article tells of, each with the keys of the first whom that
    befell."""
    told: dict[str, frozenset[str]] = {}
    families = [family for family in pack.concepts.states.values() if family.why]
    for reading, frame in ((read, frame) for read in readings if read.lead for frame in read.frames):
        for family in families:
            if frame.concept in family.why and not told.get(family.id):
                told[family.id] = _befallen(reading, frame, family, pack)
    return told


def cause_drafts(reading: SentenceReading, told: Mapping[str, frozenset[str]], pack: Pack) -> list[Draft]:
    """A draft for each cause of an event of the sentence, or else of the one event that the article is about; `told`
    are the families of causes that are asked of its beginning (`families_told`)."""
    hits = pack.causes.find(reading.parsed.tokens)
    causes = _causes(reading, hits, pack) if hits else []
    found = (_draft(reading, cause, told, pack) for cause in causes)
    return [draft for draft in found if draft is not None]


def _causes(reading: SentenceReading, hits: Sequence[Hit[str]], pack: Pack) -> list[_Cause]:
    """The causes that a cue ties to what they brought about; of those of one cue the first, which the others only tell
    more of ("une pelleteuse qui a sectionné un câble")."""
    parsed, found = reading.parsed, list[_Cause]()
    if parsed.tokens[-1].text == "?":
        return []
    cues, taken = pack.cause_cues.find(parsed.tokens), dict[int, int]()
    for hit in hits:
        clause, alone = parsed.clause_at(hit.first), hit.entry.startswith(ALONE)
        own = [cue for cue in cues if _governs(reading, cue, hit) and taken.get(cue.first, hit.first) == hit.first]
        if not (alone or own) or parsed.cues.between(clause.first, clause.last, *DOUBT):
            continue
        taken |= {cue.first: hit.first for cue in own}
        ends = [end for said in (hit, *own) for end in (said.first, said.last)]
        tied = alone or any(cue.entry != WITH for cue in own)
        name, told = hit.entry.removeprefix(ALONE), range(min(ends), max(ends))
        found.append(_Cause(name, hit.first, hit.last, told, alone, tied))
    return found


def _governs(reading: SentenceReading, cue: Hit[str], cause: Hit[str]) -> bool:
    """Does the cue stand beside the cause, on its own side, with nothing but words in between?"""
    first, last = (cause.last, cue.first) if cue.entry == DID else (cue.last, cause.first)
    if not first <= last <= first + REACH[cue.entry]:
        return False
    between = [token.text for token in reading.parsed.tokens[first:last] if not token.is_word]
    if cue.entry == FIRST:
        return cue.first <= HEAD and len(between) == 1 and between[0] in MARKS
    return not between


def _draft(reading: SentenceReading, cause: _Cause, told: Mapping[str, frozenset[str]], pack: Pack) -> Draft | None:
    families = [f for f in pack.concepts.states.values() if f.why and cause.name in f.states]
    effect = _effect(reading, cause, families)
    families = [f for f in families if (f.id in told if effect is None else effect.concept in f.why)]
    if len(families) != 1 or (effect is None and not _is_of_the_main_event(reading, cause, pack)):
        return None
    family, tokens = families[0], reading.parsed.tokens
    span = Span(tokens[cause.first].start, tokens[cause.last - 1].end)
    facets = facets_of(reading, effect, span, pack)
    patient = NO_KEYS
    named = effect.patient_named if effect is not None else None
    if effect is not None and not (named and named.span.overlaps(span)):  # "succombé à un AVC"
        patient = _befallen(reading, effect, family, pack)
    facets = replace(facets, objects=NO_KEYS, patient=patient or told.get(family.id, NO_KEYS))
    facets = facets if effect is not None else replace(facets, time=None)  # carried so far, it is another happening's
    question = Question(Aspect.OUTCOME, topic=family.id, basis="actual")
    return Draft(span, question, family.state(cause.name), facets, RULE, course=family.course)


def _befallen(reading: SentenceReading, effect: Frame, family: StateFamily, pack: Pack) -> frozenset[str]:
    """The keys of whom an event befell that has a cause of a family; of the event where a story has one."""
    if family.itself:
        return frozenset({f"m:{family.id}"})
    return with_subject(reading, effect, facets_of(reading, effect, effect.hit.span, pack), pack).patient


def _effect(reading: SentenceReading, cause: _Cause, families: Sequence[StateFamily]) -> Frame | None:
    """The nearest event of the sentence that has such causes and was not told as a plan, a fear or undone."""
    why = {concept for family in families for concept in family.why}
    frames = (f for f in reading.frames if f.concept in why and not _is_inside(f, cause.first, cause.last))
    real = (f for f in frames if f.mood.reality is not Reality.SUPPOSED and f.mood.asserted)
    return min(real, key=lambda f: abs(f.hit.first - cause.first), default=None)


def _is_of_the_main_event(reading: SentenceReading, cause: _Cause, pack: Pack) -> bool:
    """Does the clause of a cause tell of no other event, which may be what it brought about?"""
    if cause.alone or not cause.tied:
        return cause.alone
    clause, told = reading.parsed.clause_at(cause.first), cause.told
    others = [f for f in reading.frames if f.hit.first in clause and not _is_inside(f, told.start, told.stop)]
    events = pack.concepts.events
    return all(events[f.concept].light for f in others if f.concept in events)


def _is_inside(frame: Frame, first: int, last: int) -> bool:
    return first <= frame.hit.first and frame.hit.last <= last
