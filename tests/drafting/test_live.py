"""A plan that is looked at while it is written."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import threading
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft import LivePlan, load_profile, options_for
from plandraft.api.material import Material, gather
from plandraft.api.model_choice import Endpoint
from plandraft.core.ask import Answer, Ask, Failed, Reply
from plandraft.core.draft import Draft, Exchange
from plandraft.core.events import Event, OnEvent, replied, sent
from plandraft.core.finding import Report
from plandraft.core.inputs import FieldFault, FrameInputs, MeasuresInputs, RepairInputs, RepairNode
from plandraft.core.plan import Plan
from plandraft.core.sector import Sector
from plandraft.drafting import answers, draft_flow
from plandraft.drivers.threads import run
from plandraft.offline import ANSWERERS, OfflineModel
from tests.drafting.offline_answers import (
    Change,
    Wire,
    a_review,
    long_opening,
    share,
    up_to,
    with_value,
    without_claims,
)

PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"


@cache
def material(strategy: str) -> Material:
    """What a draft is made from."""
    options = options_for("offline", strategy=strategy)
    day = dt.date(2026, 11, 2)
    return gather(load_profile(PROFILE), None, options, day=day, counter=Endpoint().counter())


def drafted(strategy: str, on_event: OnEvent | None = None, model: Wire | None = None) -> Draft:
    """A draft that no check looks at: what the answers come to."""
    made = material(strategy)
    tools = dataclasses.replace(made.tools, check=lambda plan: Report())
    flow = draft_flow(made.brief, made.options, tools)
    return run(flow, model or OfflineModel(ANSWERERS), on_event=on_event, workers=1 if model else 8)


@cache
def exchanges(strategy: str) -> tuple[Exchange, ...]:
    """Its asks and answers."""
    return drafted(strategy).exchanges


def of(prompt: str) -> Exchange:
    """The first exchange of a prompt."""
    found = (*exchanges("sections"), *exchanges("whole"))
    return next(exchange for exchange in found if exchange.ask.prompt == prompt)


def text_of(exchange: Exchange) -> str:
    """What was answered."""
    assert isinstance(exchange.answer, Reply)
    return exchange.answer.text


def piece(ask: Ask, text: str) -> Event:
    """A piece of an answer."""
    return Event(kind="delta", prompt=ask.prompt, ask_id=ask.id, text=text)


def written(live: LivePlan, exchange: Exchange, *pieces: str) -> LivePlan:
    """An ask that is sent, and pieces of its answer."""
    live(sent(exchange.ask))
    live(piece(exchange.ask, ""))
    for text in pieces:
        live(piece(exchange.ask, text))
    return live


def answered(live: LivePlan, exchange: Exchange, answer: Answer | None = None) -> LivePlan:
    """An ask with its answer, as the journal gives it: at once."""
    live(sent(exchange.ask))
    live(replied(exchange.ask, answer or exchange.answer))
    return live


def goes_on(early: Plan, late: Plan) -> bool:
    """Whether the words of an earlier plan are the beginning of those of a later one, in their places."""
    pairs = [(early.ideology.text, late.ideology.text)]
    goals = [[goal.text for goal in plan.goals] for plan in (early, late)]
    measures = [[(m.area, [m.title, *m.texts]) for m in plan.measures] for plan in (early, late)]
    pairs += [(early.preamble, late.preamble), (early.closing, late.closing), *zip(*goals, strict=False)]
    for (area, texts), (same, longer) in zip(*measures, strict=False):
        pairs += [(area, same), *zip(texts, longer, strict=False)]
    grown = all(len(one) <= len(other) for one, other in (goals, measures))
    return grown and all(long.startswith(short) for short, long in pairs)


def is_a_view(plan: Plan) -> bool:
    """Whether every line of the calendar says what an action says that is there."""
    lines = {(m.id, action.line) for m in plan.measures for action in m.actions}
    return all((entry.measure_ids[0], entry.title) in lines for entry in plan.schedule)


def without_marks(plan: Plan) -> Plan:
    """The plan before its draft ends: what it made of each part is marked last."""
    return plan.model_copy(update={"made": {}})


@pytest.mark.parametrize("strategy", ["sections", "whole"])
def test_when_all_is_answered_it_is_the_plan_of_the_flow(strategy: str) -> None:
    """Ids and links included; the marks of what was drafted come at its end."""
    live = LivePlan()
    made = drafted(strategy, on_event=live)
    assert live.partial.plan == without_marks(made.plan)
    assert {ask.state for ask in live.partial.asks} == {"done"}
    assert "▌" not in live.text
    assert "（待写）" not in live.text


SPOILT: dict[str, tuple[str, dict[str, list[Change]]]] = {
    "a frame cut in its goals": ("sections", {"frame": [share(0.6)]}),
    "a frame cut in its last words": ("sections", {"frame": [share(0.95)]}),
    "a frame with nothing whole, twice": ("sections", {"frame": [up_to(14), up_to(14)]}),
    "a frame without goals": ("sections", {"frame": [with_value("goals", value=[])]}),
    "a frame without an opening": ("sections", {"frame": [with_value("opening", value="")]}),
    "a frame of no use, then a cut one": ("sections", {"frame": [lambda text: "不会", share(0.6)]}),
    "groups cut in their first and in a later measure": (
        "sections",
        {"measures": [up_to(200), share(0.7), share(0.5)]},
    ),
    "a group without measures": ("sections", {"measures": [with_value("measures", value=[])]}),
    "a group that names no heading": ("sections", {"measures": [with_value("areas", value=[])]}),
    "demands that nobody takes up": ("sections", {"measures": [without_claims] * 4}),
    "what is open, cut": ("sections", {"measures": [without_claims] * 4, "open": [share(0.6)]}),
    "what is open, refused": ("sections", {"measures": [without_claims] * 4, "open": [lambda text: "不会"] * 3}),
    "a second reading that changes and adds": ("sections", {"review": [a_review]}),
    "a second reading of the whole, cut": ("whole", {"review": [lambda text: a_review(text)[:-60]]}),
    "a second reading of no use": ("sections", {"review": [lambda text: "不会"]}),
    "a second reading that changes what nobody has": ("sections", {"review": [lambda text: a_review(text, "M99")]}),
    "another length": ("sections", {"frame": [long_opening]}),
    "another length, cut": ("sections", {"frame": [long_opening], "resize": [share(0.5)]}),
    "another length, of no use": ("sections", {"frame": [long_opening], "resize": [lambda text: "不会"] * 3}),
    "everything, cut in the opening": ("whole", {"whole": [up_to(20)]}),
    "everything, cut in the goals": ("whole", {"whole": [share(0.15)]}),
    "everything, cut in the measures": ("whole", {"whole": [share(0.5)]}),
    "everything, cut in its last words": ("whole", {"whole": [share(0.98)]}),
    "everything, cut so often that the steps do the rest": ("whole", {"whole": [share(0.4)] * 3}),
    "everything but the goals, so often that the steps do the rest": (
        "whole",
        {"whole": [with_value("goals", value=[]), lambda text: "不会", lambda text: "不会"]},
    ),
    "everything but the measures": ("whole", {"whole": [with_value("measures", value=[])]}),
    "everything, given up": ("whole", {"whole": [lambda text: "不会"] * 3, "measures": [share(0.5)]}),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_comes_in_several_answers_is_put_together_as_the_flow_does(spoilt: str) -> None:
    """A rest is added, an answer of no use is replaced; and whenever one looks, there is something to see."""
    strategy, changes = SPOILT[spoilt]
    live, seen = LivePlan(), list[str]()

    def look(event: Event) -> None:
        live(event)
        seen.append(live.text)

    made = drafted(strategy, look, Wire(changes))
    assert live.partial.plan == without_marks(made.plan)
    assert "▌" not in seen[-1]
    assert "（待写）" not in seen[-1]
    assert all(seen)
    assert any("▌" in text for text in seen)


@pytest.mark.parametrize("strategy", ["sections", "whole"])
def test_what_cannot_be_had_is_the_same_gap(strategy: str) -> None:
    """All that comes is one cut answer for measures; each demand that nobody took up is named."""
    changes = {"sections": {"measures": [share(0.7)]}, "whole": {"whole": [share(0.4)]}}
    live = LivePlan()
    made = drafted(strategy, live, Wire(changes[strategy], always=dict.fromkeys(("measures", "whole"), up_to(30))))
    assert live.partial.plan == without_marks(made.plan)
    assert "的工作措施】" in live.text
    assert {c for m in made.plan.measures for c in m.claims} == {matter.id for matter in made.plan.matters}


@settings(deadline=None, max_examples=20)
@given(st.integers(1, 6000), st.integers(1, 3000))
def test_wherever_everything_is_cut_the_rest_is_added(first: int, second: int) -> None:
    """Twice, and then by the steps."""
    live = LivePlan()
    made = drafted("whole", live, Wire({"whole": [up_to(first), up_to(second), up_to(first)]}))
    assert live.partial.plan == without_marks(made.plan)


def test_while_a_rest_is_written_what_was_kept_stays() -> None:
    """The half item at the cut is gone, and what is added comes after what is whole."""
    model = Wire({"frame": [share(0.6)]})
    first, rest = [each for each in drafted("sections", model=model).exchanges if each.ask.prompt == "frame"]
    live = answered(LivePlan(), first)
    kept = live.partial.plan.goals
    assert kept
    written(live, rest, text_of(rest)[: text_of(rest).index('"goals"') + 30])
    assert live.partial.plan.goals[: len(kept)] == kept
    assert len(live.partial.plan.goals) == len(kept) + 1
    assert [ask.state for ask in live.partial.asks] == ["done", "writing"]


def test_the_next_measures_of_a_group_are_marked_before_they_begin() -> None:
    """So is any other part of which a rest is asked for."""
    model = Wire({"measures": [share(0.7)], "frame": [share(0.6)]})
    live = LivePlan()
    asks = list[Exchange]()
    for exchange in drafted("sections", model=model).exchanges:
        known = getattr(exchange.ask.inputs, "known", ()) or getattr(exchange.ask.inputs, "known_goals", ())
        if known:
            asks.append(exchange)
            assert "▌" not in live.text
            assert "▌" in written(live, exchange).text
        answered(live, exchange)
    assert [each.ask.prompt for each in asks] == ["frame", "measures"]


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(["whole", "frame", "measures"]), st.data())
def test_what_is_written_stays_while_it_goes_on(prompt: str, data: st.DataObject) -> None:
    """Whatever the place at which one looks."""
    exchange = of(prompt)
    text = text_of(exchange)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4)))
    live = written(LivePlan(), exchange)
    plans = []
    for start, end in pairwise(dict.fromkeys([0, *cuts])):
        live(piece(exchange.ask, text[start:end]))
        plans.append(live.partial.plan)
        assert live.text.startswith(plans[-1].title)
        assert is_a_view(plans[-1])
    assert all(goes_on(early, late) for early, late in pairwise(plans))


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(["whole", "frame", "measures"]), st.integers(1, 3000), st.integers(0, 30_000))
def test_the_way_it_is_cut_into_pieces_says_nothing(prompt: str, size: int, at: int) -> None:
    """The same characters, the same plan."""
    exchange = of(prompt)
    text = text_of(exchange)[:at]
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    one, other = written(LivePlan(), exchange, *pieces), written(LivePlan(), exchange, text)
    assert one.partial == other.partial
    assert one.text == other.text


@settings(deadline=None, max_examples=25)
@given(st.text())
def test_no_answer_makes_it_raise(text: str) -> None:
    """Nonsense is shown as nothing."""
    for prompt in ("whole", "frame"):
        for start in ("", '{"opening": "', '{"goals": [{"text": "', '{"budget": [{"amount": ', '{"measures": [1, {"'):
            live = written(LivePlan(), of(prompt), start + text)
            assert live.text
            answered(live, of(prompt), Reply(text=start + text))
            assert live.text


def test_the_parts_are_in_the_plan_s_order_and_marked_where_they_go_on() -> None:
    """Measures group by group, whichever answers first; what nobody has begun is to come."""
    live = LivePlan()
    frame, *rest = exchanges("sections")
    groups = [each for each in rest if each.ask.prompt == "measures"]
    for exchange in (*groups, frame):
        live(sent(exchange.ask))
    live(replied(frame.ask, frame.answer))
    for exchange in reversed(groups[1:]):
        live(piece(exchange.ask, text_of(exchange)[: text_of(exchange).index('"actions"')]))
    first = [area.heading for area in groups[0].ask.inputs.areas]  # type: ignore[attr-defined]
    begun = [json.loads(text_of(each))["measures"][0]["area"] for each in groups[1:]]
    heads = [line for line in live.text.splitlines() if line.startswith("（") and not line.startswith("（待")]
    names = [head.partition("）")[2] for head in heads]
    assert names[: len(first)] == first
    assert names[len(first)] == begun[0]
    assert live.text.count("▌") == len(groups)
    begins = [live.text.index(name) for name in ("一、指导思想", "二、工作目标", "三、工作措施", "四、活动安排")]
    assert begins == sorted(begins)
    waiting = live.text[live.text.index("（一）") :].splitlines()[1]
    assert waiting.removeprefix("1.") == "▌"


def test_what_is_asked_and_not_begun_is_marked_too() -> None:
    """One sees where the model is at work; the calendar follows from the measures."""
    text = written(LivePlan(), of("frame")).text
    assert text.endswith("二、工作目标\n（待写）\n\n三、工作措施\n（待写）\n\n四、活动安排\n（待写）")
    assert text.count("▌") == 1
    live = answered(LivePlan(), of("frame"))
    assert "▌" not in live.text
    assert "▌" in written(live, of("measures")).text


def test_what_is_open_and_another_length_change_the_plan_when_they_are_there() -> None:
    """While they are written the plan stands as it is: their measures are known by ids that are not final."""
    model = Wire({"measures": [without_claims] * 4, "frame": [long_opening]})
    live, events = LivePlan(), list[Event]()
    made = drafted("sections", events.append, model)
    assert {event.prompt for event in events if event.ask} == {"frame", "measures", "review", "open", "resize"}
    for event in events:
        if event.kind == "reply" and event.prompt in ("review", "open", "resize"):
            assert event.ask is not None
            assert isinstance(event.answer, Reply)
            before = live.partial.plan
            live(piece(event.ask, event.answer.text[:-30]))
            assert live.partial.plan == before
        live(event)
    assert live.partial.plan == without_marks(made.plan)
    assert {m.id for m in live.partial.plan.matters} == {c for m in live.partial.plan.measures for c in m.claims}


def test_the_flow_tells_of_its_plan_after_each_stage() -> None:
    """Parts put together, read once more, completed, in another length; the last one is the draft's."""
    model = Wire({"measures": [without_claims] * 4, "frame": [long_opening]})
    told, asked = list[Plan](), list[str]()

    def look(event: Event) -> None:
        if event.kind == "plan":
            assert event.plan is not None
            told.append(event.plan)
            asked.append("plan")
        elif event.kind == "sent":
            asked.append(event.prompt)

    made = drafted("sections", look, model)
    order = [name for name, following in pairwise((*asked, "")) if name != following]
    assert order[:3] == ["frame", "measures", "plan"]
    assert all(order[at - 1] == "plan" for at, name in enumerate(order) if name in ("review", "open", "resize"))
    assert told[-1] == without_marks(made.plan)
    assert all(plan.measures and is_a_view(plan) for plan in told)


