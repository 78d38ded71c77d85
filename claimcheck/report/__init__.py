"""Stage 7: a report as text. One renderer per format; each is one module and one line of `RENDERERS`.

>>> sorted(RENDERERS)
['json', 'terminal']
>>> from claimcheck.model import Report
>>> render_report(Report(articles=()), "json").splitlines()[1]
'"schema_version": 1,'
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from claimcheck.model import Report
from claimcheck.report.look import Look
from claimcheck.report.selection import Selection, select_findings

__all__ = ["RENDERERS", "Look", "Renderer", "Selection", "render_report", "select_findings"]

Renderer = Callable[[Report, Look], str]
"""A renderer makes the whole text of a report, line ends included; it prints nothing and reads no environment."""

RENDERERS = {
    "terminal": "claimcheck.report.terminal:render_terminal",
    "json": "claimcheck.report.json_lines:render_json",
}
"""Where the renderer of each format stands (`module:function`); a module is imported when its format is asked for."""


def render_report(report: Report, form: str, look: Look | None = None) -> str:
    """The report in the format `form`. Raises: KeyError for a format that is not in `RENDERERS`."""
    module, _, function = RENDERERS[form].partition(":")
    renderer = cast(Renderer, getattr(import_module(module), function))
    return renderer(report, look or Look())
