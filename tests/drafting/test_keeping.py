"""A plan drafted anew keeps what was edited by hand in the old one, and revives nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.edits import deleted, edited_parts, made_of
from plandraft.core.matter import Matter
from plandraft.core.plan import Action, BudgetItem, Entry, Goal, Ideology, Lead, Measure, Plan
from plandraft.core.timing import Timing
from plandraft.drafting.keeping import keep_edits, kept
from tests.drafting.test_mixing import AREAS, MATTERS, measure, plan, plans


def draft(*measures: Measure, **more: Any) -> Plan:
    """A plan as a draft leaves it."""
    made = plan(*measures, **more)
    return made.model_copy(update={"made": made_of(made)})


def changed(old: Plan, node: str, **update: Any) -> Plan:
    """The plan with one node changed by hand."""
    lists = {
        name: tuple(n.model_copy(update=update) if n.id == node else n for n in getattr(old, name))
        for name in ("goals", "measures", "schedule", "budget")
    }
    return old.model_copy(update=lists)


def without(old: Plan, *nodes: str) -> Plan:
    """The plan with nodes deleted by hand."""
    lists = {
        name: tuple(n for n in getattr(old, name) if n.id not in nodes) for name in ("goals", "measures", "schedule")
    }
    return old.model_copy(update=lists)


def titles(made: Plan) -> list[str]:
    """The measures in order."""
    return [m.title for m in made.measures]


def test_without_edits_the_new_draft_is_the_plan() -> None:
    """To the last link."""
    old, new = draft(measure(1, "开班车", "P2")), draft(measure(1, "改班车", "P2"), measure(2, "比武", "P4"))
    assert kept(new, old) == new


def test_an_edited_measure_stands_in_the_place_of_the_one_that_it_was() -> None:
    """With the draft's number, heading, goal and money, in its own words and locked."""
    goals = (Goal(id="G1", text="班车覆盖全部班次", claims=("P2",)),)
    money = (BudgetItem(id="B1", purpose="交通", measure_ids=("M2",), note="开班车"),)
    first = draft(measure(1, "读书", "P3"), measure(2, "开班车", "P2"))
    old = changed(first, "M2", title="夜班班车加开两趟", owner="后勤部")
    new = draft(measure(1, "心理咨询", "P3"), measure(2, "开班车", "P2", area="职工服务"), goals=goals, budget=money)
    made = kept(new, old)
    assert titles(made) == ["心理咨询", "夜班班车加开两趟"]
    own = made.measures[1]
    assert (own.id, own.area, own.owner, own.locked, own.claims) == ("M2", "职工服务", "后勤部", True, ("P2",))
    assert own.goal_ids == ("G1",)
    assert [(item.measure_ids, item.note) for item in made.budget] == [(("M2",), "夜班班车加开两趟")]
    assert [(e.title, e.owner) for e in made.schedule if "M2" in e.measure_ids] == [("开班车", "")]


def test_demands_are_known_by_their_words_where_their_ids_have_shifted() -> None:
    """What was P2 is P1 in the profile of today; the claim and its source follow."""
    today = tuple(
        Matter(id=f"P{n}", text=m.text, kinds=("priority",), sources=(f"profile:/priorities/{n - 1}",))
        for n, m in enumerate(MATTERS[1:], 1)
    )
    old = changed(draft(measure(1, "开班车", "P2", sources=MATTERS[1].sources)), "M1", title="夜班班车")
    made = kept(draft(measure(1, "班车怎么开", "P1"), measure(2, "咨询", "P2"), matters=today), old)
    assert [(m.title, m.claims) for m in made.measures] == [("夜班班车", ("P1",)), ("咨询", ("P2",))]
    assert made.measures[0].sources == ("profile:/priorities/0",)


def test_a_measure_whose_demand_is_gone_stays_without_it() -> None:
    """Under its heading, with an id that neither plan ever used."""
    old = changed(draft(measure(1, "开班车", "P2"), measure(2, "比武", "P4")), "M2", title="练兵比武")
    left = tuple(m for m in MATTERS if m.id != "P4")
    made = kept(draft(measure(1, "开班车", "P2"), measure(2, "咨询", "P3"), matters=left), old)
    assert [(m.id, m.title, m.claims) for m in made.measures] == [
        ("M1", "开班车", ("P2",)),
        ("M2", "咨询", ("P3",)),
        ("M3", "练兵比武", ()),
    ]


