"""Lines of styled text: wrapped, indented, set beside each other, and painted as one string."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from claimcheck.report.inert import make_inert
from claimcheck.report.terminal.style import RULE

LEAST_WIDTH = 8
"""Columns that text is wrapped to at the least, however deep it is indented."""
TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


class Canvas:
    """A page `width` columns wide, with colour or without. It reads nothing of the terminal or the environment."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width, self.color = max(width, LEAST_WIDTH), color
        self._console = Console(
            file=io.StringIO(), width=self.width, height=25, force_terminal=color, legacy_windows=False,
            color_system="standard" if color else None, no_color=not color, markup=False, highlight=False, emoji=False,
        )  # fmt: skip

    def wrap(self, text: Text, width: int | None = None) -> list[Text]:
        """The text in lines of at most `width` columns; words longer than that are cut."""
        return list(text.wrap(self._console, max(self.width if width is None else width, LEAST_WIDTH)))

    def indent(self, text: Text, depth: int) -> list[Text]:
        """The text wrapped, each line `depth` columns to the right."""
        return prefix(self.wrap(text, self.width - depth), Text(" " * depth))

    def beside(self, columns: Sequence[tuple[int, Sequence[Text]]], gap: int) -> list[Text]:
        """Columns, each a width and its lines, next to each other with `gap` columns between them."""
        rows: list[Text] = []
        for cells in zip_longest(*(lines for _, lines in columns), fillvalue=Text()):
            row = Text()
            for (width, _), cell in zip(columns, cells, strict=True):
                row.append_text(cell).append(" " * (max(width - cell.cell_len, 0) + gap))
            row.rstrip()
            rows.append(row)
        return rows

    def apart(self, left: Text, right: Text, depth: int = 0) -> list[Text]:
        """`left` and `right` at the two ends of one line, or below each other where it is too short for both."""
        room = self.width - left.cell_len - right.cell_len
        if room >= 2:
            return [Text.assemble(left, " " * room, right)]
        return self.wrap(left) + self.indent(right, depth)

    def rule(self) -> Text:
        """A faint line across the page."""
        return Text(RULE * self.width, style="dim")

    def paint(self, lines: Iterable[Text]) -> str:
        """The lines as one string with a line feed after each and no white space at their ends."""
        if not self.color:
            return TRAILING.sub("", "".join(line.plain + "\n" for line in lines))
        with self._console.capture() as capture:
            for line in lines:
                self._console.print(line, soft_wrap=True)
        return TRAILING.sub("", capture.get())


def styled(source: str, style: str = "") -> Text:
    """Text from outside, made inert."""
    return Text(make_inert(source), style=style)


def prefix(lines: Iterable[Text], start: Text) -> list[Text]:
    """Each line with `start` before it."""
    return [Text.assemble(start, line) for line in lines]
