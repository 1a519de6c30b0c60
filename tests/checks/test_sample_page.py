"""The sixteen plans of the scraped page, each checked as a 2027 plan of another organisation.

What stands here was read off the page by hand: for each plan its stale references, masks and names of others, as short
words. Each must be reported; a word that the reading of the plan lost is named apart, because no rule can see it.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from plandraft.checks import CATALOGUE, check
from plandraft.core.context import CheckContext
from plandraft.core.finding import Report
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.sample import Document, Library, Sample
from plandraft.documents import read_document
from plandraft.knowledge import load_knowledge
from plandraft.plan_reading.foreign import read_foreign
from plandraft.samples import read_samples

PAGE = Path("/work/shared/samples/hospital-union-plans.txt")
needs_page = pytest.mark.skipif(not PAGE.is_file(), reason=f"the sample page is not here: {PAGE}")

OTHER = Profile.model_validate({"name": "青禾县医院工会", "sector": "hospital", "period": 2027})
RULES = tuple(rule for rule in CATALOGUE if rule.code[:3] in ("PD5", "PD6"))

STALE: dict[int, tuple[str, ...]] = {
    1: ("精准扶贫",),
    2: ("科学发展观", "组织起来、切实维权"),
    3: ("科学发展观", "四大职能", "新修订的《劳动合同法》", "新的《劳动合同法》"),
    4: ("科学发展观",),
    5: ("改革与发展规划纲要", "中国总工会"),
    6: ("党的十八届四中全会", "小康阶段", "中国工会十四大"),
    7: ("十八届五中", "六中全会", "全总xx大", "学习实践科学发展观", "创先争优", "党的十八大"),
    9: ("党的十八大", "十八届三中全会", "创先争优", "社会主义核心价值体系", "《女职工劳动保护规定》"),
    10: ("党的十八大", "科学发展观", "组织起来，切实维权", "突出维护职能", "八荣八耻"),
    11: ("的基本职能", "发展纲要", "教育规划纲要"),
    13: ("迎接奥运",),
    15: ("小康阶段",),
    16: ("科学发展观", "《企业工会工作条例》"),
}
MASKS: dict[int, tuple[str, ...]] = {
    2: ("以__为", "总结__年", "初拟20__", "拟定20__"),
    3: ("工会xx大",),
    5: ("庆祝20__", "20__年下学期"),
    6: ("__年是", "__公司", "在20__年", "__重要思想", "xx大", "xx届三中"),
    7: ("做好__年", "制定__年", "学习了__等", "全总xx大"),
    9: ("20__年，", "以__为"),
    12: ("20__年",),
    13: ("《____",),
    15: ("__年是", "党的__届", "届__全会", "在20__年", "中国工会__大", "的新_"),
    16: ("x年工会", "党的xx届", "x省学习型", "x省企业"),
}
FOREIGN: dict[int, tuple[str, ...]] = {
    1: ("延寿县红旗村",),
    2: ("毓秀小学", "毓秀杯"),
    4: ("江苏教工", "扬州市教育局", "百千万工程", "崔蓉蓉", "东陵之春"),
    5: ("课内比教学",),
    6: ("亚光有限公司",),
    9: ("小康杯",),
    13: ("芙蓉杯", "湖南省职工代表大会条例"),
    14: ("八一巷", "陈师傅"),
    15: ("亚光公司", "亚光有限公司"),
    16: ("三抓一创", "一强三优", "国家电网公司", "烟台供电系统", "烟台供电公司", "双无班组"),
}
LABELS = [
    (number, kind, word)
    for kind, table in (("stale", STALE), ("mask", MASKS), ("foreign", FOREIGN))
    for number, words in table.items()
    for word in words
]
LOST = frozenset({(2, "毓秀小学")})
"""Words of the page that do not reach the plan that is read from it."""


@cache
def page() -> tuple[Document, Library]:
    """The page, and what the samples room reads from it."""
    return read_document(PAGE), read_samples([PAGE], knowledge=load_knowledge())


@cache
def as_plan(number: int) -> tuple[Sample, str, Plan]:
    """One of the page's plans, its text, and the plan that is read from it as from any file."""
    document, library = page()
    sample = next(s for s in library.samples if s.number == number)
    lines = tuple(line for line in document.lines if sample.start_line <= line.number <= sample.end_line)
    return sample, "\n".join(line.text for line in lines), read_foreign(Document(file="plan", lines=lines)).plan


@cache
def report_of(number: int) -> Report:
    """What the rules of facts and of wording in force say of it."""
    context = CheckContext(
        as_of=dt.date(2026, 11, 24),
        knowledge=load_knowledge(),
        profile=OTHER,
        leaks=page()[1].leaks,
        links_read=False,
    )
    return check(as_plan(number)[2], context, rules=RULES)


def reported(number: int, word: str) -> bool:
    """Whether a finding overlaps the word at one of the places where it stands."""
    texts = {(node, field): text for node, field, text in as_plan(number)[2].strings()}
    for finding in report_of(number).findings:
        text, span = texts.get((finding.node, finding.field), ""), finding.span
        at = text.find(word)
        while at >= 0 and span is not None:
            if span.start < at + len(word) and at < span.end:
                return True
            at = text.find(word, at + 1)
    return False


@needs_page
def test_all_sixteen_plans_are_there() -> None:
    """And each of the words above stands in its plan."""
    assert [sample.number for sample in page()[1].samples] == list(range(1, 17))
    assert [(number, word) for number, _, word in LABELS if word not in as_plan(number)[1]] == []


@needs_page
def test_what_the_reading_loses_is_known() -> None:
    """A word that is not in the plan's fields can be found by no rule."""
    lost = {
        (number, word)
        for number, _, word in LABELS
        if not any(word in text for _, _, text in as_plan(number)[2].strings())
    }
    assert lost <= LOST


@needs_page
@pytest.mark.parametrize("kind", ["stale", "mask", "foreign"])
def test_every_one_is_reported(kind: str) -> None:
    """Stale references, placeholders and names of others, in every plan."""
    missed = [
        (number, word)
        for number, what, word in LABELS
        if what == kind and (number, word) not in LOST and not reported(number, word)
    ]
    assert missed == []
