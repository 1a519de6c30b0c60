"""The ``plandraft`` command: its group, and how errors become exit codes.

The statuses are those of ``exit_status``. Results go to stdout or files, everything else to stderr.
Nothing heavy is imported here, so that ``--help`` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from plandraft._version import __version__
from plandraft.cli import (
    batch,
    beginning,
    coverage,
    drafting,
    importing,
    kinds,
    library,
    looking,
    many,
    model,
    plans,
    revising,
    runs,
    variants,
    versions,
)
from plandraft.cli.echo import ReaderGone, echo
from plandraft.cli.help import StagedGroup, in_the_language, spelled_out
from plandraft.cli.language import speaking
from plandraft.cli.logs import show_logs
from plandraft.errors import PlandraftError
from plandraft.exit_status import ExitStatus
from plandraft.messages import tr

_COLLECT = (50_000, 20, 50)
"""New objects before garbage is looked for, and how much more rarely among the older ones (our choice)."""


class CommandGroup(StagedGroup):
    """A group that turns our errors into one clear message and the right exit status."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **how: Any) -> Any:
        """Decide which language is spoken, and run the command with its words in it."""
        given = list(sys.argv[1:] if args is None else args)
        with speaking(given), spelled_out():
            return click.Group.main(in_the_language(self), args, *rest, **how)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; without ``--debug`` no traceback reaches the user."""
        try:
            return super().invoke(ctx)
        except ReaderGone:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still in the buffer goes nowhere
            ctx.exit(ExitStatus.FINE)
        except PlandraftError as error:
            if ctx.params.get("debug"):
                raise
            echo(tr("plandraft: {message}", message=error.message), err=True)
            if error.hint:
                echo(tr("  hint: {hint}", hint=error.hint), err=True)
            ctx.exit(error.exit_status)
        except (KeyboardInterrupt, click.Abort) as interrupt:  # the latter where a question was being asked
            how = next(iter(getattr(interrupt, "__notes__", ())), tr("the same command again"))
            echo(tr("\ninterrupted; what was answered is kept\n  to go on: {how}", how=how), err=True)
            gc.freeze()  # looking through all objects once more at the end took longer than all the rest
            ctx.exit(ExitStatus.INTERRUPTED)


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="plandraft")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option("-v", "--verbose", count=True, help="Log runs and waits to stderr; -vv every call.")
def main(debug: bool, verbose: int) -> None:
    """Draft, check and mend an organisation's yearly work plan, with any model or with none."""
    del debug
    gc.set_threshold(*_COLLECT)  # a tenth of a short command went into looking for garbage it had not made
    show_logs(verbose)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


for command in (
    *beginning.COMMANDS,
    *drafting.COMMANDS,
    *many.COMMANDS,
    *batch.COMMANDS,
    *runs.COMMANDS,
    *model.COMMANDS,
    *plans.COMMANDS,
    *coverage.COMMANDS,
    *variants.COMMANDS,
    *importing.COMMANDS,
    *versions.COMMANDS,
    *revising.COMMANDS,
    *library.COMMANDS,
    *kinds.COMMANDS,
    *looking.COMMANDS,
):
    main.add_command(command)
