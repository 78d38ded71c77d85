"""HTML pages: the article's text, its metadata, and offsets into the raw page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from steps import growth

from claimcheck.articles import read_articles
from claimcheck.articles.markup import take_apart
from claimcheck.errors import Problem
from claimcheck.model import Article, Span

PAGE = """<!DOCTYPE html>
<html lang="fr-FR"><head><meta charset="utf-8"><title>Un pont c&egrave;de - Le Jour</title>
<meta property="og:site_name" content="Le Jour"><meta property="og:title" content="Un pont cède">
<meta property="article:published_time" content="2022-09-10T05:12:00+02:00">
<link rel="canonical" href="https://jour.example/pont"><script>var a = "<p>non</p>";</script></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li>Sport</li></ul></nav>
<header><div>Abonnez-vous</div></header>
<main><article><h1>Un pont c&egrave;de</h1>
<p class="a>b">Le <b>pont</b> de la&nbsp;ville a c&eacute;d&eacute; dans la nuit de lundi &agrave; mardi, et trois
ouvriers sont morts, a dit le maire de la ville devant la presse.</p>
<p>On compte 38&nbsp;bless&eacute;s, selon l&#8217;h&ocirc;pital, dont plusieurs sont dans un &eacute;tat grave et
ont &eacute;t&eacute; op&eacute;r&eacute;s pendant la nuit par les &eacute;quipes de garde.</p>
<p>Une enqu&ecirc;te est ouverte par le parquet, qui a demand&eacute; &agrave; la police de saisir les plans.</p>
</article></main><aside><p>Les plus lus de la semaine : la reine visite Rome</p></aside>
<footer><p>Tous droits r&eacute;serv&eacute;s</p></footer></body></html>
"""


def read(folder: Path, page: str | bytes) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    (folder / "x.html").write_bytes(page.encode() if isinstance(page, str) else page)
    return read_articles(folder, on_problem=problems.append), problems


def test_the_article_alone_is_prose_and_quotes_are_raw(tmp_path: Path) -> None:
    [article], problems = read(tmp_path, PAGE)
    assert problems == [] and article.text == PAGE
    paragraphs = article.prose.split("\n\n")
    assert paragraphs[0] == "Un pont cède" and len(paragraphs) == 4
    assert paragraphs[1].startswith("Le pont de la\u00a0ville a cédé dans la nuit de lundi à mardi, et trois ouvriers")
    assert not any(word in article.prose for word in ("Accueil", "non", "reine", "droits", "Abonnez"))
    start = article.prose.index("38")
    assert article.quote(Span(start, start + 10)) == "38&nbsp;bless&eacute;s"
    end = article.prose.index("cédé") + 4
    assert article.quote(Span(end - 4, end)) == "c&eacute;d&eacute;"
    assert article.title_span and article.quote(article.title_span) == "Un pont c&egrave;de"


def test_metadata_of_a_page(tmp_path: Path) -> None:
    [article], _ = read(tmp_path, PAGE)
    assert (article.title, article.date, article.lang) == ("Un pont cède", "2022-09-10T05:12", "fr")
    assert (article.source, article.url) == ("Le Jour", "https://jour.example/pont")


def test_every_character_has_its_offset(tmp_path: Path) -> None:
    [article], _ = read(tmp_path, PAGE)
    offsets = article.offsets
    assert offsets is not None and len(offsets) == len(article.prose) + 1
    assert list(offsets) == sorted(offsets) and offsets[-1] <= len(PAGE)
    for n, character in enumerate(article.prose):
        if character.isascii() and character.isalnum():
            assert PAGE[offsets[n]] == character


def test_a_page_the_extractor_finds_nothing_in_is_read_by_its_elements(tmp_path: Path) -> None:
    [article], _ = read(tmp_path, "<nav>Menu</nav><p>Un.<p>Deux<br>trois.<footer>Fin</footer>")
    assert article.prose.split() == ["Un.", "Deux", "trois."]


def test_a_declared_charset_is_used_without_a_doubt(tmp_path: Path) -> None:
    raw = '<meta charset="iso-8859-1"><p>Le pont a cédé.</p>'.encode("latin-1")
    [article], problems = read(tmp_path, raw)
    assert "cédé" in article.prose and problems == []


def test_a_page_without_text_is_told(tmp_path: Path) -> None:
    articles, [problem] = read(tmp_path, "<html><script>var a;</script><nav>Menu</nav></html>")
    assert articles == [] and problem.fatal and "no article text" in problem.what


BROKEN = {
    "unclosed": "<div><p>Le pont <b>a cédé",
    "crossed": "<b><p>Le pont</b> a cédé</p></i></div></div>",
    "stray marks": "<p>Le pont < a & cédé > &; &#xFFFFFFF; &nope;</p>",
    "open comment": "<p>Le pont a cédé</p><!-- <p>non</p>",
    "open tag": "<p>Le pont a cédé</p><p class='",
    "open quote": '<p title="a>Le pont a cédé</p>',
    "no tags": "Le pont a cédé",
    "controls": "<p>Le pont a cédé &#27;[31m &#0; \u202e</p>",
}


@pytest.mark.parametrize("page", BROKEN.values(), ids=BROKEN)
def test_broken_pages_are_read(tmp_path: Path, page: str) -> None:
    [article], _ = read(tmp_path, page)
    assert "Le pont" in article.prose and "\x1b" not in article.prose and "\u202e" not in article.prose
    assert article.offsets is not None and all(0 <= offset <= len(article.text) for offset in article.offsets)


def test_text_nodes_keep_their_offsets() -> None:
    text = "<p>a &lt; b</p><script>x</script>c<br>d"
    blocks = take_apart(text).blocks
    assert [(block.text, block.offsets) for block in blocks] == [
        ("a < b", [3, 4, 5, 9, 10]),
        ("c\nd", [33, 34, 38]),
    ]


SIZE = 400_000
HOSTILE = ["<div>", "<p", '<a href="', "<!--", "<script>", "&amp", "</p>", "<", "<p>a b ", 'a="b" ', "<b>x"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_pages_take_linear_time(tmp_path: Path, piece: str) -> None:
    def read_page(size: int) -> Callable[[], object]:
        return lambda: read(tmp_path, "<p>text</p>" + piece * (size // len(piece)) + ">")

    assert growth(read_page, 4_000)[1]
    read_page(SIZE)()  # a pattern that goes back and forth would be at this for hours
