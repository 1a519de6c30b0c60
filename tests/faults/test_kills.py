"""``kill -9`` before, during and after every call, and at any moment: the run goes on and pays nothing twice."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from plandraft import api
from plandraft.core.draft import Draft
from tests.faults.children import WAIT_S, Diary, draft, started
from tests.faults.office import Office
from tests.faults.plans import asking, asks_of, drafted, kept, same, undisturbed
from tests.faults.refusals import KEY
from tests.faults.server import Move, Request, Server, Wire, chunks, right, serving, whole
from tests.faults.share import some

CALLS = 6
VICTIM = f"{KEY}-victim"
RUNS, KILLS_A_RUN = 110, 3
STAGES = {"arrived": 0.0, "half-written": 0.5, "written": 1.0}
"""Share of the reply that is sent before the kill."""
pytestmark = pytest.mark.usefixtures("forks")


def killing(share: float, kill: Callable[[], None]) -> Move:
    """Send a share of the right answer and kill who asked for it."""

    def move(wire: Wire) -> None:
        if wire.streamed:
            body = "".join(f"data: {json.dumps(one)}\n\n" for one in chunks(wire.wanted)) + "data: [DONE]\n\n"
        else:
            body = json.dumps(whole({"role": "assistant", "content": wire.wanted}))
        if share:
            wire.head(200, "text/event-stream" if wire.streamed else "application/json", len(body))
            wire.write(body[: int(len(body) * share)])
        kill()

    return move


def asked(server: Server, office: Office, key: str = KEY) -> list[str]:
    """What the process with a key asked: the last requests of a dead one may come in late."""
    sent = zip(server.requests, server.headers, strict=False)
    return [office.asked_by(request).id for request, headers in sent if headers["authorization"] == f"Bearer {key}"]


def go_on(server: Server, office: Office) -> Draft:
    """Take the run up where there is one to take up, else begin it again."""
    stopped = [run for run in api.list_runs() if run.state == "stopped"]
    return api.resume(on_event=office.see) if stopped else drafted(server.url, office.see)


def in_flight(diary: Diary) -> set[str]:
    """The asks that the process had sent and not got back when it was killed."""
    return diary.asks("sent") - diary.asks("reply")


@pytest.mark.parametrize(("number", "stage", "mode"), some([*product(range(CALLS), STAGES, ("streamed", "plain"))]))
def test_killed_at_a_call(number: int, stage: str, mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is asked, and nothing else; what was handed on had been kept before."""
    asking(monkeypatch)
    office, victims, diary = Office(*asks_of()), [], Diary(tmp_path / "diary")
    kill = killing(STAGES[stage], lambda: os.kill(victims[0].pid, signal.SIGKILL))
    with serving(lambda at, _: kill if at == number else right, office.answer) as server:
        env = {"PLANDRAFT_API_KEY": VICTIM}
        victims.append(started(draft, server.url, tmp_path / "diary", streamed=mode == "streamed", env=env))
        victims[0].join(WAIT_S)
        assert victims[0].exitcode == -signal.SIGKILL
        delivered = kept()
        assert diary.asks("reply") <= delivered
        assert same(go_on(server, office), undisturbed())
        assert delivered.isdisjoint(asked(server, office))
        assert len(asked(server, office)) == CALLS - len(delivered)
        assert server.billed - CALLS <= len(in_flight(diary))


@pytest.fixture(scope="module")
def lifetime(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds that an undisturbed process lives."""
    folder, office = tmp_path_factory.mktemp("lifetime"), Office(*asks_of())
    env = {"PLANDRAFT_HOME": str(folder), "PLANDRAFT_API_KEY": KEY}
    with serving(lambda *_: right, office.answer) as server:
        for _ in range(2):  # the first one waits until the process that it is forked from is ready
            begun = time.monotonic()
            started(draft, server.url, folder / "diary", env=env).join(WAIT_S)
            (folder / "journal.sqlite").unlink()
    return time.monotonic() - begun


@pytest.mark.parametrize("seed", some(range(RUNS)))
def test_killed_at_any_moment(
    seed: int, lifetime: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Any
) -> None:
    """Three times in one run, streamed and awaited or not; now and then it is done before the last kill."""
    asking(monkeypatch)
    dice, office, flying, kills = random.Random(seed), Office(*asks_of()), 0, 0
    how = {"streamed": dice.random() < 0.5, "awaited": dice.random() < 0.5}

    def slow(number: int, request: Request) -> Move:
        pause = random.Random(f"{seed}-{number}").random() * lifetime / CALLS
        return lambda wire: (time.sleep(pause), right(wire))

    with serving(slow, office.answer) as server:
        for number in range(KILLS_A_RUN):
            diary, known, key = Diary(tmp_path / f"diary-{number}"), kept(), f"{VICTIM}-{number}"
            env = {"PLANDRAFT_API_KEY": key}
            child = started(draft, server.url, tmp_path / f"diary-{number}", env=env, **how)
            child.join(dice.uniform(0, lifetime))
            child.kill()
            child.join(WAIT_S)
            kills += child.exitcode == -signal.SIGKILL
            flying += len(in_flight(diary))
            assert not diary.noted("stopped"), diary.noted("stopped")
            assert diary.asks("reply") <= kept()
            assert known.isdisjoint(asked(server, office, key))
        delivered = kept()
        assert same(go_on(server, office), undisturbed())
        assert delivered.isdisjoint(asked(server, office))
        assert len(asked(server, office)) == CALLS - len(delivered)
        assert 0 <= server.billed - CALLS <= flying
    record_property("kills", kills)
    record_property("asks", CALLS)
    record_property("calls billed", server.billed)
    record_property("calls in flight at the kills", flying)
