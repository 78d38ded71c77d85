"""Texts taken over from one another have one origin."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.events.copies import COPIED, SHINGLE, find_origins
from claimcheck.model import Article

AGENCY = (
    "Two people were killed in Bremen on Tuesday in a storm that cut the power in the north, the mayor said. "
    "Trees fell on three cars near the station and on the tracks. Trains to Hamburg were cancelled until the evening."
)
OWN = (
    "In Bremen the wind took roofs and lives. Nine people died on Tuesday, by the count of the fire brigade, whose men "
    "worked through the night. The lines along the Weser were down and no train ran to Hamburg before the evening came."
)


def origins(**texts: str) -> dict[str, str]:
    return find_origins([Article(text, id=name) for name, text in texts.items()])


@pytest.mark.parametrize(
    ("text", "is_copy"),
    [
        (AGENCY, True),
        (AGENCY + " More follows.", True),
        ("From our newsroom. " + AGENCY.replace("the mayor said", "officials said"), True),
        (AGENCY[: len(AGENCY) // 2], True),
        (AGENCY.upper().replace(" ", "\n"), True),
        (OWN, False),
        (OWN + " " + AGENCY[:60], False),
        ("Short.", False),
        ("", False),
    ],
)
def test_copies(text: str, is_copy: bool) -> None:
    assert origins(a=AGENCY, b=text) == {"a": "a", "b": "a" if is_copy else "b"}
    assert origins(b=text, a=AGENCY) == {"a": "a", "b": "a" if is_copy else "b"}


def test_a_chain_of_copies_has_the_first_as_origin() -> None:
    words = [f"word{n}" for n in range(60)]
    one, two, three = (" ".join(words[n : n + 40]) for n in (0, 8, 16))
    assert origins(a=one, b=two, c=three) == {"a": "a", "b": "a", "c": "a"}
    assert 0 < COPIED < 1 < SHINGLE


def test_boilerplate_that_all_share_links_none() -> None:
    notice = "All rights reserved by the owners of this paper and its many writers in all of its lands."
    texts = {f"a{n:02}": f"{notice} " + " ".join(f"w{n}x{m}" for m in range(12)) for n in range(30)}
    assert origins(**texts) == {name: name for name in texts}


def test_copies_are_one_voice_in_a_report() -> None:
    texts = {"a": AGENCY, "b": AGENCY, "c": OWN}
    articles = [Article(text, id=name, date="2024-06-05", lang="en") for name, text in texts.items()]
    found = [d for d in claimcheck.check(articles).discrepancies if d.question.measure == "killed"]
    assert [sorted((side.value, side.origins) for side in d.sides) for d in found] == [[("2", 1), ("9", 1)]]


def test_who_cites_one_agency_has_one_voice() -> None:
    texts = {
        "a": "Trois personnes ont été tuées mardi à Nantes dans un incendie, selon l'AFP.",
        "b": "À Nantes, l'incendie de mardi a fait trois morts, selon l'AFP. La rue est fermée.",
        "c": "L'incendie de mardi à Nantes a tué cinq personnes, d'après les pompiers.",
        "d": "Cinq personnes sont mortes mardi à Nantes dans l'incendie de la rue Kléber.",
    }
    articles = [Article(text, id=name, date="2024-06-05", lang="fr") for name, text in texts.items()]
    found = [d for d in claimcheck.check(articles).discrepancies if d.question.measure == "killed"]
    assert [{side.value: side.origins for side in d.sides} for d in found] == [{"3": 1, "5": 2}]
