"""The language of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.languages import languages, load_pack
from claimcheck.languages.source import ROOT, Faults, read_rows
from claimcheck.model import Article

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 1500
"""Characters at the start of the prose that are looked at: some 250 words, of which a few dozen would be enough."""
MIN_SHARE = 0.25
"""Share of words that are function words from which a language is plain. Dense English news has 0.32, French 0.5."""
MIN_LEAD = 1.2
"""How many times the function words of the next language a plain language has. Spanish has 0.8 times as many words of
the French list as of its own, Portuguese nearly as many of the Spanish one; English and French keep 10 times apart."""


def identify_language(article: Article) -> str | None:
    """The article's language as its code (ISO 639-1), whether there is a pack for it or not; None when unknown.

    What the metadata say holds; else the language whose function words the text has; else a guess from its letters.
    """
    if article.lang:
        return article.lang.replace("_", "-").split("-")[0].lower()
    sample = article.prose[: SAMPLE * 2].strip()[:SAMPLE]
    shares = sorted(_shares(sample), reverse=True)
    (best, code), (second, _) = shares[0], shares[1]
    if best >= MIN_SHARE and best >= MIN_LEAD * second:
        return code
    return _guess(sample)


def _shares(sample: str) -> Iterator[tuple[float, str]]:
    """Which share of the words are function words, by language."""
    for code in languages():
        pack = load_pack(code)
        norms = [norm for norm in pack.norms_of(sample) if norm[0].isalpha()]
        yield _share(len([norm for norm in norms if norm in pack.stopwords]), norms), code
    words = [word.lower() for word in WORD.findall(sample)]
    counts = dict.fromkeys(_foreign(), 0)
    for codes in filter(None, map(_foreign_by_word().get, words)):
        for code in codes:
            counts[code] += 1
    for code, count in counts.items():
        yield _share(count, words), code


def _share(count: int, words: list[str]) -> float:
    return count / len(words) if words else 0.0


@cache
def _foreign() -> dict[str, frozenset[str]]:
    """The function words of languages without a pack. Raises: BrokenPack, naming every wrong line."""
    faults = Faults()
    path = ROOT / "concepts" / "foreign.txt"
    rows = read_rows(path, faults)
    for row in rows:
        if len(row.key) != 2 or row.key in languages():
            faults.add(path, row.line, f"{row.key!r} is not the code of a language without a pack")
    faults.raise_any()
    return {row.key: frozenset(row.values) for row in rows}


@cache
def _foreign_by_word() -> dict[str, list[str]]:
    """The languages without a pack in which a word is a function word."""
    found: dict[str, list[str]] = {}
    for code, words in _foreign().items():
        for word in words:
            found.setdefault(word, []).append(code)
    return found


def _guess(sample: str) -> str | None:
    """The language of a text by its letters; None when it has none."""
    if not any(character.isalpha() for character in sample):
        return None
    # A model of several megabytes: only for what function words leave open.
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)
