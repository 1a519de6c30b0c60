"""A plan whose parts stand in an order of its own: in every format, and when it is read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft import api, rendering
from plandraft.core.part_order import USUAL, order_of
from plandraft.core.plan import Action, Entry, Goal, Ideology, Measure, Plan
from plandraft.core.printed import printed, printed_parts
from plandraft.core.timing import Timing

PLAN = Plan(
    title="青石医院信息中心2027年工作计划",
    preamble="现有12人。",
    ideology=Ideology(text="落实网络安全责任制。"),
    goals=(Goal(id="G1", text="机房空调6月底前换完"),),
    measures=(
        Measure(
            id="M1", area="机房", title="更换机房空调", owner="信息中心", actions=(Action(text="拆旧装新。"),),
            timing=Timing.of(6), goal_ids=("G1",),
        ),
    ),
    schedule=(Entry(id="S1", title="更换机房空调", timing=Timing.of(6), measure_ids=("M1",)),),
    closing="信息中心牵头，年底对账。",
)  # fmt: skip
ORDER = ("schedule", "measures", "closing", "goals", "ideology", "budget")
HEADINGS = ["一、活动安排", "二、工作措施", "三、组织实施", "四、工作目标", "五、指导思想"]


def ordered(*parts: str) -> Plan:
    """The plan with its parts in this order."""
    return PLAN.model_copy(update={"parts": order_of(parts)})


def places(text: str) -> list[int]:
    """Where the headings stand in a text, each after its number."""
    return [text.index(heading) for heading in HEADINGS]


def test_parts_are_numbered_in_their_order() -> None:
    """What is empty has no heading and no number."""
    assert [part.heading for part in printed_parts(ordered(*ORDER))] == HEADINGS
    assert next(part.heading for part in printed_parts(PLAN)) == "一、指导思想"


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx"])
def test_every_format_prints_the_order(tmp_path: Path, suffix: str) -> None:
    """Markdown, Word and pages: the same headings one after the other."""
    file = tmp_path / f"plan{suffix}"
    api.save_plan(ordered(*ORDER), file)
    if suffix == ".docx":
        read = api.open_plan(file)
        assert [heading.marker + heading.text for heading in read.headings or () if heading.level == 1] == HEADINGS
        assert [part for part in read.plan.parts if part != "budget"] == list(ORDER[:5])
        return
    text = file.read_text(encoding="utf-8")
    assert places(text) == sorted(places(text))


@given(st.permutations(USUAL))
def test_markdown_and_json_give_back_the_order(order: list[str]) -> None:
    """Also of parts that are empty here; a plan in the usual order says nothing of it."""
    plan = ordered(*order)
    markdown, data = rendering.to_markdown(plan), rendering.to_json(plan)
    read = rendering.from_markdown(markdown)
    assert read is not None
    assert read.plan == plan
    assert read.not_understood == ()
    assert rendering.from_json(data, file="plan.json") == plan
    assert ('"parts"' in data) == ('"parts"' in markdown) == (tuple(order) != USUAL)


def test_a_part_that_was_moved_by_hand_stays_there() -> None:
    """The goals were put behind the measures in the file."""
    head, goals, rest = rendering.to_markdown(PLAN).partition("## 二、工作目标")
    before, measures, after = rest.partition("## 三、工作措施")
    body, schedule, end = after.partition("## 四、活动安排")
    read = rendering.from_markdown(head + measures + body + goals + before + schedule + end)
    assert read is not None
    names = [part.name for part in printed_parts(read.plan)]
    assert names == [
        "指导思想",
        "工作措施",
        "工作目标",
        "活动安排",
        "组织实施",
    ]
    assert read.plan.goals == PLAN.goals
    assert read.plan.measures == PLAN.measures


def test_the_text_of_such_a_plan_is_read_in_its_order(tmp_path: Path) -> None:
    """Also without our comments: the headings are our own, word for word."""
    file = tmp_path / "plan.txt"
    file.write_text("\n".join(printed(ordered(*ORDER)).lines()), encoding="utf-8")
    read = api.open_plan(file).plan
    assert [part for part in read.parts if part != "budget"] == list(ORDER[:5])
    assert [part.heading for part in printed_parts(read)] == HEADINGS
