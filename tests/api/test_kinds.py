"""Drafts of every kind: of its own parts and words, nothing of another; chosen, told, refused where it must."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import plandraft
from plandraft.api import open_plan, preview_asks
from plandraft.core.gap import GAP
from plandraft.core.printed import printed_parts
from plandraft.core.profile import Profile
from plandraft.core.settings import AS_SHIPPED, Settings
from plandraft.errors import InputError, ProfileError, UsageError
from plandraft.knowledge import kinds_known, knowledge_for
from plandraft.knowledge.kind_folders import write_kind

DAY = dt.date(2026, 11, 26)
EXAMPLES = Path(__file__).parents[2] / "examples" / "kinds"
PROFILES = sorted(EXAMPLES.glob("*/*.yaml"))
KINDS = {kind.id: kind for kind in kinds_known(AS_SHIPPED)}
UNION_WORDS = ("工会", "会员", "职代会", "送温暖")


def words_of_others(kind: str) -> set[str]:
    """What betrays another kind, its own words apart."""
    lineage = KINDS[kind].lineage
    return {word for other in KINDS.values() if other.id not in lineage for word in other.telling}


def test_each_kind_has_two_profiles_and_a_sample() -> None:
    """The union's stand with the other examples."""
    for kind in KINDS:
        if kind != "union":
            assert len(list((EXAMPLES / kind).glob("*.yaml"))) == 2
            assert (EXAMPLES / kind / "sample.md").is_file()


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_an_offline_draft_is_of_its_kind(file: Path) -> None:
    """No error, every demand taken up, an owner everywhere, no word of another kind, the parts that the kind has."""
    kind = KINDS[file.parent.name]
    made = plandraft.draft(file, as_of=DAY)
    assert [finding.message for finding in made.report.errors] == []
    assert [finding.message for finding in made.findings if finding.severity.weight > 1] == []
    text = str(made.plan.model_dump(exclude={"matters"}))
    own = "\n".join(plandraft.load_profile(file).strings())
    foreign = {*words_of_others(kind.id), *UNION_WORDS}
    assert {word for word in foreign if word in text and word not in own} == set()
    assert bool(made.plan.ideology.text) == kind.has("ideology")
    assert all(measure.owner and not GAP.search(measure.owner) for measure in made.plan.measures)
    assert [one.matter.id for one in plandraft.coverage(made.plan) if one.state == "open"] == []
    assert made.plan.title.endswith(kind.title)
    areas = {area.name(made.plan.sector) for area in knowledge_for(kind.id).areas} | {"年度重点工作"}
    assert {measure.area for measure in made.plan.measures} <= areas


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_sample_of_a_kind_is_recognised_and_its_rules_fit(file: Path) -> None:
    """A plan that nobody here wrote is looked at by the rules of its kind; those of unions only are not checked."""
    found = plandraft.check(file.with_name("sample.md"), as_of=DAY)
    assert [finding.message for finding in found.errors] == []
    assert {"PD402", "PD408"} <= {missing.code for missing in found.not_checked}
    assert any("不适用于" in missing.why for missing in found.not_checked)


BODIES = ("护理部", "党支部", "团支部", "工会", "信息科", "后勤服务中心", "内科", "第二党支部", "团委", "综合办公室")
DEMANDS = ("设备更新", "岗位培训", "安全检查", "档案整理", "服务对象座谈", "制度修订", "应急演练", "环境改造")


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    body=st.sampled_from(BODIES),
    sector=st.sampled_from(["hospital", "school", "enterprise", "government", "community", "other"]),
    headcount=st.integers(4, 900),
    priorities=st.lists(st.sampled_from(DEMANDS), min_size=1, max_size=4, unique=True),
    length=st.sampled_from([800, 1500, 3000, 5000]),
)
def test_any_body_gets_a_draft_without_errors_in_its_own_words(
    body: str, sector: str, headcount: int, priorities: list[str], length: int
) -> None:
    """Generated profiles over all kinds: no finding of severity error, no wrong-kind term, no unclaimed demand."""
    profile = Profile.model_validate(
        {
            "name": f"云岭县青禾单位{body}",
            "short_name": body,
            "sector": sector,
            "period": 2027,
            "headcount": headcount,
            "departments": ["综合部", "业务部"],
            "priorities": priorities,
            "length_chars": length,
        }
    )
    made = plandraft.draft(profile, as_of=DAY, settings=AS_SHIPPED)
    kind = made.kind.id
    assert [finding.message for finding in made.report.errors] == []
    text = str(made.plan.model_dump(exclude={"matters"}))
    foreign = words_of_others(kind) | (set() if "union" in KINDS[kind].lineage else set(UNION_WORDS))
    assert {word for word in foreign if word in text} == set()
    assert [one.matter.id for one in plandraft.coverage(made.plan) if one.state == "open"] == []


def test_what_fits_no_kind_is_drafted_as_general_with_a_hint() -> None:
    """Never as a union's."""
    profile = EXAMPLES / "general" / "archive-section.yaml"
    made = plandraft.draft(profile, as_of=DAY)
    assert made.kind.id == "general"
    assert any("general" in note and "union" in note for note in made.notes)
    assert "工会" not in made.plan.model_dump_json()


def test_a_prompt_is_of_the_kind() -> None:
    """Its fields of work, its days, what it may cite; and nothing of the union's money."""
    asks, _ = preview_asks(EXAMPLES / "party-branch" / "office.yaml", "whole", as_of=DAY)
    text = "\n".join(ask.text for ask in asks)
    assert "组织生活" in text
    assert "中国共产党支部工作条例（试行）" in text
    assert "中华人民共和国工会法" not in text
    assert "中国工会十八大" not in text


