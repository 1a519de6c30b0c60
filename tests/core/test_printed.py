"""What is printed of a plan: its words and their number."""

from __future__ import annotations

import io
import re

import docx
import pytest
from docx.text.paragraph import Paragraph
from lxml import html as reader

from plandraft.core.period import Period
from plandraft.core.plan import Action, BudgetItem, Entry, Goal, Ideology, Measure, Origin, Plan, Signature
from plandraft.core.printed import printed, printed_length, printed_parts
from plandraft.core.timing import Timing
from plandraft.rendering import Layout, to_docx, to_html, to_markdown
from tests.rendering.plans import busy_plan, full_plan


def lines_of(plan: Plan) -> list[str]:
    """What is printed, line by line."""
    return [line for line in printed(plan).lines() if line]


def test_parts_are_numbered_by_what_is_there() -> None:
    """A part that holds nothing takes no number."""
    plan = Plan(ideology=Ideology(text="甲。"), budget=(BudgetItem(id="B1", purpose="乙"),), closing="丙。")
    assert [part.heading for part in printed_parts(plan)] == ["一、指导思想", "二、经费安排", "三、组织实施"]


def test_its_length_is_that_of_the_printed_characters() -> None:
    """Headings, numbers, brackets and cells count; blanks and the annex do not."""
    plan = Plan(title="甲 计划", goals=(Goal(id="G1", text="乙", indicator="丙"),), signature=Signature(note="丁"))
    assert lines_of(plan) == ["甲 计划", "一、工作目标", "1.乙（指标：丙）。", "丁"]
    assert printed_length(plan) == 3 + 6 + 10 + 1
    assert printed_length(Plan()) == 0


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (Measure(id="M1", title="走访", actions=(Action(text="登记"), Action(text="建账。"))), "走访：登记；建账。"),
        (
            Measure(id="M1", title="走访。", actions=(Action(text="登记；"), Action(text="建账；"))),
            "走访：登记；建账。",
        ),
        (
            Measure(id="M1", title="走访", owner="工会。", indicator="（全覆盖）"),
            "走访（责任：工会；完成标志：全覆盖）。",
        ),
        (Measure(id="M1", title="走访：", actions=(Action(text="问“何难？”"),)), "走访：问“何难？”"),
        (Measure(id="M1", actions=(Action(text="登记"),), owner="工会"), "登记。（责任：工会）"),
        (Measure(id="M1", title="走访", actions=("登记。", "建账，")), "走访：登记。建账。"),
        (Measure(id="M1", title="走访", actions=("登记，", "建账", "，", "回访")), "走访：登记，建账；回访。"),
        (Measure(id="M1", title="走访", actions=("一查；二改", "建账；")), "走访：一查；二改。建账。"),
        (Measure(id="M1", title="走访", actions=("问“何难？”", "建账")), "走访：问“何难？”建账。"),
        (Measure(id="M1", title="走访"), "走访。"),
    ],
)
def test_no_mark_and_no_bracket_is_doubled(measure: Measure, line: str) -> None:
    """However the texts end."""
    assert lines_of(Plan(measures=(measure,)))[1:] == [f"1.{line}"]


def test_a_calendar_has_month_headings_from_5_5_lines_a_month_on() -> None:
    """Work that is done all the time does not count."""
    times = [Timing.of(1)] * 6 + [Timing.of(2)] * 4 + [Timing(rhythm="monthly")] * 9
    entries = [Entry(id=f"S{n}", title="会", timing=timing) for n, timing in enumerate(times, 1)]
    (thin,) = printed_parts(Plan(schedule=tuple(entries)))
    assert [group.heading for group in thin.groups] == ["", "", ""]
    assert thin.groups[1].texts == ("2月：会；会；会；会。",)
    full = (*entries, Entry(id="S20", title="课", timing=Timing.of(2)))
    (headed,) = printed_parts(Plan(schedule=full))
    assert [group.heading for group in headed.groups] == ["（一）1月", "（二）2月", "（三）常年工作"]
    assert headed.groups[1].texts == ("1.会。", "2.会。", "3.会。", "4.会。", "5.课。")


@pytest.mark.parametrize(
    ("amounts", "origin", "period", "words"),
    [
        ((5, 6), Origin.PROFILE, None, "全年经费预算11元，安排如下："),
        ((5, 6), Origin.PROPOSED, Period(year=2027), "全年经费预算11元，安排如下："),
        (
            (5, None),
            Origin.PROFILE,
            Period(kind="school_year", year=2026),
            "本学年已定经费5元，另有1项待定，安排如下：",
        ),
        ((None,), Origin.PROFILE, None, "全年经费安排如下，金额待定："),
    ],
)
def test_the_sentence_above_the_money_says_its_sum(
    amounts: tuple[int | None, ...], origin: Origin, period: Period | None, words: str
) -> None:
    """What is proposed is said to be, what is open is no zero."""
    items = tuple(
        BudgetItem.model_validate({"id": f"B{n}", "amount": amount, "origin": origin})
        for n, amount in enumerate(amounts, 1)
    )
    assert lines_of(Plan(budget=items, period=period))[1] == words


def letters(text: str) -> str:
    """What a person reads, without blanks, marks of Markdown and numbers before items."""
    text = re.sub(r"(?m)^(?:\d+\. ?|- |#+ |(?:\| ?)+|(?:\| -+ ?)+\|$)", "", text)
    return re.sub(r"[\s|*\\]", "", text)


@pytest.mark.parametrize("plan", [full_plan(), busy_plan()])
def test_markdown_says_the_words_that_are_printed(plan: Plan) -> None:
    """Heading, paragraph, item and cell; only a month under a heading has its entries without number and stop."""
    text = letters(re.sub("<!--.*?-->", "", to_markdown(plan)))
    for line in lines_of(plan):
        words = letters(re.sub(r"^(?:\d+\.|（[一二三四五]）(?=\d|常|时))", "", line))
        assert words.removesuffix("。") in text


@pytest.mark.parametrize("plan", [full_plan(), busy_plan()])
def test_html_says_exactly_the_words_that_are_printed(plan: Plan) -> None:
    """Line by line; the annex is no part of them, nor is what the review page says around the plan."""
    (page,) = reader.fromstring(to_html(plan)).find_class("sheet")
    for annex in page.find_class("annex"):
        annex.drop_tree()
    shown = [element.text_content() for element in page.iter("h1", "h2", "h3", "p", "th", "td")]
    assert [text for text in shown if text] == lines_of(plan)


@pytest.mark.parametrize("plan", [full_plan(), busy_plan()])
def test_word_says_exactly_the_words_that_are_printed(plan: Plan) -> None:
    """Up to the annex and its name, where the calendar is no table."""
    document = docx.Document(io.BytesIO(to_docx(plan, layout=Layout(calendar="list"))))
    shown: list[str] = []
    for block in document.iter_inner_content():
        shown += (
            [block.text.replace("\n", "")]
            if isinstance(block, Paragraph)
            else [cell.text for row in block.rows for cell in row.cells]
        )
    until_annex = shown[: shown.index("附件")]
    assert [text for text in until_annex if text and text != "附件：任务分解表"] == lines_of(plan)
