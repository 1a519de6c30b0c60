"""A plan that is read once more as a whole: what of the second reading is taken."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from plandraft.core.plan import Action, BudgetItem, Goal, Ideology, Measure, Origin, Plan
from plandraft.core.replies import ReviewReply
from plandraft.core.timing import Timing
from plandraft.drafting import assemble
from plandraft.drafting.reviewing import reviewed, under_review
from tests.drafting.briefs import brief_of
from tests.drafting.offline_answers import Wire, a_review, drafted, share, undisturbed

BRIEF = brief_of(
    priorities=["职工食堂改造"],
    required_events=[{"title": "职工代表大会", "date": "2027-03-18"}],
    budget={"total": 50000},
    length_chars=2000,
)


def measure(number: int, title: str, *claims: str, month: int = 3, **fields: object) -> dict[str, object]:
    """A measure with one line in the calendar."""
    action = {"text": "做。", "timing": {"months": [month]}, "line": title}
    known = {"id": f"M{number}", "area": "后勤", "title": title, "claims": claims, "actions": [action]}
    return known | {"owner": "总务科", "indicator": "记录", "timing": {"months": [month]}} | fields


def plan(**fields: object) -> Plan:
    """A plan with two demands, one of them an event, and money that nobody has spent yet."""
    made = Plan(
        period=BRIEF.profile.period,
        goals=(Goal(id="G1", text="食堂6月底前改造完成", claims=("P1",)), Goal(id="G2", text="甲", locked=True)),
        measures=tuple(
            Measure.model_validate(each)
            for each in (
                measure(1, "职工食堂改造", "P1", origin="profile"),
                measure(2, "走访困难职工", area="帮扶", locked=True),
                measure(3, "职工代表大会", "E1"),
            )
        ),
        matters=BRIEF.matters,
        budget=BRIEF.spending,
    )
    return assemble.assembled(made.model_copy(update=fields), BRIEF)


def named(number: str = "M1", **fields: str) -> dict[str, str]:
    """What a review says of a measure as a whole; an empty field is as before."""
    return {"id": number, "title": "", "owner": "", "budget": ""} | fields


def action(at: str, text: str, when: str = "", line: str = "") -> dict[str, str]:
    """An action in the words of a review."""
    return {"at": at, "text": text, "when": when, "line": line}


def after(before: Plan | None = None, **said: Any) -> Plan:
    """The plan after such a review."""
    nothing: dict[str, Any] = {"texts": [], "goals": [], "actions": [], "measures": [], "added": [], "budget": []}
    return reviewed(before or plan(), ReviewReply.model_validate(nothing | said), BRIEF)


def test_a_review_without_changes_changes_nothing() -> None:
    """Not even the order of the measures, where those of an area stand together."""
    made = after()
    assert {m.id: m for m in made.measures} == {m.id: m for m in plan().measures}
    assert made.goals == plan().goals


def test_a_measure_in_other_words_keeps_what_it_takes_up_and_is_paid_from() -> None:
    """Its calendar follows; where it comes from is no matter of words."""
    whole = after(
        measures=[named(title="改造职工食堂", budget=" b2 ")],
        actions=[action("m1/1", "分两期施工。", "5、9月", "食堂施工")],
    )
    made = whole.node("M1")
    assert isinstance(made, Measure)
    assert (made.title, made.texts, made.owner) == ("改造职工食堂", ("分两期施工。",), "总务科")
    assert (made.claims, made.origin, made.timing) == (("P1",), Origin.PROFILE, Timing.of(5, 9))
    assert [e.timing.months for e in whole.schedule if e.title == "食堂施工"] == [(5,), (9,)]
    assert not any(e.title == "职工食堂改造" for e in whole.schedule)
    item = whole.node("B2")
    assert isinstance(item, BudgetItem)
    assert item.measure_ids == ("M1",)


@pytest.mark.parametrize(("when", "line"), [("", ""), ("适时", "")], ids=["not said", "no time"])
def test_what_a_change_does_not_say_stays(when: str, line: str) -> None:
    """An action in other words keeps its time and its line in the calendar."""
    made = after(actions=[action("M1/1", "给二十张餐桌加隔板。", when, line)]).node("M1")
    assert isinstance(made, Measure)
    (only,) = made.actions
    assert (only.text, only.timing, only.line) == ("给二十张餐桌加隔板。", Timing.of(3), "职工食堂改造")


def test_a_line_does_not_stay_with_another_thing_at_another_time() -> None:
    """Where actions change places; a step that is put off, or worded anew in its month, keeps its own."""
    before = plan(measures=(Measure.model_validate(measure(1, "公布半年收支", "P1", month=2)),))
    (moved,) = after(before, actions=[action("M1/1", "新进人员当月办理入会。", when="5月")]).measures
    assert [one.line for one in moved.actions] != ["公布半年收支"]
    for text, when in (("8月公布审查过的收支。", "8月"), ("张贴账目。", "")):
        (kept,) = after(before, actions=[action("M1/1", text, when=when)]).measures
        assert [one.line for one in kept.actions] == ["公布半年收支"]


@pytest.mark.parametrize("at", ["M1/+", "M1/＋", "M1/7"], ids=["plus", "wide plus", "beyond the last"])
def test_a_further_action_stands_where_its_time_puts_it(at: str) -> None:
    """Before the first that begins later."""
    made = after(actions=[action(at, "量好尺寸。", "2月", "食堂量尺寸")]).node("M1")
    assert isinstance(made, Measure)
    assert made.texts == ("量好尺寸。", "做。")
    later = after(actions=[action(at, "量好尺寸。", "每月", "食堂量尺寸")]).node("M1")
    assert isinstance(later, Measure)
    assert later.texts == ("做。", "量好尺寸。"), "what comes back all the time comes last"


def test_an_action_can_be_struck_out() -> None:
    """Of several; the calendar loses its line."""
    two = [{"text": text, "timing": {"months": [3]}, "line": text} for text in ("量尺寸", "施工")]
    before = plan(measures=(Measure.model_validate(measure(1, "职工食堂改造", "P1", actions=two)),))
    made = after(before, actions=[action("M1/1", "")])
    assert [e.title for e in made.schedule] == ["施工"]


@pytest.mark.parametrize(
    "said",
    [
        action("M1/1", ""),
        action("M3/1", ""),
        action("M2/1", "改走访为座谈。"),
        action("M99/1", "施工。", "5月", "施工"),
        action("M1", "施工。", "5月", "施工"),
        action("甲", "施工。", "5月", "施工"),
    ],
    ids=["its only action", "an event's day", "locked", "unknown", "no action named", "no address"],
)
def test_what_would_lose_a_measure_is_not_taken(said: dict[str, str]) -> None:
    """One that would stand in the calendar no more, is locked, or is not there."""
    made = after(actions=[said])
    assert {m.id: m for m in made.measures} == {m.id: m for m in plan().measures}


def test_everyday_work_goes_where_all_of_it_is_struck_out() -> None:
    """And nothing is paid for it any more."""
    before = plan(measures=(*plan().measures, Measure.model_validate(measure(4, "办棋类赛", area="后勤"))))
    before = before.model_copy(update={"budget": (before.budget[0].model_copy(update={"measure_ids": ("M4",)}),)})
    made = after(before, actions=[action("M4/1", "")])
    assert {m.id for m in made.measures} == {m.id for m in plan().measures}
    assert made.budget[0].measure_ids == ()


def test_work_that_two_have_written_is_there_once() -> None:
    """The first stays, and what pays for the other pays for it; a demand's measure always stays."""
    twice = (measure(4, "发放慰问品", area="后勤"), measure(5, "发放慰问品", area="帮扶"))
    before = plan(measures=(*plan().measures, *(Measure.model_validate(each) for each in twice)))
    before = before.model_copy(update={"budget": (before.budget[0].model_copy(update={"measure_ids": ("M5",)}),)})
    made = after(before)
    assert [m.id for m in made.measures if m.title == "发放慰问品"] == ["M4"]
    assert made.budget[0].measure_ids == ("M4",)


