"""Reading files end to end: what is read, under which id, and what is told of the rest."""

from __future__ import annotations

import io
import json
import os
import sys
import warnings
from pathlib import Path

import pytest
from steps import steps

from claimcheck.articles import read_articles
from claimcheck.errors import Problem
from claimcheck.model import Article, Span

TEXT = "Le pont a cédé. Trois ouvriers sont morts."


def read(*paths: Path | str) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    return read_articles(paths, on_problem=problems.append), problems


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def test_ids_are_paths_below_the_argument(tmp_path: Path) -> None:
    for name in ("b.txt", "a/x.txt", "a/y.md", ".hidden.txt", ".git/z.txt", "photo.jpg", "c.HTM"):
        write(tmp_path / "in" / name, f"<p>{TEXT}" if name.endswith("HTM") else TEXT)
    articles, problems = read(tmp_path / "in")
    assert [a.id for a in articles] == ["a/x.txt", "a/y.md", "b.txt", "c.HTM"]
    assert problems == []
    assert [a.id for a in read(tmp_path / "in/a/x.txt")[0]] == ["x.txt"]


def test_colliding_ids_get_their_argument_before_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "p/x.txt", "One.")
    write(tmp_path / "q/x.txt", "Two.")
    write(tmp_path / "q/y.txt", "Three.")
    monkeypatch.chdir(tmp_path)
    assert [a.id for a in read("p", "q")[0]] == ["p/x.txt", "q/x.txt", "y.txt"]
    assert [a.id for a in read("p/x.txt", "q/x.txt")[0]] == ["p/x.txt", "q/x.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "x.txt", TEXT)
    assert len(read(path, path, tmp_path)[0]) == 1


def test_an_unknown_suffix_is_read_when_it_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "x.story", TEXT)
    assert read(path)[0][0].text == TEXT
    assert read(tmp_path)[0] == []


def test_problems_are_warnings_by_default(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="no such file"):
        assert read_articles([tmp_path / "none.txt"]) == []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_articles([write(tmp_path / "x.txt", TEXT)])


FATAL = {
    "empty": (b"", "empty"),
    "white space": (b" \r\n\t\n", "empty"),
    "byte order mark alone": (b"\xef\xbb\xbf", "empty"),
    "NUL bytes": (b"GIF\0\0\1\2", "not text"),
    "control characters": (bytes(range(1, 9)) * 20 + b"text", "not text"),
    "a PDF": (b"%PDF-1.7 text", "not text"),
    "too large": (b"word \n" * 4_000_000, "limit of 20 MB"),
    "a long line": (b"word " * 50_000, "limit of 200000 characters"),
    "metadata alone": (b"---\ntitle:\ndate: 2022\n---\n\n", "no text"),
}


@pytest.mark.parametrize(("content", "what"), FATAL.values(), ids=FATAL)
def test_what_is_no_article_is_told_and_the_rest_is_read(tmp_path: Path, content: bytes, what: str) -> None:
    write(tmp_path / "bad.txt", content)
    write(tmp_path / "good.txt", TEXT)
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["good.txt"]
    [problem] = problems
    assert problem.fatal and what in problem.what and problem.path.endswith("bad.txt") and problem.remedy


def test_fifty_megabytes_in_one_line_are_refused_at_once(tmp_path: Path) -> None:
    for name in ("x.txt", "x.html", "x.jsonl"):
        path = write(tmp_path / name, b"a" * 50_000_000)
        found: list[tuple[list[Article], list[Problem]]] = []
        assert steps(lambda path=path, found=found: found.append(read(path))) < 10_000  # type: ignore[misc]
        [(articles, [problem])] = found
        assert articles == [] and problem.fatal and "limit of 20 MB" in problem.what


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and modes of files are those of Unix")
def test_missing_forbidden_and_special_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    write(tmp_path / "good.txt", TEXT)
    articles, problems = read(tmp_path, tmp_path / "none")
    assert [a.id for a in articles] == ["good.txt"]
    told = {Path(problem.path).name: problem.what for problem in problems}
    assert set(told) == {"pipe.txt", "gone.txt", "self.txt", "none"}
    assert "no such file" in told["gone.txt"] and "no such file" in told["none"] and "regular" in told["pipe.txt"]
    assert read(tmp_path / "pipe.txt")[1][0].fatal


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file_is_told(tmp_path: Path) -> None:
    write(tmp_path / "x.txt", TEXT).chmod(0)
    assert "may not be read" in read(tmp_path)[1][0].what


