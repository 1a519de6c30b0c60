"""The flow from asks to a draft: sync and async, whole and in sections, stopped and taken up again."""

from __future__ import annotations

import asyncio
import json
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

import plandraft
from plandraft.core.ask import Answer, Ask, Failed, Model, Reply
from plandraft.core.brief import Brief
from plandraft.core.draft import Draft
from plandraft.core.printed import printed_length
from plandraft.drafting import DraftOptions, Tools, draft_flow
from plandraft.errors import ModelUnreachable
from plandraft.models.doubles.recording import RecordingModel
from plandraft.models.doubles.scripted import ScriptedModel
from plandraft.offline import ANSWERERS, OfflineModel
from tests import loopback
from tests.drafting.offline_answers import material, undisturbed

HOSPITAL = Path(__file__).parents[2] / "examples" / "profiles" / "hospital.yaml"
OFFLINE = OfflineModel(ANSWERERS)
PROMPTS = ("frame", "measures", "whole", "review", "open", "resize", "repair")


def answer(ask: Ask) -> str:
    """What the offline model says, as words of a model."""
    reply = OFFLINE.ask(ask)
    assert isinstance(reply, Reply)
    return f"好的：\n```json\n{reply.text}\n```"


SMALL = dict.fromkeys(("review", "open", "resize", "repair"), answer)
"""The questions about a plan that is there, answered well."""


def draft(model: Model, **options: Any) -> Draft:
    """A draft for the hospital."""
    return plandraft.draft(HOSPITAL, model=model, options=plandraft.options_for(**options))


@pytest.mark.parametrize("strategy", ["whole", "sections"])
def test_a_model_that_answers_well_gives_a_plan_without_errors(strategy: str) -> None:
    """One ask for everything, or a frame and groups of areas; and small ones for what is open, length and faults."""
    made = draft(ScriptedModel(dict.fromkeys(PROMPTS, answer)), strategy=strategy)
    assert not made.report.errors
    assert made.strategy == strategy
    prompts = [exchange.ask.prompt for exchange in made.exchanges]
    assert prompts.count("whole") == (strategy == "whole")
    assert prompts.count("frame") == (strategy == "sections")
    assert prompts.count("review") == 1
    assert not made.offline


def batches(brief: Brief, options: DraftOptions, tools: Tools) -> list[list[str]]:
    """The prompts that are asked at the same time, batch after batch, where the offline model answers."""
    found: list[list[str]] = []
    flow = draft_flow(brief, options, tools)
    asks = next(flow)
    while True:
        found += [[ask.prompt for ask in asks]] if asks else []  # a stage is a batch without asks
        try:
            asks = flow.send(tuple(OFFLINE.ask(ask) for ask in asks))
        except StopIteration:
            return found


@pytest.mark.parametrize(("chars", "groups"), [(2000, 2), (3000, 2), (4000, 3), (9000, 4)])
def test_frame_and_measures_are_asked_for_at_the_same_time(chars: int, groups: int) -> None:
    """The wait is that of the longest answer, not of all; what follows needs the plan and is asked alone."""
    made = material("sections")
    brief = made.brief.model_copy(update={"profile": made.brief.profile.model_copy(update={"length_chars": chars})})
    first, *later = batches(brief, made.options, made.tools)
    assert first == ["frame", *["measures"] * groups]
    order = ["review", "open", "resize", "repair"]
    assert all(len(set(batch)) == 1 for batch in later)
    assert [order.index(batch[0]) for batch in later] == sorted(order.index(batch[0]) for batch in later)


def test_each_group_is_told_its_own_demands_and_no_others() -> None:
    """Each demand is in one question for measures, and in the frame, whose goals claim it."""
    asked: dict[str, list[Ask]] = {}
    for ask in undisturbed("sections")[1]:
        asked.setdefault(ask.prompt, []).append(ask)
    for matter in material("sections").brief.matters:
        line = f"{matter.id} {matter.text}"
        assert [line in ask.messages[1].content for ask in asked["measures"]].count(True) == 1
        assert line in asked["frame"][0].messages[1].content


def test_a_plan_of_its_length_with_work_in_every_month_costs_no_more_questions() -> None:
    """What is open and what is too long are asked about only where there is such a thing."""

    def full(ask: Ask) -> str:
        reply = json.loads(answer(ask).split("```json")[1].strip("`\n"))
        if ask.prompt == "whole":
            action = {"text": "走访。", "when": "每月", "line": "走访"}
            reply["measures"][0]["actions"] += [action | {"when": f"{month}月"} for month in range(1, 13)]
            missing = 4000 - printed_length(undisturbed("whole")[0].plan)
            opening = reply["opening"]
            reply["opening"] = (opening + "一" * max(0, missing))[: max(1, len(opening) + missing)]
        return json.dumps(reply, ensure_ascii=False)

    model = ScriptedModel(dict.fromkeys(PROMPTS, full))
    draft(model, strategy="whole")
    assert {ask.prompt for ask in model.asked} <= {"whole", "review", "repair"}


def test_awaited_it_is_the_same_draft_even_in_a_running_loop() -> None:
    """The same flow, another driver; and ``draft`` works where a loop runs, as in a notebook."""

    async def both() -> tuple[Draft, Draft]:
        return plandraft.draft(HOSPITAL), await plandraft.adraft(HOSPITAL)

    one, other = asyncio.run(both())
    assert one.plan == other.plan


