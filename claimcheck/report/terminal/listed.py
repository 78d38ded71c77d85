"""Discrepancies that are dealt with, a line each: they are counted and named, and take no reader's time."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from claimcheck.model import Discrepancy, Status
from claimcheck.report.digest import say_headline
from claimcheck.report.terminal.canvas import Canvas, styled
from claimcheck.report.terminal.style import FAINT, STRONG
from claimcheck.report.words import say_member, say_waiver


def draw_listed(canvas: Canvas, found: Sequence[Discrepancy]) -> list[Text]:
    """The known ones, then the waived ones with who waives them and why; nothing where there are none."""
    lines: list[Text] = []
    for status in (Status.KNOWN, Status.WAIVED):
        members = [one for one in found if one.status is status]
        if members:
            heading = Text.assemble((status.value.capitalize(), STRONG), (f", {say_member(status)}", FAINT))
            lines += [*canvas.wrap(heading), *(line for one in members for line in _draw(canvas, one)), Text()]
    return lines


def _draw(canvas: Canvas, found: Discrepancy) -> list[Text]:
    depth = 4 if canvas.width >= 60 else 2
    lines = canvas.indent(Text.assemble((f"{found.id}  ", FAINT), styled(say_headline(found))), depth)
    if found.waiver:
        lines += canvas.indent(styled(say_waiver(found.waiver), FAINT), depth + 2)
    return lines
