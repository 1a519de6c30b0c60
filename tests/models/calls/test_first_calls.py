"""Until anything was answered, one ask tries on for all, and all calls together are few."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from plandraft.core.ask import Failed
from plandraft.errors import ModelError
from plandraft.models.calls.first_calls import MOST_FIRST_CALLS
from tests.faults.driving import drive, is_right
from tests.faults.refusals import oai
from tests.faults.server import Wire, right, say


def refuse(wire: Wire) -> bool:
    """A refusal that gives no reason."""
    wire.answer(400, oai("bad request"))
    return False


USELESS: dict[str, Any] = {
    "refuses everything": refuse,
    "fails": lambda wire: wire.answer(500, oai("internal")),
    "empty": lambda wire: say(wire, ""),
    "no choices": lambda wire: wire.answer(200, {"id": "c", "choices": []}),
    "too long, no numbers": lambda wire: wire.answer(413, "too large", "text/plain"),
}


@pytest.mark.parametrize("count", [1, 3, 5])
@pytest.mark.parametrize("name", USELESS)
def test_a_useless_endpoint_costs_few_calls(name: str, count: int) -> None:
    """However many asks are put to it."""
    ran = drive(lambda *_: USELESS[name], count=count)
    assert len(ran.server.requests) <= MOST_FIRST_CALLS
    assert isinstance(ran.error, ModelError) or all(isinstance(answer, Failed) for answer in ran.answers)


def test_what_one_ask_finds_out_the_others_need_not() -> None:
    """The first finds the form, the others take it."""
    calls = itertools.count()

    def moves(number: int, request: Any) -> Any:
        next(calls)
        return right if "response_format" not in request and "tools" not in request else refuse

    ran = drive(moves, count=5)
    assert all(is_right(answer, at) for at, answer in enumerate(ran.answers))
    assert len(ran.server.requests) <= 5 + 3 + 5
