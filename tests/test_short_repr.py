"""Whatever a value holds, it shows itself in a line: the parts of a draft, of a library, and of all that is public."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

import plandraft
from plandraft.short_repr import MOST, shortened

PROFILE = "examples/profiles/hospital.yaml"


def parts(value: object) -> list[Any]:
    """What a value is made of."""
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if isinstance(value, BaseModel):
        return [getattr(value, name) for name in type(value).model_fields]
    if dataclasses.is_dataclass(value):
        return [getattr(value, field.name) for field in dataclasses.fields(value)]
    return list(vars(value).values()) if type(value).__module__.startswith("plandraft.") else []


def everything_in(*values: object) -> list[Any]:
    """All values of this package within these."""
    found: dict[int, Any] = {}
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if id(value) not in found and not isinstance(value, str | int | float | type(None)):
            found[id(value)] = value
            waiting += parts(value)
    return [value for value in found.values() if type(value).__module__.startswith("plandraft.")]


def test_every_public_value_shows_itself_in_a_line(tmp_path: Path) -> None:
    """What each function of the package returns, and all that is reached from it."""
    text, word = "examples/samples/government.txt", tmp_path / "plan.docx"
    draft = plandraft.draft(PROFILE, samples="examples/samples")
    plandraft.save_plan(draft.plan, word)
    found = everything_in(
        draft,
        plandraft.read_library("examples/samples"),
        plandraft.build_library("examples/samples", tmp_path / "library"),
        plandraft.show_library(tmp_path / "library"),
        plandraft.load_settings(),
        plandraft.open_plan(text),
        plandraft.import_plan(word),
        plandraft.diff_plans(word, text),
        plandraft.mend_file(text, output=tmp_path / "mended.txt"),
        plandraft.estimate(PROFILE),
        plandraft.preview_asks(PROFILE, "measures"),
        plandraft.sample_items(PROFILE, samples="examples/samples"),
        plandraft.coverage(draft.plan),
        plandraft.compare_drafts([draft, draft]),
        *plandraft.draft_many(PROFILE),
        *plandraft.check_many(text),
        plandraft.calendar(2027),
        plandraft.Request(samples=["x" * 200] * 50, budget=plandraft.RunBudget(max_calls=5)),
        plandraft.Event(kind="delta", text="x" * 1000),
    )
    seen = {type(value).__name__ for value in found}
    assert {"Draft", "Library", "Exchange", "Ask", "Reply", "Plan", "Profile", "Calendar", "ReadPlan"} <= seen
    assert len(seen) > 60
    assert {type(value).__name__: len(repr(value)) for value in found if len(repr(value)) >= 200} == {}


@given(st.text(max_size=60), st.dictionaries(st.text(max_size=30), st.one_of(st.text(), st.binary(), st.integers())))
def test_no_parts_make_it_long(name: str, made: dict[str, object]) -> None:
    """Whatever their names and values."""
    assert len(shortened(name, made.items())) <= MOST
