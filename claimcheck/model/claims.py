"""Claims: one source's answer to one question, and what is known of the event that it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from claimcheck.model.counted import Counted
from claimcheck.model.parties import Party
from claimcheck.model.quick import quickly_made
from claimcheck.model.regions import Region
from claimcheck.model.text import Span
from claimcheck.model.times import TimeRange
from claimcheck.model.values import Value


class Aspect(StrEnum):
    """What a claim answers; also the kind of a discrepancy."""

    QUANTITY = "quantity"
    """how many, or how much of what"""
    DATE = "date"
    """when"""
    PLACE = "place"
    """where"""
    ACTOR = "actor"
    """who did it, or to whom"""
    POLARITY = "polarity"
    """whether it happened at all"""
    OUTCOME = "outcome"
    """in which of several states that exclude each other"""


class Stance(StrEnum):
    """How the speaker holds what is claimed."""

    ASSERTED = "asserted"
    """said as a fact"""
    REPORTED = "reported"
    """passed on as somebody else's word"""
    UNCONFIRMED = "unconfirmed"
    """said to be possible or not confirmed"""
    RETRACTED = "retracted"
    """withdrawn or corrected"""


class Origin(StrEnum):
    """Where a claim was read."""

    BATCH = "batch"
    """in the articles that are checked"""
    ARCHIVE = "archive"
    """in an article of the archive that they are checked against"""


@quickly_made
@dataclass(frozen=True, slots=True)
class Question:
    """What a claim answers. Only claims with equal questions are compared; CONTRIBUTING.md tells of the key.

    `topic` is the predicate concept or lemma (`capture`), or the state family, that the question is about; `measure`
    what is counted; `role` the role for an actor or place; `bearer` whose it is; `restriction` what part of all is
    meant; `basis` is actual, expected, planned, provisional, or done (carried out, of what is mostly announced);
    `level` is level, change, each (of several), gross or net; `period` an EDTF period.
    """

    aspect: Aspect
    topic: str = ""
    measure: str = ""
    role: str = ""
    bearer: str | None = None
    restriction: frozenset[str] = frozenset()
    basis: str = "actual"
    level: str = "level"
    period: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "topic": self.topic or None,
            "measure": self.measure or None,
            "role": self.role or None,
            "bearer": self.bearer,
            "restriction": ", ".join(sorted(self.restriction)) or None,
            "basis": self.basis,
            "level": self.level,
            "period": self.period,
        }


MAIN = "main"
"""The happening of a predicate that tells of what its text is about, whatever that is ("it happened at 8")."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Facets:
    """What is known of the event that a claim speaks of; each may be unknown.

    `context` holds the keys of names, concepts and lemmas in and around the claim: what two mentions of one event may
    share; `near` those of its clause alone. `predicate` is the concept or lemma of the event, `family` the widest
    concept it is a kind of, and `kind`, `happening`, `once`, `repeats`, `exclusive` and `usual` what is known of it;
    `time` is when it happened (`time_said` in the very clause, not carried on from before), `places` where, `agents`
    and `objects` who did it to whom or what (`patient`: the keys of the one it befell alone), `bearer` the keys of the
    words for what a number is a measure of. `lead` tells that the claim stands in the title or the first paragraph;
    `background` is the word that sets the event apart from the main one, `apart` that its day or place does; `main`
    that its predicate, or another way of telling of the same happening, is what the article's lead tells of.
    `of_object` tells that the predicate says something only with its object ("wore a helmet"; "denied the theft").
    `several` tells that it befell a counted many, each of whom it may have befallen at another time and place.
    `stands_for` are the keys of what was named before, where the clause has a pronoun or a noun like "the site".
    `tells` are, of a date, the topics that may tell of that moment (of an hour: of that hour) in other words; of a
    place the scenes that it is told of (`concepts/scenes.toml`); of anything else the topics of all that happened when
    this did ("was warned": told too). `asked` names the group of topics of which one may tell another. `marks` are what
    tells the contest, office or figure from others of its name, each `facet.class`.
    """

    predicate: str | None = None
    time: TimeRange | None = None
    places: tuple[Region, ...] = ()
    agents: tuple[Party, ...] = ()
    objects: frozenset[str] = frozenset()
    patient: frozenset[str] = frozenset()
    bearer: frozenset[str] = frozenset()
    instruments: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    kind: str = ""
    happening: str = ""
    family: str = ""
    once: bool = False
    repeats: bool = False
    exclusive: frozenset[str] = frozenset()
    usual: frozenset[str] = frozenset()
    lead: bool = False
    background: str | None = None
    time_said: bool = False
    apart: bool = False
    main: bool = False
    of_object: bool = False
    several: bool = False
    marks: frozenset[str] = frozenset()
    stands_for: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()
    asked: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Claim:
    """One source's answer to one question, said by someone, on exact characters.

    `span` lies in the article's prose and covers the words that carry the value; `sentence` is the span of the
    sentence, `sentence_index` its number. `speakers` is the chain, outlet first; `speaker_sides` are the parties
    that the speaker belongs to, `opposed_sides` those whose word is often set against theirs. `revision` is True
    where the text says that the value replaces another. `telling` is True where the measure says by itself what is
    counted (crew members, not "people" or "metres"). `kin` are the families of measures that may be one question
    under two nouns, each after `=` where each stands for each, `*` where this one does for any, else `-`; `counted`
    tells whom a count counts, None of an amount. `course` tells how the measure or state runs as news comes in:
    rising, falling, varying or fixed. `origin` tells whether its article is one of those checked or of an archive.
    """

    article: str
    span: Span
    quote: str
    sentence: Span
    sentence_index: int
    question: Question
    value: Value
    facets: Facets
    speakers: tuple[str, ...] = ()
    speaker_sides: frozenset[str] = frozenset()
    opposed_sides: frozenset[str] = frozenset()
    stance: Stance = Stance.ASSERTED
    as_of: TimeRange | None = None
    published: TimeRange | None = None
    revision: bool = False
    partitive: bool = False
    kin: frozenset[str] = frozenset()
    counted: Counted | None = None
    unit: str | None = None
    comparable: Value | None = None
    course: str = "fixed"
    telling: bool = False
    rule: str = ""
    confidence: float = 1.0
    id: str = ""
    origin: Origin = Origin.BATCH

    @property
    def compared(self) -> Value:
        """The value in the form in which it is compared: a length in metres, whatever the text says."""
        return self.comparable or self.value

    @property
    def aspect(self) -> Aspect:
        return self.question.aspect
