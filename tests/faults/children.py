"""Drafts in processes of their own, forked from one that has imported everything, so that hundreds can be killed."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Callable, Mapping
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from unittest import mock

from plandraft.core.draft import Draft
from plandraft.core.events import Event
from plandraft.errors import PlandraftError
from tests.faults.plans import Strategy, asking_for_good, drafted

ROOT = Path(__file__).parents[2]
WAIT_S = 60.0


class Diary:
    """What a process told its observer and came to, in a file that a kill takes nothing back of."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def see(self, event: Event) -> None:
        """Observe a run."""
        self.note(event.kind, event.ask_id)

    def note(self, *what: str) -> None:
        """Write a line."""
        with self._path.open("ab", buffering=0) as file:
            file.write((json.dumps(what) + "\n").encode())

    def stopped(self, error: PlandraftError) -> None:
        """Write down an error."""
        self.note("stopped", type(error).__name__, error.message, error.hint)

    def noted(self, kind: str) -> list[list[str]]:
        """What was noted of a kind, in order."""
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
        return [rest for found, *rest in map(json.loads, lines) if found == kind]

    def asks(self, kind: str) -> set[str]:
        """The asks of which an event of a kind was told."""
        return {ask_id for (ask_id,) in self.noted(kind)}


def prepare(**env: str) -> None:
    """Start the process that children are forked from, with these variables; one that runs stays as it is."""
    multiprocessing.set_forkserver_preload(["tests.faults.preloaded"])
    with mock.patch.dict(
        os.environ, {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])} | env
    ):
        forkserver.ensure_running()


def started(work: Callable[..., None], *given: Any, env: Mapping[str, str] | None = None, **more: Any) -> BaseProcess:
    """A child that does some work under the environment of the test."""
    context = multiprocessing.get_context("forkserver")
    child = context.Process(target=_under, args=(dict(os.environ) | (env or {}), work, given, more), daemon=True)
    child.start()
    return child


def draft(
    url: str, diary: Path, *, streamed: bool = True, awaited: bool = False, strategy: Strategy = "sections"
) -> None:
    """Draft the plan and note what came of it."""
    told = Diary(diary)
    asking_for_good(stream=streamed)
    finish(told, lambda: drafted(url, told.see, awaited=awaited, strategy=strategy))


def finish(diary: Diary, make: Callable[[], Draft]) -> None:
    """Make a draft and note its plan and findings, or the error that ended it; any other error breaks the child."""
    try:
        made = make()
    except PlandraftError as error:
        diary.stopped(error)
    else:
        diary.note("made", made.plan.model_dump_json(), made.report.model_dump_json())


def _under(env: dict[str, str], work: Callable[..., None], given: tuple[Any, ...], more: dict[str, Any]) -> None:
    os.environ.update(env)
    work(*given, **more)