def test_a_folder_without_an_article_is_told(tmp_path: Path) -> None:
    articles, [problem] = read(tmp_path)
    assert articles == [] and problem.fatal and "no article" in problem.what and ".txt" in problem.remedy


ENCODED = {
    "utf-8": (TEXT.encode(), TEXT, False),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + TEXT.encode(), "\ufeff" + TEXT, False),
    "utf-16": (b"\xff\xfe" + TEXT.encode("utf-16-le"), "\ufeff" + TEXT, False),
    "utf-16 big": (b"\xfe\xff" + TEXT.encode("utf-16-be"), "\ufeff" + TEXT, False),
    "windows": ((TEXT + " “Oui”…").encode("cp1252"), TEXT + " “Oui”…", True),
    "latin": (TEXT.encode("latin-1") + b" \x81", TEXT + " \x81", True),
    "damaged utf-8": ((TEXT + "é" * 9).encode() + b"\xff", TEXT + "é" * 9 + "\ufffd", True),
    "line ends": (b"Un.\r\n\r\nDeux.\rTrois.\n", "Un.\r\n\r\nDeux.\rTrois.\n", False),
}


@pytest.mark.parametrize(("raw", "text", "doubt"), ENCODED.values(), ids=ENCODED)
def test_bytes_become_text_with_offsets_as_on_disk(tmp_path: Path, raw: bytes, text: str, doubt: bool) -> None:
    [article], problems = read(write(tmp_path / "x.txt", raw))
    assert article.text == text
    assert len(article.prose) == len(text) and "\ufeff" not in article.prose
    assert [problem.fatal for problem in problems] == [False] * doubt


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def feed(content: str) -> list[Article]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        return read("-")[0]

    assert [(a.id, a.text) for a in feed(TEXT)] == [("-", TEXT)]
    rows = feed('{"text": "A."}\n{"id": "b", "text": "B."}\n')
    assert [(a.id, a.text) for a in rows] == [("-#1", "A."), ("-#b", "B.")]
    assert [a.text for a in feed("{curly} text\nmore")] == ["{curly} text\nmore"]
    assert [a.prose for a in feed(f"<!DOCTYPE html><p>{TEXT}</p>")] == [TEXT]


def test_rows_are_articles_and_broken_ones_are_told(tmp_path: Path) -> None:
    rows = [
        '{"id": "a", "text": "A.", "date": "2022/09/10", "lang": "fr", "source": "S", "title": "T", "url": "U"}',
        "{broken",
        "",
        '{"id": "a", "text": "B."}',
        '{"text": "C.", "date": "soon"}',
        '{"id": 7}',
        "[1]",
        '{"text": "D.", "lang": 3}',
        "[" * 100_000,
        '{"text": "\\ud800 E.", "id": 9}',
    ]
    articles, problems = read(write(tmp_path / "r.jsonl", "\n".join(rows)))
    assert [a.id for a in articles] == ["r.jsonl#a", "r.jsonl#a-4", "r.jsonl#5", "r.jsonl#8", "r.jsonl#9"]
    first = articles[0]
    assert (first.date, first.lang, first.source, first.title, first.url) == ("2022-09-10", "fr", "S", "T", "U")
    assert [p.what.split(":")[0] for p in problems if p.fatal] == ["line 2", "line 6", "line 7", "line 9"]
    assert [p.what.split(":")[0] for p in problems if not p.fatal] == ["line 4", "line 5", "line 8"]
    articles[-1].prose.encode("utf-8")


def test_many_broken_rows_are_counted(tmp_path: Path) -> None:
    _, problems = read(write(tmp_path / "r.ndjson", "no\n" * 50))
    assert len(problems) == 21 and "30 more rows" in problems[-1].what


def test_rows_keep_offsets_into_their_text(tmp_path: Path) -> None:
    text = " date 2022-09 Le pont a cédé."
    [article], _ = read(write(tmp_path / "r.jsonl", json.dumps({"text": text})))
    assert article.text == text and article.date == "2022-09" and article.prose == " " * 14 + text[14:]


