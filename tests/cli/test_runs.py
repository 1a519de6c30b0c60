"""Runs are kept: stopped ones go on without paying again, and all can be looked at."""

from __future__ import annotations

import functools
import json
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plandraft.cli.main import main
from tests.faults.office import Office as Clerk
from tests.loopback import Answer, completion, error, serving

PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"


def plandraft(*arguments: Any) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PLANDRAFT_API_KEY", "k")


class Office:
    """A server that answers rightly, until it is told to refuse the key."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = answers
        self.left = 10**6

    def __call__(self, request: dict[str, Any]) -> Answer:
        if self.left <= 0:
            return error(401, "bad key")
        self.left -= 1
        text = "\n".join(str(message["content"]) for message in request["messages"])
        return completion(self.answers.get(text, "{}"))


@functools.cache
def right_answers() -> dict[str, str]:
    """What is said to each of the six prompts of the profile's draft: three at the same time, then one at a time."""
    import plandraft as package

    return {exchange.ask.text: exchange.answer.text for exchange in package.draft(PROFILE, model=Clerk()).exchanges}


@pytest.fixture
def answers() -> dict[str, str]:
    """The right ones."""
    return right_answers()


def test_a_stopped_run_goes_on_without_the_files_and_pays_nothing_twice(tmp_path, monkeypatch, answers):
    """The resumed plan is the undisturbed one; each ask was answered once."""
    office, profile = Office(answers), tmp_path / "me.yaml"
    profile.write_bytes(PROFILE.read_bytes())
    with serving(office) as server:
        arguments = ("draft", profile, "--model", "m", "--base-url", server.url)
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("PLANDRAFT_HOME", str(tmp_path / "elsewhere"))
            whole = plandraft(*arguments, "-o", tmp_path / "whole.json")
        assert whole.exit_code in (0, 1), whole.output
        paid = len(server.requests)
        office.left = 3
        stopped = plandraft(*arguments, "-o", tmp_path / "plan.json")
        assert stopped.exit_code == 3
        assert "plandraft resume" in stopped.stderr
        assert not (tmp_path / "plan.json").exists()
        profile.unlink()
        office.left, before = 10**6, len(server.requests)
        resumed = plandraft("resume", "-o", tmp_path / "plan.json")
        assert resumed.exit_code == whole.exit_code, resumed.output
        assert len(server.requests) - before == paid - 3
    assert json.loads((tmp_path / "plan.json").read_text()) == json.loads((tmp_path / "whole.json").read_text())


def test_runs_are_listed_shown_and_forgotten(answers):
    """State, whose plan, what was asked; prompts in full only where they are asked for; never the key."""
    with serving(Office(answers)) as server:
        made = plandraft("draft", PROFILE, "--model", "m", "--base-url", server.url)
        assert made.exit_code in (0, 1)
    listed = plandraft("runs").stdout
    assert "done" in listed
    run = listed.split()[0]
    shown = plandraft("runs", "show", run)
    assert "frame" in shown.stdout
    assert "【单位概况】" not in shown.stdout
    assert "【单位概况】" in plandraft("runs", "show", run, "--prompts").stdout
    assert json.loads(plandraft("runs", "show", run, "--json").stdout)["summary"]["id"] == run
    time.sleep(1.1)  # runs are dated to the second
    plandraft("runs", "clean", "--older-than", "0")
    assert plandraft("runs").stdout == ""


def test_nothing_to_resume_is_wrong_usage():
    """It says so; so does a run that is not there."""
    for arguments in (("resume",), ("resume", "nothing"), ("runs", "show", "nothing")):
        result = plandraft(*arguments)
        assert result.exit_code == 2, result.output
        assert "hint" in result.stderr


def test_the_offline_draft_keeps_no_run():
    """It costs nothing to make again."""
    assert plandraft("draft", PROFILE).exit_code == 0
    assert plandraft("runs").stdout == ""
