"""One odd file ends nothing: it is read, or it is a line among those that were skipped."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.sample import Document
from plandraft.documents import budget, files
from plandraft.documents.budget import within_budget
from plandraft.documents.clean import cleaned
from plandraft.documents.counting import number_text
from plandraft.documents.formats import documents_in
from plandraft.documents.limits import MAX_LINE_CHARS
from plandraft.documents.refusal import Unreadable
from plandraft.documents.texts import document_of
from plandraft.plan_reading.foreign import read_foreign

PLAN = "工会2027年工作计划\n一、工作目标\n1.全年走访50户。\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body, and other parts by their names."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        rels = "".join(f'<Relationship Type="{kind}/{name}" Target="{name}.xml"/>' for name in parts)
        file.writestr("word/_rels/document.xml.rels", f"<Relationships>{rels}</Relationships>")
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
    return packed.getvalue()


def read(data: bytes, name: str) -> Document:
    """The one document in it."""
    (document,), _ = documents_in(data, file=name)
    return document


def texts(document: Document) -> list[str]:
    """Its lines."""
    return [line.text for line in document.lines]


def test_a_picture_in_a_line_is_taken_out_and_told() -> None:
    """The words around it stay."""
    line = "1.每月巡查![图](data:image/png;base64," + "iVBORw0KGgo" * 40_000 + ")一次。"
    document = read(f"{PLAN}{line}\n".encode(), "a.md")
    assert texts(document)[3] == "1.每月巡查![图]()一次。"
    assert [(one.reason, one.line) for one in document.dropped] == [("embedded data", 4)]


def test_a_line_of_the_length_of_a_book_is_taken_out_and_told() -> None:
    """The lines behind it keep their numbers."""
    document = read(f"{PLAN}{'长' * (MAX_LINE_CHARS + 1)}\n最后一行\n".encode(), "a.md")
    assert texts(document)[3:5] == ["", "最后一行"]
    assert [(one.reason, one.line) for one in document.dropped] == [("overlong line", 4)]
    assert len(document.dropped[0].text) < 200


@given(st.text(st.characters(codec=None), max_size=60))
def test_no_half_of_a_character_and_no_control_character_is_left(text: str) -> None:
    """Each becomes one character, so that columns stay true."""
    document = document_of(text, file="a.txt")
    found = cleaned(document)
    assert list(map(len, texts(found))) == list(map(len, texts(document)))
    for line in texts(found):
        line.encode()
        assert not {char for char in line if char < " " and char not in "\t\n\r"}


@pytest.mark.parametrize("char", ["D800", "DFFF", "0000", "001B", "FFFFFFFF", "zz", ""])
def test_a_symbol_that_is_no_character(char: str) -> None:
    """Word files may name any number."""
    symbol = f'<w:p><w:r><w:sym w:font="x" w:char="{char}"/><w:t>工会工作计划</w:t></w:r></w:p>'
    document = read(word(symbol), "a.docx")
    assert "工会工作计划" in texts(document)[0]
    texts(document)[0].encode()
    read_foreign(document)


@pytest.mark.parametrize("style", ["upperRoman", "lowerLetter", "chineseCounting", "upperLetter", "decimal"])
def test_a_great_number_of_a_list_is_written_in_digits(style: str) -> None:
    """A thousand million as a Roman number has a million letters."""
    assert number_text(10**9, style) == "1000000000"


def test_a_file_of_too_many_parts_is_refused_before_it_is_parsed() -> None:
    """Packed it has some ten thousand bytes."""
    with pytest.raises(Unreadable, match="parts"):
        read(word("<w:p/>" * 1_100_000), "a.docx")
    with pytest.raises(Unreadable, match="parts"):
        read(b"<html>" + b"<i>" * 1_100_000, "a.html")


@pytest.mark.parametrize("content", ["<damaged", "长" * 10_500_000], ids=["damaged", "huge"])
def test_what_other_programs_keep_in_a_word_file_does_not_end_its_reading(content: str) -> None:
    """A custom part is nobody's text; only a plan of ours would be looked for in it."""
    document = read(word("<w:p><w:r><w:t>工会工作计划</w:t></w:r></w:p>", customXml=content), "a.docx")
    assert texts(document) == ["工会工作计划"]
    assert document.carried == ""


