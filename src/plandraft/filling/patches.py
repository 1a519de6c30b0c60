"""Each value that an answer sets becomes a patch of this one value, and of nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from plandraft.core.patch import Patch, set_field
from plandraft.core.plan import Action, AnyNode, Measure, Plan
from plandraft.core.texts import writable
from plandraft.core.timing import Timing, read_timing
from plandraft.errors import PatchRefused
from plandraft.filling.answers import AnsweredValue, may_set
from plandraft.filling.lines import line_set
from plandraft.filling.nodes import action_in, holder_of, patch_field

_ID = re.compile(r"[GM]\d+")
_ENDS = ("。", "；", "！", "？")
_FIGURE = re.compile(r"\d|[一二三四五六七八九十两百]{1,30}(?:次|场|人|项|份|个|户|名)")


def patches_of(plan: Plan, said: AnsweredValue, wanted: Collection[str]) -> list[Patch]:
    """The patches of single values that a said value comes to; none where it was not asked for or cannot be read.

    A list for all actions counts only where it has no fewer than the measure; of it those are taken that were asked
    for.

    Args:
        plan: As it is.
        said: The value, with its node and field.
        wanted: The values that were asked for.
    """
    if not may_set(said.node, said.field, wanted):
        return []
    holder = holder_of(plan, said.node)
    try:
        if said.field == "actions" and isinstance(holder, Measure):
            return _of_actions(plan, holder, said.value, wanted)
        patch = _of_value(plan, holder, said)
    except PatchRefused:
        return []
    return [] if patch is None or all(change.old == change.value for change in patch.changes) else [patch]


def _of_actions(plan: Plan, measure: Measure, value: Any, wanted: Collection[str]) -> list[Patch]:
    texts = [text for text in map(_text, value if isinstance(value, list) else [value]) if text]
    if not measure.actions:
        actions = [Action(text=text).model_dump(mode="json") for text in texts]
        return [set_field(plan, measure.id, "actions", actions)] if actions else []
    numbers = sorted({at for field in wanted if field.count("/") == 1 and (at := action_in(field)) is not None})
    if isinstance(value, str) and texts and len(numbers) == 1:
        return [set_field(plan, measure.id, f"actions/{numbers[0]}", texts[0])]
    if len(texts) < len(measure.actions):
        return []
    changed = [at for at in numbers if at < len(measure.actions) and texts[at] != measure.actions[at].text]
    return [set_field(plan, measure.id, f"actions/{at}", texts[at]) for at in changed]


def _of_value(plan: Plan, holder: AnyNode | Plan, said: AnsweredValue) -> Patch | None:
    field, value = said.field, said.value
    at = action_in(field)
    if field == "months" or field.endswith("/when"):
        return _of_time(plan, holder, said)
    if field in ("goal_ids", "measure_ids", "partners"):
        return _of_list(plan, said)
    text = _text(value)
    if not text:
        return None
    if at is not None and isinstance(holder, Measure):
        if at == len(holder.actions):
            actions = [*holder.model_dump(mode="json")["actions"], Action(text=text).model_dump(mode="json")]
            return set_field(plan, said.node, "actions", actions)
        if field.endswith("/line") and at < len(holder.actions):
            return line_set(plan, holder, at, text.rstrip("。；"))
    patch = set_field(plan, said.node, field, text)
    proposed = getattr(holder, "proposed", ())
    if field == "indicator" and _FIGURE.search(text) and "indicator" not in proposed:
        marked = set_field(plan, said.node, "proposed", [*proposed, "indicator"])
        return Patch(changes=(*patch.changes, *marked.changes))
    return patch


def _of_time(plan: Plan, holder: AnyNode | Plan, said: AnsweredValue) -> Patch | None:
    """A time; the time of a measure whose actions have times is nobody's to set but theirs."""
    timing = _time_said(said.value)
    timed = said.field == "months" and any(action.timing.is_set for action in getattr(holder, "actions", ()))
    if not timing.is_set or timed:
        return None
    return set_field(plan, said.node, patch_field(said.field), timing.model_dump(mode="json"))


def _of_list(plan: Plan, said: AnsweredValue) -> Patch | None:
    texts = [text for text in map(_text, said.value if isinstance(said.value, list) else [said.value]) if text]
    if said.field != "partners":
        known = {node.id for node in plan.nodes()}
        texts = [found for one in texts for found in _ID.findall(one) if found in known]
    return set_field(plan, said.node, said.field, list(dict.fromkeys(texts))) if texts else None


def _text(value: Any) -> str:
    """A value as one text: the only one of a list, whole sentences one after the other, of an action its words."""
    if isinstance(value, dict):
        value = value.get("text")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "".join(value) if len(value) == 1 or all(one.endswith(_ENDS) for one in value) else ""
    return writable(value).strip() if isinstance(value, str) else ""


def _time_said(value: Any) -> Timing:
    """Months as numbers, or a time as plans write it; a day of a month (10月12日) counts as its month."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = [value]
    if isinstance(value, list) and all(isinstance(one, int) and not isinstance(one, bool) for one in value):
        return Timing.of(*(month for month in value if 1 <= month <= 12))
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    text = re.sub(r"(?<=月)\d{1,2}日", "", text)
    read = read_timing(f"{text}月" if re.fullmatch(r"\d{1,2}", text.strip()) else text)
    return read if read.is_set else Timing()
