"""What is in a state: the subject of its predicate, and what a noun that only stands for it goes back to."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from operator import attrgetter

from claimcheck.claims.draft import is_counted_many
from claimcheck.claims.frames import Frame
from claimcheck.claims.goes_back import TRIED, is_stand_in, of_owner, stand_ins, told_before
from claimcheck.claims.keys import NO_KEYS, keys_of, name_key
from claimcheck.claims.nominals import AGE, Nominal
from claimcheck.claims.phrase_nouns import longer_noun
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.slots import subject_tokens
from claimcheck.claims.words import ARTICLE, ROLE
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, Facets, PlaceMention, QuantityMention
from claimcheck.model.quick import replace

ONE = frozenset({"role noun", "of one told of"})
"""The rules of one who is told of by a noun."""
COLLECTIVE = frozenset({"group", "organisation", "country"})
"""Types of actors that decide and act together."""
KNOWN = "smt"
"""The kinds of keys of common nouns that a table knows."""
THINGS = "wsmt"
"""The kinds of keys of a common noun that heads a subject: a word, a site, a measure, a known thing."""
SITE, NAME, LOCALITY = "s:", "n:", "locality"
FIRST = attrgetter("first")
OBJECT_REACH = 4
"""Tokens behind a verb among which its object begins: "the long awaited bill" is four."""
RECIPIENT_REACH = 3
"""Tokens between a verb's phrase and the one to whom something is handed: a preposition and an article."""
NOUN_GAP, EVENT_GAP = 3, 5
"""Tokens before a noun, and before an event's noun, among which the preposition that governs it stands: "after the
first long night" is three, "in the Cobden Street blaze" four."""


