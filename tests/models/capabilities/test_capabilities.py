"""What an endpoint accepts: learnt from its refusals, kept on disk with a date, forgotten after a while."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plandraft.core.ask import Reply
from plandraft.models.calls.request_body import plainer_schema, request_body
from plandraft.models.capabilities.capabilities import FORM_LADDER, Capabilities, blind_changes, named_changes
from plandraft.models.capabilities.capability_cache import KEPT_DAYS, CapabilityCache
from plandraft.models.capabilities.fallback import FallbackPath
from plandraft.models.faults.error_bodies import ErrorDetails
from tests.endpoints import IGNORING, LM_STUDIO, form_of
from tests.loopback import Answer, completion, error, serving
from tests.models.calls.test_openai_model import KEY, ask, model

DAY = dt.date(2026, 11, 24)


def learnt(**changed: Any) -> Capabilities:
    """Capabilities that differ from the usual."""
    return Capabilities(**changed)


def test_what_was_learnt_is_known_in_the_next_process(tmp_path: Path) -> None:
    """For the same endpoint and model, and for no other."""
    capabilities = learnt(
        refused=frozenset({"strict", "tool"}), limit="max_completion_tokens", most_tokens=8192, path="/v1"
    )
    CapabilityCache("https://a.example/v1", "m", folder=tmp_path, today=lambda: DAY).learn(capabilities)
    assert CapabilityCache("https://a.example/v1", "m", folder=tmp_path, today=lambda: DAY).capabilities == capabilities
    assert (
        CapabilityCache("https://a.example/v1", "n", folder=tmp_path, today=lambda: DAY).capabilities == Capabilities()
    )
    assert (
        CapabilityCache("https://b.example/v1", "m", folder=tmp_path, today=lambda: DAY).capabilities == Capabilities()
    )
    (file,) = tmp_path.iterdir()
    assert json.loads(file.read_text(encoding="utf-8"))["learnt"] == "2026-11-24"


@pytest.mark.parametrize(("days", "known"), [(0, True), (KEPT_DAYS, True), (KEPT_DAYS + 1, False), (-1, False)])
def test_it_is_forgotten_after_a_while(days: int, known: bool, tmp_path: Path) -> None:
    """Servers are updated; a date in the future is none."""
    CapabilityCache("u", "m", folder=tmp_path, today=lambda: DAY).learn(learnt(temperature=False))
    later = CapabilityCache("u", "m", folder=tmp_path, today=lambda: DAY + dt.timedelta(days=days))
    assert (later.capabilities == learnt(temperature=False)) is known


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"format_version": 99}', '{"learnt": "x"}', "\x00"])
def test_a_damaged_file_is_as_good_as_none(damage: str, tmp_path: Path) -> None:
    """Nothing is lost but a few refusals."""
    cache = CapabilityCache("u", "m", folder=tmp_path, today=lambda: DAY)
    cache.learn(learnt(temperature=False))
    (file,) = tmp_path.iterdir()
    file.write_text(damage, encoding="utf-8")
    assert CapabilityCache("u", "m", folder=tmp_path, today=lambda: DAY).capabilities == Capabilities()


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    """It is a convenience."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = CapabilityCache("u", "m", folder=tmp_path / "file" / "below", today=lambda: DAY)
    cache.learn(learnt(temperature=False))
    assert cache.capabilities == learnt(temperature=False)


def test_a_guess_is_not_written_down(tmp_path: Path) -> None:
    """Without a reason nobody knows what the endpoint refused; this process goes on with what worked."""
    cache = CapabilityCache("u", "m", folder=tmp_path, today=lambda: DAY)
    fallback = FallbackPath(cache)
    assert fallback.try_next(list(blind_changes(fallback.capabilities)), guessed=True)
    assert cache.capabilities == Capabilities()
    fallback.confirm()
    assert cache.capabilities == fallback.capabilities != Capabilities()
    assert not list(tmp_path.iterdir())


def test_a_walk_ends() -> None:
    """Whatever is refused, every way is tried once at most."""
    fallback, seen = FallbackPath(CapabilityCache("u", "m")), {Capabilities()}
    while fallback.try_next(list(blind_changes(fallback.capabilities)), guessed=True):
        assert fallback.capabilities not in seen
        seen.add(fallback.capabilities)
    assert len(seen) <= 16
    assert {capabilities.form for capabilities in seen} == set(FORM_LADDER)


