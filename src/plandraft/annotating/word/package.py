"""The parts of a Word file that change; all others are copied as they are, in their order."""

from __future__ import annotations

import posixpath

from lxml import etree

from plandraft.annotating.word.marks import MarkMaker
from plandraft.documents.word.package import Package
from plandraft.documents.word.xml import Element, attribute, children

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_STRICT = "http://purl.oclc.org/ooxml/"
_KINDS = {
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
}


class Parts:
    """Parts that were changed or made, until the file is written."""

    def __init__(self, package: Package, marks: MarkMaker) -> None:
        self._package = package
        self._marks = marks
        self._changed: dict[str, Element] = {package.main_name: package.main()}

    def page(self, kind: str, content_type: str) -> Element:
        """The part of a kind that belongs to the text, made where it is not there.

        Args:
            kind: Last word of its relationship's type and name of its outermost element, such as ``comments``.
            content_type: What it is in the list of types.
        """
        name = self._package.target(kind)
        if name is None:
            name = self._free(kind)
            self._changed[name] = etree.Element(self._marks.tag(kind), nsmap={"w": self._marks.namespace})
            self._relate(kind, name)
            self._name_type(name, content_type)
        elif name not in self._changed:
            part = self._package.part(name)
            assert part is not None
            self._changed[name] = part
        return self._changed[name]

    def to_bytes(self) -> bytes:
        """The whole file."""
        content = {name: _written(root) for name, root in self._changed.items()}
        return self._package.rewritten(content)

    def _free(self, kind: str) -> str:
        folder = posixpath.dirname(self._package.main_name)
        names = (f"{kind}.xml", *(f"{kind}{number}.xml" for number in range(1, 100)))
        return next(path for name in names if not self._package.has(path := posixpath.join(folder, name)))

    def _relate(self, kind: str, name: str) -> None:
        folder, main = posixpath.split(self._package.main_name)
        relations = self._part(f"{folder}/_rels/{main}.rels".lstrip("/"), _RELATIONS, "Relationships")
        known = {attribute(one, "Id") for one in children(relations, "Relationship")}
        number = next(n for n in range(1, len(known) + 2) if f"rId{n}" not in known)
        strict = self._marks.namespace.startswith(_STRICT)
        etree.SubElement(
            relations,
            f"{{{_RELATIONS}}}Relationship",
            {"Id": f"rId{number}", "Type": f"{_KINDS[strict]}{kind}", "Target": posixpath.relpath(name, folder or ".")},
        )

    def _name_type(self, name: str, content_type: str) -> None:
        types = self._part(_TYPES, _CONTENT, "Types")
        etree.SubElement(types, f"{{{_CONTENT}}}Override", {"PartName": f"/{name}", "ContentType": content_type})

    def _part(self, name: str, namespace: str, root: str) -> Element:
        if name not in self._changed:
            part = self._package.part(name)
            self._changed[name] = (
                part if part is not None else etree.Element(f"{{{namespace}}}{root}", nsmap={None: namespace})
            )
        return self._changed[name]


def _written(root: Element) -> bytes:
    data: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
