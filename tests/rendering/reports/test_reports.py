"""A report in every form, made from one checked plan."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from pydantic import BaseModel
from sarif_pydantic import Sarif

from plandraft.core.finding import Finding, NotChecked, Report, Severity, Span
from plandraft.core.patch import set_field
from plandraft.core.plan import Measure, Plan
from plandraft.core.source_map import Place, ReadPlan, SourceMap, Unread
from plandraft.core.whereabouts import Whereabouts
from plandraft.rendering.reports import REPORT_FORMATS, Checked, plan_diff

PLAN = Plan(
    title="青禾医院工会2027年工作计划", measures=(Measure(id="M1", title="走访", actions=("走访职工,送温暖。",)),)
)
COMMA = Finding(
    code="PD702",
    rule="half-width-punctuation",
    severity=Severity.WARNING,
    node="M1",
    field="actions/0",
    span=Span(start=4, end=5),
    message="半角标点“,”",
    evidence=",",
    suggestion="改用全角标点",
    fix=set_field(PLAN, "M1", "actions", ["走访职工，送温暖。"]),
)
OWNER = Finding(
    code="PD201",
    rule="measure-without-owner",
    severity=Severity.ERROR,
    node="M1",
    field="owner",
    message="没有责任部门：100%\x0b",
)


class Card:
    """What a report knows of a rule."""

    def __init__(self, code: str, name: str, severity: Severity) -> None:
        self.code, self.name, self.severity = code, name, severity


RULES = (
    Card("PD201", "measure-without-owner", Severity.ERROR),
    Card("PD302", "month-overloaded", Severity.HINT),
    Card("PD501", "leaked-string", Severity.ERROR),
    Card("PD702", "half-width-punctuation", Severity.WARNING),
)


def checked(*findings: Finding, places: bool = True, lang: str = "zh") -> Checked:
    """The plan as read from line 7 of a file, or as a plan JSON."""
    source = SourceMap(
        places={("M1", ""): Place(line=7), ("M1", "actions/0"): Place(line=7, column=5)} if places else {}
    )
    report = Report(findings=findings, not_checked=(NotChecked(code="PD501", why="没有样本"),))
    return Checked(
        file="our plans/计划.md",
        read=ReadPlan(plan=PLAN, source_map=source),
        report=report,
        rules=RULES,
        version="1.0",
        lang=lang,
    )


def test_text_underlines_the_words_below_their_node():
    """A Chinese character takes two columns of a terminal."""
    assert REPORT_FORMATS["text"](checked(COMMA)).splitlines() == [
        "M1  走访",
        "  our plans/计划.md:7:9: 警告 PD702 半角标点“,”",
        "      走访职工,送温暖。",
        "              ^",
        "      → 改用全角标点（可自动修正）",
        "",
    ]


def test_text_of_a_plan_json_points_by_pointer():
    """There are no lines to name; a finding about a node has no words to show."""
    text = REPORT_FORMATS["text"](checked(OWNER, places=False, lang="en"))
    assert "our plans/计划.md /measures/0/owner: error PD201" in text
    assert "^" not in text


def test_json_has_the_published_keys():
    """Line and column, or null; what can be fixed is said."""
    found = json.loads(REPORT_FORMATS["json"](checked(COMMA)))
    assert found["findings"] == [
        {
            "code": "PD702",
            "rule": "half-width-punctuation",
            "severity": "warning",
            "pointer": "/measures/0/actions/0/text",
            "line": 7,
            "column": 9,
            "place": None,
            "message": "半角标点“,”",
            "evidence": ",",
            "suggestion": "改用全角标点",
            "fixable": True,
        }
    ]
    assert found["not_checked"] == [{"code": "PD501", "why": "没有样本"}]
    assert json.loads(REPORT_FORMATS["json"](checked(COMMA, places=False)))["findings"][0]["line"] is None


BEYOND = {"columnKind", "toolExecutionNotifications"}
"""Keys of SARIF 2.1.0 (3.14.17, 3.20.21) that the object model used here leaves out."""


def _unknown(model: BaseModel) -> list[str]:
    """Keys that the standard does not know, at any depth."""
    found = list(set(model.model_extra or {}) - BEYOND)
    for name in type(model).model_fields:
        values = getattr(model, name)
        for value in values if isinstance(values, list) else [values]:
            found += _unknown(value) if isinstance(value, BaseModel) else []
    return found


@pytest.mark.parametrize("places", [True, False])
def test_sarif_is_of_the_standard_s_form(places):
    """No key that SARIF 2.1.0 does not have; regions, rules and levels fit together."""
    log = Sarif.model_validate_json(REPORT_FORMATS["sarif"](checked(COMMA, OWNER, places=places)))
    assert _unknown(log) == []
    run = log.runs[0]
    assert [run.tool.driver.rules[r.rule_index].id for r in run.results] == ["PD702", "PD201"]
    location = run.results[0].locations[0].physical_location
    assert location.artifact_location.uri == "our%20plans/%E8%AE%A1%E5%88%92.md"
    assert (location.region is not None) is places
    if places:
        assert (location.region.start_line, location.region.start_column, location.region.end_column) == (7, 9, 10)


def test_github_commands_are_escaped():
    """File names and messages may hold the marks that separate them."""
    lines = REPORT_FORMATS["github"](checked(COMMA, OWNER)).splitlines()
    assert lines[0] == ("::warning file=our plans/计划.md,line=7,col=9,title=PD702 half-width-punctuation::半角标点“,”")
    assert "100%25" in REPORT_FORMATS["github"](checked(OWNER))


def test_junit_fails_passes_and_skips_rules():
    """Each rule is a test case; characters that XML cannot hold are left out."""
    suite = ET.fromstring(REPORT_FORMATS["junit"](checked(COMMA, OWNER))).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("4", "2", "1")
    children = {case.get("name", "")[:5]: [child.tag for child in case] for case in suite}
    assert children == {"PD201": ["failure"], "PD302": [], "PD501": ["skipped"], "PD702": ["failure"]}


def test_statistics_count_rules_most_frequent_first():
    """With how many can be fixed."""
    assert REPORT_FORMATS["statistics"](checked(OWNER, COMMA, COMMA)).splitlines() == [
        "    2  PD702  warning  half-width-punctuation  (2 可自动修正)",
        "    1  PD201  error    measure-without-owner",
    ]


@pytest.mark.parametrize("form", sorted(REPORT_FORMATS))
def test_a_plan_without_findings_has_a_report(form):
    """Empty, but of its form."""
    text = REPORT_FORMATS[form](checked())
    assert text == "" or text.endswith("\n")


def test_a_diff_shows_only_what_changed():
    """As lines of the printed plan."""
    after = PLAN.model_copy(update={"title": "青禾医院工会2027年度工作计划"})
    shown = plan_diff(PLAN, after, file="p.md")
    assert "+# 青禾医院工会2027年度工作计划" in shown
    assert plan_diff(PLAN, PLAN, file="p.md") == ""


@pytest.mark.parametrize("form", sorted(set(REPORT_FORMATS) - {"statistics"}))
@pytest.mark.parametrize(("lang", "why"), [("zh", "没有写明时间"), ("en", "no time is given")])
def test_what_was_not_understood_stands_in_every_form(form, lang, why):
    """Line, reason and words, in the reader's language; a report without findings is not silent about them."""
    unread = Unread(line=3, why="没有写明时间", why_en="no time is given", text="春游<b>")
    read = ReadPlan(plan=PLAN, not_understood=(unread,))
    report = REPORT_FORMATS[form](Checked(file="计划.md", read=read, report=Report(), lang=lang))
    assert {part for part in (why, "春游", "3") if part not in report} == set()
    assert "<b>" not in report or form not in ("html", "junit")


