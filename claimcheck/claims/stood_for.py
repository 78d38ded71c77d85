"""What a stand-in stands for: the frame of the verb right before it, with the stand-in's own subject and denial."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.claims.backshift import conditional_auxiliaries
from claimcheck.claims.clauses import MARKS
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import keys_of
from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.nominals import find_nominals
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reality import Mood, Reality
from claimcheck.claims.stand_ins import Kind, StandIn, find_stand_ins, says_before
from claimcheck.languages import Form, Hit, Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, Mention, PlaceMention, Span
from claimcheck.model.quick import replace

NOUNS = frozenset({Kind.ANY, Kind.SUBJECT})
"""The kinds of stand-ins without a verb."""
PARTING = (Role.COORDINATOR, Role.SUBORDINATOR, Role.CONDITION, Role.RELATIVE)
"""What between two verbs leaves open which of them is stood for."""

Keys = Sequence[str | None]


def with_stand_ins(
    parsed: Parsed,
    mentions: Sequence[Mention],
    keys: Keys,
    frames: Sequence[Frame],
    general: Sequence[Frame],
    last: Sequence[Frame],
    pack: Pack,
) -> list[Frame]:
    """The frames of a sentence with one for each of its stand-ins whose verb is plain; `keys` are those of its tokens,
    `last` the frames of the sentence before it."""
    found = []
    told_before = [frame for frame in last if frame.sentence.block == parsed.sentence.block]
    for stand_in in find_stand_ins(parsed, pack):
        leans = not stand_in.subject.start or says_before(parsed, stand_in.subject.start, pack)
        told = _told(stand_in, frames, general, told_before if leans else ())
        if told is None:
            continue
        frame = _frame(stand_in, told, _Subject(parsed, mentions, keys, pack))
        if _says_more(stand_in, frame, told, parsed):
            found.append(frame)
    return sorted([*frames, *found], key=lambda frame: frame.hit.first) if found else list(frames)


def _told(stand_in: StandIn, frames: Sequence[Frame], general: Sequence[Frame], last: Sequence[Frame]) -> Frame | None:
    """The verb that is stood for: the nearest before it, if none beside that may be meant too."""
    before = [f for f in frames if f.hit.last <= stand_in.first and not f.is_noun]
    here = bool(before) or any(f.hit.last <= stand_in.first for f in general)
    known = before if here else [f for f in last if not f.is_noun and stand_in.kind is not Kind.SUBJECT]
    fitting = [f for f in known if _fits(f, stand_in.kind)]
    if not fitting or (here and any(fitting[-1].hit.last <= f.hit.first < stand_in.first for f in general)):
        return None
    told = fitting[-1]
    end = min(stand_in.first, stand_in.subject.start) - 1 if here else len(told.parsed.tokens)
    if here and told.clause.opener in (Role.CONDITION, Role.RELATIVE):
        return None
    if any(_parted(one, other) for one, other in pairwise(fitting)) or _goes_on(told, end):
        return None
    return told


def _goes_on(told: Frame, end: int) -> bool:
    """May another verb be joined to it, or hang on it, which no table knows: is what stands behind "and" or "to" no
    noun?"""
    parsed, joining = told.parsed, [Role.COORDINATOR] + ([] if told.passive else [Role.INFINITIVE_MARKER])
    joined = (cue.last for cue in parsed.cues.between(told.hit.last, end, *joining))
    small = (Role.DETERMINER, Role.PREPOSITION, Role.PRONOUN)
    return any(parsed.tokens[n].text.islower() and not parsed.cues.has(n, *small) for n in joined if n < end)


def _fits(frame: Frame, kind: Kind) -> bool:
    undergone = frame.passive or frame.tells_state or frame.hit.entry.part is PartOfSpeech.ADJECTIVE
    if kind is Kind.PERFECT:
        near = range(max(frame.clause.first, frame.hit.first - 3), frame.hit.first)
        return Form.PARTICIPLE in frame.hit.entry.forms and any(frame.parsed.cues.has(n, Role.HAVE) for n in near)
    if frame.is_gerund or (frame.passive and not _has_auxiliary(frame)):
        return False  # "the bridge built by X" is told by the way
    if kind is Kind.SUBJECT:
        return frame.passive or not (frame.patient_keys or frame.patient_named)
    return kind is Kind.ANY or undergone is (kind is Kind.PASSIVE)


def _has_auxiliary(frame: Frame) -> bool:
    first = max(frame.clause.first, frame.hit.first - 5)
    be = frame.parsed.cues.between(first, frame.hit.first, Role.BE, Role.BECOME)
    return bool(be) or frame.hit.entry.part is PartOfSpeech.ADJECTIVE


def _parted(one: Frame, other: Frame) -> bool:
    """Do two verbs stand side by side, the second no part of what the first tells ("vowed to leave")?"""
    between = range(one.hit.last, other.hit.first)
    marked = any(one.parsed.tokens[n].text in MARKS for n in between)
    return marked or bool(one.parsed.cues.between(between.start, between.stop, *PARTING))


def _says_more(stand_in: StandIn, frame: Frame, told: Frame, parsed: Parsed) -> bool:
    """Does it say something that its verb did not: of somebody else, that it was not so, or that it came about?"""
    asserted, actual = told.mood.asserted, told.mood.reality is Reality.ACTUAL
    undergone = told.passive or told.tells_state
    if stand_in.kind in NOUNS and not _is_somebody(frame.patient if undergone else frame.agent):
        return False  # it may be said of anything
    if stand_in.additive:
        return actual and asserted is not stand_in.denied
    if stand_in.denied:
        return asserted or not actual
    return not (actual and asserted) or (bool(stand_in.subject) and not _is_pronoun(parsed, stand_in.subject))


def _is_somebody(who: Nominal | None) -> bool:
    """Is it an actor or a country?"""
    return isinstance(who, ActorMention) or (isinstance(who, PlaceMention) and who.key == who.country)


def _is_pronoun(parsed: Parsed, subject: range) -> bool:
    return all(parsed.cues.any_at(n) for n in subject)


class _Subject:
    """The sentence of a stand-in, asked for who does what that stands for."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention], keys: Keys, pack: Pack) -> None:
        self.parsed, self.keys, self.pack = parsed, keys, pack
        self.nominals = find_nominals(parsed, mentions)  # type: ignore[arg-type]

    def named_in(self, where: range) -> Nominal | None:
        return self.nominals.subject_in(where, self.pack.clitics).heads

    def keys_in(self, where: range) -> frozenset[str]:
        return frozenset(key for n in where if (key := self.keys[n]))