def test_a_retry_begins_anew() -> None:
    """The text of a call that broke off is not shown again."""
    frame = of("frame")
    live = written(LivePlan(), frame, '{"ideology": "这一句作废')
    assert "这一句作废" in live.text
    live(piece(frame.ask, ""))
    assert "作废" not in live.text
    live(piece(frame.ask, '{"ideology": "重新'))
    assert "重新▌" in live.text


def test_another_ask_about_the_same_takes_the_place_of_the_first() -> None:
    """An answer that could not be used is open again; pieces of the old ask that come late are nobody's."""
    frame = of("frame")
    live = answered(LivePlan(), frame, Reply(text="我不会写"))
    assert "【待补：指导思想】" in live.text
    assert [ask.state for ask in live.partial.asks] == ["failed"]
    again = dataclasses.replace(frame, ask=dataclasses.replace(frame.ask, variant=7))
    written(live, again, '{"ideology": "第二次')
    live(piece(frame.ask, "迟到"))
    assert "第二次▌" in live.text
    assert len(live.partial.asks) == 1


def test_a_group_that_failed_is_open_by_name() -> None:
    """As it will be in the plan: its demands, and where it has none its headings."""
    live = answered(LivePlan(), of("frame"))
    group = of("measures")
    answered(live, group, Failed(kind="refused", message="内容安全"))
    inputs = group.ask.inputs
    assert isinstance(inputs, MeasuresInputs)
    matters = [matter.text for area in inputs.areas for matter in area.matters]
    for name in matters or [area.heading for area in inputs.areas]:
        assert f"【待补：{name}的工作措施】" in live.text


