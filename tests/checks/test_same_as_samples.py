"""What a sample is flagged for, a plan is reported for: one fault of each kind, seen by both."""

from __future__ import annotations

import pytest

from plandraft.checks import check
from plandraft.core.sample import Line
from plandraft.core.sector import Sector
from plandraft.knowledge import load_knowledge
from plandraft.samples.anonymize import flags_of, known_of
from tests.checks.base_plan import AS_OF, changed, context

FAULTS = [
    ("org", "PD505", "组织会员到枫林镇卫生院交流。"),
    ("person", "PD505", "由副主席王明远配合。"),
    ("person", "PD505", "总裁判：黄坚。"),
    ("person", "PD505", "慰问困难职工程玉芳。"),
    ("person", "PD505", "古丽娜尔·买买提领舞。"),
    ("identifier", "PD515", "报名电话（微信同号）：138 1234 5678。"),
    ("programme", "PD505", "举办“枫林杯”篮球赛。"),
    ("document", "PD508", "落实《翠屏区职工考核办法》。"),
    ("ordinal", "PD304", "迎接第20个全国助残日。"),
    ("dated", "PD314", "2018年3月完成。"),
    ("stale_political", "PD601", "学习贯彻党的十八大精神。"),
    ("placeholder", "PD502", "做好20__年工作。"),
    ("placeholder", "PD502", "（单位名称）工会牵头。"),
    ("placeholder", "PD502", "组织某医院工会参加。"),
    ("spun", "PD704", "调动职工的用心性。"),
    ("typo", "PD706", "坚决克服形成主义。"),
    ("typo", "PD707", "开展技能竞赛竞赛。"),
    ("stray_char", "PD728", "技能活动#开展三次。"),
    ("stray_char", "PD718", "加强领导，，落实责任。"),
    ("stray_char", "PD708", "开展“安康杯竞赛。"),
]
"""A type of flag, the rule that says the same of a plan, and a line with the fault.

Of a place another plan may speak (a visit, a study tour), so no rule reports it; noise of a page is PD504's, and words
of another trade are judged by the whole text on one side and by the profile on the other.
"""


@pytest.mark.parametrize(("flag", "code", "line"), FAULTS)
def test_a_flag_is_a_finding(flag: str, code: str, line: str) -> None:
    """In the same words."""
    known = known_of(load_knowledge(), AS_OF)
    flags = flags_of([Line(number=1, text=line)], file="a.txt", known=known, sector=Sector.HOSPITAL)
    assert flag in {one.type for one in flags}
    findings = check(changed((("M1", "actions", [line]),)), context()).findings
    assert code in {one.code for one in findings if one.node == "M1"}
