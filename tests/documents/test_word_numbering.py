"""Automatic numbers are written out as Word shows them."""

from __future__ import annotations

import pytest

from plandraft.documents.word import word_document
from tests.documents.making import W, level, numbered, numbering, paragraph, word

OUTLINE = (
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def _lines(body: str, part: str, **parts: str) -> list[str]:
    return [line.text for line in word_document(word(body, numbering=part, **parts), file="a.docx").lines]


def test_levels_count_for_themselves():
    """A deeper level begins again under each new heading."""
    body = "".join(numbered(text, level=at) for text, at in zip("甲乙丙丁戊己庚", (0, 1, 1, 2, 3, 0, 1), strict=True))
    assert _lines(body, numbering(OUTLINE)) == ["一、甲", "（一）乙", "（二）丙", "1. 丁", "① 戊", "二、己", "（一）庚"]


def test_a_marker_of_several_levels():
    """1.1 counts both; a legal style writes all of them as digits."""
    levels = (level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = numbered("甲") + numbered("乙", level=1) + numbered("丙", level=1)
    assert _lines(body, numbering(levels)) == ["一、甲", "1.1 乙", "1.2 丙"]


def test_a_level_that_never_restarts():
    """Points that run through all headings."""
    levels = (level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2、", '<w:lvlRestart w:val="0"/>'))
    body = "".join(numbered(text, level=at) for text, at in zip("甲乙丙丁", (0, 1, 0, 1), strict=True))
    assert _lines(body, numbering(levels)) == ["一、甲", "1、乙", "二、丙", "2、丁"]


def test_lists_with_one_definition_go_on_unless_they_say_otherwise():
    """A second list counts on; a third with an override begins at its own start."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    part = numbering(OUTLINE, {1: "", 2: "", 3: override})
    body = numbered("甲") + numbered("乙", 2) + numbered("丙", 3) + numbered("丁", 3)
    assert _lines(body, part) == ["一、甲", "二、乙", "五、丙", "六、丁"]


def test_an_override_may_replace_a_whole_level():
    """Its format as well as its text."""
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert _lines(numbered("甲", 2), numbering(OUTLINE, {2: override})) == ["A) 甲"]


def test_numbers_come_through_styles():
    """A heading style numbers its paragraphs; the list says which style belongs to which level."""
    styles = f"""<w:styles {W}>
      <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="H"/></w:style></w:styles>"""
    levels = (level(0, "decimal", "%1"), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H"/>'))
    body = paragraph("甲", '<w:pStyle w:val="H"/>') + paragraph("乙", '<w:pStyle w:val="H"/>')
    assert _lines(body, numbering(levels), styles=styles) == ["（一）甲", "（二）乙"]
    plain = paragraph("丙", '<w:pStyle w:val="Child"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert _lines(plain, numbering(levels), styles=styles) == ["丙"]


@pytest.mark.parametrize("sign", ["\uf06c", "●", "-"])
def test_bullets(sign):
    """Whatever the sign, a point is a point."""
    assert _lines(numbered("甲"), numbering([level(0, "bullet", sign)])) == ["• 甲"]


def test_a_deleted_point_does_not_count():
    """What the chair struck out has no number."""
    gone = '<w:del w:id="1"><w:r><w:delText>乙</w:delText></w:r></w:del>'
    marked = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2"/></w:rPr>'
    body = numbered("甲") + paragraph(gone, marked) + numbered("丙")
    assert _lines(body, numbering(OUTLINE)) == ["一、甲", "二、丙"]


@pytest.mark.parametrize("part", [numbering([]), numbering(OUTLINE, {2: ""}), f"<w:numbering {W}/>"])
def test_a_list_that_is_not_defined_has_no_numbers(part):
    """A damaged file costs its numbers, not its words."""
    assert _lines(numbered("甲"), part) == ["甲"]
