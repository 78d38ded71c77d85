"""Who says what, on the phrases of attribution.fr.txt and attribution.en.txt; markers on those of markers.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.claims.attribution import Speech, find_speech, stance_at
from claimcheck.languages import load_pack
from claimcheck.mentions.actors import find_actors
from claimcheck.model import Article, BlockKind, Sentence, Span, Stance

HERE = Path(__file__).parent
LEAST_CASES, LEAST_NOTHING = 50, 10
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


def find(lang: str, text: str) -> list[Speech]:
    pack = load_pack(lang)
    article, sentences = read_article(lang, text)
    return find_speech(article, sentences, find_actors(article, sentences, pack), pack)


def read_cases(lang: str) -> list[tuple[str, str, str]]:
    lines = (HERE / f"attribution.{lang}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.partition(" => ") for line in lines if line and not line.startswith("#")]
    assert all(arrow for _, arrow, _ in rows), f"attribution.{lang}.txt: a line without an arrow"
    return [(lang, text, wanted) for text, _, wanted in rows]


CASES = read_cases("fr") + read_cases("en")


def said(speech: Speech, text: str) -> str:
    who = " > ".join(speech.chain) or "?"
    who += f" ! {speech.accused.name}" if speech.accused else ""
    act = speech.act + ("" if speech.stance is Stance.ASSERTED else f"/{speech.stance}")
    return f"{act} | {who} | {text[speech.content.start : speech.content.end]}"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_there_are_cases(lang: str) -> None:
    cases = read_cases(lang)
    assert len(cases) >= LEAST_CASES
    assert sum(wanted == "nothing" for *_, wanted in cases) >= LEAST_NOTHING


@pytest.mark.parametrize(("lang", "text", "wanted"), CASES)
def test_speech(lang: str, text: str, wanted: str) -> None:
    assert (" ;; ".join(said(s, text) for s in find(lang, text)) or "nothing") == wanted


def read_markers() -> list[tuple[str, str, str]]:
    cases = []
    for line in (HERE / "markers.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            front, _, stance = line.partition(" => ")
            lang, _, text = front.partition(" | ")
            cases.append((lang, text, stance))
    assert cases
    return cases


@pytest.mark.parametrize(("lang", "text", "stance"), read_markers())
def test_markers(lang: str, text: str, stance: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    _, sentences = read_article(lang, text.replace("[", "").replace("]", ""))
    assert stance_at(sentences[0], Span(start, end), load_pack(lang)) == stance
