"""What became of each demand: claimed, spoken of, a named gap, or nothing."""

from __future__ import annotations

from plandraft.core.coverage import ServedMatter, coverage
from plandraft.core.gap import gap
from plandraft.core.matters import matters_of
from plandraft.core.plan import Action, Goal, Measure, Plan
from plandraft.core.profile import Profile
from plandraft.core.scheduling import with_entries
from plandraft.core.timing import Timing

FACTS = {
    "name": "云岭试验单位工会",
    "sector": "enterprise",
    "period": "2027",
    "priorities": ["职工食堂改造", "提案办结率达到95%"],
    "last_year": {"unfinished": ["食堂改造未完成", "母婴室建设"]},
    "required_events": [{"title": "职工运动会", "month": 9}],
}
PROFILE = Profile.model_validate(FACTS)


def measure(number: int, title: str, *claims: str, text: str = "做。", months: tuple[int, ...] = (3,)) -> Measure:
    """A measure with one line in the calendar."""
    action = Action(text=text, timing=Timing.of(*months), line=title)
    return Measure(
        id=f"M{number}", title=title, claims=claims, owner=f"科室{number}", actions=(action,), goal_ids=("G1",)
    )


def plan(*measures: Measure, carries: bool = True) -> Plan:
    """A plan of these measures."""
    goals = (Goal(id="G1", text="食堂6月底前改造完成", claims=("P1",)), Goal(id="G2", text="办结率95%", claims=("P2",)))
    matters = matters_of(PROFILE) if carries else ()
    return with_entries(Plan(period=PROFILE.period, goals=goals, measures=measures, matters=matters))


def by_id(covered: tuple[ServedMatter, ...]) -> dict[str, ServedMatter]:
    """Under the demands' ids."""
    return {one.matter.id: one for one in covered}


def test_a_demand_leads_to_goals_measures_lines_and_owners() -> None:
    """From one end to the other, by ids."""
    found = by_id(coverage(plan(measure(1, "改造食堂", "P1", months=(3, 9)), measure(2, "公开菜价", "P1"))))["P1"]
    assert found.state == "claimed"
    assert (found.goals, found.measures) == (("G1",), ("M1", "M2"))
    assert found.owners == ("科室1", "科室2")
    assert sorted(found.lines) == ["3月 公开菜价", "3月 改造食堂", "9月 改造食堂"]
    assert len(found.entries) == 3


def test_a_demand_that_is_named_twice_is_one() -> None:
    """The food hall stands among what is unfinished too."""
    found = by_id(coverage(plan()))
    assert set(found) == {"P1", "P2", "U2", "E1"}
    assert found["P1"].matter.ids == ("P1", "U1")


def test_what_no_measure_claims_is_open_or_spoken_of() -> None:
    """By its title or by enough of its words in what is done; such a demand is told from a claimed one."""
    titled = measure(1, "母婴室建设")
    said = measure(2, "办好提案", text="提案办结率达到95%以上，逐件答复。")
    found = by_id(coverage(plan(titled, said)))
    assert {matter_id: one.state for matter_id, one in found.items()} == {
        "P1": "open",
        "P2": "worded",
        "U2": "worded",
        "E1": "open",
    }
    assert found["U2"].measures == ("M1",)
    assert found["E1"].measures == found["E1"].owners == found["E1"].lines == ()


def test_a_named_gap_is_no_measure() -> None:
    """It stands for the demand so that nothing is lost silently, and nobody answers for it."""
    missing = Measure(id="M1", title=gap("职工运动会的工作措施"), claims=("E1",))
    assert by_id(coverage(plan(missing)))["E1"].state == "gap"
    both = by_id(coverage(plan(missing, measure(2, "运动会", "E1"))))["E1"]
    assert (both.state, both.owners) == ("claimed", ("科室2",))


def test_a_changed_profile_is_asked_about_by_its_words() -> None:
    """Ids shift when a demand is added before the others: words say which was meant."""
    changed = Profile.model_validate(FACTS | {"priorities": ["班组长培训", "提案办结率达到95%", "完成职工食堂改造"]})
    drafted = plan(measure(1, "改造食堂", "P1"), measure(2, "提案", "P2"))
    found = by_id(coverage(drafted, changed))
    assert {matter_id: (one.state, one.measures) for matter_id, one in found.items()} == {
        "P1": ("open", ()),
        "P2": ("claimed", ("M2",)),
        "P3": ("claimed", ("M1",)),
        "U2": ("open", ()),
        "E1": ("open", ()),
    }


def test_a_plan_that_nobody_here_wrote_is_looked_through_by_its_words() -> None:
    """It carries no demands, and its measures claim none."""
    foreign = plan(measure(1, "职工运动会"), carries=False)
    assert coverage(foreign) == ()
    found = by_id(coverage(foreign, PROFILE))
    assert (found["E1"].state, found["P1"].state) == ("worded", "open")
