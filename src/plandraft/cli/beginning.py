"""``init``: a profile to start from, empty or from last year's file and a notice; ``carryover``: what became of it."""

from __future__ import annotations

import click

from plandraft.cli.echo import echo
from plandraft.cli.options import Configured, config_option, settings_near
from plandraft.errors import OutputError, UsageError
from plandraft.messages import spoken, tr


@click.command()
@click.argument("file", required=False)
@click.option("--from", "last_year", metavar="OLD", help="Fill it from the organisation's own last plan or summary.")
@click.option("--notice", metavar="FILE", help="A notice from above: its demands become numbered requirements.")
@click.option("--name", default="", help="The organisation's full name; a file of another one is refused.")
@click.option("--profile", help="With --from: a profile of the organisation, for its name.")
@click.option("--period", help="2027, or 2026-2027.  [default: the one after OLD's]")
@click.option("--anyway", is_flag=True, help="Take a file of another body, or a notice to another, all the same.")
@click.option("--sector", help="Kind of organisation.  [default: as is usual for the kind of plan, or as OLD tells]")
@click.option("-o", "--output", metavar="FILE", help="The same as FILE.")
@config_option
def init(
    file: str | None,
    last_year: str | None,
    notice: str | None,
    name: str,
    profile: str | None,
    period: str | None,
    anyway: bool,
    sector: str | None,
    output: str | None,
    config: Configured,
) -> None:
    """Write a commented profile to start from, to FILE or to stdout. Never overwrites.

    \b
    plandraft init me.yaml
    plandraft init --from 去年.docx --notice 通知.docx -o me.yaml

    With --from every value stands with its source and is marked 待核对; what is not in the files stays empty.
    """  # noqa: D301  # click reads the mark
    from plandraft.core.sector import Sector

    if sector is not None and sector not in list(Sector):
        raise UsageError(
            tr("there is no sector {sector!r}", sector=sector),
            hint=tr("sectors are {sector}", sector=", ".join(Sector)),
        )
    if file is not None and output is not None:
        raise UsageError(tr("the file to write is named twice"), hint=tr("name it once, with or without -o"))
    target = output or file
    if last_year is None and notice is None:
        from plandraft.api.kinds import starter_profile

        text = starter_profile(settings_near(config, target), Sector(sector) if sector else None)
    else:
        from plandraft import api

        made = api.start_profile(
            last_year,
            notice=notice,
            name=name,
            profile=profile,
            period=period,
            sector=sector,
            anyway=anyway,
            settings=settings_near(config, last_year, notice),
        )
        text = made.text
        for note in made.notes:
            echo(tr("note: {note}", note=note), err=True)
    if spoken() == "zh":
        from plandraft.profiles import profile_in_chinese

        text = profile_in_chinese(text)
    _write(text, target)


def _write(text: str, file: str | None) -> None:
    """Write a profile where none is, or print it."""
    if file is None:
        echo(text, nl=False)
        return
    try:
        with open(file, "x", encoding="utf-8", newline="\n") as target:
            target.write(text)
    except FileExistsError:
        raise OutputError(
            tr("{file} is there already", file=file), hint=tr("name another file, or delete it first")
        ) from None
    except OSError as error:
        raise OutputError(
            tr("cannot write {file}: {strerror}", file=file, strerror=error.strerror), hint=tr("check the folder")
        ) from None
    echo(tr("wrote {file}", file=file), err=True)


@click.command()
@click.argument("old")
@click.option("--profile", required=True, help="This year's profile.")
@click.option("--plan", help="This year's plan.  [default: what the profile demands]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--anyway", is_flag=True, help="Take a file of another body all the same.")
def carryover(old: str, profile: str, plan: str | None, as_json: bool, anyway: bool) -> None:
    """Say what becomes of last year, item by item: unfinished, raised, continued, done or dropped.

    \b
    plandraft carryover 去年.docx --profile me.yaml --plan plan.json

    OLD is last year's plan or summary, in any format that can be read. Asks no model.
    """  # noqa: D301  # click reads the mark
    from plandraft import api
    from plandraft.rendering.reports.carryover import carryover_count_text, carryover_json, carryover_text

    found = api.carryover(old, profile=profile, plan=plan, anyway=anyway)
    if not found:
        raise UsageError(
            tr("{old} holds no goals, measures or results of last year", old=old),
            hint=tr("name your own plan or summary of last year"),
        )
    rows = [vars(one) for one in found]
    echo(carryover_json(rows) if as_json else carryover_text(rows), nl=False)
    echo(carryover_count_text(rows), err=True)


COMMANDS = (init, carryover)
"""What this module adds to the command line."""
