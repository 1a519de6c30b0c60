"""Word files: changes are tracked, remarks are comments, and whatever they do not touch is as it was."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plandraft.annotating.word import Remark, WordFile
from plandraft.core.source_edits import SourceEdit, edited_lines
from plandraft.documents.word import word_document
from plandraft.documents.word.xml import name
from tests.documents.making import cell, level, numbering, packed, paragraph, run, table, word

AT = dt.datetime(2026, 11, 30, 8, 0, tzinfo=dt.UTC)
BODY = (
    paragraph(run("青禾医院工会2027年") + run("工作计划", "<w:b/>"))
    + paragraph(run("1月：走访") + run(",慰", "<w:i/>") + run("问职工"), '<w:jc w:val="left"/>')
    + paragraph("5月：举办运动会；评选")
    + table((cell("慰问,帮扶"), cell("30000")), (cell("文体"), cell("40000")))
    + paragraph("末段不动")
)


def _edit(line: int, column: int, old: str, new: str, *, whole_line: bool = False) -> SourceEdit:
    return SourceEdit(line=line, column=column, old=old, new=new, whole_line=whole_line)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {info: file.read(info) for info in file.namelist()}


def _lines(data: bytes) -> list[str]:
    return [line.text for line in word_document(data, file="plan.docx").lines]


def _root(data: bytes):
    return etree.fromstring(_parts(data)["word/document.xml"])


def _turned_down(data: bytes) -> list[tuple[str, str]]:
    """Each word of the file with its looks as it is when all changes are turned down, runs of the same looks as one."""
    found: list[tuple[str, str]] = []
    for element in _root(data).iter():
        kind = name(element)
        if kind not in ("t", "delText") or any(name(over) == "ins" for over in element.iterancestors()):
            continue
        looks = next((etree.tostring(one).decode() for one in element.getparent() if name(one) == "rPr"), "")
        if found and found[-1][1] == looks:
            found[-1] = (found[-1][0] + element.text, looks)
        else:
            found.append((element.text, looks))
    return found


def test_changes_are_tracked_and_everything_else_stays() -> None:
    """Accepted they give the new words, turned down the old ones with their looks; no other part differs."""
    data = word(BODY)
    edits = [_edit(2, 6, ",", "，"), _edit(3, 4, "举办运动会；", ""), _edit(4, 3, ",", "，")]
    after = WordFile(data, file="plan.docx", at=AT).with_edits(edits)
    assert _lines(after) == [one.text for one in edited_lines(_lines(data), edits)]
    assert _turned_down(after) == _turned_down(data)
    old, new = _parts(data), _parts(after)
    assert list(old) == list(new)
    assert {part for part in old if old[part] != new[part]} == {"word/document.xml"}
    revisions = [one for one in _root(after).iter() if name(one) in ("ins", "del")]
    ids = [next(value for key, value in one.attrib.items() if key.endswith("}id")) for one in revisions]
    assert len(set(ids)) == len(ids) == 5
    assert all(one.attrib[f"{{{etree.QName(one).namespace}}}date"] == "2026-11-30T08:00:00Z" for one in revisions)


def test_a_paragraph_goes_and_one_comes() -> None:
    """With its end, so that no empty line is left; the new one looks like its neighbour."""
    data = word(BODY)
    gone, new = _edit(3, 1, "5月：举办运动会；评选", "", whole_line=True), _edit(2, 1, "", "4月：踏青", whole_line=True)
    after = WordFile(data, file="plan.docx").with_edits([new, gone])
    lines = _lines(data)
    assert _lines(after) == [lines[0], "4月：踏青", lines[1], *lines[3:]]
    put_in = next(p for p in _root(after).iter() if name(p) == "p" and "踏青" in "".join(p.itertext()))
    assert 'w:val="left"' in etree.tostring(put_in).decode()
    assert _turned_down(after) == _turned_down(data)


def test_an_edit_without_a_place_is_refused() -> None:
    """An automatic number is nobody's words; a file is whole or not there."""
    numbered = paragraph("走访职工", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    data = word(numbered, numbering=numbering([level(0, "decimal", "%1.")]))
    assert _lines(data) == ["1. 走访职工"]
    file = WordFile(data, file="plan.docx")
    for edit in (_edit(1, 1, "1.", "2."), _edit(1, 4, "慰问", "走访"), _edit(9, 1, "", "x")):
        with pytest.raises(ValueError, match="no place"):
            file.with_edits([edit])
    assert _lines(file.with_edits([_edit(1, 4, "走访", "慰问")])) == ["1. 慰问职工"]


def test_a_picture_is_never_struck_out() -> None:
    """Words that share a run with something else stay."""
    data = word(paragraph("<w:r><w:t>走访</w:t><w:drawing/><w:t>,</w:t></w:r>"))
    file = WordFile(data, file="plan.docx")
    assert _lines(file.with_edits([_edit(1, 3, ",", "，")])) == ["走访，"]
    with pytest.raises(ValueError, match="no place"):
        file.with_edits([_edit(1, 1, "走访,", "慰问")])


def test_words_put_in_by_somebody_else_are_changed_within_their_change() -> None:
    """Both are seen to be changes, of two people."""
    data = word(paragraph(run("走访") + '<w:ins w:id="7" w:author="李"><w:r><w:t>,慰问</w:t></w:r></w:ins>'))
    after = WordFile(data, file="plan.docx").with_edits([_edit(1, 3, ",", "，")])
    assert _lines(after) == ["走访，慰问"]
    changes = [one for one in _root(after).iter() if name(one) in ("ins", "del")]
    assert [one.get(f"{{{etree.QName(one).namespace}}}author") for one in changes] == ["李", "plandraft"]


def _commented(data: bytes) -> dict[str, tuple[str, str]]:
    """By its number: the words that a comment is about, and what it says."""
    said = {}
    for one in etree.fromstring(_parts(data)["word/comments.xml"]):
        number = next(value for key, value in one.attrib.items() if key.endswith("}id"))
        said[number] = "".join(one.itertext())
    open_ranges: dict[str, str] = {}
    about: dict[str, str] = {}
    for element in _root(data).iter():
        number = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        if name(element) == "commentRangeStart":
            open_ranges[number] = ""
        elif name(element) == "commentRangeEnd":
            about[number] = open_ranges.pop(number)
        elif name(element) == "t":
            open_ranges = {one: words + (element.text or "") for one, words in open_ranges.items()}
    references = [e for e in _root(data).iter() if name(e) == "commentReference"]
    assert len(references) == len(about)
    return {number: (words, said[number]) for number, words in about.items()}


def test_remarks_are_comments_on_their_words() -> None:
    """On just these words, on a whole line, or at the first line; two on the same words both stand."""
    data = word(BODY)
    remarks = [
        Remark(line=2, column=6, length=1, text="半角"),
        Remark(line=2, column=4, length=5, text="宽"),
        Remark(line=2, column=6, length=1, text="又一条"),
        Remark(line=3, text="整行"),
        Remark(line=4, column=7, length=5, text="金额"),
        Remark(line=None, text="全文\n第二段"),
    ]
    after = WordFile(data, file="plan.docx", at=AT).with_remarks(remarks)
    assert sorted(_commented(after).values()) == sorted(
        [
            (",", "半角"),
            ("走访,慰问", "宽"),
            (",", "又一条"),
            ("5月：举办运动会；评选", "整行"),
            ("30000", "金额"),
            ("青禾医院工会2027年工作计划", "全文第二段"),
        ]
    )
    assert _lines(after) == _lines(data)
    assert _turned_down(after) == _turned_down(data)
    old, new = _parts(data), _parts(after)
    assert set(new) - set(old) == {"word/comments.xml"}
    assert {part for part in old if old[part] != new[part]} <= {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }


def test_comments_that_are_there_stay() -> None:
    """Ours are counted on behind them, and a second round behind the first."""
    first = WordFile(word(BODY), file="plan.docx").with_remarks([Remark(line=2, text="别人的")])
    again = WordFile(first, file="plan.docx").with_remarks([Remark(line=2, text="我们的"), Remark(line=3, text="三")])
    assert {said for _, said in _commented(again).values()} == {"别人的", "我们的", "三"}
    assert set(_commented(again)) == {"0", "1", "2"}
    assert _parts(again)["word/_rels/document.xml.rels"] == _parts(first)["word/_rels/document.xml.rels"]


def test_a_remark_on_a_text_box_stands_outside_it() -> None:
    """Word refuses comments inside; the words of the box are read and may be changed."""
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('附注,请看')}</w:txbxContent></w:pict></w:r>"
    data = word(paragraph(run("正文") + box))
    file = WordFile(data, file="plan.docx")
    assert _lines(file.with_edits([_edit(2, 3, ",", "，")])) == ["正文", "附注，请看"]
    after = file.with_remarks([Remark(line=2, column=3, length=1, text="半角")])
    start = next(one for one in _root(after).iter() if name(one) == "commentRangeStart")
    assert not any(name(over) == "txbxContent" for over in start.iterancestors())
    assert list(_commented(after).values()) == [("附注,请看", "半角")]