def test_statistics_count_what_was_not_understood():
    """One line below those of the rules."""
    read = ReadPlan(plan=PLAN, not_understood=(Unread(why="看不懂", why_en="unclear"),) * 2)
    assert REPORT_FORMATS["statistics"](Checked(file="计划.md", read=read, report=Report())) == "    2  处未读懂\n"


def test_html_shows_the_plan_with_its_findings():
    """Each with its place in the file and what to do; words that can be found are marked in the plan."""
    page = REPORT_FORMATS["html"](checked(COMMA, OWNER))
    wanted = ("第7行", "PD702", "改用全角标点", "1 处警告", "没有责任部门：100%")
    assert [words for words in wanted if words not in page] == []
    assert re.search(r'走访职工<mark class="warning" id="w\d+" tabindex="-1">,</mark>送温暖', page)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit", "html"])
def test_in_a_word_file_places_are_said_by_heading_and_paragraph(form):
    """Nobody finds line 7 in Word; what is not understood is named in the same way."""
    one = checked(COMMA)
    where = {7: Whereabouts(headings=("二、工作措施",), paragraph=3), 9: Whereabouts(headings=("末页",), row=2)}
    read = replace(
        one.read, whereabouts=where, not_understood=(Unread(line=9, why="没读懂", why_en="not read", text="乱码"),)
    )
    said = html.unescape(REPORT_FORMATS[form](replace(one, read=read)))
    if form == "json":
        found = json.loads(said)
        assert found["findings"][0]["place"] == {"headings": ["二、工作措施"], "paragraph": 3, "row": 0}
        assert found["not_understood"][0]["place"] == {"headings": ["末页"], "paragraph": 0, "row": 2}
    else:
        assert "“二、工作措施”第3段" in said
        assert "“末页”表格第2行" in said
        assert ":7" not in said.replace("::", "")
