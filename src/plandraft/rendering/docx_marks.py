"""What a Word file carries so that it can come back: the plan itself, and a bookmark around each printed paragraph.

Bookmarks survive editing, saving and tracked changes in Word, WPS and LibreOffice; Word hides those whose names begin
with an underscore. The plan is a custom XML part (ISO/IEC 29500-1, 15.2.5), which these programs keep.
"""

from __future__ import annotations

import json
from itertools import count
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from plandraft.core.blocks import CARRIED, PREFIX
from plandraft.core.plan import Plan
from plandraft.rendering.comments import escape_unwritable

_ITEM_ID = "{5B1D7F0E-6C0B-4B7C-9C53-3F0E2A8D4A11}"
"""The part's own, the same in every file: a file has one such part (ISO/IEC 29500-1, 22.5.2.1)."""
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


class Bookmarks:
    """The bookmarks of one file."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def put(self, paragraph: Any, key: str) -> None:
        """Put one around all words of a paragraph."""
        number = str(next(self._numbers))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), f"{PREFIX}{key}")
        end.set(qn("w:id"), number)
        first = next((run for run in paragraph._p if run.tag == qn("w:r")), None)
        paragraph._p.append(start) if first is None else first.addprevious(start)
        paragraph._p.append(end)


def carry(document: Any, plan: Plan) -> None:
    """Put the plan itself into the file."""
    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in count(2) if f"/customXml/item{n}.xml" not in taken)
    item = _part(f"/customXml/item{number}.xml", CONTENT_TYPE.XML, _plan_xml(plan), package)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    name = f"/customXml/itemProps{number}.xml"
    properties = _part(name, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, _properties(), package)
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _part(name: str, kind: str, data: bytes, package: Any) -> Part:
    return Part(PackURI(name), kind, data, package)


def _plan_xml(plan: Plan) -> bytes:
    root = etree.Element(CARRIED, nsmap={None: etree.QName(CARRIED).namespace})
    data = json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
    root.text = escape_unwritable(data).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _properties() -> bytes:
    root = etree.Element(f"{{{_PROPERTIES}}}datastoreItem", nsmap={"ds": _PROPERTIES})
    root.set(f"{{{_PROPERTIES}}}itemID", _ITEM_ID)
    references = etree.SubElement(root, f"{{{_PROPERTIES}}}schemaRefs")
    etree.SubElement(references, f"{{{_PROPERTIES}}}schemaRef").set(
        f"{{{_PROPERTIES}}}uri", str(etree.QName(CARRIED).namespace)
    )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=False))
