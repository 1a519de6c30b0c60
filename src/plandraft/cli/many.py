"""``plandraft many``: the plans of many profiles, into one folder."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plandraft.cli.echo import echo
from plandraft.cli.many_progress import ShownProfile, many_progress
from plandraft.cli.options import (
    Configured,
    budget_options,
    config_option,
    force_option,
    limits_options,
    model_options,
    samples_option,
    settings_near,
)
from plandraft.cli.output import check_foreign, house_for
from plandraft.cli.output import status_of as status_of_draft
from plandraft.errors import OutputError, PlandraftError, UsageError
from plandraft.exit_status import ExitStatus, gravest
from plandraft.messages import tr
from plandraft.rendering.formats import SUFFIX_FORMATS

if TYPE_CHECKING:
    from plandraft.api import Outcome
    from plandraft.api.laying import House
    from plandraft.api.results import Row
    from plandraft.core.model_limits import ModelLimits
    from plandraft.core.money import Cost
    from plandraft.models.costs.budget import RunBudget

_REASONS = 20
"""So many reasons of failures are shown; the table has all (our choice: a screen)."""


@click.command()
@click.argument("profiles", nargs=-1, required=True, metavar="PROFILE…")
@click.option("--into", "folder", required=True, metavar="FOLDER", help="Where the plans go; made if it is not there.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(SUFFIX_FORMATS)),
    default=(".docx",),
    show_default=True,
    help="Files to write for each profile. Repeatable.",
)
@samples_option
@model_options
@limits_options
@config_option
@budget_options
@click.option("--jobs", type=click.IntRange(1), default=8, show_default=True, help="Plans under way, asks in flight.")
@click.option("--calls-per-minute", type=click.FloatRange(0, min_open=True), metavar="N", help="Most calls a minute.")
@click.option("--tokens-per-minute", type=click.FloatRange(0, min_open=True), metavar="N", help="Most tokens a minute.")
@click.option("--results", metavar="FILE", help="A table of what became of each: .csv or .jsonl.")
@force_option
def many(
    profiles: tuple[str, ...],
    folder: str,
    formats: tuple[str, ...],
    jobs: int,
    calls_per_minute: float | None,
    tokens_per_minute: float | None,
    results: str | None,
    force: bool,
    config: Configured,
    limits: ModelLimits,
    budget: RunBudget | None,
    **chosen: Any,
) -> None:
    """Draft a plan for every PROFILE, a file or a folder of files, many at once.

    The same command goes on where it stopped: what was answered is not asked, nor paid, again.
    """
    _check_table(results, profiles, chosen["samples"], force=force)
    from plandraft import api
    from plandraft.api.naming import names_in
    from plandraft.models.calls.rate_limit import Pace

    files = api.profile_files(profiles)
    _keep_apart(profiles, Path(folder), formats)
    names = names_in(Path(folder), files)
    settings = settings_near(config, profiles[0], limits=limits)
    house = house_for([str(Path(folder, f"plan{suffix}")) for suffix in formats], settings=settings)
    desk = FolderRun({str(file): Path(folder, names[file]) for file in files}, formats, house, force)
    pace = Pace(calls_per_minute=calls_per_minute, tokens_per_minute=tokens_per_minute)
    try:
        with many_progress(len(files)) as shown:
            chosen |= {"budget": budget, "pace": pace, "settings": settings}
            made = api.draft_many(files, **chosen, workers=jobs, on_event=shown.event)
            desk.take(made, shown)
    except KeyboardInterrupt:
        desk.status = ExitStatus.INTERRUPTED
    finally:
        desk.write(results)
    desk.summarise()
    click.get_current_context().exit(desk.status)


@dataclass
class FolderRun:
    """Takes outcomes in: writes plans, keeps a row and the reason of each failure, and finds the exit status.

    The gravest one stands, see ``exit_status``.

    Attributes:
        targets: File without suffix by profile.
        house: How Word files look.
        force: Whether plans are written over that were changed since they were written.
    """

    targets: Mapping[str, Path]
    formats: Sequence[str]
    house: House
    force: bool = False
    status: ExitStatus = ExitStatus.FINE
    rows: dict[str, Row] = field(default_factory=dict)
    reasons: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    costs: list[Cost] = field(default_factory=list)
    offline: bool = False

    def take(self, outcomes: Generator[Outcome, None, None], shown: ShownProfile) -> None:
        """Take outcomes in as they come."""
        with closing(outcomes):
            for outcome in outcomes:
                row = self._taken(outcome)
                self.rows[outcome.profile] = row
                shown.ended(row)

    def write(self, results: str | None) -> None:
        """Write the table, rows in the order of the profiles; where nothing ended there is none to write."""
        from plandraft.api.outputs import write_output
        from plandraft.api.results import Row, table

        if results is not None and self.rows:
            rows = (self.rows.get(profile) or Row(profile=profile) for profile in self.targets)
            write_output(Path(results), table(rows, Path(results).suffix))
            echo(tr("wrote {results}", results=results), err=True)

    def summarise(self) -> None:
        """Say on stderr what was made, what failed and why, and how to go on."""
        from plandraft.core.money import total

        rows = self.rows.values()
        made = sum(row.state == "done" for row in rows)
        flawed = sum(bool(row.errors) for row in rows)
        tokens = [sum(row.prompt_tokens or 0 for row in rows), sum(row.completion_tokens or 0 for row in rows)]
        echo(
            tr(
                "drafted {made} of {n} plans, {flawed} with findings of severity error",
                made=made,
                n=len(self.targets),
                flawed=flawed,
            ),
            err=True,
        )
        if self.offline:
            echo(tr("No model was used: these are offline drafts. Choose one with --model."), err=True)
        else:
            echo(
                tr(
                    "{tokens} + {tokens_2} tokens paid for them, cost {costs}",
                    tokens=tokens[0],
                    tokens_2=tokens[1],
                    costs=total(self.costs) or tr("unknown"),
                ),
                err=True,
            )
        for (state, reason), failures in list(self.reasons.items())[:_REASONS]:
            profile, hint = failures[0]
            whose = profile if len(failures) == 1 else f"{len(failures)} profiles"
            echo(f"{state.replace('_', ' ')}: {whose}: {reason}", err=True)
            if hint:
                echo(tr("  hint: {hint}", hint=hint), err=True)
        if len(self.reasons) > _REASONS:
            echo(tr("… and {n} more reasons; --results keeps them all", n=len(self.reasons) - _REASONS), err=True)
        if self.status is ExitStatus.INTERRUPTED or (made < len(self.targets) and not self.offline):
            echo(tr("to go on: the same command again; what was answered is not asked, nor paid, again"), err=True)

    def _taken(self, outcome: Outcome) -> Row:
        from plandraft.api.results import row_of

        files: list[str] = []
        failed: Exception | None = None
        if outcome.draft is not None:
            self.offline = outcome.draft.offline
            self.costs += [outcome.draft.cost] if outcome.draft.cost else []
            try:
                self._deliver(outcome, files)
            except OutputError as error:
                failed = error
        row = row_of(outcome, files, error=failed)
        self.status = gravest(self.status, folder_status(outcome, failed))
        if row.error:
            hint = getattr(failed or outcome.error, "hint", "").split("\n")[0]
            self.reasons.setdefault((row.state, row.error), []).append((outcome.profile, hint))
        return row

    def _deliver(self, outcome: Outcome, files: list[str]) -> None:
        from plandraft import api
        from plandraft.api.outputs import foreign

        assert outcome.draft is not None
        for suffix in self.formats:
            target = self.targets[outcome.profile]
            file = target.with_name(target.name + suffix)
            if not self.force and foreign([file]):
                raise OutputError(
                    tr("{file} was changed since it was written", file=file), hint=tr("move it away, or use --force")
                )
            api.save_plan(outcome.draft, file, house=self.house)
            files.append(str(file))


def folder_status(outcome: Outcome, failed: Exception | None) -> ExitStatus:
    """The exit status that one outcome alone would give; ``failed`` is what went wrong with its files."""
    error = failed or outcome.error
    if error is not None:
        return error.exit_status if isinstance(error, PlandraftError) else PlandraftError.exit_status
    assert outcome.draft is not None
    return status_of_draft(outcome.draft)


def _check_table(results: str | None, *reads: Sequence[str], force: bool) -> None:
    """Refuse a table that could not be written, before anything is asked."""
    if results is None:
        return
    from plandraft.api.results import TABLES

    file = Path(results)
    if file.suffix.lower() not in TABLES:
        raise UsageError(
            tr("{results}: no table ends in {suffix}", results=results, suffix=file.suffix or tr("nothing")),
            hint=tr("use {tables}", tables=", ".join(TABLES)),
        )
    if not file.parent.is_dir():
        raise OutputError(
            tr("{results}: there is no folder {parent}", results=results, parent=file.parent), hint=tr("make it first")
        )
    if file.is_dir():
        raise OutputError(tr("{results} is a folder", results=results), hint=tr("name a file"))
    check_foreign([results], reads=[name for names in reads for name in names], force=force)


def _keep_apart(profiles: Sequence[str], folder: Path, formats: Sequence[str]) -> None:
    """A plan in JSON among the profiles would be taken for one of them next time."""
    for path in map(Path, profiles):
        if ".json" in formats and path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
            raise UsageError(
                tr("plans written to {folder} as .json would be read as profiles next time", folder=folder),
                hint=tr("name a folder outside {path}", path=path),
            )


COMMANDS = (many,)
