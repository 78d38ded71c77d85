"""What may be the name of a place, with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.gazetteer import Place
from claimcheck.mentions.places.line import Line
from claimcheck.model import fold

COUNTY = "county"
"""What the keys of counties that no table knows end with, in every language."""


@dataclass(slots=True)
class Name:
    """A name from token `first` to `last`; `places` it may stand for, the `cue` before it and where that begins."""

    line: Line
    first: int
    last: int
    places: tuple[Place, ...]
    cue: str = ""
    cue_first: int = 0
    determiner: bool = False
    region: bool = False
    """a word of region stands beside it"""
    governed: bool = False
    """it has a governor, as regions do"""
    adjective: bool = False
    peers: list[Name] = field(default_factory=list)
    """the names it is listed with"""
    holders: list[Name] = field(default_factory=list)
    lands: list[Name] = field(default_factory=list)
    """adjectives of countries right beside it ("Chilean Patagonia")"""
    chosen: Place | None = None
    rivals: tuple[Place, ...] = ()
    """others of the name that the text does not rule out"""
    namesakes: tuple[Place, ...] = ()
    """lesser towns of the name, where nothing but the name says which is meant"""
    lands_unsaid: frozenset[str] = frozenset()
    """lands in which an unlisted place of the name may lie as well"""
    ambiguous: bool = False
    accepted: bool = False
    blocked: bool = False
    """ends a longer name ("Bank of America")"""
    inner: bool = False
    """part of the name of a site"""
    shown: tuple[int, int] | None = None
    """first and last token of the whole phrase when it is more than the name"""

    unit: tuple[int, int] | None = None
    """first and last token of the name that a word for a county makes that of one ("Cook" of "Cook County")"""

    text: str = field(init=False)
    """the name as it is written"""
    key: str = field(init=False)
    """the name folded; that of a county which no table knows is told from the town of its name"""

    def __post_init__(self) -> None:
        self.text = self.line.text(self.first, self.last)
        self.key = fold(self.text) if self.unit is None else f"{fold(self.line.text(*self.unit))} {COUNTY}"

    @property
    def is_country(self) -> bool:
        """May it be a country?"""
        return any(len(place.key) == 2 for place in self.places)


@dataclass(slots=True)
class Found:
    """What a sentence holds: names in order, and last words of names of persons and organisations."""

    names: list[Name] = field(default_factory=list)
    others: set[str] = field(default_factory=set)