def test_an_unreadable_answer_is_asked_for_again_with_its_fault() -> None:
    """The re-ask differs by the fault alone."""
    model = ScriptedModel({"frame": ["不会", answer], "measures": answer, **SMALL})
    made = draft(model, strategy="sections")
    frames = [ask for ask in model.asked if ask.prompt == "frame"]
    assert len(frames) == 2
    assert "没有可读的 JSON" in frames[1].messages[1].content
    assert frames[0].messages[0] == frames[1].messages[0]
    assert not made.report.errors


def test_areas_that_fail_become_named_gaps() -> None:
    """The rest of the plan stands, and each demand that fell to them is named."""
    refused = Failed(kind="refused", message="内容安全")
    model = ScriptedModel({"frame": answer, "measures": lambda ask: refused, **SMALL})
    made = draft(model, strategy="sections")
    assert all("【待补：" in measure.title for measure in made.plan.measures)
    assert {c for m in made.plan.measures for c in m.claims} == {matter.id for matter in made.plan.matters}
    assert len({measure.id for measure in made.plan.measures}) == len(made.plan.measures)
    assert made.plan.goals
    assert {each.why for each in made.missing} == {"refused"}
    assert any("模型拒绝回答" in note for note in made.notes)
    assert any("内容安全" in detail for detail in made.details)


def test_what_was_refused_is_asked_for_when_the_plan_is_filled() -> None:
    """By then the endpoint may answer; what it gives takes the place of the named gaps, everything else stays."""
    refused = Failed(kind="refused", message="内容安全")
    gappy = draft(ScriptedModel({"frame": answer, "measures": lambda ask: refused, **SMALL}), strategy="sections").plan
    model = ScriptedModel({"measures": answer, **SMALL})
    made = plandraft.fill(gappy, profile=HOSPITAL, model=model)
    assert not made.missing
    assert not any("【待补：" in measure.title for measure in made.plan.measures)
    assert {c for m in made.plan.measures for c in m.claims} == {matter.id for matter in made.plan.matters}
    assert made.plan.goals == gappy.goals


def test_a_whole_draft_that_fails_is_written_in_sections() -> None:
    """A strong model's refusal is no end."""
    model = ScriptedModel({"whole": lambda ask: "不会", "frame": answer, "measures": answer, **SMALL})
    made = draft(model, strategy="whole")
    assert made.strategy == "sections"
    assert not made.report.errors


class Failing:
    """A model that answers some asks and then is gone."""

    name = "failing"

    def __init__(self, left: int) -> None:
        self.left = left
        self.paid = 0

    def ask(self, ask: Ask) -> Answer:
        """Answer, or be gone."""
        if self.left <= 0:
            raise ModelUnreachable("gone", hint="try again")
        self.left -= 1
        self.paid += 1
        return OFFLINE.ask(ask)

    async def aask(self, ask: Ask) -> Answer:
        """The same."""
        return self.ask(ask)


@pytest.mark.parametrize("survives", [0, 1, 2, 3])
def test_a_stopped_run_goes_on_without_paying_again(survives: int, tmp_path: Path) -> None:
    """Every reply that was delivered is kept; the second run asks only for the rest."""
    whole = Failing(1000)
    expected = draft(RecordingModel(whole, tmp_path / "a"), strategy="sections")
    first, second = Failing(survives), Failing(1000)
    with pytest.raises(ModelUnreachable):
        draft(RecordingModel(first, tmp_path / "b"), strategy="sections")
    again = draft(RecordingModel(second, tmp_path / "b"), strategy="sections")
    assert again.plan == expected.plan
    assert first.paid + second.paid == whole.paid


def test_samples_guide_and_never_leak(tmp_path: Path) -> None:
    """A sample's item reaches the prompt with slots; its names reach neither prompt nor plan."""
    sample = tmp_path / "old.txt"
    lines = (
        "工会工作计划\n一、主要工作\n"
        "1、组织月光镇中心医院职工开展职工趣味运动会，赛前由科室分批组队训练，赛后公布各队成绩，投入25000元。\n"
        "2、由工会开好职工代表大会，征集提案。\n"
    )
    sample.write_text(lines, encoding="utf-8")
    model = ScriptedModel(dict.fromkeys(PROMPTS, answer))
    made = plandraft.draft(HOSPITAL, samples=sample, model=model, options=plandraft.options_for(strategy="sections"))
    prompts = "\n".join(ask.text for ask in model.asked)
    assert "月光镇" not in prompts + made.plan.model_dump_json()
    assert "25000" not in prompts
    assert "〔单位〕职工开展职工趣味运动会" in prompts
    assert "PD501" not in {n.code for n in made.not_checked}


def test_through_a_real_endpoint_with_recordings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command's way: the second identical run costs nothing."""
    asked: list[Ask] = []

    def script(request: dict[str, Any]) -> loopback.Answer:
        text = request["messages"][-1]["content"]  # behind the privacy gate
        match = max(asked, key=lambda a: SequenceMatcher(None, a.messages[-1].content, text).quick_ratio())
        return loopback.completion(answer(match))

    from plandraft import prompts

    made_ask = prompts.make_ask

    def remember(*args: Any, **kwargs: Any) -> Ask:
        made = made_ask(*args, **kwargs)
        asked.append(made)
        return made

    monkeypatch.setattr(prompts, "make_ask", remember)
    with loopback.serving(script) as server:
        one = plandraft.draft(HOSPITAL, model="loop", base_url=server.url)
        paid = len(server.requests)
        two = plandraft.draft(HOSPITAL, model="loop", base_url=server.url)
    assert one.plan == two.plan
    assert len(server.requests) == paid
    assert (one.usage.prompt_tokens > 0, two.usage.prompt_tokens) == (True, 0)
