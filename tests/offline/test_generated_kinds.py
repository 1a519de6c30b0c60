"""Bodies of the other kinds that nobody has thought of: each gets a plan of its own kind that can be signed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.api import draft
from plandraft.core.finding import Severity
from plandraft.core.gap import GAP
from plandraft.core.printed import printed_length
from plandraft.core.profile import Profile
from plandraft.core.proportions import LEAST, MOST
from plandraft.core.sector import Sector
from plandraft.core.settings import AS_SHIPPED
from plandraft.knowledge import kinds_known

AS_OF = dt.date(2026, 11, 24)
PLACES = ["青禾", "云岫", "汀洲", "砚溪"]
BODIES = {
    "party-branch": ["县水务局机关党支部", "镇卫生院党支部", "第三小学党支部"],
    "youth-league": ["县人民医院团委", "机械厂团支部", "职业学校团委"],
    "hospital-department": ["县人民医院护理部", "中医院急诊科", "人民医院检验科", "妇幼保健院产科"],
    "general": ["县档案馆利用科", "职业学校总务处", "镇便民服务中心"],
}
THINGS = {
    "party-branch": [
        "主题党日参加率由80%提高到92%", "发展党员2名", "预备党员按期转正", "党费收缴公示", "支委补选", "支部标准化",
        "党员示范岗", "流动党员联系台账", "困难党员走访", "师德专题学习", "谈心谈话", "党课质量提升", "微信群管理",
        "党员名册核对", "节前廉洁提醒", "6月底前完成换届", "办成群众实事5件", "独居老人结对", "党员攻关小组",
        "党员活动室改造", "志愿服务不少于4次", "更有向心力", "数字赋能",
    ],
    "youth-league": [
        "青年大学习参学率由71%提高到90%", "推优入党3名", "智慧团建信息核对", "团费收缴", "发展团员20名",
        "团支部规范化验收", "青年文明号创建", "青年突击队", "技能比武", "新入职青年导师结对20对", "心理减压",
        "青年联谊", "学雷锋志愿服务", "暑期社会实践", "支部换届", "少先队联系", "团课进班组", "青年座谈",
        "团员教育评议", "活动室更新桌椅", "更有朝气", "青春出圈",
    ],
    "hospital-department": [
        "手卫生依从率由78%提高到85%", "跌倒发生率下降", "压力性损伤预防", "高警示药品管理", "非计划拔管率降到0.5‰",
        "病历甲级率达到96%", "急会诊10分钟到位", "抗菌药物使用强度降到38", "患者满意度由88%提高到93%",
        "新护士分层培训", "心肺复苏人人过关", "停电应急演练", "急救车完好率100%", "不良事件主动上报60例", "排班优化",
        "新技术准入2项", "专科护士培养3名", "课题申报1项", "门诊等候时间缩短到15分钟", "职业暴露处置", "治疗室改造",
        "医患同心", "床旁有温度",
    ],
    "general": [
        "任务分解", "制度修订8件", "6月底前完成系统上线", "档案归档", "固定资产盘点", "食堂采购招标",
        "报修办结率由78%提高到92%", "隐患整改", "业务培训4次", "新进人员带教", "服务对象满意度由85%提高到92%",
        "专题调研2篇", "预算执行率达到95%", "水电消耗下降", "值班值守", "例会督办", "老年人帮办台账", "考勤管理",
        "会议室空调更换", "一窗通办事项由23项增加到40项", "差错率由1.8%降到1%", "焕发新活力", "流程再塑",
    ],
}  # fmt: skip
EVENTS = {
    "party-branch": ["七一表彰", "重温入党誓词", "组织生活会", "座谈会", "义诊"],
    "youth-league": ["五四表彰", "入团仪式", "技能比武", "迎新晚会", "青年座谈会"],
    "hospital-department": ["护士节表彰", "应急演练", "技能竞赛", "医师节座谈会", "健康讲座"],
    "general": ["消防演练", "开放日", "座谈会", "业务竞赛", "宣传周活动"],
}
LENGTHS = {12: [1000, 1500], 40: [1500, 2200], 300: [2000, 3200]}
"""Characters that a body of so many people would want."""
TELLING = {kind.id: kind.telling for kind in kinds_known(AS_SHIPPED)}


@st.composite
def bodies(draw: st.DrawFn, kind: str) -> Profile:
    """A body of a kind, of any sector and size."""
    people = draw(st.sampled_from(sorted(LENGTHS)))
    demands = draw(st.lists(st.sampled_from(THINGS[kind]), min_size=2, max_size=3 if people < 40 else 6, unique=True))
    events: list[dict[str, Any]] = [
        {"title": title, "month": draw(st.integers(1, 6))}
        for title in draw(st.lists(st.sampled_from(EVENTS[kind]), max_size=2, unique=True))
    ]
    sector = Sector.HOSPITAL if kind == "hospital-department" else draw(st.sampled_from(list(Sector)))
    return Profile.model_validate(
        {
            "name": draw(st.sampled_from(PLACES)) + draw(st.sampled_from(BODIES[kind])),
            "kind": kind,
            "sector": sector,
            "period": draw(st.sampled_from(["2027", "2026-2027"])) if sector is Sector.SCHOOL else "2027",
            "headcount": people,
            "members": people - draw(st.integers(0, 4)),
            "departments": draw(st.sampled_from([[], ["办公室"], ["综合部", "后勤部", "人事部"]])),
            "budget": draw(st.sampled_from([None, {"total": 20000, "lines": [{"name": "活动", "amount": 20000}]}])),
            "priorities": demands[:-1],
            "last_year": {"unfinished": demands[-1:]},
            "required_events": events,
            "length_chars": draw(st.sampled_from(LENGTHS[people])),
        }
    )


@pytest.mark.parametrize("kind", BODIES)
@given(data=st.data())
@settings(max_examples=20)
def test_any_body_gets_a_plan_of_its_own_kind(kind: str, data: st.DataObject) -> None:
    """No error, no demand without a measure, nothing said twice, no word of another kind, about as long as wanted."""
    profile = data.draw(bodies(kind))
    made = draft(profile, model="offline", as_of=AS_OF)
    plan = made.plan
    assert [finding for finding in made.findings if finding.severity is Severity.ERROR] == []
    assert {matter.id for matter in plan.matters} <= {claim for m in plan.measures for claim in m.claims}
    assert max(Counter(measure.title for measure in plan.measures).values()) == 1
    sentences = Counter(text for measure in plan.measures for text in measure.texts if not GAP.search(text))
    assert [text for text, times in sentences.items() if times > 1] == []
    said, own = "".join(text for _, _, text in plan.strings()), "".join(profile.strings())
    foreign = [word for other, words in TELLING.items() if other != kind for word in words]
    assert [word for word in foreign if word in said and word not in own] == []
    assert LEAST - 0.05 <= printed_length(plan) / profile.length_chars <= MOST + 0.05


@pytest.mark.parametrize("kind", BODIES)
def test_what_such_bodies_really_demand_is_no_gap(kind: str) -> None:
    """All but what nobody can know how to do: the last two things of each kind are meant to be beyond us."""
    gaps = []
    for thing in (*THINGS[kind][:-2], *EVENTS[kind]):
        key = "required_events" if thing in EVENTS[kind] else "priorities"
        facts: dict[str, Any] = {key: [{"title": thing, "month": 5} if key == "required_events" else thing]}
        profile = Profile.model_validate(
            {
                "name": f"青禾{BODIES[kind][0]}",
                "kind": kind,
                "sector": "other",
                "period": "2027",
                "headcount": 40,
                **facts,
            }
        )
        plan = draft(profile, model="offline", as_of=AS_OF).plan
        gaps += [thing for m in plan.measures if m.claims and any(GAP.search(text) for text in m.texts)]
    assert gaps == []
