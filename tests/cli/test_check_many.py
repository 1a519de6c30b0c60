"""``plandraft check`` of files and folders: one report, a table, and the exit status one asked for."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner

import plandraft
from plandraft.cli.main import main
from tests.cli.test_check import PLAN

FLAWED = PLAN.replace("1月：走访", "2月：2月30日走访")
"""The same with a day that no calendar has: an error."""


@pytest.fixture
def folder(tmp_path):
    """Two plans at different depths, a file that is no plan, and one that Office left behind."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "good.txt").write_text(PLAN.replace(",", "，"), encoding="utf-8")
    (tmp_path / "sub" / "flawed.md").write_text(FLAWED, encoding="utf-8")
    (tmp_path / "sub" / "~$flawed.docx").write_bytes(b"lock")
    (tmp_path / "sub" / "empty.txt").write_bytes(b"")
    (tmp_path / "plandraft.toml").write_text("", encoding="utf-8")
    return tmp_path


def _run(*arguments: object):
    rules = ("--select", "PD312", "--select", "PD702")  # an impossible day, a half-width comma
    return CliRunner().invoke(main, ["check", *rules, *map(str, arguments)])


def test_a_folder_gives_one_report_and_a_table_with_the_worst_last(folder):
    """A file of a folder that cannot be read is told and stops nothing."""
    result = _run(folder)
    assert result.exit_code == 1
    assert [line.split()[-1] for line in result.stdout.splitlines()[-2:]] == [
        str(folder / "good.txt"),
        str(folder / "sub" / "flawed.md"),
    ]
    assert f"{folder / 'sub' / 'flawed.md'}:7:4: 错误" in result.stdout
    assert "empty.txt: it is empty" in result.stderr
    assert "2 份计划，1 份有错误" in result.stderr
    assert "~$flawed" not in result.output


def test_a_named_file_that_cannot_be_read_is_status_2(folder):
    """The others are checked all the same."""
    result = _run(folder / "good.txt", folder / "sub" / "empty.txt", "--format", "json")
    assert result.exit_code == 2
    assert [file["file"] for file in json.loads(result.stdout)["files"]] == [str(folder / "good.txt")]


def test_the_same_file_is_checked_once(folder):
    """However often it is named."""
    result = _run(folder, folder / "good.txt", folder / "sub", "--format", "json")
    assert len(json.loads(result.stdout)["files"]) == 2


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github", "statistics"])
def test_every_form_holds_the_findings_of_all_files(folder, form):
    """As one document."""
    said = _run(folder, "--format", form).stdout
    if form == "json":
        found = {(one["file"], finding["code"]) for one in json.loads(said)["files"] for finding in one["findings"]}
        assert {code for _, code in found} == {"PD312", "PD702"}
    elif form == "sarif":
        (run,) = json.loads(said)["runs"]
        assert {result["ruleId"] for result in run["results"]} == {"PD312", "PD702"}
    elif form == "junit":
        assert [suite.get("failures") for suite in ET.fromstring(said)] == ["0", "2"]
    else:
        assert said.count("PD312") == 1
        assert said.count("PD702") == 1


@pytest.mark.parametrize(
    ("fail_on", "status"), [("error", {"flawed": 1}), ("warning", {"flawed": 1, "half": 1}), ("never", {})]
)
def test_the_exit_status_is_chosen(folder, fail_on, status):
    """For one plan as for many."""
    (folder / "half.txt").write_text(PLAN, encoding="utf-8")
    for file in (folder / "sub" / "flawed.md", folder / "half.txt", folder / "good.txt"):
        assert _run(file, "--fail-on", fail_on).exit_code == status.get(file.stem, 0)
    assert _run(folder, "--fail-on", fail_on).exit_code == status.get("flawed", 0)


def test_settings_are_those_near_each_plan(folder):
    """Unless one file of settings is named for all."""
    (folder / "sub" / "plandraft.toml").write_text('[check]\nignore = ["PD312"]\n', encoding="utf-8")
    assert "PD312" not in _run(folder).stdout
    assert "PD312" in _run(folder, "--config", folder / "plandraft.toml").stdout


def test_several_processes_find_what_one_finds(folder):
    """In the same order."""
    alone, together = (list(plandraft.check_many(folder, workers=count)) for count in (1, 2))
    assert [one.file for one in alone] == [one.file for one in together]
    assert [one.report for one in alone] == [one.report for one in together]
    assert [str(one.error) for one in alone] == [str(one.error) for one in together]


def test_an_empty_folder_and_what_is_for_one_plan(tmp_path, folder):
    """Wrong usage, told."""
    (tmp_path / "none").mkdir()
    assert "holds no plan" in _run(tmp_path / "none").stderr
    for option in ("--watch", "--fix"):
        assert _run(folder, option).exit_code == 2
