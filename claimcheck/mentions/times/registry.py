"""The rules that patterns name, each a function from a match and its context to a reading or None."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.readings import Reading

Rule = Callable[[Found, Context], Reading | None]

RULES: dict[str, Rule] = {}
"""Every rule by the name that `times.toml` and TimeMention use."""


def rule(function: Rule) -> Rule:
    """Enter a function under its own name."""
    RULES[function.__name__] = function
    return function


def resolve(found: Found, context: Context) -> Reading | None:
    """What a match means; None when there is no such time, or nothing to read it by."""
    return RULES[found.rule](found, context)


def resolve_part(found: Found, slot: str, context: Context) -> Reading | None:
    """What a slot that holds another pattern means; None when there is no such slot."""
    part = found.part(slot)
    return resolve(part, context) if part else None
