"""Many profiles at once: one model, one journal, one library; each one's own troubles, and what stops them all."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import plandraft
from plandraft import Outcome
from plandraft.api import RunBudget, draft_many, list_runs, profile_files
from plandraft.core.ask import Ask, Reply
from plandraft.core.events import Event
from plandraft.errors import (
    KeyRejected,
    ModelError,
    ModelUnreachable,
    ProfileError,
    RunHeld,
    StateError,
    UsageError,
)
from plandraft.journal.locks import RunLock
from plandraft.offline import ANSWERERS, OfflineModel
from plandraft.profiles import parse_profile
from tests.loopback import Answer, completion, error, serving

SAMPLES = Path(__file__).parents[2] / "examples" / "samples"
DAY = dt.date(2026, 11, 20)
NAMES = ("榆岸", "青穗", "汀柳", "芦洲", "峤岭", "澄湾")


def text_of(name: str) -> str:
    """A small profile, drafted in one go."""
    return f"name: {name}仪表厂工会委员会\nsector: enterprise\nperiod: 2027\nlength_chars: 1000\n"


@pytest.fixture
def profiles(tmp_path: Path) -> list[Path]:
    """Six profile files of six organisations."""
    folder = tmp_path / "profiles"
    folder.mkdir()
    files = [folder / f"{number}.yaml" for number in range(len(NAMES))]
    for file, name in zip(files, NAMES, strict=True):
        file.write_text(text_of(name), encoding="utf-8")
    return files


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANDRAFT_API_KEY", "sk-canary")


class Office:
    """A server that answers as the offline model would, until it is told to refuse the key."""

    answers: dict[str, str] = {}  # noqa: RUF012  what the offline model says is the same for all tests

    def __init__(self, *, samples: Path | None = None, left: int = 10**6) -> None:
        self.left = left
        self.asked: Counter[str] = Counter()
        if not self.answers or samples:
            offline, names = OfflineModel(ANSWERERS), NAMES[:2] if samples else NAMES
            profiles = [parse_profile(text_of(name), form="yaml", file=name) for name in names]
            for outcome in draft_many(profiles, as_of=DAY, samples=samples, options=plandraft.options_for("m")):
                assert outcome.draft is not None
                for exchange in outcome.draft.exchanges:
                    answer = offline.ask(exchange.ask)
                    assert isinstance(answer, Reply)
                    self.answers[prompt_of(exchange.ask)] = answer.text

    def __call__(self, request: dict[str, Any]) -> Answer:
        if self.left <= 0:
            return error(401, "bad key")
        self.left -= 1
        text = "\n".join(str(message["content"]) for message in request["messages"])
        self.asked[text] += 1
        return completion(self.answers[text])


def prompt_of(ask: Ask) -> str:
    """What of an ask goes out."""
    return "\n".join(message.content for message in ask.messages)


def made(profiles: Any, url: str | None, **more: Any) -> list[Outcome]:
    """All outcomes of an endpoint's model, in the order of their profiles."""
    model = {"model": "m", "base_url": url} if url else {}
    return sorted(draft_many(profiles, as_of=DAY, **model, **more), key=lambda outcome: outcome.profile)


def test_each_plan_is_the_one_that_draft_would_make(profiles: list[Path]) -> None:
    """Each ask goes out once; each plan has a run of its own, which is done."""
    office, singly = Office(), [plandraft.draft(file, as_of=DAY).plan for file in profiles]
    with serving(office) as server:
        outcomes = made(profiles, server.url, workers=3)
    assert [outcome.profile for outcome in outcomes] == [str(file) for file in profiles]
    assert [outcome.draft.plan for outcome in outcomes if outcome.draft] == singly
    assert {outcome.state for outcome in outcomes} == {"done"}
    assert all(outcome.organisation and outcome.seconds > 0 and outcome.error is None for outcome in outcomes)
    assert set(office.asked.values()) == {1}
    assert {run.id for run in list_runs()} == {outcome.run for outcome in outcomes}
    assert {run.state for run in list_runs()} == {"done"}


