"""Files that the tests read, made here byte by byte: Word, PDF and zip, with only what a test is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLAN = """工会工作要点
一、维护权益
1、开好职工代表大会，落实提案办理。
2、走访慰问困难职工，办好互助保障。
二、丰富生活
1、三月组织女职工活动，五月举办职工运动会。
"""


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs; bare words become one run."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph with automatic numbering."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: Sequence[str]) -> str:
    """A table; a cell is its paragraphs, or bare words."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    """A cell of a table."""
    if content.startswith("<w:tc>"):
        return content
    inner = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def level(at: int, style: str, text: str, more: str = "") -> str:
    """One level of a list: its number format and the text around the number."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: Iterable[str], lists: Mapping[int, str] | None = None) -> str:
    """A numbering part with one definition; ``lists`` gives the overrides of each list that uses it."""
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
        for number, overrides in (lists or {1: ""}).items()
    )
    return f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{nums}</w:numbering>'


def word(body: str, *, main: str = "document.xml", **parts: str) -> bytes:
    """A Word file: the body, and parts by their kind (``styles``, ``numbering``, ``comments``, ``header`` …)."""
    related = "".join(
        f'<Relationship Id="r{n}" Type="{RELS}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(parts)
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{RELS}/officeDocument" Target="word/{main}"/>'
        "</Relationships>",
        f"word/{main}": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        f"word/_rels/{main}.rels": f"<Relationships>{related}</Relationships>",
        **{f"word/{kind}.xml": part for kind, part in parts.items()},
    }
    return packed({name: content.encode() for name, content in files.items()})


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


Placed = tuple[float, float, str]
"""Words of a PDF page: points from the left, points from the bottom, text."""


def pdf(pages: Sequence[Sequence[Placed]], *, size: float = 10, drawing: str = "") -> bytes:
    """A PDF whose Chinese font is not embedded; ``drawing`` is put before the words of each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H")
    objects[-1] += " /DescendantFonts [4 0 R] >>"
    objects.append("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R")
    objects[-1] += " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
    objects.append("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent -120")
    objects[-1] += " /CapHeight 880 /StemV 90 /FontBBox [0 -120 1000 880] >>"
    kids = []
    for words in pages:
        stream = drawing + "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n" for x, y, text in words
        )
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return _pdf_file(objects)


def _pdf_file(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return data + f"{trailer}<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF".encode()


def typeset(paragraphs: Sequence[str], *, chars: int = 30, indent: int = 2, lines: int = 40) -> list[list[Placed]]:
    """Paragraphs as a printer sets them: full lines, first lines indented, pages of so many lines; 10 points."""
    rows: list[tuple[int, str]] = []
    for text in paragraphs:
        first = chars - indent
        rows.append((indent, text[:first]))
        rows += ((0, text[at : at + chars]) for at in range(first, len(text), chars))
    pages = [rows[at : at + lines] for at in range(0, len(rows), lines)]
    return [[(90 + 10 * left, 760 - 16 * n, text) for n, (left, text) in enumerate(page)] for page in pages]