def test_the_other_demands_of_a_measure_that_would_be_replaced_are_not_lost() -> None:
    """It stays for those that nobody else claims."""
    old = changed(draft(measure(1, "开窗口", "P1")), "M1", title="夜班窗口")
    both = draft(measure(1, "窗口和班车", "P1", "P2"))
    made = kept(both, old)
    assert [(m.title, m.claims) for m in made.measures] == [("窗口和班车", ("P2",)), ("夜班窗口", ("P1",))]
    shared = draft(measure(1, "窗口和班车", "P1", "P2"), measure(2, "班车", "P2"))
    assert titles(kept(shared, old)) == ["夜班窗口", "班车"]


def test_the_like_of_an_unedited_measure_is_not_replaced() -> None:
    """Two measures were for one demand, and one of them was edited."""
    first = draft(measure(1, "开班车", "P2"), measure(2, "修站台", "P2"))
    assert titles(kept(first, changed(first, "M1", title="夜班班车"))) == ["夜班班车", "修站台"]


def test_unclaimed_work_is_known_by_its_title() -> None:
    """The same title as drafted, else the like of what it is called now; else it is added under its heading."""
    first = draft(measure(1, "走访慰问"), measure(2, "读书"), measure(3, "比武", "P4", area=AREAS[1]))
    same = draft(measure(1, "走访慰问", owner="工会"), measure(2, "比武", "P4", area=AREAS[1]))
    assert titles(kept(same, changed(first, "M1", title="上门看望"))) == ["上门看望", "比武"]
    like = draft(measure(1, "开展春节走访慰问活动"), measure(2, "比武", "P4", area=AREAS[1]))
    assert titles(kept(like, changed(first, "M1", owner="工会"))) == ["走访慰问", "比武"]
    none = draft(measure(1, "健步走"), measure(2, "比武", "P4", area=AREAS[1]))
    assert titles(kept(none, changed(first, "M1", owner="工会"))) == ["健步走", "走访慰问", "比武"]


def test_what_was_written_by_hand_is_added_and_claims_what_it_names() -> None:
    """A measure, a calendar line, each once however often the plan is drafted anew."""
    first = draft(measure(1, "开班车", "P2"))
    line = Entry(id="S8", title="退休职工茶话会", timing=Timing.of(10))
    own = (*first.measures, measure(8, "办夜校"), measure(9, "食堂夜班窗口开放"))
    old = first.model_copy(update={"measures": own, "schedule": (*first.schedule, line)})
    new = draft(measure(1, "开班车", "P2"), measure(2, "开到凌晨", "P1"))
    made = kept(new, old)
    assert titles(made) == ["开班车", "食堂夜班窗口开放", "办夜校"]
    assert made.measures[1].claims == ("P1",)
    assert [e.title for e in made.schedule if not e.action] == ["退休职工茶话会"]
    assert kept(new, made) == made


def test_a_deleted_measure_stays_away_unless_a_demand_needs_it() -> None:
    """Made again in the same words or for the same demands; whoever needs it back is told."""
    first = draft(
        measure(1, "走访慰问"), measure(2, "开班车", "P2"), measure(3, "修站台", "P2"), measure(4, "咨询", "P3")
    )
    new = draft(
        measure(1, "走访慰问"), measure(2, "开班车", "P2"), measure(3, "换站牌", "P2"), measure(4, "咨询", "P3")
    )
    found = keep_edits(new, without(first, "M1", "M3", "M4"))
    assert titles(found.plan) == ["开班车", "咨询"]
    assert any("咨询" in note and MATTERS[2].text in note for note in found.notes)
    again = kept(new, found.plan)
    assert titles(again) == ["开班车", "咨询"]
    assert set(deleted(again)) >= {"M1", "M3"}


def test_a_deleted_calendar_line_stays_away() -> None:
    """Its action has no line; the others keep theirs."""
    actions = (
        Action(text="三月办。", timing=Timing.of(3), line="开学第一课"),
        Action(text="九月办。", timing=Timing.of(9), line="总结会"),
    )
    first = draft(measure(1, "讲堂", actions=actions))
    made = kept(first, without(first, "S1"))
    assert [e.title for e in made.schedule] == ["总结会"]
    assert [a.text for a in made.measures[0].actions] == ["三月办。", "九月办。"]
    assert [e.title for e in kept(first, made).schedule] == ["总结会"]


