"""What a number measures: what those counted undergo or do, else the noun."""

from __future__ import annotations

from claimcheck.claims.aboard import ABOARD, is_aboard
from claimcheck.claims.attributes import is_attribute
from claimcheck.claims.delays import deed_lasting
from claimcheck.claims.frames import Frame
from claimcheck.claims.joined import is_undergone_too
from claimcheck.claims.keys import word_key
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.results import VOTES, is_result
from claimcheck.claims.scene import CROWD, CUT_KEYS, JOB_CUT, SPECTATOR, Scene
from claimcheck.claims.words import ARTICLE, DEFINITE
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.languages.sums import AGAINST, FOR, load_sum_words
from claimcheck.languages.things import load_things
from claimcheck.model import ActorMention, BlockKind, PlaceMention, QuantityMention, TimeMention

AUXILIARIES = (
    Role.BE, Role.HAVE, Role.REFLEXIVE, Role.NEGATION, Role.NEGATION_SECOND, Role.NOT_YET, Role.FUTURE, Role.MODAL,
)  # fmt: skip
"""What may stand between a subject and its verb."""
NEAR_ADJECTIVE = 3
"""Tokens between a count and the adjective said of it ("17 are still missing")."""
WHERE_TOKENS = 6
"""The most tokens that say where those live of whom a share does a thing."""
BREAKS = (Role.RELATIVE, Role.SUBORDINATOR, Role.COORDINATOR, Role.NOBODY)
"""What opens another part of the sentence."""
POSTS = frozenset({"job", "position", "post", "role"})
"""What those who work for somebody hold."""
STAFF = frozenset({"person", "employee", "worker"})
WORKFORCE_SHARE = "workforce_share"
CUT_WORDS = CUT_KEYS | {"p:decrease", "p:cancel", "p:close"}
"""The keys of sentences that tell of something given up."""
SHARE = "share"
PEOPLE_UNITS = (None, "person", "object")
"""Units of the nouns for those of whom some do a thing; votes are objects that people cast."""
SALARY, PROFIT = "salary", "profit"
"""What a person earns, and what a company does."""
FIRM_KEYS = frozenset({"m:stock_share", "m:turnover", "m:company"})
"""Keys of sentences on a company's figures."""
PERSONS = "people"
"""The domain of the nouns that name people (concepts/nouns.txt)."""
PEOPLE = frozenset({"person", "man", "woman", "inhabitant", "attacker"})
"""Measures that say no more of people than what they do or undergo says."""
RACING = frozenset({"athlete"})
"""Measures of those in a race, who are counted by how far they came."""
DURATION = "duration"
"""Measures of how long; the second is also the concept of what is held up."""
MONEY, VALUE = "money", "value"
"""The measure of sums that no word says the use of, and of what a thing is worth."""
WORTH = frozenset({"k:work_of_art", "k:jewel", "k:vessel", "k:road_vehicle", "k:instrument", "k:animal"})
"""Kinds of things of which it is told what they are worth; of what is built it is what it costs."""
NOUN_REACH = 2
"""Tokens behind a sum among which the noun stands that it describes: an adjective, and the noun."""
TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
OCCURRENCE = "occurrence"
"""The measure of how often something was done."""
CASUALTY = "casualty"
"""The measure of all who were killed or hurt."""


def frame_of(quantity: QuantityMention, reading: SentenceReading, pack: Pack) -> Frame | None:
    """The predicate that those counted undergo, when it says what they are counted as (`kill` → `killed`)."""
    own = pack.concepts.measures.get(quantity.measure or quantity.concept or "")
    if is_thing(quantity, pack) or (own is not None and own.unit != "person"):
        return None
    if quantity.unit not in (None, "person") or _is_whole(quantity, reading):
        return None
    frames = reading.frames
    known = [f for f in frames if f.concept in pack.concepts.events and pack.concepts.events[f.concept].measure]
    fitting = [frame for frame in known if _undergoes(quantity, frame, reading, pack)]
    if not fitting and quantity.rule != DEFINITE and all(quantity not in (f.agent, f.patient) for f in frames):
        too = (f for f in known if is_undergone_too(quantity, f, reading.joined))
        fitting = [f for f in too if not _is_listed_behind(quantity, f, pack)]
    return min(fitting, key=lambda f: f.distance(quantity.span), default=None)


