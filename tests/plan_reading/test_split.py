"""Pages of many plans."""

from __future__ import annotations

import pytest

from plandraft.documents import document_of
from plandraft.plan_reading.split import split

BODY = """一、学习
1、组织全体职工读书交流，每季度一次。
2、做好困难职工走访慰问，建立档案。
3、开好职工代表大会，落实提案办理工作。
4、组织职工体检和疗休养，公布名单。
"""


def _starts(text: str) -> list[int | None]:
    return [part.heading.number if part.heading else None for part in split(document_of(text, file="a.txt")).parts]


@pytest.mark.parametrize(
    "headings",
    [
        ("工会工作计划一", "工会工作计划二"),
        ("工会工作计划篇一", "工会工作计划篇二"),
        ("工会工作计划 篇1", "工会工作计划 篇2"),
        ("工会工作要点(1)", "工会工作要点(2)"),
        ("【篇1】", "【篇2】"),
        ("【篇1】2024年青禾小学工会工作计划", "【篇2】松谷公司工会工作计划"),
        ("第一篇：2024年青禾小学工会工作计划", "第二篇：松谷公司工会工作计划"),
        ("第1篇", "第2篇"),
        ("篇一：工会工作计划", "篇二：工会工作计划"),
        ("范文一", "范文二"),
        ("（一）", "（二）"),
        ("2024年青禾小学工会工作计划", "2025年松谷公司工会工作要点"),
        ("工会年度工作计划", "工会年度工作计划"),
    ],
)
def test_however_a_page_announces_its_plans(headings):
    """Numbered in some way, or by titles that stand alone."""
    assert _starts(f"{headings[0]}\n{BODY}{headings[1]}\n{BODY}") == [1, 7]


def test_plans_after_nine_may_change_their_announcement():
    """…计划九 is followed by …计划篇十 on some pages."""
    assert len(_starts("".join(f"工会计划{n}\n{BODY}" for n in ("八", "九", "篇十", "篇十一")))) == 4


def test_a_teaser_is_no_heading():
    """The line that runs the first lines together is noise, also where it begins like a heading."""
    teaser = "工会工作计划一一、学习1、组织职工读书交流，每季度一次。2、做好困难职工走访慰问，建立档案。3、开好..."
    page = split(document_of(f"某网\n{teaser}\n工会工作计划一\n{BODY}工会工作计划二\n{BODY}", file="a.txt"))
    assert [part.heading.number for part in page.parts if part.heading] == [3, 9]
    assert [line.number for line in page.noise] == [1, 2]


def test_a_table_of_contents_announces_nothing():
    """Headings with nothing below them are passed over; the later ones count."""
    assert _starts(f"目录\n第一篇：工会计划\n第二篇：工会计划\n第一篇：工会计划\n{BODY}第二篇：工会计划\n{BODY}") == [
        4,
        10,
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"2026年青禾小学工会工作计划\n{BODY}四、工作安排\n三月：开会\n",
        f"工会工作计划（2篇）\n{BODY}",
        f"{BODY}（一）走访\n（二）慰问\n",
        f"2026年工会工作计划\n{BODY}附件：2026年工会活动安排表\n",
    ],
)
def test_one_plan_stays_one(text):
    """Its title, its parts and its annex do not split it."""
    assert _starts(text) == [None]


def test_what_a_site_puts_around_a_plan_is_noise():
    """Site name, source, links, page numbers, an afterword; the plan itself is whole."""
    page = split(
        document_of(
            f"首页>范文\n来源：网络 作者：某某 更新时间：2025-01-19\n{BODY}第3页 共5页\n"
            "以上就是全部内容，希望对大家有帮助\nwww.example.com\n相关推荐：工会总结\n",
            file="a.txt",
        )
    )
    assert [line.number for line in page.noise] == [1, 2, 8, 9, 10, 11]
    assert "".join(f"{line.text}\n" for line in page.parts[0].lines if line.text) == BODY


@pytest.mark.parametrize(
    "line", ["日期和地点由工会安排", "作者见面会：邀请劳模", "来源于一线", "更新公开栏", "以上工作由办公室落实"]
)
def test_words_of_a_plan_are_no_noise(line):
    """Lines that begin like a site's labels but are a plan's own."""
    page = split(document_of(f"{BODY}{line}\n", file="a.txt"))
    assert not page.noise
