"""A profile changes after its plan was edited: little is asked again, and every edit is still there."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import plandraft
from plandraft.core.edits import edited_parts
from plandraft.core.plan import Plan
from plandraft.errors import UsageError
from plandraft.rendering import from_markdown, to_markdown
from tests.loopback import Answer, Server, completion, serving
from tests.office import offline_answers

DAY = dt.date(2026, 11, 20)
TEXT = """
name: 榆岸仪表厂工会委员会
sector: enterprise
period: 2027
length_chars: 3000
departments: [综合办公室, 生产部, 安全环保部]
priorities: [建成职工书屋, 夜班窗口开到凌晨两点, 开展安全生产劳动竞赛]
last_year: {unfinished: [女职工康乃馨服务站改造]}
required_events: [{title: 职工代表大会, month: 3}]
"""
UNCHANGED = '{"goals": [], "measures": [], "added": [], "budget": []}'
"""What the office says to every second reading: the two profiles share measures, so no such plan is known before."""
REVIEW = "从头到尾审一遍"
CHANGED = TEXT.replace("开展安全生产劳动竞赛", "开展班组安全生产劳动竞赛并评选标兵")


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANDRAFT_API_KEY", "sk-canary")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The profile, before it changes."""
    file = tmp_path / "me.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the offline model says to the questions of both profiles."""
    file, found = tmp_path_factory.mktemp("profiles") / "me.yaml", dict[str, str]()
    for text in (TEXT, CHANGED):
        file.write_text(text, encoding="utf-8")
        found |= offline_answers(file, as_of=DAY)
    return found


@pytest.fixture
def office(answers: dict[str, str]) -> Iterator[Server]:
    """A server that gives these answers."""

    def script(request: dict[str, Any]) -> Answer:
        asked = "\n".join(str(message["content"]) for message in request["messages"])
        return completion(UNCHANGED if REVIEW in asked else answers[asked])

    with serving(script) as server:
        yield server


def drafted(profile: Path, server: Server, **more: Any) -> plandraft.Draft:
    """A draft of the endpoint's model."""
    return plandraft.draft(profile, as_of=DAY, model="m", base_url=server.url, **more)


def by_hand(plan: Plan) -> str:
    """The plan's Markdown as somebody leaves it: five changes, a measure written, a standing one deleted."""
    text = to_markdown(plan)
    shelf, window = (next(m for m in plan.measures if claim in m.claims) for claim in ("P1", "P2"))
    standing = next(m for m in plan.measures if not m.claims)
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if shelf.title in line and f'"id":"{shelf.id}"' in line)
    lines[at] = lines[at].replace(shelf.title, "把书屋办到车间门口", 1)
    at = next(n for n, line in enumerate(lines) if f'"id":"{window.id}"' in line)
    lines[at] = lines[at].replace(window.owner, "生产部", 1)
    lines.insert(at, "9. **办好退休职工茶话会**：重阳节前请退休职工回厂座谈。（责任部门：综合办公室；完成时间：10月）")
    lines = [line for line in lines if f'"id":"{standing.id}"' not in line]
    text = "\n".join(lines) + "\n"
    for paragraph in (plan.preamble.split("\n")[0], plan.closing.split("\n")[0]):
        assert paragraph in text
        text = text.replace(paragraph, f"{paragraph}（已改）")
    goal = next(g for g in plan.goals if "P1" in g.claims)
    return text.replace(goal.text, "年内书屋开到三个车间")


HAND = ("把书屋办到车间门口", "办好退休职工茶话会", "（已改）", "年内书屋开到三个车间")


