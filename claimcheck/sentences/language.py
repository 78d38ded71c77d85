"""The language of an article."""

from __future__ import annotations

from claimcheck.languages import Pack, languages, load_pack
from claimcheck.model import Article

SAMPLE = 4000
"""Characters at the start of the prose that are looked at: some 700 words, of which a few dozen would be enough."""
MIN_SHARE = 0.25
"""Share of words that are function words from which a language is plain. News in French and English has 0.35 to
0.55; Spanish or Italian counted with the French list stays below 0.25."""
MIN_LEAD = 1.5
"""How many times the function words of the next language a plain language has."""


def identify_language(article: Article) -> str | None:
    """The article's language as its code (ISO 639-1), whether there is a pack for it or not; None when unknown.

    What the metadata say holds; else the language whose function words the text has; else a guess from its letters.
    """
    if article.lang:
        return article.lang.replace("_", "-").split("-")[0].lower()
    sample = article.prose[: SAMPLE * 2].strip()[:SAMPLE]
    shares = sorted(((_share(sample, load_pack(code)), code) for code in languages()), reverse=True)
    if shares:
        best, code = shares[0]
        second = shares[1][0] if len(shares) > 1 else 0.0
        if best >= MIN_SHARE and best >= MIN_LEAD * second:
            return code
    return _guess(sample)


def _share(sample: str, pack: Pack) -> float:
    """Which share of the words are function words of the language."""
    words = [token.norm for token in pack.tokenize(sample) if token.is_word]
    return sum(word in pack.stopwords for word in words) / len(words) if words else 0.0


def _guess(sample: str) -> str | None:
    """The language of a text by its letters; None when it has none."""
    if not any(character.isalpha() for character in sample):
        return None
    # A model of several megabytes: only for what function words leave open.
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)
