"""Several drafts become one plan: each demand once, the best of each, and nothing that somebody locked is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.comparison import Judged, compare
from plandraft.core.finding import Finding, Report, Severity
from plandraft.core.gap import gap
from plandraft.core.matter import Matter
from plandraft.core.plan import Action, BudgetItem, Goal, Lead, Measure, Plan
from plandraft.core.scheduling import with_entries
from plandraft.core.timing import Timing
from plandraft.drafting.mixing import mixed
from plandraft.errors import UsageError

MATTERS = tuple(
    Matter(id=f"P{n}", text=text, kinds=("priority",), sources=(f"profile:/priorities/{n - 1}",))
    for n, text in enumerate(("食堂夜班窗口", "通勤班车调整", "心理咨询室", "技能比武", "工伤互助"), 1)
)
AREAS = ("服务职工", "素质提升", "权益保障")


def measure(number: int, title: str, *claims: str, **more: Any) -> Measure:
    """A measure with one action in May."""
    action = Action(text=f"{title}的做法。", timing=Timing.of(5), line=title)
    fields = {"area": AREAS[0], "owner": "办公室", "timing": Timing.of(5), "actions": (action,)} | more
    return Measure(id=f"M{number}", title=title, claims=claims, **fields)


def plan(*measures: Measure, **more: Any) -> Plan:
    """A plan with its calendar."""
    fields = {"organisation": "云岭试验单位工会", "matters": MATTERS, "measures": measures} | more
    return with_entries(Plan(**fields))


def judged(*plans: Plan, bad: tuple[str, ...] = ()) -> list[Judged]:
    """Plans with their reports; ``bad`` names faults as ``1/M2``: a warning of the second plan's M2."""
    found: dict[int, list[Finding]] = {}
    for place in bad:
        at, _, node = place.partition("/")
        finding = Finding(code="PD201", rule="r", severity=Severity.WARNING, node=node, message="m")
        found.setdefault(int(at), []).append(finding)
    return [Judged(plan=p, report=Report(findings=tuple(found.get(n, ()))), name=str(n)) for n, p in enumerate(plans)]


def who_claims(made: Plan) -> dict[str, list[str]]:
    """Titles by demand."""
    return {m.id: [each.title for each in made.measures if m.id in each.claims] for m in made.matters}


def test_each_demand_comes_from_the_draft_that_does_it_best() -> None:
    """A gap, a missing owner, a missing time or a finding loses; of equals the base wins."""
    one = plan(measure(1, gap("食堂"), "P1"), measure(2, "开班车", "P2"), measure(3, "请咨询师", "P3", owner=""))
    other = plan(measure(1, "开夜班窗口", "P1"), measure(2, "改班车", "P2"), measure(3, "设咨询室", "P3"))
    made = mixed(judged(one, other, bad=("1/M2", "1/M2", "1/M2")))
    assert who_claims(made) | {"P4": [], "P5": []} == {
        "P1": ["开夜班窗口"],
        "P2": ["开班车"],
        "P3": ["设咨询室"],
        "P4": [],
        "P5": [],
    }


def test_demands_that_one_measure_takes_up_together_come_from_one_draft() -> None:
    """Else the same work would be planned twice."""
    one = plan(measure(1, "窗口和班车一起办", "P1", "P2"), measure(2, "技能比武", "P4"))
    other = plan(measure(1, "开夜班窗口", "P1"), measure(2, "调整班车", "P2", owner=""), measure(3, "比武", "P4"))
    made = mixed(judged(one, other, bad=("0/M1",)), take={"P1": 1})
    assert who_claims(made)["P1"] == ["开夜班窗口"]
    assert who_claims(made)["P2"] == ["调整班车"]
    assert "窗口和班车一起办" not in [m.title for m in made.measures]


def test_what_is_taken_stands_in_the_place_of_what_it_replaces() -> None:
    """Under the base's heading, with a new id, its calendar line, its money and its goal."""
    money = (BudgetItem(id="B1", purpose="慰问", measure_ids=("M2",), note="开班车"),)
    goals = (Goal(id="G1", text="班车覆盖全部班次", claims=("P2",)),)
    one = plan(measure(1, "读书", area=AREAS[1]), measure(2, "开班车", "P2"), budget=money, goals=goals)
    split = (BudgetItem(id="B1", purpose="其他"), BudgetItem(id="B2", purpose="慰问", measure_ids=("M1",)))
    other = plan(measure(1, "改班车", "P2", area="通勤"), budget=split, leads=(Lead(area="通勤", text="准点。"),))
    made = mixed(judged(one, other), take={"P2": 1})
    kept, new = made.measures
    assert (kept.id, new.id, new.area, new.goal_ids) == ("M1", "M3", AREAS[0], ("G1",))
    assert [(e.title, e.measure_ids, e.action) for e in made.schedule if "M3" in e.measure_ids] == [
        ("改班车", ("M3",), "M3/0")
    ]
    assert not [e for e in made.schedule if "M2" in e.measure_ids]
    assert [(item.id, item.measure_ids, item.note) for item in made.budget] == [("B1", ("M3",), "改班车")]
    assert made.leads == ()


