"""What of a Word file is text, and what is left out and told."""

from __future__ import annotations

import io

import docx
import pytest

from plandraft.documents.word import word_document
from plandraft.errors import SampleError
from tests.documents.making import W, cell, packed, paragraph, run, table, word


def _lines(body: str, **parts: str) -> list[str]:
    return [line.text for line in word_document(word(body, **parts), file="a.docx").lines]


def _dropped(body: str, **parts: str) -> list[tuple[str, str, int | None]]:
    found = word_document(word(body, **parts), file="a.docx").dropped
    return [(one.reason, one.text, one.line) for one in found]


def _field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('separate')}{result}{mark('end')}"


def test_lines_are_paragraphs_and_count_from_one():
    """Empty ones count as well; a soft break begins another line."""
    body = paragraph("甲") + paragraph("") + paragraph(f"{run('乙')}<w:r><w:br/></w:r>{run('丙')}")
    found = word_document(word(body), file="a.docx").lines
    assert [(line.number, line.text) for line in found] == [(1, "甲"), (2, ""), (3, "乙"), (4, "丙")]


def test_a_page_break_is_no_line():
    """Only breaks of lines are."""
    assert _lines(paragraph(f'{run("甲")}<w:r><w:br w:type="page"/></w:r>{run("乙")}')) == ["甲乙"]


def test_heading_levels_come_from_styles():
    """Also in files by other programs, which only set the outline level."""
    styles = f"""<w:styles {W}>
      <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="X"><w:basedOn w:val="1"/></w:style></w:styles>"""
    body = paragraph("甲", '<w:pStyle w:val="X"/>') + paragraph("乙", '<w:outlineLvl w:val="2"/>') + paragraph("丙")
    found = word_document(word(body, styles=styles), file="a.docx").lines
    assert [line.level for line in found] == [1, 3, None]


def test_table_rows_are_lines_with_tabs():
    """Cells of several paragraphs stay one cell."""
    rows = table(("月份", "活动"), ("三月", paragraph("庆祝节日") + paragraph("组织体检")))
    found = word_document(word(rows), file="a.docx").lines
    assert [(line.text, line.row) for line in found] == [("月份\t活动", True), ("三月\t庆祝节日 组织体检", True)]


def test_merged_cells():
    """Downwards the words are repeated, so that each row can be read by itself; sideways they stand once."""
    rows = table(
        (cell("三月", '<w:vMerge w:val="restart"/>'), "体检"),
        (cell("", "<w:vMerge/>"), "竞赛"),
        (cell("全年", '<w:gridSpan w:val="2"/>'), "学习"),
    )
    assert _lines(rows) == ["三月\t体检", "三月\t竞赛", "全年\t学习"]


def test_a_table_that_is_only_a_frame_is_its_paragraphs():
    """One cell around the whole plan; and a table inside a cell comes row by row."""
    inner = table(("三月", "体检"))
    assert _lines(table((paragraph("甲") + paragraph("乙") + inner,))) == ["甲", "乙", "三月\t体检"]
    assert _lines(table(("安排", paragraph("如下") + inner))) == ["安排\t如下", "三月\t体检"]


def test_tracked_changes_are_accepted():
    """Inserted words stay, deleted ones go and are told with their line."""
    body = paragraph("甲") + paragraph(
        f"{run('开展')}<w:del w:id='1'><w:r><w:delText>两次</w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('三次')}</w:ins>{run('活动')}"
    )
    assert _lines(body) == ["甲", "开展三次活动"]
    assert _dropped(body) == [("deleted change", "两次", 2)]