def test_a_whole_draft_that_is_given_up_makes_room_for_one_in_sections() -> None:
    """What it said is no part of the other."""
    live = written(LivePlan(), of("whole"), '{"ideology": "一次写成')
    answered(live, of("frame"))
    assert "一次写成" not in live.text
    assert [ask.prompt for ask in live.partial.asks] == ["frame"]


@pytest.mark.parametrize("strategy", ["sections", "whole"])
def test_a_second_draft_makes_room_for_itself(strategy: str) -> None:
    """Of the first nothing is left, whichever question of the second goes out first."""
    made = drafted(strategy)
    firsts = [exchange for exchange in made.exchanges if exchange.ask.prompt in ("whole", "frame", "measures")]
    for first in firsts:
        live = LivePlan()
        drafted("sections", live)
        live(sent(first.ask))
        assert [ask.state for ask in live.partial.asks] == ["waiting"]


@given(st.permutations(range(3)))
def test_the_questions_of_a_batch_go_out_in_any_order(order: list[int]) -> None:
    """Threads send them: none is lost that was sent before the frame's, and the plan's order is its areas'."""
    first = exchanges("sections")[: len(order)]
    assert {each.ask.prompt for each in first} == {"frame", "measures"}
    live, usual = LivePlan(), LivePlan()
    for exchange in first:
        answered(usual, exchange)
    for exchange in (first[at] for at in order):
        live(sent(exchange.ask))
        live(piece(exchange.ask, text_of(exchange)[:50]))
    for exchange in first:
        live(replied(exchange.ask, exchange.answer))
    assert live.partial.plan == usual.partial.plan