def test_no_remark_no_change() -> None:
    """The same bytes."""
    data = word(BODY)
    file = WordFile(data, file="plan.docx")
    assert (file.with_remarks(()), file.with_edits(())) == (data, data)


RUNS = st.lists(st.text("工会计划,；1月 ", min_size=1, max_size=6), min_size=1, max_size=4)


@given(st.lists(RUNS, min_size=1, max_size=4), st.data())
def test_however_words_are_cut_into_runs(paragraphs: list[list[str]], data: st.DataObject) -> None:
    """Reading the changed file gives the changed lines; turned down, the changes leave what there was."""
    looks = ("", "<w:b/>")
    bodies = ("".join(run(text, looks[n % 2]) for n, text in enumerate(runs)) for runs in paragraphs)
    made = word("".join(map(paragraph, bodies)))
    lines = ["".join(runs).rstrip() if "".join(runs).strip() else "".join(runs) for runs in paragraphs]
    if not any(line.strip() for line in lines):
        return
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines, 1) if line.strip()]))
    text = lines[number - 1]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    new = data.draw(st.text("新词，", max_size=3))
    file = WordFile(made, file="plan.docx")
    assert list(file.lines) == lines
    after = file.with_edits([_edit(number, start + 1, text[start:end], new)])
    changed = text[:start] + new + text[end:]
    expected = [*lines[: number - 1], changed.rstrip() if changed.strip() else changed, *lines[number:]]
    if changed.strip():
        assert _lines(after) == expected
    assert _turned_down(after) == _turned_down(made)
    remarked = file.with_remarks([Remark(line=number, column=start + 1, length=end - start, text="x")])
    assert list(_commented(remarked).values()) == [(text[start:end], "x")]
    assert _turned_down(remarked) == _turned_down(made)


def test_the_strict_form_keeps_its_namespaces() -> None:
    """A file saved as “Strict Open XML” has other names for the same things."""
    new = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {part: data.replace(old, new.encode()) for part, data in _parts(word(BODY)).items()}
    file = WordFile(packed(parts), file="plan.docx")
    assert _lines(file.with_edits([_edit(2, 6, ",", "，")]))[1] == "1月：走访，慰问职工"
    remarked = file.with_remarks([Remark(line=2, column=6, length=1, text="半角")])
    assert list(_commented(remarked).values()) == [(",", "半角")]
    assert etree.QName(etree.fromstring(_parts(remarked)["word/comments.xml"])).namespace == new
    relations = _parts(remarked)["word/_rels/document.xml.rels"]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in relations