def test_moved_words_stand_where_they_went():
    """And not where they came from."""
    body = paragraph(f"<w:moveFrom w:id='1'>{run('甲')}</w:moveFrom>{run('乙')}") + paragraph(
        f"<w:moveTo w:id='2'>{run('甲')}</w:moveTo>"
    )
    assert _lines(body) == ["乙", "甲"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    """As accepting the change does."""
    body = paragraph("开展", '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("活动")
    assert _lines(body) == ["开展活动"]


def test_a_deleted_row_is_gone():
    """The others stay."""
    rows = table(("三月", "体检"), ("四月", "竞赛")).replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>', 1)
    assert _lines(rows) == ["四月\t竞赛"]


def test_hidden_text_is_left_out():
    """Directly, by a character style, and by a paragraph style; and what is explicitly shown is kept."""
    styles = f"""<w:styles {W}>
      <w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""
    body = (
        paragraph(f"{run('甲')}{run('密', '<w:vanish/>')}{run('文', '<w:rStyle w:val=%C%/>'.replace('%', chr(34)))}")
        + paragraph("隐", '<w:pStyle w:val="P"/>')
        + paragraph(run("乙", '<w:vanish w:val="0"/>'))
    )
    assert _lines(body, styles=styles) == ["甲", "乙"]
    assert _dropped(body, styles=styles) == [("hidden text", "密文", 1), ("hidden text", "隐", 2)]


def test_comments_and_notes_are_told_beside_their_line():
    """They are no part of the plan."""
    comments = f'<w:comments {W}><w:comment w:id="0">{paragraph("请核实")}</w:comment></w:comments>'
    footnotes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("见通知")}</w:footnote></w:footnotes>'
    body = paragraph("甲") + paragraph(
        f'{run("乙")}<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    assert _lines(body, comments=comments, footnotes=footnotes) == ["甲", "乙"]
    assert _dropped(body, comments=comments, footnotes=footnotes) == [
        ("comment", "请核实", 2),
        ("footnote", "见通知", 2),
    ]


def test_headers_and_footers_are_told_once():
    """Wherever they are repeated."""
    header = f"<w:hdr {W}>{paragraph('内部资料')}</w:hdr>"
    assert _lines(paragraph("甲"), header=header) == ["甲"]
    assert _dropped(paragraph("甲"), header=header) == [("header", "内部资料", None)]


def test_fields():
    """The table of contents and page numbers go, over as many paragraphs as they take; other results stay."""
    contents = paragraph(_field(' TOC \\o "1-3" ', run("一、学习") + _field("PAGEREF _Toc1", run("1"))))
    assert _lines(contents + paragraph("甲")) == ["甲"]
    assert _dropped(contents + paragraph("甲"))[0][:2] == ("table of contents", "一、学习1")
    assert _lines(paragraph(f"{run('日期：')}{_field('DATE', run('2027年'))}{_field('PAGE', run('3'))}")) == [
        "日期：2027年"
    ]
    simple = f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>'
    assert _lines(paragraph(run("共") + simple + run("页"))) == ["共页"]


def test_a_field_that_never_ends_costs_nothing():
    """A damaged file keeps its text."""
    body = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("甲")
    assert [text for text in _lines(body) if text] == ["甲"]


def test_a_contents_control_is_left_out_another_is_read():
    """Both are content controls."""
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = "<w:sdt>{}<w:sdtContent>{}</w:sdtContent></w:sdt>".format
    assert _lines(control(gallery, paragraph("目录")) + control("", paragraph("甲"))) == ["甲"]


def test_text_boxes_are_read_once():
    """Word stores each twice, for new and for old readers."""
    box = f"<w:drawing><w:txbxContent>{paragraph('标题')}</w:txbxContent></w:drawing>"
    old = f"<w:pict><w:txbxContent>{paragraph('标题')}</w:txbxContent></w:pict>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{box}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    assert _lines(paragraph(both) + paragraph("甲")) == ["标题", "甲"]


def test_links_and_odd_signs():
    """A link keeps its words; a no-break hyphen is a hyphen; furigana is not text."""
    ruby = f"<w:r><w:ruby><w:rt>{run('gong')}</w:rt><w:rubyBase>{run('工')}</w:rubyBase></w:ruby></w:r>"
    body = paragraph(f"<w:hyperlink>{run('见附件')}</w:hyperlink><w:r><w:noBreakHyphen/></w:r>{ruby}")
    assert _lines(body) == ["见附件-工"]


def test_a_real_file_with_a_real_list():
    """As python-docx writes it, from its own template."""
    made = docx.Document()
    made.add_heading("工会工作要点", 1)
    made.add_paragraph("开好职代会", style="List Number")
    made.add_paragraph("关心职工", style="List Number")
    target = io.BytesIO()
    made.save(target)
    found = word_document(target.getvalue(), file="a.docx").lines
    assert [(line.text, line.level) for line in found] == [
        ("工会工作要点", 1),
        ("1. 开好职代会", None),
        ("2. 关心职工", None),
    ]


def test_strict_files_and_unusual_places():
    """The strict variant has other namespaces; other programs name the main part otherwise."""
    data = word(paragraph("甲"), main="text.xml")
    assert word_document(data, file="a.docx").lines[0].text == "甲"
    body = f"<w:document {W.replace('schemas.openxmlformats.org', 'purl.oclc.org/ooxml')}><w:body>{paragraph('乙')}"
    strict = packed({"word/document.xml": f"{body}</w:body></w:document>".encode()})
    assert word_document(strict, file="a.docx").lines[0].text == "乙"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (word(paragraph("甲"))[:-40], "damaged"),
        (b"PK\x03\x04" + b"\x00" * 200, "damaged"),
        (packed({"word/document.xml": b"<w:document"}), "damaged"),
        (packed({"word/document.xml": b"\xff\xfe<"}), "damaged"),
        (packed({"xl/workbook.xml": b"<x/>"}), "no Word file"),
        (word(""), "no text"),
        (word(paragraph("")), "no text"),
        (packed({"word/document.xml": b" " * 60_000_000}), "more than 50 MB"),
    ],
    ids=["cut", "no zip", "cut inside", "no XML", "Excel", "no body", "empty", "too large"],
)
def test_bad_files_say_what_is_wrong(data, why):
    """In one line, with the file's name and what to do."""
    with pytest.raises(SampleError, match=why) as error:
        word_document(data, file="a.docx")
    assert error.value.message.startswith("a.docx: ")
    assert error.value.hint
    assert "\n" not in error.value.message


def test_entities_are_not_expanded():
    """Neither a bomb of them nor a file on this machine comes in."""
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t><w:t>\u7532</w:t></w:r></w:p></w:body></w:document>"
    data = packed({"word/document.xml": entity + body.encode()})
    assert [line.text for line in word_document(data, file="a.docx").lines] == ["甲"]
