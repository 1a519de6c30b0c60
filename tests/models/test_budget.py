"""What a run may cost, and runaways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.ask import Failed, Reply, Usage
from plandraft.core.texts import writable
from plandraft.models.budget import RunBudget
from plandraft.models.runaway import Watch, repeats
from tests.loopback import completion, error, serving
from tests.models.test_openai_model import ask, model


class Stopped:
    """A clock that stands."""

    at = 0.0

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


def test_calls_are_bounded_retries_included() -> None:
    """The ask that meets the bound is told so; nothing more is sent."""
    budget = RunBudget(max_calls=3)
    with serving([error(503, "busy"), completion('{"a": "1"}')]) as server:
        made = model(server.url, budget=budget)
        answers = [made.ask(ask(str(n))) for n in range(4)]
        made.close()
    assert [type(answer) for answer in answers] == [Reply, Reply, Failed, Failed]
    assert isinstance(answers[-1], Failed)
    assert answers[-1].kind == "over_budget"
    assert "3" in answers[-1].message
    assert len(server.requests) == budget.calls == 3


def test_tokens_are_bounded_by_what_the_endpoint_counted() -> None:
    """A call under way may go over; the next is not made."""
    budget = RunBudget(max_tokens=20)
    with serving([completion('{"a": "1"}')]) as server:
        made = model(server.url, budget=budget)
        answers = [made.ask(ask(str(n))) for n in range(3)]
        made.close()
    assert [type(answer) for answer in answers] == [Reply, Reply, Failed]
    assert budget.usage == Usage(prompt_tokens=20, completion_tokens=10)


def test_time_is_bounded() -> None:
    """Waits count."""
    clock = Stopped()
    budget = RunBudget(max_seconds=10, clock=clock)
    with serving([error(503, "busy", headers={"retry-after": "11"})]) as server:
        made = model(server.url, budget=budget, clock=clock)
        answer = made.ask(ask())
        made.close()
    assert isinstance(answer, Failed)
    assert answer.kind == "over_budget"
    assert len(server.requests) == 1


@given(st.text(min_size=1, max_size=200).filter(str.strip), st.integers(1, 7))
def test_a_short_unit_over_and_over_is_a_runaway(unit: str, size: int) -> None:
    """However it is cut into pieces."""
    text = unit * (4_000 // len(unit) + 1)
    watch = Watch(100_000)
    assert any(watch.see(text[at : at + size * 100]) for at in range(0, len(text), size * 100))


def test_a_long_plan_is_none() -> None:
    """Thirty similar measures, indented."""
    text = "".join(
        f'    {{\n        "ref": "M{n}",\n        "title": "第{n}项措施",\n        "months": [{n % 12 + 1}]\n    }},\n'
        for n in range(300)
    )
    watch = Watch(10_000)
    assert not any(watch.see(text[at : at + 50]) for at in range(0, len(text), 50))
    assert not repeats(text)
    assert not repeats("短")


@given(st.text(alphabet=st.characters()))
def test_every_reply_can_be_written(text: str) -> None:
    """Halves of surrogates, NUL and bidi marks are gone; Chinese and emoji are not touched."""
    clean = writable(text)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert writable(clean) == clean
    assert not set(clean) & set("\x00\x1b\u202e\u2066\ufeff")


@pytest.mark.parametrize("text", ["职工😀\n\t“引号”——2026年", "\ud83d\ude00", "a\ud83db"])
def test_what_is_kept(text: str) -> None:
    """Two halves that belong together are one character; a lone one is marked."""
    assert writable(text) == {"\ud83d\ude00": "😀", "a\ud83db": "a\ufffdb"}.get(text, text)
