"""``coverage``: what became of each demand of the profile."""

from __future__ import annotations

from pathlib import Path

import click

from plandraft.cli.echo import echo
from plandraft.cli.options import force_option
from plandraft.cli.output import check_targets
from plandraft.errors import UsageError
from plandraft.exit_status import ExitStatus
from plandraft.messages import tr


@click.command()
@click.argument("plan")
@click.option("--profile", help="Whose demands are looked for.  [default: those that PLAN was drafted for]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("-o", "--output", metavar="FILE", help="Write a page (.html) instead.")
@force_option
def coverage(plan: str, profile: str | None, as_json: bool, output: str | None, force: bool) -> None:
    """Show for each demand of PLAN its goals, measures, calendar lines and owners. Asks no model.

    Exit status 1 where a demand is not taken up, or only a named gap stands for it.
    """
    if output:
        if not output.lower().endswith(".html"):
            raise UsageError(tr("{output} is no .html file", output=output), hint=tr("-o plan-coverage.html"))
        check_targets([output], reads=(plan, profile), force=force)
    from plandraft import api
    from plandraft.rendering.coverage import coverage_html, coverage_json, coverage_text

    read = api.open_plan(plan).plan
    covered = api.coverage(read, profile=profile)
    if not covered:
        raise UsageError(
            tr("{plan} does not say what was demanded of it", plan=plan), hint=tr("name the profile with --profile")
        )
    if output:
        api.write_output(Path(output), coverage_html(read, covered).encode())
        echo(tr("wrote {output}", output=output), err=True)
    else:
        echo(coverage_json(covered) if as_json else coverage_text(read, covered), nl=False)
    if any(one.state in ("gap", "open") for one in covered):
        click.get_current_context().exit(ExitStatus.FINDINGS)


COMMANDS = (coverage,)
