"""Of which kind an old plan is, and which plans may be shown its items."""

from __future__ import annotations

from pathlib import Path

import pytest

from plandraft.core.sector import Sector
from plandraft.core.settings import AS_SHIPPED
from plandraft.knowledge import kinds_known, knowledge_for, knowledge_of_all
from plandraft.samples import build_library, kinds_for, open_library, read_samples
from plandraft.samples.judging import candidates, passed_over
from plandraft.samples.kinds import likely_kind

KINDS = kinds_known(AS_SHIPPED)
EXAMPLES = Path(__file__).parents[2] / "examples"
SAMPLES = sorted((EXAMPLES / "kinds").glob("*/sample.md"))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_a_sample_of_each_kind_is_recognised(file: Path) -> None:
    """By its heading, as those who wrote it call themselves."""
    (sample,) = read_samples([file], knowledge=knowledge_of_all()).samples
    assert sample.kind == file.parent.name


def test_our_own_old_plans_are_of_unions() -> None:
    """All that ship."""
    assert {one.kind for one in read_samples([EXAMPLES / "samples"], knowledge=knowledge_of_all()).samples} == {"union"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("开好职代会，工会慰问职工。", "union"),
        ("抓好食堂采购。" * 100 + "配合工会。", "general"),
        ("抓好食堂采购。", "general"),
        ("三会一课按月开，支委会先议。配合工会慰问。主题党日去社区。", "party-branch"),
        ("团课每季一次，推优公示五天。", "youth-league"),
        ("质控每月查一次病历，手卫生按班次看，院感数据公布，不良事件分析。", "hospital-department"),
    ],
)
def test_words_tell_where_the_heading_does_not(text: str, kind: str) -> None:
    """The kind whose words stand most often; a passing mention in a long plan says nothing."""
    assert likely_kind("工作计划", text, KINDS) == kind
    assert likely_kind("工作计划", text, ()) == ""


@pytest.mark.parametrize("heading", ["医院工会年度工作计划篇十四", "工会工作计划（三）", "工会工作计划范文2"])
def test_a_heading_of_a_collection_says_nothing_of_the_plan(heading: str) -> None:
    """Pages put plans of all sorts under one numbered heading."""
    assert likely_kind(heading, "抓好后勤服务。" * 100, KINDS) == "general"
    assert likely_kind(heading, "职代会征集提案，工会慰问职工。", KINDS) == "union"
    assert likely_kind("第三车间工会工作计划", "抓好后勤服务。" * 100, KINDS) == "union"


def test_a_plan_is_shown_items_of_its_own_kind_only(tmp_path: Path) -> None:
    """In memory and from a library on disk; the others are counted with the reason."""
    files = [SAMPLES[1], EXAMPLES / "samples"]
    read = read_samples(files, knowledge=knowledge_of_all())
    build_library(files, tmp_path / "lib", knowledge=knowledge_of_all())
    for kind, area_id in (("hospital-department", "training"), ("union", "assist")):
        known = knowledge_for(kind)
        area = next(area for area in known.areas if area.id == area_id)
        own = read.for_kinds(kinds_for(known.kind))
        found = {one.id for one in candidates(own, area, Sector.HOSPITAL)}
        kinds = {sample.kind for sample in read.samples for item in sample.items() if item.id in found}
        assert kinds == {kind}
        assert sum(passed_over(own, one, Sector.HOSPITAL)["other_kind"] for one in known.areas)
        with open_library(tmp_path / "lib") as stored:
            view = stored.for_kinds(kinds_for(known.kind))
            texts = {item.clean for sample in read.samples for item in sample.items() if item.id in found}
            assert {one.text for one in view.candidates(area, Sector.HOSPITAL, most=200)[0]} == texts
            assert view.passed_over(area, Sector.HOSPITAL) == passed_over(own, area, Sector.HOSPITAL)
            assert stored.kinds is None
            assert {name for name in stored.counts() if name.startswith("kind ")} == {
                f"kind {sample.kind}" for sample in read.samples
            }


def test_a_kind_without_words_of_its_own_is_shown_what_nobody_recognised() -> None:
    """As is the one that claims nothing; a kind with words sees its own and its parents'."""
    by_id = {kind.id: kind for kind in KINDS}
    assert kinds_for(by_id["general"]) == {"general"}
    assert kinds_for(by_id["union"]) == {"union"}
    child = by_id["union"].model_copy(update={"id": "mine", "lineage": ("mine", "union", "general")})
    assert kinds_for(child) == {"mine", "union"}
    assert kinds_for(child.model_copy(update={"signs": by_id["general"].signs})) == {"mine", "union", "general"}
