"""An earlier discrepancy that the batch settles, as a few lines."""

from __future__ import annotations

from rich.text import Text

from claimcheck.model import FormerSide, Settled
from claimcheck.report.terminal.canvas import Canvas, styled
from claimcheck.report.terminal.style import DOT, FAINT, STRONG
from claimcheck.report.words import say_question


def draw_settled(canvas: Canvas, settled: Settled) -> list[Text]:
    """What was at odds and who held which side, what stands now, and why."""
    depth = 4 if canvas.width >= 60 else 2
    name = Text.assemble(("SETTLED", "bold green"), DOT, settled.kind.value, DOT, styled(settled.event, STRONG))
    sides = " / ".join(_say_side(side) for side in settled.sides)
    return [
        canvas.rule(),
        *canvas.indent(name, depth),
        *canvas.indent(styled(say_question(settled.question), FAINT), depth),
        *canvas.indent(Text.assemble(("Was: ", STRONG), styled(sides)), depth),
        *canvas.indent(Text.assemble(("Now: ", STRONG), styled(settled.value)), depth),
        *canvas.indent(Text.assemble(("Why: ", STRONG), styled(settled.explanation)), depth),
    ]


def _say_side(side: FormerSide) -> str:
    return f"{side.value} ({', '.join(side.voices)})" if side.voices else side.value
