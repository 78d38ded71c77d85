"""Looking places up: binary search over a file mapped into memory, so that opening it reads next to nothing."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.gazetteer.layout import COUNT, HEADER, LONGEST, MAGIC, NOWHERE, PATH, PLACE, REFERENCE, SHARED
from claimcheck.model import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A town, a region, a country or a feature.

    `key` identifies it: `g707292` for a town, `UA.07` for a region, `UA` for a country, `area.donbas` for an area.
    `within` are the keys of all that holds it, nearest first, and also of what may hold it when that is not known
    for sure (a town near the border of two departments). `population` is 0 when unknown. `is_main` is False when it
    was found by an alternate name. `point` is where a town or a small feature lies, in degrees north and east.
    """

    key: str
    name: str
    geonameid: int | None
    country: str | None
    within: tuple[str, ...]
    population: int
    is_main: bool = True
    point: tuple[float, float] | None = None

    @property
    def is_town(self) -> bool:
        """Is it a populated place of GeoNames?"""
        return self.geonameid is not None


class Index:
    """The index in a file. Raises: ClaimcheckError when the file is missing or of another version."""

    def __init__(self, path: Path = PATH) -> None:
        remedy = "install the package anew, or run python -m claimcheck.gazetteer.build"
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise ClaimcheckError("the gazetteer cannot be read", where=str(path), remedy=remedy) from error
        head = HEADER.unpack_from(self._data) if len(self._data) >= HEADER.size else (b"",)
        if head[0] != MAGIC:
            raise ClaimcheckError("the gazetteer is of another version", where=str(path), remedy=remedy)
        numbers: tuple[int, ...] = head[1:]
        self.checksum, self._blocks = numbers[:2]
        self._offsets, self._keys, self._lists, self._places, self._names, self._within = numbers[2:]
        self._holders: list[str] = []

    def __len__(self) -> int:
        """The number of places."""
        return (self._names - self._places) // PLACE.size

    def lookup(self, key: str) -> tuple[Place, ...]:
        """The places of a folded name, or of a key written `=UA.07`; the most populous first."""
        wanted = key.encode()
        if not wanted or len(wanted) > LONGEST:
            return ()
        low, high = 0, self._blocks
        while high - low > 1:
            middle = (low + high) // 2
            if self._first_key(middle) <= wanted:
                low = middle
            else:
                high = middle
        reference = self._scan(low, wanted)
        return () if reference is None else self._read(reference)

    def _block(self, number: int) -> int:
        return self._keys + self._number(self._offsets + 4 * number)

    def _number(self, at: int) -> int:
        (number,) = REFERENCE.unpack_from(self._data, at)
        return int(number)

    def _first_key(self, block: int) -> bytes:
        at = self._block(block)
        return bytes(self._data[at + 2 : at + 2 + self._data[at + 1]])

    def _scan(self, block: int, wanted: bytes) -> int | None:
        """The reference of a key in its block."""
        data, at = self._data, self._block(block)
        end = self._block(block + 1) if block + 1 < self._blocks else self._lists
        key = b""
        while at < end:
            size = data[at + 1]
            key = key[: data[at]] + data[at + 2 : at + 2 + size]
            if key == wanted:
                return self._number(at + 2 + size)
            if key > wanted:
                return None
            at += 6 + size
        return None

    def _read(self, reference: int) -> tuple[Place, ...]:
        if not reference & SHARED:
            return (self._place(reference),)
        at = self._lists + (reference & ~SHARED)
        (count,) = COUNT.unpack_from(self._data, at)
        return tuple(self._place(self._number(at + 2 + 4 * n)) for n in range(count))

    def _place(self, reference: int) -> Place:
        number = self._places + (reference >> 1) * PLACE.size
        geonameid, population, name_at, holder, *degrees = PLACE.unpack_from(self._data, number)
        at = self._names + name_at
        name = self._data[at + 1 : at + 1 + self._data[at]].decode()
        key, within = f"g{geonameid}", self._holder(holder)
        if not geonameid:
            key, within = within[0], within[1:]
        point = None if tuple(degrees) == NOWHERE else (degrees[0] / 100, degrees[1] / 100)
        return Place(key, name, geonameid or None, _country(key, within), within, population, not reference & 1, point)

    def _holder(self, number: int) -> tuple[str, ...]:
        if not self._holders:
            self._holders = self._data[self._within :].decode().split("\n")
        return tuple(self._holders[number].split())


def _country(key: str, within: tuple[str, ...]) -> str | None:
    """The country of a place; None for areas, and for features that lie in several."""
    countries = [k for k in (key, *within) if len(k) == 2]
    several = key[0].islower() and (len(countries) > 1 or key.startswith(("area.", "continent.")))
    return countries[0] if countries and (not several or is_town_key(key)) else None


def is_town_key(key: str) -> bool:
    """Is it the key of a town, as `g707292`?"""
    return key[0] == "g" and key[1:].isdigit()


@lru_cache(maxsize=1)
def open_index() -> Index:
    """The package's own index, opened once."""
    return Index()


@lru_cache(maxsize=65536)
def lookup(name: str) -> tuple[Place, ...]:
    """Every place of that name in any spelling known, the most populous first; folded before it is looked up.

    >>> lookup("Gand") == lookup("Ghent"), lookup("Gand")[0].country
    (True, 'BE')
    >>> lookup("Xyzzyville")
    ()
    """
    return open_index().lookup(fold(name))


@lru_cache(maxsize=4096)
def find_key(key: str) -> Place | None:
    """The region, country or area of that key; None when there is none.

    >>> find_key("FR").name
    'France'
    """
    return next(iter(open_index().lookup("=" + key)), None)
