"""Page, fonts and styles of the Word file: real styles, so that an office can restyle it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_xml import drop, put
from plandraft.rendering.layout import Face, Layout, Role

ANNEX_MARK, ANNEX_TITLE, SIGNED, TABLE_HEAD, TABLE_TEXT, AFTER_TABLE = (
    "附件标记",
    "附件标题",
    "落款",
    "表头",
    "表格文字",
    "表后",
)
"""Styles of our own, by the names an office reads."""
OWN = (ANNEX_MARK, ANNEX_TITLE, SIGNED, TABLE_HEAD, TABLE_TEXT, AFTER_TABLE)


@dataclass(frozen=True, kw_only=True)
class StyleLook:
    """How a paragraph style looks; the pitch of its lines in points."""

    face: Face
    line_pt: float
    indent: bool = False
    align: Any = WD_ALIGN_PARAGRAPH.LEFT
    tracking: int = norm.TRACKING_TWIPS
    keep_next: bool = False
    after_pt: float = 0


def style_looks(layout: Layout) -> dict[str, StyleLook]:
    """Every style of the file; heading styles bring their outline levels along.

    The body is set to the left: where it is justified, LibreOffice 7.4 loses the mark that hangs over a line's end.
    """
    tracking = norm.TRACKING_TWIPS if layout.is_standard_line else 0
    left, centre, right = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT

    def text(
        role: Role, *, align: Any = left, indent: bool = False, keep_next: bool = False, after_pt: float = 0
    ) -> StyleLook:
        face = layout.face(role)
        return StyleLook(
            face=face,
            line_pt=max(layout.line, (face.size or norm.BODY_PT) * norm.TIGHTEST),
            indent=indent,
            align=align,
            tracking=tracking,
            keep_next=keep_next,
            after_pt=after_pt,
        )

    def cell(face: Face) -> StyleLook:
        size = face.size or norm.TABLE_PT
        return StyleLook(face=face, line_pt=round(size * norm.TABLE_LINE_PT / norm.TABLE_PT, 1), tracking=0)

    table = layout.face("table")
    heads = Face(font=layout.face("heading1").font, size=table.size, bold=table.bold)
    thin = Face.model_construct(font=layout.face("body").font, size=1, bold=False)
    number = Face(font=norm.PAGE_NUMBER_FONT, size=norm.PAGE_NUMBER_PT)
    return {
        "Normal": text("body", indent=True),
        "Title": text("title", align=centre, keep_next=True),
        "Heading 1": text("heading1", indent=True, keep_next=True),
        "Heading 2": text("heading2", indent=True, keep_next=True),
        "Footer": StyleLook(face=number, line_pt=norm.PAGE_NUMBER_PT, tracking=0),
        SIGNED: text("body", align=right),
        ANNEX_MARK: text("heading1", keep_next=True),
        ANNEX_TITLE: text("title", align=centre, keep_next=True, after_pt=norm.TABLE_GAP_PT),
        TABLE_HEAD: _centred(cell(heads)),
        TABLE_TEXT: cell(table),
        AFTER_TABLE: StyleLook(face=thin, line_pt=1, tracking=0),
    }


def _centred(look: StyleLook) -> StyleLook:
    return StyleLook(face=look.face, line_pt=look.line_pt, tracking=look.tracking, align=WD_ALIGN_PARAGRAPH.CENTER)


def set_page(document: Any, layout: Layout) -> None:
    """A4 with the layout's margins, different footers on odd and even pages."""
    section, margins = document.sections[0], layout.margins
    section.page_width, section.page_height = Mm(norm.PAGE_MM[0]), Mm(norm.PAGE_MM[1])
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.footer_distance = Mm(max(5, margins.bottom - norm.BOTTOM_MM + norm.FOOTER_MM))
    put(section._sectPr, "docGrid", type="lines", linePitch=str(round(layout.line * 20)))
    settings = document.settings
    settings.odd_and_even_pages_header_footer = True
    for zoom in settings.element.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for language in settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for setting in settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), norm.WORD_MODE)


def set_styles(document: Any, layout: Layout) -> None:
    """Give every style its look; Chinese is the language, so that line breaks follow its rules."""
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for name, look in style_looks(layout).items():
        if name not in styles:
            _added(styles, name)
        _style(styles[name], look)


def add_missing_styles(document: Any, layout: Layout, names: Mapping[str, str]) -> None:
    """Give a document with styles of its own those of ours that it lacks; ``names`` are what it calls others."""
    styles = document.styles
    for name, look in style_looks(layout).items():
        if name not in styles and name not in names:
            _style(_added(styles, name), look)


def _added(styles: Any, name: str) -> Any:
    added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name in OWN and "Normal" in styles:
        added.base_style, added.quick_style = styles["Normal"], True
    return added


def _style(target: Any, look: StyleLook) -> None:
    size = look.face.size or norm.BODY_PT
    target.font.size, target.font.bold, target.font.italic = Pt(size), look.face.bold, False
    target.font.color.rgb = RGBColor(0, 0, 0)
    set_fonts(target.element.get_or_add_rPr(), look.face.font, look.tracking)
    properties = target.element.get_or_add_pPr()
    for name in ("pBdr", "contextualSpacing"):
        drop(properties, name)
    form = target.paragraph_format
    form.alignment, form.keep_with_next = look.align, look.keep_next
    form.widow_control = form.keep_together = False
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(look.after_pt), Pt(look.line_pt)
    for name in ("autoSpaceDE", "autoSpaceDN", "snapToGrid"):
        put(properties, name, val="0")
    chars = norm.INDENT_CHARS if look.indent else 0
    put(properties, "ind", firstLineChars=str(chars * 100), firstLine=str(round(chars * size * 20)))


def set_fonts(properties: Any, font: str, tracking_twips: int) -> None:
    """One font for Latin and East Asian text; theme fonts would win and are removed with the old child."""
    put(properties, "rFonts", hint="eastAsia", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    drop(properties, "kern")
    put(properties, "spacing", val=str(tracking_twips))
    size = properties.find(qn("w:sz"))
    if size is not None:
        put(properties, "szCs", val=size.get(qn("w:val")))


def indent_right(paragraph: Any, chars: float, size_pt: float) -> None:
    """Indent from the right by body characters; twips too, because LibreOffice ignores characters alone."""
    properties = paragraph._p.get_or_add_pPr()
    twips = str(round(chars * size_pt * 20))
    put(properties, "ind", firstLineChars="0", firstLine="0", rightChars=str(round(chars * 100)), right=twips)
