"""What a run costs is estimated before, bounded while it is made, and shown after it."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.test_runs import PROFILE, Office, plandraft, right_answers
from tests.loopback import Answer, Server, serving
from tests.office import offline_answers

TABLE = """
[prices.m]
input = 1000
cached = 100
output = 2000
currency = "CNY"
as_of = 2026-11-01
"""
"""A call of the test server, 10 + 5 tokens, costs 0.02."""


@pytest.fixture
def profile(tmp_path, monkeypatch) -> Path:
    """A profile beside a table of prices."""
    monkeypatch.setenv("PLANDRAFT_API_KEY", "k")
    file = tmp_path / "me.yaml"
    file.write_bytes(PROFILE.read_bytes())
    (tmp_path / "plandraft.toml").write_text(TABLE)
    return file


def drafted(profile: Path, server: Server, *more: Any) -> Result:
    """``plandraft draft`` with the test server's model."""
    return plandraft("draft", profile, "--model", "m", "--base-url", server.url, *more)


def test_a_dry_run_says_what_a_draft_would_take_and_sends_nothing(profile, monkeypatch):
    """Calls, tokens and cost, by the offline model's replies; without a key; not what the journal answers."""
    with serving(Office(offline_answers(PROFILE))) as server:
        monkeypatch.delenv("PLANDRAFT_API_KEY")
        before = drafted(profile, server, "--dry-run")
        assert before.exit_code == 0, before.output
        assert server.requests == []
        monkeypatch.setenv("PLANDRAFT_API_KEY", "k")
        drafted(profile, server, "--max-calls", "1")
        after = drafted(profile, server, "--dry-run").stdout
        drafted(profile, server)
        asked = len(server.requests)
    assert f"asks to be sent: {asked} (" in before.stdout
    assert f"asks to be sent: {asked - 1} (" in after
    assert "answered in the journal: 0" in before.stdout
    assert "answered in the journal: 1" in after
    assert "prompt tokens:" in before.stdout
    assert "estimated from characters" in before.stdout
    assert "CNY, at most" in before.stdout
    assert "as of 2026-11-01 (plandraft.toml)" in before.stdout


def test_a_dry_run_without_a_price_says_so(profile):
    """And where to set it; the offline draft costs nothing."""
    (profile.parent / "plandraft.toml").unlink()
    with serving(Office({})) as server:
        assert 'cost: unknown; [prices."m"]' in drafted(profile, server, "--dry-run").stdout
    assert "cost: none" in plandraft("draft", profile, "--dry-run").stdout


@pytest.mark.parametrize(
    ("bound", "said", "calls"),
    [
        (("--max-calls", "2"), "上限 2", 2),
        (("--max-tokens", "45"), "上限 45（", 3),
        (("--max-cost", "0.06"), "上限 0.06 CNY", 3),
    ],
    ids=["calls", "tokens", "money"],
)
def test_a_bound_that_is_reached_stops_the_run_with_what_is_done(tmp_path, profile, bound, said, calls):
    """The plan is written, the bound is named, and the run goes on from there, under bounds of its own.

    Three calls go out at the same time; the last of them reaches the bounds of tokens and of money.
    """
    with serving(Office(right_answers())) as server:
        stopped = drafted(profile, server, *bound, "-o", tmp_path / "plan.json")
        assert len(server.requests) == calls
        assert stopped.exit_code == 3, stopped.output
        assert said in stopped.stderr
        assert "plandraft resume" in stopped.stderr
        assert json.loads((tmp_path / "plan.json").read_text())["title"]
        again = plandraft("resume", "--max-calls", "1", "-o", tmp_path / "plan.json")
        assert again.exit_code == 3, again.output
        assert len(server.requests) == calls + 1
        assert plandraft("resume", "-o", tmp_path / "plan.json").exit_code in (0, 1)


def test_a_run_ends_about_when_its_time_is_over(tmp_path, profile):
    """A call that would hang for minutes ends with it; what came before is written, and the run can be resumed."""
    office, stuck = Office(right_answers()), threading.Event()

    def slow(request: dict[str, Any]) -> Answer:
        if office.left < 10**6 - 1:
            stuck.wait(60)
        return office(request)

    with serving(slow) as server:
        began = time.monotonic()
        stopped = drafted(profile, server, "--timeout", "4", "-o", tmp_path / "plan.md")
        lasted = time.monotonic() - began
        stuck.set()
        assert stopped.exit_code == 3, stopped.output
        assert "时间上限 4 秒" in stopped.stderr
        assert lasted < 30
        assert plandraft("resume", "-o", tmp_path / "plan.md").exit_code in (0, 1)