def _is_whole(quantity: QuantityMention, reading: SentenceReading) -> bool:
    """Are only some of so many meant, or so many of them ("one of the two pilots died", "five of the 12 hostages")?"""
    parsed, cues = reading.parsed, reading.parsed.cues
    first = parsed.token_at(quantity.span.start)
    opening = first - 1 if cues.has(first - 1, Role.OF) else first - 2  # "des", "of the"
    if quantity.rule != DEFINITE or not cues.has(opening, Role.OF):
        return False
    some = cues.ending(first, Role.ONE_OF)
    ends = (parsed.token_at(count.span.end - 1) + 1 for count in reading.quantities() if count is not quantity)
    return (some is not None and some.first < opening) or opening in ends


def is_thing(quantity: QuantityMention, pack: Pack) -> bool:
    """Does the tables' noun for those counted, where it is no measure, name things, not people?"""
    return pack.concepts.nouns.get(quantity.concept or "", PERSONS) != PERSONS


def _undergoes(quantity: QuantityMention, frame: Frame, reading: SentenceReading, pack: Pack) -> bool:
    told = pack.concepts.events[frame.concept]
    described = frame.hit.entry.part is PartOfSpeech.ADJECTIVE
    if told.measure == told.doers:
        return _is_subject(quantity, frame) or (described and _is_predicative(quantity, frame))
    if frame.patient is quantity:
        return not _is_listed_behind(quantity, frame, pack)
    if described:
        return _is_predicative(quantity, frame)
    if not frame.is_verb or not _is_subject(quantity, frame):
        return False
    # "quatre personnes ont péri": an active verb without an object befalls its subject.
    return frame.passive or bool(told.subject_of) or (_has_no_object(frame) and _ends(frame, reading))


def _is_listed_behind(quantity: QuantityMention, frame: Frame, pack: Pack) -> bool:
    """Is it another toll, listed right behind a passive without its verb ("25 farmers killed, 80 injured")?"""
    own = pack.concepts.measures.get(quantity.measure or "")
    return own is not None and CASUALTY in own.part_of and own.id != pack.concepts.events[frame.concept].measure


def _is_predicative(quantity: QuantityMention, frame: Frame) -> bool:
    """Is it said of those counted with "to be" ("17 are still missing")?"""
    parsed = frame.parsed
    after = parsed.token_at(quantity.span.end - 1) + 1
    between = range(after, frame.hit.first)
    small = all(parsed.cues.has(n, *AUXILIARIES) or not parsed.tokens[n].is_capitalised for n in between)
    linked = any(parsed.cues.has(n, Role.BE, Role.BECOME) for n in between)
    return 0 < len(between) <= NEAR_ADJECTIVE and small and linked


def _is_subject(quantity: QuantityMention, frame: Frame) -> bool:
    """Is the count read as the subject, or right before the verb ("police said 12 people were killed")?"""
    if frame.agent is quantity and not frame.passive:
        return True
    parsed = frame.parsed
    after = parsed.token_at(quantity.span.end - 1) + 1
    return after <= frame.hit.first and all(parsed.cues.has(n, *AUXILIARIES) for n in range(after, frame.hit.first))


def _has_no_object(frame: Frame) -> bool:
    """Is what was read behind the verb none, or only where or in what it happened ("died in a storm")?"""
    patient = frame.patient
    if patient is None or isinstance(patient, PlaceMention):
        return True
    return isinstance(patient, QuantityMention) and patient.rule == ARTICLE


