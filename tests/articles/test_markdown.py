"""Markdown is blanked in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from steps import growth

from claimcheck.articles import read_articles

CASES = {
    "# Un titre #": "Un titre",
    "Un titre\n========": "Un titre",
    "Le **pont** a *cédé* hier": "Le pont a cédé hier",
    "Le __pont__ a _cédé_, dit-on": "Le pont a cédé , dit-on",
    "un_nom_de_code reste": "un_nom_de_code reste",
    'Voir [le pont](https://e.fr/a_(b) "t") ici': "Voir le pont ici",
    "Voir [le pont][1] ici\n\n[1]: https://e.fr": "Voir le pont ici",
    "Il les a [tous] vus": "Il les a [tous] vus",
    "![une image](a.png) Le pont": "Le pont",
    "> Le pont a cédé": "Le pont a cédé",
    "Avant\n```\nx = 1\n```\nAprès": "Avant Après",
    "Avant\n~~~ py\nx = 1": "Avant",
    "| Ville | Morts |\n|-------|:-----:|\n| Lyon | 38 |": "Ville Morts Lyon 38",
    "Le <b>pont</b><br/> a <!-- non --> cédé": "Le pont a cédé",
    "38 < 55 et 55 > 38": "38 < 55 et 55 > 38",
    "Avant\n\n***\n\nAprès[^1]": "Avant Après",
    "- [x] fait\n- pas fait": "- fait - pas fait",
    "* un\n* deux": "* un * deux",
    "<https://e.fr> Le `pont`": "Le pont",
}


@pytest.mark.parametrize(("text", "prose"), CASES.items())
def test_marks_are_blanked_in_place(tmp_path: Path, text: str, prose: str) -> None:
    (tmp_path / "x.md").write_bytes(text.encode())
    [article] = read_articles(tmp_path)
    assert " ".join(article.prose.split()) == prose
    assert len(article.prose) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, article.prose, strict=True))


HOSTILE = ["[", "![", "[a](", "*", "_a", "`", "<a", "-|", "> ", "#", "[^", "- ", "](", "|-"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_markdown_takes_linear_time(tmp_path: Path, piece: str) -> None:
    def read(size: int) -> Callable[[], object]:
        (tmp_path / "x.md").write_text("text " + piece * (size // len(piece)))
        return lambda: read_articles(tmp_path)

    assert growth(read, 4_000)[1]
    read(190_000)()  # a pattern that goes back and forth would be at this for hours
