"""What of a PDF is text, and what is left out and told."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.documents.pdf import pdf_document
from plandraft.documents.pdf.layout import plain_characters
from plandraft.errors import SampleError
from tests.documents.making import pdf, typeset

LONG = "一、坚持以服务职工为中心，切实维护职工合法权益，推进民主管理，开好职工代表大会，落实提案办理，关心困难职工。"
OTHER = "积极组织文体活动，丰富职工业余生活，办好春季运动会和秋季健步走，吸引更多职工参加，增强工会组织的凝聚力。"
BODY = [LONG[2 + n : -1] + LONG[2 : 2 + n] + "。" for n in range(45)]
"""Paragraphs that all differ."""


def _lines(pages, **options) -> list[str]:
    return [line.text for line in pdf_document(pdf(pages, **options), file="a.pdf").lines]


def _dropped(pages) -> list[tuple[str, str, int | None]]:
    return [(one.reason, one.text, one.page) for one in pdf_document(pdf(pages), file="a.pdf").dropped]


def test_visual_lines_become_paragraphs():
    """First lines are indented; the last line of each is short."""
    assert _lines(typeset([LONG, OTHER, "二、关心职工"])) == [LONG, OTHER, "二、关心职工"]


def test_paragraphs_without_indents():
    """Then what would still have fitted on a line tells, and the marker of the next."""
    points = [f"{number}、{LONG[2:]}" for number in "一二三"]
    assert _lines(typeset(points, indent=0)) == points


def test_a_paragraph_runs_over_the_page():
    """And is told with the page on which it begins."""
    pages = typeset([LONG, OTHER, LONG], lines=3)
    found = pdf_document(pdf(pages), file="a.pdf").lines
    assert [(line.number, line.text, line.page) for line in found] == [(1, LONG, 1), (2, OTHER, 1), (3, LONG, 2)]


def test_hanging_points_as_word_sets_them():
    """The number stands out to the left, the words below each other."""
    page = [
        (90, 700, "1、" + OTHER[:28]),
        (110, 684, OTHER[28:]),
        (90, 668, "2、" + OTHER[:28]),
        (110, 652, OTHER[28:]),
    ]
    assert _lines([page]) == ["1、" + OTHER, "2、" + OTHER]


def test_a_wide_gap_parts_paragraphs():
    """Even after a full line without a mark at its end."""
    full = OTHER.replace("，", "")[:30]
    page = [(90, 700 - 16 * n, full) for n in range(3)] + [(90, 700 - 16 * 2 - 40, full)]
    assert _lines([page]) == [full * 3, full]


def test_a_mark_that_hangs_over_the_margin_moves_no_margin():
    """Chinese setting lets the last mark of a line stand out."""
    body = OTHER.replace("，", "")
    page = [(90, 700, body[:30] + "，"), (90, 684, body[:30]), (90, 668, body[:30]), (90, 652, "完")]
    assert _lines([page]) == [body[:30] + "，" + body[:30] * 2 + "完"]


def test_titles_and_signatures_stand_alone():
    """A title in the middle, a signature at the right margin."""
    page = [(190, 740, "工会工作计划"), *typeset([LONG])[0][0:0]]
    page += [(x, y - 40, text) for x, y, text in typeset([LONG, OTHER])[0]]
    page += [(330, 560, "某某单位工会"), (340, 544, "二〇二七年一月")]
    assert _lines([page]) == ["工会工作计划", LONG, OTHER, "某某单位工会", "二〇二七年一月"]


def test_table_rows():
    """Words far apart in one line are the cells of a row."""
    page = [(90, 700, "三月"), (200, 700, "组织体检"), (90, 684, "四月"), (200, 684, "劳动竞赛")]
    found = pdf_document(pdf([page]), file="a.pdf").lines
    assert [(line.text, line.row) for line in found] == [("三月\t组织体检", True), ("四月\t劳动竞赛", True)]


@pytest.mark.parametrize("foot", ["— {} —", "- {} -", "第 {} 页 共 3 页", "第{}页", "{}", "{}/3", "Page {} of 3"])
def test_page_numbers_are_told_apart(foot):
    """In each form, on each page; also on a single one."""
    pages = [[*page, (290, 40, foot.format(n))] for n, page in enumerate(typeset(BODY, lines=14)[:3], 1)]
    assert all("页" not in line and "Page" not in line and not line[-1:].isdigit() for line in _lines(pages))
    assert _dropped(pages) == [("page number", foot.format(n), n) for n in (1, 2, 3)]
    assert _dropped(pages[:1]) == [("page number", foot.format(1), 1)]


def test_a_number_that_is_no_page_number_stays():
    """A figure in the last line of a page is text."""
    pages = [[(90, 700, LONG[:30]), (90, 684, "2027")], [(90, 700, OTHER[:30]), (90, 684, "35")]]
    assert any(line.endswith("2027") for line in _lines(pages))


def test_running_heads_and_feet_are_told():
    """Different ones on left and right pages, with a number in them; the title is none though it stands on top."""
    body = typeset(BODY, lines=20)[:4]
    heads = ["某工会文件", "工作计划汇编"]
    pages = [[(90, 800, heads[n % 2]), *page, (90, 40, f"某某工会 {n + 1}")] for n, page in enumerate(body)]
    pages[0].insert(1, (200, 780, "年度工作计划"))
    lines = _lines(pages)
    assert lines[0] == "年度工作计划"
    assert not [line for line in lines if "汇编" in line or "某某工会" in line]
    assert [reason for reason, _, page in _dropped(pages) if page == 2] == ["running head", "running foot"]


def test_watermarks_are_told():
    """Words that run across the page."""
    cos, sin = math.cos(0.8), math.sin(0.8)
    words = "内部资料".encode("utf-16-be").hex()
    across = f"BT /F1 40 Tf {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} 200 300 Tm <{words}> Tj ET\n"
    document = pdf_document(pdf(typeset([LONG]), drawing=across), file="a.pdf")
    assert [line.text for line in document.lines] == [LONG]
    assert [(one.reason, one.text, one.page) for one in document.dropped] == [("watermark", "内部资料", 1)]


def test_radicals_become_characters():
    """Some fonts say ⼯ (a radical) where they show 工."""
    assert plain_characters("⼯会⻓") == "工会长"
    assert plain_characters("工会，Ａ①") == "工会，Ａ①"


def test_a_page_without_text_is_told():
    """The others are read."""
    assert _dropped([*typeset([LONG]), []]) == [("page without text", "", 2)]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf([[], []]), "scan"),
        (b"%PDF-1.4\n" + b"\x00" * 99, "damaged"),
        (pdf([[(90, 700, "甲")]])[:200], "damaged"),
        (b"nothing of the kind", "damaged"),
        (pdf([[(90, 700, "\ue001\ue002\ue003\ue004")]]), "illegible"),
        (pdf([[(90, 700, "甲")]] * 2001), "pages"),
    ],
    ids=["scan", "zeros", "cut", "text", "private characters", "too long"],
)
def test_bad_files_say_what_is_wrong(data, why):
    """In one line, with the file's name and what to do."""
    with pytest.raises(SampleError, match=why) as error:
        pdf_document(data, file="a.pdf")
    assert error.value.message.startswith("a.pdf: ")
    assert error.value.hint
    assert "\n" not in error.value.message