def test_a_deadline_is_never_struck_out() -> None:
    """Also where other actions would keep the measure in the calendar."""
    due = {"text": "验收。", "timing": {"months": [6], "deadline": True}, "line": "验收"}
    other = {"text": "施工。", "timing": {"months": [3]}, "line": "施工"}
    before = plan(measures=(Measure.model_validate(measure(1, "职工食堂改造", "P1", actions=[other, due])),))
    made = after(before, actions=[action("M1/1", ""), action("M1/2", "")]).node("M1")
    assert isinstance(made, Measure)
    assert made.texts == ("验收。",)


def test_an_event_stays_on_its_day() -> None:
    """Whatever month a review finds better."""
    made = after(actions=[action("M3/1", "召开大会。", "10月")]).node("M3")
    assert isinstance(made, Measure)
    assert made.actions[0].timing == Timing.on(dt.date(2027, 3, 18))


def test_owners_are_mended_and_figures_are_proposals() -> None:
    """As in a first answer."""
    made = after(measures=[named(owner="外事处")], actions=[action("M1/1", "改造37个档口。", "5月")]).node("M1")
    assert isinstance(made, Measure)
    assert made.owner in BRIEF.owner_choices
    assert made.proposed == ("actions",)


def test_opening_ideology_and_closing_can_be_worded_anew() -> None:
    """Where the plan has them; an unknown part and an empty text say nothing."""
    before = plan(preamble="甲", ideology=Ideology(text="乙"), closing="")
    texts = [("Opening", "丙"), ("ideology", ""), ("closing", "丁"), ("title", "戊")]
    made = after(before, texts=[{"part": part, "text": text} for part, text in texts])
    assert (made.preamble, made.ideology.text, made.closing, made.title) == ("丙", "乙", "", "")
    locked = before.model_copy(update={"ideology": Ideology(text="乙", locked=True)})
    assert after(locked, texts=[{"part": "ideology", "text": "己"}]).ideology.text == "乙"


