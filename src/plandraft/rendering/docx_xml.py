"""XML of a Word file: what text may hold, and children of property elements put where the format's schema wants them.

Word refuses a file, or drops a property, where the order is wrong; python-docx knows only some of these children.
"""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_BLANK = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_FORBIDDEN = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")


def printable(text: str) -> str:
    """One line without the characters that XML forbids."""
    return _FORBIDDEN.sub("", _BLANK.sub(" ", text.strip()))


def add(document: Any, text: str, style: str | None = None) -> Any:
    """A paragraph at the end of the document."""
    return document.add_paragraph(printable(text), style=style)


_CHILDREN = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
        "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
        "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
        "headers cellIns cellDel cellMerge tcPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
}
ORDERS = {name: children.split() for name, children in _CHILDREN.items()}
"""The order of children in each element (ISO/IEC 29500-1, CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr)."""


def put(parent: Any, name: str, **attributes: str) -> Any:
    """Set a child with these attributes, in its place; one that is there already is replaced."""
    drop(parent, name)
    child = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), value)
    order = ORDERS[_local(parent)]
    later = set(order[order.index(name) + 1 :])
    follower = next((other for other in parent if _local(other) in later), None)
    parent.append(child) if follower is None else follower.addprevious(child)
    return child


def drop(parent: Any, name: str) -> None:
    """Take a child away where it is there."""
    for old in parent.findall(qn(f"w:{name}")):
        parent.remove(old)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
