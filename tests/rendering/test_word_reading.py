"""Our own Word file comes back: unedited the same plan, edited the same plan with exactly these edits."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from plandraft.core.difference import difference
from plandraft.core.plan import Entry, Measure, Plan, Signature
from plandraft.core.source_map import ReadPlan
from plandraft.documents.word import word_document
from plandraft.rendering import from_word, to_docx
from plandraft.rendering.layout import Layout
from plandraft.rendering.word_lines import letters
from tests.rendering.plans import busy_plan, full_plan, plans


def read(data: bytes) -> ReadPlan:
    """A Word file of ours, read."""
    found = from_word(word_document(data, file="plan.docx"))
    assert found is not None
    return found


LIST = Layout(calendar="list")


def edited(edit: Callable[[Any], None], plan: Plan | None = None, layout: Layout | None = None) -> ReadPlan:
    """The full plan's Word file after an edit with python-docx, read."""
    document = docx.Document(io.BytesIO(to_docx(plan or full_plan(), layout=layout)))
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return read(saved.getvalue())


def paragraph(document: Any, words: str) -> Paragraph:
    """The first paragraph that holds some words."""
    return next(one for one in document.paragraphs if words in one.text)


def put(found: Paragraph, text: str) -> None:
    """Give a paragraph other words, as an editor does: inside its run."""
    found.runs[0].text = text
    for run in found.runs[1:]:
        run.text = ""


def replaced(old: str, new: str) -> Callable[[Any], None]:
    """An edit of the first paragraph that holds some words."""

    def edit(document: Any) -> None:
        found = paragraph(document, old)
        put(found, found.text.replace(old, new))

    return edit


def without(words: str) -> Callable[[Any], None]:
    """An edit that deletes the first paragraph that holds some words."""

    def edit(document: Any) -> None:
        found = paragraph(document, words)._p
        found.getparent().remove(found)

    return edit


def told(found: ReadPlan) -> list[tuple[str, str, str]]:
    """The changes of the full plan: what was done to which node and which field."""
    return [(one.op, one.node, one.field) for one in difference(full_plan(), found.plan).changes]


@pytest.mark.parametrize("plan", [full_plan(), busy_plan()], ids=["full", "busy"])
def test_an_unedited_file_is_the_same_plan(plan: Plan) -> None:
    """Ids, links, origins, times and all; nothing is left over."""
    found = read(to_docx(plan))
    assert found.plan == plan
    assert found.not_understood == ()
    assert found.links_read


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, phases=[Phase.explicit, Phase.generate])
@given(plan=plans, layout=st.sampled_from([None, LIST]))
@example(plan=Plan(title="计划", signature=Signature(organisation="工会")), layout=None)
def test_any_plan_comes_back_as_it_was(plan: Plan, layout: Layout | None) -> None:
    """Also one whose words look like headings, numbers, marks or comments of ours."""
    plan = plan.model_copy(update={"title": plan.title.strip() or "计划"})
    assert read(to_docx(plan, layout=layout)).plan == plan


def test_other_words_of_a_measure_are_its_edit_alone() -> None:
    """The action that was reworded, nothing else; its time and links stay."""
    found = edited(replaced("会后逐条答复", "会后逐条书面答复"))
    assert told(found) == [("set", "M1", "actions/1")]
    measure = found.plan.node("M1")
    assert isinstance(measure, Measure)
    assert measure.texts[1] == "会后逐条书面答复。"
    assert measure.goal_ids == ("G1",)


def test_a_deleted_measure_stays_deleted_though_the_annex_still_names_it() -> None:
    """The text wins over the table."""
    found = edited(without("开好教职工代表大会："))
    assert ("remove", "M1", "") in told(found)
    assert found.plan.node("M1") is None


def test_a_new_item_gets_the_next_id() -> None:
    """A paragraph with a number, typed below another."""

    def edit(document: Any) -> None:
        paragraph(document, "文体活动每月不断").insert_paragraph_before("3.全年办班两期。")

    found = edited(edit)
    assert [(one.op, one.node) for one in difference(full_plan(), found.plan).changes] == [("add", "goals")]
    assert found.plan.goals[1].id == "G3"
    assert found.plan.goals[1].text == "全年办班两期"


