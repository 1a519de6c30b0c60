"""Suffixes and files: each format by its suffix, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plandraft import api
from plandraft.cli.output import check_targets
from plandraft.errors import OutputError, UsageError
from plandraft.rendering import SUFFIX_FORMATS, from_json, render, to_docx, to_json, to_markdown
from tests.rendering.plans import full_plan


def test_each_suffix_gives_its_format() -> None:
    """Also in capitals."""
    assert render(full_plan(), ".md").decode() == render(full_plan(), ".MD").decode() == to_markdown(full_plan())
    assert from_json(render(full_plan(), ".json").decode(), file="p").title == full_plan().title
    assert render(full_plan(), ".docx") == to_docx(full_plan())
    assert render(full_plan(), ".docx")[:2] == b"PK"
    assert render(full_plan(), ".json").decode() == to_json(full_plan())


@pytest.mark.parametrize("suffix", ["", ".odt", ".doc", "md", ".md "])
def test_an_unknown_suffix_names_the_known_ones(suffix: str) -> None:
    """So that the reader can choose."""
    with pytest.raises(UsageError, match="no format ends in") as caught:
        render(full_plan(), suffix)
    assert all(known in caught.value.hint for known in SUFFIX_FORMATS)


def test_a_format_of_the_list_is_written_by_every_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line in the list is all it takes: files, the command's check of its targets, hints."""
    monkeypatch.setitem(SUFFIX_FORMATS, ".titles", lambda plan: plan.title.encode())
    api.save_plan(full_plan(), tmp_path / "p.titles")
    assert (tmp_path / "p.titles").read_text(encoding="utf-8") == full_plan().title
    check_targets((str(tmp_path / "q.titles"),), force=False)
    with pytest.raises(UsageError) as caught:
        check_targets((str(tmp_path / "q.none"),), force=False)
    assert ".titles" in caught.value.hint


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """Over an older one, which is kept; nothing else is left in the folder beside the state of these tests."""
    target = tmp_path / "计划.MD"
    target.write_text("alt", encoding="utf-8")
    api.save_plan(full_plan(), target)
    assert target.read_text(encoding="utf-8") == to_markdown(full_plan())
    assert {file.name for file in tmp_path.iterdir()} - {"state"} == {target.name, ".plandraft"}


@pytest.mark.parametrize("name", ["missing/plan.md", "file/plan.md", "folder.md"])
def test_a_target_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    """No such folder, a file where a folder should be, a folder where the file should be."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutputError, match="cannot write") as caught:
        api.save_plan(full_plan(), tmp_path / name)
    assert name.rpartition("/")[2] in caught.value.message
    assert caught.value.hint
    assert sorted(tmp_path.rglob("*")) == before


def test_an_unknown_suffix_leaves_nothing(tmp_path: Path) -> None:
    """It is refused before a file is made."""
    with pytest.raises(UsageError):
        api.save_plan(full_plan(), tmp_path / "plan.odt")
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_breaks_off_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is no reason to lose last year's plan."""
    target = tmp_path / "plan.md"
    target.write_text("last year's", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        api.save_plan(full_plan(), target)
    assert target.read_text(encoding="utf-8") == "last year's"
    assert [file for file in tmp_path.iterdir() if file.name != "state"] == [target]
