"""What is given to a public function is looked at, whatever it is, before anything else happens."""

from __future__ import annotations

import asyncio
import datetime as dt
import inspect
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plandraft
from plandraft.arguments import checked, fits, hints_of
from plandraft.errors import ArgumentRefused, PlandraftError

PROFILE = "examples/profiles/hospital.yaml"
FUNCTIONS = {
    name: value
    for name in plandraft.__all__
    if inspect.isfunction(value := getattr(plandraft, name)) and name != "__version__"
}
NOON = dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)
WRONG: tuple[Any, ...] = (
    123,
    4.5,
    True,
    None,
    {"name": "x"},
    [1],
    [None],
    object(),
    b"x",
    NOON,
    {1},
)
"""Values of many types; each argument is given those that it does not take."""


class Odd:
    """Nothing that anybody takes."""


def required(function: Callable[..., Any]) -> dict[str, Any]:
    """Something plausible for each argument without a default."""
    known = {
        "profile": PROFILE, "profiles": [PROFILE], "plan": "examples/samples/government.txt", "n": 1, "step": "frame",
        "samples": "examples/samples", "path": PROFILE, "plans": "examples/samples/government.txt", "format": "md",
        "before": "examples/samples/government.txt", "after": "examples/samples/government.txt", "run": "no-such-run",
        "output": "never-written.docx", "model": "m", "drafts": [], "period": 2027, "name": "no-such-batch",
        "older_than_days": 1.0, "instructions": "技能竞赛推迟到十月", "last_year": "examples/samples/government.txt",
        "what": "plan",
    }  # fmt: skip
    if function.__name__ in ("render", "save_plan"):
        known["plan"] = plandraft.Plan(title="计划")
    empty = inspect.Parameter.empty
    parameters = inspect.signature(function).parameters.values()
    return {one.name: known[one.name] for one in parameters if one.default is empty and one.kind is not one.VAR_KEYWORD}


def wrong_calls(function: Callable[..., Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Calls in each of which one argument is of a type that it is not."""
    hints = hints_of(function)
    for name in inspect.signature(function).parameters:
        for value in (*WRONG, Odd()):
            if name in hints and not fits(value, hints[name]):
                yield name, required(function) | {name: value}


def called(function: Callable[..., Any], arguments: dict[str, Any]) -> None:
    """Call it to the end, whatever kind of function it is."""
    made = function(**arguments)
    if inspect.iscoroutine(made):
        asyncio.run(made)
    elif inspect.isgenerator(made) or isinstance(made, map):
        list(made)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_argument_of_every_function_refuses_what_it_does_not_take(name: str) -> None:
    """With a message that names it and a hint that says what it takes; never a traceback of something within."""
    function, tried = FUNCTIONS[name], set()
    for argument, arguments in wrong_calls(function):
        with pytest.raises(ArgumentRefused, match=argument) as refused:
            called(function, arguments)
        assert refused.value.hint
        tried.add(argument)
    changed = {one.name for one in inspect.signature(function).parameters.values() if one.kind is one.VAR_KEYWORD}
    assert tried == set(inspect.signature(function).parameters) - changed, "each argument is looked at"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_unknown_a_missing_and_a_surplus_argument_are_told(name: str) -> None:
    """As a hint, what is meant, or how it is called."""
    function = FUNCTIONS[name]
    for arguments in ([{"nonsense": 1}] if name != "options_for" else []) + [{}] * bool(required(function)):
        with pytest.raises(ArgumentRefused) as refused:
            called(function, arguments)
        assert refused.value.hint
    with pytest.raises(ArgumentRefused):
        function(*range(30))


def test_the_hint_says_what_is_meant() -> None:
    """A slip, a field of another value, a word of a list."""
    for arguments, hint in (
        ({"modle": "m"}, "did you mean model?"),
        ({"strategy": "whole"}, "it is part of another argument: options=DraftOptions(strategy=…)"),
        ({"max_calls": 3}, "it is part of another argument: budget=RunBudget(max_calls=…)"),
        ({"as_of": NOON}, "as_of is a date or None; a datetime has one: .date()"),
    ):
        with pytest.raises(ArgumentRefused) as refused:
            plandraft.draft(PROFILE, **arguments)
        assert refused.value.hint == hint
    with pytest.raises(ArgumentRefused, match="'whole' or 'sections'; did you mean auto"):
        plandraft.DraftOptions(strategy="aut")


@pytest.mark.parametrize(
    "make",
    [
        lambda: plandraft.DraftOptions(strategy="fast"),
        lambda: plandraft.DraftOptions(fill_rounds=-1),
        lambda: plandraft.options_for("m", window_tokens=0),
        lambda: plandraft.RunBudget(max_calls="5"),
        lambda: plandraft.RunBudget(max_seconds=float("nan")),
        lambda: plandraft.Pace(calls_per_minute="x"),
        lambda: plandraft.LivePlan(3),
        lambda: plandraft.Endpoint(model=3),
        lambda: plandraft.Endpoint(model=" "),
        lambda: plandraft.draft(PROFILE, model="replay:"),
        lambda: plandraft.draft(PROFILE, model="replay:no/such/folder"),
        lambda: plandraft.draft(PROFILE, model="m", base_url="ftp://example"),
        lambda: plandraft.Request(endpoint="m"),
        lambda: plandraft.Request(model="m"),
        lambda: plandraft.Settings(lang="fr"),
        lambda: plandraft.Settings(lnag="zh"),
        lambda: plandraft.Price(1, 2),
        lambda: plandraft.Profile(name="x"),
        lambda: plandraft.Plan(goals=[3]),
        lambda: plandraft.CheckChoice(select=3),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_one_line(make: Callable[[], object]) -> None:
    """Also where it is made of fields."""
    with pytest.raises(PlandraftError) as refused:
        make()
    assert refused.value.hint
    assert "\n" not in refused.value.message


@pytest.mark.parametrize("value", ["", ".", "examples", "no/such/file.yaml", "\0", "x" * 5000, Path("examples")])
@pytest.mark.parametrize(
    "function", ["draft", "fill", "check", "load_profile", "open_plan", "read_library", "estimate"]
)
def test_a_path_that_leads_nowhere_is_told(function: str, value: str | Path) -> None:
    """A folder in the place of a file, nothing, a name that no file can have."""
    if (function, os.fspath(value)) in {("read_library", "."), ("read_library", "examples")}:
        return  # a folder is what it takes
    with pytest.raises(PlandraftError) as refused:
        FUNCTIONS[function](value, **({"profile": PROFILE} if function == "fill" else {}))
    assert refused.value.hint


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers())))
def test_what_fits_is_what_the_annotation_says(value: object) -> None:
    """The same as asking for each type of a union."""
    plain = value is None or (isinstance(value, int | float) and not isinstance(value, bool))
    assert fits(value, float | None) == plain
    assert fits(value, Literal["a"]) == (value == "a")
    assert fits(value, list[int] | str) == isinstance(value, list | str)


def test_an_iterator_is_not_used_up() -> None:
    """It may be read once."""

    @checked
    def first(numbers: Iterator[int]) -> int:
        return next(numbers)

    assert first(iter([7, 8])) == 7
