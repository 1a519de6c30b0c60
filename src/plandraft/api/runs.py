"""The runs of the journal: listed, shown, taken up again, forgotten."""

from __future__ import annotations

import asyncio

from plandraft.api.job import Job
from plandraft.api.jobs import open_journal, resumed_job
from plandraft.api.settings import GivenSettings, settings_for
from plandraft.arguments import checked
from plandraft.core.ask import Model
from plandraft.core.draft import Draft
from plandraft.core.events import OnEvent, observer
from plandraft.journal import Overview, RunSummary
from plandraft.models.costs.budget import CallBudget, RunBudget
from plandraft.models.costs.prices import Prices


@checked
def resume(
    run: str | None = None,
    *,
    model: Model | None = None,
    budget: RunBudget | CallBudget | None = None,
    prices: Prices | None = None,
    on_event: OnEvent | None = None,
    settings: GivenSettings = None,
) -> Draft:
    """Take a run up where it stopped; what was answered is not asked again.

    Everything is taken from the run itself: the files it was begun with may have changed or be gone. A run that was
    done gives its draft again, at no cost but for what failed in it.

    Args:
        run: Its name or the beginning of it; None means the newest one that was not finished.
        model: The model object that the run was begun with, where it was one of your own.
        budget: Bounds what is done now; what was spent before is not counted.
        prices: As for ``draft``, over those of the ``plandraft.toml`` near the working folder; used where the run was
            begun without a price.
        on_event: As of ``draft``.
        settings: What is known of prices and endpoints; by default the ``plandraft.toml`` near the working folder. What
            the plan depends on is the run's own.

    Raises:
        PlandraftError: There is no such run, another process works on it, or the model cannot be reached.
    """
    watching = observer(on_event)
    return _taken_up(run, model, budget, prices, watching, settings).done(on_event=watching)


@checked
async def aresume(
    run: str | None = None,
    *,
    model: Model | None = None,
    budget: RunBudget | CallBudget | None = None,
    prices: Prices | None = None,
    on_event: OnEvent | None = None,
    settings: GivenSettings = None,
) -> Draft:
    """``resume``, awaited.

    Args:
        run: As for ``resume``.
        model: As for ``resume``.
        budget: As for ``resume``.
        prices: As for ``resume``.
        on_event: As for ``resume``.
        settings: As for ``resume``.

    Raises:
        PlandraftError: As ``resume``.
    """
    watching = observer(on_event)
    job = await asyncio.to_thread(_taken_up, run, model, budget, prices, watching, settings)
    return await job.adone(on_event=watching)


def _taken_up(
    run: str | None,
    model: Model | None,
    budget: RunBudget | CallBudget | None,
    prices: Prices | None,
    on_event: OnEvent | None,
    settings: GivenSettings,
) -> Job:
    decided = settings_for(settings)
    return resumed_job(run, model=model, budget=budget, prices=prices or {}, on_event=on_event, settings=decided)


@checked
def list_runs() -> tuple[RunSummary, ...]:
    """All runs, the newest first."""
    journal = open_journal()
    try:
        return journal.runs()
    finally:
        journal.close()


@checked
def show_run(run: str) -> Overview:
    """Everything that is kept of a run: asks, replies, calls, findings, usage.

    Raises:
        UsageError: There is no such run.
    """
    journal = open_journal()
    try:
        return journal.overview(journal.find(run))
    finally:
        journal.close()


@checked
def clean_runs(*, older_than_days: float) -> tuple[str, ...]:
    """Forget the runs that nobody has worked on for so many days, and return their names."""
    journal = open_journal()
    try:
        return journal.clean(older_than_days=older_than_days) if journal.path.exists() else ()
    finally:
        journal.close()