def test_a_broken_paragraph_is_one_item() -> None:
    """Its second half stands in a paragraph of its own, without a number."""

    def edit(document: Any) -> None:
        found = paragraph(document, "会后逐条答复")
        at = found.text.index("会后")
        head, tail = found.text[:at], found.text[at:]
        found._p.addnext(docx.Document().add_paragraph(tail)._p)
        put(found, head)

    assert told(edited(edit)) == []


def test_a_copied_paragraph_is_a_new_one() -> None:
    """Its bookmark was copied with it; it counts once."""

    def edit(document: Any) -> None:
        found = paragraph(document, "公开经费账目：")._p
        found.addnext(deepcopy(found))

    found = edited(edit)
    assert [(one.op, one.node) for one in difference(full_plan(), found.plan).changes] == [("add", "measures")]
    copied = found.plan.node("M4")
    assert isinstance(copied, Measure)
    assert copied.title == "公开经费账目"


@pytest.mark.parametrize("marked", [True, False], ids=["bookmarks", "none"])
def test_nothing_is_invented_and_nothing_that_was_deleted_comes_back(marked: bool) -> None:
    """Whichever paragraph it was: neither from the plan that the file carries, nor from the annex."""
    document = word_document(to_docx(full_plan()), file="plan.docx")
    own = [line if marked else replace(line, mark="") for line in document.lines]
    body = next(at for at, line in enumerate(own) if line.text == "附件")
    for gone in range(body):
        kept = [*own[:gone], *own[gone + 1 :]]
        found = from_word(replace(document, lines=tuple(kept)))
        assert found is not None
        shown = letters("".join(line.text for line in kept[: body - 1]))
        texts = [text for _, field, text in found.plan.strings() if field != "organisation"]
        assert [text for text in texts if letters(text) not in shown] == []


def calendar_line(document: Any, month: str) -> Paragraph:
    """The paragraph of a month."""
    return next(one for one in document.paragraphs if one.text.startswith(f"{month}："))


def test_an_entry_is_reworded_deleted_added_and_moved() -> None:
    """One by one, in the paragraph of their month."""
    plan = busy_plan()
    short = plan.model_copy(update={"schedule": plan.schedule[:6]})
    before = read(to_docx(short)).plan
    line = next(
        one for one in docx.Document(io.BytesIO(to_docx(short, layout=LIST))).paragraphs if "月：" in one.text[:4]
    ).text
    month, words = line.split("：", 1)
    first, *rest = words.rstrip("。").split("；")

    def add(document: Any) -> None:
        put(calendar_line(document, month), f"{line.rstrip('。')}；慰问留守职工。")

    def reword(document: Any) -> None:
        put(calendar_line(document, month), line.replace(first, f"{first}和验收", 1))

    (added,) = difference(before, edited(add, short, LIST).plan).changes
    assert (added.op, added.node) == ("add", "schedule")
    (changed,) = difference(before, edited(reword, short, LIST).plan).changes
    assert changed.op == "set"
    if rest:

        def drop(document: Any) -> None:
            put(calendar_line(document, month), f"{month}：{'；'.join(rest)}。")

        (dropped,) = difference(before, edited(drop, short, LIST).plan).changes
        assert dropped.op == "remove"


def test_the_money_table_is_read_and_its_sum_is_reckoned() -> None:
    """A cell with another amount; the row of the sum is no item."""

    def edit(document: Any) -> None:
        table = next(one for one in document.tables if one.rows[0].cells[1].text == "用途")
        table.rows[1].cells[2].paragraphs[0].runs[0].text = "4321"

    assert told(edited(edit)) == [("set", "B1", "amount")]


def test_an_edit_of_the_annex_alone_is_taken() -> None:
    """The owner and the partners; a time belongs to the text, and that is said."""

    def edit(document: Any) -> None:
        cells = document.tables[-1].rows[1].cells
        cells[2].paragraphs[0].runs[0].text = "校工会"
        cells[4].paragraphs[0].runs[0].text = "5月"

    found = edited(edit)
    assert told(found) == [("set", "M1", "owner")]
    (note,) = found.not_understood
    assert "完成时间" in note.why


def test_a_file_that_lost_its_marks_is_matched_by_what_it_says() -> None:
    """Bookmarks gone, the carried plan still there."""
    document = word_document(to_docx(full_plan()), file="plan.docx")
    bare = replace(document, lines=tuple(replace(line, mark="") for line in document.lines))
    found = from_word(bare)
    assert found is not None
    assert found.plan == full_plan()
    assert any("标记已丢失" in one.why for one in found.not_understood)


