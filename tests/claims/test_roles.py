"""Who did it and whom it befell, read off the order of words, on roles.LANG.txt: `SENTENCE => VERB: AGENT | PATIENT`, a
dash where none is to be read; the verb is named by the first of its words as they stand in the sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from phrases import read_phrases

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import read_sentences
from claimcheck.model import Article
from claimcheck.pipeline import prepare_article

CASES = read_phrases(Path(__file__).parent, "roles.*.txt")
LEAST = 18
"""Sentences of each language."""


def test_there_are_cases() -> None:
    for lang in ("fr", "en"):
        assert sum(code == lang for code, _, _ in CASES) >= LEAST


def frames_of(lang: str, text: str) -> Iterator[Frame]:
    prepared = prepare_article(Article(text, lang=lang, date="2024-05-15"))
    assert prepared.pack is not None
    for reading in read_sentences(prepared.sentences, prepared.mentions, {}, prepared.pack):
        yield from (frame for frame in reading.frames if frame.is_verb)


@pytest.mark.parametrize(("lang", "sentence", "wanted"), CASES, ids=lambda value: value[:60])
def test_roles(lang: str, sentence: str, wanted: str) -> None:
    told = {}
    for frame in frames_of(lang, sentence):
        verb = sentence[slice(*frame.hit.span)].split()[0]
        told[verb] = " | ".join(nominal.quote if nominal else "-" for nominal in (frame.agent, frame.patient))
    for part in wanted.split("; "):
        verb, _, roles = part.partition(": ")
        assert told.get(verb) == roles, told
