"""Papers, wording, debris and give-aways: what needs the knowledge or the whole plan."""

from __future__ import annotations

import pytest

from plandraft.core.sector import Sector
from plandraft.knowledge import load_knowledge
from plandraft.samples.anonymize.debris import debris
from plandraft.samples.anonymize.documents import documents
from plandraft.samples.anonymize.flagging import giveaways, strangers
from plandraft.samples.anonymize.known import known_of
from plandraft.samples.anonymize.wording import is_machine_rewritten, spun, stale, typos

KNOWN = known_of(load_knowledge(), load_knowledge().as_of)


def _texts(spans, text: str) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    "title",
    [
        "《湖畔省职工代表大会条例》",
        "《翠屏教工》",
        "《校内结构工资方案》",
        "《恒丰公司员工守则》",
        "《××小学考勤制度》",
        "《关于开展师德征文的通知》",
        "《集团技术创新奖励办法（试行）》",
    ],
)
def test_papers_of_one_body(title):
    """A place, a body, a mask, or the kind of paper that only houses write."""
    assert _texts(documents(f"落实{title}要求", KNOWN), f"落实{title}要求") == [title]


@pytest.mark.parametrize(
    "title",
    [
        "《工会法》",
        "《中华人民共和国教师法》",
        "《监察法》",
        "《工人日报》",
        "《中国工运》",
        "《中小学教师职业道德规范》",
        "《集体合同》",
        "《给教师的建议》",
        "《企业工会工作条例》",
        "《中国工会章程》",
        "《平凡的世界》",
    ],
)
def test_papers_of_everybody(title):
    """Laws, national papers and books."""
    assert documents(f"学习{title}", KNOWN) == []


def test_numbers_of_papers():
    """文号 betrays its issuer."""
    text = "落实恒纺工〔2019〕17号文件"
    assert [text[s.start : s.end][-9:] for s in documents(text, KNOWN)] == ["〔2019〕17号"]


def test_a_theory_is_stale_only_without_its_successor():
    """The long formula that names them all is in order."""
    text = "以科学发展观为指导"
    full = text + "，深入学习习近平新时代中国特色社会主义思想"
    assert _texts(stale(text, KNOWN, text), text) == ["科学发展观"]
    assert stale(text, KNOWN, full) == []


def test_superseded_laws_are_stale():
    """The title as it is cited, without the marks."""
    text = "落实《女职工劳动保护规定》和《女职工劳动保护特别规定》"
    assert _texts(stale(text, KNOWN, text), text) == ["女职工劳动保护规定"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("三是将将活动办好", ["将将"]),
        ("办好培训班培训班员", ["培训班培训班"]),
        ("按需要要求整改", []),
        ("有目的的学习", []),
        ("一个一个解决，研究研究再定", []),
        ("落实落实再落实", []),
        ("规范从教行为为主题", []),
    ],
)
def test_words_written_twice(text, found):
    """Repetitions that Chinese knows are none."""
    assert _texts(typos(text, KNOWN), text) == found


def test_the_gate_looks_at_the_whole_plan():
    """One odd word makes no plan ill; many different ones do, also without strong markers."""
    healthy = "用心组织活动，把温暖带给职工，推荐优秀职工，讲礼貌"
    ill = "用心组织活动，透过开展竞赛，带给信息，合理化推荐，礼貌单位"
    assert not is_machine_rewritten(healthy, KNOWN)
    assert is_machine_rewritten(ill, KNOWN)
    assert spun(healthy, KNOWN, ill=False) == []
    assert _texts(spun(ill, KNOWN, ill=True), ill) == ["用心", "透过", "带给", "推荐", "礼貌"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("认真学习。。努力工作", ["。。"]),
        ("合理的.诉求", ["."]),
        ("“快乐工作“的理念", ["“"]),
        ("组织活动）全年两次", ["）"]),
        ("工\u200b会\ue001", ["\u200b", "\ue001"]),
        ("学习&nbsp;文件<br>", ["&nbsp;", "<br>"]),
        ("1）按月上报；2）归档", []),
        ("9:30开始，比分3.5:2（主场）", []),
        ("(一)加强学习;提高认识", []),
        ("——————", []),
    ],
)
def test_debris(text, found):
    """Half-width punctuation, numbering and rules are none."""
    assert _texts(debris(text), text) == found


def test_words_of_another_trade():
    """A school's plan with one word of a hospital's was copied; a plan of no clear trade gives nothing away."""
    school = "学校教师教代会" * 5 + "开好职代会"
    assert _texts(giveaways(school, strangers(school, Sector.SCHOOL, KNOWN)), school) == ["职代会"]
    assert strangers("开好职代会", Sector.OTHER, KNOWN) is None
