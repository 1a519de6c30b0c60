"""Several replies as one: nothing twice, and every number one thing."""

from __future__ import annotations

from plandraft.core.replies import EntryShape, MeasureShape, NumberedGoalShape, WholeReply
from plandraft.drafting.merging import merged


def goal(ref: str, text: str) -> NumberedGoalShape:
    """A goal."""
    return NumberedGoalShape(ref=ref, text=text, indicator="1份", area="文体", origin="practice")


def measure(ref: str, title: str, *goals: str) -> MeasureShape:
    """A measure for some goals."""
    return MeasureShape.model_validate(
        {"ref": ref, "area": "文体", "title": title, "actions": ["做"], "goals": list(goals), "owner": "办公室"}
        | {"partners": [], "months": [3], "rhythm": "once", "indicator": "1份", "origin": "practice"}
    )


def whole(goals: list[NumberedGoalShape], measures: list[MeasureShape], entries: list[EntryShape]) -> WholeReply:
    """A reply."""
    return WholeReply(ideology="", goals=goals, measures=measures, schedule=entries)


def entry(title: str, *measures: str) -> EntryShape:
    """An entry of some measures."""
    return EntryShape(month=3, title=title, measures=list(measures), owner="办公室")


PARTS = ("goals", "measures", "schedule")


def test_a_further_reply_that_begins_to_count_anew_gets_other_numbers() -> None:
    """Its links follow; links to what was there before stay."""
    kept = whole([goal("G1", "甲")], [measure("M1", "建书屋", "G1")], [])
    new = whole(
        [], [measure("M1", "办比赛", "G1"), measure("M2", "送温暖", "G1")], [entry("比赛", "M1"), entry("慰问", "M2")]
    )
    made = merged(kept, new, ("measures", "schedule"))
    assert [(m.ref, m.title, m.goals) for m in made.measures] == [
        ("M1", "建书屋", ["G1"]),
        ("M3", "办比赛", ["G1"]),
        ("M2", "送温暖", ["G1"]),
    ]
    assert [e.measures for e in made.schedule] == [["M3"], ["M2"]]


def test_what_is_written_again_is_known_by_its_old_number() -> None:
    """It does not stand twice, and what belongs to it belongs to the old one."""
    kept = whole([goal("G1", "甲")], [measure("M1", "建书屋", "G1")], [entry("开放", "M1")])
    again = whole(
        [goal("1", "甲"), goal("2", "乙")],
        [measure("7", "建书屋", "1"), measure("8", "办比赛", "2")],
        [entry("比赛", "8")],
    )
    made = merged(kept, again, PARTS)
    assert [(g.ref, g.text) for g in made.goals] == [("G1", "甲"), ("2", "乙")]
    assert [(m.ref, m.title, m.goals) for m in made.measures] == [("M1", "建书屋", ["G1"]), ("8", "办比赛", ["2"])]
    assert merged(made, again, PARTS) == made


def test_items_without_numbers_have_those_of_their_place() -> None:
    """Which is what their links mean."""
    made = merged(whole([], [], []), whole([goal("", "甲"), goal("", "乙")], [measure("", "建书屋", "G2")], []), PARTS)
    assert [g.ref for g in made.goals] == ["G1", "G2"]
    assert made.measures[0].ref == "M1"


def test_only_what_was_asked_for_is_taken() -> None:
    """A model that writes everything again changes nothing of what is there."""
    kept = WholeReply(ideology="甲", goals=[], measures=[], schedule=[])
    new = WholeReply(ideology="乙", goals=[goal("G1", "甲")], measures=[measure("M1", "建书屋")], schedule=[])
    made = merged(kept, new, ("ideology", "goals"))
    assert (made.ideology, len(made.goals), made.measures) == ("甲", 1, [])
