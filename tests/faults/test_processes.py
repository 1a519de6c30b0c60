"""Two processes at the same time: on one run, on one profile, on two; nothing is asked twice and nothing is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.faults.children import WAIT_S, Diary, draft, started
from tests.faults.office import Office
from tests.faults.plans import asking, asks_of, drafted, kept, same, undisturbed
from tests.faults.server import right, serving
from tests.faults.share import some
from tests.faults.test_kills import VICTIM, asked

ROUNDS = 20
pytestmark = pytest.mark.usefixtures("forks")


@pytest.mark.parametrize("number", some(range(ROUNDS)))
@pytest.mark.parametrize("begun", [False, True], ids=["anew", "taken-up"])
def test_two_processes_on_one_plan(
    begun: bool, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Any
) -> None:
    """One drafts it; the other does so too, after it and for nothing, or is told who is at it."""
    asking(monkeypatch)
    office, diaries = Office(*asks_of()), [tmp_path / "one", tmp_path / "other"]
    with serving(lambda *_: right, office.answer) as server:
        if begun:
            child = started(draft, server.url, tmp_path / "before", env={"PLANDRAFT_API_KEY": VICTIM})
            child.join(0.05 * number)
            child.kill()
            child.join(WAIT_S)
        delivered = kept()
        children = [started(draft, server.url, diary) for diary in diaries]
        for child in children:
            child.join(WAIT_S)
            assert child.exitcode == 0
        made = [end for diary in diaries for end in Diary(diary).noted("made")]
        stopped = [end for diary in diaries for end in Diary(diary).noted("stopped")]
        paid = asked(server, office)
        assert len(made) + len(stopped) == 2
        assert made
        assert all(
            end == [undisturbed().plan.model_dump_json(), undisturbed().report.model_dump_json()] for end in made
        )
        assert all("being worked on by process" in said and hint for _, said, hint in stopped), stopped
        assert delivered.isdisjoint(paid)
        assert max(Counter(paid).values(), default=1) == 1
        assert same(drafted(server.url, office.see), undisturbed())
        assert asked(server, office) == paid
    record_property("told that the other is at it", len(stopped))


@pytest.mark.parametrize("number", some(range(ROUNDS)))
def test_two_plans_in_one_journal(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are drafted at the same time, as if each were alone."""
    asking(monkeypatch)
    strategies = ("sections", "whole")
    office = Office(*(ask for strategy in strategies for ask in asks_of(strategy)))
    with serving(lambda *_: right, office.answer) as server:
        children = [started(draft, server.url, tmp_path / name, strategy=name) for name in strategies]
        for child, strategy in zip(children, strategies, strict=True):
            child.join(WAIT_S)
            assert child.exitcode == 0
            wanted = undisturbed(strategy)
            made = [wanted.plan.model_dump_json(), wanted.report.model_dump_json()]
            assert Diary(tmp_path / strategy).noted("made") == [made]
        assert kept() == {ask.id for strategy in strategies for ask in asks_of(strategy)}
        assert len(server.requests) == len(kept())
