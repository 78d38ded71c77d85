"""Blocks, languages, spans and tokens of sentences, and hostile input."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import growth

from claimcheck.languages import load_pack
from claimcheck.model import Article, BlockKind, Sentence, Span
from claimcheck.sentences import identify_language, split_sentences

T, H, P, L = BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM
WRAPPED = (
    "The bridge over the river fell on Monday night and three men who\n"
    "worked below it died, the mayor said. Two others were in hospital\n"
    "on Tuesday.\n"
)

KINDS = {
    "a headline": ("Bridge falls in Rome\n\nThree men died.", [(T, 0), (P, 1)]),
    "a section before the headline": ("World\n\nBridge falls in Rome\n\nThree men died.", [(H, 0), (T, 1), (P, 2)]),
    "no headline": ("Three men died. It was night.\n\nA second blast\n\nIt rained.", [(P, 0), (P, 0), (H, 1), (P, 2)]),
    "a list": ("Three men died:\n- Luca Rossi, 40\n- Aldo Bianchi, 38", [(P, 0), (L, 1), (L, 2)]),
    "a numbered list": ("Three men died.\n1. Luca Rossi\n2. Aldo Bianchi", [(P, 0), (L, 1), (L, 2)]),
    "hard-wrapped lines": (WRAPPED, [(P, 0), (P, 0)]),
    "a line a paragraph": ("Three men died.\nIt was night.\nIt rained.", [(P, 0), (P, 1), (P, 2)]),
    "old and foreign line ends": ("Three men died.\r\n\r\nIt was night.\r\rIt rained.", [(P, 0), (P, 1), (P, 2)]),
    "a colon is no heading": ("He said:\n\n“It fell.”", [(P, 0), (P, 1)]),
}


def split(text: str, code: str = "en", **more: object) -> list[Sentence]:
    return split_sentences(Article(text=text, **more), load_pack(code))  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "wanted"), KINDS.values(), ids=KINDS)
def test_blocks_and_their_kinds(text: str, wanted: list[tuple[BlockKind, int]]) -> None:
    assert [(s.kind, s.block) for s in split(text)] == wanted


def test_the_title_span_is_a_block_of_its_own() -> None:
    found = split("title: Three men died. They fell.\nIt was night.", title_span=Span(7, 33))
    assert [(s.kind, s.span) for s in found[1:2]] == [(T, Span(7, 33))]


def test_a_known_title_is_found_in_the_text() -> None:
    assert [s.kind for s in split("Bridge falls.\n\nThree men died.", title="Bridge falls")] == [T, P]


LANGUAGES = {
    "Le pont a cédé dans la nuit de lundi à mardi et trois ouvriers sont morts.": "fr",
    "The bridge fell in the night and three of the workers who were on it have died.": "en",
    "El puente se cayó en la noche del lunes y tres de los obreros que estaban en él murieron, dijo el alcalde.": "es",
    "Die Brücke stürzte in der Nacht ein und drei der Arbeiter sind gestorben, sagte der Minister.": "de",
    "Il ponte è crollato nella notte e tre degli operai che erano sul posto sono morti, ha detto il sindaco.": "it",
    "Міст упав уночі, троє робітників загинули, повідомив мер міста.": "uk",
    "38 / 55 – 12": None,
}


@pytest.mark.parametrize(("text", "code"), LANGUAGES.items())
def test_language_of_a_text(text: str, code: str | None) -> None:
    assert identify_language(Article(text=text)) == code


@pytest.mark.parametrize(("said", "code"), [("en", "en"), ("fr-CA", "fr"), ("EN_us", "en"), ("nl", "nl")])
def test_language_said_by_the_metadata_holds(said: str, code: str) -> None:
    assert identify_language(Article(text="Le pont a cédé dans la nuit.", lang=said)) == code


PROSE = st.text(st.sampled_from("ab Éé.!?…«»“”\"'’()[] \n\r\t\u00a0-–•|»>1234:,;M."), max_size=200)


@given(PROSE, st.sampled_from(["fr", "en"]))
def test_sentences_lie_in_order_and_hold_their_tokens(text: str, code: str) -> None:
    reached, block = 0, 0
    for number, sentence in enumerate(split(text or "x", code)):
        span = sentence.span
        assert sentence.index == number and sentence.block in (block, block + 1)
        assert reached <= span.start < span.end <= len(text or "x")
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        assert sentence.tokens and all(span.covers(token.span) for token in sentence.tokens)
        assert all(text[token.start : token.end] == token.text for token in sentence.tokens)
        reached, block = span.end, sentence.block


SIZE = 200_000
HOSTILE = {
    "one word": "a" * SIZE,
    "long words": ("a" * 10_000 + " ") * (SIZE // 10_000),
    "no full stop": "word " * (SIZE // 5),
    "stops only": "." * SIZE,
    "stops and spaces": ". " * (SIZE // 2),
    "initials": "A." * (SIZE // 2),
    "open brackets": "(a. B" * (SIZE // 5),
    "closers": '."»)' * (SIZE // 4),
    "lines": "A line\n" * (SIZE // 7),
    "blank lines": "\n" * SIZE,
    "spaces": " " * SIZE + "x",
    "guillemets": " » a" * (SIZE // 4),
    "cues": "share " * (SIZE // 6),
    "apostrophes": "l'" * (SIZE // 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    def read(size: int) -> Callable[[], object]:
        return lambda: split(HOSTILE[name][:size])

    assert growth(read, 4_000)[1]
    found = split(HOSTILE[name])  # a pattern that goes back and forth would be at this for hours
    assert all(len(sentence.span) <= 2000 for sentence in found)
