"""Markdown: a comment on a pull request, and the summary of a GitHub job.

What sources wrote is plain text in it: no markup, link, mention, reference to an issue or formula comes of it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from claimcheck.errors import Problem
from claimcheck.model import Claim, Discrepancy, Report, Settled, Side, Status
from claimcheck.report.digest import MOST_VOICES, say_verdict
from claimcheck.report.excerpt import cut_excerpt
from claimcheck.report.inert import make_inert
from claimcheck.report.look import Look
from claimcheck.report.places import Places
from claimcheck.report.words import (
    count,
    say_circumstances,
    say_confidence,
    say_event,
    say_question,
    say_speakers,
    say_summary,
    say_value,
    say_waiver,
)

COMMENT_LIMIT, SUMMARY_LIMIT = 60_000, 900_000
"""Bytes: GitHub takes 65,536 characters in a comment and 1 MiB in a summary, and refuses all of what is longer."""
MARKER = "<!-- claimcheck -->"
"""Heads the text, so that a script finds the comment it wrote before and replaces it."""
QUOTE = 220
"""Characters of the sentence that are quoted, about."""
SPECIAL = re.compile(r"[\\`*_\[\]|~!]")
PARTED = re.compile(
    r"(?<=[@#!~&%:])(?=[\w/])|(?<=www)(?=\.)|(?<=GH-)(?=\d)|\A(?=[-+=#]|\d+[.)](?:\s|\Z))", re.IGNORECASE
)
"""Where a sign may make a mention, a reference, an emoji or a link of the word that follows; and the start of what may
begin a list, a heading or a rule."""
MOST_LISTED = 20
"""Problems, and settled discrepancies, that are told one by one."""
PARTING = "&#8203;"
"""A space without width."""


def render_markdown(report: Report, look: Look) -> str:
    """A comment on a pull request: what is new, then what is known or waived, folded; as much as a comment may hold."""
    return _draw(report, look, COMMENT_LIMIT)


def render_summary(report: Report, look: Look) -> str:
    """The summary of a job: the same, but it may be longer."""
    return _draw(report, look, SUMMARY_LIMIT)


def _draw(report: Report, look: Look, limit: int) -> str:
    places = Places(report.articles)
    new = [found for found in report.discrepancies if found.status is Status.NEW]
    rest = [found for found in report.discrepancies if found.status is not Status.NEW]
    head, tail = _heading(report, look), _settled(report.settled) + _problems(report.problems)
    room = limit - _size(head) - _size(tail)
    shown, room = _take((_block(found, places) for found in new), room)
    folded, room = _take((_block(found, places) for found in rest), room)
    fold = ["<details><summary>", f"{_known(rest)}</summary>\n\n", *folded, "</details>\n"] if folded else []
    left = len(report.discrepancies) - len(shown) - len(folded)
    more = [f"\n{left:,} more, for which there is no room here, are in the other reports.\n"] if left else []
    return "".join([head, *shown, *fold, *more, tail])


def _take(blocks: Iterable[str], room: int) -> tuple[list[str], int]:
    """The first blocks for which there is room, and the room left; 200 bytes of it are kept for what comes after."""
    taken: list[str] = []
    for block in blocks:
        size = _size(block)
        if size > room - 200:
            return taken, 0
        taken.append(block)
        room -= size
    return taken, room


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _heading(report: Report, look: Look) -> str:
    return f"{MARKER}\n### claimcheck: {say_verdict(report, look)}\n\n{plain(say_summary(report, look))}\n\n"


def _known(found: Sequence[Discrepancy]) -> str:
    """The statuses of what is folded, each with its number."""
    numbers = ((status.value, sum(one.status is status for one in found)) for status in Status)
    return ", ".join(f"{number:,} {name}" for name, number in numbers if number)


def _block(found: Discrepancy, places: Places) -> str:
    """A heading, how sure it is, a quote block for each side, why."""
    values = " / ".join(plain(say_value(side.value, side.claims)) for side in found.sides)
    lines = [
        f"#### {found.relation.value.capitalize()}: {plain(say_event(found.event))}: {values}",
        f"{plain(say_question(found.question))} · {plain(say_confidence(found.confidence))} · `{found.id}`",
        *(_side(side, places) for side in found.sides),
        plain(found.explanation),
    ]
    if found.waiver:
        lines.append(plain(say_waiver(found.waiver)))
    return "\n\n".join(lines) + "\n\n"


def _side(side: Side, places: Places) -> str:
    more = len(side.claims) - MOST_VOICES
    quotes = [_quote(claim, places) for claim in side.claims[:MOST_VOICES]]
    rest = [f"> and {count(more, 'claim')} more"] if more > 0 else []
    return "\n>\n".join([f"> **{plain(say_value(side.value, side.claims))}**", *quotes, *rest])


def _quote(claim: Claim, places: Places) -> str:
    article, where = places.articles[claim.article], places.locate(claim)
    excerpt = cut_excerpt(claim, article, QUOTE)
    said = plain(" · ".join([say_speakers(claim, article), *say_circumstances(claim, article)]))
    place = code(f"{where.path}:{where.line}")
    return f"> {said} · {place}<br>\n> “{plain(excerpt.before)}<b>{plain(excerpt.value)}</b>{plain(excerpt.after)}”"


def _settled(settled: Sequence[Settled]) -> str:
    if not settled:
        return ""
    lines = [f"- {plain(one.event)}: {plain(one.value)}, {plain(one.explanation)} (`{one.id}`)\n" for one in settled]
    return "".join(["\n**Settled by these articles**\n\n", *lines[:MOST_LISTED]])


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    lines = [f"- {plain(str(problem))}\n" for problem in problems[:MOST_LISTED]]
    more = len(problems) - MOST_LISTED
    rest = [f"- and {more:,} more\n"] if more > 0 else []
    return "".join(["\n**Problems**\n\n", *lines, *rest])


def plain(text: str) -> str:
    """Text that Markdown shows as it is; spaces at its ends are kept as one.

    >>> plain("*38* <b>@jo</b>")
    '\\\\*38\\\\* &lt;b&gt;@&#8203;jo&lt;/b&gt;'
    """
    inert = make_inert(text)
    before, after = text[:1].isspace() and inert, text[-1:].isspace() and inert
    parted = PARTED.sub("\u200b", inert)
    escaped = html.escape(SPECIAL.sub(r"\\\g<0>", parted), quote=False)
    escaped = escaped.replace("\u200b", PARTING).replace("$", "<span>$</span>")
    return f"{' ' if before else ''}{escaped}{' ' if after else ''}"


def code(text: str) -> str:
    """Text as code, on one line.

    >>> code("a`b|c")
    '<code>a&#96;b&#124;c</code>'
    """
    escaped = html.escape(make_inert(text), quote=False)
    return f"<code>{re.sub(r'[^0-9A-Za-z;&./ -]', _entity, escaped)}</code>"


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
