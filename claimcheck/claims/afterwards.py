"""Claims of dates later than the article at which it tells a happening as past: "collapsed on 14 June", on the 10th."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from claimcheck.claims.draft import Draft, Told, facets_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.claims.timing import is_of_event
from claimcheck.languages import Form, Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, Question, Span, TimeMention, TimeRange

TOPIC = "after_publication"
"""The topic of both claims: what the date says, and what the past tense says on the day the article came out."""
ONE_DAY = timedelta(days=1)
"""An article may carry the day before: that of another zone, or of its first version."""
SOON = timedelta(days=45)
"""How far ahead a day that names no year may lie and still be of that year."""
MONTH = 31
"""Days of the longest time that is compared."""
DATES = frozenset({"full_date", "as_said", "month"})
"""The rules of days and months that are named in full."""
FIGHTING, BLOW = "ASSAULT", "blow"
"""The kind of events, and the happening, that nobody announces."""
AUXILIARY_REACH = 5
"""Tokens before a participle among which its auxiliary stands: "ont été, depuis lors, détruits" is five."""
OPENING = 2
"""Tokens before a date that opens its sentence."""


def late_claims(readings: Sequence[SentenceReading], published: TimeRange | None, pack: Pack) -> list[Told]:
    """Two drafts, with their sentence, for the first date after the article at which something past is put.

    Only where nothing is open: a verb of a happening in a tense of the past, its date beside it, no plan or case in
    the sentence, and no sign that the text was written later. What one wrong date of an article makes is told once.
    """
    if published is None or not published.year_known:
        return []
    for reading in readings:
        late = [time for time in _dates(reading) if time.value and time.value.first > published.last + ONE_DAY]
        for time in late if late and not _looks_ahead(reading) else ():
            verb = _telling_verb(reading, time, pack)
            if verb is not None and _is_plain(time, published, readings):
                return _both(reading, verb, time, published, pack)
    return []


def _dates(reading: SentenceReading) -> list[TimeMention]:
    """The days and months of a sentence that are named in full."""
    times = (mention for mention in reading.mentions if isinstance(mention, TimeMention) and mention.rule in DATES)
    return [time for time in times if time.value is not None and _is_short(time.value)]


def _is_short(value: TimeRange) -> bool:
    known = value.days_known and value.year_known and not (value.open_start or value.open_end)
    return known and (value.last - value.first).days < MONTH


def _is_plain(time: TimeMention, published: TimeRange, readings: Sequence[SentenceReading]) -> bool:
    """Can the date be of no other year, and does nothing else show that the article is later than it says?"""
    if time.value is None:
        return False
    heads = [t for reading in readings for t in _dates(reading) if _heads_text(reading, t)]
    dated = heads + [t for reading in readings for t in (*reading.times.saying, *reading.times.free)]
    if any(t.value.last >= time.value.first for t in dated if t.value is not None and _is_short(t.value)):
        return False
    if str(time.value.first.year) in time.quote:
        return True
    named = (m.value for r in readings for m in r.mentions if isinstance(m, TimeMention) and m.value)
    years = {value.first.year for value in named if value.days_known and value.year_known}
    return time.value.is_day and len(years) == 1 and time.value.first - published.last <= SOON


def _heads_text(reading: SentenceReading, time: TimeMention) -> bool:
    """Does a date stand before a capital, as a dateline does before its text ("AFP, 14 June 2024 Rebels …")?"""
    parsed = reading.parsed
    last = parsed.token_at(time.span.end - 1) + 1
    return reading.lead and last < len(parsed.tokens) and parsed.tokens[last].is_capitalised


def _looks_ahead(reading: SentenceReading) -> bool:
    """Does the sentence tell of plans, cases or hearsay too?"""
    tokens, cues = reading.parsed.tokens, reading.parsed.cues
    frames = (*reading.frames, *reading.general)
    told = all(frame.mood.reality is Reality.ACTUAL and not frame.mood.hearsay for frame in frames)
    ahead = cues.between(0, len(tokens), Role.FUTURE, Role.CONDITION, Role.MODAL)
    dates = [time.span for time in _dates(reading)]  # "on 18 May" is no modal
    return not told or any(not any(span.covers(tokens[cue.first].span) for span in dates) for cue in ahead)


def _telling_verb(reading: SentenceReading, time: TimeMention, pack: Pack) -> Frame | None:
    """The verb that tells something as past, when the date is surely its own; None when it is not."""
    if time in reading.times.saying:
        return None
    verb = _verb_beside(reading, time)
    concept = pack.concepts.events.get(verb.concept) if verb is not None else None
    if verb is None or concept is None or not verb.mood.asserted or concept.ahead or _is_no_verb(verb, time):
        return None
    sudden = concept.sudden or concept.kind == FIGHTING or concept.happening == BLOW
    if not (sudden or _is_of_main_clause(verb)):
        return None
    told = _has_past_form(verb, pack, sudden=sudden) and _stands_beside(reading, verb, time, sudden=sudden)
    return verb if told and (sudden or not _names_event(reading, verb, time, pack)) else None


def _verb_beside(reading: SentenceReading, time: TimeMention) -> Frame | None:
    """The last verb before a date in its clause, else the first one behind a date that opens the sentence with a
    small word; without one it may be a heading."""
    verbs = sorted(
        (frame for frame in (*reading.frames, *reading.general) if not frame.is_noun), key=lambda frame: frame.hit.first
    )
    first = reading.parsed.token_at(time.span.start)
    before = [frame for frame in verbs if frame.hit.first < first and first in frame.clause]
    if before:
        return before[-1]
    introduced = reading.parsed.cues.has(first, Role.DETERMINER) or (first and reading.parsed.cues.any_at(first - 1))
    return next(iter(verbs), None) if first <= OPENING and introduced else None


def _is_no_verb(verb: Frame, date: TimeMention) -> bool:
    """Is it a noun that looks like a verb ("le visa"), or have a verb's words a time that is not its date between them
    ("got a day off")?"""
    inside = verb.parsed.timed.intersection(range(verb.hit.first, verb.hit.last))
    return verb.is_determined or not all(date.span.covers(verb.parsed.tokens[n].span) for n in inside)


def _is_of_main_clause(verb: Frame) -> bool:
    """Is it no clause that hangs on another? The past of such a one may go back to what is to come ("said the bridge
    opened on Monday", "a contract that ended in July")."""
    return verb.clause.opener in (None, Role.COORDINATOR)


def _names_event(reading: SentenceReading, verb: Frame, time: TimeMention, pack: Pack) -> bool:
    """Does an event or an aim stand between the verb and the date, which then may be that of it ("boycotted the vote
    on", "hired a hall for")? The verb may tell only that it took place."""
    first, cues = reading.parsed.token_at(time.span.start), reading.parsed.cues
    aims = (cue for cue in cues.between(verb.hit.last, first, Role.PURPOSE) if not cues.has(cue.first, Role.TO))
    if any(aims) or _holds_infinitive(reading, verb, first):
        return True
    nouns = (f for f in (*reading.frames, *reading.general) if f.is_noun)
    return any(verb.hit.last <= f.hit.first < first for f in nouns) and not is_of_event(verb, pack)


def _holds_infinitive(reading: SentenceReading, verb: Frame, last: int) -> bool:
    """May an infinitive stand from the verb to the token `last` ("chosen to lead the service")? No name is one."""
    parsed, tokens = reading.parsed, reading.parsed.tokens
    marked = (cue.last for cue in parsed.cues.between(verb.hit.first, last, Role.INFINITIVE_MARKER) if cue.last < last)
    plain = (n for n in marked if tokens[n].is_word and not tokens[n].is_capitalised and not parsed.cues.any_at(n))
    return any(not any(mention.span.covers(tokens[n].span) for mention in reading.mentions) for n in plain)


def _has_past_form(frame: Frame, pack: Pack, *, sudden: bool) -> bool:
    """Has the verb an auxiliary of the past, or is its form one of the past by itself?"""
    cues, hit, tokens = frame.parsed.cues, frame.hit, frame.parsed.tokens
    first = max(frame.clause.first, hit.first - AUXILIARY_REACH)
    before = [token.norm for token in tokens[first : hit.last]]
    described = hit.entry.part is PartOfSpeech.ADJECTIVE
    participle = Form.PARTICIPLE in hit.entry.forms or described
    if not participle or not cues.between(first, hit.last, Role.BE, Role.HAVE):
        told = _opens_sentence(frame, pack) if described else Form.PAST in hit.entry.forms and not frame.passive
        return told and (sudden or not (_may_be_planned(frame, pack) or (participle and _is_heading(frame))))
    if not pack.past_auxiliaries.isdisjoint(before):
        return True
    turned = bool(cues.between(first, hit.last, Role.REFLEXIVE)) and bool(pack.past_with_be)
    return turned or not pack.past_with_be.isdisjoint(before)


def _may_be_planned(frame: Frame, pack: Pack) -> bool:
    """Is it of a past by which plans are told ("se jouait"), or may it be a present of that language ("finit")?"""
    words = frame.parsed.tokens[frame.hit.first : frame.hit.last]
    present = bool(pack.past_of_plans) and Form.PRESENT in frame.hit.entry.forms
    return present or any(word.norm.endswith(pack.past_of_plans) for word in words)


def _opens_sentence(frame: Frame, pack: Pack) -> bool:
    """Is what looks like an adjective the past of a verb, alone behind the subject that opens the sentence ("the museum
    reopened on")?"""
    parsed, hit, clause = frame.parsed, frame.hit, frame.clause
    beside = (h for h in parsed.predicates if h.first != hit.first and h.first in clause)
    others = any(h.entry.part is not PartOfSpeech.NOUN for h in beside)
    small = parsed.cues.between(clause.first, clause.last, Role.BE, Role.HAVE, Role.MODAL, Role.FUTURE)
    if others or any(cue.first not in parsed.timed for cue in small):  # "on 18 May" is no modal
        return False
    bare = all(parsed.tokens[n].is_word and not parsed.cues.any_at(n) for n in range(1, hit.first))
    entries = pack.predicates.get(*(token.norm for token in parsed.tokens[hit.first : hit.last]))
    return hit.first > 1 and bare and any(Form.PAST in entry.forms for entry in entries)


def _is_heading(frame: Frame) -> bool:
    """Does the verb stand in a line that no mark ends ("Road closed on 22 June")?"""
    return frame.parsed.tokens[-1].text[-1].isalnum()


def _stands_beside(reading: SentenceReading, frame: Frame, time: TimeMention, *, sudden: bool) -> bool:
    """Does the date open the sentence, or stand behind the verb, and its object, with only places between?"""
    parsed = reading.parsed
    first, last = parsed.token_at(time.span.start), parsed.token_at(time.span.end - 1) + 1
    if last < len(parsed.tokens) and parsed.tokens[last].is_word and not parsed.cues.any_at(last):
        return False  # "the 14 June march"
    if last <= frame.hit.first:
        return first <= OPENING and all(parsed.cues.any_at(n) for n in range(first))
    introduced = parsed.cues.has(first - 1, Role.PREPOSITION, Role.OF, Role.INFINITIVE_MARKER, Role.TO)
    if introduced and (not parsed.cues.has(first - 1, Role.LOCATIVE) or parsed.cues.has(first - 1, Role.WAY_END)):
        return False  # "closed until", "put off to", "of the match of"
    return _holds_only_object(reading, frame.hit.last, first, () if sudden else (Role.LOCATIVE,))


def _holds_only_object(reading: SentenceReading, first: int, last: int, more: Sequence[Role]) -> bool:
    """Do tokens hold nothing that a date could belong to but what was read there and an object? Behind words of PARTS
    and of `more` stands no object.
    """
    parsed, behind = reading.parsed, False
    known = [mention.span for mention in reading.mentions]
    for index in range(first, last):
        token = parsed.tokens[index]
        if parsed.cues.any_at(index):
            where = parsed.cues.has(index, Role.LOCATIVE)
            behind = behind or parsed.cues.has(index, *more) or (not where and parsed.cues.has(index, *PARTS))
        elif token.is_word and behind and not any(span.overlaps(token.span) for span in known):
            return False
    return True


PARTS = (Role.PREPOSITION, Role.OF, Role.COORDINATOR, Role.RELATIVE, Role.SUBORDINATOR)
"""What opens a part of a sentence in which a date may be of something else."""


def _both(reading: SentenceReading, frame: Frame, time: TimeMention, published: TimeRange, pack: Pack) -> list[Told]:
    facets = facets_of(reading, frame, time.span, pack)
    day: date = published.last
    question = Question(Aspect.DATE, topic=TOPIC, period=day.isoformat())
    by_then = TimeRange(day, day, open_start=True, edtf=f"../{day.isoformat()}")
    verb = Span(reading.parsed.tokens[frame.hit.first].start, frame.hit.span.end)
    return [
        (reading, Draft(time.span, question, time.value or by_then, facets, "date said")),
        (reading, Draft(verb, question, by_then, facets, "past tense")),
    ]
