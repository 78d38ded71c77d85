"""Where something is: a place in what holds it, and whether two places can be one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.quick import quickly_made

OPPOSITE = 135
"""Degrees from which two bearings from one landmark exclude each other: texts round a bearing to one of eight points,
so that north-east may be said of what lies north or east, and north of what lies south-east by none."""


POINTS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
"""The points of the compass, clockwise."""


OCEAN = "ocean."
"""How the keys of oceans begin, none of which holds another."""
KILOMETRES_A_DEGREE = 111.2
"""on the surface, from north to south"""


class Extent(StrEnum):
    """What a kind of site is to other kinds of sites."""

    WHOLE = "whole"
    """stands by itself: what is in a school is not in a hospital"""
    PART = "part"
    """may belong to a site of any other kind (a roof, a car park)"""
    LAND = "land"
    """holds sites of any other kind (a forest, a street)"""
    ROOM = "room"
    """belongs to a site of any kind but another room: what is in the kitchen is not in the attic"""
    STOREY = "storey"
    """belongs to a site of any kind but another storey"""
    OPEN = "open"
    """belongs to a site of any kind, under the sky: what is in the garden is in no room and on no roof"""
    WATER = "water"
    """holds sites of any other kind but another water: what is in a canal is not in a lake"""


APART = frozenset({Extent.WHOLE, Extent.ROOM, Extent.STOREY, Extent.OPEN, Extent.WATER})
"""Extents of which two kinds of sites are two."""
INDOORS = frozenset({Extent.ROOM, Extent.STOREY})
"""Extents of what no site under the sky can be in."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of a site: its concept, the wider ones (`wider`, a cathedral is a church), those it may be part of
    (`inside`, a runway of an airport), its extent, and the kinds of which it is the other side (`opposite`, the left
    bank and the right one)."""

    id: str
    wider: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    extent: Extent = Extent.WHOLE
    opposite: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Its concept and all wider ones."""
        return self.wider | {self.id}

    def related(self, other: Kind) -> bool:
        """Is one of them a kind of the other?"""
        return self.id in other.all or other.id in self.all

    def meets(self, other: Kind) -> bool:
        """Can something be at a site of each kind at once, though neither is a kind of the other?"""
        if self.opposite & other.all or other.opposite & self.all:
            return False
        extents = {self.extent, other.extent}
        if not (len(extents) == 1 and extents <= APART) and not (Extent.OPEN in extents and extents & INDOORS):
            return True
        return bool(self.inside & other.all or other.inside & self.all)


