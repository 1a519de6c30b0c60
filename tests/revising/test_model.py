"""What cannot be read without a model is asked of one, in one question; its answer changes only what was wanted."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

import plandraft
from plandraft.core.ask import Ask, Failed
from plandraft.core.revise_inputs import ReviseInputs
from plandraft.models.doubles.scripted import ScriptedModel
from tests import loopback
from tests.revising.plans import PROFILE, plan, revised

ONLINE = "十月的活动改到线上，经费压缩一成"


def reply(**lists: Any) -> str:
    """An answer with these lists, the others empty."""
    return json.dumps(
        {name: lists.get(name, []) for name in ("actions", "values", "added", "removed", "unclear")}, ensure_ascii=False
    )


def action(wish: int, at: str, text: str, when: str = "", line: str = "") -> dict[str, Any]:
    """One action of an answer."""
    return {"wish": wish, "at": at, "text": text, "when": when, "line": line}


WENT_ONLINE = reply(
    actions=[
        action(1, "M6/1", "在线上打卡健步走，分四队计数。", line="线上健步走"),
        action(1, "M7/1", "在线上征集并展出岗位照片80幅。", line="线上摄影展"),
    ]
)


def test_the_rest_is_asked_in_one_question_and_the_simple_part_is_done_by_code():
    """Of two things in a sentence the model is asked one; it gets the plan, the owners and the whole sentence."""
    model = ScriptedModel({"revise": [WENT_ONLINE]})
    made = revised(ONLINE, model=model)
    (ask,) = model.asked
    assert isinstance(ask.inputs, ReviseInputs)
    assert [(w.words, w.instruction) for w in ask.inputs.wishes] == [("十月的活动改到线上", ONLINE)]
    assert "女职工委员会" in ask.text
    assert "岗位照片" in ask.text
    assert [(p.state, p.by) for p in made.points] == [("done", "model"), ("done", "model"), ("done", "code")]
    changed = {(c.node, c.field) for c in made.patch.changes if c.node[0] in "MG"}
    assert changed == {("M6", "actions/0"), ("M6", "actions/0/line"), ("M7", "actions/0"), ("M7", "actions/0/line")}
    assert {entry.title for entry in made.plan.schedule if entry.timing.months == (10,)} == {
        "线上健步走",
        "线上摄影展",
        "读书之星评选",
    }


def test_what_is_simple_asks_no_model():
    """A model that is there is not paid for what code can do."""
    model = ScriptedModel({"revise": []})
    made = revised("送清凉改到8月", "摄影展不搞了", model=model)
    assert not model.asked
    assert [point.state for point in made.points] == ["done", "done"]


def test_what_the_model_does_not_know_is_said_in_its_words():
    """No guess: the point is not understood, and the plan is as it was."""
    model = ScriptedModel({"revise": [reply(unclear=[{"wish": 1, "why": "没有哪一项叫运动会"}])]})
    made = revised("运动会好好办", model=model)
    assert [(point.state, point.said) for point in made.points] == [("unclear", "没有哪一项叫运动会")]
    assert made.plan == plan()


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ({"values": [{"wish": 1, "id": "M7", "field": "owner", "value": "外事处"}]}, "没有“外事处”"),
        ({"values": [{"wish": 1, "id": "M77", "field": "owner", "value": "宣传科"}]}, "没有 M77"),
        ({"values": [{"wish": 1, "id": "B2", "field": "amount", "value": "900000"}]}, "超过概况里的经费总额"),
        ({"values": [{"wish": 1, "id": "M7", "field": "locked", "value": "true"}]}, "没有可以改的"),
        ({"actions": [action(1, "M7/5", "再展一次。")]}, "没有第 5 条做法"),
        ({"actions": [action(1, "M7/1", "展出照片。", when="择机")]}, "不是能写进计划的时间"),
        ({"actions": [action(1, "M7/1", "展出照片，前三名发购物卡。")]}, "购物卡"),
        ({"removed": [{"wish": 1, "id": "I1"}]}, "没有可以删去的"),
    ],
)
def test_an_answer_that_cannot_be_carried_out_changes_nothing(lists: dict[str, Any], said: str):
    """Nobody unknown, no field that is nobody's, no money there is not, no time that is none, nothing forbidden."""
    made = revised("摄影展弄得热闹些", model=ScriptedModel({"revise": [reply(**lists)]}))
    (point,) = made.points
    assert point.state in ("unclear", "refused")
    assert said in point.said
    assert made.plan == plan()


