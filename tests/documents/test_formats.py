"""A file's first bytes say what it is; what is not read says how to convert it."""

from __future__ import annotations

import json

import pytest

from plandraft.documents import read_document
from plandraft.documents.formats import documents_in
from plandraft.errors import SampleError
from tests.documents.making import PLAN, paragraph, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
WEB = "<html><body><p>工会计划</p></body></html>"


@pytest.mark.parametrize("name", ["计划.txt", "计划.md", "计划.TXT", "📋计划🎉.txt"])
def test_text_files_keep_their_line_numbers(tmp_path, name):
    """Blank lines count; the report can say what encoding was found."""
    (tmp_path / name).write_bytes("甲\r\n\r\n乙".encode("utf-16"))
    document = read_document(tmp_path / name)
    assert [(line.number, line.text) for line in document.lines] == [(1, "甲"), (2, ""), (3, "乙")]
    assert document.encoding == "utf-16-le"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.doc", WEB.encode()),
        ("a.doc", word(paragraph("工会计划"))),
        ("a.docm", word(paragraph("工会计划"), vbaProject="<x/>")),
        ("a.txt", word(paragraph("工会计划"))),
        ("a.txt", WEB.encode("gb18030")),
        ("a.htm", "工会计划".encode()),
        ("a.txt", "工會計劃".encode("big5")),
    ],
)
def test_what_a_file_is_counts_not_what_it_is_called(name, data):
    """Systems export web pages as .doc; macros are never looked at."""
    (document,) = documents_in(data, file=name)[0]
    assert [line.text for line in document.lines] == ["工会计划"]


@pytest.mark.parametrize(
    ("name", "data", "why", "hint"),
    [
        ("a.doc", OLE, "old .doc", "docx"),
        ("a.docx", OLE, "old .doc", "docx"),
        ("a.wps", OLE, r"\.wps is not read", "docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        ("a.rtf", b"{\\rtf1 }", r"\.rtf is not read", "docx"),
        ("a.doc", b"{\\rtf1 }", r"\.doc is not read", "docx"),
        ("a.jpg", b"\xff\xd8", "picture", "OCR"),
        ("a.xlsx", b"PK\x03\x04", r"\.xlsx is not read", "Word"),
        ("a.exe", b"MZ", r"\.exe is not read", "these are read"),
        ("a", b"x", "without an ending", "these are read"),
        ("a.json", b"[1, 2", "no readable JSON", "list of texts"),
        ("a.json", b"[1, 2]", "no Chinese text", "list of texts"),
        ("a.json", b"[" * 100_000, "no readable JSON", "list of texts"),
        ("a.txt", b"\x00\x01" * 99, "no text in UTF-8", "save it"),
        ("a.txt", b"", "empty", "right file"),
    ],
)
def test_refusals_say_why_and_what_to_do(tmp_path, name, data, why, hint):
    """In one line."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SampleError, match=why) as error:
        read_document(tmp_path / name)
    assert hint in error.value.hint
    assert "\n" not in error.value.message


@pytest.mark.parametrize(("name", "size"), [("a.txt", 200_000_000), ("a.html", 20_000_001), ("a.pdf", 100_000_001)])
def test_what_is_too_large_is_refused_unread(tmp_path, name, size):
    """By its size on disk alone: the file here is a hole."""
    with (tmp_path / name).open("wb") as file:
        file.truncate(size)
    with pytest.raises(SampleError, match=rf"it has {size / 1e6:.0f} MB; at most"):
        read_document(tmp_path / name)


def test_json_texts():
    """A list of whole texts is as many documents, a list of lines or a plan is one."""
    texts = [PLAN, "别的计划\n一、学习"]
    assert [d.file for d in documents_in(json.dumps(texts).encode(), file="a.json")[0]] == ["a.json#1", "a.json#2"]
    plans = [{"title": "甲计划", "goals": [{"text": "关心职工", "id": "G1"}]}, {"title": "乙计划"}]
    found = documents_in(json.dumps(plans, ensure_ascii=False).encode("gb18030"), file="a.json")[0]
    assert [[line.text for line in document.lines] for document in found] == [["甲计划", "关心职工"], ["乙计划"]]
    (one,) = documents_in(json.dumps(["一、学习", "二、活动"]).encode(), file="a.json")[0]
    assert [line.text for line in one.lines] == ["一、学习", "二、活动"]


def test_one_document_is_not_many(tmp_path):
    """A file with two texts is not silently the first of them, and a folder is no file."""
    (tmp_path / "a.json").write_text(json.dumps([PLAN, PLAN]), encoding="utf-8")
    with pytest.raises(SampleError, match="2 texts"):
        read_document(tmp_path / "a.json")
    with pytest.raises(SampleError, match="folder"):
        read_document(tmp_path)
    with pytest.raises(SampleError, match="no such file"):
        read_document(tmp_path / "none.txt")
