"""The templates of time expressions: their options taken, and what is left cut into words and slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimcheck.model import Token
from claimcheck.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Element:
    """A word or a slot of a template; `tight` when it must touch what stands before it."""

    text: str
    is_slot: bool
    tight: bool
    capital: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Template:
    """A pattern without options left: the mention is `elements[first:last]`, `end` the first one not used up."""

    rule: str
    elements: tuple[Element, ...]
    first: int
    last: int
    end: int


Spell = Callable[[str, bool], tuple[Element, ...]]
"""Gives the elements of a word; the flag tells that it must touch what stands before it."""

OPENING, CLOSING = re.compile(r"(?<!\\)[\[(]"), re.compile(r"(?<!\\)[\])]")


def ways_of(template: str) -> Iterator[str]:
    """The template with every way of taking its options and choices. Raises: ValueError."""
    opening = OPENING.search(template)
    if opening is None:
        if CLOSING.search(template):
            raise ValueError("a bracket is closed that was not opened")
        yield template
        return
    end, options = _bracket(template, opening.start())
    if opening.group() == "[":
        options.append("")
    for option in options:
        yield from ways_of(template[: opening.start()] + option + template[end:])


def _bracket(template: str, start: int) -> tuple[int, list[str]]:
    """Where the bracket that opens at `start` ends, and the options in it."""
    depth, options, begin, place = 0, [], start + 1, start
    while place < len(template):
        char = template[place]
        if char == "\\":
            place += 1
        elif char in "[(":
            depth += 1
        elif char == "|" and depth == 1:
            options.append(template[begin:place])
            begin = place + 1
        elif char in "])":
            depth -= 1
            if depth == 0:
                return place + 1, [*options, template[begin:place]]
        place += 1
    raise ValueError("a bracket is not closed")


PIECE = re.compile(r"\{(\w+)\}|(\\.)|([<>])|(\s+)|([^{}\\<>\s]+)")


def cut_template(rule: str, text: str, spell: Spell) -> Template:
    """A plain template cut into words and slots, with its marks."""
    elements: list[Element] = []
    marks: dict[str, int] = {}
    tight = False
    for slot, escaped, mark, space, word in PIECE.findall(text):
        if mark:
            marks[mark] = len(elements)
        if mark or space:
            tight = False
            continue
        if slot:
            elements.append(Element(slot, True, tight))
        else:
            elements += spell(escaped[1:] or word, tight)
        tight = True
    last = marks.get(">", len(elements))
    return Template(rule, tuple(elements), marks.get("<", 0), last, last)


def spelled(tokenize: Callable[[str], tuple[Token, ...]], text: str, tight: bool) -> tuple[Element, ...]:
    """The elements of a word with what is glued to it."""
    tokens = tokenize(f"x{text}")[1:] if text.startswith("'") else tokenize(text)
    pairs = enumerate(tokens)
    return tuple(Element(token.norm, False, tight or n > 0, token.text[0].isupper()) for n, token in pairs)
