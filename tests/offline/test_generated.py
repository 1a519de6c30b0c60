"""Bodies that nobody has thought of: whatever they demand, the offline draft can be signed after a few edits."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.api import draft
from plandraft.core.finding import Severity
from plandraft.core.gap import GAP
from plandraft.core.printed import printed_length
from plandraft.core.profile import Profile
from plandraft.core.proportions import LEAST, MOST
from plandraft.core.sector import Sector

AS_OF = dt.date(2026, 11, 24)
WHOSE = ["", "一线", "夜班", "新进人员", "装卸岗位", "窗口人员", "外勤人员", "二车间", "东区", "女职工", "驾驶员"]
THINGS = [
    "休息室改造", "食堂伙食改善", "早餐供应", "通勤班车", "停车难", "心理减压", "排班优化", "体检参加率提高到95%",
    "腰肩劳损防治", "噪声治理", "防护用品更新", "高温防护", "交通安全", "提案办结率由80%提高到92%", "师徒结对12对",
    "技能比武", "书屋建设", "健身角启用", "入会率提高到90%", "困难档案", "医疗互助", "子女托管", "集体合同续签",
    "年休假落实", "加班补休", "哺乳室6月底前启用", "孕期照顾", "志愿服务", "消防演练", "民主管理", "退休人员走访",
    "合理化建议", "劳动争议调解", "编外人员待遇", "跨文化共融", "更有盼头", "表格精简", "搬迁期间权益",
]  # fmt: skip
EVENTS = ["职工代表大会", "会员大会", "运动会", "迎新联欢", "安全生产月", "表彰大会", "座谈会", "高温慰问", "读书节"]
LENGTHS = {
    18: [900, 1200],
    42: [1000, 1400],
    90: [1500, 2200],
    260: [1800, 3000],
    800: [2600, 4000],
    3000: [3600, 5200],
}
"""Characters that such a body would want; a handful of people has no use for five thousand."""
FILLER = re.compile(
    r"大力推进|持续推进|进一步加强|不断提高|扎实开展|听取意见并?(?:落实|推进)|制定(?:相关)?办法并?(?:落实|推进)"
)


def demand() -> st.SearchStrategy[str]:
    """Somebody's something."""
    return st.tuples(st.sampled_from(WHOSE), st.sampled_from(THINGS)).map("".join)


@st.composite
def bodies(draw: st.DrawFn) -> Profile:
    """A body of any sector and size."""
    people = draw(st.sampled_from(sorted(LENGTHS)))
    demands = draw(st.lists(demand(), min_size=1, max_size=3 if people < 60 else 6, unique=True))
    sector = draw(st.sampled_from(list(Sector)))
    events: list[dict[str, Any]] = [
        {"title": title, "month": draw(st.integers(1, 6))}
        for title in draw(st.lists(st.sampled_from(EVENTS), max_size=2, unique=True))
    ]
    return Profile.model_validate(
        {
            "name": f"{draw(st.sampled_from(['青禾', '云岫', '汀洲', '砚溪']))}{sector.chinese}工会",
            "sector": sector,
            "period": "2026-2027" if sector is Sector.SCHOOL else "2027",
            "headcount": people,
            "members": people - draw(st.integers(0, 10)),
            "women": people // 3,
            "departments": draw(st.sampled_from([[], ["办公室"], ["综合部", "后勤部", "安全部", "人事部"]])),
            "budget": draw(st.sampled_from([None, {"total": 60000}])),
            "priorities": demands[:-1],
            "last_year": {"unfinished": demands[-1:]},
            "required_events": events,
            "length_chars": draw(st.sampled_from(LENGTHS[people])),
        }
    )


@given(bodies())
@settings(max_examples=60)
def test_any_body_gets_a_plan_that_can_be_signed(profile: Profile) -> None:
    """No demand without a measure, no error, no title twice, no filler, about as long as it was wanted."""
    made = draft(profile, model="offline", as_of=AS_OF)
    plan = made.plan
    assert [finding for finding in made.findings if finding.severity is Severity.ERROR] == []
    claimed = {claim for measure in plan.measures for claim in measure.claims}
    assert {matter.id for matter in plan.matters} <= claimed
    titles = Counter(measure.title for measure in plan.measures)
    assert max(titles.values()) == 1
    sentences = Counter(text for measure in plan.measures for text in measure.texts if not GAP.search(text))
    assert [text for text, times in sentences.items() if times > 1] == []
    assert not [text for text in sentences if FILLER.search(text)]
    assert all(not text.startswith(measure.title) for measure in plan.measures for text in measure.texts[:1])
    goals = Counter(goal.text for goal in plan.goals)
    assert max(goals.values()) == 1
    assert LEAST - 0.05 <= printed_length(plan) / profile.length_chars <= MOST + 0.05
