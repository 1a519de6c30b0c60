"""Plan files in JSON: what is wrong is said with its place."""

from __future__ import annotations

import json

import pytest

from plandraft.core.plan import FORMAT_VERSION, Goal, Plan
from plandraft.errors import PlanError
from plandraft.rendering import from_json, to_json
from tests.rendering.plans import full_plan

GOOD = json.loads(to_json(full_plan()))


def changed(**keys: object) -> str:
    """A good plan file with some keys changed."""
    return json.dumps(GOOD | keys)


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("", "plan.json is empty", "plandraft draft"),
        (" \n", "plan.json is empty", "plandraft draft"),
        ("# 计划", r"plan.json:1:1: ", "no JSON"),
        ('{\n  "title": "甲",\n}', r"plan.json:\d:\d+: ", "no JSON"),
        ("[]", "holds no plan", "schema plan"),
        ('"计划"', "holds no plan", "schema plan"),
        ("[" * 100_000, "nested too deeply", "no plan"),
        (f'{{"title": {"9" * 5000}}}', "endless number", "no plan"),
        (changed(format_version=FORMAT_VERSION + 1), f"knows up to {FORMAT_VERSION}", "upgrade"),
        (changed(format_version="1"), "/format_version", "schema plan"),
        (changed(title=["甲"]), "/title: .*string", "schema plan"),
        (changed(goals="甲"), "/goals: ", "schema plan"),
        (changed(goals=[{"id": "G1", "text": 7}]), "/goals/0/text: .*string", "schema plan"),
        (changed(measures=[{"id": "X1"}]), "/measures/0/id: ", "schema plan"),
        (changed(measures=[{"id": "M1", "timing": {"months": [13]}}]), "/measures/0/timing: .*1–12", "schema plan"),
        (changed(schedule=[{"id": "S1"}, {"id": "S1"}]), "ids must differ, but S1", "schema plan"),
        (changed(goal=[]), "/goal: ", "schema plan"),
        (changed(high_water=7), "high_water", "schema plan"),
        (changed(period={"year": 1800}), "/period/year: ", "schema plan"),
    ],
)
def test_each_fault_is_told_with_file_place_and_what_to_do(text: str, said: str, hint: str) -> None:
    """One error of ours, never a traceback."""
    with pytest.raises(PlanError, match=said) as caught:
        from_json(text, file="plan.json")
    assert "plan.json" in caught.value.message
    assert hint in caught.value.hint


def test_what_is_missing_is_left_empty() -> None:
    """A plan is lenient: what it lacks is for the checks to say."""
    assert from_json("{}", file="plan.json") == Plan()


def test_a_byte_order_mark_is_read_over() -> None:
    """Windows editors put it there."""
    assert from_json("\ufeff" + to_json(full_plan()), file="plan.json") == from_json(to_json(full_plan()), file="p")


def test_any_string_survives_a_file() -> None:
    """Half a surrogate pair too, which UTF-8 cannot hold."""
    plan = Plan.model_validate(Plan(goals=(Goal(id="G1", text="甲\ud800\u2028乙"),)).model_dump())
    assert from_json(to_json(plan).encode("utf-8").decode("utf-8"), file="plan.json") == plan


def test_chinese_stays_readable() -> None:
    """A person may open the file."""
    assert "汀柳镇中心小学" in to_json(full_plan())
