from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field, make_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.archive.codec import format_of, pack, unpack
from claimcheck.archive.errors import DamagedArchive
from claimcheck.model import Article, Claim, Discrepancy, NumberRange, Outline, Party, Region, State, TimeRange, Truth
from claimcheck.pipeline import check_articles, read_claims

EXAMPLES = Path(__file__).parents[2] / "fixtures" / "examples"


@pytest.fixture(scope="module")
def readings() -> list[Any]:
    return read_claims(claimcheck.read_articles([EXAMPLES]))


def test_everything_read_comes_back_as_it_was(readings: list[Any]) -> None:
    assert len(readings) > 10
    for reading in readings:
        assert unpack(Article, pack(Article, reading.article)) == reading.article
        assert unpack(Outline | None, pack(Outline | None, reading.outline)) == reading.outline
        claims = unpack(tuple[Claim, ...], pack(tuple[Claim, ...], reading.claims))
        assert claims == reading.claims
        assert [_plain(claim) for claim in claims] == [_plain(claim) for claim in reading.claims]
    kinds = {type(claim.value) for reading in readings for claim in reading.claims}
    assert kinds >= {NumberRange, TimeRange, Region, Truth}


def _plain(claim: Claim) -> tuple[object, ...]:
    """What is written of a claim: equal numbers may differ in it, 38 and 38.0; sets are written in any order."""
    return str(claim.value), sorted(repr(claim.value)), claim.quote, claim.speakers


def test_discrepancies_come_back_too() -> None:
    found = check_articles(claimcheck.read_articles([EXAMPLES])).discrepancies
    assert found
    for each in found:
        assert unpack(Discrepancy, pack(Discrepancy, each)) == each


def test_the_same_value_gives_the_same_bytes(readings: list[Any]) -> None:
    for reading in readings:
        again = unpack(tuple[Claim, ...], pack(tuple[Claim, ...], reading.claims))
        assert pack(tuple[Claim, ...], again) == pack(tuple[Claim, ...], reading.claims)


@pytest.mark.parametrize(
    "value",
    [NumberRange(38, 38), NumberRange(38.5, None, ">"), Party("a", frozenset({"x", "y"})), State("fate", "died"),
     TimeRange(date(2022, 3, 7), date(2022, 3, 8)), Region("g1", "A \ud800 \x00 é", ("UA",))],
)  # fmt: skip
def test_values(value: object) -> None:
    back = unpack(type(value), pack(type(value), value))
    assert back == value
    assert repr(back) == repr(value) or isinstance(value, Party)


def altered(data: bytes, change: dict[str, Any], at: str = "rows") -> bytes:
    held = json.loads(zlib.decompress(data))
    held[at][0].update(change) if at == "rows" else held[at].update(change)
    return zlib.compress(json.dumps(held).encode())


ARTICLE = pack(Article, Article("text", id="a"))
REGION = pack(Region, Region("g1", "A", ("UA",)))
DAMAGED = {
    "cut": ARTICLE[:-3],
    "empty": b"",
    "no zlib": b"article",
    "no JSON": zlib.compress(b"{"),
    "a list": zlib.compress(b"[1]"),
    "no rows": zlib.compress(b'{"value": 0}'),
    "no such row": zlib.compress(b'{"value": 7, "rows": []}'),
    "a row by a negative number": zlib.compress(b'{"value": -1, "rows": [{"text": "a"}]}'),
    "a row of itself": zlib.compress(b'{"value": 0, "rows": [{"text": "a", "title_span": 0}]}'),
    "an unknown field": altered(ARTICLE, {"tone": "grave"}),
    "a field missing": zlib.compress(b'{"value": 0, "rows": [{"id": "a"}]}'),
    "another type": altered(ARTICLE, {"text": 5}),
    "a list for a text": altered(ARTICLE, {"date": ["2022"]}),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_not_whole_is_refused(name: str) -> None:
    with pytest.raises(DamagedArchive, match="Article"):
        unpack(Article, DAMAGED[name])


def test_the_union_names_its_class() -> None:
    value = NumberRange.exactly(3)
    data = pack(NumberRange | TimeRange | None, value)
    assert unpack(NumberRange | TimeRange | None, data) == value
    with pytest.raises(DamagedArchive):
        unpack(TimeRange | Region | None, data)
    assert unpack(TimeRange | Region | None, pack(TimeRange | Region | None, None)) is None


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    days: frozenset[date] = field(default_factory=frozenset)


def test_the_format_follows_the_fields() -> None:
    formats = {
        format_of(make_dataclass("Note", fields, frozen=True))
        for fields in ([("text", str)], [("text", str), ("more", int)], [("text", int)], [("words", str)])
    }
    assert len(formats) == 4
    assert format_of(Note) == format_of(Note) != format_of(Claim)


def test_sets_and_new_fields_need_no_code() -> None:
    note = Note("a", frozenset({date(2022, 3, 7), date(2021, 1, 1)}))
    assert unpack(Note, pack(Note, note)) == note
    assert unpack(Note, pack(Note, replace(note, days=frozenset()))).days == frozenset()


def test_a_type_without_a_form_is_a_fault_of_the_code() -> None:
    with pytest.raises(TypeError, match="no form"):
        pack(dict[str, int], {})
