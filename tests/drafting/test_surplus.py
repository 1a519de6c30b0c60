"""What an answer has beyond what was asked for is cut; demands keep their measures and goals, sentences stay whole."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plandraft import api
from plandraft.core.ask import Answer, Ask, Reply
from plandraft.core.printed import printed_length
from plandraft.core.replies import MeasuresReply
from plandraft.drafting.surplus import measures_within, most_of
from plandraft.offline import ANSWERERS, OfflineModel
from tests.drafting.test_sensible import measure
from tests.faults.plans import DAY, PROFILE

WORK = (
    "读书分享",
    "健步走",
    "书画展",
    "安全讲座",
    "体检预约",
    "技能比武",
    "意见征集",
    "走访慰问",
    "台账核对",
    "交流参观",
)


class Generous:
    """A model that gives each list of measures seven times over, each time under other names."""

    name = "generous"

    def ask(self, ask: Ask) -> Answer:
        """Answer."""
        reply = OfflineModel(ANSWERERS).ask(ask)
        assert isinstance(reply, Reply)
        value = json.loads(reply.text)
        if "measures" in value and ask.prompt in ("measures", "whole"):
            first: list[dict[str, Any]] = value["measures"]
            value["measures"] = [
                *first,
                *(
                    one | {"title": f"第{n}期{w}", "claims": []}
                    for n in range(6)
                    for one, w in zip(first, WORK, strict=False)
                ),
            ]
            value["measures"] = value["measures"][:61]
        return Reply(text=json.dumps(value, ensure_ascii=False), model=self.name)

    async def aask(self, ask: Ask) -> Answer:
        """The same."""
        return self.ask(ask)


def test_sixty_measures_for_nine_make_no_book() -> None:
    """Every demand has its measure still, and the plan is not twice as long as it should be."""
    made = api.draft(PROFILE, model=Generous(), options=api.options_for("m", strategy="whole"), as_of=DAY)
    assert {c for m in made.plan.measures for c in m.claims} >= {matter.id for matter in made.plan.matters}
    assert printed_length(made.plan) < 2 * PROFILE.length_chars


@given(st.lists(st.sampled_from([(), ("P1",), ("P2",), ("P1", "P3"), ("E1",)]), max_size=70), st.integers(1, 20))
def test_whatever_takes_up_a_demand_first_stays(claims: list[tuple[str, ...]], wanted: int) -> None:
    """In its order, and no more than may stay beside them."""
    items = [measure(title=f"{WORK[n % 10]}{n}", claims=list(own)) for n, own in enumerate(claims)]
    kept = measures_within(MeasuresReply(areas=[], measures=items), wanted).measures
    assert {c for one in kept for c in one.claims} == {c for own in claims for c in own}
    assert len(kept) <= max(most_of(wanted), len({c for own in claims for c in own}))
    assert [one for one in items if one in kept] == kept
    if len(items) <= most_of(wanted):
        assert kept == items


def test_an_endless_action_ends_with_a_sentence() -> None:
    """And an endless list of actions ends too."""
    long = measure().actions[0].model_copy(update={"text": "逐户登记困难职工的需求。" * 200})
    (kept,) = measures_within(MeasuresReply(areas=[], measures=[measure(actions=[long] * 40)]), 3).measures
    assert len(kept.actions) == 8
    assert kept.actions[0].text.endswith("需求。")
    assert len(kept.actions[0].text) <= 400
