"""What a user says of an endpoint's limits, on the command line and in plandraft.toml, reaches every request."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plandraft.api.settings import load_settings
from plandraft.cli.main import main
from plandraft.core.model_limits import ModelLimits
from plandraft.errors import UsageError
from plandraft.exit_status import ExitStatus
from tests.loopback import Answer, completion, serving

CLINIC = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLANDRAFT_API_KEY", "k")
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "home"))


def plandraft(*arguments: Any) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


def limits_sent(*options: Any) -> set[int]:
    """The limits on replies that a draft sends."""
    with serving([completion("不会")]) as server:
        made = plandraft("draft", CLINIC, "--model", "m", "--base-url", server.url, *options)
    assert made.exit_code == ExitStatus.GAPS, made.output
    return {request["max_tokens"] for request in server.requests}


def test_a_reply_is_never_allowed_more_than_was_said() -> None:
    """By default it is what is usual for an unknown model."""
    assert limits_sent() == {4_000}
    assert limits_sent("--max-reply-tokens", 900) == {900}


def test_prompt_and_reply_fit_the_window_that_was_said() -> None:
    """Counted with the tokens that are reckoned for the prompt; the smaller the window the less for the reply."""
    assert max(limits_sent("--context-window", 5_000)) < 2_600


def test_the_settings_of_an_endpoint_count_where_nothing_else_is_said(tmp_path: Path) -> None:
    """By its address, with or without a slash at its end."""
    with serving([completion("不会")]) as server:
        config = tmp_path / "plandraft.toml"
        config.write_text(f'[endpoints."{server.url}/"]\nmax_reply_tokens = 700\npatience = 3600\n', encoding="utf-8")
        asked = ("draft", CLINIC, "--model", "m", "--base-url", server.url, "--config", config)
        plandraft(*asked)
        assert {request["max_tokens"] for request in server.requests} == {700}
        server.requests.clear()
        plandraft(*asked, "--max-reply-tokens", 600)
        assert {request["max_tokens"] for request in server.requests} == {600}
    assert load_settings(config).limits_for(server.url).patience == 3_600
    assert load_settings(config).limits_for("http://other/v1") == ModelLimits()


def test_a_slip_in_the_settings_of_an_endpoint_is_named(tmp_path: Path) -> None:
    """With the key that was meant."""
    config = tmp_path / "plandraft.toml"
    config.write_text('[endpoints."http://localhost/v1"]\ncontext_windows = 4096\n', encoding="utf-8")
    with pytest.raises(UsageError, match="context_windows") as found:
        load_settings(config)
    assert "context_window?" in found.value.hint


def test_an_interrupt_ends_a_draft_at_once_with_the_line_to_go_on_with() -> None:
    """Whatever the endpoint is doing."""

    def never(_: dict[str, Any]) -> Answer:
        time.sleep(20)
        return completion("{}")

    with serving(never) as server:
        command = [sys.executable, "-m", "plandraft", "draft", str(CLINIC), "--model", "m", "--base-url", server.url]
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        running = subprocess.Popen(command, text=True, env={**os.environ}, **pipes)
        end = time.monotonic() + 30
        while len(server.requests) < 3 and time.monotonic() < end:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        sent = time.monotonic()
        _, said = running.communicate(timeout=15)
        assert running.returncode == ExitStatus.INTERRUPTED
        assert time.monotonic() - sent < 10  # not until the endpoint answers
    assert "plandraft resume" in said.splitlines()[-1]
    assert "Traceback" not in said
