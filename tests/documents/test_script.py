"""Traditional script becomes simplified; simplified text stays as it is, and no column moves."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.documents import document_of
from plandraft.documents.script import simplified


def _text(text: str) -> str:
    return "\n".join(line.text for line in simplified(document_of(text, file="a.txt")).lines)


def test_traditional_text_is_converted_by_words():
    """乾 is 干 in 乾淨 and itself in 乾隆."""
    assert _text("工會計劃：環境乾淨，學習乾隆年間歷史。") == "工会计划：环境干净，学习乾隆年间历史。"


def test_forms_of_hong_kong_and_taiwan():
    """衞 and 隨著 are written so there only."""
    assert _text("衞生系統隨著改革，著名勞模。") == "卫生系统随着改革，著名劳模。"


def test_simplified_text_is_left_alone():
    """Though it holds characters that OpenCC would change."""
    text = "登高瞭望，於女士答覆提案，著名劳模徵求意见，髙。"
    document = document_of(text, file="a.txt")
    assert simplified(document) == document


def test_one_traditional_line_on_a_simplified_page_is_converted():
    """A page of many plans may hold one from elsewhere."""
    page = "开好职工代表大会，维护职工权益。\n" * 20 + "維護勞動者權益，關愛職工。\n"
    assert _text(page).splitlines()[-1] == "维护劳动者权益，关爱职工。"
    assert simplified(document_of(page, file="a.txt")).converted


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_no_column_moves(text):
    """One character becomes one character."""
    assert len(_text("工會計劃維護職工權益" + text)) == len("工會計劃維護職工權益" + text)
