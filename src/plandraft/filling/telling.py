"""What was changed, from patches, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plandraft.core.patch import AppliedChange, ChangedBy, Patch
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing
from plandraft.filling.nodes import field_name
from plandraft.messages import Lang, marked, tr_in

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


def changes_told(changes: Iterable[AppliedChange], lang: Lang = "zh") -> list[str]:
    """One line for each change: where, what stood there, what stands there now, which rule and who.

    >>> changes_told([AppliedChange(node="M3", field="owner", code="PD203", old="相关部门", new="护理部", by="model")])
    ['M3 责任部门：“相关部门”改为“护理部”（PD203，模型改写）']
    """
    return [_told(change, lang) for change in changes]


def _told(change: AppliedChange, lang: Lang) -> str:
    by = tr_in(lang, "by the model" if change.by == "model" else "computed")
    why = tr_in(lang, " ({code}, {by})" if change.code else " ({by})", code=change.code, by=by)
    old, new = change.old, change.new
    if not change.field:
        return tr_in(lang, "{node} “{old}” taken into {new}{why}", node=change.node, old=old, new=new, why=why)
    place = f"{change.node} {field_name(change.field) if lang == 'zh' else change.field}"
    if not old or not new:
        said = marked("{place}: added “{new}”{why}" if new else "{place}: struck out “{old}”{why}")
        return tr_in(lang, said, place=place, old=old, new=new, why=why)
    return tr_in(lang, "{place}: “{old}” → “{new}”{why}", place=place, old=old, new=new, why=why)


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
