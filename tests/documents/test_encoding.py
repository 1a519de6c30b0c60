"""Which encoding a text is in is told by what makes sense, never by what happens to decode."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.documents import decode
from plandraft.documents.encoding import recognise_encoding
from plandraft.errors import SampleError
from tests.documents.making import PLAN

TRADITIONAL = "工會工作計劃\n一、維護權益\n1、開好職工代表大會，落實提案辦理。\n"
SIMPLE_PHRASES = (
    "职工代表大会",
    "困难职工帮扶",
    "民主管理",
    "劳动竞赛",
    "女职工权益",
    "文体活动",
    "经费预算",
    "三月份",
    "慰问一线",
)
TRADITIONAL_PHRASES = (
    "職工代表大會",
    "困難職工",
    "民主管理",
    "勞動競賽",
    "女職工權益",
    "文體活動",
    "經費預算",
    "三月份",
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_simplified_text(encoding):
    """With a mark or without one."""
    assert decode(PLAN.encode(encoding), file="a.txt") == PLAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5", "cp950", "big5hkscs"])
def test_traditional_text(encoding):
    """Traditional text comes in Big5, and in GBK as well."""
    assert decode(TRADITIONAL.encode(encoding), file="a.txt") == TRADITIONAL


@settings(deadline=None)
@given(st.lists(st.sampled_from(SIMPLE_PHRASES), min_size=1), st.sampled_from(["，", "、", "\n", "。\r\n", " 2027 "]))
def test_any_simplified_prose_comes_back(phrases, between):
    """Even a single short phrase."""
    text = between.join(phrases)
    for encoding in ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"):
        assert decode(text.encode(encoding), file="a.txt") == text


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(TRADITIONAL_PHRASES), min_size=1), st.sampled_from(["，", "、", "\n", "。\r\n", " 2027 "])
)
def test_any_traditional_prose_comes_back(phrases, between):
    """Even a single short phrase."""
    text = between.join(phrases)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "big5", "gb18030"):
        assert decode(text.encode(encoding), file="a.txt") == text


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1))
def test_utf8_is_never_taken_for_something_else(text):
    """Whatever it says, as long as it is Chinese or plain at its beginning."""
    text = "工会计划：" + text
    assert decode(text.encode(), file="a.txt") == text


def test_the_encoding_is_named():
    """The report can say what a file was read as."""
    assert recognise_encoding(TRADITIONAL.encode("big5"), file="a.txt").encoding == "big5"


def test_a_character_cut_in_half_at_the_end_is_left_out():
    """A page that was cut by bytes is read up to there."""
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        assert decode(PLAN.strip().encode(encoding)[:-1], file="a.txt") == PLAN.strip()[:-1]


def test_a_broken_byte_costs_one_character_and_is_told():
    """Not the whole file, and not every character after it."""
    text = PLAN * 20
    data = text.encode()
    found = recognise_encoding(data[:300] + b"\xff" + data[300:], file="a.txt")
    assert (found.encoding, found.damaged) == ("utf-8", 1)
    assert found.text.replace("\ufffd", "") == text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n",
        "\ufeff".encode(),
        b"\x00\x01\x02PNG\x00" * 50,
        bytes(range(256)) * 20,
        "これは日本語の文章です。".encode("shift-jis") * 9,
        "Уважаемые коллеги, план работы профсоюза".encode("koi8-r") * 9,
    ],
    ids=["nothing", "blanks", "a mark only", "binary", "all bytes", "Japanese", "Russian"],
)
def test_what_is_no_chinese_text_is_refused(data):
    """Another country's bytes decode as GB18030 too, as nonsense."""
    with pytest.raises(SampleError, match=r"a\.txt") as error:
        decode(data, file="a.txt")
    assert error.value.hint
