"""Page, fonts and styles of the Word file: real styles, so that an office can restyle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_xml import drop, put

ANNEX_MARK, ANNEX_TITLE, SIGNED, TABLE_HEAD, TABLE_TEXT, AFTER_TABLE = (
    "附件标记",
    "附件标题",
    "落款",
    "表头",
    "表格文字",
    "表后",
)
"""Styles of our own, by the names an office reads."""


@dataclass(frozen=True, kw_only=True)
class StyleLook:
    """How a paragraph style looks; sizes and pitch in points."""

    font: str
    size_pt: float = norm.BODY_PT
    line_pt: float = norm.LINE_PT
    indent: bool = False
    align: Any = WD_ALIGN_PARAGRAPH.LEFT
    tracking: int = norm.TRACKING_TWIPS
    keep_next: bool = False
    after_pt: float = 0


LOOKS = {
    "Normal": StyleLook(font=norm.BODY_FONT, indent=True),
    "Title": StyleLook(font=norm.TITLE_FONT, size_pt=norm.TITLE_PT, align=WD_ALIGN_PARAGRAPH.CENTER, keep_next=True),
    "Heading 1": StyleLook(font=norm.LEVEL_FONTS[1], indent=True, keep_next=True),
    "Heading 2": StyleLook(font=norm.LEVEL_FONTS[2], indent=True, keep_next=True),
    "Footer": StyleLook(
        font=norm.PAGE_NUMBER_FONT, size_pt=norm.PAGE_NUMBER_PT, line_pt=norm.PAGE_NUMBER_PT, tracking=0
    ),
    SIGNED: StyleLook(font=norm.BODY_FONT, align=WD_ALIGN_PARAGRAPH.RIGHT),
    ANNEX_MARK: StyleLook(font=norm.LEVEL_FONTS[1], keep_next=True),
    ANNEX_TITLE: StyleLook(
        font=norm.TITLE_FONT,
        size_pt=norm.TITLE_PT,
        align=WD_ALIGN_PARAGRAPH.CENTER,
        keep_next=True,
        after_pt=norm.TABLE_GAP_PT,
    ),
    TABLE_HEAD: StyleLook(
        font=norm.LEVEL_FONTS[1],
        size_pt=norm.TABLE_PT,
        line_pt=norm.TABLE_LINE_PT,
        align=WD_ALIGN_PARAGRAPH.CENTER,
        tracking=0,
    ),
    TABLE_TEXT: StyleLook(font=norm.BODY_FONT, size_pt=norm.TABLE_PT, line_pt=norm.TABLE_LINE_PT, tracking=0),
    AFTER_TABLE: StyleLook(font=norm.BODY_FONT, size_pt=1, line_pt=1, tracking=0),
}
"""Every style of the file; heading styles bring their outline levels along.

The body is set to the left: where it is justified, LibreOffice 7.4 loses the mark that hangs over a line's end.
"""


def set_page(document: Any) -> None:
    """A4 with the standard's margins, different footers on odd and even pages."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(norm.PAGE_MM[0]), Mm(norm.PAGE_MM[1])
    section.top_margin, section.bottom_margin = Mm(norm.TOP_MM), Mm(norm.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(norm.LEFT_MM), Mm(norm.RIGHT_MM)
    section.footer_distance = Mm(norm.FOOTER_MM)
    put(section._sectPr, "docGrid", type="lines", linePitch=str(norm.GRID_TWIPS))
    settings = document.settings
    settings.odd_and_even_pages_header_footer = True
    for zoom in settings.element.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for language in settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for setting in settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), norm.WORD_MODE)


def set_styles(document: Any) -> None:
    """Give every style its look; Chinese is the language, so that line breaks follow its rules."""
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for name, look in LOOKS.items():
        if name not in styles:
            added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            added.base_style, added.quick_style = styles["Normal"], True
        _style(styles[name], look)


def _style(target: Any, look: StyleLook) -> None:
    target.font.size, target.font.bold, target.font.italic = Pt(look.size_pt), False, False
    target.font.color.rgb = RGBColor(0, 0, 0)
    set_fonts(target.element.get_or_add_rPr(), look.font, look.tracking)
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
    put(properties, "ind", firstLineChars=str(chars * 100), firstLine=str(chars * norm.BODY_PT * 20))


def set_fonts(properties: Any, font: str, tracking_twips: int) -> None:
    """One font for Latin and East Asian text; theme fonts would win and are removed with the old child."""
    put(properties, "rFonts", hint="eastAsia", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    drop(properties, "kern")
    put(properties, "spacing", val=str(tracking_twips))
    size = properties.find(qn("w:sz"))
    if size is not None:
        put(properties, "szCs", val=size.get(qn("w:val")))


def indent_right(paragraph: Any, chars: float) -> None:
    """Indent from the right by body characters; twips too, because LibreOffice ignores characters alone."""
    properties = paragraph._p.get_or_add_pPr()
    twips = str(round(chars * norm.BODY_PT * 20))
    put(properties, "ind", firstLineChars="0", firstLine="0", rightChars=str(round(chars * 100)), right=twips)
