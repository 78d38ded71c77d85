"""Claims of what happened, when, where, by whom and with what outcome: those that rest on a predicate."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.attribution import Speech
from claimcheck.claims.contestants import with_players, without_players
from claimcheck.claims.contrasts import places_instead, places_told
from claimcheck.claims.dating import basis_of, date_drafts, dates_of_frame, told_at_once, told_to_last
from claimcheck.claims.denials import denies_more, denying_speech, find_denial
from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.fillers import accused_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import things_in
from claimcheck.claims.opponents import opponent_drafts
from claimcheck.claims.parties import party_of
from claimcheck.claims.partitives import is_of_so_many
from claimcheck.claims.phrase_nouns import noun_inside
from claimcheck.claims.placing import places_of_frames, says_where
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.claims.roles import denied_role_drafts, function_drafts, role_drafts
from claimcheck.claims.sited import region_of
from claimcheck.claims.stretches import is_told_of_years
from claimcheck.claims.subjects import with_subject
from claimcheck.claims.superseded import without_superseded
from claimcheck.claims.undoing import ended_events, undone_events
from claimcheck.claims.words import ARTICLE, NONE
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import (
    Aspect,
    Facets,
    PlaceMention,
    QuantityMention,
    Question,
    Span,
    State,
    TimeMention,
    Truth,
)
from claimcheck.model.quick import replace

NEGATED, OF_ALL, DENIED_BY = "negated", "denied of all", "denied by speaker"
"""The rules of denials: by words of negation, by those that leave nothing out ("no one"), by the one it is said of."""
ASSERTED, NAMED = "asserted", "asserted by a noun"
"""The rules of assertions: a clause says that it happened, or a noun speaks of it ("after the meeting")."""
OPENS_AT = 2
"""Tokens before "there was" in its clause: "il n'y a pas" is two."""
CAMP = "c"
"""What the keys of parties and countries begin with: those who deny, and the side that they are of."""
BESIDE = 4
"""Tokens from "there was" to the noun of what there was."""
SOME_REACH = 3
"""Tokens between the words for "one of" and the noun: an adjective or two."""
LASTING, REGAINED = "state that lasts", "state come back to"
"""The rules of states that are said to go on when they are told of, and of those that a thing was brought back to."""
STILL_REACH = 3
"""Tokens before a predicate among which a word says that its state goes on: "est encore aujourd'hui" is two."""
WIDEST = 120
"""The most characters from a predicate to what denies it that are still shown as one."""


def happening_claims(reading: SentenceReading, pack: Pack, speeches: Sequence[Speech]) -> list[Draft]:
    """The drafts that rest on the predicates of a sentence."""
    drafts: list[Draft] = []
    places = places_of_frames(reading, pack)
    undone, over = undone_events(reading.frames, pack), ended_events(reading.frames, pack)
    for position, frame in enumerate(reading.frames):
        if frame.mood.reality is Reality.UNREAL or position in undone or is_told_of_years(reading, frame):
            continue
        denial = find_denial(reading, frame, speeches, pack)
        if denies_more(frame) or (frame.mood.reality is Reality.SUPPOSED and denial is None):
            continue
        asserted = frame.mood.asserted is (denial is None)
        told = _with_accused(reading, frame, facets_of(reading, frame, frame.hit.span, pack), speeches, pack)
        if _counts_none(reading, frame) if asserted else denial is None and _is_count(frame, pack):
            continue
        if _only_lends(frame, pack):
            drafts += role_drafts(reading, frame, told, speeches, pack) if asserted else []
            continue
        facets = _with_phrase(frame, told, pack)
        facets = with_subject(reading, frame, facets, pack) if _has_states(frame, pack) else facets
        drafts += _polarity(reading, frame, asserted, denial, facets, pack)
        ends = _outcome(frame, asserted, told_to_last(frame, facets), pack) if position not in over else []
        drafts += with_players(ends, reading, frame, pack) if asserted else ends
        if asserted:
            drafts += opponent_drafts(reading, frame, facets, pack)
            if not _is_level(reading, frame, pack):
                drafts += dates_of_frame(reading, position, facets, pack)
            found = without_players(places.get(position, ()), reading, frame, pack)
            drafts += _places(frame, places_told(frame, found), facets, pack)
            drafts += role_drafts(reading, frame, told, speeches, pack)
        elif denial is None:
            drafts += denied_role_drafts(reading, frame, told, pack)
            drafts += _places(frame, places_instead(frame, places.get(position, ())), facets, pack)
    drafts = without_superseded(drafts, reading.parsed, pack)
    return drafts + function_drafts(reading, pack) + _general_claims(reading, pack, speeches)


def _with_accused(
    reading: SentenceReading, frame: Frame, told: Facets, speeches: Sequence[Speech], pack: Pack
) -> Facets:
    """What is known of the event, done by whom an accusation names rather than by who accuses him."""
    accused = accused_of(frame, reading, speeches)
    party = party_of(accused, pack) if accused is not None else None
    return told if party is None else replace(told, agents=(party,))


def _general_claims(reading: SentenceReading, pack: Pack, speeches: Sequence[Speech]) -> list[Draft]:
    """Whether and when it happened is all that is claimed of a general predicate, and only of one with an object."""
    drafts: list[Draft] = []
    for position, frame in enumerate(reading.general):
        if frame.mood.reality is Reality.UNREAL or _is_empty(reading, frame, pack):
            continue
        denial = denying_speech(reading, frame, speeches)
        asserted = frame.mood.asserted is (denial is None)
        objects = frozenset(things_in(_objects_of(frame, pack), pack))
        facets = replace(facets_of(reading, frame, frame.hit.span, pack), predicate=None, objects=objects)
        drafts += _polarity(reading, frame, asserted, denial, facets, pack)
        if asserted:
            times = reading.times.of_general.get(position, [])
            drafts += date_drafts(frame, times, replace(facets, tells=told_at_once((), frame, pack)))
    return drafts


def _is_empty(reading: SentenceReading, frame: Frame, pack: Pack) -> bool:
    """Has a general predicate no object, or only a noun that is told as a happening itself ("there was an attack")?"""
    if not things_in(_objects_of(frame, pack), pack) or any(
        isinstance(m, TimeMention) and m.span.overlaps(frame.hit.span) for m in reading.mentions
    ):
        return True
    nouns = (other for other in (*reading.frames, *reading.general) if other.is_noun)
    states = frame.hit.entry.part is PartOfSpeech.ADJECTIVE and frame.hit.first - frame.clause.first <= OPENS_AT
    return states and not frame.agent and any(0 <= other.hit.first - frame.hit.last < BESIDE for other in nouns)


def _objects_of(frame: Frame, pack: Pack) -> frozenset[str]:
    """The keys of a verb's object, also of the noun that its own phrase ends in ("have a licence")."""
    own = noun_inside(frame, pack)
    return frame.patient_keys | {own} if own else frame.patient_keys


