"""What the calendar says of a measure is taken over where the measure is silent."""

from __future__ import annotations

from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.source_map import Place
from plandraft.core.timing import Timing
from plandraft.plan_reading.crediting import credited

ENTRIES = (
    Entry(id="S1", title="职工趣味运动会", timing=Timing.of(4), owner="文体小组"),
    Entry(id="S2", title="座谈", timing=Timing.of(5), owner="院办"),
)


def _plan(*measures: Measure) -> Plan:
    return Plan(measures=measures, schedule=ENTRIES)


def test_owner_and_months_come_from_the_line_that_is_about_the_measure():
    """With the place of the owner's words."""
    places = {("S1", "owner"): Place(line=9, column=4)}
    (measure,) = credited(_plan(Measure(id="M1", title="办好职工趣味运动会")), places).measures
    assert (measure.owner, measure.timing) == ("文体小组", Timing.of(4))
    assert places["M1", "owner"] == Place(line=9, column=4)


def test_what_a_measure_says_itself_stands():
    """Only what is missing is added."""
    said = Measure(id="M1", title="办好职工趣味运动会", owner="工会", timing=Timing.of(10))
    assert credited(_plan(said), {}).measures == (said,)


def test_words_that_fit_two_measures_or_say_too_little_credit_nobody():
    """Better no owner than a wrong one."""
    twice = (Measure(id="M1", title="职工趣味运动会报名"), Measure(id="M2", title="职工趣味运动会总结"))
    assert credited(_plan(*twice), {}).measures == twice
    short = (Measure(id="M1", title="召开座谈会"),)
    assert credited(_plan(*short), {}).measures == short
