"""What stands in the logs: runs, waits, refused capabilities and calls; what was asked and answered only on request."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plandraft import api
from plandraft.core.ask import Reply
from plandraft.errors import ModelError
from plandraft.models.calls.call_log import CONTENT_LOGGER, LOG_CONTENT_VARIABLE
from plandraft.models.capabilities.capabilities import Capabilities
from tests.endpoints import GOOD, REASONING, refusing
from tests.faults.driving import drive
from tests.faults.server import right, say
from tests.loopback import completion, error, serving
from tests.models.calls.test_openai_model import ask, model

PROFILE = Path(__file__).parents[3] / "examples" / "profiles" / "hospital-clinic.yaml"


def lines(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    """What this package said at a level."""
    ours = [record for record in caplog.records if record.name.startswith("plandraft")]
    return [f"{record.name}: {record.getMessage()}" for record in ours if record.levelno == level]


def test_a_package_that_nobody_listens_to_says_nothing() -> None:
    """Not even warnings on stderr, which Python prints where no handler is set."""
    code = (
        "import logging, plandraft\n"
        "from plandraft.models.calls.call_log import log_note\n"
        "log_note('x', costly=True)\n"
        "assert isinstance(logging.getLogger('plandraft').handlers[0], logging.NullHandler)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_each_call_is_a_line_at_debug(caplog: pytest.LogCaptureFixture) -> None:
    """Ask, form, what came of it, seconds, tokens."""
    caplog.set_level(logging.DEBUG, "plandraft")
    with serving([error(429, "slow", headers={"retry-after": "0"}), completion('{"a": "1"}')]) as server:
        made = model(server.url)
        made.ask(ask())
        made.close()
    first, second = lines(caplog, logging.DEBUG)
    assert first.startswith(
        f"plandraft.models.calls.call_log: frame {ask().id[:12]}: strict, streamed, HTTP 429: slow, "
    )
    assert first.endswith("usage unknown")
    assert second.startswith(f"plandraft.models.calls.call_log: frame {ask().id[:12]}: strict, streamed, stop, ")
    assert second.endswith("10 + 5 tokens")


def test_waits_and_refused_capabilities_are_told_at_info(caplog: pytest.LogCaptureFixture) -> None:
    """With the reason, and what changes."""
    caplog.set_level(logging.INFO, "plandraft")
    busy, calls = error(429, "slow", headers={"retry-after": "0"}), iter(range(9))
    with serving(refusing(lambda _: next(calls) == 0, busy, REASONING)) as server:
        made = model(server.url)
        made.ask(ask())
        made.close()
    waited, adapted = lines(caplog, logging.INFO)
    assert "HTTP 429: slow; trying again in 0 s" in waited
    assert "refused (HTTP 400: Unsupported parameter" in adapted
    assert adapted.endswith("now limit max_completion_tokens")


def test_capabilities_are_compared_in_words() -> None:
    """The form in place of the list of refused ones."""
    assert (
        Capabilities(refused=frozenset({"strict"}), temperature=False).differences_from(Capabilities())
        == "form schema, temperature False"
    )
    assert Capabilities().differences_from(Capabilities()) == ""


@pytest.mark.parametrize(
    ("text", "usage", "finish", "said"),
    [
        ("写一条措施" * 2_000, {"prompt_tokens": 2_000, "completion_tokens": 9}, "stop", "the prompt cut"),
        ("写一条措施" * 1_000, {"prompt_tokens": 4_000, "completion_tokens": 96}, "length", "the prompt cut"),
        ("short", None, "stop", "does not tell what a reply cost"),
    ],
    ids=["too-few", "window-full", "no-usage"],
)
def test_what_costs_money_unseen_is_a_warning(
    text: str, usage: dict[str, int] | None, finish: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Once, however many asks meet it; and the observer is told as well."""
    told: list[str] = []
    answer = completion("{}")
    answer.body["usage"] = usage
    answer.body["choices"][0]["finish_reason"] = finish
    with serving([answer]) as server:
        made = model(server.url, on_event=lambda event: told.append(event.message))
        for _ in range(3):
            made.ask(ask(text))
        made.close()
    (warned,) = lines(caplog, logging.WARNING)
    assert said in warned
    assert len(told) == 1


