"""``plandraft check`` as people call it: rules chosen, forms of the report, fixes, marks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from click.testing import CliRunner

from plandraft.cli.main import main

PLAN = """青禾医院工会2027年工作计划
一、指导思想
以服务职工为中心。
二、工作措施
1.走访困难职工,送去慰问。
三、活动安排
1月：走访
青禾医院工会
2027年1月5日
"""


@pytest.fixture
def plan(tmp_path):
    """A plan that nobody here wrote, with one half-width comma."""
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def _run(*arguments: object):
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def _codes(*arguments: object) -> set[str]:
    return {found["code"] for found in json.loads(_run(*arguments, "--format", "json").stdout)["findings"]}


def test_rules_are_selected_and_ignored(plan):
    """By code, beginning or name; an unknown one is wrong usage."""
    assert "PD702" in _codes(plan)
    assert _codes(plan, "--select", "PD702") == {"PD702"}
    assert "PD702" not in _codes(plan, "--ignore", "half-width-punctuation")
    result = _run(plan, "--select", "PD999")
    assert (result.exit_code, "PD999" in result.stderr) == (2, True)


def test_the_organisation_s_file_and_the_command_line(plan):
    """plandraft.toml beside the plan is found; --config names another; --select goes over it."""
    (plan.parent / "plandraft.toml").write_text('lang = "en"\n[check]\nignore = ["PD7"]\n')
    assert "PD702" not in _codes(plan)
    other = plan.parent / "other.toml"
    other.write_text('[check]\nselect = ["PD702"]\n')
    assert _codes(plan, "--config", other) == {"PD702"}
    assert "rules not checked" in _run(plan).stderr
    assert "条规则未检查" in _run(plan, "--lang", "zh").stderr


def test_messages_in_english(plan):
    """Quoted words stay Chinese."""
    result = _run(plan, "--select", "PD702", "--lang", "en")
    assert "warning PD702" in result.stdout
    assert "1 warnings" in result.stderr


def test_a_mark_in_the_plan_accepts_a_finding(tmp_path):
    """On a node's line for that node, on a line of its own for the plan; the mark is no text of the plan."""
    file = tmp_path / "plan.md"
    file.write_text(PLAN.replace("慰问。", "慰问。<!-- plandraft: ignore PD702 -->"), encoding="utf-8")
    assert "PD702" not in _codes(file)
    assert "PD201" in _codes(file)
    file.write_text(f"<!-- plandraft: ignore PD201 -->\n{PLAN}", encoding="utf-8")
    assert _codes(file) >= {"PD702"}
    assert "PD201" not in _codes(file)


def test_fix_prints_a_diff_and_writes(plan):
    """A file of ours is made anew in place; into another format any file is."""
    mended = plan.with_suffix(".json")
    result = _run(plan, "--fix", "-o", mended, "--select", "PD702")
    assert "+" in result.stdout
    assert "走访困难职工，送去慰问" in mended.read_text(encoding="utf-8")
    assert _codes(mended, "--select", "PD702") == set()
    before = mended.read_bytes()
    again = _run(mended, "--fix", "--select", "PD702")
    assert (again.stdout, mended.read_bytes()) == ("", before)


def test_a_file_that_is_not_ours_is_mended_word_by_word(plan):
    """In place, or into a copy; each change is listed, and the report goes on below."""
    copy = plan.with_name("copy.txt")
    assert _run(plan, "--fix", "-o", copy, "--select", "PD702").exit_code == 0
    assert plan.read_text(encoding="utf-8") == PLAN
    assert copy.read_text(encoding="utf-8") == PLAN.replace(",", "，")
    result = _run(plan, "--fix", "--select", "PD702")
    assert plan.read_bytes() == copy.read_bytes()
    assert "-1.走访困难职工,送去慰问。\n+1.走访困难职工，送去慰问。" in result.stdout
    assert f"{plan}:5:9: PD702 “,” → “，”" in result.stderr


def test_findings_go_into_a_copy_of_a_word_plan(tmp_path):
    """As comments, and with --fix as tracked changes beside them."""
    import docx

    document = docx.Document()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    plan, copy, both = (tmp_path / name for name in ("plan.docx", "copy.docx", "both.docx"))
    document.save(plan)
    assert _run(plan, "--comments", copy, "--select", "PD702").exit_code == 0
    (comment,) = docx.Document(copy).comments
    assert comment.text.startswith("【警告 PD702】")
    result = _run(plan, "--fix", "--comments", both, "--select", "PD702", "--select", "PD201")
    assert f"wrote {both}" in result.stderr
    (comment,) = docx.Document(both).comments
    assert comment.text.startswith("【警告 PD201】")
    assert _codes(both, "--select", "PD702") == set()
    refused = _run(plan, "--fix", "--select", "PD702")
    assert (refused.exit_code, "-o" in refused.stderr) == (2, True)
    for arguments in ((tmp_path, "--comments", copy), (plan, "--comments", "x.txt"), (plan, "--comments", plan)):
        assert _run(*arguments).exit_code == 2


def test_a_tool_reads_nothing_but_the_report_beside_a_fix(plan):
    """What was done is told on stderr."""
    result = _run(plan, "--fix", "--select", "PD702", "--format", "json")
    assert json.loads(result.stdout)["findings"] == []
    assert "+1.走访困难职工，送去慰问。" in result.stderr


def test_options_that_do_not_go_together(plan):
    """Each says what to do."""
    for arguments in (("-o", "x.md"), ("--fix", "--watch")):
        assert _run(plan, *arguments).exit_code == 2


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit", "statistics"])
def test_every_form_goes_to_stdout_alone(plan, form):
    """What a tool reads holds nothing but the form."""
    result = _run(plan, "--format", form)
    assert result.exit_code in (0, 1)
    assert result.stdout
    if form in ("json", "sarif"):
        json.loads(result.stdout)


@pytest.mark.skipif(os.name == "nt", reason="interrupts are sent otherwise on Windows")
def test_watch_checks_again_after_a_change(plan):
    """Until it is interrupted; a broken file in between is told."""
    command = [sys.executable, "-m", "plandraft", "check", str(plan), "--watch", "--select", "PD702"]
    env = os.environ | {"PLANDRAFT_LANG": "en"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env) as process:
        rescue = threading.Timer(60, process.kill)
        rescue.start()
        try:
            assert _until(process, "PD702")
            time.sleep(0.1)
            plan.write_text("", encoding="utf-8")
            assert _until(process, "it is empty")
            process.send_signal(signal.SIGINT)
            assert process.wait() != 0
        finally:
            rescue.cancel()
            process.kill()


def _until(process: subprocess.Popen[str], words: str) -> bool:
    assert process.stdout is not None
    return any(words in line for line in process.stdout)
