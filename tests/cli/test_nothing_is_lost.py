"""What ``-o`` writes over: its own last output, and nothing else unless it is told to."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plandraft.cli.main import main

PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital.yaml"


def run(*words: object) -> Result:
    """A command that nobody sits in front of."""
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan that was just drafted."""
    target = tmp_path / "plan.md"
    assert run("draft", PROFILE, "-o", target).exit_code == 0
    return target


def test_its_own_last_output_is_written_anew(plan: Path) -> None:
    """As often as one likes."""
    assert run("draft", PROFILE, "-o", plan).exit_code == 0


def test_an_edit_made_in_between_is_not_lost(plan: Path) -> None:
    """It says what helps; with ``--force`` it is done, and the file is its own again."""
    edited = plan.read_text(encoding="utf-8") + "\n手写的一段。\n"
    plan.write_text(edited, encoding="utf-8")
    refused = run("draft", PROFILE, "-o", plan)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert plan.read_text(encoding="utf-8") == edited
    assert run("draft", PROFILE, "-o", plan, "--force").exit_code == 0
    assert run("draft", PROFILE, "-o", plan).exit_code == 0


@pytest.mark.parametrize("suffix", [".md", ".json", ".docx", ".html"])
def test_a_file_of_somebody_else_is_not_written_over(tmp_path: Path, suffix: str) -> None:
    """Whatever format it has."""
    theirs = tmp_path / f"theirs{suffix}"
    theirs.write_text("theirs", encoding="utf-8")
    assert run("draft", PROFILE, "-o", theirs).exit_code == 2
    assert theirs.read_text(encoding="utf-8") == "theirs"


def test_what_a_command_reads_is_never_written_over(tmp_path: Path) -> None:
    """Profile and samples, also by another name and inside a folder, and not with ``--force`` either."""
    import json

    from plandraft.profiles import load_profile

    profile = tmp_path / "me.json"
    profile.write_text(json.dumps(load_profile(PROFILE).model_dump(mode="json")), encoding="utf-8")
    (tmp_path / "samples").mkdir()
    sample = tmp_path / "samples" / "old.md"
    sample.write_text("# 2026年工会工作计划\n一、工作措施\n1.每月组织一次安全巡查。\n", encoding="utf-8")
    (tmp_path / "link.json").symlink_to(profile)
    before = profile.read_bytes(), sample.read_bytes()
    for target in (profile, tmp_path / "link.json", sample):
        for force in ((), ("--force",)):
            said = run("draft", profile, "--samples", tmp_path / "samples", "-o", target, *force)
            assert said.exit_code == 2, target
            assert "what this command reads" in said.stderr
    assert (profile.read_bytes(), sample.read_bytes()) == before


def test_a_plan_that_is_worked_on_is_written_over_when_told_to(plan: Path) -> None:
    """``fill``, ``render`` and ``merge`` alike."""
    for words in (("fill", plan, "--profile", PROFILE, "-o", plan), ("render", plan, "-o", plan)):
        assert run(*words).exit_code == 2
        assert run(*words, "--force").exit_code in (0, 1)


def test_rights_of_a_file_and_the_place_of_a_link_stay(plan: Path, tmp_path: Path) -> None:
    """A plan that a group may read is still read by it."""
    plan.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(plan)
    assert run("draft", PROFILE, "-o", link).exit_code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640


def test_an_edited_plan_among_many_is_not_lost(tmp_path: Path) -> None:
    """The others are written; the row says why it is not."""
    into = tmp_path / "plans"
    words = ("many", PROFILE, "--into", into, "--format", ".md")
    assert run(*words).exit_code == 0
    (plan,) = into.glob("*.md")
    plan.write_text("手写", encoding="utf-8")
    refused = run(*words)
    assert refused.exit_code == 2
    assert "changed since it was written" in refused.stderr
    assert plan.read_text(encoding="utf-8") == "手写"
    assert run(*words, "--force").exit_code == 0


def test_other_results_are_not_lost_either(plan: Path, tmp_path: Path) -> None:
    """A page of coverage, a copy with changes, a table."""
    theirs = tmp_path / "theirs.html"
    theirs.write_text("theirs", encoding="utf-8")
    assert run("coverage", plan, "-o", theirs).exit_code == 2
    table = tmp_path / "table.csv"
    table.write_text("theirs", encoding="utf-8")
    assert run("many", PROFILE, "--into", tmp_path / "x", "--results", table).exit_code == 2
    other = tmp_path / "other.md"
    other.write_text("theirs", encoding="utf-8")
    assert run("check", plan, "--fix", "-o", other).exit_code == 2
    assert [file.read_text(encoding="utf-8") for file in (theirs, table, other)] == ["theirs"] * 3
