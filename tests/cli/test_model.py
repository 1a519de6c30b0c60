"""``plandraft model list`` and ``plandraft model test`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plandraft.cli.main import main
from plandraft.models.probe.probe import MOST_PROBE_CALLS
from tests.endpoints import DEEPSEEK, GOOD, REASONING
from tests.loopback import completion, error, serving

PROFILE = str(Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml")


def call(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, arguments)


def test_the_models_are_listed_one_a_line() -> None:
    """Or as JSON."""
    with serving([completion("{}")]) as server:
        server.models = ("qwen-max", "qwen-turbo")
        plain = call("model", "list", "--base-url", server.url)
        machine = call("model", "list", "--base-url", server.url, "--json")
        bare = call("model", "list", "--base-url", server.url.removesuffix("/v1"))
    assert (plain.exit_code, plain.stdout) == (0, "qwen-max\nqwen-turbo\n")
    assert json.loads(machine.stdout) == ["qwen-max", "qwen-turbo"]
    assert bare.stdout == plain.stdout


def test_no_list_is_said_and_is_no_empty_list() -> None:
    """A script must not take it for one."""
    with serving([completion("{}")]) as server:
        found = call("model", "list", "--base-url", server.url)
    assert (found.exit_code, found.stdout) == (3, "")
    assert "the endpoint has no list of its models" in found.stderr
    assert "plandraft model test NAME" in found.stderr


def test_a_key_that_is_missing_or_refused_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is sent, or with the endpoint's words; exit 3."""
    missing = call("model", "test", "m", "--base-url", "https://relay.example/v1")
    assert (missing.exit_code, "there is no key" in missing.stderr) == (3, True)
    monkeypatch.setenv("PLANDRAFT_API_KEY", "sk-canary-0123456789")
    with serving([error(401, "bad key sk-canary-0123456789")]) as server:
        refused = call("model", "test", "m", "--base-url", server.url)
    assert (refused.exit_code, len(server.requests)) == (3, 1)
    assert "bad key ***" in refused.stderr
    assert "canary" not in refused.output


def test_a_test_prints_a_table_and_says_before_what_it_costs() -> None:
    """The cost on stderr, the table on stdout."""
    with serving(DEEPSEEK) as server:
        server.models = ("loop",)
        found = call("model", "test", "loop", "--base-url", server.url)
    assert found.exit_code == 0, found.output
    assert found.stderr.startswith(f"7 calls, at most {MOST_PROBE_CALLS}; at most ")
    rows = dict(line.split(maxsplit=1) for line in found.stdout.splitlines() if line[0] != " ")
    assert rows["forms"] == "strict   refused: HTTP 400: This response_format type is unavailable now"
    assert "tool     accepted, enforced" in found.stdout
    assert "text     accepted, followed" in found.stdout
    assert rows["drafts"] == "use   tool, streamed"
    assert rows["listed"] == "yes"
    assert rows["key"] == "none was sent, none was asked for"
    assert rows["remembered"].endswith("for 30 days; nothing before")
    assert rows["window"].startswith("32000 tokens")
    assert rows["counting"].startswith("estimated")
    assert rows["paid"] == "7 calls, 50 + 25 tokens told"


def test_the_draft_afterwards_is_refused_nothing() -> None:
    """And a second test says what was remembered before."""
    with serving(REASONING) as server:
        first = call("model", "test", "loop", "--base-url", server.url, "--json")
        before = len(server.requests)
        call("draft", PROFILE, "--model", "loop", "--base-url", server.url)
        drafted = server.requests[before:]
        again = call("model", "test", "loop", "--base-url", server.url)
    found = json.loads(first.stdout)
    assert found["found"]["manners"]["limit"] == "max_completion_tokens"
    assert found["found"]["forms"][0] == found["found"]["forms"][0] | {
        "form": "strict",
        "accepted": True,
        "enforced": True,
    }
    assert drafted
    assert not [request for request in drafted if "max_tokens" in request]
    assert "for 30 days; before, since" in again.stdout
    assert "the same" in again.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("offline", "asked of no endpoint"),
        ("replay:x", "asked of no endpoint"),
        (" ", "the name of the model is empty"),
    ],
)
def test_only_an_endpoint_s_model_can_be_tested(name: str, said: str) -> None:
    """With the others there is nothing to find out."""
    found = call("model", "test", name)
    assert (found.exit_code, found.stdout) == (2, "")
    assert said in found.stderr


def test_a_key_given_in_place_of_its_variable_s_name_is_not_printed() -> None:
    """A slip of the hand."""
    found = call("model", "list", "--base-url", "https://relay.example/v1", "--api-key-env", "sk-canary-0123456789")
    assert found.exit_code == 2
    assert "name of the variable" in found.stderr
    assert "canary" not in found.output


def test_v_shows_what_happens_and_vv_every_call() -> None:
    """On stderr, beside the progress; never a prompt."""
    with serving(GOOD) as server:
        where = ("--model", "loop", "--base-url", server.url)
        quiet = call("draft", PROFILE, *where)
        some = call("-v", "draft", PROFILE, *where, "--variant", "1")
        more = call("-vv", "draft", PROFILE, *where, "--variant", "2")
    assert "plandraft.api.job" not in quiet.stderr
    assert "INFO plandraft.api.job: draft" in some.stderr
    assert "DEBUG" not in some.stderr
    assert "DEBUG plandraft.models.calls.call_log: " in more.stderr
    assert "10 + 5 tokens" in more.stderr
    assert "指导思想" not in more.stderr.split("findings:")[0]