def test_goals_are_worded_anew_unless_they_are_locked() -> None:
    """An empty text and an unknown id say nothing."""
    goals = [
        {"id": "g1", "text": "9月底前食堂改造通过验收，满意率90%"},
        {"id": "G2", "text": "乙"},
        {"id": "G7", "text": "丙"},
    ]
    made = after(goals=goals).goals
    assert [goal.text for goal in made] == [goals[0]["text"], "甲"]
    assert (made[0].claims, made[0].proposed) == (("P1",), ("text",))
    assert after(goals=[{"id": "G1", "text": ""}]).goals == plan().goals


def test_what_is_added_has_an_id_of_its_own_and_stands_in_its_area() -> None:
    """Beside the measures of the same heading, in the calendar, paid from its item."""
    added = {
        "area": "帮扶", "title": "住院看望", "claims": [], "partners": [], "owner": "工会办公室", "indicator": "签收单",
        "budget": "B1", "actions": [{"text": "三日内看望。", "when": "每月", "line": "住院看望"}],
    }  # fmt: skip
    made = after(added=[added])
    assert len(made.measures) == 4
    assert made.node("M4") is not None
    areas = [m.area for m in made.measures]
    assert areas == sorted(areas, key=made.areas().index)
    assert any(entry.measure_ids == ("M4",) for entry in made.schedule)
    item = made.node("B1")
    assert isinstance(item, BudgetItem)
    assert "M4" in item.measure_ids


def test_what_a_review_adds_twice_is_there_once() -> None:
    """As a further action of a measure, and again as a measure of its own."""
    talk = {"text": "为女会员办健康讲座。", "when": "3月8日", "line": "女会员健康讲座"}
    own = {"area": "帮扶", "title": "女会员健康讲座", "claims": [], "partners": [], "owner": "工会办公室"}
    measure = own | {"indicator": "", "budget": "B1", "actions": [talk]}
    made = after(actions=[{"at": "M1/+", **talk}], added=[measure])
    assert [entry.title for entry in made.schedule].count("女会员健康讲座") == 1
    assert {m for item in made.budget for m in item.measure_ids} <= {m.id for m in made.measures}
    assert len(after(added=[measure]).measures) == 4, "alone it is taken"


def test_a_review_is_told_what_code_knows_to_be_wrong() -> None:
    """Demands that nobody takes up, months without anything, money that nobody spends."""
    bare = plan(measures=(Measure.model_validate(measure(1, "走访困难职工")),))
    inputs = under_review(bare, BRIEF)
    assert {matter.id for matter in inputs.matters} == {"P1", "E1"}
    assert 3 not in inputs.months
    assert set(inputs.months) <= set(BRIEF.calendar.working_months)
    assert len(inputs.unpaid) == len(BRIEF.spending)


def test_a_review_is_told_which_bodies_have_nothing_to_do() -> None:
    """A committee or department that the profile names is there to be used; one that any measure names is."""
    brief = brief_of(bodies=["文体协会", "劳动争议调解委员会"], priorities=["职工食堂改造"])
    meeting = Measure.model_validate(measure(1, "办球赛", partners=["文体协会"]))
    assert under_review(Plan(measures=(meeting,)), brief).idle == (
        "劳动争议调解委员会",
        *(each.name for each in brief.profile.departments if each.name not in meeting.owner),
    )


