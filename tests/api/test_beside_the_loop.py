"""``adraft`` does its work beside the loop's thread: whoever else uses the loop is not held up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import plandraft
from plandraft.api import material
from plandraft.core.ask import Answer, Ask
from plandraft.core.finding import Report
from plandraft.core.plan import Plan
from plandraft.drafting import step_loop
from plandraft.offline import ANSWERERS, OfflineModel

CLINIC = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"


class OnTheLoop:
    """A model that answers on the loop's thread, as one that waits for a socket does."""

    name = "loop"

    def __init__(self) -> None:
        self.threads: set[int] = set()
        self._offline = OfflineModel(ANSWERERS)

    def ask(self, ask: Ask) -> Answer:
        """Answer."""
        return self._offline.ask(ask)

    async def aask(self, ask: Ask) -> Answer:
        """Answer where the loop is."""
        self.threads.add(threading.get_ident())
        return self._offline.ask(ask)


def with_check(monkeypatch: pytest.MonkeyPatch, before: Callable[[], object]) -> None:
    """Do something whenever a plan is about to be checked, on the thread that checks it."""
    made = material.checker

    def checker(*args: Any, **kwargs: Any) -> Callable[[Plan], Report]:
        look = made(*args, **kwargs)

        def check(plan: Plan) -> Report:
            before()
            return look(plan)

        return check

    monkeypatch.setattr(material, "checker", checker)


def test_plans_are_checked_and_answers_read_beside_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model's waiting alone is the loop's."""
    model, checked, read = OnTheLoop(), set[int](), set[int]()
    with_check(monkeypatch, lambda: checked.add(threading.get_ident()))
    read_answer = step_loop.read_answer

    def reading(*args: Any, **kwargs: Any) -> Any:
        read.add(threading.get_ident())
        return read_answer(*args, **kwargs)

    monkeypatch.setattr(step_loop, "read_answer", reading)

    async def on_loop() -> int:
        await plandraft.adraft(CLINIC, model=model)
        return threading.get_ident()

    loop = asyncio.run(on_loop())
    assert model.threads == {loop}
    assert checked
    assert read
    assert loop not in checked | read


def test_the_loop_goes_on_while_a_plan_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that waits for something that only the loop can do ends: on the loop's thread it never would."""
    asked, came = threading.Event(), threading.Event()

    def wait() -> None:
        asked.set()
        assert came.wait(30)

    with_check(monkeypatch, wait)

    async def both() -> plandraft.Draft:
        async def other() -> None:
            while not asked.is_set():
                await asyncio.sleep(0.01)
            came.set()

        drafted, _ = await asyncio.gather(plandraft.adraft(CLINIC, model=OnTheLoop()), other())
        return drafted

    assert asyncio.run(both()).plan.measures