def test_a_frame_that_is_asked_for_again_leaves_the_measures_as_they_are() -> None:
    """They were asked for at the same time, and are there already."""
    frame, *rest = exchanges("sections")
    groups = [each for each in rest if each.ask.prompt == "measures"]
    live = LivePlan()
    for exchange in (frame, *groups):
        live(sent(exchange.ask))
    live(replied(frame.ask, Reply(text="我不会写")))
    for exchange in groups:
        live(replied(exchange.ask, exchange.answer))
    measures = live.partial.plan.measures
    inputs = frame.ask.inputs
    assert isinstance(inputs, FrameInputs)
    asked = dataclasses.replace(frame.ask, inputs=inputs.model_copy(update={"faults": ("没有可读的 JSON",)}))
    written(live, dataclasses.replace(frame, ask=asked), '{"opening": "第二次')
    assert "第二次▌" in live.text
    assert [(m.title, m.texts) for m in live.partial.plan.measures] == [(m.title, m.texts) for m in measures]


def repair(*nodes: str) -> Ask:
    """A question about some nodes."""
    faults = (FieldFault(field="owner", message="责任部门不具体"), FieldFault(field="months", message="没有时间"))
    inputs = RepairInputs(
        organisation="甲",
        sector=Sector.OTHER,
        period="2027年",
        nodes=tuple(RepairNode(id=node, kind="措施", content="{}", faults=faults) for node in nodes),
    )
    return dataclasses.replace(of("frame").ask, prompt="repair", inputs=inputs, variant=int(nodes[0][1:]))


