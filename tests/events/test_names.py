"""One key for all spellings of a name, on names.txt; surnames that stand for one longer name."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from claimcheck.events.names import canonical_keys, surname_keys
from claimcheck.events.sounds import distance, firm_of, sound_alike, sounds_of


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


def spelled() -> list[tuple[list[str], list[str]]]:
    """Every two of the names of names.txt, by their words."""
    names = sorted({name[2:] for one, other, _ in read_cases() for name in (one, other)})
    return [(one.split(), other.split()) for one in names for other in names]


def test_two_spellings_share_the_sounds_that_no_spelling_changes() -> None:
    alike = [(one, other) for one, other in spelled() if sound_alike(one, other)]
    assert len(alike) > len({" ".join(one) for one, _ in alike})
    assert [(one, other) for one, other in alike if firm_of(one) != firm_of(other)] == []


@pytest.mark.parametrize("most", [0.0, 0.1, 0.35, 0.95, 3.0])
def test_a_distance_is_exact_up_to_the_most_that_is_asked_for(most: float) -> None:
    for one, other in spelled():
        left, right = sounds_of(one[-1]), sounds_of(other[-1])
        cost = distance(left, right)
        within = distance(left, right, most)
        assert within == cost if cost <= most else within > most
