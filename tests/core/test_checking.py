"""What is selected, ignored and set, and the marks that accept a finding."""

from __future__ import annotations

from plandraft.core.checking import CheckChoice, ignored_in
from plandraft.core.source_map import Place, SourceMap


def test_a_choice_goes_over_another():
    """What the nearer one selects wins; ignored is what either ignores; settings are joined by number."""
    near = CheckChoice(ignore=("PD3",), settings={"PD302": {"share": 0.4}})
    far = CheckChoice(select=("PD1",), ignore=("PD2",), settings={"PD302": {"least": 3}, "PD103": {"low": 0.7}})
    assert near.over(far) == CheckChoice(
        select=("PD1",),
        ignore=("PD2", "PD3"),
        settings={"PD302": {"least": 3, "share": 0.4}, "PD103": {"low": 0.7}},
    )
    assert CheckChoice(select=("PD7",)).over(far).select == ("PD7",)


def test_marks_on_a_line_are_for_its_node_and_alone_for_the_plan():
    """Several codes stand between commas; other comments are none of ours."""
    source = SourceMap(places={("M1", ""): Place(line=2), ("M1", "title"): Place(line=2), ("M2", ""): Place(line=3)})
    lines = [
        (1, "<!-- plandraft: ignore PD302 -->"),
        (2, "1. 走访 <!-- plandraft: ignore PD201, pd204 -->"),
        (3, "2. 慰问 <!-- ignore PD201 -->"),
    ]
    assert ignored_in(lines, source) == (("PD302", ""), ("PD201", "M1"), ("PD204", "M1"))