def test_an_edited_calendar_line_stands_as_it_was_edited() -> None:
    """In the place of what the action says; its measure is kept with it."""
    first = draft(measure(1, "开班车", "P2"))
    made = kept(draft(measure(1, "班车", "P2")), changed(first, "S1", title="班车开通仪式"))
    assert [(e.title, e.measure_ids, e.locked) for e in made.schedule] == [("班车开通仪式", ("M1",), True)]
    assert titles(made) == ["开班车"]


def test_an_edited_line_whose_measure_was_deleted_stands_for_itself() -> None:
    """The measure stays away, and nothing else is taken for edited."""
    first = draft(measure(1, "走访慰问"), measure(2, "读书"))
    old = without(changed(first, "S1", title="老职工茶叙"), "M1")
    made = kept(first, old)
    assert titles(made) == ["读书"]
    assert [(e.title, e.action, e.locked) for e in made.schedule] == [
        ("老职工茶叙", "", True),
        ("读书", "M2/0", False),
    ]
    assert edited_parts(made) == {e.id for e in made.schedule if e.locked}


def test_texts_leads_goals_and_money_are_kept_alike() -> None:
    """An emptied closing stays empty, a goal stands in the place of the one for the same demands."""
    texts = {"preamble": "开头。", "closing": "结尾。", "ideology": Ideology(text="指导。")}
    leads, goals = (Lead(area=AREAS[0], text="引语。"),), (Goal(id="G1", text="准点", claims=("P2",)),)
    money = (BudgetItem(id="B1", purpose="交通", amount=3000), BudgetItem(id="B2", purpose="慰问", amount=1000))
    old = draft(measure(1, "开班车", "P2"), goals=goals, budget=money, leads=leads, **texts)
    by_hand = {"preamble": "我的开头。", "closing": "", "leads": (Lead(area=AREAS[0], text="我的引语。"),)}
    old = changed(changed(old, "G1", text="班班准点"), "B1", amount=Decimal(4000)).model_copy(update=by_hand)
    new = draft(
        measure(1, "改班车", "P2"),
        goals=(Goal(id="G1", text="全员练兵", claims=("P4",)), Goal(id="G2", text="准时", claims=("P2",))),
        budget=(money[1].model_copy(update={"id": "B1"}), money[0].model_copy(update={"id": "B2"})),
        leads=(Lead(area=AREAS[0], text="新引语。"),),
        **texts,
    )
    made = kept(new, old)
    assert (made.preamble, made.closing, made.ideology, made.lead(AREAS[0])) == (
        "我的开头。",
        "",
        new.ideology,
        "我的引语。",
    )
    assert [(g.id, g.text) for g in made.goals] == [("G1", "全员练兵"), ("G2", "班班准点")]
    assert [(i.id, i.purpose, i.amount) for i in made.budget] == [("B1", "慰问", 1000), ("B2", "交通", 4000)]
    assert edited_parts(made) == {"preamble", "closing", f"lead:{AREAS[0]}", "G2", "B2"}


def test_a_renamed_heading_takes_new_measures_in() -> None:
    """Nothing is left under the name that somebody did not want."""
    old = draft(measure(1, "开班车", "P2"), measure(2, "咨询", "P3"))
    for node in ("M1", "M2"):
        old = changed(old, node, area="暖心工程")
    made = kept(draft(measure(1, "开班车", "P2"), measure(2, "咨询", "P3"), measure(3, "互助", "P5")), old)
    assert made.areas() == ("暖心工程",)


def test_a_plan_without_marks_says_so() -> None:
    """Only what is locked can be kept."""
    old, new = plan(measure(1, "夜班班车", "P2")), draft(measure(1, "开班车", "P2"))
    found = keep_edits(new, old)
    assert found.plan == new
    assert "没有起草时的标记" in found.notes[0]
    assert titles(kept(new, changed(old, "M1", locked=True))) == ["夜班班车"]


