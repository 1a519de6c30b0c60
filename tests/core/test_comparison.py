"""Drafts side by side: figures, and what each does for every demand."""

from __future__ import annotations

from plandraft.core.comparison import Judged, compare
from plandraft.core.finding import Finding, Report, Severity
from plandraft.core.gap import gap
from plandraft.core.matter import Matter
from plandraft.core.plan import Action, Measure, Plan
from plandraft.core.printed import printed_length
from plandraft.core.scheduling import with_entries
from plandraft.core.shared_matters import shared_matters, under_shared_ids
from plandraft.core.timing import Timing

CANTEEN = Matter(id="P1", text="夜班窗口", aliases=("U1",), kinds=("priority",))
BUS = Matter(id="P2", text="通勤班车", kinds=("priority",))


def _plan(*measures: Measure, matters: tuple[Matter, ...] = (CANTEEN, BUS)) -> Plan:
    return with_entries(Plan(title="某工会计划", matters=matters, measures=measures))


def _measure(number: int, title: str, *claims: str, timing: Timing | None = None, owner: str = "后勤部") -> Measure:
    timing = timing or Timing()
    actions = (Action(text="做法。", timing=timing, line=title),)
    return Measure(
        id=f"M{number}", area="服务", title=title, claims=claims, owner=owner, timing=timing, actions=actions
    )


def _finding(node: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(code="PD214", rule="r", severity=severity, node=node, message="时间含糊")


FULL = _plan(
    _measure(1, "开夜班窗口", "P1", timing=Timing.of(3, 9)),
    _measure(2, "加开班车", "P2", timing=Timing(rhythm="monthly", months=tuple(range(1, 13)))),
)
HALF = _plan(_measure(1, "办窗口", "P1", owner=""), _measure(2, gap("班车"), "P2", timing=Timing.of(4)))


def test_the_figures_of_each_draft() -> None:
    """Gaps are no measures; what goes on all year fills no month."""
    judged = [Judged(plan=FULL, report=Report(), name="甲"), Judged(plan=HALF, report=Report(), name="乙")]
    full, half = compare(judged, (CANTEEN, BUS), wanted=500).drafts
    assert (full.name, full.length, full.wanted) == ("甲", printed_length(FULL), 500)
    assert (full.claimed, full.measures, full.with_owner, full.with_time) == (2, 2, 1.0, 1.0)
    assert full.months == (3, 9)
    assert (half.claimed, half.measures, half.with_owner, half.with_time) == (1, 1, 0.0, 0.0)
    assert half.gaps == 1 + 1  # the measure, and its calendar line


def test_the_best_has_the_least_errors_then_warnings_then_gaps_then_is_nearest_to_the_length() -> None:
    """In this order; of equals the first."""
    hint, warning = _finding("P", Severity.HINT), _finding("P")
    error = _finding("P", Severity.ERROR)

    def best(*reports: tuple[Finding, ...], plans: tuple[Plan, ...] = (FULL, FULL), wanted: int | None = None) -> int:
        judged = [Judged(plan=p, report=Report(findings=r)) for p, r in zip(plans, reports, strict=True)]
        return compare(judged, (), wanted=wanted).best

    assert best((error,), (warning, warning)) == 1
    assert best((warning,), (hint, hint, hint)) == 1
    assert best((), (), plans=(HALF, FULL)) == 1
    longer = FULL.model_copy(update={"closing": "报告。" * 50})
    assert best((), (), plans=(FULL, longer), wanted=printed_length(longer)) == 1
    assert best((), ()) == 0


def test_what_each_draft_does_for_a_demand() -> None:
    """Its measures by name, and the findings about them and their calendar lines, not about others."""
    line = next(entry.id for entry in FULL.schedule if entry.measure_ids == ("M1",))
    report = Report(findings=(_finding("M1"), _finding(line), _finding("M2")))
    found = compare([Judged(plan=FULL, report=report), Judged(plan=HALF, report=Report())], (CANTEEN, BUS))
    canteen, bus = found.matters
    assert canteen.drafts[0].titles == ("开夜班窗口",)
    assert canteen.drafts[0].findings == ("PD214 M1 时间含糊", f"PD214 {line} 时间含糊")
    assert [draft.state for draft in bus.drafts] == ["claimed", "gap"]


def test_demands_are_the_same_by_their_words() -> None:
    """A profile that changed between two drafts has shifted the ids."""
    new = Matter(id="P1", text="心理咨询", kinds=("priority",))
    shifted = CANTEEN.model_copy(update={"id": "P2", "aliases": ()})
    other = _plan(_measure(1, "设咨询室", "P1"), _measure(2, "办窗口", "P2"), matters=(new, shifted))
    shared = shared_matters([FULL, other])
    assert [(matter.id, matter.text) for matter in shared] == [
        ("P1", "夜班窗口"),
        ("P2", "通勤班车"),
        ("P3", "心理咨询"),
    ]
    assert [m.claims for m in under_shared_ids(other, shared).measures] == [("P3",), ("P1",)]


def test_a_claim_by_an_alias_and_one_of_what_is_demanded_no_more() -> None:
    """The first is the demand's own id, the second is dropped."""
    plan = _plan(_measure(1, "办窗口", "U1", "P1"), _measure(2, "加开班车", "P2"))
    assert [m.claims for m in under_shared_ids(plan, (CANTEEN,)).measures] == [("P1",), ()]


def test_two_demands_of_the_same_words_stay_two() -> None:
    """Whoever wrote them meant two."""
    twice = (BUS, BUS.model_copy(update={"id": "P3"}))
    one = _plan(_measure(1, "加开班车", "P2"), _measure(2, "再加班车", "P3"), matters=twice)
    shared = shared_matters([one, one])
    assert shared == twice
    assert under_shared_ids(one, shared) == one
