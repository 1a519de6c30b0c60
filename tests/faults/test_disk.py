"""The n-th write, sync, rename or truncation fails, for all n: never a wrong plan, never a silent loss."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path
from typing import Any

import pytest

from plandraft.core.ask import Answer, Ask, Usage
from plandraft.core.events import Event, ignore
from plandraft.models.calls import openai_model
from tests.faults.children import Diary, finish
from tests.faults.disk import FAULTS, Fault, struck
from tests.faults.office import Office
from tests.faults.plans import Strategy, drafted, same, undisturbed
from tests.faults.share import ALL

NOWHERE = "http://127.0.0.1:9/v1"
pytestmark = pytest.mark.usefixtures("failing_disk")


class PaidOffice(Office):
    """Stands where the endpoint's model stands; its answers cost something, which the journal is told."""

    def __init__(self, *_: Any, on_event: Any, **__: Any) -> None:
        super().__init__()
        self._tell = on_event

    def ask(self, ask: Ask) -> Answer:
        """Answer as a model."""
        self._tell(Event(kind="call", ask_id=ask.id, usage=Usage(prompt_tokens=9), message="stop"))
        return super().ask(ask)


def draft(strategy: Strategy, diary: Path) -> None:
    """The child's work."""
    openai_model.OpenAIModel = PaidOffice  # type: ignore[misc,assignment]
    told = Diary(diary)
    finish(told, lambda: drafted(NOWHERE, told.see, strategy=strategy))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_run_on_a_failing_disk(
    fault: Fault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Any
) -> None:
    """It ends right or says what to do; on a well disk the same again gives the plan and pays for nothing kept."""
    homes, ends = tmp_path / "homes", {"made": 0, "stopped": 0, "killed": 0}
    homes.mkdir()
    offices: list[PaidOffice] = []
    monkeypatch.setattr(
        openai_model, "OpenAIModel", lambda *_, **given: offices.append(PaidOffice(**given)) or offices[-1]
    )
    strategy: Strategy = "whole" if fault.call == "write" else "sections"  # a run of six calls writes 200 times
    wanted = undisturbed(strategy)

    def given(at: int) -> tuple[Any, ...]:
        monkeypatch.setenv("PLANDRAFT_HOME", str(homes / str(at)))
        return (strategy, tmp_path / f"diary-{at}")

    for at, code in struck(fault, homes, draft, given, step=1 if ALL else 10):
        diary = Diary(tmp_path / f"diary-{at}")
        made, stopped = diary.noted("made"), diary.noted("stopped")
        end = "made" if made else "stopped" if stopped else "killed"
        assert code == (-signal.SIGKILL if end == "killed" else 0), at
        ends[end] += 1
        if made:
            assert made[0] == [wanted.plan.model_dump_json(), wanted.report.model_dump_json()], at
        if stopped:
            assert stopped[0][0] == "StateError", (at, stopped)
            assert stopped[0][2], (at, stopped)
        assert same(drafted(NOWHERE, ignore, strategy=strategy), wanted), at
        assert diary.asks("reply").isdisjoint(offices[-1].asked), at
        assert not made or not offices[-1].asked, at
        shutil.rmtree(homes / str(at))
    assert sum(ends.values()) or fault.call in ("rename", "truncate")
    for end, count in ends.items():
        record_property(end, count)