def _ends(frame: Frame, reading: SentenceReading) -> bool:
    """Does nothing that could be an object follow the verb, but when it happened ("died early on Sunday")?"""
    parsed, after = frame.parsed, frame.hit.last
    if after >= len(parsed.tokens) or not parsed.tokens[after].is_word:
        return True
    at = parsed.tokens[after].start
    if any(isinstance(m, TimeMention) and m.span.start <= at < m.span.end for m in reading.mentions):
        return True
    return parsed.cues.has(after, Role.PREPOSITION, Role.COORDINATOR, Role.SUBORDINATOR, Role.RELATIVE)


def measure_of(
    quantity: QuantityMention, frame: Frame | None, reading: SentenceReading, scene: Scene, pack: Pack
) -> str | None:  # fmt: skip
    """The measure of a count: that of what `frame` did to those counted, of what they did, else the noun's.

    `scene` is what the text is about.
    """
    if frame is not None:
        return pack.concepts.events[frame.concept].measure
    if quantity.measure == OCCURRENCE:
        return _times(quantity, reading, pack)
    if scene.cuts and _is_cut(quantity, reading):
        return JOB_CUT
    if is_aboard(quantity, reading, pack):
        return ABOARD
    if quantity.measure in PEOPLE | RACING or quantity.measure == CROWD:
        return _doing(quantity, reading, scene, pack) or quantity.measure
    if quantity.measure == SHARE and scene.polled and is_result(quantity, reading):
        return VOTES
    if quantity.measure == SHARE:
        return _rate(quantity, reading, pack) or SHARE
    if quantity.measure == DURATION and (measure := deed_lasting(quantity, reading)):
        return measure
    if quantity.measure == SALARY and _is_of_firm(quantity, reading):
        return PROFIT
    if quantity.measure == MONEY and _is_worth(quantity, reading, pack):
        return VALUE
    if quantity.measure is not None:
        return quantity.measure
    if quantity.concept or quantity.noun or quantity.unit or quantity.change:
        return quantity.concept or (word_key(quantity.noun) if quantity.noun else None)
    return _doing(quantity, reading, scene, pack)  # "10,000 took part"


def _is_worth(quantity: QuantityMention, reading: SentenceReading, pack: Pack) -> bool:
    """Is it a sum right before the thing that is worth so much ("a £6m painting")?"""
    last = reading.parsed.token_at(quantity.span.end - 1) + 1
    if not is_attribute(reading, last) or reading.parsed.sentence.kind in TITLES:
        return False
    key = next((key for key in reading.ordered_keys[last : last + NOUN_REACH] if key and key[0] in "ms"), None)
    return not WORTH.isdisjoint(load_things(pack.concepts).get(key or "", ()))


def _times(quantity: QuantityMention, reading: SentenceReading, pack: Pack) -> str | None:
    """What is counted where something was done so many times, by the verb nearest before it in its clause."""
    first = reading.parsed.token_at(quantity.span.start)
    clause = reading.parsed.clause_at(first)
    before = [f for f in reading.frames if f.hit.first in clause and f.hit.last <= first]
    frame = max(before, key=lambda f: f.hit.last, default=None)
    told = pack.concepts.events.get(frame.concept) if frame else None
    if frame is None or told is None or frame.is_noun or (_is_one(quantity) and not _is_right_behind(frame, first)):
        return None
    return (told.blows if frame.passive else told.times) or next(iter(told.counted), None)


def _is_one(quantity: QuantityMention) -> bool:
    return quantity.value.is_exact and quantity.value.low == 1


def _is_right_behind(frame: Frame, first: int) -> bool:
    """Does token `first` follow the verb of a deed that is counted by its blows, but for a preposition ("a tiré
    à une reprise", "fired a single time")?"""
    links = range(frame.hit.last, first)
    return len(links) <= 1 and all(frame.parsed.cues.has(n, Role.PREPOSITION) for n in links)


