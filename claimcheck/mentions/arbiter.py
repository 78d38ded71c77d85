"""The arbiter: finders are blind to each other, so what they claim of the same characters is settled here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.model import ActorMention, AnyMention, PlaceMention, QuantityMention, TimeMention, TimexType

CALENDAR = (TimexType.DATE, TimexType.TIME)
PERSON = "person"
OWNED = frozenset({"home_of_person", "house", "apartment", "farm", "tomb", "grave", "office", "shop", "restaurant"})
"""Sites that are somebody's."""
NO_SURNAME = frozenset({
    "airport", "island", "stadium", "station", "hospital", "school", "secondary_school", "university", "prison",
    "museum", "theatre", "library", "refinery", "port", "airfield", "square", "street", "lighthouse",
})  # fmt: skip
"""Sites by whose nouns hardly anybody is called ("Nico Island"), as people are by Marsh, Hill, Bridge and Ford."""
TITLED = "name after title"
"""The rule of those who are named with what they are."""
LENGTHS = frozenset({"month", "day", "hour", "minute", "second"})
"""Units in which a length of time told in several units is counted."""
SEVERAL_UNITS = frozenset({"compound", "hours_long"})
"""Rules of lengths of time in hours and minutes, no one of which says how long it was."""


def settle(mentions: Iterable[AnyMention]) -> list[AnyMention]:
    """The mentions that stand, in order. A number inside a date or a name counts nothing; a date inside a name dates
    nothing; of two mentions of one kind that overlap the longer stands."""
    ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.kind, m.rule))
    longest = _longest_of_each_kind(ordered)
    return [
        mention
        for mention, around in _overlapping(longest)
        if not around or not any(_beats(other, mention) for other in around)
    ]


def _longest_of_each_kind(ordered: Sequence[AnyMention]) -> list[AnyMention]:
    kept: list[AnyMention] = []
    last: dict[str, AnyMention] = {}
    for mention in ordered:
        before = last.get(mention.kind)
        if before is not None and before.span.overlaps(mention.span) and not _may_nest(before, mention):
            continue
        kept.append(mention)
        last[mention.kind] = mention
    return kept


def _may_nest(outer: AnyMention, inner: AnyMention) -> bool:
    """A place may lie inside another's phrase ("the hospital of Goma"), a time of day beside its day."""
    if isinstance(outer, PlaceMention) and isinstance(inner, PlaceMention):
        return outer.span != inner.span
    if isinstance(outer, TimeMention) and isinstance(inner, TimeMention):
        return outer.type is not inner.type and outer.span != inner.span
    return False


def _overlapping(mentions: Sequence[AnyMention]) -> Iterator[tuple[AnyMention, list[AnyMention]]]:
    """Each mention with the others of its sentence that share a character with it."""
    open_ones: list[int] = []
    around: list[list[AnyMention]] = []
    for number, mention in enumerate(mentions):
        start = mention.span.start
        beside: list[AnyMention] = []
        open_ones = [n for n in open_ones if mentions[n].span.end > start]
        for n in open_ones:
            if mentions[n].sentence == mention.sentence:
                around[n].append(mention)
                beside.append(mentions[n])
        around.append(beside)
        open_ones.append(number)
    return zip(mentions, around, strict=True)


def _beats(other: AnyMention, mention: AnyMention) -> bool:
    """Does `other` take the characters of `mention`?"""
    if isinstance(mention, QuantityMention | PlaceMention) and _ends_inside(mention, other):
        return True
    if isinstance(mention, ActorMention):
        if not isinstance(other, PlaceMention):
            return False
        return _names_site(mention, other) or (mention.rule == TITLED and _is_of_place(mention, other))
    if isinstance(mention, PlaceMention):
        if isinstance(other, QuantityMention):
            return _counts_a_noun(other, mention)
        return isinstance(other, TimeMention) and other.span.covers(mention.span)  # "Paris time", "XIe siècle"
    if isinstance(mention, QuantityMention):
        if isinstance(other, TimeMention):
            if _is_inside(other, mention) or _is_amount(other, mention) or _is_length(other, mention):
                return False
            takes = other.type in CALENDAR or (other.rule in SEVERAL_UNITS and other.span.covers(mention.span))
            return takes and other.span.overlaps(mention.number_span)
        is_name = isinstance(other, ActorMention) and other.type != "role"
        if isinstance(other, PlaceMention) and other.span == mention.number_span:
            return other.is_location and not _counts_a_noun(mention, other)
        is_name = is_name or (isinstance(other, PlaceMention) and other.is_location)
        return is_name and other.span.covers(mention.number_span) and other.span.start < mention.number_span.start
    if isinstance(mention, TimeMention):
        if isinstance(other, QuantityMention):
            clock = mention.type is TimexType.TIME and _is_length(mention, other)
            return _is_inside(mention, other) or _is_amount(mention, other) or clock
        named = isinstance(other, PlaceMention | ActorMention)
        return named and other.span.covers(mention.span) and other.span != mention.span
    return False


def _names_site(actor: ActorMention, place: PlaceMention) -> bool:
    """Is what was taken for a person but the name of a site ("Charles de Gaulle airport", "le lycée Jean-Moulin")? What
    is somebody's own names its owner ("the home of X")."""
    if actor.type != PERSON or place.site is None or place.site in OWNED or actor.rule == TITLED:
        return False
    if place.span == actor.span:
        return place.site in NO_SURNAME
    if actor.span.start < place.span.start:
        return actor.span.end <= place.span.end
    return place.span.covers(actor.span) and place.name.endswith(actor.name)


def _is_of_place(actor: ActorMention, place: PlaceMention) -> bool:
    """Is the name behind a title or a trade a piece of a place, or the region that follows its town ("the mayor of
    Paris, Texas"; "deputies in Cook County")?"""
    region = place.key[:2].isupper() and "." in place.key
    return place.is_location and place.span.covers(actor.span) and (region or place.span != actor.span)


def _counts_a_noun(quantity: QuantityMention, place: PlaceMention) -> bool:
    """Is what was taken for a place the number word before what is counted: "Trente personnes" is no town?"""
    return quantity.number_span.covers(place.span) and quantity.span.end > quantity.number_span.end


def _is_amount(time: TimeMention, quantity: QuantityMention) -> bool:
    """Are bare figures taken for a time of day the number of an amount in a unit: "à 1015 francs"?"""
    if time.type is not TimexType.TIME or quantity.unit is None or quantity.noun is not None:
        return False
    number = quantity.number_span
    return time.span == number and quantity.span.end > number.end and quantity.quote[: len(number)].isdecimal()


def _is_length(time: TimeMention, quantity: QuantityMention) -> bool:
    """Is what was taken for a time of day, or for a length of time, one in several units, whose value is known?"""
    return quantity.unit in LENGTHS and time.type not in CALENDAR[:1] and quantity.number_span.covers(time.span)


def _ends_inside(mention: AnyMention, other: AnyMention) -> bool:
    """Is its last word only the first of a person's noun: "a former museum" of "a former museum attendant"? A plural
    is more than that ("60 % des professeurs des écoles")."""
    if isinstance(mention, QuantityMention) and mention.noun and not mention.quote.casefold().endswith(mention.noun):
        return False
    role = isinstance(other, ActorMention) and other.type == "role"
    return role and other.span.start < mention.span.end < other.span.end


def _is_inside(time: TimeMention, quantity: QuantityMention) -> bool:
    """Is what was taken for a time only a piece of a number: the 2 of "2,1 milliards"?"""
    number = quantity.number_span
    return number.covers(time.span) and number != time.span
