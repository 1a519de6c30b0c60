"""``plandraft revise`` as people call it: the changes are shown, accepted, and written into the plan's own file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import plandraft
from plandraft.cli.main import main
from tests.revising.plans import PROFILE, plan


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The hospital's profile file."""
    file = tmp_path / "me.json"
    file.write_text(PROFILE.model_dump_json(exclude_defaults=True), encoding="utf-8")
    return file


def run(*arguments: object, **more: Any) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, ["revise", *map(str, arguments)], **more)


def saved(folder: Path, suffix: str) -> Path:
    """The plan's file."""
    file = folder / f"plan{suffix}"
    plandraft.save_plan(plan(), file)
    return file


@pytest.mark.parametrize("suffix", [".json", ".md", ".docx"])
def test_a_plan_is_changed_in_its_own_file(tmp_path: Path, profile: Path, suffix: str) -> None:
    """The diff is shown, the file holds the change and nothing else has changed."""
    file = saved(tmp_path, suffix)
    before = plandraft.open_plan(file).plan
    result = run(file, "送清凉改到8月", "--profile", profile, "--yes")
    assert result.exit_code == 0, result.output
    assert "做法1的时间：“7月” → “8月”" in result.output
    after = plandraft.open_plan(file).plan
    assert plandraft.diff_plans(before, after).patch == plandraft.revise(before, "送清凉改到8月", profile=PROFILE).patch
    assert after.node("M3").timing.months == (8,)


def test_all_else_is_the_same_byte_for_byte(tmp_path: Path, profile: Path) -> None:
    """Of a JSON file only the lines of what was said are different."""
    file = saved(tmp_path, ".json")
    before = file.read_text(encoding="utf-8").splitlines()
    run(file, "读书节交给工会办公室", "--profile", profile, "--yes")
    after = file.read_text(encoding="utf-8").splitlines()
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert [(one.strip(), other.strip()) for one, other in changed] == [
        ('"owner": "宣传科",', '"owner": "工会办公室",')
    ]


def test_without_yes_nothing_is_written(tmp_path: Path, profile: Path) -> None:
    """Where nobody can be asked the changes are only shown; so they are with --dry-run."""
    file = saved(tmp_path, ".json")
    before = file.read_bytes()
    result = run(file, "送清凉改到8月", "--profile", profile)
    assert "accept all with --yes" in result.output
    run(file, "送清凉改到8月", "--profile", profile, "--dry-run")
    assert file.read_bytes() == before


def test_on_a_terminal_each_point_is_asked_about(
    tmp_path: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Yes to one, no to the other."""
    file = saved(tmp_path, ".json")
    monkeypatch.setattr("plandraft.cli.revising.somebody_is_there", lambda: True)
    result = run(file, "送清凉改到8月", "摄影展不搞了", "--profile", profile, input="y\nn\n")
    after = plandraft.open_plan(file).plan
    assert after.node("M3").timing.months == (8,), result.output
    assert after.node("M7") is not None


def test_what_is_not_understood_is_said_and_told_by_the_status(tmp_path: Path, profile: Path) -> None:
    """Exit status 1, and a sentence that says what was not found."""
    file = saved(tmp_path, ".json")
    before = file.read_bytes()
    result = run(file, "运动会推迟到十月", "--profile", profile, "--yes")
    assert result.exit_code == 1
    assert "没有找到“运动会”" in result.output
    assert file.read_bytes() == before


def test_json_for_programs(tmp_path: Path, profile: Path) -> None:
    """Points, patch and what the checks find anew."""
    file = saved(tmp_path, ".json")
    found = json.loads(run(file, "取消岗位技能竞赛", "--profile", profile, "--json").stdout)
    assert [point["state"] for point in found["points"]] == ["done"]
    assert {"op": "remove", "node": "M2"} in [{k: c[k] for k in ("op", "node")} for c in found["patch"]["changes"]]
    assert "PD211" in {finding["code"] for finding in found["findings"]}


def test_a_file_of_somebody_else_is_not_written_over(tmp_path: Path, profile: Path) -> None:
    """A plan that nobody here wrote goes to another file; one that was edited since needs --force."""
    foreign = tmp_path / "old.txt"
    foreign.write_text(
        "清河县中医院工会2027年工作计划\n\n一、工作措施\n1. 10月举办摄影展。（责任：文体协会）\n", encoding="utf-8"
    )
    before = foreign.read_bytes()
    result = run(foreign, "摄影展改到11月", "--profile", profile, "--yes")
    assert result.exit_code == 2
    assert "cannot be written back as it was" in result.output
    assert foreign.read_bytes() == before
    file = saved(tmp_path, ".json")
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert run(file, "送清凉改到8月", "--profile", profile, "--yes").exit_code == 2
    assert run(file, "送清凉改到8月", "--profile", profile, "--yes", "--force").exit_code == 0


def test_a_plan_nobody_here_wrote_is_revised_into_a_new_file(tmp_path: Path, profile: Path) -> None:
    """Lines of its calendar and measures move as those of ours do."""
    foreign = tmp_path / "old.txt"
    foreign.write_text(
        "清河县中医院工会2027年工作计划\n\n一、工作措施\n1. 举办摄影展，收集照片80幅。\n2. 开展送清凉。\n\n"
        "二、活动安排\n7月：送清凉\n10月：摄影展\n",
        encoding="utf-8",
    )
    out = tmp_path / "new.json"
    result = run(foreign, "十月的摄影展改到11月", "--profile", profile, "--yes", "-o", out)
    assert result.exit_code == 0, result.output
    after = plandraft.open_plan(out).plan
    assert [(e.title, e.timing.label) for e in after.schedule] == [("送清凉", "7月"), ("摄影展", "11月")]


def test_the_question_to_a_model_can_be_seen(tmp_path: Path, profile: Path) -> None:
    """``prompt --step revise`` shows it and sends nothing; what is simple asks nothing."""
    file = saved(tmp_path, ".json")
    shown = ["prompt", str(profile), "--step", "revise", "--plan", str(file), "--instruction"]
    result = CliRunner().invoke(main, [*shown, "十月的活动改到线上，送清凉改到8月"])
    assert result.exit_code == 0, result.output
    assert "1. 十月的活动改到线上" in result.output
    assert "without asking a model" in CliRunner().invoke(main, [*shown, "送清凉改到8月"]).output
