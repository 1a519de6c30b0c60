"""House rules, an organisation's own template, and the looks learnt from its old plans."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pydantic import ValidationError

from plandraft.documents.word import word_document
from plandraft.errors import UsageError
from plandraft.rendering import from_word, to_docx
from plandraft.rendering.layout import Face, Layout, Margins
from plandraft.rendering.style_learning import learnt_layout
from tests.rendering.plans import full_plan


def opened(data: bytes) -> Any:
    """A Word file, read by python-docx."""
    return docx.Document(io.BytesIO(data))


def saved(document: Any) -> bytes:
    """A Word file's bytes."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


HOUSE = Layout(
    title=Face(font="华文中宋", size=18, bold=True),
    body=Face(font="宋体", size=12),
    margins=Margins(top=25, bottom=25, left=30, right=25),
    line=24,
    calendar="list",
    annex=False,
    comments=False,
)


def test_house_rules_are_followed() -> None:
    """Faces, sizes, margins and pitch; headings are as large as the text; no table, no annex, no comment, no colour."""
    document = opened(to_docx(full_plan(), layout=HOUSE))
    section, styles = document.sections[0], document.styles
    assert [round(x.mm) for x in (section.top_margin, section.left_margin, section.right_margin)] == [25, 30, 25]
    faces = {name: styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Title", "Normal", "Heading 1")}
    assert faces == {"Title": "华文中宋", "Normal": "宋体", "Heading 1": "黑体"}
    assert [styles[name].font.size.pt for name in ("Title", "Normal", "Heading 1")] == [18, 12, 12]
    assert (styles["Title"].font.bold, styles["Normal"].paragraph_format.line_spacing.pt) == (True, 24)
    assert [table.rows[0].cells[1].text for table in document.tables] == ["用途"]
    assert not any(paragraph.text == "附件" for paragraph in document.paragraphs)
    assert not [*document.comments]
    assert not [*document.element.iter(qn("w:highlight"))]


@pytest.mark.parametrize("size", ["三号", "3号", "16", "16pt", "16磅", 16])
def test_sizes_are_written_as_people_write_them(size: object) -> None:
    """By their Chinese names, or in points."""
    assert Layout.model_validate({"body": {"size": size}}).size("body") == 16


@pytest.mark.parametrize(
    "wrong", [{"body": {"size": "巨号"}}, {"margins": {"left": 200}}, {"calendar": "grid"}, {"body": {"font": "a<b"}}]
)
def test_what_no_page_can_have_is_refused(wrong: dict[str, Any]) -> None:
    """Sizes, margins, forms and names of faces."""
    with pytest.raises(ValidationError):
        Layout.model_validate(wrong)


def test_a_layout_comes_back_from_its_own_file() -> None:
    """What is learnt from a plan in house style is the house style."""
    learnt = learnt_layout(to_docx(full_plan(), layout=HOUSE))
    assert (learnt.title, learnt.body, learnt.margins, learnt.line) == (
        HOUSE.title,
        HOUSE.body,
        HOUSE.margins,
        HOUSE.line,
    )
    assert learnt.calendar == "list"
    assert learnt_layout(to_docx(full_plan())).calendar == "table"


def test_an_offices_old_plan_without_any_style_is_learnt_from() -> None:
    """Direct fonts on every run, spacing in lines, a title that is only larger and centred."""
    document = docx.Document()
    document.sections[0].left_margin = Mm(31.7)

    def typed(text: str, font: str, size: float) -> Any:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        paragraph.paragraph_format.line_spacing = 1.5
        return paragraph

    typed("青禾厂工会2026年工作计划", "黑体", 20).alignment = WD_ALIGN_PARAGRAPH.CENTER
    typed("一、指导思想", "宋体", 15)
    typed("（一）民主管理", "楷体", 14)
    typed("开好职工代表大会，提案件件有答复，年底向会员报告办理情况。" * 3, "宋体", 14)
    learnt = learnt_layout(saved(document))
    assert (learnt.title, learnt.heading1.size) == (Face(font="黑体", size=20), 15)
    assert (learnt.heading2.font, learnt.body) == ("楷体", Face(font="宋体", size=14))
    assert learnt.line == pytest.approx(1.5 * 14 * 1.3)
    assert learnt.margins.left == 31.7


def template(*, kind: str = "document") -> bytes:
    """An office's file with a style of its own, a head, and a text that is not to be in the plan."""
    document = docx.Document()
    style = document.styles.add_style("公文正文", 1)
    style.font.size = Pt(13)
    document.styles["Title"].font.size = Pt(26)
    document.sections[0].header.paragraphs[0].text = "青禾厂工会文件"
    document.sections[0].left_margin = Mm(40)
    document.add_paragraph("此处填写正文")
    document.add_table(1, 2)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document))) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            whole = source.read(name)
            if name == "[Content_Types].xml":
                whole = whole.replace(b"document.main+xml", f"{kind}.main+xml".encode())
            result.writestr(name, whole)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["document", "template"])
def test_a_template_gives_its_styles_page_and_head_and_none_of_its_text(kind: str) -> None:
    """The first line is indented where its style does not; the file is a document, carries the plan and comes back."""
    data = to_docx(full_plan(), template=template(kind=kind))
    document = opened(data)
    assert document.sections[0].header.paragraphs[0].text == "青禾厂工会文件"
    assert round(document.sections[0].left_margin.mm) == 40
    assert "此处填写正文" not in [paragraph.text for paragraph in document.paragraphs]
    body = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("为做好"))
    assert body.style.base_style.name == "公文正文"
    assert body.style.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert document.styles["Title"].font.size.pt == 26
    widths = {sum(cell.width.twips for cell in table.rows[0].cells) for table in document.tables}
    section = document.sections[0]
    text = (section.page_width - section.left_margin - section.right_margin) / 635
    assert all(abs(width - text) < 30 for width in widths)
    read = from_word(word_document(data, file="plan.docx"))
    assert read is not None
    assert read.plan == full_plan()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 no zip", "damaged"),
        (b"", "damaged"),
        (template(kind="document.macroEnabled"), "macros"),
        (template()[:4000], "damaged"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_in_words(data: bytes, why: str) -> None:
    """Damaged, cut off, with macros: the message says what to do."""
    with pytest.raises(UsageError, match=why) as refused:
        to_docx(full_plan(), template=data)
    assert "save it" in refused.value.hint


def test_an_old_plan_of_ours_as_template_leaves_no_second_plan_behind() -> None:
    """Its carried plan and its comments go."""
    other = full_plan().model_copy(update={"title": "去年的计划"})
    data = to_docx(full_plan(), template=to_docx(other))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert sum("去年的计划".encode() in package.read(name) for name in package.namelist()) == 0
        assert sum(b"urn:plandraft:plan" in package.read(n) for n in package.namelist() if "customXml/item" in n) >= 1
    assert len([*opened(data).comments]) == len([*opened(to_docx(full_plan())).comments])
