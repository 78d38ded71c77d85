"""Settings: the options of the commands, from `claimcheck.toml` or `[tool.claimcheck]` in `pyproject.toml`.

    paths = ["articles/"]       # a key at the top holds for `check`, and for the others that have such an option
    fail-on = "dispute"
    output = ["report.sarif"]

    [claims]                    # these hold for `claimcheck claims` alone
    format = "jsonl"

What is given on the command line goes before. Files count from the folder of the settings file.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import click

from claimcheck.cli.options import FileName
from claimcheck.errors import ClaimcheckError

OWN, SHARED = "claimcheck.toml", "pyproject.toml"
FIRST = "check"
"""The command whose options the keys at the top are."""

Table = Mapping[str, Any]
Commands = Mapping[str, click.Command]


class BrokenSettings(ClaimcheckError):
    """A settings file that cannot be used; `what` names every fault."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The `table` of a settings file, or of no file, which is empty."""

    path: Path | None = None
    table: Table = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file, and the table where it holds others too."""
        shared = self.path is not None and self.path.name == SHARED
        return f"{self.path}{', tool.claimcheck' if shared else ''}" if self.path else "no settings file"


def find_settings(folder: Path) -> Settings:
    """The nearest settings, in the folder or above it. Raises: BrokenSettings."""
    for each in (folder, *folder.parents):
        for name in (OWN, SHARED):
            path = each / name
            if os.path.isfile(path):
                settings = read_settings(path)
                if name == OWN or settings.table:
                    return settings
    return Settings()


def read_settings(path: Path) -> Settings:
    """The settings in one file; those of `pyproject.toml` may be missing. Raises: BrokenSettings."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenSettings(f"is not TOML: {error}", where=str(path), remedy="mend that line") from error
    except OSError as error:
        raise BrokenSettings(f"cannot be read ({error.strerror})", where=str(path), remedy="name another") from error
    if path.name == SHARED:
        tools = table.get("tool")
        table = tools.get("claimcheck", {}) if isinstance(tools, dict) else {}
        if not isinstance(table, dict):
            raise BrokenSettings("tool.claimcheck is no table", where=str(path), remedy="write [tool.claimcheck]")
    return Settings(path, table)


def make_defaults(settings: Settings, commands: Commands) -> dict[str, Any]:
    """What `click` takes for the defaults of these commands. Raises: BrokenSettings, with all faults at once."""
    tables = {key: value for key, value in settings.table.items() if key in commands and isinstance(value, dict)}
    top = {key: value for key, value in settings.table.items() if key not in tables}
    reading = _Reading(settings, top)
    reading.check_keys(top, [*keys_of(commands[FIRST]), *commands])
    defaults = reading.of_group(commands, tables, "")
    if reading.faults:
        remedy = "`claimcheck --no-config config` shows all keys, `claimcheck COMMAND --help` what they take"
        raise BrokenSettings("; ".join(sorted(reading.faults)), where=settings.name, remedy=remedy)
    return defaults


@dataclass(frozen=True, slots=True)
class _Reading:
    """The settings, their keys at the `top`, and what is wrong with them."""

    settings: Settings
    top: Table
    faults: list[str] = field(default_factory=list)

    def check_keys(self, table: Table, known: Collection[str], prefix: str = "") -> None:
        """Each key must be known; the fault names the nearest one that is."""
        for key in table.keys() - set(known):
            nearest = difflib.get_close_matches(key, known, 1, 0)
            told = f", the nearest is {prefix}{nearest[0]}" if nearest else ""
            self.faults.append(f"unknown key {prefix}{key}{told}")

    def of_group(self, commands: Commands, tables: Table, prefix: str) -> dict[str, Any]:
        """The defaults of commands, by name; `tables` are the settings for each."""
        self.check_keys(tables, commands, prefix)
        defaults = {}
        for name, command in commands.items():
            own = tables.get(name)
            own, dotted = own if isinstance(own, dict) else {}, f"{prefix}{name}."
            if isinstance(command, click.Group):
                defaults[name] = self.of_group(command.commands, own, dotted)
            else:
                defaults[name] = self.of_command(command, own, dotted)
        return defaults

    def of_command(self, command: click.Command, own: Table, prefix: str) -> dict[str, Any]:
        """The defaults of one command, by parameter: its own keys, then those at the top that it has too."""
        known = keys_of(command)
        self.check_keys(own, known, prefix)
        values: dict[str, Any] = {}
        for key, parameter in known.items():
            try:
                if key in own:
                    values[str(parameter.name)] = _convert(parameter, own[key], self.settings)
                elif key in self.top:
                    values[str(parameter.name)] = _convert(parameter, self.top[key], self.settings)
            except click.BadParameter as error:
                if key in own or prefix == f"{FIRST}.":
                    self.faults.append(f"{prefix if key in own else ''}{key}: {error.message}")
        return values


def keys_of(command: click.Command) -> dict[str, click.Parameter]:
    """The keys that a command takes, in the order of its help: its options by their long names, and its paths."""
    return {key: parameter for parameter in command.params for key in _keys(parameter)}


def _keys(parameter: click.Parameter) -> Iterator[str]:
    if isinstance(parameter, click.Argument):
        if parameter.nargs == -1:
            yield str(parameter.name)
    else:
        yield max(parameter.opts, key=len).removeprefix("--")


def _convert(parameter: click.Parameter, said: object, settings: Settings) -> object:
    """The value, each of several for an option that may be given several times. Raises: click.BadParameter."""
    several = parameter.nargs == -1 or getattr(parameter, "multiple", False)
    if isinstance(said, list) and not several:
        raise click.BadParameter("it takes one value, not a list")
    values = [_convert_one(parameter, value, settings) for value in (said if isinstance(said, list) else [said])]
    return values if several else values[0]


def _convert_one(parameter: click.Parameter, said: object, settings: Settings) -> object:
    flag = getattr(parameter, "is_flag", False)
    if isinstance(said, bool) != flag or not isinstance(said, (str, int, float, date)):
        raise click.BadParameter("it takes true or false" if flag else f"{said!r} is not of its kind")
    if isinstance(parameter.type, FileName) and settings.path:
        return parameter.type.rebase(str(said), settings.path.parent)
    parameter.type.convert(said, parameter, None)
    return said
