"""Page numbers of the Word file: — 1 — one character in from the outer edge (GB/T 9704—2012, 7.5)."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.docx_xml import put


def number_pages(document: Any) -> None:
    """Odd pages on the right, even pages on the left, for a file bound on the left."""
    section = document.sections[0]
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left"),
    )
    for footer, align, side in sides:
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style, paragraph.alignment = "Footer", align
        twips = str(norm.PAGE_NUMBER_PT * 20)
        put(paragraph._p.get_or_add_pPr(), "ind", firstLineChars="0", firstLine="0", **{side: twips})
        paragraph.add_run("— ")
        _page_field(paragraph)
        paragraph.add_run(" —")


def _page_field(paragraph: Any) -> None:
    for kind in ("begin", "PAGE", "separate", "1", "end"):
        run = paragraph.add_run("1" if kind == "1" else "")
        if kind == "PAGE":
            code = OxmlElement("w:instrText")
            code.text = kind
            run._r.append(code)
        elif kind != "1":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