def with_subject(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> Facets:
    """What is known of the event with what is in its state (`_with_subject`), and with the age of that one: of two
    people of one story who have one age, few are two."""
    found = _with_one(reading, _with_subject(reading, frame, facets, pack))
    ages = [q for q in reading.quantities() if q.measure == AGE and q.value.is_exact]
    if len(ages) != 1 or ages[0].span.start > frame.hit.span.start:
        return found
    return replace(found, patient=found.patient | {f"a:{ages[0].value.low:g}"})


def _with_one(reading: SentenceReading, facets: Facets) -> Facets:
    """The same with what one person is ("a climber", "the climber") in place of a count of such, which another text
    does not give."""
    if len(facets.patient) != 1 or not next(iter(facets.patient)).startswith("m:"):
        return facets
    ones = [q.span for q in reading.quantities() if q.rule == ARTICLE and keys_of(q) == facets.patient]
    people = [m for m in reading.mentions if isinstance(m, ActorMention) and m.type == ROLE]
    named = (m for m in people if m.rule in ONE and f"m:{m.function}" in facets.patient)
    told = next((keys_of(m) for m in people if any(one.covers(m.span) for one in ones)), None)
    if told is None:
        told = next((keys_of(m) for m in named), None)
    return facets if told is None else replace(facets, patient=told, objects=facets.objects | told)


def _with_subject(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> Facets:
    """What is known of the event, with what a verb without an object says it of ("X died", "the bridge reopened") as
    what it befell; and what that goes back to, where it only stands for something named before ("the site")."""
    if frame.is_noun:
        return facets if facets.patient else replace(facets, stands_for=of_owner(reading, frame, pack))
    frame, facets = _without_recipient(frame, facets)
    concept = pack.concepts.events.get(frame.concept)
    of_subject = concept is not None and concept.of_subject and not (frame.passive or frame.hit.entry.swapped)
    if of_subject:
        frame = replace(frame, patient=None, patient_named=None, patient_keys=NO_KEYS)
        facets = replace(facets, patient=NO_KEYS)
    frame, facets = _without_place(frame, facets)
    head = None if frame.has_object and not frame.passive else _head(reading, frame, pack)
    own = _of_object(reading, frame, _of_agent(frame, facets, of_subject), pack)
    if head is not None and _is_owner(reading, frame, head[1], pack):
        return replace(own, patient=frozenset({head[0]}), objects=own.objects | own.patient | {head[0]})
    if own.patient:
        own = _with_head(reading, frame, own, head)
        who = _subject_of(frame)
        if is_stand_in(who, reading, pack):
            return replace(own, stands_for=told_before(reading, frame, who))
        return replace(own, stands_for=reading.earlier) if own.patient <= stand_ins(pack) else own
    behind = reading.ordered_keys[frame.hit.last] if frame.hit.last < len(reading.ordered_keys) else None
    if frame.is_verb and not (frame.passive or of_subject) and behind and behind.startswith(NAME):
        return replace(own, patient=frozenset({behind}))  # a name that no finder knows: "a éliminé Concarneau"
    if frame.has_object and not frame.passive:
        return _of_noun(reading, frame, own, pack)
    agent = frame.agent_named
    if not frame.passive and agent is not None and (head is None or head[1] >= agent.span.start):
        return _of_noun(reading, frame, own, pack)
    return _of_words(reading, frame, own, head, pack)


def _subject_of(frame: Frame) -> Nominal | None:
    return frame.patient_named if frame.passive else frame.agent_named


def _without_recipient(frame: Frame, facets: Facets) -> tuple[Frame, Facets]:
    """The same without the one to whom something is only handed or told ("handed his resignation to the king")."""
    parsed, hit, patient = frame.parsed, frame.hit, frame.patient_named
    if hit.last - hit.first < 2 or frame.passive or not isinstance(patient, ActorMention):
        return frame, facets
    if not parsed.cues.has(hit.last, Role.TO) or parsed.token_at(patient.span.start) - hit.last > RECIPIENT_REACH:
        return frame, facets
    near = facets.near - keys_of(patient)
    own = replace(facets, patient=NO_KEYS, objects=NO_KEYS, near=near)
    return replace(frame, patient=None, patient_named=None, patient_keys=NO_KEYS), own


def _without_place(frame: Frame, facets: Facets) -> tuple[Frame, Facets]:
    """The same without the place that only says where it happened to the subject ("the ferry sank off Brest")."""
    place = frame.patient_named if isinstance(frame.patient_named, PlaceMention) else None
    if frame.passive or frame.has_object or place is None or place.span.start < frame.hit.span.end:
        return frame, facets
    return replace(frame, patient=None, patient_named=None), replace(facets, patient=NO_KEYS)


def _of_object(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> Facets:
    """The same with the noun that a verb has as its object, not the place of that ("reopened its intake at X")."""
    place = frame.patient_named
    if isinstance(place, QuantityMention) and frame.patient is None:
        return replace(facets, patient=NO_KEYS)  # "by 20 votes"
    if not isinstance(place, PlaceMention) and not (isinstance(place, ActorMention) and frame.patient is None):
        return facets
    if frame.passive or not frame.has_object:
        return facets
    at = reading.parsed.token_at(place.span.start)
    kinds = THINGS if isinstance(place, PlaceMention) else KNOWN
    before = (n for n in range(frame.hit.last, at) if (reading.ordered_keys[n] or " ")[0] in kinds)
    first = next(before, None)
    head = None if first is None else reading.ordered_keys[_head_of_compound(reading, first, at)]
    if head is None or not _is_governed(reading, at):
        return facets
    own = facets.patient if head.startswith(SITE) or head in settlements(pack) else frozenset()
    return replace(facets, patient=own | {head}, objects=facets.objects | facets.patient | {head})


def _of_noun(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> Facets:
    """The same with the common noun that a verb without a name behind it has as its object ("adopted the bill on
    water", "ont adopté mardi le projet" de loi). Of an idiom the noun alone says nothing ("filed for insolvency")."""
    start = frame.object_first
    if frame.hit.last - frame.hit.first > 1 and not frame.parsed.cues.has(start, Role.DETERMINER):
        key = longer_noun(frame, pack)
    else:
        noun = _head_in(reading, range(start, min(start + OBJECT_REACH, frame.clause.last)), pack)
        key = noun if noun and noun[0] in KNOWN else None
    return replace(facets, patient=frozenset({key}), objects=facets.objects | {key}) if key else facets


def _head_in(reading: SentenceReading, where: range, pack: Pack) -> str | None:
    """The key of the first noun among these tokens that a table knows, or of a name or an event before it; none behind
    a preposition or a mark."""
    for index in where:
        if not reading.parsed.tokens[index].is_word or _governs(reading, index):
            return None
        key = _noun_of(reading, index, pack)
        if key and key[0] != "w":
            return key
    return None


def _with_head(reading: SentenceReading, frame: Frame, facets: Facets, head: tuple[str, int] | None) -> Facets:
    """The same with the noun before a name as what is in the state: a place beside its name, which only says which one
    ("the bridge at X"), and anything else instead of it ("the window of the chapel")."""
    subject = _subject_of(frame)
    if head is None or subject is None or head[1] >= subject.span.start:
        return facets
    at = reading.parsed.token_at(subject.span.start)
    beside = isinstance(subject, ActorMention) and reading.parsed.tokens[at - 1].text == ","
    if beside or not _is_governed(reading, at):  # "the sailor X" is X, and so is "the mayor of Y, X"
        return facets
    own = facets.patient if head[0].startswith(SITE) or isinstance(subject, PlaceMention) else frozenset()
    return replace(facets, patient=own | {head[0]}, objects=facets.objects | facets.patient | {head[0]})


def _of_agent(frame: Frame, facets: Facets, of_subject: bool) -> Facets:
    if frame.passive or frame.agent_named is None or frame.has_object:
        return facets
    of_role = of_subject and isinstance(frame.agent_named, ActorMention) and frame.agent_named.type == ROLE
    if _acts_on_others(frame.agent_named) and not (frame.tells_state or of_role):
        return facets
    several = facets.several or is_counted_many(frame.agent_named)
    keys = keys_of(frame.agent_named)
    return replace(facets, patient=keys, objects=facets.objects | frame.agent_keys, several=several)


def _acts_on_others(agent: Nominal) -> bool:
    """Is it a court, an army, an office, of which a verb seldom says what became of it, or an amount, no one?"""
    if isinstance(agent, QuantityMention):
        return agent.unit is not None
    if not isinstance(agent, ActorMention) or agent.type == "person":
        return False
    return agent.side not in (None, TRIED) or agent.type in COLLECTIVE


def _of_words(
    reading: SentenceReading, frame: Frame, facets: Facets, head: tuple[str, int] | None, pack: Pack
) -> Facets:
    """The same where no name and no count is the subject, but a common noun, with the name behind it, or a pronoun."""
    if head is None:
        if not reading.parsed.cues.between(frame.clause.first, frame.hit.first, Role.PRONOUN):
            return facets
        return replace(facets, stands_for=told_before(reading, frame))
    earlier = reading.earlier if head[0] in stand_ins(pack) else frozenset()
    keys = _name_behind(reading, head[1]) | {head[0]}
    return replace(facets, patient=keys, objects=facets.objects | keys, stands_for=earlier)


def _name_behind(reading: SentenceReading, noun: int) -> frozenset[str]:
    """The key of the name right behind the noun that begins at an offset ("the trawler Sea Rose")."""
    parsed, index = reading.parsed, reading.parsed.token_at(noun) + 1
    while index < len(parsed.tokens) and reading.ordered_keys[index] is None and not parsed.cues.any_at(index):
        if not parsed.tokens[index].is_word:
            return NO_KEYS
        index += 1
    whole = reading.ordered_keys[index] if index < len(parsed.tokens) else None
    if whole is not None and whole.startswith("n:") and " " in whole:
        return frozenset({whole})  # "Laon-Hirson"
    last = index
    while last < len(parsed.tokens) and (reading.ordered_keys[last] or "").startswith("n:"):
        last += 1
    return frozenset({name_key(parsed.sentence_text(index, last))}) if last > index else NO_KEYS


def _is_owner(reading: SentenceReading, frame: Frame, head: int, pack: Pack) -> bool:
    """Does the name read as the subject only own what heads it ("Halden's plant closed")?"""
    subject = _subject_of(frame)
    if subject is None or head < subject.span.end:
        return False
    after = reading.parsed.token_at(subject.span.end - 1) + 1
    return after < len(reading.parsed.tokens) and reading.parsed.tokens[after].norm in pack.clitics


def _of_owned(reading: SentenceReading, where: range, pack: Pack) -> range:
    """The tokens of a subject behind the mark of possession: what is owned heads it ("the firm's plant at X")."""
    owned = (n + 1 for n in where if reading.parsed.tokens[n].norm in pack.clitics)
    return range(next(owned, where.start), where.stop)


def _head(reading: SentenceReading, frame: Frame, pack: Pack) -> tuple[str, int] | None:
    """The key of the noun that heads the subject, and where it begins: the first before the verb that no preposition
    governs, be it only a part of that ("une partie du toit")."""
    where = _of_owned(reading, subject_tokens(frame.parsed, frame.hit, frame.clause), pack)
    parts = reading.parsed.cues.between(where.start, where.stop, Role.ONE_OF)
    start = parts[0].last if parts else where.start
    for index in range(start, where.stop):
        key = _noun_of(reading, index, pack)
        gap = min(NOUN_GAP if key == reading.ordered_keys[index] else EVENT_GAP, index - start)
        if key and key[0] in THINGS and not _is_governed(reading, index, gap):
            index = _head_of_compound(reading, index, where.stop)
            return _noun_of(reading, index, pack) or key, reading.parsed.tokens[index].start
    return None


def _head_of_compound(reading: SentenceReading, index: int, end: int) -> int:
    """The token of the noun that heads those which begin at one: a word that no table knows only tells more of one
    right behind it that is known ("the fishing treaty")."""
    behind = index + 1
    unknown = (reading.ordered_keys[index] or " ")[0] == "w"
    return behind if unknown and behind < end and (reading.ordered_keys[behind] or " ")[0] in KNOWN else index


def _noun_of(reading: SentenceReading, index: int, pack: Pack) -> str | None:
    """The key of the word at a token; of an event's noun that of the noun, where a table knows it ("the curfew was
    lifted")."""
    key, hits = reading.ordered_keys[index], reading.parsed.predicates
    at = bisect_left(hits, index, key=FIRST)
    if key is None or at == len(hits) or hits[at].first != index or hits[at].entry.part is not PartOfSpeech.NOUN:
        return key
    known = pack.nouns.get(*(token.norm for token in reading.parsed.tokens[index : hits[at].last]))
    return known[0].key if known else key


def _is_governed(reading: SentenceReading, index: int, gap: int = NOUN_GAP) -> bool:
    return any(_governs(reading, n) for n in range(max(0, index - gap), index))


def _governs(reading: SentenceReading, index: int) -> bool:
    """Is the word a preposition, maybe with an article in it ("au")?"""
    cues = reading.parsed.cues
    if not cues.has(index, Role.DETERMINER):
        return cues.has(index, Role.PREPOSITION, Role.OF)
    return cues.has(index, Role.TO)


@cache
def settlements(pack: Pack) -> frozenset[str]:
    """The keys of the nouns behind which only the name of the one meant stands ("la ville de X", "the town of X")."""
    towns = (m.id for m in pack.concepts.measures.values() if m.id == LOCALITY or LOCALITY in m.part_of)
    return frozenset(f"m:{town}" for town in towns)
