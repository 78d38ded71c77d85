"""Claims and mentions as lists for a reader, grouped by article; the verdict on two places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from claimcheck.model import (
    ActorMention,
    AnyMention,
    Article,
    Claim,
    PlaceMention,
    QuantityMention,
    Stance,
    TimeMention,
)
from claimcheck.report.inert import make_inert
from claimcheck.report.look import Look
from claimcheck.report.places import Places
from claimcheck.report.terminal.canvas import Canvas, styled
from claimcheck.report.terminal.style import DOT, FAINT, STRONG
from claimcheck.report.words import count, say_value

TABLE_FROM = 72
"""Columns from which a row is a line of a table; below, it is a small block."""
PLACE_WIDTH = 8
"""Columns for a line and a column: few articles have more than a thousand lines, and few lines so many characters."""

Row = tuple[tuple[int, int], str, str, str]
"""Line and column in the article's text, what it is, its value, the quote with what else there is to say."""


def render_claims(found: Iterable[tuple[Article, Sequence[Claim]]], look: Look) -> str:
    """Each article with its claims: line and column, question, value, the words, whom the outlet cites, the stance."""
    places = Places(())
    groups = [(article, sorted(_claim_row(claim, article, places) for claim in claims)) for article, claims in found]
    return _render(groups, look, "claim")


def render_mentions(found: Iterable[tuple[Article, Sequence[AnyMention]]], look: Look) -> str:
    """Each article with its mentions: line and column, kind, what it was read as, the words."""
    places = Places(())
    groups = [
        (article, sorted(_mention_row(told, article, places) for told in mentions)) for article, mentions in found
    ]
    return _render(groups, look, "mention")


def render_verdict(title: str, lines: Sequence[str], look: Look) -> str:
    """A title, then each line wrapped and indented by two columns."""
    canvas = Canvas(look.width, color=look.color)
    body = [line for text in lines for line in canvas.indent(styled(text), 2)]
    return canvas.paint([*canvas.wrap(styled(title, STRONG)), *body])


def render_parts(parts: Sequence[tuple[str, Sequence[str]]], look: Look) -> str:
    """Titles, each with its lines below it, made inert, wrapped and indented; an empty line between two parts."""
    canvas = Canvas(look.width, color=look.color)
    drawn: list[Text] = []
    for title, lines in parts:
        drawn += [Text("")] if drawn else []
        drawn += canvas.wrap(styled(make_inert(title), STRONG))
        for line in lines:
            text = line.lstrip(" ")
            drawn += canvas.indent(styled(make_inert(text)), 2 + len(line) - len(text))
    return canvas.paint(drawn)


def _claim_row(claim: Claim, article: Article, places: Places) -> Row:
    asked = claim.question.measure or claim.question.topic
    what = f"{claim.aspect.value} {asked}".replace("_", " ").strip()
    value = say_value(str(claim.value), (claim,))
    cited = [f"citing {speaker}" for speaker in claim.speakers[1:]]
    stance = [claim.stance.value] if claim.stance is not Stance.ASSERTED else []
    said = DOT.join([f"“{make_inert(claim.quote)}”", *cited, *stance])
    return places.position(article, article.in_text(claim.span).start), what, value, said


def _mention_row(mention: AnyMention, article: Article, places: Places) -> Row:
    quote = f"“{make_inert(article.quote(mention.span))}”"
    return places.position(article, article.in_text(mention.span).start), mention.kind, read_as(mention), quote


def read_as(mention: AnyMention) -> str:
    """What a mention was read as, in a few words."""
    if isinstance(mention, TimeMention):
        return mention.edtf or mention.timex or mention.type.value.lower()
    if isinstance(mention, QuantityMention):
        change = f" {mention.change}" if mention.change else ""
        unit = mention.measure or mention.noun or mention.unit
        return f"{say_value(str(mention.value))}{' ' + unit if unit else ''}{change}".replace("_", " ")
    if isinstance(mention, PlaceMention):
        country = f" ({mention.country})" if mention.country else ""
        return f"{mention.name}{country}"
    return _read_actor(mention)


def _read_actor(mention: ActorMention) -> str:
    return f"{mention.name} ({mention.type})"


def _render(groups: list[tuple[Article, list[Row]]], look: Look, noun: str) -> str:
    canvas = Canvas(look.width, color=look.color)
    lines: list[Text] = []
    for article, rows in groups:
        about = DOT.join(part for part in (article.source, article.date, article.lang) if part)
        heading = Text.assemble(styled(article.id, STRONG), "  ", styled(about, FAINT))
        lines += [*canvas.wrap(heading), *_draw_rows(canvas, rows), Text()]
    total = sum(len(rows) for _, rows in groups)
    summary = f"{count(total, noun)} in {count(len(groups), 'article')}."
    return canvas.paint([*lines, Text(summary)])


def _draw_rows(canvas: Canvas, rows: list[Row]) -> list[Text]:
    if canvas.width < TABLE_FROM:
        return [line for row in rows for line in _draw_block(canvas, row)]
    return [line for row in rows for line in _draw_line(canvas, row)]


def _draw_line(canvas: Canvas, row: Row) -> list[Text]:
    """Line and column, what, value and words in four columns; the last takes what the others leave."""
    (line, column), what, value, said = row
    middle = (canvas.width - PLACE_WIDTH - 2) // 4
    last = canvas.width - PLACE_WIDTH - 2 * middle - 6
    cells = ((middle, styled(what)), (middle, styled(value, "bold cyan")), (last, styled(said)))
    columns = [(width, canvas.wrap(cell, width)) for width, cell in cells]
    place = Text(f"{line}:{column}".rjust(PLACE_WIDTH), style=FAINT)
    return canvas.beside([(PLACE_WIDTH, [place]), *columns], 2)


def _draw_block(canvas: Canvas, row: Row) -> list[Text]:
    (line, column), what, value, said = row
    head = Text.assemble((f"{line}:{column} ", FAINT), styled(what), "  ", styled(value, "bold cyan"))
    return [*canvas.wrap(head), *canvas.indent(styled(said), 2)]
