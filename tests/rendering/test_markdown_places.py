"""Where words stand in our Markdown: a finding names line and column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from plandraft.core.plan import Entry, Ideology, Measure, Plan
from plandraft.core.timing import Timing
from plandraft.rendering import from_markdown, to_markdown
from tests.rendering.plans import full_plan, plans


def at(plan: Plan, node: str, field: str, offset: int = 0) -> str:
    """The rest of the line from the place of a field on."""
    text = to_markdown(plan)
    read = from_markdown(text)
    assert read is not None
    place = read.source_map.place(node, field, offset)
    assert place is not None
    return text.split("\n")[place.line - 1][place.column - 1 :]


@pytest.mark.parametrize(
    ("node", "field", "words"),
    [
        ("P", "title", "汀柳镇中心小学工会委员会2026"),
        ("P", "preamble", "为做好新学年"),
        ("I1", "text", "围绕教学中心"),
        ("P", "closing", "各责任部门"),
        ("G1", "indicator", "办结率"),
        ("M1", "title", "开好教职工"),
        ("M1", "actions/1", "会后逐条答复"),
        ("M1", "owner", "工会办公室；"),
        ("M1", "budget", "3000元"),
        ("S1", "owner", "工会办公室）"),
        ("S3", "timing", "10日"),
        ("S3", "title", "教师节座谈会"),
        ("S3", "", "10日教师节"),
        ("S6", "", "下旬秋季"),
        ("S6", "title", "秋季登山（"),
        ("S6", "owner", "文体小组）"),
        ("P", "leads/0", "大事由教职工"),
        ("B1", "purpose", "教代会 |"),
        ("B2", "amount", "12000.5"),
        ("B3", "note", "见慰问办法"),
        ("B3", "", "| 3 | 慰问"),
    ],
)
def test_each_field_has_its_place(node: str, field: str, words: str) -> None:
    """Fields, parts of fields, and nodes."""
    assert at(full_plan(), node, field).startswith(words)


def test_words_that_stand_twice_are_found_where_they_are_meant() -> None:
    """The owner's name in the title is not the owner."""
    plan = Plan(measures=(Measure(id="M1", title="办公室公开", actions=("办公室公开", "公开。"), owner="办公室"),))
    assert at(plan, "M1", "owner").startswith("办公室）")
    assert at(plan, "M1", "actions/0").startswith("办公室公开；公开。")
    assert at(plan, "M1", "actions/1").startswith("公开。（责任")


def test_an_action_of_several_sentences_is_one() -> None:
    """Kept whole, and each found where it begins."""
    plan = Plan(measures=(Measure(id="M1", title="甲", actions=("一查。二改。", "三报。")),))
    assert at(plan, "M1", "actions/1").startswith("三报。")
    assert at(plan, "M1", "actions/0").startswith("一查。二改。三报。")


def test_offsets_lead_into_later_paragraphs_and_past_escaped_marks() -> None:
    """A span in a field is named by line and column all the same."""
    plan = Plan(
        ideology=Ideology(text="甲*乙\n丙_丁戊"), schedule=(Entry(id="S1", title="*赛*跑", timing=Timing.of(1)),)
    )
    text = plan.ideology.text
    assert at(plan, "I1", "text", text.index("乙")) == "乙"
    assert at(plan, "I1", "text", text.index("丁")) == "丁戊"
    assert at(plan, "S1", "title", 3).startswith("跑")


@settings(max_examples=100)
@given(plans)
def test_every_place_is_in_the_file(plan: Plan) -> None:
    """Whatever the texts hold; what is empty may stand at a line's end."""
    text = to_markdown(plan)
    lines = text.split("\n")
    read = from_markdown(text)
    assert read is not None
    for place in read.source_map.places.values():
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
