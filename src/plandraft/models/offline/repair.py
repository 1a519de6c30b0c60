"""The offline answer to ``repair``: an owner the profile has; for what it cannot know, a named gap."""

from __future__ import annotations

from plandraft.core.gap import gap
from plandraft.core.inputs import RepairInputs
from plandraft.core.replies import PatchShape, RepairReply

_GAPS = {"owner": "责任部门", "indicator": "完成标志", "text": "内容", "title": "名称", "actions": "具体做法"}


def answer_repair(inputs: RepairInputs) -> RepairReply:
    """Answer ``repair``."""
    fields = dict.fromkeys(fault.field.split("/")[0] for fault in inputs.faults if fault.field)
    patches = [PatchShape(field=field, value=_value(field, inputs)) for field in fields if field in _GAPS]
    return RepairReply(patches=patches or [PatchShape(field="title", value=gap(inputs.kind))])


def _value(field: str, inputs: RepairInputs) -> str | list[str]:
    choices = inputs.choices.get(field, ())
    if field == "owner" and choices:
        return next((name for name in choices if "工会" in name), choices[0])
    value = gap(_GAPS[field])
    return [value] if field == "actions" else value
