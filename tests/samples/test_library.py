"""What is read from messy old plans; all names are made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.sector import Sector
from plandraft.documents import decode, document_of
from plandraft.errors import SampleError
from plandraft.knowledge import load_knowledge
from plandraft.plan_reading.foreign import read_foreign
from plandraft.plan_reading.structure.months import heads_line
from plandraft.samples import choose, library_json, read_samples, read_texts
from plandraft.samples.anonymize import clean

PAGE = Path(__file__).parents[2].parent / "shared" / "samples" / "hospital-union-plans.txt"
MESSY = """某站 更新：2020-01-02
工会工作要点（2篇）
工会工作要点1一、抓好学习1、读书...
工会工作要点1
指导思想：以服务职工为中心。
一、健全民主管理，维护职工权益。
1、开好青山镇卫生院职代会。2、慰问困难职工。
二、活动安排
三月份：庆祝三八节 组织体检
八、九月份：
1、送清凉
20__年下半年：
1、工会工作总结
工会工作要点2
一、下半年，工会将20__年工作抓实。
"""


def _library(text: str = MESSY):
    return read_texts([document_of(text, file="page.txt")], knowledge=load_knowledge())


def test_a_page_is_split_where_headings_stand_alone():
    """A teaser that begins like a heading and runs on is page noise."""
    plans = [(s.start_line, s.end_line) for s in _library().samples]
    assert plans == [(4, 13), (14, 15)]
    assert {f.line for f in _library().flags if f.type == "page_noise"} == {1, 2, 3, 4, 14}


def test_sections_and_items_keep_role_line_and_marker():
    """A numbered sentence with points below it is a heading; two items on a line are two."""
    first = _library().samples[0]
    assert [s.kind for s in first.sections] == ["ideology", "measures", "schedule"]
    assert [(i.line, i.marker) for i in first.sections[1].items] == [(7, "1、"), (7, "2、")]


def test_monthly_entries_carry_months_or_a_half():
    """One piece between blanks is one entry; a half-year is never guessed into months."""
    entries = [(e.line, e.months, e.half, e.text) for e in _library().samples[0].schedule]
    assert entries == [
        (9, (3,), None, "庆祝三八节"),
        (9, (3,), None, "组织体检"),
        (11, (8, 9), None, "送清凉"),
        (13, (), "H2", "工会工作总结"),
    ]


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("元月份：", (1,)),
        ("七—八月份", (7, 8)),
        ("八、九月份：", (8, 9)),
        ("十一月份：", (11,)),
        ("一季度：", (1, 2, 3)),
        ("9月底或10月中旬：", (9, 10)),
    ],
)
def test_months_in_many_forms(line, months):
    """Each way of writing months is understood."""
    found = heads_line(line)
    assert found is not None
    assert found.months == months


def test_a_list_number_is_no_month():
    """An item that merely speaks of a month heads nothing."""
    assert heads_line("3、在五月开展竞赛") is None


def test_names_become_slots():
    """Proper names go, what stands around them stays."""
    cleaned, _ = clean("开好青山镇卫生院职代会，投入3万元。")
    assert cleaned == "开好〔单位〕职代会，投入〔金额〕。"


@pytest.mark.parametrize(
    "text",
    [
        "根据公司要求",
        "完成医院任务",
        "建设现代公司",
        "自来水公司工会",
        "按照省里部署",
        "我院工会",
        "农村小学",
        "新农村建设",
        "贫困村帮扶",
        "会同艺术学院",
    ],
)
def test_generic_words_are_left_alone(text):
    """False alarms are as bad as misses."""
    assert clean(text)[0] == text


def test_leaks_are_the_proper_names():
    """The removed names are remembered for the checks, in full."""
    assert _library().leaks.strings == {"青山镇卫生院"}


def test_a_masked_year_is_never_guessed():
    """20__ is flagged with its column, and the plan has no year."""
    second = _library().samples[1]
    assert second.year is None
    assert (15, 10, "placeholder") in {(f.line, f.column, f.type) for f in _library().flags}


def test_spun_words_are_flagged_only_behind_the_gate():
    """A healthy text that says 用心 is not repaired; one full of strong markers is."""
    wording = load_knowledge().wording
    marker, word = wording.strong_markers[0], "用心组织活动"
    healthy = _library(f"工会计划\n一、{word}")
    ill = _library("工会计划\n一、" + f"{marker}，" * wording.gate + word)
    assert not [f for f in healthy.flags if f.type == "spun"]
    assert [f for f in ill.flags if f.type == "spun"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding):
    """The four encodings old plans come in."""
    assert decode(MESSY.encode(encoding), file="a.txt") == MESSY


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02PNG\x00" * 50])
def test_no_text(data):
    """Empty and binary files are refused, with a hint."""
    with pytest.raises(SampleError) as error:
        decode(data, file="a.txt")
    assert error.value.hint


def test_a_large_text_is_refused_before_it_is_read(tmp_path):
    """The error names the limit; JSON is held to it as well."""
    for name in ("big.txt", "big.json"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(50_000_000)
        with pytest.raises(SampleError, match="at most"):
            read_samples([tmp_path / name], knowledge=load_knowledge())


def test_a_folder_lists_what_it_skipped(tmp_path):
    """One bad file does not cost the rest; nothing readable at all is an error."""
    (tmp_path / "bad.txt").write_bytes(b"\x00" * 99)
    with pytest.raises(SampleError, match=r"bad\.txt"):
        read_samples([tmp_path], knowledge=load_knowledge())
    (tmp_path / "good.txt").write_text(MESSY, encoding="gb18030")
    library = read_samples([tmp_path], knowledge=load_knowledge())
    assert (len(library.samples), len(library.skipped)) == (2, 1)


def test_near_copies_point_at_the_first():
    """The same plan twice is one."""
    body = "一、关心职工\n1、走访慰问生病和生活困难的职工，帮助他们解决实际问题。\n2、组织职工体检和疗休养。\n"
    samples = _library(f"工会计划一\n{body}工会计划二\n{body}").samples
    assert [s.duplicate_of for s in samples] == [None, 1]


def test_choosing_keeps_to_its_budget_and_is_stable():
    """What does not fit is counted; the same question has the same answer."""
    knowledge = load_knowledge()
    for area in knowledge.areas:
        ask = {"area": area, "sector": Sector.HOSPITAL, "count": len}
        one = choose(_library(), budget_tokens=1000, **ask)
        assert one == choose(_library(), budget_tokens=1000, **ask)
        assert choose(_library(), budget_tokens=0, **ask) == ((), len(one[0]) + one[1])


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="一二三、1.（）(：。\n月份目标措施指导思想由负责工会20_年 计划篇①是#|", max_size=120))
def test_any_text_is_read(text):
    """Whatever it is, reading a plan does not raise."""
    assert read_foreign(document_of(text, file="a.txt")).links_read is False
    assert "plans" in library_json(_library(text))


@pytest.mark.skipif(not PAGE.exists(), reason="the shared sample page is not at hand")
def test_the_shared_page():
    """Sixteen plans, one of them a copy, one of them no union's."""
    samples = read_samples([PAGE], knowledge=load_knowledge()).samples
    assert [s.start_line for s in samples[:5]] == [5, 27, 62, 110, 136]
    assert len(samples) == 16
    assert [(s.number, s.duplicate_of) for s in samples if s.duplicate_of] == [(6, 15)]
    assert [s.number for s in samples if s.kind != "union"] == [14]