def test_with_samples_a_plan_s_run_is_the_one_of_draft(profiles: list[Path]) -> None:
    """The library is read once for all; what one way has paid for, the other has for nothing."""
    office = Office(samples=SAMPLES)
    with serving(office) as server:
        outcomes = made(profiles[:2], server.url, samples=SAMPLES)
        paid = len(server.requests)
        again = plandraft.draft(profiles[0], as_of=DAY, samples=SAMPLES, model="m", base_url=server.url)
        assert len(server.requests) == paid
    assert again.run == outcomes[0].run
    assert outcomes[0].draft is not None
    assert again.plan == outcomes[0].draft.plan


def test_a_file_that_is_no_profile_is_its_own_trouble(profiles: list[Path], tmp_path: Path) -> None:
    """The others are drafted."""
    profiles[1].write_text("name: [", encoding="utf-8")
    outcomes = made([*profiles[:3], tmp_path / "zz.yaml"], None)
    assert [outcome.state for outcome in outcomes] == ["done", "failed", "done", "failed"]
    assert all(isinstance(outcome.error, ProfileError) for outcome in outcomes if outcome.draft is None)


def test_a_refused_key_is_tried_by_those_in_flight_and_by_nobody_else(profiles: list[Path]) -> None:
    """What was answered is kept: with a right key the same call goes on, and pays for the rest alone."""
    office = Office(left=2)
    with serving(office) as server:
        outcomes = made(profiles, server.url, workers=2)
        assert len(server.requests) <= 2 + 2
        lost = [outcome for outcome in outcomes if outcome.draft is None]
        assert all(isinstance(outcome.error, KeyRejected) for outcome in lost)
        assert {"not_begun"} <= {outcome.state for outcome in lost} <= {"failed", "not_begun"}
        assert all("resume" not in outcome.error.hint for outcome in lost if not outcome.begun)  # type: ignore[union-attr]
        office.left = 10**6
        assert {outcome.state for outcome in made(profiles, server.url)} == {"done"}
    assert set(office.asked.values()) == {1}