def test_the_settings_say_which_kind_whatever_the_profile_says(tmp_path: Path) -> None:
    """By id, or by the folder of one's own."""
    profile = EXAMPLES / "general" / "archive-section.yaml"
    write_kind(tmp_path / "infocentre")
    made = plandraft.draft(profile, as_of=DAY, settings=plandraft.load_settings(kind=tmp_path / "infocentre"))
    assert made.kind.id == "infocentre"
    assert {"运行保障", "网络安全"} & {measure.area for measure in made.plan.measures}
    with pytest.raises(UsageError, match="no kind 'infocenter'"):
        plandraft.draft(profile, settings=plandraft.load_settings(kind="infocenter"))


def test_a_toml_names_own_kinds_and_the_usual_one(tmp_path: Path) -> None:
    """Relative to the file; a profile's own word and a name that speaks go before the usual one."""
    write_kind(tmp_path / "infocentre")
    (tmp_path / "plandraft.toml").write_text('kinds = ["infocentre"]\nkind = "infocentre"\n')
    facts = "sector: government\nperiod: 2027\npriorities: [核对台账]\nlength_chars: 800\n"
    (tmp_path / "me.yaml").write_text(f"name: 云岭县运行组\n{facts}", encoding="utf-8")
    (tmp_path / "union.yaml").write_text(f"name: 云岭县某局机关工会\n{facts}", encoding="utf-8")
    (tmp_path / "other.yaml").write_text(f"name: 云岭县运行组\nkind: general\n{facts}", encoding="utf-8")
    kinds = [plandraft.draft(tmp_path / f"{name}.yaml", as_of=DAY).kind.id for name in ("me", "union", "other")]
    assert kinds == ["infocentre", "union", "general"]


@pytest.mark.parametrize(
    ("kind", "message", "hint"),
    [
        (
            "union",
            "kind: union is contradicted by the name, which says “护理部”: expected hospital-department",
            "write kind: hospital-department",
        ),
        ("unoin", "kind: there is no kind 'unoin'", "did you mean union?"),
    ],
)
def test_a_kind_that_does_not_fit_is_told_with_file_and_line(
    tmp_path: Path, kind: str, message: str, hint: str
) -> None:
    """In whatever way the profile is used."""
    file = tmp_path / "me.yaml"
    file.write_text(f"name: 云岭县人民医院护理部\nsector: hospital\nkind: {kind}\nperiod: 2027\n", encoding="utf-8")
    for use in (
        lambda: plandraft.draft(file),
        lambda: preview_asks(file, "frame"),
        lambda: plandraft.check(file.with_name("plan.md"), profile=file),
    ):
        file.with_name("plan.md").write_text("# 计划\n", encoding="utf-8")
        with pytest.raises(ProfileError) as error:
            use()
        assert error.value.message == f"{file}:3: {message}"
        assert hint in error.value.hint


def test_own_knowledge_may_be_meant_for_one_kind(tmp_path: Path) -> None:
    """An entry with ``kinds`` reaches those and what inherits from them, and no other."""
    own = tmp_path / "ours.yaml"
    own.write_text(
        "areas:\n"
        "  - {id: choir, kinds: [union], names: {all: 合唱团}, terms: {all: [合唱]}, expect: {all: required}}\n",
        encoding="utf-8",
    )
    decided = plandraft.load_settings(knowledge=[own])
    assert "choir" in {area.id for area in knowledge_for("union", decided).areas}
    assert "choir" not in {area.id for area in knowledge_for("general", decided).areas}


def test_a_folder_that_does_not_fit_stops_everything_with_its_place(tmp_path: Path) -> None:
    """One message."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kind.yaml").write_text("name: 甲\nreeder: 乙\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"mine/kind\.yaml:2: reeder: no such key"):
        plandraft.load_settings(kind=tmp_path / "mine")


def test_the_kinds_of_settings_are_frozen_with_them() -> None:
    """As plain data that can be kept and read again."""
    settings = Settings(kind="general")
    assert Settings.model_validate_json(settings.model_dump_json()) == settings


def test_a_kind_prints_its_parts_in_its_own_order(tmp_path: Path) -> None:
    """Schedule first: in the draft, while it is written, in Word and back; no rule wants another order."""
    folder = tmp_path / "logistics"
    folder.mkdir()
    (folder / "kind.yaml").write_text(
        "inherits: general\nname: 后勤工作计划\nparts: [opening, schedule, measures, goals, closing]\n",
        encoding="utf-8",
    )
    decided = plandraft.load_settings(kind=folder)
    profile = EXAMPLES / "general" / "archive-section.yaml"
    live = plandraft.LivePlan()
    made = plandraft.draft(profile, settings=decided, as_of=DAY, on_event=live)
    written = [live.text.index(f"、{name}") for name in ("活动安排", "工作措施", "工作目标", "组织实施")]
    assert written == sorted(written)
    assert "指导思想" not in live.text
    assert "（待写）" not in live.text
    assert [part.name for part in printed_parts(made.plan)] == ["活动安排", "工作措施", "工作目标", "组织实施"]
    assert made.report.errors == ()
    for suffix in (".docx", ".md", ".json"):
        file = tmp_path / f"plan{suffix}"
        plandraft.save_plan(made.plan, file)
        read = open_plan(file)
        assert [part.name for part in printed_parts(read.plan)][:3] == ["活动安排", "工作措施", "工作目标"]
        found = plandraft.check(file, profile=profile, settings=decided, as_of=DAY)
        assert "PD111" not in {finding.code for finding in found.findings}
    as_usual = plandraft.check(tmp_path / "plan.docx", profile=profile, as_of=DAY)
    assert "PD111" in {finding.code for finding in as_usual.findings}
