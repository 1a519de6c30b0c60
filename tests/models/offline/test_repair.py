"""Repair: what can be known is mended, what cannot becomes a named gap."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.gap import gap
from plandraft.core.inputs import FieldFault, RepairInputs
from plandraft.core.replies import RepairReply
from plandraft.core.sector import Sector
from plandraft.models.offline.repair import answer_repair


def repaired(content: Any, *faults: FieldFault, owner: tuple[str, ...] = ()) -> dict[str, Any]:
    """The new values by field."""
    reply = answer_repair(
        RepairInputs(
            organisation="单位工会",
            sector=Sector.OTHER,
            period="2027年",
            node_id="M1",
            kind="措施",
            content=content if isinstance(content, str) else json.dumps(content, ensure_ascii=False),
            faults=faults,
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
    named = {"title": "消防演练", "actions": ["由保卫部组织疏散演练。"]}
    assert repaired(named, fault("owner"), owner=choices) == {"owner": "保卫部"}
    assert repaired({"title": "读书会"}, fault("owner"), owner=choices) == {"owner": "工会办公室"}


def test_without_choices_the_owner_is_a_gap() -> None:
    """Nobody is invented."""
    assert repaired({"title": "读书会"}, fault("owner")) == {"owner": gap("责任部门")}


def test_months_come_from_the_words_of_the_node() -> None:
    """3月 in the actions is the node's own time; without one there is a gap."""
    assert repaired({"actions": ["3月和9月各讲一课。"]}, fault("timing")) == {"months": [3, 9]}
    assert repaired({"title": "读书会"}, fault("months")) == {"months": gap("时间")}


def test_a_suggested_word_replaces_the_faulty_one() -> None:
    """Only what was quoted changes; the other actions stay."""
    content = {"actions": ["召开教代会。", "通报结果。"]}
    changed = repaired(content, fault("actions/0", "教代会", "改为“职代会”"))
    assert changed == {"actions": ["召开职代会。", "通报结果。"]}


def test_a_fact_nobody_can_know_becomes_a_gap() -> None:
    """A foreign name is taken out and its place marked."""
    changed = repaired({"title": "走访红枫厂职工"}, fault("title", "红枫厂"))
    assert changed == {"title": f"走访{gap('名称中的事实')}职工"}


@given(st.text(), st.lists(st.sampled_from(["owner", "months", "text", "actions/0", "goals", "P", ""])))
def test_any_question_gets_an_answer(content: str, fields: list[str]) -> None:
    """Content that is no JSON, fields nobody knows: there is always at least one patch."""
    assert repaired(content, *(fault(field, "某") for field in fields))
