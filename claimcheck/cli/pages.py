"""Help pages: options in groups, examples, and the words that options take, explained by their docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

import click


class GroupedOption(click.Option):
    """An option that stands under the heading `group` of its help page."""

    def __init__(self, *args: Any, group: str = "Other options", **more: Any) -> None:
        super().__init__(*args, **more)
        self.group = group


class Page(click.Command):
    """A command whose help ends with `examples` (command, what it does) and a glossary of terms by heading."""

    def __init__(
        self,
        *args: Any,
        examples: Sequence[tuple[str, str]] = (),
        glossary: Mapping[str, Iterable[Enum]] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.examples, self.glossary = examples, dict(glossary or {})

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, group by group, in the order in which the groups first occur."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for option in self.get_params(ctx):
            record = option.get_help_record(ctx)
            if record is not None:
                groups.setdefault(getattr(option, "group", "Other options"), []).append(record)
        for heading, records in groups.items():
            with formatter.section(heading):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples and the glossary."""
        with formatter.section("Examples"):
            for command, what in self.examples:
                formatter.write_text(what)
                formatter.write(f"{'':>{formatter.current_indent + 4}}{command}\n")
        for heading, members in self.glossary.items():
            list_terms(formatter, heading, members)


def list_terms(formatter: click.HelpFormatter, heading: str, members: Iterable[Enum]) -> None:
    """The members' values with their docstrings."""
    from claimcheck.report.words import say_member

    with formatter.section(heading):
        formatter.write_dl([(str(member.value), say_member(member)) for member in members])


def list_codes(formatter: click.HelpFormatter, codes: Iterable[Enum]) -> None:
    """The exit codes with what they tell."""
    list_terms(formatter, "Exit codes", codes)