def test_what_only_another_draft_does_brings_its_heading_its_lead_and_its_goal_along() -> None:
    """Nothing that any draft promises is lost."""
    one = plan(measure(1, "开班车", "P2"), goals=(Goal(id="G3", text="班车准点", claims=("P2",)),))
    other = plan(
        measure(1, "比武大赛", "P4", area="练兵"),
        leads=(Lead(area="练兵", text="以赛促练。"),),
        goals=(Goal(id="G1", text="全员练兵", claims=("P4",), area="练兵"),),
    )
    made = mixed(judged(one, other, bad=("1/P",)))
    assert made.areas() == (AREAS[0], "练兵")
    assert made.lead("练兵") == "以赛促练。"
    assert [(goal.id, goal.text) for goal in made.goals] == [("G3", "班车准点"), ("G4", "全员练兵")]
    assert made.measures[1].goal_ids == ("G4",)


def test_standing_work_is_the_base_s_and_not_done_twice() -> None:
    """The base's visit without a claim is the other's with one."""
    one = plan(measure(1, "组织技能比武"), measure(2, "走访慰问"))
    other = plan(measure(1, "技能比武", "P4"), measure(2, "办运动会"))
    made = mixed(judged(one, other, bad=("1/P",)))
    assert [m.title for m in made.measures] == ["技能比武", "走访慰问"]


def test_parts_come_from_where_they_are_written_unless_taken() -> None:
    """An empty closing is filled; what is asked for goes before."""
    one = plan(measure(1, "开班车", "P2"), preamble="甲开头。", closing="")
    other = plan(measure(1, "改班车", "P2"), preamble="乙开头。", closing="乙结尾。")
    made = mixed(judged(one, other))
    assert (made.preamble, made.closing) == ("甲开头。", "乙结尾。")
    assert mixed(judged(one, other), take={"opening": 1}).preamble == "乙开头。"


def test_ids_of_profiles_that_changed_are_told_apart_by_their_words() -> None:
    """What was P1 in one draft is P2 in the other."""
    shifted = tuple(
        Matter(id=f"P{n}", text=text, kinds=("priority",)) for n, text in enumerate(("新增事项", MATTERS[0].text), 1)
    )
    one = plan(measure(1, "开夜班窗口", "P1"))
    other = plan(measure(1, "新办的事", "P1"), measure(2, "窗口", "P2"), matters=shifted)
    made = mixed(judged(one, other, bad=("1/P",)))
    assert {m.id: m.text for m in made.matters}["P6"] == "新增事项"
    assert who_claims(made)["P1"] == ["开夜班窗口"]
    assert who_claims(made)["P6"] == ["新办的事"]


@pytest.mark.parametrize(
    ("take", "said"),
    [
        ({"P1": 7}, "no draft 7"),
        ({"P5": 1}, "no measure for it"),
        ({"P9": 0}, "no such part or demand"),
        ({"P1": 1}, "locked"),
        ({"ideology": 1}, "locked"),
    ],
)
def test_what_cannot_be_taken_is_refused(take: dict[str, int], said: str) -> None:
    """Silently doing something else would be worse."""
    one = plan(measure(1, "开窗口", "P1", locked=True), ideology={"text": "指导。", "locked": True})
    other = plan(measure(1, "窗口", "P1"))
    with pytest.raises(UsageError, match=said):
        mixed(judged(one, other), take=take)


claims = st.lists(st.sampled_from([m.id for m in MATTERS]), max_size=2, unique=True)
locks = st.sampled_from([False, False, False, True])


@st.composite
def measures(draw: st.DrawFn, letter: str, number: int) -> Measure:
    """A measure; its title says whose it is."""
    title = f"{letter}{number}号{draw(st.sampled_from(['讲堂', '赛场', '驿站', '账本']))}"
    return measure(
        number,
        gap(title) if draw(st.integers(0, 5)) == 0 else title,
        *draw(claims),
        area=draw(st.sampled_from((*AREAS, f"{letter}领域"))),
        owner=draw(st.sampled_from(["办公室", "工会", ""])),
        locked=draw(locks),
    )


