"""Rules on the graph of a plan: how grave they are, and what their fixes leave behind."""

from __future__ import annotations

from typing import Any

import pytest

from plandraft.checks import CATALOGUE, check
from plandraft.checks.base import text_fix
from plandraft.core.finding import Finding, Severity
from plandraft.core.patch import Patch, apply_patch
from plandraft.core.plan import Plan
from plandraft.core.scheduling import with_entries
from tests.checks.base_plan import changed, context_of

MATTER = {"id": "P1", "text": "走访困难职工家庭", "kinds": ["priority"]}
CONTEST = {"id": "E1", "text": "护理操作比赛", "kinds": ["event"]}
ACTIONS = [
    {"text": "2月制定护理操作比赛方案。", "timing": {"months": [2]}, "line": "制定比赛方案"},
    {"text": "3月举办护理操作比赛。", "timing": {"months": [3]}, "line": "护理操作比赛"},
]


def found(code: str, *example: tuple[str, str, Any]) -> tuple[Plan, tuple[Finding, ...]]:
    """The changed base plan with its calendar made anew, and what a rule finds in it."""
    plan = with_entries(changed(example))
    return plan, again(code, plan, *example)


def again(code: str, plan: Plan, *example: tuple[str, str, Any]) -> tuple[Finding, ...]:
    """What a rule finds in a plan, with the context of an example."""
    rules = tuple(rule for rule in CATALOGUE if rule.code == code)
    return check(plan, context_of(example), rules=rules).findings


def mended(plan: Plan, fix: Patch | None) -> Plan:
    """The plan after a fix, as filling leaves it."""
    assert fix is not None
    return with_entries(apply_patch(plan, fix))


@pytest.mark.parametrize(
    ("example", "severity"),
    [
        ((("profile", "priorities", ["建立心理驿站"]),), Severity.WARNING),
        ((("profile", "priorities", ["建立心理驿站"]), ("P", "matters", [MATTER])), Severity.ERROR),
        ((("P", "matters", [MATTER]),), Severity.HINT),
        (
            (("profile", "priorities", ["建立心理驿站"]), ("profile", "avoid", ["心理驿站"]), ("M1", "claims", ["R1"])),
            Severity.WARNING,
        ),
    ],
    ids=["by words", "nobody claims it", "its words are there", "the profile forbids it itself"],
)
def test_a_missing_item_is_an_error_only_where_claims_prove_it(example: Any, severity: Severity) -> None:
    """Words are never more than a warning; what cannot be mended is no error."""
    assert [finding.severity for finding in found("PD211", *example)[1]] == [severity]


def test_what_the_profile_demands_under_two_heads_is_one_finding() -> None:
    """The same matter is missed once."""
    unfinished = ("profile", "last_year", {"unfinished": ["母婴室（未完成）"]})
    assert len(found("PD211", ("profile", "priorities", ["母婴室建设"]), unfinished)[1]) == 1


def test_an_event_is_moved_by_its_action_with_words_line_and_measure() -> None:
    """What prepares it stays, and the calendar made anew agrees."""
    example = (
        ("profile", "required_events", [{"title": "护理操作比赛", "month": 4}]),
        ("P", "matters", [CONTEST]),
        ("P", "schedule", []),
        ("M2", "claims", ["E1"]),
        ("M2", "actions", ACTIONS),
        ("M2", "timing", {"months": [2, 3]}),
    )
    plan, findings = found("PD216", *example)
    after = mended(plan, findings[0].fix)
    measure = after.measures[1]
    assert [action.timing.months for action in measure.actions] == [(2,), (4,)]
    assert measure.actions[1].text == "4月举办护理操作比赛。"
    assert measure.timing.months == (2, 4)
    assert [(entry.title, entry.timing.months) for entry in after.schedule] == [
        ("制定比赛方案", (2,)),
        ("护理操作比赛", (4,)),
    ]
    for code in ("PD216", "PD218", "PD225"):
        assert again(code, after, *example) == ()


def test_what_tells_how_the_event_is_done_moves_along() -> None:
    """It has no line of its own; what has one stays where it is."""
    example = (
        ("profile", "required_events", [{"title": "护理操作比赛", "date": "2027-04-16"}]),
        ("P", "matters", [CONTEST]),
        ("P", "schedule", []),
        ("M2", "claims", ["E1"]),
        ("M2", "actions", [*ACTIONS, {"text": "现场公布成绩。", "timing": {"months": [3]}}]),
    )
    plan, findings = found("PD216", *example)
    times = [action.timing for action in mended(plan, findings[0].fix).measures[1].actions]
    assert [timing.months for timing in times] == [(2,), (4,), (4,)]
    assert [timing.date is not None for timing in times] == [False, True, False]


def test_an_event_whose_words_name_a_day_is_not_moved() -> None:
    """A day in another month would be an invention."""
    actions = [{"text": "3月8日举办护理操作比赛。", "timing": {"months": [3]}, "line": "护理操作比赛"}]
    events = ("profile", "required_events", [{"title": "护理操作比赛", "month": 4}])
    _, findings = found(
        "PD216", events, ("P", "matters", [CONTEST]), ("M2", "claims", ["E1"]), ("M2", "actions", actions)
    )
    assert [finding.fix for finding in findings] == [None]


