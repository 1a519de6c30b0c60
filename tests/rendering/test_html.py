"""The HTML page: the same words as the Word file, every one escaped, nothing fetched."""

from __future__ import annotations

import re

from hypothesis import given, settings
from lxml import etree
from lxml import html as reader

from plandraft.core.plan import Goal, Measure, Plan
from plandraft.rendering import render, to_html
from tests.rendering.plans import full_plan, plans


def test_it_reads_as_the_plan_does() -> None:
    """Title, numbered parts, months of the school year, signature, table."""
    page = reader.fromstring(to_html(full_plan()))
    assert page.findtext(".//h1") == full_plan().title
    assert [head.text for head in page.iter("h2")] == [
        "一、指导思想",
        "二、工作目标",
        "三、工作措施",
        "四、活动安排",
        "五、经费安排",
        "六、组织实施",
    ]
    assert [head.text for head in page.iter("h3")] == ["（一）民主管理", "（二）文体活动"]
    assert [line.text for line in page.find_class("signature")] == ["汀柳镇中心小学工会委员会", "2026年8月31日"]
    money, tasks = ([[cell.text for cell in row] for row in table.iter("tr")] for table in page.iter("table"))
    assert money[-1] == [None, "合计", "15000.5", "不含待定项目"]
    assert tasks[1][:3] == ["1", "开好教职工代表大会", "工会办公室"]
    assert "本计划经教代会主席团讨论。" in [text.text for text in page.iter("p")]


def test_gaps_are_marked() -> None:
    """What is still to be had is seen at once."""
    assert "<mark>【待补：日期】</mark>" in to_html(full_plan())


def test_it_needs_nothing_from_elsewhere() -> None:
    """No script, no picture, no address: it can be sent and opened anywhere."""
    assert not re.search(r"<script|<img|<link|https?://|url\(|@import", to_html(full_plan()))


def test_words_of_a_model_cannot_become_markup() -> None:
    """A draft is foreign text."""
    evil = "<script>alert(1)</script>【待补：<b>】\" onload='x'"
    plan = Plan(title=evil, goals=(Goal(id="G1", text=evil),), measures=(Measure(id="M1", area=evil, title=evil),))
    page = to_html(plan)
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


@settings(max_examples=40, deadline=None)
@given(plans)
def test_any_plan_gives_a_well_formed_page(plan: Plan) -> None:
    """Whatever the texts hold; each measure has its row."""
    page = etree.HTML(render(plan, ".html"), etree.HTMLParser(encoding="utf-8"))
    assert len(page.findall(".//tbody/tr")) == len(plan.measures) + len(plan.budget) + bool(plan.budget)
    assert {element.tag for element in page.find("body").iter()} <= {
        "body",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "mark",
        "section",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
