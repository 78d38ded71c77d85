"""From an article's prose to its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.languages import Pack
from claimcheck.model import Article, BlockKind, Sentence, Span, Token
from claimcheck.model.quick import quickly_made, replace
from claimcheck.sentences.blocks import Block, find_blocks, mark_title
from claimcheck.sentences.ends import cut_sentences
from claimcheck.sentences.furniture import (
    Cues,
    Look,
    ends_links,
    is_breadcrumb,
    is_furniture_line,
    is_furniture_sentence,
    last_crumb,
    load_cues,
    look_at,
)

COMMENTS_FROM = 0.5
"""Share of the prose above a heading of comments from which it closes the article; a link to them may stand on top."""
MAX_LABEL_WORDS = 4
MIN_REPEATS = 3
"""A label of few words that stands so often on a page is part of its furniture."""


@quickly_made
@dataclass(frozen=True, slots=True)
class _Part:
    """A block with its sentences, each its tokens, what the cues say of the whole, and the tokens of all of it."""

    block: Block
    sentences: tuple[tuple[Span, tuple[Token, ...]], ...]
    look: Look

    tokens: tuple[Token, ...]


def split_sentences(article: Article, pack: Pack) -> list[Sentence]:
    """The sentences of an article in order, without the furniture of its page.

    `Sentence.block` numbers the blocks that are kept, from 0; `span` and tokens lie in `article.prose`.
    """
    cues = load_cues()
    prose = article.prose
    parts = [_part(prose, block, pack, cues) for block in find_blocks(prose, article.title_span)]
    kept = _without_labels(_without_furniture(parts, cues, len(prose)))
    crumb = next((last_crumb(p.block.text) for p in parts[:3] if is_breadcrumb(p.block.text, p.look)), None)
    blocks = mark_title([part.block for part in kept], article.title or crumb)
    sentences: list[Sentence] = []
    for number, (block, part) in enumerate(zip(blocks, kept, strict=True)):
        for span, tokens in part.sentences:
            sentences.append(Sentence(len(sentences), span, number, block.kind, tokens))
    return sentences


def _part(prose: str, block: Block, pack: Pack, cues: Cues) -> _Part:
    """The block cut into sentences; a title or heading is one."""
    span = block.span
    if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        cuts: Iterable[tuple[int, int]] = [(span.start, span.end)]
    else:
        cuts = cut_sentences(prose, span.start, span.end, pack)
    sentences = tuple((Span(start, end), pack.tokenize_sentence(prose[start:end], start)) for start, end in cuts)
    tokens = tuple([token for _, tokens in sentences for token in tokens])
    return _Part(block, sentences, look_at(tokens, cues), tokens)


def _without_furniture(parts: list[_Part], cues: Cues, length: int) -> list[_Part]:
    """The parts that are the article, those that are furniture in part without it."""
    kept: list[_Part] = []
    in_links = False
    for part in parts:
        if part.block.kind is BlockKind.TITLE:
            kept.append(part)
            continue
        if part.look.is_cue_only and part.look.covered & {"heads", "comments"}:
            if "comments" in part.look.covered and part.block.span.start >= COMMENTS_FROM * length and kept:
                break
            in_links = True
            continue
        in_links = in_links and not ends_links(part.block, len(part.sentences), part.look.words)
        if in_links or is_furniture_line(part.block, part.tokens, part.look):
            continue
        left = _kept_sentences(part, cues)
        if left and part.tokens:
            kept.append(replace(part, sentences=left))
    return kept


def _kept_sentences(part: _Part, cues: Cues) -> tuple[tuple[Span, tuple[Token, ...]], ...]:
    """The sentences of a part that are no furniture; none when at least half are notices of the site."""
    if not part.look.inside:
        return part.sentences
    looks = [look_at(tokens, cues) for _, tokens in part.sentences]
    notices = sum("holds" in look.inside for look in looks)
    if notices and 2 * notices >= len(looks):
        return ()
    pairs = zip(part.sentences, looks, strict=True)
    return tuple(sentence for sentence, look in pairs if sentence[1] and not is_furniture_sentence(sentence[1], look))


def _without_labels(parts: list[_Part]) -> list[_Part]:
    """The parts without the labels that stand again and again."""
    labels = Counter(
        part.block.text.casefold()
        for part in parts
        if part.block.kind is BlockKind.HEADING and part.look.words <= MAX_LABEL_WORDS
    )
    return [part for part in parts if labels[part.block.text.casefold()] < MIN_REPEATS]