def test_without_a_key_nothing_is_begun(profiles: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said at once, not with the first outcome."""
    monkeypatch.delenv("PLANDRAFT_API_KEY")
    with pytest.raises(KeyRejected):
        draft_many(profiles, model="m", base_url="https://example.invalid/v1")
    with pytest.raises(UsageError):
        draft_many(profiles, workers=0)


def test_an_endpoint_out_of_reach_stops_all(profiles: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody hammers a port where nobody listens."""
    monkeypatch.setattr("plandraft.models.calls.retry_budget.LONGEST_BACKOFF_S", 0.01)
    outcomes = made(profiles, "http://127.0.0.1:9/v1", workers=1)
    assert isinstance(outcomes[0].error, ModelUnreachable)
    assert [outcome.begun for outcome in outcomes] == [True] + [False] * 5


def test_the_same_plan_twice_is_asked_once(profiles: list[Path]) -> None:
    """Side by side, and one after the other; in another spelling of the file, too."""
    twin = profiles[0].with_name("twin.json")
    twin.write_text(plandraft.load_profile(profiles[0]).model_dump_json(), encoding="utf-8")
    office = Office()
    with serving(office) as server:
        for workers in (4, 1):
            outcomes = made([profiles[0], twin], server.url, workers=workers)
            assert {outcome.state for outcome in outcomes} == {"done"}
            assert len({outcome.run for outcome in outcomes}) == 1
            paid = [outcome.draft.usage.prompt_tokens for outcome in outcomes if outcome.draft]
            assert paid.count(0) == (1 if workers == 4 else 2)
    assert set(office.asked.values()) == {1}


def test_a_run_that_another_process_holds_is_that_plan_s_trouble(profiles: list[Path]) -> None:
    """The others do not wait for it."""
    with serving(Office()) as server:
        first = made(profiles[:1], server.url)[0]
        lock = RunLock(Path(os.environ["PLANDRAFT_HOME"], "locks"), first.run)
        assert lock.take()
        outcomes = made(profiles[:3], server.url)
        lock.give_back()
    assert [outcome.state for outcome in outcomes] == ["failed", "done", "done"]
    assert isinstance(outcomes[0].error, RunHeld)


def test_a_journal_that_cannot_be_written_stops_all(
    profiles: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is asked that could not be kept."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "file"))
    with serving(Office()) as server:
        outcomes = made(profiles, server.url)
        assert server.requests == []
    assert all(isinstance(outcome.error, StateError) for outcome in outcomes)
    assert [outcome.begun for outcome in outcomes] == [True] + [False] * 5


def test_a_budget_is_one_for_all(profiles: list[Path]) -> None:
    """Reached, the open plans end as they are, and no other is begun; the same call goes on."""
    office = Office()
    with serving(office) as server:
        outcomes = made(profiles, server.url, workers=1, budget=RunBudget(max_calls=2))
        assert len(server.requests) == 2
        states = Counter(outcome.state for outcome in outcomes)
        assert states["stopped"] == 1
        assert states["not_begun"] >= 3
        assert all(isinstance(outcome.error, ModelError) for outcome in outcomes if not outcome.begun)
        assert {outcome.state for outcome in made(profiles, server.url)} == {"done"}
    assert set(office.asked.values()) == {1}


def test_offline_keeps_no_journal(profiles: list[Path], tmp_path: Path) -> None:
    """It costs nothing to make again."""
    outcomes = made(profiles[:2], None)
    assert all(outcome.draft is not None and outcome.draft.offline and not outcome.run for outcome in outcomes)
    assert not (tmp_path / "state" / "journal.sqlite").exists()


def test_events_say_whose_they_are(profiles: list[Path]) -> None:
    """Those of the flow and those of the model alike."""
    events: list[Event] = []
    office = Office()

    def busy_at_first(request: dict[str, Any]) -> Answer:
        first = len(office.asked) == 0 and not any(event.kind == "wait" for event in events)
        return error(503, "busy", headers={"retry-after-ms": "1"}) if first else office(request)

    with serving(busy_at_first) as server:
        made(profiles[:2], server.url, on_event=events.append, workers=2)
    assert {"sent", "reply", "wait"} <= {event.kind for event in events}
    assert {event.about for event in events} == {str(file) for file in profiles[:2]}
    for file in profiles[:2]:
        kinds = Counter(event.kind for event in events if event.about == str(file))
        assert kinds["sent"] == kinds["reply"] > 0


def test_who_leaves_the_loop_early_loses_nothing(profiles: list[Path]) -> None:
    """What was in flight is in the journal."""
    office = Office()
    with serving(office) as server:
        with closing(draft_many(profiles, model="m", base_url=server.url, as_of=DAY, workers=3)) as outcomes:
            next(outcomes)
        assert len(server.requests) < len(office.answers)
        assert {outcome.state for outcome in made(profiles, server.url)} == {"done"}
    assert set(office.asked.values()) == {1}


def test_outcomes_come_inside_a_running_event_loop(profiles: list[Path]) -> None:
    """A notebook's cell runs in one."""

    async def cell() -> list[Outcome]:
        return made(profiles[:2], None)

    assert [outcome.state for outcome in asyncio.run(cell())] == ["done", "done"]


def test_a_model_of_one_s_own_serves_all_and_is_closed_once(profiles: list[Path]) -> None:
    """After the last one."""

    class Own(OfflineModel):
        closed = 0

        async def aclose(self) -> None:
            self.closed += 1

    model = Own(ANSWERERS)
    outcomes = list(draft_many(map(plandraft.load_profile, profiles[:3]), model=model, as_of=DAY))
    assert {outcome.state for outcome in outcomes} == {"done"}
    assert {outcome.profile for outcome in outcomes} == {f"{name}仪表厂工会委员会" for name in NAMES[:3]}
    assert model.closed == 1


def test_a_folder_stands_for_the_profiles_in_it(profiles: list[Path]) -> None:
    """At any depth, each once, in order; neither hidden files nor settings nor plans of other formats."""
    folder = profiles[0].parent
    (folder / "north").mkdir()
    for name in ("north/9.toml", ".hidden.yaml", "plandraft.toml", "plan.docx", "notes.txt"):
        (folder / name).write_text(text_of("x"), encoding="utf-8")
    assert profile_files([profiles[2], folder, folder / "north" / "9.toml"]) == (
        profiles[2],
        *(file for file in profiles if file is not profiles[2]),
        folder / "north" / "9.toml",
    )
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no profile"):
        profile_files([folder / "empty"])