def _cover(frame: Frame, denial: Span | None) -> Span:
    """The predicate with what denies it, when that stands near."""
    cover = frame.cover
    if denial is None:
        return cover
    wide = Span(min(cover.start, denial.start), max(cover.end, denial.end))
    return wide if len(wide) <= WIDEST else cover


def _counts_none(reading: SentenceReading, frame: Frame) -> bool:
    """Does the predicate only say what there were none of ("zéro blessé")?"""
    return any(q.rule == NONE and q.span.covers(frame.hit.span) for q in reading.quantities())


def _is_count(frame: Frame, pack: Pack) -> bool:
    """Is it a noun of what is counted ("no deaths")?"""
    concept = pack.concepts.events.get(frame.concept)
    return frame.is_noun and concept is not None and bool(concept.measure)


def _polarity(
    reading: SentenceReading, frame: Frame, asserted: bool, denial: Span | None, facets: Facets, pack: Pack
) -> list[Draft]:
    concept = pack.concepts.events.get(frame.concept)
    denied = concept.denies if concept else ""
    topic = denied or frame.concept
    question = Question(Aspect.POLARITY, topic=topic, basis=basis_of(frame))
    if concept:
        tells = pack.concepts.told[topic]
        facets = replace(facets, tells=tells, asked=pack.concepts.questions[topic])
    if not asserted and _names_nothing(frame, denial):
        facets = replace(facets, context=facets.context | reading.earlier)
    cover = _cover(frame, denial)
    course = "varying" if frame.mood.not_yet else "fixed"
    asserted = asserted is not bool(denied)
    told = NAMED if frame.is_noun else ASSERTED
    rule = DENIED_BY if denial else told if asserted else OF_ALL if frame.mood.total else NEGATED
    return [Draft(cover, question, Truth(asserted), facets, rule, course=course, hearsay=frame.mood.hearsay)]


def _with_phrase(frame: Frame, facets: Facets, pack: Pack) -> Facets:
    """What is known of the event, with the noun that the verb's own phrase ends in ("force the gate") as an object."""
    own = noun_inside(frame, pack) if frame.is_verb else None
    if own is None or own[0] == "w":
        return facets
    return replace(facets, objects=facets.objects | {own}, near=facets.near | {own})


