"""The model's values as JSON and back, by the types of their fields: a new field needs no line here.

A dataclass is an object of the fields that are not as by default; where a field may hold several classes, the object
stands in a pair behind the name of its class. A set is a sorted list, a date its ISO form, an enum its value. What
occurs again and again (the names around a claim, its day, its place) is written once, as a row that is named by its
number: the claims of an article take a fifth of the room and of the time to read them.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from claimcheck.archive.errors import DamagedArchive


@dataclass(frozen=True, slots=True)
class Rows:
    """What is written once: the JSON `rows`; while writing the `numbers` they have, while reading the values `made`."""

    rows: list[Any]
    numbers: dict[tuple[Any, Any], int] = field(default_factory=dict)
    made: dict[int, Any] = field(default_factory=dict)


Coder = Callable[[Any, Rows], Any]


def pack(kind: Any, value: object) -> bytes:
    """A value of the type `kind` as compressed JSON; the checksum of zlib guards it."""
    rows = Rows([])
    data = {"value": encoder_of(kind)(value, rows), "rows": rows.rows}
    return zlib.compress(json.dumps(data, separators=(",", ":"), allow_nan=False).encode("ascii"))


def unpack(kind: Any, data: bytes) -> Any:
    """The value of the type `kind` that `pack` made these bytes of.

    Raises: DamagedArchive when they are not whole, or hold an unknown field, lack one, or have one of another type.
    """
    try:
        held = json.loads(zlib.decompress(data))
        return decoder_of(kind)(held["value"], Rows(held["rows"]))
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise DamagedArchive(f"holds what is no {getattr(kind, '__name__', kind)} ({error})") from error


def format_of(*kinds: Any) -> str:
    """Twelve hexadecimal digits that change with every class, field, type and member below these types."""
    seen: dict[str, str] = {}
    for kind in kinds:
        _describe(kind, seen)
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:12]


def _describe(kind: Any, seen: dict[str, str]) -> str:
    """The name of a type; what it is made of goes into `seen`."""
    if _is_class(kind):
        if kind.__name__ not in seen:
            seen[kind.__name__] = ""
            hints = get_type_hints(kind)
            parts = (f"{name}: {_describe(hints[name], seen)}" for name in _fields(kind))
            seen[kind.__name__] = ", ".join(parts)
        return str(kind.__name__)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"{kind.__name__}{[member.value for member in kind]}"
    inner = [_describe(part, seen) for part in get_args(kind) if part is not Ellipsis]
    return f"{getattr(kind, '__name__', get_origin(kind))}{inner}" if inner else str(getattr(kind, "__name__", kind))


# ------------------------------------------------------------------- writing


@cache
def encoder_of(kind: Any) -> Coder:
    """What makes JSON values of values of a type. Raises: TypeError for a type that has no form."""
    if _is_class(kind):
        return _encode_fields(kind) if _holds_float(kind) else _encode_once(kind, _encode_fields(kind))
    if kind in (str, int, float, bool):
        return lambda value, rows: value
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda member, rows: member.value
    if kind is date:
        return lambda day, rows: day.isoformat()
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _encode_union(parts)
    if _is_fixed(kind):
        each_of = [encoder_of(part) for part in parts]
        return lambda values, rows: [coder(value, rows) for coder, value in zip(each_of, values, strict=True)]
    if origin in (tuple, frozenset):
        each = encoder_of(parts[0])
        if origin is tuple:
            return lambda values, rows: [each(value, rows) for value in values]
        return _encode_once(kind, lambda values, rows: [each(value, rows) for value in sorted(values)])
    raise TypeError(f"no form for {kind}")


def _is_fixed(kind: Any) -> bool:
    """Is it a tuple with a type for each of its values?"""
    return get_origin(kind) is tuple and Ellipsis not in get_args(kind)


def _is_class(kind: Any) -> bool:
    return isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_field_defaults"))


def _fields(kind: Any) -> dict[str, object]:
    """The fields of a dataclass or a named tuple, with what each holds when nothing is given."""
    if is_dataclass(kind):
        return {field.name: _default(field) for field in fields(kind)}
    return {name: kind._field_defaults.get(name, MISSING) for name in kind._fields}


@cache
def _holds_float(kind: Any) -> bool:
    """Is there a float below the type? 38 and 38.0 are equal, but not written alike: such values are never shared."""
    inner = get_type_hints(kind).values() if _is_class(kind) else get_args(kind)
    return kind is float or any(_holds_float(part) for part in inner)


def _encode_once(kind: Any, coder: Coder) -> Coder:
    def encode(value: Any, rows: Rows) -> int:
        number = rows.numbers.get((kind, value))
        if number is None:
            row = coder(value, rows)
            number = rows.numbers[kind, value] = len(rows.rows)
            rows.rows.append(row)
        return number

    return encode


def _encode_fields(kind: type) -> Coder:
    hints = get_type_hints(kind)
    known = [(name, default, encoder_of(hints[name])) for name, default in _fields(kind).items()]

    def encode(value: Any, rows: Rows) -> dict[str, Any]:
        told = ((name, default, coder, getattr(value, name)) for name, default, coder in known)
        return {name: coder(inner, rows) for name, default, coder, inner in told if inner != default}

    return encode


def _default(field: Field[Any]) -> object:
    """What a field holds when nothing is given; `MISSING` when it must be given."""
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _encode_union(parts: tuple[Any, ...]) -> Coder:
    classes = {part: encoder_of(part) for part in parts if part is not NoneType}
    if len(classes) == 1:
        (only,) = classes.values()
        return lambda value, rows: None if value is None else only(value, rows)
    return lambda value, rows: None if value is None else [type(value).__name__, classes[type(value)](value, rows)]


# ------------------------------------------------------------------- reading


@cache
def decoder_of(kind: Any) -> Coder:
    """What makes values of a type of JSON values. It raises ValueError, TypeError or LookupError for what fits not."""
    if _is_class(kind):
        return _decode_fields(kind) if _holds_float(kind) else _decode_once(_decode_fields(kind))
    if kind in (str, int, float, bool):
        return _checked(*((float, int) if kind is float else (kind,)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return lambda data, rows: members[data]
    if kind is date:
        return lambda data, rows: date.fromisoformat(data)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _decode_union(parts)
    if _is_fixed(kind):
        return _decode_fixed([decoder_of(part) for part in parts])
    coder = _decode_list(origin, decoder_of(parts[0]))
    return coder if origin is tuple else _decode_once(coder)


def _checked(*kinds: type) -> Coder:
    def decode(data: Any, rows: Rows) -> Any:
        if type(data) not in kinds:
            raise TypeError(f"{data!r:.40} is no {kinds[0].__name__}")
        return data

    return decode


def _decode_list(origin: Any, each: Coder) -> Coder:
    def decode(data: Any, rows: Rows) -> Any:
        if type(data) is not list:
            raise TypeError(f"{data!r:.40} is no list")
        return origin([each(inner, rows) for inner in data])

    return decode


def _decode_fixed(coders: Sequence[Coder]) -> Coder:
    def decode(data: Any, rows: Rows) -> Any:
        return tuple(coder(inner, rows) for coder, inner in zip(coders, data, strict=True))

    return decode


def _decode_once(coder: Coder) -> Coder:
    def decode(number: Any, rows: Rows) -> Any:
        if number not in rows.made:
            if type(number) is not int or number < 0:
                raise TypeError(f"{number!r:.40} is no row")
            rows.made[number] = coder(rows.rows[number], rows)
        return rows.made[number]

    return decode


def _decode_fields(kind: type) -> Coder:
    hints = get_type_hints(kind)
    known = {name: decoder_of(hints[name]) for name in _fields(kind)}

    def decode(data: Any, rows: Rows) -> Any:
        return kind(**{name: known[name](inner, rows) for name, inner in data.items()})

    return decode


def _decode_union(parts: tuple[Any, ...]) -> Coder:
    classes: Mapping[str, Coder] = {part.__name__: decoder_of(part) for part in parts if part is not NoneType}
    if len(classes) == 1:
        (only,) = classes.values()
        return lambda data, rows: None if data is None else only(data, rows)

    def decode(data: Any, rows: Rows) -> Any:
        if data is None:
            return None
        name, inner = data
        return classes[name](inner, rows)

    return decode