def test_repairs_stand_below_with_what_they_would_set() -> None:
    """Whether a repair is taken is not known yet, so the plan above stays as it is."""
    live = LivePlan()
    asks = [repair("M1"), repair("M2"), repair("M3"), repair("M4", "M5"), repair("M6", "M7")]
    for ask in asks:
        live(sent(ask))
    live(piece(asks[0], '{"patches": [{"field": "owner", "value": "工会办'))
    live(replied(asks[1], Reply(text='{"patches": [{"field": "months", "value": [3, 4]}]}')))
    live(replied(asks[2], Reply(text="不改")))
    patches = (
        '{"patches": [{"id": "M5", "field": "owner", "value": "护理部"}, {"id": "M4", "field": "owner", "value": "工'
    )
    live(piece(asks[3], patches))
    assert live.text.splitlines() == [
        "修改",
        "措施 M1 责任部门：工会办▌",
        "措施 M2 时间：3；4",
        "措施 M3 （待写）",
        "措施 M5 责任部门：护理部",
        "措施 M4 责任部门：工▌",
        "措施 M6、M7 ▌",
    ]


def test_words_of_a_model_do_nothing_to_who_reads_them() -> None:
    """Escapes, controls and marks of direction are gone; brackets are brackets."""
    evil = "甲\x1b[31m\x9b2J\u202e\u2066\u200b\r乙[bold]丙[/bold]"
    live = written(LivePlan(), of("frame"), json.dumps({"ideology": evil})[:-2])
    assert "乙[bold]丙[/bold]▌" in live.text
    assert all(line.isprintable() for line in live.text.splitlines())


