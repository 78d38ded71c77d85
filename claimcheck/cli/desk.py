"""Options for what a desk knows by itself."""

from __future__ import annotations

from claimcheck.cli.options import FILE_NAME, Command, option
from claimcheck.model.desk import Desk


def desk_options(command: Command) -> Command:
    """`--pack` and `--decisions`."""
    return pack_option(option(
        "--decisions", group="What the desk knows", type=FILE_NAME, metavar="FILE",
        help="Which articles or claims are of one event, and which are not, as FILE says.",
    )(command))  # fmt: skip


def pack_option(command: Command) -> Command:
    """`--pack` alone, for commands that group nothing."""
    return option(
        "--pack", group="What the desk knows", type=FILE_NAME, metavar="DIR",
        help="Words, places and parties of your own: DIR/fr/places.txt adds to the French table of that name.",
    )(command)  # fmt: skip


def make_desk(pack: str | None, decisions: str | None = None) -> Desk:
    """What the options name. Raises: ClaimcheckError."""
    if pack is None and decisions is None:
        return Desk()
    from claimcheck.desk import read_desk

    return read_desk(pack, decisions)
