"""Whole plans, drafted through the public functions and the journal, and what is said and kept of them."""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest

from plandraft import api
from plandraft.api.inputs import open_profile
from plandraft.core.ask import Ask
from plandraft.core.draft import Draft
from plandraft.errors import ModelError
from plandraft.journal import Journal
from plandraft.models.calls import openai_model
from tests.faults.office import Office
from tests.faults.refusals import KEY

Strategy = Literal["sections", "whole"]
PROFILE_FILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"
PROFILE = open_profile(PROFILE_FILE)
DAY = dt.date(2026, 11, 20)
OpenAIModel = openai_model.OpenAIModel


@functools.cache
def undisturbed(strategy: Strategy = "sections") -> Draft:
    """The draft as it is when nothing goes wrong."""
    return api.draft(PROFILE, model=Office(), options=api.options_for("m", strategy=strategy), as_of=DAY)


def asks_of(strategy: Strategy = "sections") -> tuple[Ask, ...]:
    """Its asks, the repair at the end included."""
    return tuple(exchange.ask for exchange in undisturbed(strategy).exchanges)


def asking(monkeypatch: pytest.MonkeyPatch, **settings: Any) -> None:
    """Give the models of the public functions other settings than they choose, and a key."""
    monkeypatch.setenv("PLANDRAFT_API_KEY", KEY)
    patient = functools.partial(OpenAIModel, **({"backoff_s": 0.002} | settings))
    monkeypatch.setattr(openai_model, "OpenAIModel", patient)


def asking_for_good(**settings: Any) -> None:
    """The same for a child process, which ends with its only draft."""
    openai_model.OpenAIModel = functools.partial(OpenAIModel, backoff_s=0.002, **settings)  # type: ignore[misc,assignment]


def drafted(
    url: str,
    on_event: Callable[[Any], None],
    *,
    strategy: Strategy = "sections",
    awaited: bool = False,
    **more: Any,
) -> Draft:
    """Draft the plan with the model behind an address."""
    options = api.options_for("m", strategy=strategy)
    given = {"model": "m", "base_url": url, "options": options, "as_of": DAY, "on_event": on_event} | more
    return asyncio.run(api.adraft(PROFILE, **given)) if awaited else api.draft(PROFILE, **given)


def attempt(*given: Any, **more: Any) -> Draft | ModelError:
    """``drafted``, or the error that stopped it."""
    try:
        return drafted(*given, **more)
    except ModelError as error:
        return error


def kept(home: Path | None = None) -> set[str]:
    """The asks whose replies are in the journal."""
    journal = Journal(home or Path(os.environ["PLANDRAFT_HOME"]))
    try:
        return {said.id for run in journal.runs() for said in journal.overview(run.id).asks if said.reply}
    finally:
        journal.close()


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts have the same plan and the same findings."""
    return one.plan == other.plan and one.report == other.report