def test_one_changed_priority_asks_its_questions_and_no_edit_is_lost(
    profile: Path, office: Server, tmp_path: Path
) -> None:
    """The frame, the group that the priority falls to, and what follows from both; the rest is in the journal."""
    first = drafted(profile, office)
    before = [exchange.ask for exchange in first.exchanges]
    assert edited_parts(first.plan) == frozenset()
    file = tmp_path / "plan.md"
    file.write_text(by_hand(first.plan), encoding="utf-8")
    hand = plandraft.open_plan(file).plan
    assert len(edited_parts(hand)) == 6

    asked = len(office.requests)
    profile.write_text(CHANGED, encoding="utf-8")
    made = drafted(profile, office, keep=file)
    again = [e.ask for e in made.exchanges if e.ask.id not in {ask.id for ask in before}]
    groups = sum(e.ask.prompt == "measures" for e in made.exchanges)
    assert groups >= 2
    assert len(office.requests) - asked == len(again)
    assert [ask.prompt for ask in again][:3] == ["frame", "measures", "review"]
    assert sum(ask.prompt == "measures" for ask in again) == 1

    text = to_markdown(made.plan)
    assert all(words in text for words in HAND)
    assert "班组安全生产劳动竞赛" in text
    owners = [m.owner for m in made.plan.measures if "P2" in m.claims]
    assert owners == ["生产部"]
    standing = next(m for m in first.plan.measures if not m.claims)
    assert standing.title not in [m.title for m in made.plan.measures]
    assert "保留了 6 处手工修改" in made.notes
    checked = plandraft.check(made.plan, profile=profile, as_of=DAY)
    assert [f.place for f in made.report.findings] == [f.place for f in checked.findings]
    read = from_markdown(text)
    assert read is not None
    assert read.plan == made.plan


def test_drafted_anew_once_more_the_edits_are_still_there(profile: Path, office: Server, tmp_path: Path) -> None:
    """Nothing is asked, and the plan is the same."""
    file = tmp_path / "plan.md"
    file.write_text(by_hand(drafted(profile, office).plan), encoding="utf-8")
    asked = len(office.requests)
    made = drafted(profile, office, keep=file)
    plandraft.save_plan(made.plan, tmp_path / "plan.json")
    again = drafted(profile, office, keep=tmp_path / "plan.json")
    assert len(office.requests) == asked
    assert to_markdown(again.plan) == to_markdown(made.plan)


def test_the_run_is_the_same_with_and_without_edits(profile: Path, office: Server) -> None:
    """One that was stopped goes on with them; what it keeps is the draft as the model wrote it."""
    stopped = drafted(profile, office, budget=plandraft.RunBudget(max_calls=2))
    assert stopped.stopped
    old = stopped.plan.model_copy(update={"preamble": "我的开头。"})
    made = drafted(profile, office, keep=old)
    assert made.run == stopped.run
    assert made.plan.preamble == "我的开头。"
    assert drafted(profile, office).plan.preamble != "我的开头。"


def test_awaited_it_keeps_the_same(profile: Path) -> None:
    """Offline as well."""
    first = plandraft.draft(profile, as_of=DAY)
    old = first.plan.model_copy(update={"closing": "我的结尾。"})
    made = asyncio.run(plandraft.adraft(profile, as_of=DAY, keep=old))
    assert made.plan.closing == "我的结尾。"
    assert made.plan == plandraft.draft(profile, as_of=DAY, keep=old).plan


def test_filling_and_mending_are_no_edits(profile: Path) -> None:
    """What is edited before stays an edit."""
    plan = plandraft.draft(profile, as_of=DAY).plan
    first, second = plan.measures[:2]
    torn = (
        first.model_copy(update={"title": f"{first.title}（我改的）"}),
        second.model_copy(update={"owner": ""}),
        *plan.measures[2:],
    )
    old = plan.model_copy(update={"measures": torn, "made": plan.made})
    filled = plandraft.fill(old, profile=profile, as_of=DAY).plan
    assert first.id in edited_parts(filled)
    assert edited_parts(filled) <= edited_parts(old)
    untouched = plandraft.fill(plan, profile=profile, as_of=DAY).plan
    assert edited_parts(untouched) == frozenset()


def test_a_plan_of_another_period_is_refused(profile: Path) -> None:
    """Before anything is asked."""
    plan = plandraft.draft(profile, as_of=DAY).plan
    profile.write_text(TEXT.replace("2027", "2028"), encoding="utf-8")
    with pytest.raises(UsageError, match="2027"):
        plandraft.draft(profile, as_of=DAY, keep=plan)
