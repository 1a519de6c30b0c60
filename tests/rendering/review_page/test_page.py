"""The review page as bytes: inert whatever a plan says, whole without a network, the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import html as reader

from plandraft.core.background import Background
from plandraft.core.brief import SampleItem
from plandraft.core.finding import Finding, NotChecked, Report, Severity, Span
from plandraft.core.plan import Goal, Measure, Plan
from plandraft.rendering import to_html
from tests.rendering.plans import full_plan, plans

EVIL = "<script>alert(1)</script>【待补：<b>】\" onload='x' </title></style>{{7*7}} javascript:x"
WORDS = "会前征集提案"
FOUND = Report(
    findings=(
        Finding(
            code="PD701",
            rule="some-rule",
            severity=Severity.WARNING,
            node="M1",
            field="actions/0",
            span=Span(start=2, end=4),
            message="“征集”怎么征集？",
            evidence="征集",
            suggestion="写明方式",
        ),
        Finding(code="PD201", rule="other-rule", severity=Severity.ERROR, node="M2", message="没有步骤"),
        Finding(code="PD901", rule="third-rule", severity=Severity.HINT, node="P", message="全文偏短"),
    ),
    not_checked=(NotChecked(code="PD501", why="没有样本", why_en="no samples"),),
)


def page_of(plan: Plan, background: Background | None = None) -> reader.HtmlElement:
    """The page, read back."""
    return reader.fromstring(to_html(plan, background))


def test_it_reads_as_the_plan_does() -> None:
    """Title, numbered parts, months of the school year, signature, tables."""
    page = page_of(full_plan())
    (sheet,) = page.find_class("sheet")
    assert sheet.findtext(".//h1") == full_plan().title
    parts = [line.find("h2").text_content() for line in sheet.find_class("part")]
    assert parts == ["一、指导思想", "二、工作目标", "三、工作措施", "四、活动安排", "五、经费安排", "六、组织实施"]
    assert [head.text_content() for head in sheet.iter("h3")] == ["（一）民主管理", "（二）文体活动"]
    assert [line.find("p").text for line in sheet.find_class("signature")] == [
        "汀柳镇中心小学工会委员会",
        "2026年8月31日",
    ]
    money, tasks = (
        [[cell.text_content() for cell in row] for row in table.iter("tr")] for table in sheet.iter("table")
    )
    assert money[-1] == ["", "合计", "15000.5", "不含待定项目"]
    assert tasks[1][:3] == ["1", "开好教职工代表大会", "工会办公室"]


def test_findings_stand_beside_the_words_they_are_about() -> None:
    """The words are marked, the note is in the margin of their paragraph, and the list leads to them."""
    page = page_of(full_plan(), Background(report=FOUND))
    line = page.get_element_by_id("M1")
    (mark,) = [mark for mark in line.iter("mark") if mark.get("class") == "warning"]
    assert (mark.text, mark.getparent().text_content().count("会前征集提案")) == ("征集", 1)
    (note,) = line.find_class("note")
    assert note.text_content().split() == ["警告", "PD701", "“征集”怎么征集？", "写明方式"]
    (entry,) = [box.getparent() for box in page.xpath("//input[@data-note]") if box.get("data-to") == mark.get("id")]
    assert "“征集”怎么征集？" in entry.text_content()
    (whole,) = page.get_element_by_id("M2").find_class("note")
    assert "没有步骤" in whole.text_content()
    assert "全文偏短" in page.get_element_by_id("todo").text_content()


def test_gaps_and_proposals_are_a_list_to_work_through() -> None:
    """What is wrong comes first, then what is missing; each entry leads to its words."""
    page = page_of(full_plan(), Background(report=FOUND))
    groups = [group.get("class").split()[1] for group in page.find_class("group")]
    assert groups == ["error", "gap", "warning", "proposal", "hint"]
    (gap,) = page.xpath("//details[contains(@class, 'gap')]//li")
    target = page.get_element_by_id(gap.find(".//a").get("href")[1:])
    assert (gap.find(".//label").text, target.text) == ("缺：日期", "【待补：日期】")
    assert page.find_class("verdict")[0].text.startswith("1 处错误须改。1 处待补。1 处警告。")


def test_a_finding_of_a_gap_is_not_said_twice() -> None:
    """The list has it already, as something to fill in."""
    gap = FOUND.findings[0].model_copy(
        update={"node": "S5", "field": "title", "span": None, "evidence": "【待补：日期】"}
    )
    page = page_of(full_plan(), Background(report=Report(findings=(gap,))))
    assert page.xpath("//li[.//label[text()='“征集”怎么征集？']]") == []


def test_goal_measure_steps_and_owner_hang_together() -> None:
    """A row a measure: whom it serves, what is done when, who answers for it, what it takes up and what was seen."""
    seen = SampleItem(id="s", text="2月征集提案", area="democracy", why="同类单位")
    page = page_of(full_plan(), Background(samples={"M1": (seen,)}))
    row = page.get_element_by_id("t-M1")
    assert (row.get("data-goals").split(), row.get("data-entries").split(), row.get("data-money").split()) == (
        ["G1"],
        ["S2", "S5"],
        ["B1"],
    )
    goal, measure, steps, owner, origin = (" ".join(cell.text_content().split()) for cell in row.findall("td"))
    assert goal == "G1 教职工诉求件件有回音"
    assert measure.startswith("M1 开好教职工代表大会")
    assert "11、3月 教职工代表大会" in steps
    assert owner == "工会办公室配合 校长办公室、总务处经费：教代会"
    assert all(words in origin for words in ("通行做法", "P1 开好教代会", "2月征集提案", "同类单位"))
    assert page.xpath("//tr[@id='t-M1']//*[@data-id='o1']")[0].text == "工会办公室"
    words = page.xpath("//div[@id='M1']/p/span[@data-id='o1']")
    assert [one.text for one in words] == ["工会办公室"]


def test_the_charts_say_what_they_show() -> None:
    """A school year begins in September; a rhythm goes through all months; numbers are those of the steps."""
    page = page_of(full_plan())
    assert [span.text for span in page.xpath("//section[@id='time']//div[@class='scale']/span")][:2] == ["9月", "10月"]
    (lane,) = page.xpath("//section[@id='time']//div[@data-id='M3']//*[name()='svg']")
    assert lane.get("aria-label") == "公开经费账目：6月底前"
    assert [dot.get("cx") for dot in lane.iter("circle")] == [f"{(9 + 0.92) / 12 * 100:.2f}%"]
    assert len(page.xpath("//div[@data-id='M2']//*[name()='svg']/*[name()='line']")) == 1
    (load,) = page.xpath("//section[@id='load']//div[@data-id='o1']//*[name()='svg']")
    assert load.get("aria-label") == "工会办公室：11月 1，1月 2，2月 1，3月 1"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_words_around_the_plan_are_of_one_language(lang: str) -> None:
    """In English no Chinese stands outside the plan's own words."""
    bare = Plan(title="Plan", measures=(Measure(id="M1", title="Visit", owner="Union", actions=("Go",)),))
    report = Report(not_checked=FOUND.not_checked)
    page = page_of(bare, Background(report=report, lang=lang, offline=True))
    for foreign in [
        *page.find_class("sheet"),
        *page.xpath("//nav//li[not(@class='own')]"),
        *page.iter("style", "script"),
    ]:
        foreign.drop_tree()
    assert bool(re.search("[\u4e00-\u9fff]", page.text_content())) is (lang == "zh")
    assert page.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]