def _frame(stand_in: StandIn, told: Frame, subject: _Subject) -> Frame:
    parsed = subject.parsed
    first, last = parsed.tokens[stand_in.first], parsed.tokens[stand_in.last - 1]
    hit = Hit(stand_in.first, stand_in.last, Span(first.start, last.end), told.hit.entry)
    words = {token.norm for token in parsed.tokens[stand_in.first : stand_in.last]}
    hearsay = not words.isdisjoint(conditional_auxiliaries(subject.pack))
    not_yet = bool(parsed.cues.between(stand_in.first, stand_in.last, Role.NOT_YET))
    mood = Mood(not stand_in.denied, Reality.ACTUAL, stand_in.first, stand_in.last, not_yet, hearsay)
    clause = parsed.clause_at(stand_in.first)
    kept = told if told.parsed is parsed else _moved(told, hit.span, first.text, parsed)
    found = replace(kept, parsed=parsed, hit=hit, mood=mood, clause=clause)
    if not stand_in.subject or _is_pronoun(parsed, stand_in.subject):
        return found
    who, keys = subject.named_in(stand_in.subject), subject.keys_in(stand_in.subject)
    keys |= keys_of(who) if who is not None else frozenset()
    if told.passive or told.tells_state:
        return replace(found, patient=who, patient_named=who, patient_keys=keys, agent=None, agent_named=None)
    return replace(found, agent=who, agent_named=who, agent_keys=keys)


def _moved(told: Frame, span: Span, quote: str, parsed: Parsed) -> Frame:
    """A frame of the sentence before with those who fill its roles on the stand-in's own characters."""

    def moved(who: Nominal | None) -> Nominal | None:
        return replace(who, span=span, quote=quote, sentence=parsed.sentence.index) if who is not None else None

    return replace(
        told, agent=moved(told.agent), agent_named=moved(told.agent_named), patient=moved(told.patient),
        patient_named=moved(told.patient_named), recipient=None, ordered_by=None, nominals=(),
    )  # fmt: skip
