"""The offline model behind a wire that cuts or spoils what it says, and a job to try it on."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from plandraft.api.inputs import open_profile
from plandraft.api.material import Material, gather
from plandraft.core.ask import Answer, Ask, Reply
from plandraft.core.draft import Draft
from plandraft.drafting import DraftOptions
from plandraft.drafting.options import Strategy
from plandraft.drivers.threads import run
from plandraft.models.costs.tokens import estimating_counter
from plandraft.offline import ANSWERERS, OfflineModel

HOSPITAL = Path(__file__).parents[2] / "examples" / "profiles" / "hospital.yaml"
_OFFLINE = OfflineModel(ANSWERERS)
_KNOWN: dict[str, Reply] = {}

Change = Callable[[str], str]
"""What becomes of a reply's text on its way."""


def offline(ask: Ask) -> Reply:
    """The offline model's answer, worked out once for each ask."""
    if ask.id not in _KNOWN:
        reply = _OFFLINE.ask(ask)
        assert isinstance(reply, Reply)
        _KNOWN[ask.id] = reply
    return _KNOWN[ask.id]


@cache
def material(strategy: Strategy) -> Material:
    """The hospital's job, with money whose split is to be proposed: every part is asked for."""
    options, read = DraftOptions(strategy=strategy), open_profile(HOSPITAL)
    assert read.budget is not None
    profile = read.model_copy(update={"budget": read.budget.model_copy(update={"lines": ()})})
    return gather(profile, None, options, day=dt.date(2026, 11, 26), counter=estimating_counter(1.0))


@cache
def undisturbed(strategy: Strategy) -> tuple[Draft, tuple[Ask, ...]]:
    """The draft where nothing goes wrong, and what was asked for it."""
    model = Wire({})
    return drafted(model, strategy), tuple(model.asked)


def drafted(model: Wire, strategy: Strategy) -> Draft:
    """A draft through the whole flow."""
    draft: Draft = run(material(strategy).flow(), model, workers=1)
    return draft


class Wire:
    """The offline model; the first replies to each prompt are changed, and those that are shorter then are cut."""

    name = "wire"

    def __init__(self, changes: Mapping[str, Sequence[Change]], *, always: Mapping[str, Change] | None = None) -> None:
        self.asked: list[Ask] = []
        self._left = {prompt: list(each) for prompt, each in changes.items()}
        self._always = always or {}

    def ask(self, ask: Ask) -> Answer:
        """Answer, perhaps not to the end."""
        self.asked.append(ask)
        reply, left = offline(ask), self._left.get(ask.prompt)
        change = left.pop(0) if left else self._always.get(ask.prompt)
        if change is None:
            return reply
        text = change(reply.text)
        cut = len(text) < len(reply.text) and reply.text.startswith(text)
        return dataclasses.replace(reply, text=text, finish="length" if cut else "stop")

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        return self.ask(ask)

    def count(self, prompt: str) -> int:
        """How often a prompt was sent."""
        return sum(ask.prompt == prompt for ask in self.asked)


def up_to(chars: int) -> Change:
    """Cut after so many characters."""
    return lambda text: text[:chars]


def share(part: float) -> Change:
    """Cut after this share of the characters, 0–1."""
    return lambda text: text[: int(len(text) * part)]


def without_claims(text: str) -> str:
    """No goal and no measure says which demand it takes up, and none speaks of one."""
    whole = json.loads(text)
    for node in (*whole.get("goals", []), *whole.get("measures", [])):
        node["claims"] = []
        if "title" in node:
            node |= {
                "title": "日常事务",
                "actions": [
                    action | {"text": "照常办理，按既定的做法进行，一切从简，不另立名目，到年终一并汇总成册备查。"}
                    for action in node["actions"]
                ],
            }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def long_opening(text: str) -> str:
    """An opening that makes the plan half as long again: sentences enough, each another one."""
    whole = json.loads(text)
    who = ("护理部", "后勤保障部", "信息科", "财务科", "门诊部", "药学部", "院办公室", "检验科", "放射科", "急诊科")
    does = (
        "按月核对台账",
        "把意见逐条答复到人",
        "推进休息室改造",
        "安排好假日值班",
        "走访住院职工",
        "整理好会员名册",
        "办好读书分享会",
        "汇总提案办理情况",
        "配齐防暑用品",
        "组织新人座谈",
    )
    whole["opening"] += "".join(f"{one}{other}。" for other in does for one in who)
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def a_review(_: str, measure: str = "M2") -> str:
    """A second reading that words a goal and a measure's first action anew and adds a measure."""
    action = {"text": "逐组登记并当场答复。", "when": "4、9月", "line": "逐组登记意见"}
    checked = {"text": "逐份核对会员档案。", "when": "10月", "line": "核对会员档案"}
    named = {"owner": "工会办公室", "budget": ""}
    added = {"area": "工会自身建设", "title": "会员档案核对", "claims": [], "actions": [checked], "partners": []}
    said = {
        "texts": [],
        "goals": [{"id": "G1", "text": "12月底前全部办结并公布"}],
        "actions": [{"at": f"{measure}/1", **action}],
        "measures": [{"id": measure, "title": "逐组听取意见", **named}],
        "added": [added | named | {"indicator": ""}],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


TROUBLE: dict[str, dict[str, list[Change]]] = {
    "open": {"measures": [without_claims] * 4},
    "resize": {"frame": [long_opening]},
}
"""What makes the flow ask the small questions, which a plan of an undisturbed job needs none of."""


def with_value(*path: str | int, value: Any) -> Change:
    """Put another value at a place of the object."""

    def change(text: str) -> str:
        whole = json.loads(text)
        holder = whole
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = value
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))

    return change
