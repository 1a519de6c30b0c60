"""What a change may not do."""

from __future__ import annotations

from typing import Any

import pytest

from plandraft.core.gap import gap
from plandraft.core.patch import set_field
from plandraft.core.profile import Profile
from plandraft.filling.facts import facts_of
from plandraft.filling.harm import Harm, KnownFacts, harm_of
from tests.filling.plans import viewed

PROFILE = Profile.model_validate(
    {
        "name": "青禾县医院工会",
        "sector": "hospital",
        "period": 2027,
        "members": 326,
        "departments": ["工会办公室", "护理部"],
        "last_year": {"figures": [{"name": "走访困难职工", "value": "37户"}]},
        "working_months": [11],
    }
)
KNOWN = KnownFacts(names={"owner": PROFILE.owners, "partners": PROFILE.owners}, facts=facts_of(PROFILE))


def harm(field: str, value: Any, *, old: Any = None, faulty: tuple[str, ...] = ()) -> Harm | None:
    """The harm of a change of the first measure, its field holding ``old`` before."""
    name = field.split("/")[0]
    told = (
        {name: [{"text": old, "timing": {"months": [2]}}]} if name == "actions" and old else {name: old} if old else {}
    )
    plan = viewed(**told)
    (change,) = set_field(plan, "M1", field, value).changes
    return harm_of(plan, change, KNOWN, faulty=faulty)


def test_no_value_is_emptied() -> None:
    """Texts and lists."""
    assert harm("owner", " ") == "empties"
    assert harm("partners", [], old=["护理部"]) == "empties"


def test_lists_only_grow() -> None:
    """Partners may lose names that the organisation does not have, and take none that it does not have."""
    assert harm("partners", ["工会办公室"], old=["护理部"]) == "shortens a list"
    assert harm("partners", ["护理部"], old=["护理部", "外星事务处"]) is None
    assert harm("partners", ["护理部", "外星事务处"], old=["护理部"]) == "nobody known"
    assert harm("goal_ids", ["G1"], old=["G1", "G9"]) is None
    before = viewed().model_dump(mode="json")["measures"][0]["actions"]
    assert harm("actions", before[:1]) == "shortens a list"
    assert harm("actions", [before[0], {**before[1], "text": "改了。"}]) == "shortens a list"
    assert harm("actions", [*before, {"text": "又一条。"}]) is None


@pytest.mark.parametrize(
    ("old", "new", "is_harm"),
    [
        (f"{gap('走访户数')}按户建档。", "60户按户建档。", True),
        (f"{gap('走访户数')}按户建档。", "按户建档。", True),
        (f"{gap('走访户数')}按户建档。", f"{gap('户数')}按户建档。", True),
        (f"{gap('走访户数')}按户建档。", "37户按户建档。", False),
        (f"{gap('走访户数')}按户建档。", "137户按户建档。", True),
        (f"{gap('走访户数')}按户建档。", f"逐户建档，共{gap('走访户数')}。", False),
        (f"{gap('户数')}，{gap('人数')}。", "37户，全部走访。", True),
        (f"{gap('户数')}，{gap('人数')}。", "37户，326人。", False),
        (f"11月前{gap('人数')}。", "11月前11人。", True),
    ],
)
def test_only_a_fact_takes_the_place_of_a_gap(old: str, new: str, is_harm: bool) -> None:
    """One for each; a figure of a model's own is none, nor the part of another figure, nor how to write."""
    assert harm("actions/0", new, old=old) == ("drops a gap" if is_harm else None)


def test_a_known_owner_takes_the_place_of_the_gap() -> None:
    """Also where he stands in the choices alone."""
    assert harm("owner", "护理部", old=gap("责任部门")) is None
    assert harm("owner", "有关科室", old=gap("责任部门")) == "drops a gap"


def test_the_sentences_beside_the_fault_stay() -> None:
    """A faulty sentence may go; of a sound text at least half must be left."""
    old = "逐户登记困难职工家庭的需求，按户建档。希望以上内容对您有所帮助。"
    assert harm("actions/0", "逐户登记困难职工家庭的需求，按户建档。", old=old, faulty=("希望以上内容对您",)) is None
    assert harm("actions/0", "登记。", old=old, faulty=("希望以上内容对您",)) == "loses text"
    assert (
        harm("actions/0", "逐户登记困难职工家庭的需求。", old="逐户登记困难职工家庭的需求500份。", faulty=("500份",))
        is None
    )
    assert harm("actions/0", "同上。", old="逐户登记困难职工家庭的需求500份。", faulty=("500份",)) == "loses text"
    assert harm("actions/0", "同上。", old="加强服务。", faulty=("加强服务。",)) is None


def test_a_line_is_short() -> None:
    """As long as the calendar has room."""
    assert harm("actions/0/line", "走" * 18) is None
    assert harm("actions/0/line", "走" * 19) == "too long a line"


def test_a_time_that_waits_for_a_fact_waits_on() -> None:
    """A model's month is none."""
    old = {"note": gap("时间")}
    assert harm("timing", {"months": [3], "note": ""}, old=old) == "drops a gap"


def test_facts_are_names_and_figures_and_nothing_about_the_writing() -> None:
    """Months of work and the period are no facts."""
    facts = facts_of(PROFILE)
    assert {"护理部", "37户", "326", "走访困难职工"} <= set(facts)
    assert not {"11", "2027", "hospital"} & set(facts)
