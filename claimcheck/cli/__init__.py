"""The command. It alone reads options and environment, prints, and ends with an exit code; `click` is imported here.

`check` reports where sources cannot all be right; `baseline` and `waive` keep what is known from failing, `archive`
keeps the claims of what was read. `claims` lists every claim and `mentions` what they are made of, `explain` shows what
one discrepancy rests on, `compare` tells what becomes of two places. Each command is a module; what only one of them
needs is imported when it runs.
"""

from __future__ import annotations

import gc
import sys
import traceback
from pathlib import Path
from typing import Any

import click

from claimcheck import __version__
from claimcheck.cli.archive import archive
from claimcheck.cli.baseline import baseline
from claimcheck.cli.check import check
from claimcheck.cli.codes import ExitCode
from claimcheck.cli.compare import compare
from claimcheck.cli.config import config
from claimcheck.cli.explain import explain
from claimcheck.cli.lists import claims, mentions
from claimcheck.cli.options import FILE_NAME
from claimcheck.cli.output import say
from claimcheck.cli.pages import list_codes
from claimcheck.cli.settings import Settings, find_settings, make_defaults, read_settings
from claimcheck.cli.waive import waive
from claimcheck.errors import BrokenPack, ClaimcheckError

__all__ = ["ExitCode", "main"]


class Commands(click.Group):
    """The group of commands; it turns what goes wrong below it into a message and an exit code of its own."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and see to whatever it raises."""
        try:
            return super().invoke(ctx)
        except ClaimcheckError as error:
            say(f"Error: {error}")
            ctx.exit(ExitCode.BROKEN if isinstance(error, BrokenPack) else ExitCode.UNUSABLE)
        except KeyboardInterrupt:
            say("Stopped.")
            ctx.exit(ExitCode.INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception:
            traceback.print_exc(file=sys.stderr)
            say("This is a fault of claimcheck, not of your texts; please report it with the lines above.")
            ctx.exit(ExitCode.BROKEN)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Where to start, and the exit codes."""
        with formatter.section("Start here"):
            for command in ("claimcheck check article-1.txt article-2.txt", "claimcheck check --help"):
                formatter.write(f"{'':>{formatter.current_indent}}{command}\n")
        list_codes(formatter, ExitCode)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="claimcheck")
@click.option("--config", "file", type=FILE_NAME, metavar="FILE",
              help="Settings.  [default: the nearest claimcheck.toml or pyproject.toml, here or above]")  # fmt: skip
@click.option("--no-config", is_flag=True, help="No settings but the defaults and the command line.")
@click.pass_context
def main(ctx: click.Context, file: str | None, no_config: bool) -> None:
    """Tell where sources cannot all be right.

    claimcheck reads what several news articles, in French or English, say of the same events, and reports the
    numbers, dates, places, actors and outcomes that cannot all be true, each with the words it rests on. It works
    offline and gives the same report for the same articles.
    """
    gc.disable()  # a run makes no cycles; the search for them among all that it loads is a tenth of a cold start
    if no_config:
        ctx.obj = Settings()
    else:
        ctx.obj = read_settings(Path(file)) if file else find_settings(Path.cwd())
    ctx.default_map = make_defaults(ctx.obj, main.commands)


for _command in (check, baseline, waive, archive, claims, mentions, explain, compare, config):
    main.add_command(_command)
