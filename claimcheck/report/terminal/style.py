"""The colours, one meaning each. The words say the same, so nothing is lost without colour."""

from claimcheck.model import Relation

RELATION_STYLES = {Relation.CONFLICT: "bold red", Relation.DISPUTE: "bold yellow", Relation.UPDATE: "bold blue"}
SIDE_COLORS = ("cyan", "magenta", "green", "yellow", "blue", "red")
"""The colour of each side: of its value, its bar, and the value's characters in the quoted sentences."""
STRONG, FAINT = "bold", "dim"
MARK = "*"
"""Put around the value's characters in a quote where there is no colour to show them by."""
BAR, RULE, DOT = "│", "─", " · "


def side_color(index: int) -> str:
    """The colour of the side at that position; colours come again after the last."""
    return SIDE_COLORS[index % len(SIDE_COLORS)]