def test_cells_that_reach_down_a_thousand_rows_end_somewhere() -> None:
    """A thousand rows of a thousand such cells are five hundred million."""
    rows = ("<tr>" + "<td rowspan=1000>会</td>" * 200 + "</tr>") * 200
    document = read(f"<html><body><p>{PLAN}</p><table>{rows}</table>".encode(), "a.html")
    assert sum(map(len, texts(document))) < 2_000_000


def test_styles_based_on_each_other_without_end() -> None:
    """No style has a thousand ancestors."""
    styles = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>' for n in range(1, 2_000))
    body = '<w:p><w:pPr><w:pStyle w:val="s1999"/></w:pPr><w:r><w:t>走访职工</w:t></w:r></w:p>' * 300
    started = time.process_time()
    assert len(texts(read(word(body, styles=styles), "a.docx"))) == 300
    assert time.process_time() - started < budget.MAX_SECONDS


def test_work_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a library holds every exception up."""
    monkeypatch.setattr(budget, "MAX_SECONDS", 0.2)

    def endless() -> None:
        while True:
            try:
                sum(range(1_000))
            except Exception:
                continue

    with pytest.raises(Unreadable, match="too long"):
        within_budget(endless, file="a.pdf", size=1_000)
    with pytest.raises(Unreadable, match="too long"):
        within_budget(lambda: within_budget(endless, file="b.pdf", size=10**9), file="a.zip", size=1_000)
    assert sum(range(10_000)) == 49_995_000, "nothing arrives late"


def test_work_that_fills_the_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system tells how much there is."""
    if not budget._memory():
        pytest.skip("this system does not tell")
    monkeypatch.setattr(budget, "MAX_MEMORY_BYTES", 20_000_000)
    held: list[bytes] = []

    def greedy() -> None:
        while True:
            held.append(bytes(100_000))

    with pytest.raises(Unreadable, match="memory"):
        within_budget(greedy, file="a.pdf", size=1_000)


def test_whatever_goes_wrong_in_a_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others of the folder are read."""
    from plandraft.documents import formats

    (tmp_path / "good.txt").write_text(PLAN * 3, encoding="utf-8")
    (tmp_path / "odd.txt").write_text(f"{PLAN * 3}怪", encoding="utf-8")
    whole = formats.one_document

    def odd(data: bytes, *, file: str) -> Document:
        if file.endswith("odd.txt"):
            raise ZeroDivisionError
        return whole(data, file=file)

    monkeypatch.setattr(formats, "one_document", odd)
    found = files.read_files([tmp_path])
    assert [Path(document.file).name for document in found.documents] == ["good.txt"]
    assert [(Path(one.file).name, "taken apart" in one.why) for one in found.skipped] == [("odd.txt", True)]


@pytest.mark.parametrize(
    "name", ["", "/", "../../up.txt", "a\nb.txt", "\x1b[31m.txt", "C:\\x.txt", "x" * 5_000 + ".txt"]
)
def test_odd_names_in_a_zip_file(name: str) -> None:
    """Nothing is written, and the other member is read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        info = zipfile.ZipInfo("x")
        info.filename = name
        file.writestr(info, PLAN.encode())
        file.writestr("good.txt", PLAN.encode())
    documents, _ = documents_in(packed.getvalue(), file="a.zip")
    assert any(document.file == "a.zip/good.txt" for document in documents)


def test_a_text_of_many_short_paragraphs_is_read_in_linear_time() -> None:
    """Each paragraph is placed behind those before it without counting them again."""

    def seconds(lines: int) -> float:
        started = time.process_time()
        read_foreign(document_of("会\n" * lines, file="a.txt"))
        return time.process_time() - started

    seconds(500)
    assert min(seconds(8_000) for _ in range(2)) < 8 * min(seconds(2_000) for _ in range(3))


def test_a_reading_that_ends_in_time_is_sent_nothing(monkeypatch):
    """Not even word that all is well: CPython would look for it at every call from then on."""
    sent = []
    monkeypatch.setattr(budget, "_raise_in", lambda thread, error: sent.append(error))
    assert budget.within_budget(lambda: "read", file="a.docx", size=budget.WATCHED_FROM_BYTES) == "read"
    assert sent == []


def test_what_was_sent_too_late_arrives_before_the_work_is_handed_over():
    """And not in whatever this thread does next."""
    watch = budget._Watch(seconds=-1.0)
    watch.begin()
    with contextlib.suppress(budget._Over):
        while True:
            time.sleep(0.001)
    watch.end()
    assert watch.why
    for _ in range(1000):
        time.sleep(0)