def _rate(quantity: QuantityMention, reading: SentenceReading, pack: Pack) -> str | None:
    """What a share of people is the rate of, by what they do: those who vote are the turnout."""
    noun = next(iter(pack.counted_nouns.get(*pack.words_of(quantity.noun or ""))), None) if quantity.noun else None
    if is_thing(quantity, pack) or (noun is not None and pack.concepts.measures[noun.measure].unit not in PEOPLE_UNITS):
        return None
    known = (f for f in reading.frames if f.concept in pack.concepts.events and _does_somewhere(quantity, f, reading))
    known = (f for f in known if not _chooses(f, pack))
    known = (f for f in known if f.clause.opener is not Role.RELATIVE)  # "of those who voted, 78 % backed it"
    return next((rate for f in known if (rate := pack.concepts.events[f.concept].rate)), None)


def _is_cut(quantity: QuantityMention, reading: SentenceReading) -> bool:
    """In a text on jobs that go: posts beside a word for cutting, people beside the share of the workforce they are."""
    if quantity.change or quantity.partitive:
        return False
    if quantity.measure in POSTS:
        return not CUT_WORDS.isdisjoint(reading.keys)
    shares = (q.measure == WORKFORCE_SHARE for q in reading.quantities())
    return quantity.measure in STAFF and not quantity.modifiers and any(shares)


def _doing(quantity: QuantityMention, reading: SentenceReading, scene: Scene, pack: Pack) -> str | None:
    """What people are counted as by what they do: those who march are demonstrators."""
    if quantity.measure == CROWD:
        return None if quantity.noun and scene.crowd == SPECTATOR and _is_named(quantity, pack) else scene.crowd
    known = (f for f in reading.frames if f.concept in pack.concepts.events and _does(quantity, f))
    doers = next((measure for f in known if (measure := pack.concepts.events[f.concept].doers)), None)
    return (scene.crowd or CROWD) if doers == CROWD else doers


def _is_named(quantity: QuantityMention, pack: Pack) -> bool:
    """Is the counted noun the measure's own ("200 participants"), not "people"?"""
    nouns = pack.counted_nouns.get(*pack.words_of(quantity.noun or ""))
    return any(noun and noun.measure == quantity.measure for noun in nouns)


def _is_of_firm(quantity: QuantityMention, reading: SentenceReading) -> bool:
    """Is it a company that earned an amount: one stands before it, or a quarter's or a share's figures beside it?"""
    named = any(
        isinstance(m, ActorMention) and m.type == "organisation" and m.span.end <= quantity.span.start
        for m in reading.mentions
    )
    person = any(isinstance(m, ActorMention) and m.type in ("person", "role") for m in reading.mentions)
    quarter = any(isinstance(m, TimeMention) and m.rule == "quarter" for m in reading.mentions)
    return not person and (named or quarter or not FIRM_KEYS.isdisjoint(reading.keys))


def _chooses(frame: Frame, pack: Pack) -> bool:
    """Does the text tell what they are for or against ("78 % voted for the bill")?"""
    words, tokens, last = load_sum_words(pack), frame.parsed.tokens, frame.hit.last
    return any(words.follows(key, tokens, last) for key in (FOR, AGAINST)) or frame.parsed.cues.has(last, Role.TO)


def _does_somewhere(quantity: QuantityMention, frame: Frame, reading: SentenceReading) -> bool:
    """Is the count the subject of an active verb, or of "to be" and an adjective ("were on strike"), alone or with what
    says where ("61 % of voters in the city")?"""
    if frame.hit.entry.part is PartOfSpeech.ADJECTIVE:
        return frame.patient is quantity
    if _does(quantity, frame):
        return True
    parsed, first = frame.parsed, frame.hit.first
    after = parsed.token_at(quantity.span.end - 1) + 1
    if not frame.is_verb or frame.passive or not after < first <= after + WHERE_TOKENS:
        return False
    linked = parsed.cues.has(after, Role.LOCATIVE, Role.OF) and not parsed.cues.has(after, Role.RELATIVE)
    words = all(parsed.tokens[n].is_word and not parsed.cues.has(n, *BREAKS) for n in range(after, first))
    return linked and words and not any(after <= f.hit.first < first for f in reading.frames)


def _does(quantity: QuantityMention, frame: Frame) -> bool:
    """Is the count the subject of an active verb?"""
    return frame.is_verb and not frame.passive and _is_subject(quantity, frame)
