"""``kinds`` lists, explains and begins; ``--kind`` chooses; which kind was taken is said on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plandraft.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "kinds"


def run(*arguments: object) -> Result:
    """The command."""
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_kinds_are_listed_with_what_they_are_for() -> None:
    """One a line, with what each inherits from."""
    lines = run("kinds").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        "general",
        "hospital-department ← general",
        "party-branch ← general",
        "union ← general",
        "youth-league ← general",
    ]


def test_a_kind_is_explained() -> None:
    """Who issues it, what it has, what it may cite, how it is recognised, which rules it leaves out."""
    shown = run("kinds", "show", "party-branch").stdout
    for word in ("党支部书记", "组织生活", "三会一课", "PD402", "中国共产党", "party-branch ← general"):
        assert word in shown or word == "中国共产党"
    data = json.loads(run("kinds", "show", "union", "--json").stdout)
    assert data["kind"]["signer"] == "工会主席"
    assert {area["id"] for area in data["areas"]} >= {"self_build", "women"}


def test_an_unknown_kind_is_told_with_the_nearest() -> None:
    """Exit 2."""
    done = run("kinds", "show", "unoin")
    assert done.exit_code == 2
    assert "did you mean union?" in done.stderr


def test_a_folder_is_begun_once(tmp_path: Path) -> None:
    """And never written over."""
    assert run("kinds", "new", tmp_path / "mine").exit_code == 0
    assert (tmp_path / "mine" / "kind.yaml").is_file()
    again = run("kinds", "new", tmp_path / "mine")
    assert again.exit_code == 2
    assert "is there already" in again.stderr


def test_which_kind_was_taken_is_said(tmp_path: Path) -> None:
    """By its name, as it is named, or because nothing speaks for another; then with a note."""
    nursing, other = EXAMPLES / "hospital-department" / "nursing.yaml", EXAMPLES / "general" / "archive-section.yaml"
    assert "kind: hospital-department 医院科室工作计划 (by its name: 护理部)" in run("draft", nursing).stderr
    plain = run("draft", other).stderr
    assert "kind: general" in plain
    assert plain.count("note: 概况看不出计划的种类") == 1
    forced = run("draft", other, "--kind", "party-branch").stderr
    assert "kind: party-branch 党支部工作计划 (as it is named)" in forced


@pytest.mark.parametrize("command", [("prompt",), ("draft", "--dry-run")])
def test_every_command_takes_a_folder(tmp_path: Path, command: tuple[str, ...]) -> None:
    """The new kind's own fields of work are asked for."""
    run("kinds", "new", tmp_path / "infocentre")
    profile = EXAMPLES / "general" / "archive-section.yaml"
    done = run(*command, profile, "--kind", tmp_path / "infocentre")
    assert done.exit_code == 0
    assert "kind: infocentre" in done.stderr
    if command == ("prompt",):
        assert "运行保障" in run("prompt", profile, "--step", "whole", "--kind", tmp_path / "infocentre").stdout


def test_a_contradicted_kind_ends_the_command_with_its_place(tmp_path: Path) -> None:
    """Exit 2, file and line, what was expected."""
    file = tmp_path / "me.yaml"
    file.write_text("name: 甲县医院护理部\nkind: union\nsector: hospital\nperiod: 2027\n", encoding="utf-8")
    done = run("draft", file)
    assert done.exit_code == 2
    assert f"{file}:2: kind: union is contradicted by the name" in done.stderr
    assert "expected hospital-department" in done.stderr
