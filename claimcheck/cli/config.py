"""`claimcheck config`: the settings in force."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import click

from claimcheck.cli.codes import ExitCode
from claimcheck.cli.output import print_out
from claimcheck.cli.pages import Page
from claimcheck.cli.settings import Settings, keys_of

WIDTH = 36
"""Columns for a key and its value."""


@click.command(
    cls=Page,
    glossary={"Exit codes": [ExitCode.CLEAR, ExitCode.UNUSABLE]},
    examples=(
        ("claimcheck config", "What holds in this folder:"),
        ("claimcheck --config ours.toml config", "What another file would make of it:"),
    ),
)
@click.pass_context
def config(ctx: click.Context) -> None:
    """Show what every option is set to, and by what.

    Options are set in claimcheck.toml, or under [tool.claimcheck] in pyproject.toml, in the working directory or the
    nearest folder above it. A key at the top, such as fail-on = "dispute", holds for every command that has the
    option; one under [claims], say, for that command. The command line goes before both.
    """
    root = ctx.find_root()
    settings, commands = root.obj, root.command
    lines = [f"# {settings.name}"]
    if isinstance(commands, click.Group):
        for name, command in commands.commands.items():
            lines += _draw(name, command, (root.default_map or {}).get(name) or {}, settings)
    print_out(["\n".join(lines) + "\n"])


def _draw(name: str, command: click.Command, values: Mapping[str, Any], settings: Settings) -> Iterator[str]:
    """A TOML table for a command, each key with where its value comes from."""
    if isinstance(command, click.Group):
        for inner, each in command.commands.items():
            yield from _draw(f"{name}.{inner}", each, values.get(inner) or {}, settings)
        return
    keys = keys_of(command)
    if keys:
        yield from ("", f"[{name}]")
    for key, parameter in keys.items():
        yield _line(key, parameter, values, settings)


def _line(key: str, parameter: click.Parameter, values: Mapping[str, Any], settings: Settings) -> str:
    value, source = parameter.default, "default"
    if parameter.name in values:
        value, source = values[parameter.name], settings.path.name if settings.path else ""
    if not isinstance(value, (str, int, float, list, tuple, date)) or value == ():
        return f"# {key:<{WIDTH - 2}}  # not set"
    return f"{f'{key} = {_toml(value)}':<{WIDTH}}  # {source}"


def _toml(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
