"""Repair: what can be known is mended, what cannot becomes a named gap."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.gap import gap
from plandraft.core.inputs import FieldFault, RepairInputs, RepairNode
from plandraft.core.replies import RepairReply
from plandraft.core.sector import Sector
from plandraft.offline.repair import answer_repair


def repaired(content: Any, *faults: FieldFault, owner: tuple[str, ...] = ()) -> dict[str, Any]:
    """The new values by field."""
    reply = answer_repair(
        RepairInputs(
            organisation="单位工会",
            sector=Sector.OTHER,
            period="2027年",
            nodes=(
                RepairNode(
                    id="M1",
                    kind="措施",
                    content=content if isinstance(content, str) else json.dumps(content, ensure_ascii=False),
                    faults=faults,
                ),
            ),
            choices={"owner": owner} if owner else {},
        )
    )
    return {patch.field: patch.value for patch in RepairReply.model_validate(reply.model_dump()).patches}


def fault(field: str, evidence: str = "", suggestion: str = "") -> FieldFault:
    """A fault of one field."""
    return FieldFault(field=field, message="有误", evidence=evidence, suggestion=suggestion)


def test_an_owner_comes_from_the_choices() -> None:
    """The body that the node names; else the union."""
    choices = ("人事部", "工会办公室", "保卫部")
    named = {"title": "消防演练", "actions/0": "由保卫部组织疏散演练。"}
    assert repaired(named, fault("owner"), owner=choices) == {"owner": "保卫部"}
    assert repaired({"title": "读书会"}, fault("owner"), owner=choices) == {"owner": "工会办公室"}


def test_without_choices_the_owner_is_a_gap() -> None:
    """Nobody is invented."""
    assert repaired({"title": "读书会"}, fault("owner")) == {"owner": gap("责任部门")}


def test_months_come_from_the_words_of_the_node() -> None:
    """3月 in the actions is the node's own time; without one there is a gap."""
    assert repaired({"actions/0": "3月和9月各讲一课。"}, fault("timing")) == {"months": [3, 9]}
    assert repaired({"title": "读书会"}, fault("months")) == {"months": gap("时间")}


def test_a_suggested_word_replaces_the_faulty_one() -> None:
    """Only what was quoted changes; of the other actions nothing is said."""
    content = {"actions/0": "召开教代会。", "actions/1": "通报结果。"}
    changed = repaired(content, fault("actions/0", "教代会", "改为“职代会”"))
    assert changed == {"actions/0": "召开职代会。"}


def test_each_node_gets_its_own_values() -> None:
    """Several in one answer, each under its id."""
    nodes = tuple(
        RepairNode(id=f"M{n}", kind="措施", content=f'{{"actions/0":"{n}月讲一课。"}}', faults=(fault("months"),))
        for n in (3, 5)
    )
    inputs = RepairInputs(organisation="单位工会", sector=Sector.OTHER, period="2027年", nodes=nodes)
    said = [(patch.id, patch.field, patch.value) for patch in answer_repair(inputs).patches]
    assert said == [("M3", "months", [3]), ("M5", "months", [5])]


def test_an_action_s_time_and_line_come_from_what_is_written() -> None:
    """The months of its own sentence; the title as far as it is a line; else nothing is said of it but a gap."""
    content = {"title": "举办安全知识竞赛，选拔选手参加全市比赛", "actions/1": "10月举办。", "actions/0": "9月报名。"}
    assert repaired(content, fault("actions/1/when")) == {"actions/1/when": [10]}
    assert repaired(content, fault("actions/1/line")) == {"actions/1/line": "举办安全知识竞赛"}


def test_a_fact_nobody_can_know_becomes_a_gap() -> None:
    """A foreign name is taken out and its place marked."""
    changed = repaired({"title": "走访红枫厂职工"}, fault("title", "红枫厂"))
    assert changed == {"title": f"走访{gap('名称中的事实')}职工"}


@given(
    st.text(),
    st.lists(
        st.sampled_from(["owner", "months", "text", "actions/0", "actions/1/line", "actions/0/when", "goals", "P", ""])
    ),
)
def test_any_question_gets_an_answer(content: str, fields: list[str]) -> None:
    """Content that is no JSON, fields nobody knows: there is always at least one patch."""
    assert repaired(content, *(fault(field, "某") for field in fields))
