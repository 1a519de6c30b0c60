"""What is selected, ignored and set, and the marks that accept a finding."""

from __future__ import annotations

from plandraft.core.checking import CheckChoice, ignored_in, with_marks
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


def test_of_the_entries_on_a_line_the_one_before_the_mark_is_meant():
    """A month is one line; before the first of them a mark is for all."""
    source = SourceMap(places={("S1", ""): Place(line=1, column=6), ("S2", "title"): Place(line=1, column=9)})
    mark = "<!-- plandraft: ignore PD302 -->"
    for line, meant in (
        (f"- 3月：开会{mark}；走访。", ["S1"]),
        (f"- 3月：开会；走访{mark}。", ["S2"]),
        (f"{mark}- 3月：开会；走访。", ["S1", "S2"]),
    ):
        lines = [(1, line)]
        assert ignored_in(lines, with_marks(source, lines)) == tuple(("PD302", node) for node in meant)


def test_places_are_those_of_the_lines_with_their_marks():
    """A mark before a word moves it on, one behind it does not."""
    line = "甲<!-- plandraft: ignore PD302 -->乙丙<!-- plandraft: ignore PD302 -->"
    source = SourceMap(
        places={
            ("M1", ""): Place(line=1),
            ("M1", "title"): Place(line=1, column=2),
            ("M2", ""): Place(line=2, column=2),
        },
        pieces={("M1", "title"): ((0, Place(line=1, column=2)), (1, Place(line=1, column=3)))},
    )
    moved = with_marks(source, [(1, line)])
    assert line[moved.places["M1", "title"].column - 1] == "乙"
    assert [line[place.column - 1] for _, place in moved.pieces["M1", "title"]] == ["乙", "丙"]
    assert (moved.places["M1", ""], moved.places["M2", ""]) == (Place(line=1), Place(line=2, column=2))
