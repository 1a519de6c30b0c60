"""``plandraft library`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import HOSPITAL, ROOT, plandraft

SAMPLES = ROOT / "examples" / "samples"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own samples, as a library."""
    folder = tmp_path_factory.mktemp("library") / "lib"
    built = plandraft("library", "build", SAMPLES, "--into", folder)
    assert built.exit_code == 0, built.output
    return folder


def test_building_says_what_changed_and_what_is_there(library: Path) -> None:
    """A second time nothing is read, and the hint names the folder."""
    built = plandraft("library", "build", SAMPLES, "--into", library)
    assert "0 added, 0 changed, 0 removed" in built.stderr
    assert f"--samples {library}" in built.stderr
    assert "items to choose from" in built.stdout


def test_showing_lists_plans_and_counts(library: Path) -> None:
    """For people and as JSON."""
    shown = plandraft("library", "show", library)
    assert shown.exit_code == 0
    assert "hospital-county.md" in shown.stdout
    data = json.loads(plandraft("library", "show", library, "--json").stdout)
    assert len(data["plans"]) == data["counts"]["plans"] >= 8
    assert {"number", "file", "sector", "year", "duplicate_of", "items"} <= set(data["plans"][0])


def test_a_draft_from_a_library_is_that_from_its_files(library: Path) -> None:
    """The prompts hold the same sample items."""
    from_files = plandraft("prompt", HOSPITAL, "--step", "measures", "--samples", SAMPLES)
    from_library = plandraft("prompt", HOSPITAL, "--step", "measures", "--samples", library)
    assert from_files.exit_code == 0, from_files.output
    assert from_library.stdout == from_files.stdout
    assert "职代会" in from_library.stdout or "职工代表" in from_library.stdout


def test_names_of_a_library_are_kept_out_of_drafts(library: Path, tmp_path: Path) -> None:
    """Its leak list reaches the checks."""
    plan = tmp_path / "plan.md"
    plan.write_text(
        "# 工会2027年工作计划\n\n一、工作措施\n\n1. 学习青禾县人民医院经验，三月召开职代会。\n", encoding="utf-8"
    )
    checked = plandraft("check", plan, "--samples", library, "--format", "json")
    codes = {finding["code"] for finding in json.loads(checked.stdout)["findings"]}
    assert "PD501" in codes


def test_the_default_folder_is_the_state_folder(tmp_path: Path) -> None:
    """Where nobody names one."""
    home = {"PLANDRAFT_HOME": str(tmp_path)}
    assert plandraft("library", "build", SAMPLES / "enterprise.txt", env=home).exit_code == 0
    assert (tmp_path / "library" / "library.json").exists()
    assert "1 plans of 1 files" in plandraft("library", "show", env=home).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("library", "show", "{tmp}"), "there is no library"),
        (("library", "build", "{tmp}/nothing", "--into", "{tmp}/lib"), "there is no such file"),
        (("library", "build", str(SAMPLES), "--into", str(SAMPLES)), "not empty"),
        (("samples", "{library}"), "holds a library"),
        (("draft", HOSPITAL, "--samples", "{library}", "--samples", str(SAMPLES)), "can only be used alone"),
    ],
)
def test_one_clear_line_for_each_slip(library: Path, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    """Exit status 2 and what to do."""
    filled = [argument.format(tmp=tmp_path, library=library) for argument in arguments]
    done = plandraft(*filled)
    assert done.exit_code == 2
    assert message in done.stderr
    assert "hint:" in done.stderr
