"""A month of a thin calendar is one line; edits of it by hand are understood entry by entry."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.period import Period
from plandraft.core.plan import Entry, Origin, Plan
from plandraft.core.source_map import ReadPlan
from plandraft.core.timing import Timing
from plandraft.rendering import from_markdown, to_markdown
from tests.rendering.plans import full_plan

YEAR = Period(year=2027)
COMMENT = re.compile(r"<!-- plandraft node .*? -->")
LATE = Timing(months=(4,), part="late")


def plan_of(*entries: Entry) -> Plan:
    """A plan that is nothing but a calendar."""
    return Plan.model_validate(Plan(title="计划", period=YEAR, schedule=entries).model_dump())


PLAN = plan_of(
    Entry(id="S1", title="三八节活动", timing=Timing.on(dt.date(2027, 3, 8)), owner="女工委", origin=Origin.REQUIRED),
    Entry(id="S2", title="走访", timing=Timing.of(3), locked=True),
    Entry(id="S3", title="开会", timing=Timing.of(4)),
    Entry(id="S4", title="登山", timing=LATE, owner="文体小组"),
)
TEXT = to_markdown(PLAN)
ONE, TWO, THREE, FOUR = COMMENT.findall(TEXT)


def reread(text: str) -> ReadPlan:
    """Our own Markdown."""
    read = from_markdown(text)
    assert read is not None
    return read


def edited(old: str, new: str) -> ReadPlan:
    """The plan's Markdown with some words, once in it, replaced."""
    assert TEXT.count(old) == 1
    return reread(TEXT.replace(old, new))


def rows(read: ReadPlan) -> list[tuple[str, str, Timing, str]]:
    """Id, title, time and owner of each entry."""
    return [(entry.id, entry.title, entry.timing, entry.owner) for entry in read.plan.schedule]


BEFORE = rows(reread(TEXT))
A, B, C, D = BEFORE


def test_a_month_is_one_line_with_each_comment_behind_its_entry() -> None:
    """A day stands before its title as a person says it."""
    assert (
        f"\n- 3月：8日三八节活动（女工委）{ONE}；走访{TWO}。\n- 4月：开会{THREE}；下旬登山（文体小组）{FOUR}。\n"
        in TEXT
    )
    assert reread(TEXT).plan == PLAN


@pytest.mark.parametrize("title", ["开会；走访", "开会;走访", "4月：走访", "甲\\", ""])
def test_words_that_could_not_be_told_apart_have_one_line_an_entry(title: str) -> None:
    """All of that month's; the others stay as they are."""
    odd = PLAN.schedule[1].model_copy(update={"title": title})
    plan = plan_of(PLAN.schedule[0], odd, *PLAN.schedule[2:])
    text = to_markdown(plan)
    assert re.findall(r"(?m)^- (\d月)：", text) == ["3月", "3月", "4月"]
    assert reread(text).plan == plan


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("4月：开会", "4月：春游（工会）；开会", 2),
        ("；下旬登山", "；春游（工会）；下旬登山", 3),
        (f"{FOUR}。", f"{FOUR}；春游（工会）。", 4),
        (f"{FOUR}。", f"{FOUR}；春游（责任：工会）", 4),
        (f"{FOUR}。", f"{FOUR}。春游（工会）。", 4),
        (f"{FOUR}。", f"{FOUR};春游（工会）", 4),
        (f"{FOUR}。", f"{FOUR}。\n- 4月：春游（工会）。", 4),
    ],
)
def test_an_entry_typed_into_a_month_is_one_of_its_own(old: str, new: str, place: int) -> None:
    """Before, between or behind the others, which stay what they were."""
    assert rows(edited(old, new)) == [*BEFORE[:place], ("S5", "春游", Timing.of(4), "工会"), *BEFORE[place:]]


def test_a_day_and_a_month_may_be_typed_before_an_entry() -> None:
    """A mark in brackets parts nothing."""
    read = edited("；下旬登山", "；12日上午看电影；5月：赏花（限十人；自愿）；下旬登山")
    day = ("S5", "上午看电影", Timing.on(dt.date(2027, 4, 12)), "")
    assert rows(read) == [A, B, C, day, ("S6", "赏花（限十人；自愿）", Timing.of(5), ""), D]


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        (f"开会{THREE}；", "", 2),
        (f"开会{THREE}", THREE, 2),
        (f"开会{THREE}；", THREE, 2),
        (f"；下旬登山（文体小组）{FOUR}", "", 3),
        (f"；下旬登山（文体小组）{FOUR}。", f"；{FOUR}", 3),
        ("；下旬登山（文体小组）", "", 3),
    ],
)
def test_an_entry_whose_words_are_deleted_is_gone(old: str, new: str, gone: int) -> None:
    """With its comment or without, with the mark beside it or without."""
    read = edited(old, new)
    assert rows(read) == [row for n, row in enumerate(BEFORE) if n != gone]
    assert read.not_understood == ()


def test_an_entry_put_into_another_months_line_happens_then() -> None:
    """Its comment goes with it."""
    read = reread(TEXT.replace(f"；走访{TWO}", "").replace("4月：", f"4月：走访{TWO}；"))
    assert rows(read) == [A, ("S2", "走访", Timing.of(4), ""), C, D]
    assert read.plan.schedule[1].locked


