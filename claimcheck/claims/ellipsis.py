"""What bare numbers count: the measure told before them ("700,000 in Paris, 245,000 in Marseille")."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.claims.degrees import is_graded
from claimcheck.claims.parts import whole_before
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.scene import CROWD, JOINED, Scene
from claimcheck.claims.sited import region_of
from claimcheck.claims.tellers import is_tally
from claimcheck.claims.words import DEFINITE
from claimcheck.languages import Pack
from claimcheck.languages.amounts import is_money
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, BlockKind, PlaceMention, QuantityMention, Question, Region, Span

PLACE_REACH = 4
"""Tokens between a bare number and the place it is of: "rien qu'à", "dans l'agglomération de"."""
SOURCE_REACH = 2
"""Characters between a bare number and the words that name its source: a comma and a space."""
OPENS_NUMBER = frozenset(",:(–—")
"""What may stand between a place and its number in a list: "Marseille, 30 000"."""
LISTS = frozenset(",;")
LONGEST_HOLDER = 4
"""Words that name who has a number, right before it."""
CROWDS = JOINED | {CROWD}
WARDS = frozenset({"district", "suburb", "housing_estate"})
"""The kinds of sites that are parts of a town."""
OPENING = 6
"""Tokens among which what a sentence opens with begins."""
MILLION = 1_000_000
"""Bare figures from here on beside money are money too."""
COUNTED = frozenset({"person", "object", "animal", "vehicle", "building", "event"})
"""Units of what is counted: such a measure is carried, an amount of money or a length is not."""


@dataclass(frozen=True, slots=True)
class Told:
    """A count that a bare number may take its measure from: its question, where it stands and the places it is of."""

    question: Question
    unit: str | None
    sentence: int
    places: tuple[Region, ...]


@dataclass(slots=True)
class Ellipsis:
    """Goes through one article and keeps what was counted last, and what those who gather in it are counted as.

    Within its sentence a bare number counts what the count before it does; in a later one what the sentence that
    counted last began with, as that is what the text is about. `whole` is what a sentence opened with ("of the 48
    miners, …"): what it counts behind that are some of those.
    """

    pack: Pack
    first: Told | None = field(default=None, init=False)
    last: Told | None = field(default=None, init=False)
    whole: Told | None = field(default=None, init=False)
    scene: Scene = field(default_factory=Scene, init=False)
    place: str | None = field(default=None, init=False)
    ward: Region | None = field(default=None, init=False)
    before: SentenceReading | None = field(default=None, init=False)
    current: SentenceReading | None = field(default=None, init=False)
    title: str | None = field(default=None, init=False)
    block: int = field(default=-1, init=False)

    def enter(self, reading: SentenceReading) -> None:
        """Begin a sentence: a crowd that it names is kept for all that follows."""
        self.scene = self.scene.after(reading, self.pack)
        self.before, self.current = self.current, reading
        if self.block != reading.sentence.block:
            self.block, self.first, self.place, self.ward = reading.sentence.block, None, self.title, None
        self.last = self.whole = None
        towns = _towns(reading)
        if towns:
            self.place = towns[0] if len(towns) == 1 else None
        ward = _ward_that_opens(reading)
        if ward is not None or any(place.site is None for place in reading.locations):
            self.ward = ward
        if reading.sentence.kind is BlockKind.TITLE:
            self.title = self.place

    @property
    def counted_before(self) -> str | None:
        """The measure of the count before, in the sentence or in the one that counted last."""
        told = self.last or self.first
        return told.question.measure if told is not None else None

    def bearer(self, reading: SentenceReading, quantity: QuantityMention, measure: str) -> str | None:
        """The place of a crowd, or of the weather; None for the whole country, or unknown.

        Marches are held in many towns at once: their counts are of the town that the number, its sentence, its
        paragraph or the title names alone.
        """
        concept = self.pack.concepts.measures.get(measure)
        if measure not in CROWDS and not (concept and concept.local):
            return None
        place = own_place(reading, quantity.span)
        return place.name if place else self.place

    def keep(self, question: Question, unit: str | None, reading: SentenceReading, places: tuple[Region, ...]) -> None:
        """Remember a count."""
        seen = self.last is not None
        if unit not in COUNTED and unit is not None:
            return
        self.last = Told(question, unit, reading.sentence.index, places)
        self.first = self.first if seen else self.last

    def carried(self, reading: SentenceReading, quantity: QuantityMention) -> Told | None:
        """What a bare number counts; None where nothing shows that it counts what was counted before."""
        if not _is_bare(quantity) or _is_of_money(reading, quantity) or quantity.rule == DEFINITE:
            return None
        tally, listed = is_tally(reading, quantity), _is_listed(reading, quantity)
        if self.whole and whole_before(reading, quantity) is not None:
            return self.whole
        if self.last and (is_part(reading, quantity) or is_graded(reading, quantity, self.pack)):
            return self.last
        if not (tally or listed or (self.last and _is_anchored(reading, quantity))):
            return None
        if self.last is None and self.first is not None and tally and reading.sentence.index - self.first.sentence > 1:
            return self._of_named(reading) or self.first
        return self.last or self.first or self._of_people(reading)

    def _of_named(self, reading: SentenceReading) -> Told | None:
        """The people that the sentence before speaks of, where it counts nobody ("… The attackers fled. There were
        three of them")."""
        measure = self._named_before()
        return self._as_told(measure, reading) if measure else None

    def _as_told(self, measure: str, reading: SentenceReading) -> Told:
        return Told(Question(Aspect.QUANTITY, measure=measure), "person", reading.sentence.index, ())

    def _of_people(self, reading: SentenceReading) -> Told | None:
        """Those who were told of, but not counted yet: a crowd, the people that the sentence before speaks of, those
        who did what the text is about."""
        crowd = self.scene.crowd if self.scene.crowd in JOINED else None
        measure = crowd or self._named_before() or self.scene.doers or self.scene.crowd
        return self._as_told(measure, reading) if measure else None

    def _named_before(self) -> str | None:
        """The measure of the last people in the plural that the sentence before names."""
        if self.before is None:
            return None
        hits = self.pack.counted_nouns.find(self.before.parsed.tokens)
        people = [
            hit.entry.measure
            for hit in hits
            if self.pack.concepts.measures[hit.entry.measure].unit == "person"
            and self.before.parsed.tokens[hit.first].norm != hit.entry.lemma.split()[0]
        ]
        return people[-1] if people else None


def _ward_that_opens(reading: SentenceReading) -> Region | None:
    """The part of a town that a sentence opens with ("In the harbour district, …"): what follows is told of it."""
    opening = reading.parsed.tokens[min(OPENING, len(reading.parsed.tokens)) - 1].end
    wards = (place for place in reading.locations if place.site in WARDS and place.span.start < opening)
    return next((region_of(place) for place in wards), None)


def _towns(reading: SentenceReading) -> list[str]:
    """The towns and regions where a sentence says that something is, without what holds another of them; none where it
    names a country."""
    named = [p for p in reading.locations if p.site is None and not _is_complement(reading, p)]
    places = [p for p in named if p.key == p.country or not any(p.key in other.within for other in named)]
    country = any(p.key == p.country for p in places)
    return [] if country else sorted({p.name for p in places})


def _is_complement(reading: SentenceReading, place: PlaceMention) -> bool:
    """Does the place belong to the noun before it ("the unions of Isère")?"""
    first = reading.parsed.token_at(place.span.start)
    return any(cue.last == first for cue in reading.parsed.cues.between(max(0, first - 3), first, Role.OF))


def own_place(reading: SentenceReading, span: Span) -> PlaceMention | None:
    """The town or region that a number is of: right behind it ("245 000 à Marseille"), or before it in a list
    ("Marseille, 30 000 ; Toulouse, 27 000")."""
    parsed, found = reading.parsed, None
    first, last = parsed.token_at(span.start), parsed.token_at(span.end - 1) + 1
    for place in reading.locations:
        if place.site is not None:
            continue
        begin, end = parsed.token_at(place.span.start), parsed.token_at(place.span.end - 1) + 1
        if begin == last and not parsed.tokens[begin].is_capitalised:
            return place  # "dix côté indien"
        if 0 < begin - last <= PLACE_REACH and _are_links(reading, range(last, begin)):
            return place
        marked = end < first and parsed.tokens[end].text in OPENS_NUMBER
        if (marked and first - end == 1) or _are_tally(reading, end + marked, first):
            found = place
    return found


def place_of_part(reading: SentenceReading, quantity: QuantityMention) -> str | None:
    """The place right behind a toll, where its sentence goes on to the number of another place ("killing 30 people in
    Turkey and 15 in Syria"): it is no toll of all then."""
    bare = (q for q in reading.quantities() if q.span.start >= quantity.span.end and q.noun_span is None)
    behind = next(bare, None)
    here = own_place(reading, quantity.span) if behind is not None else None
    if behind is None or here is None or here.span.start >= behind.span.start:
        return None
    there = own_place(reading, behind.span)
    return here.name if there is not None and here.key != there.key else None


def _are_tally(reading: SentenceReading, first: int, last: int) -> bool:
    """Is all that stands between a place with its comma and the number a tally ("À Voiron, ils étaient 1 200")?"""
    cue = reading.parsed.cues.at(first, Role.OF_THEM)
    return cue is not None and last - cue.last <= 1


def _are_links(reading: SentenceReading, indices: range) -> bool:
    """Do only small words stand there, a preposition among them?"""
    parsed = reading.parsed
    small = all(parsed.cues.any_at(n) and parsed.tokens[n].is_word for n in indices)
    return small and any(parsed.cues.has(n, Role.PREPOSITION, Role.LOCATIVE) for n in indices)


def is_part(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Is it a bare number that counts a part of those told of just before it ("84 flights, 31 of them at Gatwick")?
    Behind the words that count all of them it does not ("there were five of them")."""
    if not _is_bare(quantity) or is_tally(reading, quantity):
        return False
    parsed = reading.parsed
    first, last = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    return parsed.cues.ending(first, Role.OF_WHICH) is not None or parsed.cues.has(last, Role.OF_WHICH)


def _is_bare(quantity: QuantityMention) -> bool:
    return not (quantity.measure or quantity.noun or quantity.unit or quantity.change)


def _is_of_money(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Do bare millions stand behind an amount of money, of which they are a part ("46 million pounds: 21 million to its
    banks")?"""
    low = quantity.value.low or 0
    return low >= MILLION and any(is_money(q.unit) and q.span < quantity.span for q in reading.quantities())


def _is_listed(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Is it one of several bare numbers of the sentence that each have a place or a speaker of their own?"""
    bare = [q for q in reading.quantities() if _is_bare(q) and _is_anchored(reading, q)]
    return len(bare) > 1 and quantity in bare


def holder_before(reading: SentenceReading, quantity: QuantityMention) -> range:
    """The tokens that name who has a bare number, between a comma or "and" and it, as somebody else had the one before
    ("X won 180 seats, its rival 159 and the Greens 12"); empty where there are none."""
    parsed, none = reading.parsed, range(0)
    first, last = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    closed = last >= len(parsed.tokens) or not parsed.tokens[last].is_word or parsed.cues.has(last, Role.COORDINATOR)
    before = range(first - 1, first - 2 - LONGEST_HOLDER, -1)
    begin = next((n + 1 for n in before if n < 1 or _joins(reading, n)), first)
    inside = range(begin, first)
    if not closed or not inside or begin < 2 or not all(parsed.tokens[n].is_word for n in inside):
        return none
    if parsed.cues.between(begin, first, Role.PREPOSITION, Role.LOCATIVE, Role.OF_WHICH, Role.OTHERS):
        return none
    spans = [frame.hit.span for frame in reading.frames if frame.is_verb] + list(reading.sayings)
    if any(span.overlaps(parsed.tokens[n].span) for n in inside for span in spans):
        return none
    named = any(parsed.token_at(m.span.end - 1) == first - 1 for m in (*reading.actors(), *reading.locations))
    return inside if named or (len(inside) > 1 and parsed.cues.has(begin, Role.DETERMINER)) else none


def _joins(reading: SentenceReading, index: int) -> bool:
    return reading.parsed.tokens[index].text in LISTS or reading.parsed.cues.has(index, Role.COORDINATOR)


def _is_anchored(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Does a place of its own, or the one who says so, set the number against another before it?"""
    said = any(0 <= cue.start - quantity.span.end <= SOURCE_REACH for cue in reading.sayings)
    return said or own_place(reading, quantity.span) is not None or bool(holder_before(reading, quantity))
