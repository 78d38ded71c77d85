"""Which part of those counted a figure is of: nationalities, the words beside the noun, those it is told among."""

from __future__ import annotations

from claimcheck.claims.joined import is_one_of_kinds
from claimcheck.claims.keys import counted_key, noun_key, shared, word_key
from claimcheck.claims.measures import PEOPLE
from claimcheck.claims.parts import is_still_so
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import NONE, SHARE
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Cue, Role
from claimcheck.languages.speech import speech_tables
from claimcheck.model import PlaceMention, QuantityMention

MONEY = "money"
"""The dimension of sums, and the measure of those that no noun tells more of."""
PERSON = "person"
TOLLS = frozenset({"rising", "falling"})
"""Courses of what befalls people."""
PEOPLE_ALIKE = {
    "jihadist": "fighter", "terrorist": "fighter", "rebel": "fighter", "attacker": "fighter", "student": "pupil",
    "staff": "employee", "worker": "employee", "professional": "employee", "visitor": "tourist",
}  # fmt: skip
"""Measures of people whom one text calls so and another otherwise."""
MUTUAL, POSSESSIVE = frozenset({"sibling", "friend", "neighbour"}), "possessive"
"""Measures of those who are such to each other: three friends are one and his two friends. The words for "his"."""
KEPT = frozenset({"hospitalised", "detained"})
"""Measures of those taken somewhere, of whom some are still there later; and the mark of the latter."""
STILL, OF_ONE = "x:still", "x:of one"
SO_FAR = frozenset({"turnout", "abstention_rate", "strike_rate"})
"""Rates that are told as of an hour of the day."""
RATES = SO_FAR | {"workforce_share"}
"""Shares that say by themselves what they are shares of."""
SHARED_ALIKE = {"staff": "employee", "worker": "employee", "job": "employee", "position": "employee", "voter": "vote"}
"""Measures of which a share is the same, whichever is named."""
ANYONE = frozenset({"person", "athlete", "civilian", "inhabitant", "neighbour", "victim", "participant", "occurrence"})
"""Measures of people that, as the subject of what befell them, leave out no one to speak of; and how often."""
BEFALLEN = {
    "arrested": {"suspect"}, "detained": {"suspect"}, "indicted": {"suspect"}, "hired": {"employee"},
    "job_cut": {"employee"}, "hospitalised": {"patient"}, "infected": {"patient"},
}  # fmt: skip
"""Measures of what befalls people, and those of people that leave out no one of these: whoever is dismissed worked."""
GANGS = frozenset({"robber", "attacker"})
"""Measures of those who did it together: "three men" robbed the bank, and so did "three robbers"."""


def restriction_of(reading: SentenceReading, quantity: QuantityMention, measure: str, pack: Pack) -> frozenset[str]:
    """What narrows the count: nationalities, and the words beside the noun; the noun itself under a wider measure."""
    nationalities = _nationalities(reading, quantity)
    countries = {f"c:{m.country}" for m in nationalities}
    nations = {word_key(word) for m in nationalities for word in m.quote.split()}
    narrowing = (word for word in quantity.modifiers if word not in pack.stopwords and word_key(word) not in nations)
    words = {_narrowing(word, pack) for word in narrowing}
    if quantity.measure and quantity.measure != measure and _is_counted(quantity, pack):
        concept = pack.concepts.measures.get(quantity.measure)
        anyone = concept is None or concept.id in ANYONE or (concept.id in PEOPLE and measure in GANGS)
        anyone = anyone or PEOPLE_ALIKE.get(quantity.measure, quantity.measure) in BEFALLEN.get(measure, ())
        anyone = anyone and not is_one_of_kinds(quantity, reading.joined)
        words |= set() if anyone else {_people_key(quantity.measure)}
    elif quantity.measure is None and quantity.noun and measure not in (quantity.concept, word_key(quantity.noun)):
        words.add(counted_key(quantity))
    if quantity.unit == SHARE and measure not in RATES:
        words |= _shared_noun(quantity, pack)
    words |= set_prices(reading, quantity, pack)
    if measure in KEPT and is_still_so(reading, quantity):
        words.add(STILL)
    if measure in MUTUAL and _is_of_one(reading, quantity, pack):
        words.add(OF_ONE)
    if _is_toll(measure, pack):
        words |= those_among(reading, quantity, pack) or _those_before(reading, quantity)
    return shared(frozenset(countries | words))


def _is_of_one(reading: SentenceReading, quantity: QuantityMention, pack: Pack) -> bool:
    """Are those counted such to one who is not among them ("his two brothers")?"""
    before = reading.parsed.token_at(quantity.span.start) - 1
    return before >= 0 and reading.parsed.tokens[before].norm in speech_tables(pack).small[POSSESSIVE]


