"""What became of each demand, as a text, as JSON and as a page."""

from __future__ import annotations

import json
import re

import pytest
from lxml import html as reader

from plandraft.core.coverage import ServedMatter, coverage
from plandraft.core.gap import gap
from plandraft.core.matter import Matter
from plandraft.core.plan import Action, Goal, Measure, Plan
from plandraft.core.scheduling import with_entries
from plandraft.core.timing import Timing
from plandraft.rendering.coverage import (
    COVERAGE_HEADS,
    STATES,
    coverage_html,
    coverage_json,
    coverage_rows,
    coverage_text,
)

EVIL = '<script>alert("x")</script>&{{ 7*7 }}'


def plan(text: str = "职工食堂改造") -> Plan:
    """One demand that is taken up, one with a named gap, one that is only spoken of, and one that is open."""
    matters = (
        Matter(id="P1", text=text, aliases=("U1",), kinds=("priority", "unfinished")),
        Matter(id="P2", text="母婴室建设", kinds=("priority",)),
        Matter(id="P3", text="职工运动会", kinds=("priority",)),
        Matter(id="P4", text="班组长培训", kinds=("priority",)),
    )
    line = Action(text="改造。", timing=Timing.of(3), line="食堂开工")
    measures = (
        Measure(id="M1", title="改造食堂", claims=("P1",), goal_ids=("G1",), owner="总务科", actions=(line,)),
        Measure(id="M2", title=gap("母婴室建设的工作措施"), claims=("P2",)),
        Measure(id="M3", title="职工运动会", owner="文体协会"),
    )
    goals = (Goal(id="G1", text="食堂6月底前改造完成", claims=("P1",)),)
    return with_entries(Plan(title="云岭工会2027年工作计划", goals=goals, measures=measures, matters=matters))


def rows() -> list[tuple[str, ...]]:
    """The rows of the plan above."""
    return coverage_rows(plan(), coverage(plan()))


def test_a_row_says_what_serves_a_demand() -> None:
    """All ids of the demand; measures by id and title; lines with their time."""
    first = dict(zip(COVERAGE_HEADS, rows()[0], strict=True))
    assert first == {
        "编号": "P1、U1",
        "事项": "职工食堂改造",
        "目标": "G1",
        "措施": "M1 改造食堂",
        "安排": "3月 食堂开工",
        "责任": "总务科",
        "状态": STATES["claimed"],
    }
    assert [row[-1] for row in rows()] == [STATES[state] for state in ("claimed", "gap", "worded", "open")]
    assert len(set(STATES.values())) == len(STATES)


def test_the_text_says_every_row_and_counts_what_is_left() -> None:
    """A demand is a line with its state, and below it what is not empty."""
    text = coverage_text(plan(), coverage(plan()))
    for row in rows():
        assert f"{row[0]} {row[1]}  〔{row[-1]}〕" in text
        assert all(cell in text for cell in row)
    assert "共 4 项" in text
    assert re.search(r"2 项未落实或待补\n$", text)
    assert "：\n" not in text


def test_json_is_the_same_for_programs() -> None:
    """Read back it is what was found."""
    covered = coverage(plan())
    assert tuple(ServedMatter.model_validate(one) for one in json.loads(coverage_json(covered))) == covered
    assert "职工食堂改造" in coverage_json(covered)


def test_the_page_is_a_table_of_the_rows() -> None:
    """What is not taken up is marked by its row's class."""
    page = reader.fromstring(coverage_html(plan(), coverage(plan())))
    head, *body = [tuple(cell.text_content() for cell in row) for row in page.iter("tr")]
    assert head == COVERAGE_HEADS
    assert body == rows()
    assert [row.get("class") for row in page.iter("tr")][1:] == ["claimed", "gap", "worded", "open"]
    assert plan().title in (page.findtext(".//h1") or "")


def test_the_page_needs_nothing_from_elsewhere() -> None:
    """It can be sent and opened anywhere."""
    assert not re.search(r"<script|<img|<link|https?://|url\(|@import", coverage_html(plan(), coverage(plan())))


@pytest.mark.parametrize("where", ["text", "title", "owner", "line", "goal"])
def test_no_word_of_a_plan_is_markup(where: str) -> None:
    """Every word is escaped, and none is evaluated."""
    made = plan(EVIL if where == "text" else "职工食堂改造")
    first = made.measures[0]
    changes = {
        "title": {"title": EVIL},
        "owner": {"owner": EVIL},
        "line": {"actions": (first.actions[0].model_copy(update={"line": EVIL}),)},
    }
    measures = (first.model_copy(update=changes.get(where, {})), *made.measures[1:])
    made = with_entries(made.model_copy(update={"measures": measures, **({"title": EVIL} if where == "goal" else {})}))
    page = coverage_html(made, coverage(made))
    assert "<script>" not in page
    assert "49" not in page
    assert EVIL in reader.fromstring(page).text_content()


def test_nothing_demanded_is_said_too() -> None:
    """An empty table is still a page and a text."""
    assert "共 0 项" in coverage_text(Plan(), ())
    assert coverage_json(()) == "[]\n"
    assert len([*reader.fromstring(coverage_html(Plan(), ())).iter("tr")]) == 1
