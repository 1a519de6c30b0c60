"""What a run may cost, and runaways."""

from __future__ import annotations

import asyncio
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.ask import Failed, Reply, Usage
from plandraft.core.money import Price
from plandraft.core.repetition import repeats
from plandraft.core.texts import writable
from plandraft.errors import UsageError
from plandraft.models.costs.budget import RunBudget
from plandraft.models.replies.runaway import RunawayWatch
from tests.loopback import Answer, completion, error, serving
from tests.models.calls.test_openai_model import ask, model

PRICE = Price(input=1, output=2, currency="CNY", as_of=dt.date(2026, 11, 1))
"""A call of the test server, 10 + 5 tokens, costs 0.00002."""


def untold(content: str) -> Answer:
    """A completion without usage."""
    answer = completion(content)
    return Answer(body={name: value for name, value in answer.body.items() if name != "usage"})


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


def test_with_many_asks_in_flight_not_one_call_too_many_is_made() -> None:
    """Calls are reserved before they are made."""
    budget = RunBudget(max_calls=7)
    with serving([error(503, "busy"), error(503, "busy"), completion('{"a": "1"}')]) as server:
        made = model(server.url, budget=budget)

        async def all_at_once() -> list[Reply | Failed]:
            answers = await asyncio.gather(*(made.aask(ask(str(n))) for n in range(40)))
            await made.aclose()
            return answers

        answers = asyncio.run(all_at_once())
    assert len(server.requests) == budget.calls == 7
    assert sum(isinstance(answer, Reply) for answer in answers) == 5
    assert {answer.kind for answer in answers if isinstance(answer, Failed)} == {"over_budget"}


def test_money_is_bounded_by_the_price() -> None:
    """A call under way may go over; the next is not made, and the bound is named with its currency."""
    budget = RunBudget(max_cost=Decimal("0.00003"), price=PRICE)
    with serving([completion('{"a": "1"}')]) as server:
        made = model(server.url, budget=budget)
        answers = [made.ask(ask(str(n))) for n in range(3)]
        made.close()
    assert [type(answer) for answer in answers] == [Reply, Reply, Failed]
    assert isinstance(answers[-1], Failed)
    assert "0.00003 CNY（已用 0.000040 CNY）" in answers[-1].message


def test_money_cannot_be_bounded_without_a_price() -> None:
    """It is said before anything is sent, and what to do; a run's price serves where the budget has none."""
    with pytest.raises(UsageError) as refused:
        RunBudget(max_cost=1).begin(None)
    assert "plandraft.toml" in refused.value.hint
    with serving([completion('{"a": "1"}')]) as server:
        made = model(server.url, budget=RunBudget(max_cost=1))
        with pytest.raises(UsageError):
            made.ask(ask())
        made.close()
    assert server.requests == []
    RunBudget(max_cost=1).begin(PRICE)
    RunBudget(max_calls=1).begin(None)


@pytest.mark.parametrize("bound", [{"max_tokens": 30}, {"max_cost": 0.00003, "price": PRICE}])
def test_an_endpoint_that_counts_nothing_does_not_lift_the_bound(bound: dict[str, object]) -> None:
    """A character then counts as a token; a call that was refused counts nothing."""
    budget = RunBudget(**bound)  # type: ignore[arg-type]
    with serving([error(503, "busy"), untold('{"a": "一二三四五六七八九十"}')]) as server:
        made = model(server.url, budget=budget)
        answers = [made.ask(ask("十个字的一个问题在此")) for _ in range(3)]
        made.close()
    assert [type(answer) for answer in answers] == [Reply, Failed, Failed]
    assert len(server.requests) == 2


def test_what_a_call_cost_is_told_where_it_is_known() -> None:
    """A refusal costs nothing; a reply without usage costs nobody knows what."""
    told = []
    with serving([error(503, "busy"), untold('{"a": "1"}'), completion('{"a": "1"}')]) as server:
        made = model(server.url, on_event=told.append, tell=("call",))
        made.ask(ask("一"))
        made.ask(ask("二"))
        made.close()
    assert [event.usage for event in told] == [Usage(), None, Usage(prompt_tokens=10, completion_tokens=5)]


@given(st.text(min_size=1, max_size=200).filter(str.strip), st.integers(1, 7))
def test_a_short_unit_over_and_over_is_a_runaway(unit: str, size: int) -> None:
    """However it is cut into pieces."""
    text = unit * (4_000 // len(unit) + 1)
    watch = RunawayWatch(100_000)
    assert any(watch.see(text[at : at + size * 100]) for at in range(0, len(text), size * 100))


def test_a_long_plan_is_none() -> None:
    """Thirty similar measures, indented."""
    text = "".join(
        f'    {{\n        "ref": "M{n}",\n        "title": "第{n}项措施",\n        "months": [{n % 12 + 1}]\n    }},\n'
        for n in range(300)
    )
    watch = RunawayWatch(10_000)
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
