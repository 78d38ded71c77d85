"""Every form of reported speech in speech_forms.*.txt, each chapter with as many that are none."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from test_attribution import find

from claimcheck.claims.attribution import Speech

HERE = Path(__file__).parent
LANGUAGES = ("fr", "en")
LEAST = 40
FIRST_WORD = re.compile(r"\w+(?: |')")


def read_forms(lang: str) -> list[tuple[str, bool, str, str, str, str]]:
    """(chapter, is speech, sentence, what stands for {}, what is wanted, the reason of a known fault) in order."""
    found, chapter, head = [], "", ""
    for number, line in enumerate((HERE / f"speech_forms.{lang}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("@ "):
            chapter = line[2:]
            continue
        if line[:2] in ("+ ", "- "):
            head = line
            assert "{}" in head and (" => " in head) is (head[0] == "+"), f"speech_forms.{lang}.txt:{number}"
            continue
        assert chapter and head, f"speech_forms.{lang}.txt:{number}"
        reason, _, line = line[2:].partition(": ") if line.startswith("~ ") else ("", "", line)
        sentence, _, wanted = head[2:].partition(" => ")
        found += [(chapter, head[0] == "+", sentence, form, wanted, reason) for form in line.split(" ; ")]
    return found


def cases() -> list[Any]:
    rows = []
    for lang in LANGUAGES:
        for _, _, sentence, form, wanted, reason in read_forms(lang):
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            rows.append(pytest.param(lang, sentence, form, wanted, marks=marks))
    return rows


def said(speech: Speech, text: str) -> str:
    return f"{' > '.join(speech.chain)} | {text[speech.content.start : speech.content.end]}"


@pytest.mark.parametrize(("lang", "sentence", "form", "wanted"), cases())
def test_form(lang: str, sentence: str, form: str, wanted: str) -> None:
    """A speaker is named with or without the article that the form begins with."""
    text = sentence.replace("{}", form)
    bare = FIRST_WORD.sub("", form, count=1) if FIRST_WORD.match(form) else form
    found = " ;; ".join(said(speech, text) for speech in find(lang, text))
    assert found in {wanted.replace("{}", form), wanted.replace("{}", bare)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_chapter_has_enough_of_both(lang: str) -> None:
    forms = read_forms(lang)
    assert len(forms) == len({(sentence, form) for _, _, sentence, form, _, _ in forms})
    counted = Counter((chapter, speech) for chapter, speech, *_ in forms)
    assert all(counted[chapter, speech] >= LEAST for chapter, _ in counted for speech in (True, False)), counted
    assert len(counted) >= 2 * 7
