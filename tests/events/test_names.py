"""One key for all spellings of a name, on names.txt; surnames that stand for one longer name."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from claimcheck.events.names import canonical_keys, surname_keys


def read_cases() -> list[tuple[str, str, bool]]:
    found = []
    for line in (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            same = " = " in line
            one, mark, other = line.partition(" = " if same else " / ")
            assert mark, line
            found.append((f"n:{one}", f"n:{other}", same))
    assert {same for *_, same in found} == {True, False}
    assert len(found) >= 15
    return found


@pytest.mark.parametrize(("one", "other", "same"), read_cases())
def test_spellings(one: str, other: str, same: bool) -> None:
    assert (
        canonical_keys([one, other])
        == canonical_keys([other, one])
        == ({max(one, other): min(one, other)} if same else {})
    )


def test_other_kinds_of_keys_are_left_alone() -> None:
    assert canonical_keys(["w:kravchenko", "w:kravtchenko", "g:12345", "g:12346"]) == {}


def test_a_chain_of_spellings_has_one_key_in_any_order() -> None:
    names = ["n:dmitri medvedev", "n:dmitry medvedev", "n:dmitriy medvedev"]
    for order in permutations(names):
        assert canonical_keys(order) == {
            "n:dmitriy medvedev": "n:dmitri medvedev",
            "n:dmitry medvedev": "n:dmitri medvedev",
        }


def test_a_surname_stands_for_the_one_longer_name_that_ends_in_it() -> None:
    assert surname_keys(["n:hugo lamberti", "n:lamberti"]) == {"n:lamberti": "n:hugo lamberti"}
    assert surname_keys(["n:hugo lamberti", "n:clara lamberti", "n:lamberti"]) == {}
    assert surname_keys(["n:hugo lamberti", "n:hugo"]) == {}
    assert surname_keys(["n:hugo lamberti", "w:lamberti"]) == {}