def test_an_encrypted_file_is_refused():
    """With what to do."""
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(typeset([LONG])))))
    writer.encrypt("secret", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    with pytest.raises(SampleError, match="encrypted"):
        pdf_document(target.getvalue(), file="a.pdf")


SENTENCE = st.text("工会职代表大会民主管理权益活动", min_size=1, max_size=90).map(lambda text: text + "。")


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCE, min_size=2, max_size=12), st.integers(20, 40))
def test_whatever_is_set_with_indents_comes_back(sentences, chars):
    """At least two full lines tell where the margin is."""
    sentences = ["工" * 80 + "。", *sentences]
    assert _lines(typeset(sentences, chars=chars, lines=25)) == sentences


def _ruled(columns, rows) -> str:
    """The lines of a table, drawn as thin rectangles, after a clip around the whole page."""
    upright = "".join(f"{x} {rows[0]} 0.5 {rows[-1] - rows[0]} re f\n" for x in columns)
    level = "".join(f"{columns[0]} {y} m {columns[-1]} {y} l S\n" for y in rows)
    return f"q 0 0 595 842 re W n\n{upright}{level}Q\n"


def test_a_ruled_table_keeps_its_cells():
    """Words that are broken inside a cell are whole again, empty cells stay, text above and below is no row."""
    drawing = _ruled((90, 160, 240, 400), (560, 600, 640))
    page = [(90, 700, "附表")]
    page += [(95, 620, "三月"), (165, 625, "组织女职"), (165, 611, "工活动"), (245, 620, "工会办公室")]
    page += [(95, 580, "四月"), (245, 585, "生活保障部、女职工"), (245, 571, "委员会")]
    page += [(90, 500, "说明")]
    found = pdf_document(pdf([page], drawing=drawing), file="a.pdf").lines
    assert [(line.text, line.row) for line in found] == [
        ("附表", False),
        ("三月\t组织女职工活动\t工会办公室", True),
        ("四月\t\t生活保障部、女职工委员会", True),
        ("说明", False),
    ]


def test_cells_merged_downwards_are_repeated():
    """No line closes the month after its first row: each row can be read by itself."""
    drawing = "".join(f"{x} 520 0.5 120 re f\n" for x in (90, 160, 300))
    drawing += "".join(f"90 {y} 210 0.5 re f\n" for y in (520, 560, 640)) + "160 600 140 0.5 re f\n"
    page = [(95, 597, "三月"), (165, 615, "体检"), (165, 575, "竞赛"), (95, 535, "四月"), (165, 535, "学习")]
    assert _lines([page], drawing=drawing) == ["三月\t体检", "三月\t竞赛", "四月\t学习"]


def test_a_frame_and_underlines_are_no_table():
    """A box around the text has one column."""
    drawing = "80 300 440 480 re S\n" + "".join(f"90 {700 - 16 * n} m 390 {700 - 16 * n} l S\n" for n in range(3))
    assert _lines(typeset([LONG, OTHER]), drawing=drawing) == [LONG, OTHER]


def test_the_head_that_a_table_repeats_on_each_page_is_told():
    """It stands first on a page and is the same as a row before."""
    head = [(90, 700, "月份"), (200, 700, "工作安排")]
    pages = [
        [(90, 716, "附表"), *head, (90, 684, "三月"), (200, 684, "体检")],
        [*head, (90, 684, "四月"), (200, 684, "竞赛")],
    ]
    assert _lines(pages) == ["附表", "月份\t工作安排", "三月\t体检", "四月\t竞赛"]
    assert _dropped(pages) == [("repeated table head", "月份\t工作安排", 2)]
