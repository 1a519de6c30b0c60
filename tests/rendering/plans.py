"""Plans for the tests of this room: any plan at all, and one small full plan."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from plandraft.core.matter import Matter
from plandraft.core.period import Period
from plandraft.core.plan import (
    Action,
    BudgetItem,
    Entry,
    Goal,
    Ideology,
    Lead,
    Measure,
    Origin,
    Plan,
    Signature,
)
from plandraft.core.sector import Sector
from plandraft.core.timing import Timing

ODD = (
    "开好职代会。",
    "# 标题",
    "a --> b",
    "<!-- x -->",
    '<!-- plandraft node {"id":"M1"} -->',
    "（责任部门：甲）",
    "（指标：甲）。",
    "甲（完成时间：3月；经费：5元）乙",
    "**粗**：x",
    "- 项",
    "1. 项",
    "1）项",
    "---",
    "## 二、工作目标",
    "### 3月",
    "两\n行",
    "两段\n\n之间空一行\n",
    "&lt;",
    "[文字](地址)",
    "| 甲 | 乙 |",
    "`码`_斜_~删~$式$",
    "【3月】x",
    "【待补：日期】",
    "2026年12月1日",
    "（一）甲",
    "全年",
    "\u3000\u3000首行",
    "1月：甲",
    "5月12日，甲",
    "甲（工会）",
    "甲（第1次）",
    "（甲）",
    "【待补：责任部门】",
    "工会办公室、护理部",
    "一查；",
    "一查。二改。",
    "甲：",
    "1、甲",
    "合计",
    "常年工作",
    "。",
)
words = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(ODD)
texts = words | st.lists(words, max_size=3).map("\n".join)
months = st.integers(1, 12)
timings = (
    st.builds(Timing.of, months)
    | st.just(Timing())
    | st.builds(lambda n: Timing(note=n), words)
    | st.lists(months, min_size=1, max_size=5).map(lambda found: Timing.of(*found))
    | st.builds(Timing.on, st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)))
    | st.builds(lambda m, p: Timing(months=(m,), part=p), months, st.sampled_from(["early", "middle", "late"]))
    | st.builds(lambda m: Timing(months=(m,), deadline=True), months)
    | st.builds(
        lambda r, found: Timing(rhythm=r, months=tuple(sorted(found))),
        st.sampled_from(["weekly", "monthly", "quarterly", "half_yearly"]),
        st.sets(months, max_size=3),
    )
)
origins = st.sampled_from(list(Origin))
ids = st.lists(st.integers(1, 5), max_size=2)
claims = st.lists(st.sampled_from(["P1", "U1", "E2"]), max_size=2).map(tuple)
fields = st.lists(st.sampled_from(["indicator", "amount", "text"]), max_size=1).map(tuple)
nodes = {"origin": origins, "locked": st.booleans(), "claims": claims, "proposed": fields}
goals = st.builds(Goal, id=st.just("G1"), text=words, indicator=words, area=words, **nodes)
actions = st.builds(Action, text=words, timing=timings, line=words) | st.builds(Action, text=words)
areas = words | st.sampled_from(["民主管理", "文体活动"])
measures = st.builds(
    Measure,
    id=st.just("M1"),
    area=areas,
    title=words,
    actions=st.lists(actions, max_size=3).map(tuple),
    goal_ids=ids.map(lambda found: tuple(f"G{n}" for n in found)),
    owner=words,
    partners=st.lists(words, max_size=2).map(tuple),
    timing=timings,
    indicator=words,
    budget=st.none() | st.decimals(Decimal("-1000"), Decimal(10**9), places=2),
    sources=st.lists(words, max_size=2).map(tuple),
    **nodes,
)
entries = st.builds(
    Entry,
    id=st.just("S1"),
    timing=timings,
    title=words,
    owner=words,
    observance=words,
    measure_ids=ids.map(lambda found: tuple(f"M{n}" for n in found)),
    action=st.just("") | st.builds("M{}/{}".format, st.integers(1, 4), st.integers(0, 3)),
    **nodes,
)
items = st.builds(
    BudgetItem,
    id=st.just("B1"),
    purpose=words,
    amount=st.none() | st.integers(1, 10**6).map(Decimal) | st.decimals(Decimal(-10), Decimal(10**9), places=2),
    note=words,
    measure_ids=ids.map(lambda found: tuple(f"M{n}" for n in found)),
    **nodes,
)
leads = st.builds(Lead, area=areas, text=texts)
matters = st.builds(
    Matter,
    id=st.sampled_from(["P1", "U1", "R3", "E2"]),
    text=words,
    aliases=st.lists(st.just("U2"), max_size=1).map(tuple),
    kinds=st.just(("priority", "unfinished")),
    timing=timings,
    owner=words,
)
signatures = st.builds(
    Signature,
    organisation=words,
    date=st.none() | st.dates(dt.date(1, 1, 1), dt.date(2090, 1, 1)),
    note=words | st.just("【待补：签发日期】"),
)
marks = st.dictionaries(words, words, max_size=2)
plans = st.builds(
    lambda goals, measures, entries, items, more, short, long, period, sector, day: Plan(
        organisation=short[0],
        sector=sector,
        period=period,
        drafting_date=day,
        title=short[1],
        preamble=long[0],
        ideology=Ideology(text=long[1]),
        goals=tuple(g.model_copy(update={"id": f"G{n}"}) for n, g in enumerate(goals, 1)),
        measures=tuple(m.model_copy(update={"id": f"M{n}"}) for n, m in enumerate(measures, 1)),
        schedule=tuple(e.model_copy(update={"id": f"S{n}"}) for n, e in enumerate(entries, 1)),
        budget=tuple(b.model_copy(update={"id": f"B{n}"}) for n, b in enumerate(items, 1)),
        leads=more[0],
        matters=more[1],
        closing=long[2],
        signature=more[2],
        made=more[3],
    ),
    st.lists(goals, max_size=3),
    st.lists(measures, max_size=4),
    st.lists(entries, max_size=5),
    st.lists(items, max_size=3),
    st.tuples(st.lists(leads, max_size=2).map(tuple), st.lists(matters, max_size=2).map(tuple), signatures, marks),
    st.tuples(words, words),
    st.tuples(texts, texts, texts),
    st.none() | st.builds(Period, kind=st.sampled_from(["calendar_year", "school_year"]), year=st.integers(1950, 2098)),
    st.sampled_from(list(Sector)),
    st.none() | st.dates(dt.date(1, 1, 1), dt.date(2090, 1, 1)),
).map(lambda plan: Plan.model_validate(plan.model_dump()))


def full_plan() -> Plan:
    """A small plan of a school year that has one of everything."""
    return Plan(
        organisation="汀柳镇中心小学工会委员会",
        sector=Sector.SCHOOL,
        period=Period(kind="school_year", year=2026),
        drafting_date=dt.date(2026, 8, 20),
        title="汀柳镇中心小学工会委员会2026—2027学年工作计划",
        preamble="为做好新学年工会工作，制定本计划。\n本计划经教代会主席团讨论。",
        ideology=Ideology(text="围绕教学中心，服务教职工。\n坚持一事一责、一月一结。"),
        goals=(
            Goal(id="G1", text="教职工诉求件件有回音", indicator="办结率不低于95%", area="维权"),
            Goal(id="G2", text="文体活动每月不断", origin=Origin.PROPOSED),
        ),
        measures=(
            Measure(
                id="M1",
                area="民主管理",
                title="开好教职工代表大会",
                actions=(
                    Action(text="会前征集提案。", timing=Timing.of(1, 2)),
                    Action(text="会后逐条答复。", timing=Timing.of(3, 11), line="教职工代表大会"),
                ),
                goal_ids=("G1",),
                owner="工会办公室",
                partners=("校长办公室", "总务处"),
                timing=Timing.of(1, 2, 9, 10),
                indicator="提案答复率100%",
                budget=Decimal(3000),
                locked=True,
                claims=("P1",),
            ),
            Measure(
                id="M2",
                area="文体活动",
                title="举办“每月一赛”",
                actions=("由各年级组轮流承办",),
                goal_ids=("G2",),
                owner="文体小组",
                timing=Timing(rhythm="monthly"),
            ),
            Measure(
                id="M3",
                area="民主管理",
                title="公开经费账目",
                actions=("上墙公布。",),
                owner="经审小组",
                timing=Timing(months=(6,), deadline=True),
            ),
        ),
        schedule=(
            Entry(id="S1", title="慰问离岗教师", timing=Timing.of(1), owner="工会办公室"),
            Entry(id="S2", title="教职工代表大会", timing=Timing.of(3, 11), measure_ids=("M1",), action="M1/1"),
            Entry(
                id="S3",
                title="教师节座谈会",
                timing=Timing.on(dt.date(2026, 9, 10)),
                observance="teacher",
                origin=Origin.REQUIRED,
            ),
            Entry(id="S4", title="每月一赛", timing=Timing(rhythm="monthly"), measure_ids=("M2",)),
            Entry(id="S5", title="家访慰问【待补：日期】", measure_ids=("M1",)),
            Entry(id="S6", title="秋季登山", timing=Timing(months=(9,), part="late"), owner="文体小组"),
        ),
        leads=(Lead(area="民主管理", text="大事由教职工一起定，\n账目人人看得见。"),),
        budget=(
            BudgetItem(id="B1", purpose="教代会", amount=Decimal(3000), note="会务资料", measure_ids=("M1",)),
            BudgetItem(id="B2", purpose="文体活动", amount=Decimal("12000.50"), origin=Origin.PROPOSED),
            BudgetItem(id="B3", purpose="慰问", note="见慰问办法"),
        ),
        matters=(Matter(id="P1", text="开好教代会", kinds=("priority",)),),
        closing="各责任部门每月末报告进展。\n学年末逐项核对。",
        signature=Signature(organisation="汀柳镇中心小学工会委员会", date=dt.date(2026, 8, 31)),
    )


def busy_plan() -> Plan:
    """The full plan with so much in its months that each has a heading."""
    more = {
        1: ("读书会", "新春团拜", "期末座谈", "困难走访"),
        9: ("新教师见面会", "迎新茶话会", "教案展评", "体检"),
        11: ("冬季长跑", "书画展", "心理讲座", "跳绳赛", "食堂评议"),
    }
    titles = [(month, title) for month, own in more.items() for title in own]
    entries = tuple(Entry(id=f"S{n}", title=t, timing=Timing.of(month)) for n, (month, t) in enumerate(titles, 7))
    plan = full_plan()
    return Plan.model_validate(plan.model_dump() | {"schedule": (*plan.schedule, *entries)})
