"""The bytes of a Word file: the same plan gives the same bytes, on any day."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE

from plandraft.rendering import gbt9704 as norm
from plandraft.rendering.layout import AS_THE_STANDARD, STANDARD, Layout

_FONT_TABLE = "word/fontTable.xml"


def to_bytes(document: Any, day: dt.date, *, own_fonts: Layout | None = AS_THE_STANDARD) -> bytes:
    """The file's bytes; its own dates are those of ``day``, never the clock's.

    Args:
        document: The file.
        day: Its date.
        own_fonts: The layout whose faces it names; None where it has a table of faces already.
    """
    _drop_picture(document)
    made = io.BytesIO()
    document.save(made)
    target = io.BytesIO()
    stamp = (max(1980, min(day.year, 2107)), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as result:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, date_time=stamp)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            result.writestr(info, _font_table(own_fonts) if own_fonts and name == _FONT_TABLE else source.read(name))
    return target.getvalue()


def _drop_picture(document: Any) -> None:
    """The template's preview shows another document."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def _font_table(layout: Layout) -> bytes:
    """The faces, and the names under which an office may have them instead."""
    names = {layout.face(role).font for role in STANDARD} | {norm.PAGE_NUMBER_FONT}
    fonts = "".join(
        f'<w:font w:name="{escape(name)}">{_other_name(name)}<w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for name in sorted(names)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{fonts}</w:fonts>'
    ).encode()


def _other_name(name: str) -> str:
    other = norm.OTHER_NAMES.get(name)
    return f'<w:altName w:val="{other}"/>' if other else ""
