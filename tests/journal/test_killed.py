"""A draft that is killed goes on where it was: the journal, not the process, is what remembers."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path
from typing import Any

import pytest

from plandraft import api
from plandraft.errors import KeyRejected
from plandraft.journal import Journal
from tests.faults.office import Office as Clerk
from tests.loopback import Answer, Server, completion, error, serving

PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"
KEY = "sk-canary-7f3a9b1c5d2e8046"
WAIT_S = 60.0
_DRAFT = "import sys; from plandraft.cli.main import main; main(sys.argv[1:])"


def said_to(request: dict[str, Any]) -> str:
    """The words of a request."""
    return "\n".join(str(message["content"]) for message in request["messages"])


class Office:
    """Answers as the offline model would; from the ``holds``-th request on it lets everybody wait."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers, self.holds = answers, 10**6
        self.got: list[str] = []
        self.held, self.go = threading.Event(), threading.Event()
        self._lock = threading.Lock()

    def __call__(self, request: dict[str, Any]) -> Answer:
        text = said_to(request)
        with self._lock:
            self.got.append(text)
            waits = len(self.got) >= self.holds
        if waits:
            self.held.set()
            self.go.wait(WAIT_S)
        return completion(self.answers.get(text, "{}"))

    def hold_from(self, number: int) -> None:
        """Forget what was got; hold the ``number``-th request from now."""
        self.got, self.holds = [], number
        self.held, self.go = threading.Event(), threading.Event()


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """What is said to each prompt of the profile's draft."""
    return {exchange.ask.text: exchange.answer.text for exchange in api.draft(PROFILE, model=Clerk()).exchanges}


def kept_texts(home: Path) -> set[str]:
    """The prompts of the newest run to which a reply is kept."""
    journal = Journal(home)
    try:
        (run,) = journal.runs()
        asks = journal.overview(run.id).asks
    finally:
        journal.close()
    return {"\n".join(m["content"] for m in said.ask["messages"]) for said in asks if said.reply and said.ask}


def draft_until_held(office: Office, server: Server, home: Path, number: int, replies: int) -> None:
    """Draft in a process of its own and kill it when the office holds it and so many replies are on the disk."""
    office.hold_from(number)
    command = [sys.executable, "-c", _DRAFT, "draft", str(PROFILE), "--model", "m", "--base-url", server.url]
    env = os.environ | {"PLANDRAFT_HOME": str(home), "PLANDRAFT_API_KEY": KEY}
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            assert office.held.wait(WAIT_S), process.stderr
            until = time.monotonic() + WAIT_S
            while len(kept_texts(home)) < replies:
                assert time.monotonic() < until
                time.sleep(0.02)
        finally:
            process.kill()
    time.sleep(0.2)  # what was under way when it was killed still comes in
    office.go.set()


def test_a_killed_draft_goes_on_and_asks_nothing_twice(tmp_path, monkeypatch, answers):
    """Killed at its first ask, in the middle of asks in parallel, and at its last one."""
    office = Office(answers)
    monkeypatch.setenv("PLANDRAFT_API_KEY", KEY)
    with serving(office) as server:
        monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "whole"))
        whole = api.draft(PROFILE, model="m", base_url=server.url)
        calls = len(office.got)
        assert calls >= 5
        # in the middle the kill comes while replies are on their way; at the last ask all others are on the disk
        for number, replies in ((1, 0), (calls // 2, 1), (calls, calls - 1)):
            home = tmp_path / str(number)
            draft_until_held(office, server, home, number, replies)
            delivered, sent = kept_texts(home), set(office.got)
            assert replies <= len(delivered) < number
            office.hold_from(10**6)
            monkeypatch.setenv("PLANDRAFT_HOME", str(home))
            resumed = api.resume()
            assert delivered.isdisjoint(office.got)
            assert len(office.got) == len(set(office.got)) == calls - len(delivered)
            assert sent | set(office.got) == set(answers)
            assert resumed.plan == whole.plan
            assert resumed.report == whole.report
            assert kept_texts(home) == set(answers)
            office.hold_from(10**6)
            assert api.resume(resumed.run).plan == whole.plan
            assert office.got == []


def test_the_key_is_nowhere_in_the_journal(tmp_path, monkeypatch, answers):
    """Not even where the endpoint repeats it in what it says of a fault; neither as it stands nor packed."""
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path))
    monkeypatch.setenv("PLANDRAFT_API_KEY", KEY)
    office = Office(answers)
    first = threading.Event()

    def script(request: dict[str, Any]) -> Answer:
        if not first.is_set():
            first.set()
            return error(500, f"upstream failed for Bearer {KEY}")
        return error(401, f"Incorrect API key provided: {KEY}") if len(office.got) >= 2 else office(request)

    with serving(script) as server, pytest.raises(KeyRejected):
        api.draft(PROFILE, model="m", base_url=server.url)
    (run,) = api.list_runs()
    assert run.calls >= 3
    assert run.reason
    looked_at = 0
    for file in (file for file in tmp_path.rglob("*") if file.is_file()):
        assert KEY.encode() not in file.read_bytes(), file
        looked_at += 1
    assert looked_at
    connection = sqlite3.connect(tmp_path / "journal.sqlite")
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
        for row in connection.execute(f"SELECT * FROM {table}"):
            for value in row:
                assert KEY not in _opened(value), table
                looked_at += 1
    connection.close()
    assert looked_at > 50


def _opened(value: Any) -> str:
    if not isinstance(value, bytes):
        return str(value)
    try:
        return zlib.decompress(value).decode("utf-8", "surrogatepass")
    except zlib.error:
        return value.hex()  # a checksum
