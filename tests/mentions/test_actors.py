"""The actor finder on the phrases of actors.fr.txt and actors.en.txt, and names on those of names.txt."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from claimcheck.errors import BrokenPack
from claimcheck.languages import Pack, load_concepts, load_pack
from claimcheck.languages.source import Folder
from claimcheck.languages.speech import speech_tables
from claimcheck.mentions.actors import find_actors, same_name
from claimcheck.model import ActorMention, Article, BlockKind, Sentence, Span

HERE = Path(__file__).parent
LEAST_CASES, LEAST_NOTHING = 50, 9
BREAK = " || "


def read_article(lang: str, text: str) -> tuple[Article, list[Sentence]]:
    """An article of one paragraph whose sentences `BREAK` parts."""
    pack = load_pack(lang)
    sentences: list[Sentence] = []
    start = 0
    for part in text.split(BREAK):
        span = Span(start, start + len(part))
        sentences.append(Sentence(len(sentences), span, 0, BlockKind.PARAGRAPH, pack.tokenize(part, start)))
        start = span.end + len(BREAK)
    return Article(text=text, lang=lang), sentences


def find(lang: str, text: str) -> list[ActorMention]:
    article, sentences = read_article(lang, text)
    return find_actors(article, sentences, load_pack(lang))


def read_cases(lang: str) -> list[tuple[str, str, str]]:
    lines = (HERE / f"actors.{lang}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.partition(" => ") for line in lines if line and not line.startswith("#")]
    assert all(arrow for _, arrow, _ in rows), f"actors.{lang}.txt: a line without an arrow"
    return [(lang, text, wanted) for text, _, wanted in rows]


CASES = read_cases("fr") + read_cases("en")


def said(mention: ActorMention) -> str:
    return f"{mention.quote} | {mention.type} | {mention.side or '-'} | {mention.key}"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_there_are_cases(lang: str) -> None:
    cases = read_cases(lang)
    assert len(cases) >= LEAST_CASES
    assert sum(wanted == "nothing" for *_, wanted in cases) >= LEAST_NOTHING


@pytest.mark.parametrize(("lang", "text", "wanted"), CASES)
def test_actors(lang: str, text: str, wanted: str) -> None:
    found = find(lang, text)
    assert ("; ".join(said(m) for m in found) or "nothing") == wanted
    assert all(text[m.span.start : m.span.end] == m.quote for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def read_pairs() -> list[tuple[str, str, bool]]:
    pairs = []
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sign = " ~ " if " ~ " in line else " ! "
            one, other = line.split(sign)
            pairs.append((one, other, sign == " ~ "))
    assert {same for *_, same in pairs} == {True, False}
    return pairs


@pytest.mark.parametrize(("one", "other", "same"), read_pairs())
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_different_people_of_one_surname_stay_apart() -> None:
    found = find("fr", "Paul Martin et Jean Martin ont parlé. || Martin est parti.")
    assert [m.key for m in found] == ["paul martin", "jean martin"]


def test_an_unknown_key_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "fr"
    shutil.copytree(load_pack("fr").folder.path, folder)
    with (folder / "groups.txt").open("a", encoding="utf-8") as table:
        table.write("choir: choristes\n")
    last = len((folder / "groups.txt").read_text(encoding="utf-8").splitlines())
    with pytest.raises(BrokenPack, match=f"groups.txt:{last}: unknown key 'choir'"):
        speech_tables(Pack(Folder(folder), load_concepts()))
