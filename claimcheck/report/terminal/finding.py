"""One discrepancy as a block of lines: what it is, the rival values and who holds them, why it is flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from claimcheck.model import Claim, Discrepancy, Scope, Side
from claimcheck.report.excerpt import cut_excerpt
from claimcheck.report.places import Places
from claimcheck.report.terminal.canvas import Canvas, prefix, styled
from claimcheck.report.terminal.style import BAR, DOT, FAINT, MARK, RELATION_STYLES, STRONG, side_color
from claimcheck.report.words import (
    say_circumstances,
    say_confidence,
    say_event,
    say_id,
    say_member,
    say_origins,
    say_question,
    say_speakers,
    say_value,
)

BESIDE_FROM, BESIDE_MOST, GAP = 100, 3, 3
"""Columns from which sides stand beside each other, how many at the most, and the columns between them."""
MOST_CLAIMS, FIRST_CLAIMS = 4, 3
"""A side with more claims than the first number shows the second, and says how many more there are."""
QUOTE_LINES = 3
"""Lines that a quoted sentence takes, about, before it is shortened around the value."""
FILL, LEAST_QUOTE = 0.9, 110
"""Share of a line that words fill, for the last of them goes to the next; characters that a quote has at the least."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the blocks are drawn with: the page and the articles."""

    canvas: Canvas
    places: Places

    @property
    def depth(self) -> int:
        """Columns that a block is indented by."""
        return 4 if self.canvas.width >= 60 else 2


def draw_discrepancy(scene: Scene, number: int, found: Discrepancy) -> list[Text]:
    """The block of a discrepancy; `number` is its place in the report, from 1."""
    return [
        *_draw_header(scene, number, found),
        *_draw_sides(scene, found.sides),
        *_draw_reasons(scene, found),
    ]


def _draw_header(scene: Scene, number: int, found: Discrepancy) -> list[Text]:
    canvas, depth = scene.canvas, scene.depth
    name = Text(f"{number:>{depth - 2}}  ", style=STRONG).append(
        found.relation.value.upper(), style=RELATION_STYLES[found.relation]
    )
    name.append(DOT + found.kind.value)
    if found.scope is Scope.INTERNAL:
        name.append(DOT + say_member(found.scope))
    return [
        canvas.rule(),
        *canvas.apart(name, styled(say_confidence(found.confidence)), depth),
        *canvas.indent(styled(say_event(found.event), STRONG), depth),
        *canvas.indent(styled(say_question(found.question), FAINT), depth),
    ]


def _draw_sides(scene: Scene, sides: Sequence[Side]) -> list[Text]:
    """The sides beside each other, or one below the other on a narrow page; an empty line before each row."""
    canvas, depth = scene.canvas, scene.depth
    abreast = min(len(sides), BESIDE_MOST) if canvas.width >= BESIDE_FROM else 1
    room = canvas.width - depth
    width = (room - GAP * (abreast - 1)) // max(abreast, 1)
    drawn = [_draw_side(scene, side, side_color(index), width) for index, side in enumerate(sides)]
    lines: list[Text] = []
    for first in range(0, len(drawn), max(abreast, 1)):
        row = [(width, side) for side in drawn[first : first + abreast]]
        lines += [Text(), *prefix(canvas.beside(row, GAP), Text(" " * depth))]
    return lines


def _draw_side(scene: Scene, side: Side, color: str, width: int) -> list[Text]:
    value = styled(say_value(side.value, side.claims), f"bold {color}")
    origins = Text(say_origins(side), style=FAINT)
    lines = scene.canvas.wrap(Text.assemble(value, "   ", origins), width)
    shown = side.claims if len(side.claims) <= MOST_CLAIMS else side.claims[:FIRST_CLAIMS]
    inner: list[Text] = []
    for claim in shown:
        inner += ([Text()] if inner else []) + _draw_claim(scene, claim, color, width - 2)
    if len(shown) < len(side.claims):
        inner += [Text(), Text(f"and {len(side.claims) - len(shown)} more", style=FAINT)]
    return lines + prefix(inner, Text(f"{BAR} ", style=color))


def _draw_claim(scene: Scene, claim: Claim, color: str, width: int) -> list[Text]:
    """Who says it, where and when that stands, and the sentence with the value's characters highlighted."""
    article, wrap = scene.places.articles[claim.article], scene.canvas.wrap
    details = DOT.join([*say_circumstances(claim, article), scene.places.say(claim)])
    said_by = say_speakers(claim, article)
    return [
        *(wrap(styled(said_by), width) if said_by != article.id else ()),
        *wrap(styled(details, FAINT), width),
        *wrap(_quote(scene, claim, color, width), width),
    ]


def _quote(scene: Scene, claim: Claim, color: str, width: int) -> Text:
    room = max(int(width * QUOTE_LINES * FILL), LEAST_QUOTE)
    excerpt = cut_excerpt(claim, scene.places.articles[claim.article], room)
    mark = "" if scene.canvas.color else MARK
    value = Text(f"{mark}{excerpt.value}{mark}", style=f"bold underline {color}")
    return Text.assemble("“", excerpt.before, value, excerpt.after, "”")


def _draw_reasons(scene: Scene, found: Discrepancy) -> list[Text]:
    why = Text.assemble(("Why: ", STRONG), styled(found.explanation))
    how = Text.assemble(("How sure: ", STRONG), styled(say_confidence(found.confidence)))
    if found.reasons:
        how.append(" (" + "; ".join(styled(reason).plain for reason in found.reasons) + ")")
    how.append(".")
    lines = [Text(), *scene.canvas.indent(why, scene.depth), *scene.canvas.indent(how, scene.depth)]
    return lines + scene.canvas.indent(styled(say_id(found), FAINT), scene.depth)
