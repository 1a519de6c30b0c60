"""What was changed, from patches, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from plandraft.core.patch import AppliedChange, ChangedBy, Patch
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing
from plandraft.filling.nodes import field_name

_SILENT = ("origin", "proposed", "claims", "sources")
"""Fields that go along with a change and are not printed."""


def changes_of(before: Plan, after: Plan, patch: Patch, *, codes: Iterable[str], by: ChangedBy) -> list[AppliedChange]:
    """What a patch has changed, and the times of measures that followed their actions.

    Args:
        before: The plan as it was.
        after: The plan as it is.
        patch: What was changed.
        codes: The rules behind it.
        by: Who it is from.
    """
    code = " ".join(dict.fromkeys(codes))
    told = []
    for change in patch.changes:
        if change.op == "remove":
            old = _words(change.old)
            told.append(AppliedChange(node=change.node, code=code, old=old, new=_taker(patch), by=by))
        elif change.op == "set" and change.field not in _SILENT and change.old != change.value:
            old, new = _words(change.old), _words(change.value)
            told.append(AppliedChange(node=change.node, field=change.field, code=code, old=old, new=new, by=by))
    said = {(one.node, one.field) for one in told}
    times = {measure.id: measure.timing for measure in before.measures}
    for measure in after.measures:
        then = times.get(measure.id, measure.timing)
        if then != measure.timing and (measure.id, "timing") not in said:
            moved = {"old": _words(then), "new": _words(measure.timing)}
            told.append(AppliedChange(node=measure.id, field="timing", code=code, by=by, **moved))
    return told


def changes_told(changes: Iterable[AppliedChange], lang: Literal["zh", "en"] = "zh") -> list[str]:
    """One line for each change: where, what stood there, what stands there now, which rule and who.

    >>> changes_told([AppliedChange(node="M3", field="owner", code="PD203", old="相关部门", new="护理部", by="model")])
    ['M3 责任部门：“相关部门”改为“护理部”（PD203，模型改写）']
    """
    return [_told_in_chinese(change) if lang == "zh" else _told_in_english(change) for change in changes]


def _told_in_chinese(change: AppliedChange) -> str:
    by = "模型改写" if change.by == "model" else "自动改正"
    why = f"（{change.code}，{by}）" if change.code else f"（{by}）"
    if not change.field:
        return f"{change.node}“{change.old}”并入 {change.new}{why}"
    place = f"{change.node} {field_name(change.field)}："
    if not change.old or not change.new:
        return f"{place}{f'补上“{change.new}”' if change.new else f'删去“{change.old}”'}{why}"
    return f"{place}“{change.old}”改为“{change.new}”{why}"


def _told_in_english(change: AppliedChange) -> str:
    why = f" ({', '.join(filter(None, (change.code, 'by the model' if change.by == 'model' else 'computed')))})"
    if not change.field:
        return f"{change.node} “{change.old}” taken into {change.new}{why}"
    place = f"{change.node} {change.field}: "
    if not change.old or not change.new:
        return f"{place}{f'added “{change.new}”' if change.new else f'struck out “{change.old}”'}{why}"
    return f"{place}“{change.old}” → “{change.new}”{why}"


def _taker(patch: Patch) -> str:
    """The node that a patch puts what it removes into."""
    return next((change.node for change in patch.changes if change.op == "set"), "")


def _words(value: Any) -> str:
    """A value as its reader sees it."""
    if isinstance(value, list):
        return "；".join(_words(one) for one in value)
    if isinstance(value, dict):
        if "months" in value:
            return Timing.model_validate(value).label
        return str(next((value[name] for name in ("text", "title", "purpose") if value.get(name)), ""))
    return "" if value is None else str(value)
