"""The JSON schemas say what is read, in words; examples and everything we write fit them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

import plandraft
from plandraft.errors import PlandraftError
from plandraft.profiles import parse_profile

ROOT = Path(__file__).parents[2]
WHAT = ("plan", "profile", "settings")
PROFILES = sorted((ROOT / "examples" / "profiles").glob("*.yaml"))


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key of every object in a schema."""
    if isinstance(schema, dict):
        for name, one in schema.get("properties", {}).items():
            yield name, one
        for one in schema.values():
            yield from properties(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from properties(one)


def faults(value: object, what: str) -> list[str]:
    """What a schema has against it."""
    return [fault.message for fault in jsonschema.Draft202012Validator(plandraft.json_schema(what)).iter_errors(value)]


def fits(value: object, what: str) -> bool:
    """Whether a schema takes it."""
    return not faults(value, what)


@pytest.mark.parametrize("what", WHAT)
def test_a_schema_is_one_with_an_id_a_version_and_words_for_every_key(what: str) -> None:
    """So that an editor can show them."""
    schema = plandraft.json_schema(what)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:plandraft:schema:{what}:{schema['version']}"
    assert [name for name, one in properties(schema) if not one.get("description")] == []


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_every_example_fits_as_it_is_written(file: Path) -> None:
    """As YAML reads it: ``period: 2027`` is a number, a department may be its name alone."""
    facts = json.loads(json.dumps(YAML(typ="safe").load(file.read_text(encoding="utf-8")), default=str))
    assert faults(facts, "profile") == []
    plan = plandraft.draft(file).plan if file.stem == "hospital" else plandraft.Plan(title="计划")
    assert faults(json.loads(plandraft.render(plan, "json")), "plan") == []


def test_the_settings_shown_in_the_docs_fit() -> None:
    """Every key of the page of checks."""
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    decided = json.loads(json.dumps(tomllib.loads(text), default=str))
    assert decided
    assert faults(decided, "settings") == []


@given(
    st.fixed_dictionaries(
        {"name": st.sampled_from(["青禾医院工会", "", 3]), "sector": st.sampled_from(["hospital", "moon"])},
        optional={
            "period": st.sampled_from([2027, "2027", "2026-2027", {"year": 2027}, None, True]),
            "departments": st.sampled_from([["办公室"], [{"name": "办公室"}], [{"nome": "办公室"}], "办公室"]),
            "required_events": st.sampled_from([["运动会"], [{"title": "运动会", "month": 5}], [{"month": 13}]]),
            "requirements": st.sampled_from([["办好食堂"], [{"text": "办好食堂", "document": "某发〔2026〕1号"}]]),
            "length_chars": st.sampled_from([500, 3000, 10]),
            "surplus": st.just(1),
        },
    )
)
def test_what_the_schema_takes_is_what_is_read(facts: dict[str, Any]) -> None:
    """And what it refuses is refused."""
    try:
        parse_profile(json.dumps(facts, ensure_ascii=False), form="json", file="me.json")
    except PlandraftError:
        assert not fits(facts, "profile")
    else:
        assert fits(facts, "profile")