def test_money_cannot_be_bounded_where_the_price_is_not_known(profile):
    """Before anything is sent, or a run is begun."""
    (profile.parent / "plandraft.toml").unlink()
    with serving(Office(right_answers())) as server:
        refused = drafted(profile, server, "--max-cost", "1")
        assert server.requests == []
    assert refused.exit_code == 2
    assert "price of this model" in refused.stderr
    assert plandraft("runs").stdout == ""


@pytest.mark.parametrize(
    "wrong", [("--max-cost", "-1"), ("--max-cost", "much"), ("--timeout", "nan"), ("--max-calls", "0")]
)
def test_a_bound_that_is_none_is_wrong_usage(profile, wrong):
    """It names the option."""
    refused = plandraft("draft", profile, *wrong)
    assert refused.exit_code == 2
    assert wrong[0] in refused.stderr


def test_a_run_s_cost_is_shown_wherever_the_run_is(profile):
    """After the draft, in the list, and with the price, its day, the tokens of each ask and the findings."""
    with serving(Office(right_answers())) as server:
        made = drafted(profile, server)
        calls = len(server.requests)
    money = f"cost {calls * 0.02:.4f} CNY"
    assert money in made.stderr
    assert money in plandraft("runs").stdout
    run = plandraft("runs").stdout.split()[0]
    shown = plandraft("runs", "show", run).stdout
    assert money in shown
    assert "1000 in, 100 cached, 2000 out CNY per million tokens, as of 2026-11-01 (plandraft.toml)" in shown
    assert shown.count("  10 prompt (0 cached) + 5 completion (0 reasoning) tokens  answered") == calls
    assert "findings of the draft:" in shown
    assert "--- reply\n{" in plandraft("runs", "show", run, "--prompts").stdout
    kept = json.loads(plandraft("runs", "show", run, "--json").stdout)["summary"]["cost"]
    assert kept["price"]["currency"] == "CNY"


def test_a_price_that_is_told_later_is_the_run_s_from_then_on(profile):
    """A run without a price takes it from the table, one with a price keeps that."""
    table = profile.parent / "plandraft.toml"
    table.unlink()
    with serving(Office(right_answers())) as server:
        first = drafted(profile, server, "--max-calls", "1")
        assert "cost unknown" in first.stderr
        assert "cost unknown" in plandraft("runs").stdout
        table.write_text(TABLE)
        drafted(profile, server, "--max-calls", "1")
        assert "cost 0.0400 CNY" in plandraft("runs").stdout
        table.write_text(TABLE.replace("1000", "9000"))
        drafted(profile, server, "--max-calls", "1")
        assert "cost 0.0600 CNY" in plandraft("runs").stdout


def test_a_resumed_run_takes_a_price_from_the_working_folder(profile, monkeypatch):
    """The files it was begun with may be gone; without a table its cost cannot be bounded."""
    table = profile.parent / "plandraft.toml"
    elsewhere = profile.parent / "office"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    table.unlink()
    with serving(Office(right_answers())) as server:
        drafted(profile, server, "--max-calls", "1")
        assert plandraft("resume", "--max-cost", "1").exit_code == 2
        assert len(server.requests) == 1
        (elsewhere / "plandraft.toml").write_text(TABLE)
        assert plandraft("resume", "--max-cost", "1").exit_code in (0, 1)
    assert f"cost {len(server.requests) * 0.02:.4f} CNY" in plandraft("runs").stdout


def test_fill_is_bounded_too(tmp_path, profile):
    """As ``draft`` is."""
    with serving(Office({})) as server:
        plan = tmp_path / "plan.json"
        assert plandraft("draft", profile, "-o", plan).exit_code == 0
        broken = json.loads(plan.read_text())
        for measure in broken["measures"]:
            measure["owner"] = ""
        plan.write_text(json.dumps(broken))
        filled = plandraft(
            *("fill", plan, "--profile", profile, "--model", "m", "--base-url", server.url, "--max-calls", "1"),
            *("-o", tmp_path / "filled.json"),
        )
    assert filled.exit_code == 3, filled.output
    assert "上限 1" in filled.stderr
    assert len(server.requests) == 1
