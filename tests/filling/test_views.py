"""Entries made from actions are never asked about themselves."""

from __future__ import annotations

from plandraft.core.ask import Ask, Reply
from plandraft.core.finding import Report
from plandraft.core.plan import Plan
from plandraft.core.scheduling import with_entries
from plandraft.core.timing import Timing
from plandraft.filling.views import homes, redirected, settled
from tests.checks.base_plan import changed
from tests.filling.plans import as_long_as, fault, mended, patches, viewed


def view_of(plan: Plan, action: str) -> str:
    """Id of the entry that shows an action."""
    return next(entry.id for entry in plan.schedule if entry.action == action)


def test_what_is_found_in_a_view_is_found_in_its_action() -> None:
    """Its title is the action's line, its time the action's, its owner the measure's."""
    plan = viewed()
    entry = view_of(plan, "M1/1")
    report = Report(findings=tuple(fault(entry, field) for field in ("title", "months", "timing", "owner")))
    moved = [(found.node, found.field) for found in redirected(report, plan).findings]
    assert moved == [("M1", "actions/1/line"), ("M1", "actions/1/timing"), ("M1", "owner")]


def test_several_lines_of_one_action_are_one_fault() -> None:
    """Said once, asked once."""
    actions = [{"text": "逐户走访。", "timing": {"months": [2, 6, 9]}, "line": "开展走访"}]
    plan = viewed(actions=actions, timing={"months": [2, 6, 9]})
    found = [fault(entry.id, "title", evidence="开展") for entry in plan.schedule if entry.action == "M1/0"]
    assert len(found) == 3
    assert len(redirected(Report(findings=tuple(found)), plan).findings) == 1


def test_an_entry_that_stands_for_itself_is_asked_about_itself() -> None:
    """As in plans that were read."""
    plan = changed(())
    report = Report(findings=(fault("S1", "title"),))
    assert redirected(report, plan) is report
    assert homes(plan) == {}


def test_a_locked_view_is_left_alone() -> None:
    """Neither it nor the action that would change it; the owner of its measure, which it does not say, is free."""
    plan = viewed()
    entry = view_of(plan, "M1/1")
    locked = [each.model_copy(update={"locked": each.id == entry}) for each in plan.schedule]
    plan = plan.model_copy(update={"schedule": tuple(locked)})
    checking = as_long_as(lambda now: True, fault(entry, "title"))
    result, asked = mended(plan, lambda ask: Reply(text="{}"), checking=checking)
    assert (asked, result.plan) == ([], plan)
    checking = as_long_as(lambda now: now.measures[0].owner != "护理部", fault("M1", "owner"))
    result, _ = mended(plan, lambda ask: patches(("M1", "owner", "护理部")), checking=checking)
    assert (result.plan.measures[0].owner, result.plan.schedule) == ("护理部", plan.schedule)


def test_after_a_patch_the_calendar_says_what_the_action_says() -> None:
    """The line and the time are asked of the action; the entry is made anew and the measure's time follows."""
    plan = viewed()
    finding = fault(view_of(plan, "M1/1"), "title", evidence="走访困难职工家庭")

    def answering(ask: Ask) -> Reply:
        assert "S" + view_of(plan, "M1/1")[1:] not in ask.messages[-1].content
        assert "M1 actions/1/line" in ask.messages[-1].content
        return patches(("M1", "actions/1/line", "上门走访困难职工"), ("M1", "actions/1/when", [9]))

    result, _ = mended(
        plan, answering, checking=as_long_as(lambda now: now.measures[0].actions[1].line[0] == "走", finding)
    )
    first = result.plan.measures[0]
    assert first.actions[1].text == plan.measures[0].actions[1].text
    assert first.timing.months == (2, 9)
    entry = result.plan.node(view_of(result.plan, "M1/1"))
    assert (entry.title, entry.timing) == ("上门走访困难职工", Timing.of(9))  # type: ignore[union-attr]
    assert result.plan == with_entries(result.plan)
    assert {(each.node, each.field, each.by) for each in result.changes} == {
        ("M1", "actions/1/line", "model"),
        ("M1", "actions/1/timing", "model"),
        ("M1", "timing", "model"),
    }


def test_an_owner_found_in_a_view_is_the_measure_s() -> None:
    """The measure gets the new one; the lines go on to say none."""
    plan = viewed()
    finding = fault(view_of(plan, "M1/0"), "owner")
    checking = as_long_as(lambda now: now.measures[0].owner != "护理部", finding)
    result, _ = mended(plan, lambda ask: patches(("M1", "owner", "护理部")), checking=checking)
    assert result.plan.measures[0].owner == "护理部"
    assert {entry.owner for entry in result.plan.schedule} == {""}


def test_what_was_not_touched_is_not_put_in_order() -> None:
    """A plan from elsewhere keeps its order of entries, and a measure its time, right or wrong."""
    plan = changed((("S1", "timing", {"months": [3]}), ("S2", "timing", {"months": [2]})))
    owned = plan.model_copy(
        update={"measures": (plan.measures[0].model_copy(update={"owner": "护理部"}), plan.measures[1])}
    )
    assert settled(plan, owned) == owned
    wide = viewed(timing={"months": [2, 3, 12]})
    owned = wide.model_copy(
        update={"measures": (wide.measures[0].model_copy(update={"owner": "护理部"}), wide.measures[1])}
    )
    assert settled(wide, owned).measures[0].timing.months == (2, 3, 12)
