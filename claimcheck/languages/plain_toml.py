"""A quick reader of plain TOML: a statement a line, lists over several. Whatever is less plain is left to `tomllib`.

The tables of a pack are plain but for a few lines, and `tomllib` takes ten milliseconds for a thousand. Values of
plain TOML are JSON but for inline tables, whose keys are bare, so they are read by the library's parser of JSON, which
is not written in Python.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from json import JSONDecoder
from typing import Any

HEADER = re.compile(r'\[((?:[A-Za-z0-9_-]+|"[^"\\]*")(?:\.(?:[A-Za-z0-9_-]+|"[^"\\]*"))*)\](?:\s*#.*)?')
PART = re.compile(r'"([^"\\]*)"|([A-Za-z0-9_-]+)')
STATEMENT = re.compile(r'(?:"([^"\\]*)"|([A-Za-z0-9_-]+))[ \t]*=[ \t]*(.+)', re.DOTALL)
BARE_KEY = re.compile(r"([A-Za-z0-9_-]+)\s*=")
ODD = ("\\", "null", "'")
"""What means something else in JSON than in TOML, or nothing in one of them."""

Table = dict[str, Any]


class NotPlain(Exception):
    """The text is not plain TOML; it may be TOML all the same."""


def read_plain_toml(text: str) -> Table:
    """The same as `tomllib.loads`. Raises: NotPlain, also where that would find a fault."""
    root: Table = {}
    made: dict[tuple[str, ...], Table] = {(): root}
    table = root
    for statement in _statements(text):
        if statement[0] == "[":
            table = _opened(statement, made)
            continue
        found = STATEMENT.fullmatch(statement)
        if found is None:
            raise NotPlain(statement)
        quoted, bare, value = found.groups()
        key = bare if quoted is None else quoted
        if key in table:
            raise NotPlain(statement)
        table[key] = _value(value, statement)
    return root


def _statements(text: str) -> Iterator[str]:
    """Headers and assignments, without empty lines and comments of their own; a list that goes on is one of them."""
    opened: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if not line or line[0] == "#":
            continue
        if opened:
            opened.append(line)
            if line[-1] == "]":
                yield "\n".join(opened)
                opened = []
        elif line[-1] in "[," and line[0] != "[":
            opened.append(line)
        else:
            yield line
    if opened:
        raise NotPlain(opened[0])


def _opened(header: str, made: dict[tuple[str, ...], Table]) -> Table:
    """The new table of a header. One that is there already is left to `tomllib`, which knows when that is a fault."""
    found = HEADER.fullmatch(header)
    if found is None:
        raise NotPlain(header)
    path = tuple(bare or quoted for quoted, bare in PART.findall(found.group(1)))
    for depth in range(len(path)):
        here, above = path[: depth + 1], made[path[:depth]]
        if here not in made:
            if path[depth] in above:
                raise NotPlain(header)
            made[here] = above[path[depth]] = {}
        elif depth == len(path) - 1:
            raise NotPlain(header)
    return made[path]


def _no_constant(name: str) -> Any:
    raise ValueError(name)


_scan = JSONDecoder(parse_constant=_no_constant).raw_decode


def _value(value: str, statement: str) -> Any:
    """The value of a statement; what JSON does not read alike is read by `tomllib`, this statement alone."""
    try:
        if any(odd in value for odd in ODD):
            raise ValueError(value)
        return _inline_table(value) if value[0] == "{" else _plain_value(value)
    except ValueError:
        pass
    try:
        return next(iter(tomllib.loads(statement).values()))
    except tomllib.TOMLDecodeError:
        raise NotPlain(statement) from None


def _plain_value(value: str) -> Any:
    if "{" in value:
        raise ValueError(value)
    if value[0] == "[" and value[-1] == "]":
        value = value[:-1].rstrip().rstrip(",") + "]"
    found, end = _scan(value)
    if end != len(value):
        raise ValueError(value)
    return found


def _inline_table(value: str) -> Table:
    """`{ unit = "person" }`; one that holds another, or a string with an equals sign, is not plain."""
    strings, pairs = value.split('"')[1::2], value.count("=")
    if value.count("{") != 1 or any("=" in string for string in strings):
        raise ValueError(value)
    value = BARE_KEY.sub(r'"\1":', value)
    found, end = _scan(value)
    if end != len(value) or not isinstance(found, dict) or len(found) != pairs:
        raise ValueError(value)
    return found
