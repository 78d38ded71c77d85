"""The words a claim rests on, in their sentence, shortened to what fits."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Article, Claim
from claimcheck.report.inert import make_inert

ELLIPSIS = "…"
LEAST_CONTEXT = 24
"""Characters of the sentence left on each side of a value, however long the value is."""
BEFORE = 0.55
"""Share of the context that goes before the value: news names who and where ahead of how many."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a sentence: what stands `before` the value, the `value`'s own characters, what stands `after`."""

    before: str
    value: str
    after: str


def cut_excerpt(claim: Claim, article: Article, limit: int) -> Excerpt:
    """The claim's sentence around its value, about `limit` characters, each part inert and cut between words.

    Spaces at the seams are kept, so that the three parts joined read as the sentence does.
    """
    prose, span, sentence = article.prose, claim.span, claim.sentence
    value = make_inert(prose[span.start : span.end])
    before = _keep_seam(prose[min(sentence.start, span.start) : span.start], first=True)
    after = _keep_seam(prose[span.end : max(sentence.end, span.end)], first=False)
    room = max(limit - len(value), 2 * LEAST_CONTEXT)
    if len(before) + len(after) <= room:
        return Excerpt(before, value, after)
    share = max(int(room * BEFORE), room - len(after))
    left = _cut_start(before, share)
    return Excerpt(left, value, _cut_end(after, room - min(len(left), share)))


def _keep_seam(raw: str, *, first: bool) -> str:
    """Inert text that keeps one space where it meets the value, if there was white space."""
    text = make_inert(raw)
    if first:
        return text + " " if raw[-1:].isspace() and text else text
    return " " + text if raw[:1].isspace() and text else text


def _cut_start(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[len(text) - room :]
    _, space, tail = kept.partition(" ")
    return ELLIPSIS + (tail if space and tail.strip() else kept)


def _cut_end(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[:room]
    head, space, _ = kept.rpartition(" ")
    return (head if space and head.strip() else kept).rstrip(" ,;:") + ELLIPSIS
