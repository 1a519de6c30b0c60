"""Characters of Chinese documents, and texts that are written with others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.characters import mostly_signs, odd_characters, outside_runs, plain_letters

SENTENCE = "①3月办“书香职工”读书会≥2场；②体检率达95％，气温超过35℃时发放清凉饮料。"


@given(st.text(st.characters(min_codepoint=0x1F300, max_codepoint=0x1F9FF), min_size=len(SENTENCE) // 4, max_size=80))
def test_a_text_full_of_pictures_cannot_be_read(pictures: str) -> None:
    """One for ornament may stand."""
    assert [*odd_characters(SENTENCE + pictures)]
    assert not [*odd_characters(pictures[0] + SENTENCE)]


@pytest.mark.parametrize("text", [SENTENCE, "职工之家★“六有”标准：有场所、有经费", "Ｗｉ-Ｆｉ覆盖，А区、Ｂ区各1处"])
def test_signs_of_documents_are_usual(text: str) -> None:
    """Numbers in circles, units, stars, full-width letters, one letter of another script."""
    assert not [*odd_characters(text), *outside_runs(text)]
    assert not mostly_signs(text)


@pytest.mark.parametrize("name", ["王喆堃", "赵祎珺", "屠呦呦", "欧阳翀"])
def test_a_name_with_a_rare_character_is_a_name(name: str) -> None:
    """Given names have characters beyond the standard, now and then two."""
    assert not [*outside_runs(f"由{name}负责"), *outside_runs(name)]


@given(st.text(st.sampled_from("憱晑岺夞嬑蟝儌糴"), min_size=2, max_size=6).filter(lambda text: len(set(text)) > 1))
def test_characters_beyond_the_standard_side_by_side_are_no_word(text: str) -> None:
    """They come of a wrong encoding."""
    assert [*outside_runs(text)]


@given(st.text(st.characters(codec="gbk"), max_size=40))
def test_letters_keep_their_places(text: str) -> None:
    """Full-width ones become usual ones, one for one."""
    assert len(plain_letters(text)) == len(text)
    assert plain_letters("Ｃａｒｒｙ　ｏｕｔ" + text).startswith("Carry out")