@st.composite
def plans(draw: st.DrawFn, letter: str) -> Plan:
    """A plan in which no two locked measures claim the same, with goals, money and locked nodes here and there."""
    held: set[str] = set()
    made = []
    for number in draw(st.lists(st.integers(1, 9), max_size=6, unique=True)):
        one = draw(measures(letter, number))
        if one.locked:
            one = one.model_copy(update={"claims": tuple(c for c in one.claims if c not in held)})
            held |= set(one.claims)
        made.append(one)
    ids = [one.id for one in made]
    links = st.lists(st.sampled_from(ids), max_size=3, unique=True) if ids else st.just([])
    money = [
        BudgetItem(id=f"B{n}", purpose=purpose, measure_ids=tuple(draw(links)))
        for n, purpose in enumerate(draw(st.permutations(["慰问", "文体", "培训"])), 1)
    ]
    goals = [
        Goal(id=f"G{n}", text=f"{letter}目标{n}", claims=tuple(draw(claims)), locked=draw(locks)) for n in range(1, 4)
    ]
    full = plan(
        *made,
        goals=tuple(goals),
        budget=tuple(money),
        preamble=draw(st.sampled_from(["", f"{letter}开头"])),
        leads=tuple(Lead(area=area, text=f"{letter}{area}") for area in dict.fromkeys(m.area for m in made)),
    )
    schedule = tuple(entry.model_copy(update={"locked": draw(locks)}) for entry in full.schedule)
    return full.model_copy(update={"schedule": schedule})


drafts = st.tuples(plans("甲"), plans("乙"), plans("丙"))


@settings(deadline=None)
@given(drafts)
def test_every_demand_that_any_draft_claims_is_claimed_once(three: tuple[Plan, ...]) -> None:
    """Whatever the drafts are like; only what somebody locked twice may stand twice."""
    made = mixed(judged(*three))
    base = three[compare(judged(*three), MATTERS).best]
    kept = [c for m in base.measures if m.locked or _has_locked_line(m, base) for c in m.claims]
    wanted = {claim for each in three for m in each.measures for claim in m.claims}
    claimed = [claim for m in made.measures for claim in m.claims]
    assert set(claimed) == wanted
    assert all(claimed.count(claim) == max(1, kept.count(claim)) for claim in wanted)


def _has_locked_line(measure: Measure, plan: Plan) -> bool:
    return any(e.locked and e.action.startswith(f"{measure.id}/") for e in plan.schedule)


@settings(deadline=None)
@given(drafts)
def test_what_is_locked_in_the_base_stays(three: tuple[Plan, ...]) -> None:
    """Word for word; only links follow what became of the others."""
    made = mixed(judged(*three))
    base = three[compare(judged(*three), MATTERS).best]
    for node in (node for node in base.nodes() if node.locked):
        links = {"goal_ids": ()} if isinstance(node, Measure) else {}
        there = made.node(node.id)
        assert there is not None
        assert there.model_copy(update=links) == node.model_copy(update=links)


@settings(deadline=None)
@given(drafts)
def test_the_merged_plan_hangs_together(three: tuple[Plan, ...]) -> None:
    """No id is used again, no link leads nowhere, the calendar is that of the measures, each heading has its lead."""
    made = mixed(judged(*three))
    base = three[compare(judged(*three), MATTERS).best]
    ids = {node.id for node in made.nodes()}
    new = {int(m.id[1:]) for m in made.measures if m.id not in {own.id for own in base.measures}}
    assert all(number > base.high_water.measures for number in new)
    assert Plan.model_validate(made.model_dump()) == made
    links = {goal for m in made.measures for goal in m.goal_ids}
    links |= {m for e in made.schedule for m in e.measure_ids} | {m for b in made.budget for m in b.measure_ids}
    assert links <= ids
    assert {e.action for e in made.schedule} == {f"{m.id}/0" for m in made.measures}
    assert {lead.area for lead in made.leads} == set(made.areas())


@settings(deadline=None)
@given(drafts, st.integers(0, 2), st.sampled_from(MATTERS))
def test_what_is_asked_for_is_taken(three: tuple[Plan, ...], at: int, matter: Matter) -> None:
    """From the named draft, or refused with the reason."""
    able = [m.title for m in three[at].measures if matter.id in m.claims]
    base = three[compare(judged(*three), MATTERS).best]
    locked = [m for m in base.measures if matter.id in m.claims and (m.locked or _has_locked_line(m, base))]
    if not able or (locked and three[at] is not base):
        with pytest.raises(UsageError, match="locked" if able else "no measure"):
            mixed(judged(*three), take={matter.id: at})
        return
    made = mixed(judged(*three), take={matter.id: at})
    assert who_claims(made)[matter.id][0] in able


@settings(deadline=None)
@given(plans("甲"))
def test_one_draft_alone_keeps_its_nodes(alone: Plan) -> None:
    """Only a gap beside a real measure for the same demand goes."""
    made = mixed(judged(alone))
    gone = {m.id for m in alone.measures} - {m.id for m in made.measures}
    assert all("【待补" in alone.node(each).title for each in gone)
    assert [g.text for g in made.goals] == [g.text for g in alone.goals]
