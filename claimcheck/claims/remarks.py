"""Who said the very words of a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.attribution import Speech
from claimcheck.claims.draft import Draft
from claimcheck.claims.keys import MIN_WORD, word_key
from claimcheck.claims.parties import party_of
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import NAMED
from claimcheck.languages import Pack
from claimcheck.languages.speech import Mark, speech_tables
from claimcheck.model import Article, Aspect, Facets, Question, Span

FEWEST_WORDS, LONG, FEWEST_IN_LONG = 3, 6, 2
"""Fewer telling words than this are what anybody may say; fewer still in a phrase of so many words altogether."""
TOPIC, ROLE = "remark", "speaker"


def remark_drafts(article: Article, reading: SentenceReading, speeches: Sequence[Speech], pack: Pack) -> list[Draft]:
    """A draft for each quotation whose speaker this sentence names: the value is who, the objects are the words."""
    drafts = []
    for speech in speeches:
        speaker = speech.speaker
        if speaker is None or speaker.type not in NAMED or not reading.sentence.span.covers(speaker.span):
            continue
        words = _words(article, speech.content, pack) if _is_quoted(article, speech.content, pack) else frozenset()
        party = party_of(speaker, pack)
        if party is not None and len(words) >= _least(article, speech.content, pack):
            facets = Facets(predicate=TOPIC, objects=words, context=reading.keys, family=TOPIC)
            drafts.append(Draft(speaker.span, Question(Aspect.ACTOR, topic=TOPIC, role=ROLE), party, facets, "speaker"))
    return drafts


def _least(article: Article, content: Span, pack: Pack) -> int:
    """The telling words from which a quotation is a remark of one speaker's own."""
    long = len(pack.norms_of(article.prose[content.start : content.end])) >= LONG
    return FEWEST_IN_LONG if long else FEWEST_WORDS


def _is_quoted(article: Article, content: Span, pack: Pack) -> bool:
    """Does a mark of quotation open the words?"""
    words = speech_tables(pack).words
    opened = article.prose[max(0, content.start - 2) : content.start + 1].strip()
    return not words[Mark.OPEN_QUOTE].union(words[Mark.EVEN_QUOTE]).isdisjoint({opened[:1], opened[-1:]})


def _words(article: Article, content: Span, pack: Pack) -> frozenset[str]:
    """The keys of the telling words of a quotation."""
    said, words = article.prose[content.start : content.end], speech_tables(pack).words
    if said[:1] in words[Mark.OPEN_QUOTE] | words[Mark.EVEN_QUOTE]:  # what follows the closing mark is who says it
        closing = words[Mark.CLOSE_QUOTE] | words[Mark.EVEN_QUOTE]
        said = said[1 : next((n for n in range(1, len(said)) if said[n] in closing), len(said))]
    norms = pack.norms_of(said)
    return frozenset(word_key(norm) for norm in norms if len(norm) >= MIN_WORD and norm not in pack.stopwords)