@quickly_made
@dataclass(frozen=True, slots=True)
class Region:
    """A place with the places that hold it (`within`, keys, nearest first), all by key. `site` is its site concept.

    `aliases` are other keys of the same place; `kind` tells what is known of the kind of a site. A site that is
    `placed_by_name` has no name but that of the town it is in ("the hospital of Kyiv"). `bearing` is the direction in
    degrees in which something lies from the place ("six miles north of X": 0), None for the place itself; what is
    `near` it may be somewhere else. `point` is where the place lies, in degrees north and east, and `reach` how many
    kilometres from there what is told of it may be. `rivals` are the keys of other places of its name that the text
    does not rule out (Brest in Brittany, Brest in Belarus), of all where none is the likeliest; `around` are the keys
    of what holds these.
    """

    key: str
    name: str
    within: tuple[str, ...] = ()
    site: str | None = None
    country: str | None = None
    aliases: frozenset[str] = frozenset()
    kind: Kind | None = None
    placed_by_name: bool = False
    bearing: int | None = None
    near: bool = False
    point: tuple[float, float] | None = None
    reach: float = 0.0
    rivals: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    def allows(self, other: Region) -> bool:
        """Can something lie in both? What is not known to lie apart can; symmetric and reflexive.

        >>> clinic, silo = (Region(k, k, site=k, kind=Kind(k)) for k in ("clinic", "silo"))
        >>> clinic.allows(silo), clinic.allows(Region("g1", "Lviv", ("UA",), country="UA"))
        (False, True)
        """
        if self.bearing is not None or other.bearing is not None:
            return not (self.same(other) and self._opposite(other))
        if self.same(other) or self._holds(other) or other._holds(self):
            return True
        if self._may_mean(other) or other._may_mean(self):
            return True
        if self.key.startswith(OCEAN) and other.key.startswith(OCEAN):
            return False
        far = self._far(other)
        if far is not None and (self.near or other.near or not (self.site or other.site)):
            return not far
        if self.near or other.near:
            return True
        if self.lies_apart(other) or self._is_none_of(other) or other._is_none_of(self):
            return False
        if self.site and other.site:
            return self._may_be(other)
        return bool(self.site or other.site or self.listed or other.listed)

    def _opposite(self, other: Region) -> bool:
        if self.bearing is None or other.bearing is None:
            return False
        turn = abs(self.bearing - other.bearing) % 360
        return min(turn, 360 - turn) >= OPPOSITE

    def _far(self, other: Region) -> bool | None:
        """Does more lie between the two than they reach? None where it is not known where they lie."""
        if self.point is None or other.point is None:
            return None
        return kilometres(self.point, other.point) > self.reach + other.reach

    def lies_apart(self, other: Region) -> bool:
        """Is it known of both in which town, region or country they lie, and does neither of these hold the other?"""
        mine, theirs = self.ground, other.ground
        if self._of_feature or other._of_feature:
            return bool(mine and theirs) and set(mine).isdisjoint(theirs)
        return bool(mine and theirs) and mine[0] not in theirs and theirs[0] not in mine

    def _may_mean(self, other: Region) -> bool:
        """Is the other one of the places that the name may stand for, in one of them, or around one?"""
        if not self.rivals and not self.around:
            return False
        if self.rivals and self.rivals == other.rivals:  # two sites in places of one name
            return False
        meant = (*other.names, *other.within, *other.rivals, *other.around)
        return not (self.rivals.isdisjoint(meant) and self.around.isdisjoint(other.names))

    def _is_none_of(self, other: Region) -> bool:
        """Is it one of several places of its name, and the other a known town or region that is none of them and holds
        none?"""
        several = bool(self.rivals) and not self.site and not self.listed
        return several and not other.site and is_bounded(other.key)

    def _may_be(self, other: Region) -> bool:
        """May two sites be one, or one part of the other?"""
        if self.kind is None or other.kind is None:
            return False
        if not self.kind.related(other.kind):
            return self.kind.meets(other.kind)
        return not (self.named and other.named) or self.placed_by_name is not other.placed_by_name

    @property
    def ground(self) -> tuple[str, ...]:
        """The keys of the towns, regions and countries that it is or lies in, nearest first; not those of areas and
        features, whose bounds are not known."""
        keys = self.within if self.site else (self.key, *self.within)
        return tuple(key for key in keys if is_bounded(key))

    @property
    def _of_feature(self) -> bool:
        """Is it a feature or in one that lies in several lands, so that it may be in any one of them?"""
        holder = self.key if not self.site else self.within[0] if self.within else ""
        ground = self.ground
        return "." in holder and not is_bounded(holder) and not all(ground[0].startswith(key) for key in ground)

    @property
    def listed(self) -> bool:
        """Is it a place of the gazetteer, not only a name?"""
        return "." in self.key or is_bounded(self.key)

    @property
    def named(self) -> bool:
        """Has the site a name of its own?"""
        return self.key != self.site

    def _holds(self, other: Region) -> bool:
        return not self.names.isdisjoint(other.within)

    @property
    def names(self) -> frozenset[str]:
        """Every key of this place."""
        return self.aliases | {self.key}

    def same(self, other: Region) -> bool:
        """Is it the same place, by any of its keys?"""
        return not self.names.isdisjoint(other.names)

    def __str__(self) -> str:
        return self.name if self.bearing is None else f"{self.name} ({POINTS[round(self.bearing / 45) % 8]})"


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points, good to a percent for what is less than 2,000 km apart.

    >>> round(kilometres((48.85, 2.35), (45.75, 4.85)))
    393
    """
    shrink = math.cos(math.radians((one[0] + other[0]) / 2))
    east = (one[1] - other[1] + 180) % 360 - 180
    return KILOMETRES_A_DEGREE * math.hypot(one[0] - other[0], shrink * east)


def is_bounded(key: str) -> bool:
    """Is it the key of a town, of a country or of a region of one country?

    >>> [is_bounded(key) for key in ("g707292", "UA", "UA.07", "area.donbas", "kabondo")]
    [True, True, True, False, False]
    """
    return (key[:1] == "g" and key[1:].isdigit()) or (key[:2].isupper() and key[2:3] in ("", "."))
