"""What a question allows, written into its schema, for endpoints that keep a model to it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plandraft import api
from plandraft.api.inputs import open_profile
from plandraft.core.ask import Ask, Reply
from plandraft.core.draft import Draft
from plandraft.core.schema_bounds import bounded
from plandraft.models.calls.request_body import request_body
from plandraft.models.capabilities.capabilities import Capabilities, named_changes
from plandraft.offline import ANSWERERS, OfflineModel
from tests.faults.plans import DAY, PROFILE, undisturbed

PROFILES = sorted((Path(__file__).parents[2] / "examples" / "profiles").glob("*.yaml"))
LARGE = next(file for file in PROFILES if file.stem == "hospital-large")
KNOWN = Capabilities(bounds=True)


@cache
def draft_of(file: Path) -> Draft:
    """The offline draft of a profile, step by step."""
    options = api.options_for("m", strategy="sections")
    return api.draft(open_profile(file), model=OfflineModel(ANSWERERS), options=options, as_of=DAY)


def asks() -> dict[str, Ask]:
    """An ask of each prompt that a draft needs."""
    both = (*undisturbed("sections").exchanges, *undisturbed("whole").exchanges)
    return {exchange.ask.prompt: exchange.ask for exchange in both}


def field(schema: dict[str, Any], *path: str) -> dict[str, Any]:
    """The schema of a field."""
    found: dict[str, Any] = schema
    for name in path:
        found = (found["items"] if found.get("type") == "array" else found)["properties"][name]
    return found


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_a_right_answer_is_within_the_bounds(file: Path) -> None:
    """Of every profile that ships: what the offline composer writes is what may be written, but for its own headings.

    A weak model takes one of those that are proposed.
    """
    for exchange in draft_of(file).exchanges:
        assert isinstance(exchange.answer, Reply)
        schema = bounded(exchange.ask)
        Draft202012Validator.check_schema(schema)
        value = json.loads(exchange.answer.text)
        beyond = [e for e in Draft202012Validator(schema).iter_errors(value) if e.validator in ("enum", "maximum")]
        beyond = [e for e in beyond if e.path[-1] not in ("area", "name")]
        assert [(e.json_path, e.message[:80]) for e in beyond] == []


def test_names_and_ids_are_lists_to_choose_from() -> None:
    """Owners, headings, demands, money; of a repair the nodes and the fields that were asked about."""
    frame, repair = (bounded(asks()[name]) for name in ("frame", "repair"))
    asked = (bounded(e.ask) for e in draft_of(LARGE).exchanges if e.ask.prompt == "measures")
    measures = next(schema for schema in asked if "enum" in field(schema, "measures", "area"))
    assert "护理部" in field(measures, "measures", "owner")["enum"]
    assert field(measures, "measures", "partners")["items"]["enum"] == field(measures, "measures", "owner")["enum"]
    assert field(measures, "measures", "area")["enum"] == field(measures, "areas", "name")["enum"]
    assert {"P1", "U1", "E1"} <= set(field(frame, "goals", "claims")["items"]["enum"])
    assert all(one[0] in "IGMSBP" for one in field(repair, "patches", "id")["enum"])
    assert field(repair, "patches", "field")["enum"] == ["owner"]


def test_lists_have_a_least_and_a_greatest_number() -> None:
    """So that a weak model neither stops after one nor goes on for ever."""
    schema = bounded(asks()["frame"])
    goals = field(schema, "goals")
    assert 3 <= goals["minItems"] < goals["maxItems"] < 20
    actions = field(bounded(asks()["measures"]), "measures", "actions")
    assert (actions["minItems"], actions["maxItems"]) == (1, 5)


@pytest.mark.parametrize("form", ["strict", "schema", "tool"])
def test_they_are_sent_only_where_a_probe_has_seen_them_kept(form: str) -> None:
    """And the ask is the same ask."""
    ask = asks()["measures"]
    without = json.dumps(request_body(ask, "m", Capabilities(), form), default=dict)  # type: ignore[arg-type]
    with_them = json.dumps(request_body(ask, "m", KNOWN, form), default=dict)  # type: ignore[arg-type]
    assert "minItems" not in without
    assert '"enum"' not in without
    assert "minItems" in with_them
    assert '"enum"' in with_them
    assert ask.id == asks()["measures"].id


def test_an_endpoint_that_refuses_them_is_asked_without() -> None:
    """Before the form itself is given up."""
    from plandraft.models.faults.error_bodies import ErrorDetails

    said = ErrorDetails(message="invalid schema: minItems is not supported")
    changed = next(named_changes(KNOWN, said, request_body(asks()["frame"], "m", KNOWN)))
    assert changed == Capabilities()


def test_the_profile_of_these_tests_has_demands_of_several_kinds() -> None:
    """Else the lists above say little."""
    assert PROFILE.priorities
    assert PROFILE.required_events
