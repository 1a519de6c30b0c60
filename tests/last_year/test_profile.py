"""A profile from last year's file and a notice: every value from a line, marked, nothing invented; and it loads."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document as WordDocument

import plandraft
from plandraft.cli.main import main
from plandraft.core.figures import numbers_in
from plandraft.core.unchecked import UNCHECKED, unchecked_in
from plandraft.errors import InputError
from plandraft.last_year.whose import is_same_body
from tests.last_year.material import NOTICE, PLAN, SUMMARY


def word(text: str, file: Path) -> Path:
    """The text as a Word file, a paragraph a line."""
    made = WordDocument()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(str(file))
    return file


def typed(text: str, file: Path) -> Path:
    """The text as a file."""
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    """Last year's summary in Word."""
    return word(SUMMARY, tmp_path / "总结.docx")


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """The notice in Word."""
    return word(NOTICE, tmp_path / "通知.docx")


def test_a_summary_becomes_facts(summary: Path) -> None:
    """Names, size, leaders, what was done, with numbers, and what was not."""
    facts = plandraft.start_profile(summary).profile
    assert (facts.name, facts.short_name, facts.period.year) == ("清河县中医院工会委员会", "医院工会", 2027)
    assert (facts.headcount, facts.members, facts.women) == (420, 410, 260)
    assert [(one.name, one.post) for one in facts.leaders] == [("方竹溪", "工会主席")]
    assert facts.last_year.unfinished == ("职工休息室改造没有按期完成", "心理讲座尚未覆盖夜班人员")
    assert "走访困难职工64户，发放慰问金9.6万元" in facts.last_year.done
    assert ("走访困难职工", "64户") in [(one.name, one.value) for one in facts.last_year.figures]
    assert not facts.priorities


def test_a_plan_becomes_facts(tmp_path: Path) -> None:
    """Who led, money, and what was held in which month; what was done nobody can tell from a plan."""
    made = plandraft.start_profile(typed(PLAN, tmp_path / "计划.txt"))
    facts = made.profile
    assert set(facts.owners) == {"医务科", "工会办公室", "总务科", "文体协会"}
    assert [body.name for body in facts.bodies] == ["文体协会"]
    assert facts.budget is not None
    assert facts.budget.total == 160_000
    held = {(event.title, event.month) for event in facts.required_events}
    assert ("岗位技能竞赛", 6) in held
    assert ("护士节座谈会", 5) in held
    assert not facts.last_year.done
    assert facts.headcount is None
    assert "420余" in made.text
    assert any("last_year" in note for note in made.notes)


