"""Which node of one plan is which of another."""

from __future__ import annotations

from hypothesis import given, settings

from plandraft.core.alignment import aligned
from plandraft.core.difference import difference
from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.core.timing import Timing
from tests.rendering.plans import full_plan, plans


def test_a_plan_beside_itself_keeps_its_ids() -> None:
    """Nothing is renamed."""
    assert aligned(full_plan(), full_plan()) == full_plan()


@settings(max_examples=40)
@given(plan=plans)
def test_ids_stay_unique(plan: Plan) -> None:
    """Whatever the nodes say, also where several say the same."""
    found = aligned(full_plan(), plan)
    ids = [node.id for node in found.nodes()]
    assert len(ids) == len(set(ids))


def test_shifted_numbers_do_no_harm() -> None:
    """A measure that was put before the others makes all of them no other measures; links go along."""
    before = Plan(
        goals=(Goal(id="G1", text="提案件件有答复"),),
        measures=(Measure(id="M1", title="开好职代会", goal_ids=("G1",)), Measure(id="M2", title="走访慰问")),
        schedule=(Entry(id="S1", title="职代会", timing=Timing.of(3), measure_ids=("M1",), action="M1/0"),),
    )
    after = Plan(
        goals=(Goal(id="G1", text="困难职工都走访到"), Goal(id="G2", text="提案件件有书面答复")),
        measures=(
            Measure(id="M1", title="改造值班室"),
            Measure(id="M2", title="开好职代会", goal_ids=("G2",)),
            Measure(id="M3", title="走访慰问", goal_ids=("G1",)),
        ),
        schedule=(Entry(id="S1", title="职代会", timing=Timing.of(4), measure_ids=("M2",), action="M2/0"),),
    )
    found = aligned(before, after)
    assert [measure.id for measure in found.measures] == ["M4", "M1", "M2"]
    assert found.schedule[0].action == "M1/0"
    changes = {(one.op, one.node, one.field) for one in difference(before, found).changes}
    assert changes == {
        ("set", "G1", "text"),
        ("add", "goals", ""),
        ("set", "M2", "goal_ids"),
        ("add", "measures", ""),
        ("set", "S1", "timing"),
    }


def test_a_measure_under_another_title_is_the_same_while_its_actions_are() -> None:
    """Its id stays, whatever it is called now."""
    plan = full_plan()
    first, *others = plan.measures
    renamed = plan.model_copy(update={"measures": (first.model_copy(update={"title": "另立一名"}), *others)})
    changes = difference(plan, aligned(plan, renamed)).changes
    assert [(one.node, one.field, one.value) for one in changes] == [("M1", "title", "另立一名")]
