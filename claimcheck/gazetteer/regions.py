"""The table of regions and features: who holds whom. Read when the index is built and when it is checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimcheck.languages.source import ROOT, Faults, read_rows

PATH = ROOT / "concepts" / "regions.txt"


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A row of `regions.txt`: `names`, the canonical one first, what stands after the first bar, and after the second
    where it lies, in degrees north and east."""

    key: str
    names: tuple[str, ...]
    others: tuple[str, ...] = ()
    point: tuple[float, float] | None = None

    @property
    def is_country_region(self) -> bool:
        """Does it lie in one country, as a division of it?"""
        return self.key[:2].isupper()

    @property
    def is_second_level(self) -> bool:
        """Is it a division of a first-level region?"""
        return self.is_country_region and self.key.count(".") == 2

    @property
    def is_area(self) -> bool:
        """Does it hold others whole?"""
        return self.key.startswith(("area.", "continent."))

    @property
    def is_sovereign(self) -> bool:
        """Does it only say which territories a text may mean by a country?"""
        return self.key.startswith("sovereign.")


def read_regions(path: Path = PATH) -> dict[str, RegionRow]:
    """The rows by key. Raises: BrokenPack, naming every line at fault."""
    faults, rows = Faults(), {}
    for row in read_rows(path, faults, separator="|"):
        parts = [tuple(word.strip() for word in part.split(",") if word.strip()) for part in row.values]
        if "." not in row.key:
            faults.add(path, row.line, f"{row.key!r} is no key of a region (`KIND.NAME` or `CC.CODE`)")
        if row.key in rows:
            faults.add(path, row.line, f"{row.key!r} has two rows")
        point = _point(parts[2]) if len(parts) == 3 else None
        if len(parts) > 3 or not parts or not parts[0] or (len(parts) == 3 and point is None):
            faults.add(path, row.line, f"{row.key}: wanted `names`, `names | others` or `names | others | north, east`")
            continue
        others = parts[1] if len(parts) > 1 and parts[1] != ("-",) else ()
        rows[row.key] = RegionRow(row.key, parts[0], others, point)
    faults.raise_any()
    return rows


def _point(words: tuple[str, ...]) -> tuple[float, float] | None:
    """Two degrees, north and east; None for anything else."""
    try:
        north, east = (float(word) for word in words)
    except ValueError:
        return None
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


class Containment:
    """Which keys hold a key, nearest first. `continents` maps a country to the code of its continent."""

    def __init__(self, rows: dict[str, RegionRow], continents: dict[str, str]) -> None:
        self._rows = rows
        self._parts = {key: frozenset(row.others) for key, row in rows.items() if row.is_area}
        for country, code in continents.items():
            key = f"continent.{code}"
            self._parts[key] = self._parts.get(key, frozenset()) | {country}
        self._sovereign = {
            part: key.removeprefix("sovereign.") for key, row in rows.items() if row.is_sovereign for part in row.others
        }
        self._known: dict[str, tuple[str, ...]] = {}

    def holders(self, key: str) -> tuple[str, ...]:
        """All that holds `key`: regions, areas, the country, its areas and continent."""
        if key not in self._known:
            self._known[key] = self._find(key)
        return self._known[key]

    def _find(self, key: str) -> tuple[str, ...]:
        row = self._rows.get(key)
        if row is not None and row.is_area:
            return self._holders_of_area(key)
        if row is not None and not row.is_country_region:
            return tuple(dict.fromkeys(k for held in row.others for k in (held, *self.holders(held))))
        above = [".".join(key.split(".")[:n]) for n in range(key.count("."), 0, -1)]
        areas = [area for k in (key, *above) for area in self._areas_of(k)]
        regions = [k for k in above if "." in k]
        country = [k for k in above if "." not in k]
        inside = [a for a in areas if self._lies_in_one_country(a)]
        sovereign = [self._sovereign[k] for k in (key, *above) if k in self._sovereign]
        return tuple(dict.fromkeys([*regions, *inside, *country, *areas, *sovereign]))

    def _areas_of(self, key: str) -> list[str]:
        found = [area for area, parts in self._parts.items() if key in parts]
        return sorted(found, key=lambda area: (len(self._parts[area]), area))

    def _lies_in_one_country(self, area: str) -> bool:
        parts = self._parts[area]
        return all("." in part for part in parts) and len({part.split(".")[0] for part in parts}) == 1

    def _holders_of_area(self, key: str) -> tuple[str, ...]:
        parts = self._parts.get(key, frozenset())
        if not parts:
            return ()
        shared = set.intersection(*({part, *self._above(part)} for part in parts)) - {key} - parts
        order = {k: n for n, k in enumerate(k for part in sorted(parts) for k in self.holders(part))}
        return tuple(sorted(shared, key=lambda k: (order.get(k, 0), k)))

    def _above(self, part: str) -> set[str]:
        return set(self.holders(part))
