"""The terminal renderer, and all else that is drawn with `rich`: lists of claims and mentions, verdicts."""

from claimcheck.report.terminal.rows import render_claims, render_mentions, render_parts, render_verdict
from claimcheck.report.terminal.whole import render_terminal

__all__ = ["render_claims", "render_mentions", "render_parts", "render_terminal", "render_verdict"]
