"""What a check finds stands in the margin of the user's own Word file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

import plandraft
from plandraft.core.checking import CheckChoice
from plandraft.errors import UsageError

LINES = (
    "青禾县人民医院工会2027年工作计划",
    "一、指导思想",
    "以服务职工为中心。",
    "二、工作措施",
    "1.走访困难职工,送去慰问。",
    "三、活动安排",
    "2月：2月30日走访",
    "青禾县人民医院工会",
    "2027年1月5日",
)
CHOICE = CheckChoice(select=("PD101", "PD312", "PD702"))
"""A part that is missing, a day that no calendar has, a half-width comma."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A Word plan with a comment and a table, as an office has it."""
    document = docx.Document()
    for line in LINES:
        paragraph = document.add_paragraph(line)
    document.add_comment(paragraph.runs, text="已阅", author="李")
    document.add_table(1, 2).cell(0, 0).text = "甲"
    file = tmp_path / "计划.docx"
    document.save(file)
    return file


def test_findings_become_comments_and_nothing_else_changes(plan: Path) -> None:
    """The report is that of the check; the file that was checked stays as it is."""
    before, copy = plan.read_bytes(), plan.with_name("批注.docx")
    report = plandraft.comment_file(plan, copy, choice=CHOICE)
    assert plan.read_bytes() == before
    assert report == plandraft.check(plan, choice=CHOICE)
    said = [comment.text for comment in docx.Document(copy).comments]
    assert said[0] == "已阅"
    assert len(said) == 1 + len(report.findings) >= 4
    assert "【错误 PD312】没有“2月30日”这一天\n→ 改正日期" in said
    assert [p.text for p in docx.Document(copy).paragraphs] == [p.text for p in docx.Document(plan).paragraphs]
    assert plandraft.check(copy, choice=CHOICE) == report
    unread = [str(one) for one in plandraft.open_plan(copy).not_understood]
    assert unread == [str(one) for one in plandraft.open_plan(plan).not_understood]
    assert any("已阅" in one for one in unread)
    with zipfile.ZipFile(plan) as old, zipfile.ZipFile(copy) as new:
        assert old.namelist() == new.namelist()
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"word/document.xml", "word/comments.xml"}


def test_comments_in_english(plan: Path) -> None:
    """Quoted words stay as they are."""
    copy = plan.with_name("copy.docx")
    plandraft.comment_file(plan, copy, choice=CHOICE, lang="en")
    assert any(comment.text.startswith("[error PD312] ") for comment in docx.Document(copy).comments)


def test_only_word_files_hold_comments_and_none_is_written_over(plan: Path) -> None:
    """Wrong usage, told before anything is written."""
    text = plan.with_suffix(".txt")
    text.write_text("\n".join(LINES), encoding="utf-8")
    for file, target in ((text, plan), (plan, text), (plan, plan)):
        with pytest.raises(UsageError, match=r"no Word file|not written over"):
            plandraft.comment_file(file, target)


def test_a_word_plan_is_mended_by_tracked_changes(plan: Path) -> None:
    """In a copy, never over the file; what is left may stand there as comments."""
    with pytest.raises(UsageError, match="not written over"):
        plandraft.mend_file(plan)
    before, copy = plan.read_bytes(), plan.with_name("修订.docx")
    done = plandraft.mend_file(plan, output=copy, comments=True, choice=CHOICE)
    assert plan.read_bytes() == before
    assert [one.finding.code for one in done.mended] == ["PD702"]
    assert {finding.code for finding in done.report.findings} == {"PD101", "PD312"}
    assert done.report == plandraft.check(copy, choice=CHOICE)
    with zipfile.ZipFile(copy) as file:
        text = file.read("word/document.xml").decode()
    assert "<w:delText>,</w:delText>" in text
    assert len(list(docx.Document(copy).comments)) == 1 + len(done.report.findings)