def test_pieces_cost_nothing_until_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reply is read once a look, however many its pieces."""
    reads: list[int] = []
    read = answers.find_partial_json
    monkeypatch.setattr(answers, "find_partial_json", lambda text: reads.append(len(text)) or read(text))
    whole = of("whole")
    live = written(LivePlan(), whole)
    text = text_of(whole)
    for at in range(0, len(text), 3):
        live(piece(whole.ask, text[at : at + 3]))
        if at % 300 == 0:
            assert live.text == live.text
    assert len(text) > 3000
    assert len(reads) <= len(text) // 300 + 1


def test_a_callback_is_called_no_more_often_than_asked_for_and_at_the_end() -> None:
    """The clock is the caller's; what is complete is shown at once."""
    now = [0.0]
    seen: list[str] = []
    live = LivePlan(lambda it: seen.append(it.text), interval_s=1.0, clock=lambda: now[0])
    frame = of("frame")
    live(sent(frame.ask))
    for _ in range(50):
        now[0] += 0.125
        live(piece(frame.ask, text_of(frame)[:1]))
    assert len(seen) == 1 + 6
    live(replied(frame.ask, frame.answer))
    assert len(seen) == 1 + 6 + 1
    assert seen[-1] == live.text


def test_it_can_be_fed_and_read_by_many_threads() -> None:
    """Each ask's pieces come from a thread of their own."""
    live = answered(LivePlan(), of("frame"))
    areas = [each for each in exchanges("sections") if each.ask.prompt == "measures"]

    def write(exchange: Exchange) -> None:
        for char in text_of(exchange):
            live(piece(exchange.ask, char))

    for exchange in areas:
        live(sent(exchange.ask))
    threads = [threading.Thread(target=write, args=(exchange,)) for exchange in areas]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert live.text
    lengths: Sequence[int] = [ask.chars for ask in live.partial.asks]
    assert lengths == [len(text_of(each)) for each in (of("frame"), *areas)]
