"""Several replies as one: nothing twice, in the order in which it came."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.replies import ActionShape, AreaShape, BudgetShape, GoalShape, MeasureShape, WholeReply
from plandraft.drafting.merging import merged_reply
from plandraft.drafting.whole_result import NO_REPLY


def goal(text: str, *claims: str) -> GoalShape:
    """A goal."""
    return GoalShape(text=text, indicator="1份", claims=list(claims), area="文体")


def measure(title: str, area: str = "文体", *claims: str) -> MeasureShape:
    """A measure for some demands."""
    action = ActionShape(text="做。", when="3月", line=title)
    return MeasureShape(
        area=area, title=title, claims=list(claims), actions=[action], owner="办公室", partners=[], indicator="1份",
        budget="",
    )  # fmt: skip


def whole(**parts: object) -> WholeReply:
    """A reply with some parts."""
    return NO_REPLY.model_copy(update=parts)


def test_what_is_written_again_stands_once_as_it_was_first() -> None:
    """A goal is known by its words, a measure by title and heading, a heading by its name, money by its id."""
    kept = whole(
        goals=[goal("甲", "P1")],
        areas=[AreaShape(name="文体", lead="一")],
        measures=[measure("建书屋", "文体", "P1")],
        budget=[BudgetShape(id="B1", purpose="书", amount=1, note="")],
    )
    again = whole(
        goals=[goal("甲"), goal("乙")],
        areas=[AreaShape(name="文体", lead="二"), AreaShape(name="帮扶", lead="三")],
        measures=[measure("建书屋"), measure("建书屋", "帮扶"), measure("送温暖", "帮扶")],
        budget=[
            BudgetShape(id="B1", purpose="报", amount=2, note=""),
            BudgetShape(id="", purpose="报", amount=2, note=""),
        ],
    )
    made = merged_reply(kept, again, ("goals", "areas", "measures", "budget"))
    assert [(g.text, g.claims) for g in made.goals] == [("甲", ["P1"]), ("乙", [])]
    assert [(a.name, a.lead) for a in made.areas] == [("文体", "一"), ("帮扶", "三")]
    assert [(m.title, m.area) for m in made.measures] == [("建书屋", "文体"), ("建书屋", "帮扶"), ("送温暖", "帮扶")]
    assert made.measures[0].claims == ["P1"]
    assert [(b.id, b.purpose) for b in made.budget] == [("B1", "书"), ("", "报")]


def test_only_what_was_asked_for_is_taken() -> None:
    """A model that writes everything again changes nothing of what is there."""
    kept = whole(opening="甲")
    new = whole(opening="乙", goals=[goal("甲")], measures=[measure("建书屋")], closing="丙")
    made = merged_reply(kept, new, ("opening", "goals"))
    assert (made.opening, len(made.goals), made.measures, made.closing) == ("甲", 1, [], "")


titles = st.lists(st.sampled_from("甲乙丙丁戊"), max_size=6)


@given(titles, titles)
def test_merging_again_changes_nothing_and_loses_nothing(one: list[str], other: list[str]) -> None:
    """What there was stays where it was; what is new follows it, each thing once."""
    kept = merged_reply(NO_REPLY, whole(measures=[measure(title) for title in dict.fromkeys(one)]), ("measures",))
    made = merged_reply(kept, whole(measures=[measure(title) for title in other]), ("measures",))
    assert [m.title for m in made.measures][: len(kept.measures)] == [m.title for m in kept.measures]
    assert {m.title for m in made.measures} == {*one, *other}
    assert merged_reply(made, whole(measures=[measure(title) for title in other]), ("measures",)) == made
