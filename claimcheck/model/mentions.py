"""Mentions: what the finders see in a sentence, each with its characters and the rule that read them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from claimcheck.model.numbers import NumberRange
from claimcheck.model.quick import quickly_made
from claimcheck.model.text import Span
from claimcheck.model.times import TimeRange


class TimexType(StrEnum):
    """The types of TIMEX3 (ISO-TimeML)."""

    DATE = "DATE"
    """a calendar expression of a day or coarser"""
    TIME = "TIME"
    """a time of day"""
    DURATION = "DURATION"
    """a length of time"""
    SET = "SET"
    """a recurring time"""


@dataclass(frozen=True, slots=True)
class Mention:
    """`span` in the article's prose, the `quote` there, the index of its `sentence`, the `rule` that made it."""

    kind: ClassVar[str] = ""
    span: Span
    quote: str
    sentence: int
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """The row that `claimcheck mentions --format jsonl` prints, without the article."""
        return {"kind": self.kind, "start": self.span.start, "end": self.span.end, "quote": self.quote}


ANY_NUMBER = NumberRange()
NO_SPAN = Span(0, 0)


@quickly_made
@dataclass(frozen=True, slots=True)
class TimeMention(Mention):
    """A time, date, duration or recurring time. `value` is None for durations, sets and unanchored vague times.

    `anchored` is False when the expression leans on a moment of the narrative that is not known here ("la veille",
    "three days later"): `value` is then None and `shift` says how far from that moment, in days.
    `weekday` (1 is Monday) is the one said with a day, month and year; it may not fit them.
    """

    kind: ClassVar[str] = "time"
    type: TimexType = TimexType.DATE
    timex: str = ""
    edtf: str | None = None
    value: TimeRange | None = None
    anchored: bool = True
    shift: int | None = None
    weekday: int | None = None

    def to_dict(self) -> dict[str, Any]:
        earliest, latest = self.value.bounds() if self.value else (None, None)
        more = {"type": self.type.value, "timex": self.timex, "edtf": self.edtf}
        return Mention.to_dict(self) | more | {"earliest": earliest, "latest": latest}


@quickly_made
@dataclass(frozen=True, slots=True)
class QuantityMention(Mention):
    """A number with what it counts.

    `value` is the interval; `bound` the way it was said: `=`, `~`, `<`, `>`, `range`. `measure` is a concept id of
    the measure table, or None; `noun` the counted noun's lemma, or None; `concept` that of the noun table where the
    noun is no measure; `noun_span` where it stands; `number_span` the number with its hedge, without the noun. `change`
    is `up` or `down` when the number is a difference ("rose by 3"). `partitive` marks "dont trois", "of whom 3": a part
    of the count before it. `modifiers` are the words between number and noun or right after it that narrow it
    ("civils", "Dutch"), normalised.
    """

    kind: ClassVar[str] = "quantity"
    value: NumberRange = ANY_NUMBER
    number_span: Span = NO_SPAN
    unit: str | None = None
    measure: str | None = None
    noun: str | None = None
    noun_span: Span | None = None
    change: str | None = None
    partitive: bool = False
    modifiers: tuple[str, ...] = ()
    concept: str | None = None

    def to_dict(self) -> dict[str, Any]:
        low, high = self.value.low, self.value.high
        return Mention.to_dict(self) | {
            "low": low, "high": high, "bound": self.value.bound, "unit": self.unit,
            "measure": self.measure or self.concept or self.noun, "change": self.change,
        }  # fmt: skip


@quickly_made
@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A named place or a site. `name` is the canonical name; `key` identifies it within a batch (a gazetteer id as
    `g707292`, a country code as `UA`, else the folded name). `site` is a concept of the site table (`hospital`) when
    the mention is a kind of place. `within` lists the keys of the places that hold it, nearest first. `is_location`
    is False for bearings and distances ("120 km from Kharkiv") and for adjectives ("Ukrainian"); `bearing` is the
    direction from it, in degrees ("north of Kharkiv": 0), None where none is said. `point` is where it lies, in degrees
    north and east, and `reach` how far from there, in kilometres, what is said to be in it or near it may be. `rivals`
    are the keys of other places of the name that the text does not rule out, `around` those of what holds them.
    `sounds` is the key of how a name that no table knows sounds, whatever the romanisation, else empty; of a county
    that of the town of its name.
    """

    kind: ClassVar[str] = "place"
    name: str = ""
    key: str = ""
    geonameid: int | None = None
    country: str | None = None
    site: str | None = None
    within: tuple[str, ...] = ()
    is_location: bool = True
    bearing: int | None = None
    point: tuple[float, float] | None = None
    reach: float = 0.0
    rivals: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    sounds: str = ""

    def to_dict(self) -> dict[str, Any]:
        return Mention.to_dict(self) | {"name": self.name, "geonameid": self.geonameid, "country": self.country}


@quickly_made
@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """A person, organisation, group or state as one who acts or speaks.

    `type` is person, organisation, group, country or role. `key` is the folded name the mention is matched by;
    `side` a key of what it belongs to or stands for ("Russian troops", "Moscow", "the Kremlin": `RU`), or None.
    `function` is the title or function said with it ("mayor"), a concept id or lemma.
    """

    kind: ClassVar[str] = "actor"
    name: str = ""
    key: str = ""
    type: str = "person"
    side: str | None = None
    function: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return Mention.to_dict(self) | {"name": self.name, "type": self.type}


AnyMention = TimeMention | QuantityMention | PlaceMention | ActorMention
