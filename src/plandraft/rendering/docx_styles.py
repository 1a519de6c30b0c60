"""Page, fonts and styles of the Word file."""

from __future__ import annotations

from typing import Any

from plandraft.rendering import gbt9704 as norm


def set_page(document: Any) -> None:
    """A4 with the standard's margins, different footers on odd and even pages."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(norm.PAGE_MM[0]), Mm(norm.PAGE_MM[1])
    section.top_margin, section.bottom_margin = Mm(norm.TOP_MM), Mm(norm.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(norm.LEFT_MM), Mm(norm.RIGHT_MM)
    section.footer_distance = Mm(norm.FOOTER_MM)
    document.settings.odd_and_even_pages_header_footer = True


def set_styles(document: Any) -> None:
    """Body, title and two levels of headings as real styles, so that an office can restyle them."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    styles = document.styles
    style(styles["Normal"], norm.BODY_FONT, norm.BODY_PT, indent=True)
    style(styles["Title"], norm.TITLE_FONT, norm.TITLE_PT)
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for level, font in norm.LEVEL_FONTS.items():
        style(styles[f"Heading {level}"], font, norm.BODY_PT, indent=True)


def style(target: Any, font: str, size_pt: float, *, indent: bool = False) -> None:
    """Give a style its East Asian font, size, exact line pitch and indent; drop the template's colours."""
    from docx.shared import Pt, RGBColor

    target.font.size, target.font.bold, target.font.italic = Pt(size_pt), False, False
    target.font.color.rgb = RGBColor(0, 0, 0)
    set_fonts(target.element.get_or_add_rPr(), font)
    form = target.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(norm.LINE_PT)
    form.widow_control, form.keep_with_next = False, False
    properties = target.element.get_or_add_pPr()
    for name in ("w:pBdr",):
        for old in properties.findall(_qn(name)):
            properties.remove(old)
    _indent(properties, norm.INDENT_CHARS if indent else 0)


def set_fonts(properties: Any, font: str) -> None:
    """One font for Latin and East Asian text; theme fonts would win and are removed."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(_qn(f"w:{name}"), font)
    fonts.set(_qn("w:hint"), "eastAsia")
    for old in properties.findall(_qn("w:spacing")) + properties.findall(_qn("w:kern")):
        properties.remove(old)
    spacing = properties.makeelement(_qn("w:spacing"), {_qn("w:val"): str(norm.TRACKING_TWIPS)})
    size = properties.find(_qn("w:sz"))
    properties.append(spacing) if size is None else size.addprevious(spacing)


def _indent(properties: Any, chars: int) -> None:
    for old in properties.findall(_qn("w:ind")):
        properties.remove(old)
    twips = str(chars * norm.BODY_PT * 20)
    indent = properties.get_or_add_ind()
    indent.set(_qn("w:firstLineChars"), str(chars * 100))
    indent.set(_qn("w:firstLine"), twips)


def right_indent(paragraph: Any, chars: float) -> None:
    """Indent from the right by characters; twips too, because LibreOffice ignores characters alone."""
    properties = paragraph._p.get_or_add_pPr()
    indent = properties.get_or_add_ind()
    indent.set(_qn("w:firstLineChars"), "0")
    indent.set(_qn("w:firstLine"), "0")
    indent.set(_qn("w:rightChars"), str(round(chars * 100)))
    indent.set(_qn("w:right"), str(round(chars * norm.BODY_PT * 20)))


def page_numbers(document: Any) -> None:
    """— 1 — in the footer, odd pages right, even pages left (7.5)."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = document.sections[0]
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        _indent(paragraph._p.get_or_add_pPr(), 0)
        _run(paragraph, "— ")
        for kind in ("begin", None, "end"):
            run = _run(paragraph, "")
            if kind is None:
                code = run._r.makeelement(_qn("w:instrText"), {})
                code.text = "PAGE"
                run._r.append(code)
            else:
                run._r.append(run._r.makeelement(_qn("w:fldChar"), {_qn("w:fldCharType"): kind}))
        _run(paragraph, " —")


def _run(paragraph: Any, text: str) -> Any:
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size = Pt(norm.PAGE_NUMBER_PT)
    set_fonts(run._r.get_or_add_rPr(), norm.PAGE_NUMBER_FONT)
    return run


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    found: str = qn(name)
    return found