FRONT = (
    "---\nsource: \"Agence\"\ndate: 2022-09-10T05:12\nlang: fr-FR\ntitle: 'Un pont cède'\nurl: https://e.fr/a\n---\n"
)


def test_front_matter_is_blanked_but_for_the_title(tmp_path: Path) -> None:
    for text in (FRONT + TEXT, "\ufeff" + FRONT + TEXT, (FRONT + TEXT).replace("\n", "\r\n")):
        [article], problems = read(write(tmp_path / "x.txt", text))
        assert problems == [] and article.text == text and article.offsets is None
        assert (article.source, article.date, article.lang) == ("Agence", "2022-09-10T05:12", "fr")
        assert (article.title, article.url) == ("Un pont cède", "https://e.fr/a")
        assert article.prose.split() == ["Un", "pont", "cède", *TEXT.split()]
        assert article.title_span and article.quote(article.title_span) == "Un pont cède"
        assert article.prose[-len(TEXT) :] == TEXT and article.prose.count("\n") == text.count("\n")


WRONG = {
    "date": ("date: next week", "'next week'"),
    "no day of the calendar": ("date: 2022-02-30", "'2022-02-30'"),
    "key": ("author: A\ndate: 2022", "unknown key 'author'"),
    "language": ("lang: français", "language"),
    "twice": ("date: 2022\ndate: 2023", "twice"),
}


@pytest.mark.parametrize(("lines", "what"), WRONG.values(), ids=WRONG)
def test_wrong_front_matter_is_a_doubt(tmp_path: Path, lines: str, what: str) -> None:
    [article], [problem] = read(write(tmp_path / "x.md", f"---\nsource: S\n{lines}\n---\n{TEXT}"))
    assert not problem.fatal and what in problem.what and article.source == "S" and article.prose.strip() == TEXT


def test_unclosed_front_matter_is_a_doubt_and_is_read(tmp_path: Path) -> None:
    [article], [problem] = read(write(tmp_path / "x.txt", f"---\ndate: 2022\ntitle: Un pont\n{TEXT}"))
    assert not problem.fatal and "not closed" in problem.what
    assert article.date == "2022" and article.prose.split() == ["Un", "pont", *TEXT.split()]


@pytest.mark.parametrize("text", ["---\n\nLe pont.\n---\n", "--- Le pont.", "---", "Le pont.\n---\ndate: 2022\n---\n"])
def test_a_rule_is_no_front_matter(tmp_path: Path, text: str) -> None:
    [article], problems = read(write(tmp_path / "x.txt", text))
    assert article.prose == text and problems == [] and article.date is None


RUN_IN = {" date 2022-09 Le pont": "2022-09", "date: 2022-09-10 Le pont": "2022-09-10", "Date 2022 Le pont": "2022"}


@pytest.mark.parametrize(("text", "date"), RUN_IN.items())
def test_a_date_run_into_the_text_is_metadata(tmp_path: Path, text: str, date: str) -> None:
    [article], _ = read(write(tmp_path / "x.txt", text))
    assert article.date == date and article.prose.strip() == "Le pont" and len(article.prose) == len(text)


@pytest.mark.parametrize("text", ["Dates 2022-09 Le pont", "UPDATED 5:12 a.m., Tuesday, March 26", "date inconnue"])
def test_other_first_words_are_text(tmp_path: Path, text: str) -> None:
    [article], _ = read(write(tmp_path / "x.txt", text))
    assert article.date is None and article.prose == text


def test_what_a_terminal_would_obey_is_blanked(tmp_path: Path) -> None:
    text = "a\x1b[31mrouge\x1b[0m \x1b]8;;http://x\x07lien\u202e b\x08c\u200f"
    [article], _ = read(write(tmp_path / "x.txt", text))
    assert article.prose.split() == ["a", "rouge", "lien", "b", "c"] and len(article.prose) == len(text)


def test_accents_are_composed_and_quotes_are_raw(tmp_path: Path) -> None:
    text = "Il a tue\u0301 38 blesse\u0301s au mar\u00adche\u0301"
    [article], _ = read(write(tmp_path / "x.txt", text))
    assert article.prose == "Il a tué 38 blessés au marché"
    for words in ("tué", "blessés", "marché"):
        start = article.prose.index(words)
        raw = article.quote(Span(start, start + len(words)))
        assert raw in text and raw.replace("e\u0301", "é").replace("\u00ad", "") == words
