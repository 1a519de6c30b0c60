"""``plandraft library``: old plans kept on disk, ready to be chosen from."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from plandraft.cli.echo import echo, echo_json
from plandraft.cli.options import Configured, config_option, settings_near
from plandraft.core.columns import padded
from plandraft.messages import marked, tr

if TYPE_CHECKING:
    from plandraft.samples import IndexProgress, StoredLibrary, StoredPlan

_WORDS = {
    "reading": marked("reading files"),
    "comparing": marked("comparing plans"),
    "indexing": marked("indexing plans"),
}
_SHOWN = 20


@click.group()
def library() -> None:
    """Keep old plans on disk, so that a draft can choose from thousands at once."""


@library.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--into", "folder", metavar="FOLDER", help="Where the library lives. Default: the state folder.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes to read with. Default: one a core.")
@config_option
def build(paths: tuple[str, ...], folder: str | None, workers: int | None, config: Configured) -> None:
    """Make the library hold exactly what lies at PATH…; only files that changed are read."""
    from plandraft import api

    with _progress() as show:
        settings = settings_near(config, *paths)
        changes = api.build_library(paths, folder, workers=workers, progress=show, settings=settings)
    place = folder or str(api.library_folder())
    echo(
        tr(
            "files: {added} added, {changed} changed, {removed} removed, {unchanged} unchanged",
            added=changes.added,
            changed=changes.changed,
            removed=changes.removed,
            unchanged=changes.unchanged,
        ),
        err=True,
    )
    with api.show_library(folder) as found:
        echo(_counts(found))
    echo(tr("use it: plandraft draft PROFILE --samples {place}", place=place), err=True)


@library.command()
@click.argument("folder", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--all", "everything", is_flag=True, help="List every plan.")
@config_option
def show(folder: str | None, as_json: bool, everything: bool, config: Configured) -> None:
    """Show what the library in FOLDER holds. Default: the one in the state folder."""
    from plandraft import api
    from plandraft.knowledge import knowledge_of_all

    with api.show_library(folder) as found:
        if as_json:
            echo_json(_as_json(found))
            return
        echo(tr("{folder}, built {built}", folder=found.folder, built=found.built))
        echo(_counts(found))
        for at, plan in enumerate(found.plans()):
            if at == _SHOWN and not everything:
                echo(tr("  … (--all lists every plan)"))
                break
            echo(_line(plan))
        for skipped in found.skipped:
            echo(tr("skipped: {file}: {why}", file=skipped.file, why=skipped.why))
        if found.outdated(knowledge_of_all(settings_near(config))):
            echo(
                tr("It was built by another version or with other knowledge: build it again when convenient."), err=True
            )


def _counts(found: StoredLibrary) -> str:
    counts = found.counts()
    sectors = sorted((name.removeprefix("sector "), n) for name, n in counts.items() if name.startswith("sector "))
    kinds = sorted((name.removeprefix("kind "), n) for name, n in counts.items() if name.startswith("kind "))
    return tr(
        "{plans} plans of {files} files, {items} items to choose from\n"
        "sectors: {sectors}\nkinds: {kinds}\n"
        "{copies} near-copies are kept back; {names} names are kept out of every draft; {skipped} files skipped",
        plans=counts["plans"],
        files=counts["files"],
        items=counts["items"],
        sectors=", ".join(f"{name} {n}" for name, n in sectors) or tr("none"),
        kinds=", ".join(f"{name} {n}" for name, n in kinds) or tr("none"),
        copies=counts["copies"],
        names=counts["names"],
        skipped=counts["skipped"],
    )


def _line(plan: StoredPlan) -> str:
    remarks = [plan.year or tr("year unknown"), f"{plan.items} items"]
    if plan.duplicate_of is not None:
        remarks.append(tr("near-copy of {duplicate_of}", duplicate_of=plan.duplicate_of))
    remarks += [plan.kind] if plan.kind else []
    place = f"{plan.file}:{plan.start_line}-{plan.end_line}"
    return (
        f"  {plan.number:>5}  {place}  {padded(tr(plan.sector.value), 10)} {plan.heading[:30]}  ({', '.join(remarks)})"
    )


def _as_json(found: StoredLibrary) -> dict[str, object]:
    return {
        "folder": str(found.folder),
        "built": found.built,
        "counts": dict(found.counts()),
        "plans": [asdict(plan) for plan in found.plans()],
        "skipped": [{"file": s.file, "why": s.why} for s in found.skipped],
    }


@contextmanager
def _progress() -> Iterator[Callable[[IndexProgress], None]]:
    """A bar a stage where stderr is a terminal, else one line a stage."""
    if not sys.stderr.isatty():
        seen: set[str] = set()

        def tell(progress: IndexProgress) -> None:
            if progress.stage not in seen:
                seen.add(progress.stage)
                echo(f"{tr(_WORDS[progress.stage])} ({progress.total})", err=True)

        yield tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True)) as shown:
        tasks = {stage: shown.add_task(tr(words), total=None, visible=False) for stage, words in _WORDS.items()}

        def draw(progress: IndexProgress) -> None:
            shown.update(tasks[progress.stage], completed=progress.done, total=progress.total, visible=True)

        yield draw


COMMANDS = (library,)