def test_a_prompt_that_was_read_whole_is_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    """By any tokenizer's count."""
    for text, counted in (("写一条措施" * 1_000, 2_800), ("write a measure " * 1_000, 3_000), ("短", 1)):
        answer = completion("{}")
        answer.body["usage"] = {"prompt_tokens": counted, "completion_tokens": 9}
        with serving([answer]) as server:
            made = model(server.url)
            made.ask(ask(text))
            made.close()
    assert lines(caplog, logging.WARNING) == []


def test_a_run_is_told_from_its_beginning_to_its_end(caplog: pytest.LogCaptureFixture) -> None:
    """Without a word of whose it is."""
    caplog.set_level(logging.INFO, "plandraft")
    with serving(GOOD) as server:
        made = api.draft(PROFILE, model="loop", base_url=server.url)
    with serving([error(401, "no")]) as server, pytest.raises(ModelError):
        api.draft(PROFILE, model="loop", base_url=server.url)
    told = [line for line in lines(caplog, logging.INFO) if ".job: " in line]
    assert told[0] == f"plandraft.api.job: draft {made.run} begun with loop"
    assert told[1].startswith(f"plandraft.api.job: draft {made.run} ended: {len(made.exchanges)} asks, ")
    assert "stopped: loop at http://127.0.0.1" in told[3]
    assert made.plan.organisation not in caplog.text


def test_prompts_and_replies_are_not_logged_unasked(caplog: pytest.LogCaptureFixture) -> None:
    """Not where the root logger is at DEBUG: neither by us nor by what we stand on."""
    caplog.set_level(logging.DEBUG)
    ran = drive(lambda *_: right, count=1)
    assert isinstance(ran.answers[0], Reply)
    assert "写一条措施" not in caplog.text
    assert "职工代表大会" not in caplog.text
    assert "frame" in caplog.text


def test_prompts_and_replies_are_logged_on_request(caplog: pytest.LogCaptureFixture) -> None:
    """By the level of one logger; the key is in neither."""
    caplog.set_level(logging.DEBUG, CONTENT_LOGGER)
    drive(lambda *_: lambda wire: say(wire, f'{{"a": "{wire.key}"}}'), count=1)
    said = [record.getMessage() for record in caplog.records if record.name == CONTENT_LOGGER]
    assert [line.split(": ", 1)[1] for line in said] == ["规则", "第0问：写一条措施", '{"a": "***"}']


def test_a_reply_that_no_file_can_hold_is_logged_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    """Half a character is marked, and ends nothing."""
    caplog.set_level(logging.DEBUG, CONTENT_LOGGER)
    drive(lambda *_: lambda wire: say(wire, '{"a": "\ud83d半"}'), count=1)
    assert '{"a": "\ufffd半"}' in caplog.text


@pytest.mark.parametrize(("value", "on"), [("1", True), ("0", False), ("", False)])
def test_prompts_and_replies_are_logged_by_a_variable(value: str, on: bool) -> None:
    """For the command line and for programmes nobody wants to change."""
    imported = "import logging, plandraft.models.calls.call_log"
    code = f"{imported}; print(logging.getLogger('plandraft.content').isEnabledFor(10))"
    env = os.environ | {LOG_CONTENT_VARIABLE: value}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    assert done.stdout == f"{on}\n", done.stderr


def test_a_level_that_was_set_before_stays() -> None:
    """An application's own configuration comes first."""
    code = (
        "import logging; logging.getLogger('plandraft.content').setLevel('DEBUG')\n"
        "import plandraft.models.calls.call_log; print(logging.getLogger('plandraft.content').level)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "10\n", done.stderr