def test_a_free_line_is_never_moved_to_a_month_that_its_measure_does_not_have() -> None:
    """It moves with a measure at the very same time, else not at all."""
    events = ("profile", "required_events", [{"title": "举办护理操作比赛", "month": 4}])
    plan, findings = found("PD216", events)
    after = mended(plan, findings[0].fix)
    assert after.measures[1].timing.months == after.schedule[1].timing.months == (4,)
    _, findings = found("PD216", events, ("M2", "timing", {"months": [3, 9]}))
    assert [finding.fix for finding in findings] == [None]


def test_the_event_s_own_full_name_is_proof_and_likeness_is_not() -> None:
    """An error against a warning."""
    for title, severity in (("举办护理操作比赛", Severity.ERROR), ("举办护理技能操作比赛", Severity.WARNING)):
        events = ("profile", "required_events", [{"title": "举办护理操作比赛", "month": 4}])
        assert [f.severity for f in found("PD216", events, ("S2", "title", title))[1]] == [severity]


def test_the_bare_event_is_taken_out_where_its_measures_stand_elsewhere() -> None:
    """Else a measure would be on no line."""
    event = ("profile", "required_events", [{"title": "操作比赛", "month": 3}])
    bare = (event, ("S1", "title", "操作比赛"), ("S1", "timing", {"months": [3]}))
    assert [finding.fix for finding in found("PD226", *bare)[1]] == [None]
    plan, findings = found("PD226", *bare, ("S1", "measure_ids", ["M2"]))
    assert [entry.title for entry in mended(plan, findings[0].fix).schedule] == ["举办护理操作比赛"]


@pytest.mark.parametrize(
    ("example", "severity"),
    [
        ((), Severity.WARNING),
        ((("S2", "timing", {"rhythm": "weekly"}),), Severity.HINT),
        ((("profile", "length_chars", 1200),), Severity.HINT),
    ],
    ids=["nothing", "standing work only", "a short plan"],
)
def test_an_empty_month_is_as_grave_as_the_plan_is_long(example: Any, severity: Severity) -> None:
    """Standing work fills no month, yet something is done in it."""
    plan = (("S2", "timing", {"months": [2]}), *example)
    assert [finding.severity for finding in found("PD301", *plan)[1]] == [severity]


def test_a_link_to_the_goal_for_the_same_demand_is_computed() -> None:
    """What was linked stays linked."""
    plan, findings = found("PD206", ("G1", "claims", ["P1"]), ("M1", "claims", ["P1"]), ("M1", "goal_ids", []))
    assert mended(plan, findings[0].fix).measures[0].goal_ids == ("G1",)


def test_a_line_is_mended_in_the_action_it_is_made_from() -> None:
    """Else the next calendar would bring the fault back."""
    plan = with_entries(changed((("P", "schedule", []), ("M2", "actions", ACTIONS))))
    patch = text_fix(plan, plan.schedule[0].id, "title", "比赛方案")
    assert mended(plan, patch).schedule[0].title == mended(plan, patch).measures[1].actions[0].line == "比赛方案"


def test_an_area_is_mended_wherever_it_stands() -> None:
    """Else half of it would become another area."""
    plan = changed(
        (("M2", "area", "帮扶"), ("G1", "area", "帮扶"), ("P", "leads", [{"area": "帮扶", "text": "应帮尽帮。"}]))
    )
    after = mended(plan, text_fix(plan, "M1", "area", "困难帮扶"))
    assert after.areas() == ("困难帮扶",)
    assert (after.goals[0].area, after.lead("困难帮扶")) == ("困难帮扶", "应帮尽帮。")


def test_headings_partners_leads_and_notes_are_read_by_the_rules_of_words() -> None:
    """Every printed string is looked at, a heading once."""
    plan = changed(
        (
            ("M1", "area", "相关工做"),
            ("M2", "area", "相关工做"),
            ("M1", "partners", ["护理部,工会"]),
            ("P", "leads", [{"area": "相关工做", "text": "做到应帮尽帮,不漏一户。"}]),
            ("P", "budget", [{"id": "B1", "purpose": "帮扶", "note": "慰问品,奖品。"}]),
        )
    )
    places = [(node, field) for node, field, _ in plan.strings()]
    assert {("M1", "area"), ("M1", "partners/0"), ("P", "leads/0"), ("B1", "note")} <= set(places)
    assert ("M2", "area") not in places
    marks = {(f.node, f.field) for f in again("PD702", plan)}
    assert {("M1", "partners/0"), ("P", "leads/0"), ("B1", "note")} <= marks


def test_what_the_profile_both_demands_and_forbids_is_no_error() -> None:
    """Nothing could mend it: in the plan it is avoided work, outside it a demand."""
    both = (("profile", "priorities", ["走访困难职工家庭"]), ("profile", "avoid", ["走访困难职工家庭"]))
    assert {finding.severity for finding in found("PD220", *both)[1]} == {Severity.WARNING}
    assert {finding.severity for finding in found("PD220", *both[1:], ("profile", "priorities", []))[1]} == {
        Severity.ERROR
    }
