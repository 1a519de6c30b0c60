"""The sample plans that ship are whole, dated right and worth imitating."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import plandraft
from plandraft.cli.main import main
from plandraft.core.finding import Severity
from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances, resolve, working_months_of
from tests.examples.reading import read
from tests.examples.shelf import PLANS, SAMPLES, Shipped

LEAST, MOST = 1200, 5000
"""Length of a sample in Chinese characters (our choice: shorter shows nothing, longer nobody reads)."""

HARD_TO_READ = {"PD201", "PD204", "PD209"}
"""Rules on owner, time and indicator of a node. Prose states them inside its sentences, where the reader
may miss one or two; the tests here look for them in the words themselves."""
MISSED = 3
"""So many of these a plan, no more (our choice)."""

WHEN = re.compile(r"\d{1,2}月|每(?:周|月|季度|半年|学期|两个月)|当日|\d+日内|春节前")
TICKABLE = re.compile(r"\d|[一二三两四五六七八九十]+(?:次|项|名|场|个|件|日)|每(?:月|季度|学期|半年)")
VAGUE = re.compile(r"(?:相关|有关)(?:部门|单位|科室|人员)|各(?:部门|单位)(?:负责|落实)|适时|视情况")

each = pytest.mark.parametrize("shipped", PLANS, ids=lambda shipped: shipped.file)


def test_every_file_of_the_folder_is_known_here() -> None:
    """A new sample must be entered in the shelf, or nothing below looks at it; the README tells of each."""
    files = {path.name for path in SAMPLES.iterdir()} - {"README.md"}
    assert files == {shipped.file for shipped in PLANS}
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(shipped.file in readme for shipped in PLANS)


def test_the_folder_is_read_as_nine_plans_and_no_more() -> None:
    """Given as a whole, as the README shows it, it holds the sample plans; its own README is none."""
    done = CliRunner().invoke(main, ["samples", str(SAMPLES), "--json"])
    assert done.exit_code == 0, done.output
    plans = [plan for plan in json.loads(done.stdout)["plans"] if plan["kind"] == "union"]
    assert sorted(Path(plan["file"]).name for plan in plans) == sorted(shipped.file for shipped in PLANS)
    assert [plan["file"] for plan in plans if plan["duplicate_of"] is not None] == []


@each
def test_its_length_is_that_of_a_real_plan(shipped: Shipped) -> None:
    """Neither a sketch nor a book."""
    assert LEAST <= len(re.findall(r"[\u4e00-\u9fff]", shipped.text)) <= MOST


def test_lengths_and_numbering_differ() -> None:
    """The samples room must meet more than one style."""
    sizes = [len(shipped.text) for shipped in PLANS]
    assert max(sizes) >= 2.5 * min(sizes)
    leads = {re.sub(r"[\d一二三四五六七八九十]+", "N", _lead(read(shipped).goals[0])) for shipped in PLANS}
    assert len(leads) >= 5, leads
    assert sum("| --- |" in shipped.text for shipped in PLANS) >= 2


def _lead(line: str) -> str:
    found = re.match(r"[（(]?[\d.一二三四五六七八九十]+[)）.、是]?|目标[一二三四五六]：", line)
    return found[0] if found else ""


@each
def test_the_samples_room_finds_all_four_parts(shipped: Shipped) -> None:
    """Ideology, goals, measures and schedule, and whose plan for which period it is."""
    found = read(shipped)
    assert {"ideology", "goals", "measures", "schedule"} <= found.kinds
    assert found.plan["kind"] == "union"
    assert found.plan["sector"] == shipped.sector
    assert found.plan["year"] == shipped.period
    assert len(found.goals) == len(shipped.threads)
    assert len(found.measures) >= 8


@each
def test_every_working_month_has_an_entry(shipped: Shipped) -> None:
    """All twelve months; August is free in schools and universities, though some use it."""
    assert read(shipped).months >= set(working_months_of(shipped.sector))


@each
def test_each_goal_can_be_ticked_off(shipped: Shipped) -> None:
    """A number, a share or a rhythm in each."""
    assert [goal for goal in read(shipped).goals if not TICKABLE.search(goal[3:])] == []


@each
def test_each_goal_is_taken_up_by_a_measure(shipped: Shipped) -> None:
    """The goal's own word comes back in a measure."""
    found = read(shipped)
    for goal, thread in zip(found.goals, shipped.threads, strict=True):
        assert thread in goal
        assert any(thread in measure for measure in found.measures), f"no measure serves {goal}"


@each
def test_each_measure_names_owner_and_time(shipped: Shipped) -> None:
    """One of the organisation's own bodies, none of them idle, and a month, a day or a rhythm."""
    measures = read(shipped).measures
    assert [m for m in measures if not any(owner in m for owner in shipped.owners)] == []
    assert [m for m in measures if not WHEN.search(m)] == []
    assert [owner for owner in shipped.owners if not any(owner in m for m in measures)] == []
    assert VAGUE.search(shipped.text) is None


@each
def test_the_checks_find_no_error_and_no_real_warning(shipped: Shipped) -> None:
    """No placeholder, no festival in the wrong month, no stale wording, no gift on a day that allows none."""
    report = plandraft.check(shipped.path, as_of=shipped.signed)
    found = [f for f in report.findings if f.severity is not Severity.HINT]
    assert [f for f in found if f.code not in HARD_TO_READ] == []
    assert len(found) <= MISSED, found


@each
def test_days_and_ordinals_are_those_of_its_year(shipped: Shipped) -> None:
    """``10月18日重阳节`` and ``第42个教师节`` are right for the period."""
    days = resolve(load_observances(), period=shipped.span, sector=shipped.sector, working_months=())
    named = 0
    for day in days.days:
        for name in (day.name, *day.aliases):
            for month, date in re.findall(rf"(\d{{1,2}})月(\d{{1,2}})日(?:前后)?{re.escape(name)}", shipped.text):
                assert (int(month), int(date)) == (day.start.month, day.start.day), name
                named += 1
            for said in re.findall(rf"(第\d+个)(?:中国|全国)?{re.escape(name)}", shipped.text):
                assert said == day.ordinal, name
                named += 1
    assert named or shipped.file in ("enterprise.txt", "government.txt", "utility-bus.txt"), "no dated festival at all"


@each
def test_it_speaks_of_the_basic_duty_and_cites_nothing_that_is_not_known(shipped: Shipped) -> None:
    """The duty in the words of the law; every title in 《》 is in the dated knowledge files."""
    assert "维护职工合法权益、竭诚服务职工群众的基本职责" in shipped.text
    knowledge = load_knowledge()
    titles = {t.removeprefix("中华人民共和国") for law in knowledge.laws for t in (law.title, *law.aliases)}
    titles |= {"关于深化产业工人队伍建设改革的意见"}
    assert set(re.findall(r"《([^》]+)》", shipped.text)) <= titles
    assert [phrase for phrase in knowledge.wording.empty_phrases if phrase in shipped.text] == []


@each
def test_it_covers_every_work_area_its_sector_must_plan_for(shipped: Shipped) -> None:
    """From ideology to money: each required area has its words in the measures or the months."""
    body = shipped.text.split("工作措施", 1)[1]
    required = [a for a in load_knowledge().areas if a.expected(shipped.sector) == "required"]
    assert len(required) >= 5
    assert [area.id for area in required if not area.matches(body, shipped.sector)] == []
