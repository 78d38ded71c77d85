"""Furniture makes no sentences; what looks like it does. `furniture.txt` holds both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck.errors import BrokenPack
from claimcheck.languages import load_pack
from claimcheck.languages.source import Faults
from claimcheck.model import Article, BlockKind
from claimcheck.sentences import split_sentences
from claimcheck.sentences.furniture import read_cues

BEFORE = {"fr": "Le pont de la ville a cédé. Trois ouvriers sont morts.", "en": "The bridge fell. Three men died."}
LINE = re.compile(r"(fr|en) (gone|kept): (.+)")


def cases() -> list[tuple[str, str, str]]:
    lines = (Path(__file__).parent / "furniture.txt").read_text(encoding="utf-8").splitlines()
    found = [LINE.fullmatch(line) for line in lines if line and not line.startswith("#")]
    return [(match[1], match[2], match[3]) if match else ("", "unreadable", "") for match in found]


def sentences(text: str, code: str = "en") -> list[str]:
    return [text[s.span.start : s.span.end] for s in split_sentences(Article(text=text), load_pack(code))]


def test_there_are_cases() -> None:
    for code in ("fr", "en"):
        assert sum(case[:2] == (code, "gone") for case in cases()) >= 30
        assert sum(case[:2] == (code, "kept") for case in cases()) >= 12


@pytest.mark.parametrize(("code", "fate", "line"), cases())
def test_furniture_goes_and_look_alikes_stay(code: str, fate: str, line: str) -> None:
    text = f"{BEFORE[code]}\n\n{line}\n\n{BEFORE[code]}"
    found = sentences(text, code)
    assert fate in ("gone", "kept")
    if fate == "gone":
        assert found and set(found) <= set(sentences(BEFORE[code], code))
    else:
        assert line in found


def test_a_heading_of_links_takes_the_links_with_it() -> None:
    links = "Most read\n\nQueen visits Rome\n\nCup final tonight"
    text = f"Three men died.\n\n{links}\n\nThe bridge fell. Nobody knows why."
    assert sentences(text) == ["Three men died.", "The bridge fell.", "Nobody knows why."]


def test_one_long_full_sentence_ends_the_links() -> None:
    prose = "The bridge had been closed for repairs since the winter storms of last year."
    assert sentences(f"Three men died.\n\nRelated\n\nQueen visits Rome\n\n{prose}") == ["Three men died.", prose]


def test_comments_close_the_article_but_not_from_its_top() -> None:
    body = "Three men died when the bridge fell. Nobody knows why it fell in the night, after it had been mended."
    assert sentences(f"{body}\n\nComments\n\nAnna: I saw it fall. It was loud and I ran home.") == sentences(body)
    assert sentences(f"3 comments\n\n{body}") == sentences(body)


def test_a_sentence_of_furniture_leaves_its_paragraph() -> None:
    text = "Three men died on Monday. Read also: Minister resigns. The bridge was old."
    assert sentences(text) == ["Three men died on Monday.", "The bridge was old."]


def test_furniture_of_another_language_goes_too() -> None:
    assert sentences("Le pont a cédé.\n\nRelated Articles\n\nShare this", "fr") == ["Le pont a cédé."]


def test_a_repeated_label_goes_and_a_repeated_sentence_stays() -> None:
    text = "Three men died.\n\nBreaking Alert\n\nThree men died.\n\nBreaking Alert\n\nThey fell.\n\nBreaking Alert"
    assert sentences(text) == ["Three men died.", "Three men died.", "They fell."]


def test_a_headline_with_a_full_stop_is_known_by_the_trail_above_it() -> None:
    text = "Home » World » Three men died.\n\nThree men died.\n\nIt was night."
    found = split_sentences(Article(text=text), load_pack("en"))
    assert [s.kind for s in found] == [BlockKind.TITLE, BlockKind.PARAGRAPH]


def test_faults_of_the_table_name_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "language.toml").write_text('name = "English"\ndecimal_mark = "."\n', encoding="utf-8")
    (folder / "furniture.txt").write_text("whole: share\nheadings: see also\nbegins: share\n", encoding="utf-8")
    faults = Faults()
    pack = type(load_pack("en"))(folder, load_pack("en").concepts)
    read_cues(pack, faults)
    with pytest.raises(BrokenPack, match=r"en/furniture.txt:2: unknown key 'headings'(.|\n)*furniture.txt:3: 'share'"):
        faults.raise_any()