def _nationalities(reading: SentenceReading, quantity: QuantityMention) -> list[PlaceMention]:
    """The adjectives of nations among the words of a count, or right behind them ("six diplomates russes")."""
    own = {word_key(word) for word in quantity.modifiers}
    places = (m for m in reading.mentions if isinstance(m, PlaceMention) and not m.is_location and m.country)
    own_span, behind = quantity.span, quantity.span.end + 1
    return [m for m in places if m.span.overlaps(own_span) or (m.span.start == behind and word_key(m.quote) in own)]


def _is_counted(quantity: QuantityMention, pack: Pack) -> bool:
    """Are things counted, not an amount measured? What a company earned is no part of what it paid."""
    concept = pack.concepts.measures.get(quantity.measure or "")
    return concept is not None and concept.is_counted


def _narrowing(word: str, pack: Pack) -> str:
    """The key of a word that narrows a count: of a participle that of its predicate ("stolen", "volées")."""
    key = noun_key(word, pack)
    if key[0] == "m":
        return _people_key(key[2:])
    predicate = next(iter(pack.predicates.get(word)), None) if key[0] == "w" else None
    return f"p:{predicate.concept}" if predicate else key


def _shared_noun(quantity: QuantityMention, pack: Pack) -> set[str]:
    """What a share is one of ("9 % des sièges")."""
    words = pack.words_of(quantity.noun or "")
    known = {noun.measure for noun in pack.counted_nouns.get(*words) if noun.measure} if words else set()
    if known:
        return {f"m:{SHARED_ALIKE.get(measure, measure)}" for measure in known}
    return {counted_key(quantity)} if quantity.noun else set()


def _people_key(measure: str) -> str:
    """The key of those counted, the same for nouns that one text and another use of the same people."""
    return f"m:{PEOPLE_ALIKE.get(measure, measure)}"


def _is_toll(measure: str, pack: Pack) -> bool:
    """Is it a count of what befell people?"""
    concept = pack.concepts.measures.get(measure)
    return concept is not None and concept.unit == "person" and concept.course in TOLLS


def those_among(reading: SentenceReading, quantity: QuantityMention, pack: Pack) -> set[str]:
    """Of whom a figure is a part ("21 injured among the pupils", "among the pupils, 21 were injured")."""
    parsed = reading.parsed
    if not parsed.cues.holds(Role.AMONG):
        return set()
    first, last = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    cue = parsed.cues.at(last, Role.AMONG) or _opening(reading, first)
    if cue is None:
        return set()
    at = cue.last
    while at < len(parsed.tokens) and parsed.cues.has(at, Role.DETERMINER):
        at += 1
    hit = next(iter(pack.counted_nouns.at(parsed.tokens, at)), None)
    if hit is None or hit.entry.measure in ANYONE or hit.entry.measure is None:
        return set()
    return {_people_key(hit.entry.measure)}


def _those_before(reading: SentenceReading, quantity: QuantityMention) -> set[str]:
    """Of whom a figure tells that it is none ("40 pupils, none of whom was hurt", "40 élèves, dont aucun")."""
    parsed, first = reading.parsed, reading.parsed.token_at(quantity.span.start)
    behind = parsed.token_at(quantity.span.end - 1) + 3
    if quantity.rule != NONE or not (
        parsed.cues.between(first, behind, Role.OF_WHICH) or parsed.cues.ending(first, Role.OF_WHICH)
    ):
        return set()
    before = [q.measure for q in reading.quantities() if q.span.end < quantity.span.start and q.unit == PERSON]
    told = next((measure for measure in reversed(before) if measure), None)
    return {_people_key(told)} if told and told not in ANYONE else set()


def _opening(reading: SentenceReading, before: int) -> Cue | None:
    """The word for "among" that opens the sentence, where nothing is told yet before token `before`."""
    cue = reading.parsed.cues.at(0, Role.AMONG)
    told = any(frame.hit.first < before for frame in (*reading.frames, *reading.general))
    return None if told else cue


def set_prices(reading: SentenceReading, quantity: QuantityMention, pack: Pack) -> set[str]:
    """What somebody sets (a rent, a fare), where the figure is the share by which it rises or falls."""
    if quantity.unit != SHARE or not quantity.change:
        return set()
    named = ((key, pack.concepts.measures.get(key[2:])) for key in reading.keys if key[0] == "m")
    return {key for key, concept in named if concept is not None and concept.announced and concept.unit == MONEY}