@pytest.mark.parametrize("month", ["5月", "五月份", "5月（安全月）"])
def test_a_changed_month_counts_for_all_its_entries(month: str) -> None:
    """Also for their days."""
    read = edited("- 3月：", f"- {month}：")
    assert rows(read)[:2] == [
        ("S1", "三八节活动", Timing.on(dt.date(2027, 5, 8)), "女工委"),
        ("S2", "走访", Timing.of(5), ""),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{FOUR}。", FOUR),
        ("；下旬登山", "，下旬登山"),
        ("；下旬登山", "下旬登山"),
        ("；下旬登山", ";  下旬登山"),
        ("；下旬登山", "；\n下旬登山"),
        ("；下旬登山", "\n  ；下旬登山"),
        ("下旬登山（文体", "下旬登山（文\n体"),
        ('<!-- plandraft node {"id":"S4"} -->', '<!--\nplandraft\nnode\n{"id":"S4"}\n-->'),
        ("- 4月：", "4月："),
        ("- 4月：", "### 4月\n\n- "),
        ("- 4月：开会", "- 4月：开\n会"),
    ],
)
def test_marks_that_were_changed_and_lines_that_were_broken_change_nothing(old: str, new: str) -> None:
    """An editor may break a line anywhere, also in a comment."""
    read = edited(old, new)
    assert read.plan == PLAN
    assert read.not_understood == ()


def test_words_behind_a_comment_belong_to_its_entry() -> None:
    """As far as the next mark: where comments are hidden, one types there."""
    assert rows(edited(f"开会{THREE}", f"开会{THREE}（工会）"))[2] == ("S3", "开会", Timing.of(4), "工会")


def test_a_day_changed_in_its_line_counts() -> None:
    """With a comma behind it or without."""
    later = ("S1", "三八节活动", Timing.on(dt.date(2027, 3, 9)), "女工委")
    assert rows(edited("：8日", "：9日")) == rows(edited("：8日", "：9日，")) == [later, B, C, D]


def test_without_comments_the_entries_are_new_ones() -> None:
    """Their words say all but what stood in the comments."""
    read = reread(COMMENT.sub("", TEXT))
    assert [row[1:] for row in rows(read)] == [row[1:] for row in BEFORE]
    assert [row[0] for row in rows(read)] == ["S5", "S6", "S7", "S8"]


def test_a_line_that_lost_its_month_is_told() -> None:
    """Its entries stay, without a time."""
    read = edited("- 4月：", "- ")
    assert rows(read)[2] == ("S3", "开会", Timing(), "")
    assert [told for told in read.not_understood if told.line == 7]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("开会", "开会<!-- 待议 -->", "待议"),
        ('{"id":"S4"', '{"id:"S4"', "plandraft node"),
        (f"{FOUR}。", f"{FOUR}。\n可调。", "可调"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(old: str, new: str, told: str) -> None:
    """The entries stay."""
    read = edited(old, new)
    assert [row[1:] for row in rows(read)] == [row[1:] for row in BEFORE]
    (said,) = read.not_understood
    assert told in said.text


def test_a_copied_entry_is_one_of_its_own() -> None:
    """The second of two with one comment gets a new id."""
    read = edited(f"开会{THREE}", f"开会{THREE}；复会{THREE}")
    assert rows(read) == [A, B, C, ("S5", "复会", Timing.of(4), ""), D]


def test_a_file_with_one_line_an_entry_is_read() -> None:
    """As it was printed before, with a comma behind each time."""
    read = reread((Path(__file__).parent / "line_an_entry.md").read_text(encoding="utf-8"))
    assert read.plan == full_plan()
    assert read.not_understood == ()


pieces = st.sampled_from(["走访", "慰问", "开会", "评比", "二", "（第2次）", "，", "。", "、", "*", "#", "<", "8日"])
titles = st.lists(pieces, min_size=1, max_size=5).map(lambda found: "".join(("办", *found)).rstrip("，。、："))
times = st.one_of(
    st.builds(Timing.of, st.integers(1, 4)),
    st.builds(lambda month, day: Timing.on(dt.date(2027, month, day)), st.integers(1, 4), st.integers(1, 28)),
    st.builds(lambda month, part: Timing(months=(month,), part=part), st.integers(1, 4), st.sampled_from(["late"])),
    st.just(Timing(rhythm="monthly")),
)
# five entries in a month are the most that have no heading above them
calendars = st.lists(st.tuples(titles, times, st.sampled_from(["", "工会", "女工委"])), min_size=1, max_size=5).map(
    lambda found: plan_of(
        *(Entry(id=f"S{n}", title=t, timing=time, owner=owner) for n, (t, time, owner) in enumerate(found, 1))
    )
)


@given(calendars)
def test_the_visible_words_alone_say_title_time_and_owner(plan: Plan) -> None:
    """Comments add what is not seen."""
    read = reread(to_markdown(plan))
    bare = reread(COMMENT.sub("", to_markdown(plan)))
    assert read.plan == plan
    assert sorted(repr(row[1:]) for row in rows(bare)) == sorted(repr(row[1:]) for row in rows(read))


@given(calendars, st.data())
def test_one_edit_changes_one_entry(plan: Plan, data: st.DataObject) -> None:
    """Whatever stands around it: one deleted, one typed, one reworded, a line broken."""
    text = to_markdown(plan)
    shown = [*COMMENT.finditer(text)]
    at = data.draw(st.sampled_from(shown))
    node_id = re.findall(r'"id":"(S\d+)"', at[0])[0]
    before = {row[0]: row for row in rows(reread(text))}
    typed = rows(reread(text[: at.end()] + "；新事" + text[at.end() :]))
    new = f"S{len(before) + 1}"
    assert {row[0]: row for row in typed if row[0] != new} == before
    assert [row[1] for row in typed if row[0] == new] == ["新事"]
    start = max(text.rfind("；", 0, at.start()), text.rfind("：", 0, at.start())) + 1
    deleted = rows(reread(text[:start] + text[at.end() :]))
    assert {row[0]: row for row in deleted} == {i: row for i, row in before.items() if i != node_id}
    broken = reread(text[: at.start()] + "\n" + text[at.start() :])
    assert rows(broken) == [*before.values()]
