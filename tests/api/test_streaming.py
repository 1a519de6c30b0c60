"""A streamed draft and a plain one are the same draft, whatever the stream looks like on its way."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import plandraft
from plandraft.core.ask import Reply
from plandraft.core.draft import Draft
from plandraft.core.events import Event
from plandraft.models.calls.openai_model import OpenAIModel
from plandraft.models.connection.endpoint import KeyedEndpoint
from tests.office import CLINIC, Office, offline_answers, working


@pytest.fixture(scope="module", params=["sections", "whole"])
def strategy(request: pytest.FixtureRequest) -> str:
    """Step by step, or all at once."""
    return str(request.param)


@pytest.fixture(scope="module")
def answers(strategy: str) -> dict[str, str]:
    """What the office says."""
    return offline_answers(CLINIC, strategy=strategy)


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANDRAFT_API_KEY", "k-canary")


def drafted(office: Office, strategy: str, *, awaited: bool = False, plain: bool = False, **more: Any) -> Draft:
    """A draft through the public functions; plainly asked through a model object, which is never streamed."""
    options = plandraft.options_for("m", strategy=strategy)
    with working(office) as server:
        endpoint = KeyedEndpoint(base_url=server.url, api_key="k-canary")
        model = OpenAIModel("m", endpoint=endpoint, stream=False) if plain else "m"
        given: dict[str, Any] = {"model": model, "base_url": server.url, "options": options} | more
        made = asyncio.run(plandraft.adraft(CLINIC, **given)) if awaited else plandraft.draft(CLINIC, **given)
        assert office.refuses_streams or all(bool(r.get("stream")) != plain for r in server.requests)
    assert not office.unknown
    return made


def said(made: Draft) -> list[tuple[str, str, object]]:
    """Each question with its answer's words and its cost."""
    return [(e.ask.id, e.answer.text if isinstance(e.answer, Reply) else "", e.answer.usage) for e in made.exchanges]


@pytest.mark.parametrize("awaited", [False, True], ids=["sync", "async"])
def test_streamed_and_plain_give_the_same_plan(
    awaited: bool, strategy: str, answers: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plan, report, and every word that was said; also from an endpoint that refuses streams."""
    plain = drafted(Office(answers), strategy, awaited=awaited, plain=True)
    streamed = drafted(Office(answers), strategy, awaited=awaited)
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "another"))
    refusing = drafted(Office(answers, refuses_streams=True), strategy, awaited=awaited)
    for made in (streamed, refusing):
        assert made.plan == plain.plan
        assert made.report == plain.report
        assert said(made) == said(plain)
    assert all(words for _, words, _ in said(plain))


@pytest.mark.parametrize("awaited", [False, True], ids=["sync", "async"])
def test_the_plan_is_seen_while_it_is_written(awaited: bool, strategy: str, answers: dict[str, str]) -> None:
    """It only ever grows within an answer, and in the end it is what was drafted; the clock here counts pieces."""
    texts: list[str] = []
    live = plandraft.LivePlan(lambda plan: texts.append(plan.text), interval_s=10, clock=count().__next__)
    made = drafted(Office(answers), strategy, awaited=awaited, on_event=live)
    plan = live.partial.plan
    assert plan.ideology == made.plan.ideology
    assert [m.id for m in plan.measures] == [m.id for m in made.plan.measures]
    assert [s.id for s in plan.schedule] == [s.id for s in made.plan.schedule]
    assert "▌" not in live.text
    half = [text for text in texts if "▌" in text and made.plan.ideology.text[:20] in text]
    assert len(half) > 3


def test_a_draft_that_was_answered_before_is_seen_at_once(strategy: str, answers: dict[str, str]) -> None:
    """From the journal, with no piece told and nothing asked."""
    office, kinds = Office(answers), []
    options = plandraft.options_for("m", strategy=strategy)
    with working(office) as server:
        given: dict[str, Any] = {"model": "m", "base_url": server.url, "options": options}
        one = plandraft.draft(CLINIC, **given)
        paid = len(server.requests)
        live = plandraft.LivePlan()

        def look(event: Event) -> None:
            kinds.append(event.kind)
            live(event)

        two = plandraft.draft(CLINIC, **given, on_event=look)
        assert len(server.requests) == paid
    assert two.plan == one.plan
    assert set(kinds) == {"sent", "reply", "plan"}
    assert one.plan.ideology.text in live.text


def test_an_observer_that_fails_changes_nothing(
    strategy: str, answers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """In the middle of a piece as well: the answer is not asked for again."""
    calls: list[str] = []

    def broken(event: Event) -> None:
        calls.append(event.kind)
        if event.text:
            raise ValueError("no")

    made = drafted(Office(answers), strategy, on_event=broken)
    assert calls[-1] == "delta"
    assert all(isinstance(exchange.answer, Reply) for exchange in made.exchanges)
    assert sum(exchange.answer.usage.prompt_tokens for exchange in made.exchanges) == 100 * len(made.exchanges)
    assert caplog.text.count("is told nothing more") == 1


def test_without_an_observer_no_piece_is_told(
    strategy: str, answers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody pays for what nobody looks at."""
    told: list[object] = []
    tell = OpenAIModel._tell
    monkeypatch.setattr(
        OpenAIModel,
        "_tell",
        lambda self, kind, ask, **more: (kind in self._tells and told.append(kind), tell(self, kind, ask, **more)),
    )
    drafted(Office(answers), strategy)
    assert "delta" not in told
    assert "call" in told
