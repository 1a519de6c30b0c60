"""A plan of somebody else is mended in its own file: the faulty words change, nothing else does."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

import plandraft
from plandraft.core.checking import CheckChoice
from plandraft.core.profile import Profile
from plandraft.errors import UsageError

PLAN = """青禾县人民医院工会2027年工作计划

（本页由某办公软件生成，谁也读不懂的一行 ~~）
一、指导思想
以服务职工为中心。

二、工作措施
1.走访困难职工,送去慰问.   责任部门：工会
2.举办职工运动会。
| 乱 | 表 |

三、活动安排
1月：走访慰问
3月：制定运动会规程
5月：举办运动会；评选优秀职工
6月：总结,上报

青禾县人民医院工会
2027年1月5日
附：末行不动,这里也一样
"""
FACTS = Profile.model_validate(
    {
        "name": "青禾县人民医院",
        "sector": "hospital",
        "period": 2027,
        "headcount": 300,
        "required_events": [{"title": "运动会", "month": 4}],
    }
)
PUNCTUATION = CheckChoice(select=("PD702",))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A text as an old Windows editor saves it."""
    file = tmp_path / "plan.txt"
    file.write_bytes(PLAN.replace("\n", "\r\n").encode("gb18030"))
    return file


def _changed(before: str, after: str) -> set[str]:
    """The lines that are not the same on both sides, with a sign."""
    delta = difflib.ndiff(before.splitlines(), after.splitlines())
    return {line for line in delta if line[:1] in "+-"}


def test_only_the_faulty_words_change(plan: Path) -> None:
    """Encoding, line ends and every other line stay, those that nobody understood as well."""
    done = plandraft.mend_file(plan, choice=PUNCTUATION)
    data = plan.read_bytes()
    assert data.count(b"\r\n") == PLAN.count("\n")
    after = data.decode("gb18030").replace("\r\n", "\n")
    assert {"- 6月：总结,上报", "+ 6月：总结，上报"} <= _changed(PLAN, after)
    assert len(_changed(PLAN, after)) == 2 * len({edit.line for one in done.mended for edit in one.edits})
    assert after.replace("，", ",").replace("。", ".") == PLAN.replace("，", ",").replace("。", ".")
    assert done.report == plandraft.check(plan, choice=PUNCTUATION)


def test_what_was_done_is_listed(plan: Path) -> None:
    """With the place of each word, from 1."""
    done = plandraft.mend_file(plan, choice=PUNCTUATION)
    listed = {
        (one.finding.code, edit.line, edit.column, edit.old, edit.new) for one in done.mended for edit in one.edits
    }
    assert ("PD702", 16, 6, ",", "，") in listed
    assert (done.file, done.left) == (str(plan), ())


def test_a_required_event_moves_and_its_preparation_stays(plan: Path) -> None:
    """The event's clause leaves its line for one of its month, in the order of the calendar."""
    plandraft.mend_file(plan, profile=FACTS, choice=CheckChoice(select=("PD216",)))
    after = plan.read_bytes().decode("gb18030").replace("\r\n", "\n")
    assert _changed(PLAN, after) == {
        "- 5月：举办运动会；评选优秀职工",
        "+ 4月：举办运动会",
        "+ 5月：评选优秀职工",
    }


def test_a_month_that_has_a_line_takes_the_event_in(plan: Path) -> None:
    """And a line with nothing left goes."""
    text = PLAN.replace("；评选优秀职工", "").replace("3月：制定运动会规程", "4月：踏青。")
    plan.write_text(text, encoding="utf-8")
    plandraft.mend_file(plan, profile=FACTS, choice=CheckChoice(select=("PD216",)))
    assert _changed(text, plan.read_text(encoding="utf-8")) == {
        "- 4月：踏青。",
        "+ 4月：踏青；举办运动会。",
        "- 5月：举办运动会",
    }


def test_a_mended_file_is_not_mended_again(plan: Path) -> None:
    """And where nothing is to be mended, nothing is written."""
    plandraft.mend_file(plan, choice=PUNCTUATION)
    data, time = plan.read_bytes(), plan.stat().st_mtime_ns
    again = plandraft.mend_file(plan, choice=PUNCTUATION)
    assert (again.mended, plan.read_bytes(), plan.stat().st_mtime_ns) == ((), data, time)


def test_the_mended_file_may_be_another(plan: Path) -> None:
    """The one that was read stays."""
    before = plan.read_bytes()
    target = plan.with_name("mended.txt")
    done = plandraft.mend_file(plan, output=target, choice=PUNCTUATION)
    assert (plan.read_bytes(), done.file) == (before, str(target))
    assert target.read_bytes() != before


def test_what_cannot_be_written_back_is_refused(tmp_path: Path) -> None:
    """A page is read, but not written."""
    page = tmp_path / "plan.html"
    page.write_text(
        "<html><body><p>工会2027年工作计划</p><p>走访困难职工,送去慰问。</p></body></html>", encoding="utf-8"
    )
    with pytest.raises(UsageError, match="in place"):
        plandraft.mend_file(page)


def test_a_heading_that_many_measures_share_is_mended_once(tmp_path: Path) -> None:
    """The area of each of them stands in the file but once."""
    plan = tmp_path / "plan.txt"
    text = "青禾县人民医院工会2027年工作计划\n二、工作措施\n（一）走访,慰问\n1.走访职工。\n2.慰问职工。\n"
    plan.write_text(text, encoding="utf-8")
    done = plandraft.mend_file(plan, choice=PUNCTUATION)
    assert plan.read_text(encoding="utf-8") == text.replace(",", "，")
    assert sum(len(one.edits) for one in done.mended) == 1
    assert done.left == ()


def test_where_several_entries_hold_the_event_none_is_moved(plan: Path) -> None:
    """Which one is meant is for its author to say; the finding is listed as left."""
    text = PLAN.replace("6月：总结,上报", "6月：举办老年运动会")
    plan.write_text(text, encoding="utf-8")
    done = plandraft.mend_file(plan, profile=FACTS, choice=CheckChoice(select=("PD216",)))
    assert plan.read_text(encoding="utf-8") == text
    assert [finding.code for finding in done.report.findings] == ["PD216"]
    assert done.mended == ()


def test_a_calendar_that_is_no_row_of_months_is_left_alone(plan: Path) -> None:
    """Under headings, an entry is moved by hand; the finding stays."""
    text = PLAN.replace("5月：举办运动会；评选优秀职工", "5月\n1.举办运动会\n2.评选优秀职工").replace(
        "6月：", "6月\n1."
    )
    plan.write_text(text, encoding="utf-8")
    done = plandraft.mend_file(plan, profile=FACTS, choice=CheckChoice(select=("PD216",)))
    assert plan.read_text(encoding="utf-8") == text
    assert [finding.code for finding in done.left] == ["PD216"]