@pytest.mark.parametrize("sort", ["summary", "plan"])
def test_nothing_is_invented(sort: str, tmp_path: Path) -> None:
    """Every number of the profile stands in the file, but for the year to plan for; every value has its line."""
    text = SUMMARY if sort == "summary" else PLAN
    made = plandraft.start_profile(typed(text, tmp_path / "去年.txt"))
    facts = made.profile.model_dump(mode="json", exclude={"period", "length_chars", "required_events", "budget"})
    assert numbers_in(str(facts)) <= numbers_in(text)
    valued = [line for line in made.text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    marked = [line for line in valued if UNCHECKED in line and ("第" in line or "按全文用语判断" in line)]
    bare = {line.split(":")[0].strip() for line in valued if line not in marked}
    assert bare <= {"departments", "bodies", "leaders", "budget", "lines", "last_year", "done", "unfinished", "figures",
                    "required_events"}  # fmt: skip


def test_a_notice_becomes_numbered_requirements(summary: Path, notice: Path) -> None:
    """In its own words, dates and numbers intact, with the document as a plan cites it; no telephone among them."""
    made = plandraft.start_profile(summary, notice=notice)
    wanted = made.profile.requirements
    assert {one.document for one in wanted} == {"清河县总工会关于做好2027年职工服务工作的通知"}
    assert [one.text for one in wanted] == [
        "在2027年3月31日前完成困难职工建档，建档率达到100%",
        "每季度走访困难职工不少于1次，春节前走访面达到100%",
        "开展技能竞赛：职工参赛率不低于60%，10月底前报送总结",
        "于2027年1月20日前将实施方案报县总工会权益保障部",
    ]
    assert "R3" in made.text
    assert "0000" not in made.text


def test_coverage_shows_what_answers_each_requirement(summary: Path, notice: Path, tmp_path: Path) -> None:
    """From the notice through the profile to measures and owners."""
    profile = tmp_path / "me.yaml"
    profile.write_text(plandraft.start_profile(summary, notice=notice).text, encoding="utf-8")
    drafted = plandraft.draft(profile)
    answered = {one.matter.id: one for one in plandraft.coverage(drafted.plan, profile=profile)}
    assert {"R1", "R2", "R3", "R4"} <= set(answered)
    assert all(one.measures for one in answered.values())


def test_the_marks_are_told_until_they_are_taken_away_and_are_not_in_the_plan(summary: Path, tmp_path: Path) -> None:
    """One note with the lines; a plan made of the profile says nothing of it."""
    profile = tmp_path / "me.yaml"
    text = plandraft.start_profile(summary).text
    profile.write_text(text, encoding="utf-8")
    (note,) = [one for one in plandraft.profile_notes(profile) if UNCHECKED in one]
    assert str(len(unchecked_in(text))) in note
    drafted = plandraft.draft(profile)
    assert note in drafted.notes
    assert not any(UNCHECKED in said for _, _, said in drafted.plan.strings())
    profile.write_text(text.replace(UNCHECKED, "已核对"), encoding="utf-8")
    assert not any(UNCHECKED in one for one in plandraft.profile_notes(profile))


def test_files_of_others_are_refused_in_clear_words(summary: Path, tmp_path: Path) -> None:
    """Another organisation's plan, and a notice to one single other body."""
    with pytest.raises(InputError, match="不是“滨海市第一中学工会”的"):
        plandraft.start_profile(summary, name="滨海市第一中学工会")
    other = typed(NOTICE.replace("各基层工会：", "滨海市第一中学工会："), tmp_path / "通知.txt")
    with pytest.raises(InputError, match="发给“滨海市第一中学工会”"):
        plandraft.start_profile(summary, notice=other)
    assert plandraft.start_profile(summary, notice=other, anyway=True).profile.requirements


def test_what_a_file_does_not_say_is_asked_for(tmp_path: Path) -> None:
    """No name and no year: the command says what to name, and writes nothing."""
    bare = typed("一、工作措施\n1. 举办读书会。\n", tmp_path / "计划.txt")
    with pytest.raises(InputError, match=r"哪一年|单位名称"):
        plandraft.start_profile(bare)
    made = plandraft.start_profile(bare, name="清河县中医院工会", period=2027)
    assert made.profile.name == "清河县中医院工会"


def test_numbers_that_contradict_each_other_stand_as_comments(tmp_path: Path) -> None:
    """More members than people: the profile loads all the same, and the line is told."""
    odd = typed(SUMMARY.replace("会员410人", "会员4100人"), tmp_path / "总结.txt")
    made = plandraft.start_profile(odd)
    assert made.profile.members is None
    assert "4100" in made.text
    assert any("members" in note for note in made.notes)


def test_the_command_never_overwrites(summary: Path, notice: Path, tmp_path: Path) -> None:
    """It writes a whole new file, or none."""
    out = tmp_path / "me.yaml"
    command = ["init", "--from", str(summary), "--notice", str(notice), "-o", str(out)]
    assert CliRunner().invoke(main, command).exit_code == 0
    before = out.read_bytes()
    assert plandraft.load_profile(out).name == "清河县中医院工会委员会"
    assert CliRunner().invoke(main, command).exit_code == 2
    assert out.read_bytes() == before
    other = tmp_path / "new.yaml"
    result = CliRunner().invoke(main, ["init", "--from", str(summary), "--name", "青山小学工会", "-o", str(other)])
    assert result.exit_code == 2
    assert not other.exists()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("青禾县人民医院", "青禾县人民医院工会委员会", True),
        ("人民医院工会", "青禾县人民医院工会", True),
        ("青禾县人民医院工会", "白石县人民医院工会", False),
        ("青禾县人民医院", "青禾县中医院", False),
        ("织云街道总工会", "澜浦市织云街道总工会", True),
        ("青禾县总工会", "青禾县人民医院工会", False),
    ],
)
def test_whose_a_name_is(one: str, other: str, same: bool) -> None:
    """Place and union may be left out; two places are two bodies."""
    assert is_same_body(one, other) is same