@pytest.mark.parametrize("strategy", ["sections", "whole"])
def test_a_second_reading_goes_into_the_plan(strategy: Any) -> None:
    """Through the whole flow; the question is asked once."""
    model = Wire({"review": [a_review]})
    made = drafted(model, strategy)
    assert model.count("review") == 1
    assert "逐组听取意见" in {m.title for m in made.plan.measures}
    assert "会员档案核对" in {m.title for m in made.plan.measures}
    assert made.plan.goals[0].text == "12月底前全部办结并公布"
    assert {c for m in made.plan.measures for c in m.claims} >= {matter.id for matter in made.plan.matters}


def test_one_of_no_use_leaves_the_plan_as_it_was() -> None:
    """It is told, and asked no more."""
    expected, _ = undisturbed("sections")
    model = Wire({"review": [lambda _: "不会"]})
    made = drafted(model, "sections")
    assert made.plan == expected.plan
    assert model.count("review") == 1
    assert any("没有再审一遍" in note for note in made.notes)


def test_wherever_it_is_cut_the_plan_is_whole() -> None:
    """What is whole of the reading is taken; a half item never is."""
    expected, _ = undisturbed("sections")
    whole = json.loads(a_review(""))
    titles = {m.title for m in expected.plan.measures} | {whole["measures"][0]["title"], whole["added"][0]["title"]}
    for part in (0.02, 0.15, 0.3, 0.45, 0.6, 0.8, 0.97):

        def cut(text: str, part: float = part) -> str:
            return share(part)(a_review(text))

        made = drafted(Wire({"review": [cut]}), "sections")
        assert {m.title for m in made.plan.measures} <= titles
        assert {goal.text for goal in made.plan.goals} <= {goal.text for goal in expected.plan.goals} | {
            whole["goals"][0]["text"]
        }
        assert {c for m in made.plan.measures for c in m.claims} == {matter.id for matter in made.plan.matters}


def test_a_line_that_two_measures_have_at_the_same_time_stays_with_the_one_that_a_demand_asks_for() -> None:
    """Several write at the same time; a measure that is locked keeps all it has."""

    def with_lines(number: int, *claims: str, lines: tuple[str, ...], locked: bool = False) -> Measure:
        actions = [{"text": f"{line}。", "timing": {"months": [3]}, "line": line} for line in lines]
        title = f"第{number}件事"
        return Measure.model_validate(measure(number, title, *claims, area="帮扶", actions=actions, locked=locked))

    before = plan(
        measures=(
            with_lines(1, lines=("插花课", "走访")),
            with_lines(2, "P1", lines=("插花课", "食堂改造")),
            with_lines(3, lines=("食堂改造", "建账"), locked=True),
        )
    )
    kept = {m.id: [action.line for action in m.actions] for m in after(before).measures}
    assert kept == {"M1": ["走访"], "M2": ["插花课", "食堂改造"], "M3": ["食堂改造", "建账"]}


def test_work_of_the_whole_year_in_other_words_stands_once() -> None:
    """The answer names a month and means the same thing."""
    always = Timing(months=tuple(range(1, 13)))
    joining = Action(text="新来的职工申请后五天内办完入会。", timing=always, line="办理入会")
    before = plan(measures=(Measure(id="M1", title="管好名册", actions=(joining,)),))
    (found,) = after(before, actions=[action("M1/1", "新来的职工申请后七天内办理入会。", when="9月")]).measures
    assert [(one.text, one.timing) for one in found.actions] == [("新来的职工申请后七天内办理入会。", always)]


def test_what_is_done_all_year_is_not_narrowed_to_a_month() -> None:
    """What an answer gave the month for is a further thing; the visits go on."""
    always = Timing(months=tuple(range(1, 13)))
    visit = Action(text="住院的三天内看望。", timing=always, line="看望")
    before = plan(measures=(Measure(id="M1", title="看望职工", actions=(visit,)),))
    answer = action("M1/1", "12月核对登记，住院的三天内看望。", when="12月", line="核对登记")
    (found,) = after(before, actions=[answer]).measures
    assert [(one.text, one.timing.months) for one in found.actions] == [
        ("住院的三天内看望。", always.months),
        ("12月核对登记。", (12,)),
    ]
