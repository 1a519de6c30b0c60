"""Zip files are read in memory and within bounds; one bad member does not cost the others."""

from __future__ import annotations

import io
import zipfile

import pytest

from plandraft.documents import archive
from plandraft.documents.formats import documents_in
from plandraft.errors import SampleError
from tests.documents.making import PLAN, packed, paragraph, pdf, word


def _read(data: bytes) -> tuple[list[str], dict[str, str]]:
    documents, skipped = documents_in(data, file="a.zip")
    return [document.file for document in documents], {one.file: one.why for one in skipped}


def test_members_of_every_kind_are_read_in_the_order_of_their_names():
    """Their names say where they lie; what Office and macOS leave behind is passed over."""
    files = {
        "b/计划.docx": word(paragraph("甲")),
        "a.txt": PLAN.encode("gb18030"),
        "c.pdf": pdf([[(90, 700, "甲乙丙")]]),
        "d.html": b"<p>x</p>",
        "e.json": b'["\xe5\xb7\xa5\xe4\xbc\x9a\\n", "\xe8\xae\xa1\xe5\x88\x92\\n\xe4\xba\x8c"]',
        "__MACOSX/._a.txt": b"\x00\x05",
        ".DS_Store": b"\x00",
        "~$计划.docx": b"\x00",
    }
    names, skipped = _read(packed(files))
    assert names == ["a.zip/a.txt", "a.zip/b/计划.docx", "a.zip/c.pdf", "a.zip/d.html", "a.zip/e.json"]
    assert skipped == {}


def test_names_in_gbk_are_decoded():
    """Chinese Windows packs them without saying so."""
    data = packed({"XXXX.txt": PLAN.encode()}).replace(b"XXXX", "计划".encode("gbk"))
    assert _read(data)[0] == ["a.zip/计划.txt"]


def test_a_bad_member_does_not_cost_the_others():
    """Each has its line."""
    files = {"good.txt": PLAN.encode(), "bad.docx": b"PK\x03\x04" + b"\x00" * 99, "x.png": b"\x89PNG", "y.txt": b""}
    names, skipped = _read(packed(files))
    assert names == ["a.zip/good.txt"]
    assert set(skipped) == {"a.zip/bad.docx", "a.zip/x.png", "a.zip/y.txt"}
    assert "picture" in skipped["a.zip/x.png"]


def test_a_member_that_packs_like_a_bomb_is_not_unpacked():
    """Ten megabytes of one character."""
    names, skipped = _read(packed({"bomb.txt": b"0" * 10_000_000, "good.txt": PLAN.encode()}))
    assert names == ["a.zip/good.txt"]
    assert "bomb" in skipped["a.zip/bomb.txt"]


def test_all_members_together_are_bounded(monkeypatch):
    """Also over zip files inside zip files, which share what is allowed."""
    inner = packed({f"{n}.txt": (PLAN * 20).encode() for n in range(5)})
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", len(PLAN.encode()) * 20 * 7)
    names, skipped = _read(packed({"a.zip": inner, "b.zip": inner}))
    assert len(names) == 5
    assert "unpacked it would have" in skipped["a.zip/b.zip"]
    monkeypatch.setattr(archive, "MAX_MEMBERS", 4)
    with pytest.raises(SampleError, match="5 members; at most 4"):
        documents_in(inner, file="a.zip")


def test_zip_files_in_zip_files_in_zip_files_are_not_read():
    """One inside another is."""
    one = packed({"a.txt": PLAN.encode()})
    names, skipped = _read(packed({"two.zip": one, "three.zip": packed({"four.zip": one})}))
    assert names == ["a.zip/two.zip/a.txt"]
    assert list(skipped) == ["a.zip/three.zip/four.zip"]


def test_encrypted_members():
    """The flag alone says so."""
    data = bytearray(packed({"a.txt": PLAN.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in _read(bytes(data))[1]["a.zip/a.txt"]


def test_a_damaged_member():
    """A byte that was changed on the way."""
    data = bytearray(packed({"a.txt": PLAN.encode(), "b.txt": PLAN.encode()}))
    data[45] ^= 0xFF
    names, skipped = _read(bytes(data))
    assert names == ["a.zip/b.txt"]
    assert "damaged" in skipped["a.zip/a.txt"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", packed({"a.txt": b"x"})[:-30]], ids=["empty", "begun", "cut"])
def test_a_damaged_zip_file(data):
    """In one line."""
    with pytest.raises(SampleError, match="damaged zip"):
        documents_in(data, file="a.zip")


def test_a_word_file_is_no_zip_file_of_plans():
    """Though it is a zip file; and a zip file by another name is one."""
    assert documents_in(word(paragraph("甲")), file="a.docx")[0][0].lines[0].text == "甲"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("x.txt", PLAN)
    assert [one.file for one in documents_in(target.getvalue(), file="a.doc")[0]] == ["a.doc/x.txt"]
