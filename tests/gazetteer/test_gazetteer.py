"""The index: names find their places, containment is right, the file is up to date, faults are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import BrokenPack, ClaimcheckError
from claimcheck.gazetteer import find_key, lookup
from claimcheck.gazetteer.build import Tables, pack_index, region_checksum, usable
from claimcheck.gazetteer.index import Index, open_index
from claimcheck.gazetteer.regions import Containment, RegionRow, read_regions

LINES = (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines()
NAMES = [tuple(line.split(" => ")) for line in LINES if line and not line.startswith("#")]


def test_there_are_names() -> None:
    assert len(NAMES) >= 25


@pytest.mark.parametrize(("name", "key"), NAMES)
def test_name(name: str, key: str) -> None:
    found = open_index().lookup(name) if name.startswith("=") else lookup(name)
    assert (found[0].key if found else "-") == key


def test_index_was_built_from_the_table_as_it_stands() -> None:
    assert open_index().checksum == region_checksum(), "run python -m claimcheck.gazetteer.build"


def test_index_is_small_and_full() -> None:
    index = open_index()
    assert len(index) > 100_000


@pytest.mark.parametrize(
    ("key", "holder"),
    [("UA.05", "area.donbas"), ("area.donbas", "UA"), ("FR.28.76", "FR.28"), ("ML", "area.sahel"), ("PS.GZ", "PS"),
     ("island.crete", "GR"), ("mountain.etna", "IT"), ("FR", "continent.EU"), ("area.sahel", "continent.AF")],
)  # fmt: skip
def test_key_lies_within(key: str, holder: str) -> None:
    place = find_key(key)
    assert place is not None and holder in place.within


def test_town_knows_region_and_country() -> None:
    town = lookup("Izyum")[0]
    assert (town.name, town.country, town.geonameid) == ("Izyum", "UA", 707292)
    assert town.within[:2] == ("UA.07", "UA") and town.population > 10_000


def test_every_row_has_its_keys_defined() -> None:
    rows = read_regions()
    known = set(rows) | {key.split(".")[0] for key in rows if key[:2].isupper()}
    for row in rows.values():
        if row.is_area or not row.is_country_region:
            for key in row.others:
                assert key in known or find_key(key) or len(key.split(".")) == 2, f"{row.key}: {key}"


def test_many_keys_are_all_found_again(tmp_path: Path) -> None:
    tables = Tables()
    for n in range(1, 200):
        number = tables.add((n, n, f"Town {n}", "AA.01 AA"))
        tables.name(f"Town {n}", number)
        tables.name("Everyplace", number, alternate=True)
    path = tmp_path / "places.bin"
    path.write_bytes(pack_index(tables, 7))
    index = Index(path)
    assert [index.lookup(f"town {n}")[0].geonameid for n in range(1, 200)] == list(range(1, 200))
    everyplace = index.lookup("everyplace")
    assert len(everyplace) == 199 and everyplace[0].population == 199 and not everyplace[0].is_main
    assert index.lookup("town 200") == index.lookup("") == index.lookup("a" * 10_000) == ()


def test_broken_file_is_named(tmp_path: Path) -> None:
    for content in (b"", b"short", b"x" * 500):
        path = tmp_path / "places.bin"
        path.write_bytes(content)
        with pytest.raises(ClaimcheckError, match=r"places\.bin"):
            Index(path)


@pytest.mark.parametrize(("name", "kept"), [("Izioum", True), ("Изюм", True), ("NCE", False), ("ni si", False),
                                           ("尼斯", False), ("L'Aquila", True), ("Ay", False)])  # fmt: skip
def test_alternate_names_kept(name: str, kept: bool) -> None:
    assert usable(name) is kept


def test_faults_of_the_table_are_named(tmp_path: Path) -> None:
    path = tmp_path / "regions.txt"
    path.write_text("nokind: A\nUA.01: B\nUA.01: C\n", encoding="utf-8")
    with pytest.raises(BrokenPack) as error:
        read_regions(path)
    assert "regions.txt:1" in str(error.value) and "regions.txt:3" in str(error.value)


def test_containment_of_small_table() -> None:
    rows = {"area.x": RegionRow("area.x", ("X",), ("AA.01", "AA.02")), "AA.01": RegionRow("AA.01", ("One",))}
    containment = Containment(rows, {"AA": "EU"})
    assert containment.holders("AA.01") == ("area.x", "AA", "continent.EU")
    assert containment.holders("area.x") == ("AA", "continent.EU")
