"""The parts of a Word file: XML in a zip file; and what a file of ours carries beside its text."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from plandraft.core.blocks import CARRIED, PREFIX
from plandraft.documents.limits import MAX_PART_BYTES, MAX_TAGS
from plandraft.documents.refusal import Unreadable
from plandraft.documents.word.xml import Element, attribute, children, name, parse_xml
from plandraft.messages import marked, tr

_DAMAGED = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, ValueError, RuntimeError)
_HINT = marked("open it in Word, WPS or LibreOffice and save it again as .docx")


class Package:
    """A Word file, opened.

    Raises:
        Unreadable: Damaged, too large, or not by Word.
    """

    def __init__(self, data: bytes, *, file: str, whole: bool = False) -> None:
        """Open it.

        Args:
            data: The file.
            file: Its name, for messages.
            whole: Whether it is to be written again: comments of the XML stay, and a part is parsed once.
        """
        self._file = file
        self._whole = whole
        self._parsed: dict[str, Element] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_DAMAGED, NotImplementedError) as error:
            raise Unreadable(file, tr("it is a damaged Word file: {error}", error=error), hint=tr(_HINT)) from None
        self._names = set(self._zip.namelist())
        self._left = MAX_PART_BYTES
        self.main_name = self._main()

    def main(self) -> Element:
        """The part with the text."""
        root = self.part(self.main_name)
        if root is None:
            raise Unreadable(self._file, tr("it is no Word file: it has no text part"), hint=tr(_HINT))
        return root

    def related(self, kind: str) -> list[Element]:
        """The parts of a kind (``numbering``, ``header`` …) that belong to the text, in the order of their names."""
        return [part for name in self.names(kind) if (part := self.part(name)) is not None]

    def names(self, kind: str) -> list[str]:
        """The names of the parts of a kind that belong to the text, in their order; none need be there."""
        folder, name = posixpath.split(self.main_name)
        targets = sorted(self._targets(f"{folder}/_rels/{name}.rels", kind))
        return [_resolve(folder, target) for target in targets]

    def part(self, name: str) -> Element | None:
        """The XML of a part, or None where there is none.

        Raises:
            Unreadable: Damaged, or the parts are too large together.
        """
        if name not in self._names:
            return None
        if name in self._parsed:
            return self._parsed[name]
        size = self._zip.getinfo(name).file_size
        if size > self._left:
            why = tr("its text unpacks to more than {max_part_bytes:,.0f} MB", max_part_bytes=MAX_PART_BYTES / 1e6)
            raise Unreadable(self._file, why, hint=tr("split it, or take it out"))
        self._left -= size
        try:
            data = self._zip.read(name)
            if data.count(b"<") > MAX_TAGS:
                raise Unreadable(
                    self._file,
                    tr("it has more than {max_tags:,} parts", max_tags=MAX_TAGS),
                    hint=tr("split it, or take it out"),
                )
            found = parse_xml(data, comments=self._whole)
        except (*_DAMAGED, NotImplementedError) as error:
            raise Unreadable(
                self._file, tr("it is a damaged Word file ({name}): {error}", name=name, error=error), hint=tr(_HINT)
            ) from None
        if self._whole:
            self._parsed[name] = found
        return found

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._names

    def target(self, kind: str) -> str | None:
        """The name of the first part of a kind that belongs to the text, or None."""
        folder, name = posixpath.split(self.main_name)
        names = (_resolve(folder, target) for target in self._targets(f"{folder}/_rels/{name}.rels", kind))
        return next((name for name in names if name in self._names), None)

    def rewritten(self, content: dict[str, bytes]) -> bytes:
        """The file with other content for some parts, and with new ones behind; the rest as it was, in its order."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as result:
            result.comment = self._zip.comment
            for info in self._zip.infolist():
                data = content[info.filename] if info.filename in content else self._zip.read(info)
                result.writestr(info, data)
            for name in content.keys() - self._names:
                result.writestr(
                    zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), content[name], zipfile.ZIP_DEFLATED
                )
        return target.getvalue()

    def _main(self) -> str:
        targets = self._targets("_rels/.rels", "officeDocument")
        return _resolve("", targets[0]) if targets else "word/document.xml"

    def _targets(self, rels: str, kind: str) -> list[str]:
        found = children(self.part(rels.lstrip("/")), "Relationship")
        return [
            target
            for r in found
            if (attribute(r, "Type") or "").endswith(f"/{kind}")
            and attribute(r, "TargetMode") != "External"
            and (target := attribute(r, "Target")) is not None
        ]


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def carried_in(package: Package) -> str:
    """The plan as JSON; empty where the file carries none.

    Other programs keep what they like in such parts, so that one which cannot be read says nothing of the file.
    """
    found = (_root(package, name) for name in package.names("customXml"))
    return next((part.text or "" for part in found if part is not None and part.tag == CARRIED), "")


def _root(package: Package, name: str) -> Element | None:
    try:
        return package.part(name)
    except Unreadable:
        return None


def mark_of(paragraph: Element) -> str:
    """The key of a printed paragraph of ours; empty where it has none."""
    starts = (inner for inner in paragraph.iter() if name(inner) == "bookmarkStart")
    names = (attribute(start, "name") or "" for start in starts)
    return next((one.removeprefix(PREFIX) for one in names if one.startswith(PREFIX)), "")