def test_numbers_that_nobody_has_given_are_pointed_at():
    """A number that is neither in the instruction nor in the plan is for the reader to look at."""
    bold = reply(actions=[action(1, "M7/1", "收集岗位照片80幅，评出36幅，在大厅展出两周。")])
    (point,) = revised("摄影展弄得热闹些", model=ScriptedModel({"revise": [bold]})).points
    assert point.state == "done"
    assert any("36" in note for note in point.notes)


def test_an_answer_that_is_none_is_asked_for_once_more():
    """The second question says what was wrong with the first answer."""
    model = ScriptedModel({"revise": ["好的，我来改。", WENT_ONLINE]})
    made = revised("十月的活动改到线上", model=model)
    assert [bool(ask.inputs.faults) for ask in model.asked if isinstance(ask.inputs, ReviseInputs)] == [False, True]
    assert [point.state for point in made.points] == ["done", "done"]


@pytest.mark.parametrize("answers", [["不会。", "还是不会。"], [Failed(kind="refused", message="no")]])
def test_a_model_that_does_not_answer_leaves_the_simple_part(answers: list[Any]):
    """What code has understood is done all the same."""
    made = revised(ONLINE, model=ScriptedModel({"revise": answers}))
    assert [point.state for point in made.points] == ["unclear", "done"]


def test_a_measure_can_be_added_and_an_action_struck_out():
    """New measures stand under a heading that is there; their lines join the calendar."""
    new = {
        "wish": 1, "area": "文体", "title": "职工棋类赛", "claims": [], "owner": "文体协会", "partners": [],
        "actions": [{"text": "分组循环，当日决出名次。", "when": "11月", "line": "棋类赛"}],
        "indicator": "", "budget": "",
    }  # fmt: skip
    script = reply(added=[new], actions=[action(2, "M1/3", "")])
    made = revised(
        "加一场棋类赛，放在11月。", "读书节那个评选太累了，想个轻松的", model=ScriptedModel({"revise": [script]})
    )
    assert [point.state for point in made.points] == ["done", "done"]
    added = made.plan.measures[-1]
    assert (added.id, added.title, added.owner) == ("M11", "职工棋类赛", "文体协会")
    assert any(entry.title == "棋类赛" and entry.measure_ids == ("M11",) for entry in made.plan.schedule)
    assert len(made.plan.measures[0].actions) == 2
    assert not any("读书之星" in entry.title for entry in made.plan.schedule)


def test_names_of_persons_do_not_leave_the_machine():
    """An instruction goes through the privacy gate; what comes back is put into the plan with the name."""

    def answer(ask: Ask) -> str:
        assert "沈云舟" not in ask.text
        token = next(masked.shown for masked in ask.masked if masked.text == "沈云舟")
        return reply(values=[{"wish": 1, "id": "P", "field": "closing", "value": f"由{token}负总责，每半年查一次账。"}])

    profile = PROFILE.model_copy(update={"leaders": ()})
    made = plandraft.revise(
        plan(), "结尾写明由工会主席沈云舟同志负总责", profile=profile, model=ScriptedModel({"revise": answer})
    )
    assert made.plan.closing == "由沈云舟负总责，每半年查一次账。"


def test_awaited_it_is_the_same():
    """``arevise`` is the same flow with another driver."""
    model = ScriptedModel({"revise": [WENT_ONLINE]})
    made = asyncio.run(plandraft.arevise(plan(), ONLINE, profile=PROFILE, model=model))
    assert made.plan == revised(ONLINE, model=ScriptedModel({"revise": [WENT_ONLINE]})).plan


def test_a_real_endpoint_is_paid_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Over HTTP, with a run in the journal: the same command again gets the same plan and asks nothing."""
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path))
    monkeypatch.setenv("PLANDRAFT_API_KEY", "k")
    with loopback.serving(lambda request: loopback.completion(WENT_ONLINE)) as server:
        given = {"profile": PROFILE, "model": "loop", "base_url": server.url, "api_key_env": "PLANDRAFT_API_KEY"}
        made = plandraft.revise(plan(), ONLINE, **given)
        asked = len(server.requests)
        again = plandraft.api.resume(made.draft.run)
    assert asked == len(server.requests) == 1
    assert again.plan == made.plan
    assert again.revision is not None
    assert again.revision.points == made.points
    assert made.draft.usage.completion_tokens == 5