def test_a_browser_is_allowed_nothing_but_the_two_texts_of_the_page() -> None:
    """The policy names the hashes of exactly this style and this script; nothing is fetched."""
    text = to_html(full_plan())
    page = reader.fromstring(text)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag in ("style", "script"):
        (element,) = page.iter(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert not re.search(r"<img|<link|<iframe|https?://|url\(|@import|\sstyle=|\son\w+=", text)


def test_words_of_a_model_cannot_become_markup() -> None:
    """A draft is foreign text, in whatever field, and so is what rules quote of it."""
    plan = Plan(
        title=EVIL,
        preamble=EVIL,
        organisation=EVIL,
        closing=EVIL,
        goals=(Goal(id="G1", text=EVIL, indicator=EVIL),),
        measures=(
            Measure(id="M1", area=EVIL, title=EVIL, actions=(EVIL,), owner=EVIL, partners=(EVIL,), goal_ids=("G1",)),
        ),
    )
    finding = FOUND.findings[0].model_copy(update={"message": EVIL, "suggestion": EVIL, "evidence": EVIL})
    seen = SampleItem(id="s", text=EVIL, area="a", why=EVIL)
    report = replace(
        Background(report=Report(findings=(finding,)), samples={"M1": (seen,)}), model=EVIL, unread=((EVIL, EVIL),)
    )
    text = to_html(plan, report)
    usual = {element.tag for element in page_of(full_plan(), Background(report=FOUND)).iter()}
    page = reader.fromstring(text)
    assert {element.tag for element in page.iter()} <= usual | {"q", "details", "summary", "noscript"}
    assert len([*page.iter("script")]) == 1
    assert "&lt;script&gt;" in text
    assert "{{7*7}}" in text


@settings(max_examples=40, deadline=None)
@given(plans)
def test_any_plan_gives_a_page_whose_links_lead_somewhere(plan: Plan) -> None:
    """Ids differ, every link has its end, and the same plan gives the same bytes."""
    text = to_html(plan)
    page = reader.fromstring(text)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)
    assert set(page.xpath("//input/@data-to")) - {""} <= set(ids)
    assert len(page.xpath("//tr[@data-goals]")) == len(plan.measures)
    assert text == to_html(Plan.model_validate_json(plan.model_dump_json()))