@st.composite
def edits(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """A plan that somebody has edited, and a new draft that has some of the same measures and goals."""
    first = draw(plans("甲"))
    first = first.model_copy(update={"made": made_of(first)})
    some = draw(st.sets(st.sampled_from([m.id for m in first.measures]))) if first.measures else set()
    other = draw(plans("乙"))
    came = [m for m in first.measures if m.id not in some] + list(other.measures)
    numbered = [m.model_copy(update={"id": f"M{n}", "locked": False}) for n, m in enumerate(came, 1)]
    goals = tuple(g.model_copy(update={"locked": False}) for g in other.goals)
    there = {m.id for m in numbered}
    budget = tuple(
        i.model_copy(update={"measure_ids": tuple(m for m in i.measure_ids if m in there)}) for i in other.budget
    )
    new = draft(*numbered, goals=goals, budget=budget, leads=other.leads, preamble=other.preamble)
    old = first
    for node in [n for name in ("goals", "measures", "budget", "schedule") for n in getattr(first, name)]:
        what = draw(st.sampled_from(["", "", "", "edit", "delete"]))
        field = {"G": "text", "B": "purpose"}.get(node.id[0], "title")
        if what == "edit":
            old = changed(old, node.id, **{field: f"手改{node.id}"})
        elif what == "delete" and not node.locked and node.id[0] in "GMS":
            old = without(old, node.id)
    if draw(st.booleans()):
        old = old.model_copy(update={"preamble": "手写开头"})
    if draw(st.booleans()):
        hand = measure(99, "手写措施", area=draw(st.sampled_from((*AREAS, "手写领域"))))
        old = old.model_copy(update={"measures": (*old.measures, hand)})
    return new, old


def texts_of(made: Plan) -> set[str]:
    """All that is written in a plan."""
    return {text for _, _, text in made.strings()} | {made.preamble, made.closing, made.title}


@settings(deadline=None, max_examples=40)
@given(edits())
def test_every_edited_text_is_in_the_result(both: tuple[Plan, Plan]) -> None:
    """Word for word, and its node is locked."""
    new, old = both
    made, hand = kept(new, old), edited_parts(old)
    said = [(node, text) for node, field, text in old.strings() if node in hand and field != "area"]
    assert {text for _, text in said} <= texts_of(made)
    by_text = {text: node for node, field, text in made.strings() if field in ("title", "text", "purpose")}
    assert all(made.node(by_text[text]).locked for _, text in said if text.startswith("手改"))
    assert "preamble" not in hand or made.preamble == old.preamble


@settings(deadline=None, max_examples=40)
@given(edits())
def test_nothing_that_was_not_edited_comes_back(both: tuple[Plan, Plan]) -> None:
    """Every measure and goal is the new draft's or an edited one; no demand of the new draft loses its measure."""
    new, old = both
    made, hand = (
        kept(new, old),
        edited_parts(old) | {e.action.split("/")[0] for e in old.schedule if e.id in edited_parts(old)},
    )
    for name in ("measures", "goals", "budget"):
        field = {"measures": "title", "goals": "text", "budget": "purpose"}[name]
        able = {getattr(n, field) for n in getattr(new, name)}
        able |= {getattr(n, field) for n in getattr(old, name) if n.id in hand}
        assert {getattr(n, field) for n in getattr(made, name)} <= able
    claimed = {claim for m in new.measures for claim in m.claims}
    assert claimed <= {claim for m in made.measures for claim in m.claims}


@settings(deadline=None, max_examples=40)
@given(edits())
def test_the_result_hangs_together(both: tuple[Plan, Plan]) -> None:
    """No id twice, no link that leads nowhere, and drafted anew once more it is the same."""
    new, old = both
    made = kept(new, old)
    ids = [node.id for node in made.nodes()]
    assert len(set(ids)) == len(ids)
    assert Plan.model_validate(made.model_dump()) == made
    links = {goal for m in made.measures for goal in m.goal_ids}
    links |= {m for e in made.schedule for m in e.measure_ids} | {m for b in made.budget for m in b.measure_ids}
    assert links <= set(ids)
    assert {e.action.partition("/")[0] for e in made.schedule if e.action} <= set(ids)
    assert {n.id for n in made.nodes() if n.locked} <= edited_parts(made)
    again = kept(new, made)
    assert [(m.title, m.claims, m.locked) for m in again.measures] == [
        (m.title, m.claims, m.locked) for m in made.measures
    ]
    assert texts_of(again) == texts_of(made)