def _names_nothing(frame: Frame, denial: Span | None) -> bool:
    """Is neither who nor what said beside an event noun ("there was no meeting")? Who rules it out is neither."""
    named = {key for key in frame.keys if denial is None or key[0] not in "pr" + CAMP}
    return frame.is_noun and not named


def _has_states(frame: Frame, pack: Pack) -> bool:
    """Does the predicate lead to a state, tell what its subject did, or say that something did not?"""
    concept = pack.concepts.events.get(frame.concept)
    return bool(concept and (concept.states or concept.denies or concept.of_subject))


def _outcome(frame: Frame, asserted: bool, facets: Facets, pack: Pack) -> list[Draft]:
    concept = pack.concepts.events.get(frame.concept)
    still_so = not asserted and frame.mood.reality is Reality.EXPECTED  # who will not resign stays in office
    drafts, rule = [], LASTING if frame.mood.not_yet or still_so or _lasts(frame) else "state"
    if concept and concept.ends and asserted and rule != LASTING:
        rule, facets = REGAINED, replace(facets, tells=frozenset({concept.ends}))
    for name in concept.states if concept else ():
        family_id, _, state_id = name.partition(".")
        family = pack.concepts.states[family_id]
        state = state_id if asserted else family.complement(state_id)
        if state is None or (frame.mood.not_yet and family.course == "fixed"):
            continue
        question = Question(Aspect.OUTCOME, topic=family_id, basis="actual" if family.ahead else basis_of(frame))
        own = replace(facets, patient=facets.patient | {f"m:{family_id}"}) if family.itself else facets
        drafts.append(
            Draft(frame.cover, question, State(family_id, state), own, rule, course=family.course,
                  comparable=pack.concepts.compared_states.get((family_id, state)),
                  partitive=_befell_some(frame, pack), hearsay=frame.mood.hearsay)
        )  # fmt: skip
    return drafts


def _lasts(frame: Frame) -> bool:
    """Is it said that the state goes on ("is still closed", "remains at large")?"""
    first, last = max(frame.clause.first, frame.hit.first - STILL_REACH), frame.hit.last + 1
    return bool(frame.parsed.cues.between(first, last, Role.STILL))


def _befell_some(frame: Frame, pack: Pack) -> bool:
    """Is it told of some of those that its words name: "one of the two climbers survived", "the sheep that did not
    drown"?"""
    opening = frame.clause.first
    if frame.clause.opener is Role.RELATIVE and not frame.mood.asserted and frame.parsed.tokens[opening - 1].is_word:
        return True
    parsed, subject = frame.parsed, frame.patient if frame.passive else frame.patient or frame.agent
    if subject is None:
        return bool(parsed.cues.between(frame.clause.first, frame.hit.first, Role.ONE_OF))
    if isinstance(subject, QuantityMention) and subject.partitive and is_of_so_many(parsed, subject, pack):
        return True
    first = parsed.token_at(subject.span.start)
    return bool(parsed.cues.between(max(0, first - SOME_REACH), first + 1, Role.ONE_OF))


def _is_level(reading: SentenceReading, frame: Frame, pack: Pack) -> bool:
    """Is the noun only what a number is the level of, and its time as-of ("turnout was 18% at noon")?"""
    if not frame.is_noun:
        return False
    amounts = {q.measure for q in reading.quantities() if q.unit is not None and q.rule != ARTICLE}
    if not amounts:
        return False
    words = tuple(token.norm for token in frame.parsed.tokens[frame.hit.first : frame.hit.last])
    return any(noun.measure in amounts for noun in pack.counted_nouns.get(*words))


def _places(frame: Frame, places: Sequence[PlaceMention], facets: Facets, pack: Pack) -> list[Draft]:
    if not places:
        return []
    question = Question(Aspect.PLACE, topic=frame.concept, role="at", basis=basis_of(frame))
    deed = pack.concepts.deed_of(frame.concept) if frame.concept in pack.concepts.events else facets.family
    if frame.mood.reality is Reality.EXPECTED and not facets.time_said:
        facets = replace(facets, time=None)  # where he who died on Sunday is to be buried
    if deed != facets.family:
        facets = replace(facets, family=deed, happening=pack.concepts.events[deed].happening)
    return [
        Draft(place.span, question, region_of(place), facets, place.rule, hearsay=frame.mood.hearsay)
        for place in places
        if place is not frame.agent or says_where(frame, place, pack)
    ]


def _only_lends(frame: Frame, pack: Pack) -> bool:
    """Is it a verb that tells of nothing itself, but who did or ordered the event that its object names?"""
    concept = pack.concepts.events.get(frame.concept)
    return concept is not None and concept.light and (concept.does or concept.orders)