def test_a_file_without_a_plan_is_nobody_s() -> None:
    """It is read as any Word file."""
    document = docx.Document()
    document.add_paragraph("工会工作计划")
    saved = io.BytesIO()
    document.save(saved)
    assert from_word(word_document(saved.getvalue(), file="other.docx")) is None


def test_places_are_lines_of_the_file() -> None:
    """Findings point into the paragraphs that the office sees."""
    document = word_document(to_docx(full_plan()), file="plan.docx")
    found = from_word(document)
    assert found is not None
    place = found.source_map.place("M1", "title")
    assert place is not None
    line = document.lines[place.line - 1].text
    assert line[place.column - 1 :].startswith("开好教职工代表大会")


def test_a_line_that_says_another_month_has_another_time() -> None:
    """And nothing else of the calendar moves."""
    found = edited(replaced("1月：慰问", "2月：慰问"), layout=LIST)
    assert told(found) == [("set", "S1", "timing")]
    entry = found.plan.node("S1")
    assert isinstance(entry, Entry)
    assert entry.timing.months == (2,)


def calendar(document: Any) -> Any:
    """The table of the calendar."""
    return next(one for one in document.tables if one.rows[0].cells[0].text == "月份")


def row_of(document: Any, words: str) -> Any:
    """The row that says some words."""
    return next(row for row in calendar(document).rows if words in row.cells[1].text)


def put_in_row(words: str, column: int, text: str) -> Callable[[Any], None]:
    """An edit of one cell of the calendar."""
    return lambda document: put(row_of(document, words).cells[column].paragraphs[0], text)


def without_row(words: str) -> Callable[[Any], None]:
    """An edit that deletes a row."""

    def edit(document: Any) -> None:
        row = row_of(document, words)._tr
        row.getparent().remove(row)

    return edit


@pytest.mark.parametrize(
    ("edit", "change"),
    [
        (put_in_row("秋季登山", 1, "下旬登山赏秋"), ("set", "S6", "title")),
        (put_in_row("秋季登山", 2, "校工会、文体小组"), ("set", "S6", "owner")),
        (put_in_row("慰问", 0, "二月"), ("set", "S1", "timing")),
        (without_row("秋季登山"), ("remove", "S6", "")),
        (put_in_row("秋季登山", 1, ""), ("remove", "S6", "")),
        (without_row("教师节座谈会"), ("remove", "S3", "")),
    ],
)
def test_an_edit_of_a_row_of_the_calendar_is_that_edit_alone(
    edit: Callable[[Any], None], change: tuple[str, str, str]
) -> None:
    """Its work, its owner, its month; also the first row of a month, on which those below hang."""
    assert told(edited(edit)) == [change]


def test_a_new_row_of_the_calendar_is_a_new_entry() -> None:
    """Copied below another of its month; a bracket in its words names nobody, the third cell does."""

    def edit(document: Any) -> None:
        row = row_of(document, "秋季登山")
        row._tr.addnext(deepcopy(row._tr))
        added = calendar(document).rows[row._index + 1]
        put(added.cells[1].paragraphs[0], "新会员见面会（第二次）")
        put(added.cells[2].paragraphs[0], "工会办公室")

    found = edited(edit)
    (added,) = difference(full_plan(), found.plan).changes
    assert added.op == "add"
    entry = found.plan.schedule[[one.title for one in found.plan.schedule].index("新会员见面会（第二次）")]
    assert (entry.timing.months, entry.owner) == ((9,), "工会办公室")


def test_the_owner_of_a_row_is_its_measures_until_it_is_edited() -> None:
    """Another owner in the text holds for the row; a deleted one in the row is told, for the measure says it."""
    plan = full_plan()
    column = [row.cells[2].text for row in calendar(docx.Document(io.BytesIO(to_docx(plan)))).rows]
    assert column[0] == "责任"
    measure = next(one for one in plan.measures if one.id in {i for e in plan.schedule for i in e.measure_ids})
    assert measure.owner in column
    title = next(e.title for e in plan.schedule if measure.id in e.measure_ids and not e.owner)
    found = edited(put_in_row(title, 2, ""))
    assert told(found) == []
    assert "责任" in found.not_understood[0].why


def test_a_month_that_nobody_can_read_is_told() -> None:
    """And the entry stays where it was."""
    found = edited(put_in_row("慰问", 0, "看情况"))
    assert told(found) == []
    assert "月份" in found.not_understood[0].why
