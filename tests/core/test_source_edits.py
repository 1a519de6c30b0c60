"""Changes by place: what they do not name stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.source_edits import SourceEdit, apart, edited_lines

LINES = ("1月：走访,慰问", "5月：举办运动会；评选", "末行")


def _edit(line: int, column: int, old: str, new: str, *, whole_line: bool = False) -> SourceEdit:
    return SourceEdit(line=line, column=column, old=old, new=new, whole_line=whole_line)


def test_words_give_way_go_and_come() -> None:
    """All columns are those of the lines as they were."""
    edits = [_edit(1, 6, ",", "，"), _edit(2, 4, "举办运动会；", ""), _edit(1, 9, "", "职工")]
    assert [line.text for line in edited_lines(LINES, edits)] == ["1月：走访，慰问职工", "5月：评选", "末行"]


def test_a_line_goes_and_one_is_put_in() -> None:
    """The new one stands before the line that is named, in the order given last to first."""
    gone, new = _edit(2, 1, LINES[1], "", whole_line=True), _edit(2, 1, "", "4月：踏青", whole_line=True)
    found = edited_lines(LINES, [gone, new])
    assert (found[1].before, found[1].text) == (("4月：踏青",), None)


@pytest.mark.parametrize(
    "edit", [_edit(4, 1, "", "x"), _edit(1, 6, "，", ","), _edit(1, 99, "", "x"), _edit(0, 1, "", "x")]
)
def test_an_edit_that_does_not_fit_is_refused(edit: SourceEdit) -> None:
    """Better nothing than a change elsewhere."""
    assert not edit.fits(LINES)
    with pytest.raises(ValueError, match="does not hold"):
        edited_lines(LINES, [edit])


def test_two_edits_of_the_same_words_are_refused() -> None:
    """Also where both say the same: one of them would be made upon the other."""
    with pytest.raises(ValueError, match="same words"):
        edited_lines(LINES, [_edit(1, 6, ",", "，、"), _edit(1, 6, ",", "，、")])


def test_edits_that_touch_the_same_words_are_not_apart() -> None:
    """Neighbours are; a line that goes takes all its words along."""
    comma = _edit(1, 6, ",", "，")
    assert apart([comma], [_edit(1, 7, "慰问", "走访"), _edit(2, 6, "运", "动")])
    assert not apart([comma], [_edit(1, 5, "访,", "访")])
    assert not apart([comma], [_edit(1, 1, LINES[0], "", whole_line=True)])
    assert not apart([_edit(1, 2, "", "x")], [_edit(1, 2, "", "y")])


@given(st.lists(st.text(st.characters(exclude_characters="\r\n")), min_size=1, max_size=6), st.data())
def test_nothing_but_the_named_words_changes(lines: list[str], data: st.DataObject) -> None:
    """Whatever the file holds."""
    line = data.draw(st.integers(1, len(lines)))
    text = lines[line - 1]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(st.characters(exclude_characters="\r\n")))
    found = edited_lines(lines, [_edit(line, start + 1, text[start:end], new)])
    assert [one.text for one in found] == [*lines[: line - 1], text[:start] + new + text[end:], *lines[line:]]