def test_the_ladder_is_walked_upwards_too() -> None:
    """An endpoint remembered as taking objects only that now wants schemas."""
    capabilities = learnt(refused=frozenset({"strict", "schema", "tool"}))
    request = request_body(ask(), "m", capabilities)
    said = ErrorDetails(message="'response_format.type' must be 'json_schema' or 'text'")
    (changed, *_) = named_changes(capabilities, said, request)
    assert changed.form == "strict"
    assert "object" in changed.refused


def test_an_endpoint_that_goes_the_other_way_round_is_asked_better_again(tmp_path: Path) -> None:
    """Over the wire: remembered as taking objects only, it now takes schemas and nothing else."""
    with serving(LM_STUDIO) as server:
        cache = CapabilityCache(server.url, "loop", folder=tmp_path)
        cache.learn(learnt(refused=frozenset({"strict", "schema", "tool"})))
        made = model(server.url, cache=tmp_path)
        assert isinstance(made.ask(ask()), Reply)
        made.close()
        assert CapabilityCache(server.url, "loop", folder=tmp_path).capabilities == learnt(
            refused=frozenset({"object", "tool"})
        )
    assert [form_of(request) for request in server.requests] == ["object", "strict"]


def test_a_schema_that_is_taken_and_not_kept_to_gives_way_to_words(tmp_path: Path) -> None:
    """Accepted is not enforced: prose in reply to a schema is noticed, said once, and not written down."""
    told: list[str] = []
    with serving(IGNORING) as server:
        made = model(server.url, cache=tmp_path, on_event=lambda event: told.append(event.message))
        for number in range(3):
            made.ask(ask(str(number)))
        made.close()
    assert [form_of(request) for request in server.requests] == ["strict", "object", "object"]
    assert len(told) == 1
    assert "does not keep to it" in told[0]
    assert list(tmp_path.iterdir()) == []


def test_remembered_capabilities_spare_the_refusal(tmp_path: Path) -> None:
    """Over the wire: the second model object never sends what the first was refused."""

    def script(request: dict[str, Any]) -> Answer:
        return (
            error(400, "Use 'max_completion_tokens' instead of max_tokens")
            if "max_tokens" in request
            else completion("{}")
        )

    with serving(script) as server:
        for _ in range(2):
            made = model(server.url, cache=tmp_path)
            assert isinstance(made.ask(ask()), Reply)
            made.close()
    assert ["max_tokens" in request for request in server.requests] == [True, False, False]
    assert KEY not in "".join(file.read_text(encoding="utf-8") for file in tmp_path.iterdir())


FULL = {
    "type": "object",
    "properties": {
        "pattern": {"type": "string", "pattern": "^a", "maxLength": 3, "format": "date", "description": "d"},
        "b": {"type": "array", "items": {"type": "string", "enum": ["minLength"]}, "uniqueItems": True, "minItems": 1},
        "c": {"anyOf": [{"type": "string", "minLength": 2}, {"type": "integer", "multipleOf": 2}]},
    },
    "required": ["pattern"],
    "additionalProperties": False,
}


def test_the_plainer_schema_keeps_only_what_every_server_takes() -> None:
    """No pattern, length or format as a keyword; a property of that name stays."""
    assert plainer_schema(FULL) == {
        "type": "object",
        "properties": {
            "pattern": {"type": "string", "description": "d"},
            "b": {"type": "array", "items": {"type": "string", "enum": ["minLength"]}},
            "c": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        },
        "required": ["pattern"],
    }


@pytest.mark.parametrize(
    ("capabilities", "check"),
    [
        (learnt(system="user"), lambda r: [m["role"] for m in r["messages"]] == ["user"]),
        (learnt(system="developer"), lambda r: r["messages"][0]["role"] == "developer"),
        (learnt(limit="none"), lambda r: "max_tokens" not in r and "max_completion_tokens" not in r),
        (learnt(most_tokens=7), lambda r: r["max_tokens"] == 7),
        (learnt(most_tokens=9_999), lambda r: r["max_tokens"] == 50),
        (learnt(thinking_off=True), lambda r: r["extra_body"] == {"enable_thinking": False}),
        (learnt(json_word=True), lambda r: "json" in r["messages"][-1]["content"]),
        (learnt(), lambda r: "json" not in str(r["messages"]) and r["messages"][0]["role"] == "system"),
    ],
)
def test_capabilities_shape_the_request(capabilities: Capabilities, check: Callable[[dict[str, Any]], bool]) -> None:
    """Each says one thing about it; nothing of the prompt is lost."""
    request = request_body(ask("甲乙丙"), "m", capabilities)
    assert check(request), request
    assert "规则" in str(request["messages"])
    assert "甲乙丙" in str(request["messages"])
