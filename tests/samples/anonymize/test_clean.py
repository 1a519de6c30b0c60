"""Cleaned texts and the leak list."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plandraft.core.sample import RUN_CHARS, LeakList, Line, condensed, run_keys
from plandraft.knowledge import load_knowledge
from plandraft.samples.anonymize import clean, flags_of, known_of, leak_list, names_of_texts
from tests.samples.anonymize.marked import documents

KNOWN = known_of(load_knowledge(), load_knowledge().as_of)
PIECES = [
    "青山镇",
    "卫生院",
    "市第二人民医院",
    "湖南省",
    "李建国",
    "主席",
    "、王芳",
    "“芙蓉里杯”",
    "比赛",
    "《",
    "》",
    "考勤制度",
    "第五届",
    "二次",
    "职代会",
    "20__年",
    "2013年",
    "××",
    "某某",
    "__",
    "年",
    "3万元",
    "95%",
    "我院",
    "开展",
    "，",
    "。",
    " ",
    "x",
    "公司",
    "工会",
    "村",
    "“",
    "”",
    "送温暖",
    "教师节",
    "第26个",
    "〔单位〕",
    "*",
    "同志",
]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("开好青山镇卫生院职代会，投入3万元。", "开好〔单位〕职代会，投入〔金额〕。"),
        ("2013年向罗建民同志学习，走访柳树村。", "〔年份〕向〔人名〕同志学习，走访〔地点〕。"),
        ("落实《翠屏区考核办法》，举办“金穗杯”排球赛", "落实〔文件〕，举办“〔项目〕”排球赛"),
        ("20__年召开七届四次职代会，满意率达95%", "〔待填〕召开〔序数〕职代会，满意率达〔数字〕"),
        ("我院工会组织职工学习《工会法》", "我院工会组织职工学习《工会法》"),
    ],
)
def test_slots_say_what_stood_there(text, cleaned):
    """Each kind of slot; generic words and laws stay."""
    assert clean(text, known=KNOWN)[0] == cleaned


def test_a_name_known_from_the_plan_goes_everywhere():
    """One line shows that it is a name, the other does not."""
    names = names_of_texts(["向李春晖同志学习"], KNOWN)
    assert clean("春节前看望李春晖", known=KNOWN, names=names)[0] == "春节前看望〔人名〕"


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("向王芳同志学习，王芳说")
def test_nothing_that_was_taken_out_is_left(text):
    """Neither here nor anywhere else in the text; positions fit, and cleaning twice changes no more names."""
    cleaned, slots = clean(text, known=KNOWN)
    for slot in slots:
        assert text[slot.start : slot.start + len(slot.text)] == slot.text
        if slot.type is not None:
            assert slot.text not in cleaned


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_any_text_can_be_cleaned_and_flagged(text):
    """Whatever it holds; a flag's text stands where it says."""
    cleaned, slots = clean(text, known=KNOWN)
    assert isinstance(cleaned, str)
    for flag in flags_of([Line(number=1, text=text)], file="a", known=KNOWN):
        assert text[flag.column - 1 : flag.column - 1 + len(flag.text)] == flag.text
    assert all(slot.text for slot in slots)


def test_items_of_documents_hold_no_flagged_name():
    """On every marked document: no name that was flagged is left in any cleaned line."""
    taken = {"org", "place", "person", "programme", "document", "ordinal", "dated", "placeholder"}
    for _, lines, _ in documents():
        flags = flags_of([Line(number=n, text=t) for n, t in enumerate(lines, 1)], file="", known=KNOWN)
        names = names_of_texts(lines, KNOWN)
        for number, line in enumerate(lines, 1):
            cleaned = clean(line, known=KNOWN, names=names)[0]
            assert not [f for f in flags if f.line == number and f.type in taken and f.text in cleaned]


def _leaks(*lines: str) -> LeakList:
    flags = flags_of([Line(number=n, text=t) for n, t in enumerate(lines, 1)], file="", known=KNOWN)
    return leak_list(flags, lines, KNOWN)


def test_the_leak_list_holds_names_and_no_common_words():
    """Titles without their marks; provinces and national campaigns are nobody's."""
    leaks = _leaks("湖南省青山镇卫生院落实《翠屏区考核办法》", "在湖北开展“送温暖”活动，向李春晖同志学习")
    assert leaks.strings == {"湖南省青山镇卫生院", "翠屏区考核办法", "李春晖"}


def test_copied_runs_count_where_they_carry_a_fact():
    """Punctuation does not hide them; a set phrase without any fact is no leak; the list keeps no text."""
    plain = "深入开展形式多样的主题教育活动引导广大职工爱岗敬业无私奉献"
    fact = "全年组织职工疗休养不少于260人次投入经费38万元由后勤科落实"
    leaks = _leaks(plain, fact)
    draft = f"我们将{fact[:14]}，{fact[14:]}，并{plain}。"
    (found,) = leaks.copied(draft)
    assert draft[found[0] : found[1]].replace("，", "") == fact
    assert list(leaks.copied(plain)) == []
    assert all(len(key) == 16 and key.isascii() for key in leaks.runs)


def test_two_copied_runs_are_two():
    """What stands between them is not copied."""
    fact = "全年组织职工疗休养不少于260人次投入经费38万元由后勤科落实"
    leaks = _leaks(fact)
    draft = fact + "这里是我们自己写下的另外一句很长的话用来隔开前后两处" + fact
    assert [draft[a:b] for a, b in leaks.copied(draft)] == [fact, fact]


@given(st.text(alphabet="工会，。 1年", max_size=80))
def test_run_keys_cover_every_window(text):
    """As many keys as windows, each of the same length."""
    letters, places = condensed(text)
    assert len(letters) == len(places)
    assert [end - start for start, end, _ in run_keys(letters)] == [RUN_CHARS] * max(0, len(letters) - RUN_CHARS + 1)
