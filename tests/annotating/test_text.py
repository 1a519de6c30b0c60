"""Text files come out as they went in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.annotating.text import TextFile
from plandraft.core.source_edits import SourceEdit
from plandraft.documents.refusal import Unreadable

TEXT = "青禾医院工会2027年工作计划\r\n一、工作措施\n1.走访困难职工,送去慰问。  \r\n\r\n末行不动"
COMMA = SourceEdit(line=3, column=9, old=",", new="，")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_encoding_mark_and_line_ends_stay(encoding: str, mark: bytes) -> None:
    """Also where line ends of two kinds stand in one file."""
    data = mark + TEXT.encode(encoding)
    file = TextFile(data, file="plan.txt")
    assert file.with_edits(()) == data
    assert file.with_edits([COMMA]) == mark + TEXT.replace(",", "，").encode(encoding)


def test_big5_stays_big5() -> None:
    """A file from Taiwan or Hong Kong."""
    data = "青禾醫院工會工作計劃\n慰問困難職工,送去關懷，舉辦運動會。\n".encode("big5")
    edit = SourceEdit(line=2, column=7, old=",", new="，")
    assert TextFile(data, file="plan.txt").with_edits([edit]) == data.decode("big5").replace(",", "，").encode("big5")


def test_a_line_that_is_put_in_ends_as_its_neighbours_do() -> None:
    """At the end of the file as well, where the last line has no end."""
    file = TextFile("1月：走访\r\n3月：踏青".encode(), file="plan.txt")
    new = SourceEdit(line=2, column=1, old="", new="2月：学习", whole_line=True)
    gone = SourceEdit(line=1, column=1, old="1月：走访", new="", whole_line=True)
    assert file.with_edits([new, gone]).decode() == "2月：学习\r\n3月：踏青"


def test_a_file_with_broken_bytes_is_refused() -> None:
    """What could not be written back is not touched."""
    with pytest.raises(Unreadable, match="broken bytes"):
        TextFile(("计划与措施安排" * 200).encode() + b"\xff\xfe" + "工会的计划".encode(), file="plan.txt")


@given(st.text(min_size=1))
def test_without_edits_every_text_is_the_same_bytes(text: str) -> None:
    """Whatever line ends and signs it has."""
    data = text.encode("utf-8", "ignore")
    try:
        file = TextFile(data, file="plan.txt")
    except Unreadable:
        return
    assert file.with_edits(()) == data
