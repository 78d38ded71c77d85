"""The phrases of time_phrases.*.txt: one value, many ways of saying it, and words that are no time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimcheck.languages import load_pack
from claimcheck.mentions.times import find_times
from claimcheck.model import Article, TimeMention
from claimcheck.sentences import split_sentences

LANGUAGES = ("fr", "en")
NOTHING = ["nothing"]
LEAST_PHRASES, LEAST_TRAPS = 300, 300


@dataclass(frozen=True)
class Phrase:
    lang: str
    date: str | None
    wanted: tuple[str, ...]
    text: str
    where: str


def read_phrases(lang: str) -> Iterator[Phrase]:
    path = Path(__file__).with_name(f"time_phrases.{lang}.txt")
    date, wanted = "", [""]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@ "):
            date = line[2:]
        elif line.startswith("= "):
            wanted = line[2:].split()
        elif line.strip() and not line.startswith("#"):
            assert date and wanted != [""], f"{path.name}:{number}: no day or value above: {line}"
            values = () if wanted == NOTHING else tuple(wanted)
            yield Phrase(lang, None if date == "-" else date, values, line, f"{path.name}:{number}")


PHRASES = [phrase for lang in LANGUAGES for phrase in read_phrases(lang)]


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def said(mention: TimeMention) -> str:
    """A mention as the files write it."""
    hours = mention.value.clock if mention.value else None
    text = mention.edtf or mention.timex
    return text if hours is None or hours.exact else f"{text}@{clock(hours.low)}..{clock(hours.high)}"


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase.where for phrase in PHRASES])
def test_phrase(phrase: Phrase) -> None:
    pack = load_pack(phrase.lang)
    article = Article(text=phrase.text, date=phrase.date, lang=phrase.lang)
    found = find_times(article, split_sentences(article, pack), pack)
    assert [said(mention) for mention in found] == list(phrase.wanted)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_phrases(lang: str) -> None:
    phrases = [phrase for phrase in PHRASES if phrase.lang == lang]
    traps = [phrase for phrase in phrases if not phrase.wanted]
    assert len(phrases) - len(traps) >= LEAST_PHRASES
    assert len(traps) >= LEAST_TRAPS
    assert len({(phrase.text, phrase.date) for phrase in phrases}) == len(phrases), "a phrase stands twice"
