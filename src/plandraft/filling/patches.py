"""A model's answer becomes a patch of the node that was asked about, and of nothing else."""

from __future__ import annotations

import re
from typing import Any

from plandraft.core.json_text import find_json
from plandraft.core.patch import Patch, set_field
from plandraft.core.plan import Plan
from plandraft.core.replies import CHINESE_KEYS
from plandraft.core.texts import writable
from plandraft.core.timing import Timing, read_timing
from plandraft.filling.nodes import FIELDS, kind_of

_LISTS = ("actions", "goal_ids", "partners", "measure_ids")
_ID = re.compile(r"[GM]\d+")


def patch_from(text: str, plan: Plan, node_id: str) -> Patch | None:
    """The patch an answer asks for, or None where it can be read as none.

    Understood: ``{"patches": [{"field", "value"}]}``, one such object, or the fields themselves; Chinese keys too.
    """
    raw = find_json(text)
    if raw is None:
        return None
    changes = []
    for field, value in fields_in(raw, node_id):
        changed = _change(plan, node_id, field, value)
        if changed is not None:
            changes.append(changed)
    return Patch(changes=tuple(c for patch in changes for c in patch.changes)) if changes else None


def fields_in(raw: dict[str, Any], node_id: str) -> list[tuple[str, Any]]:
    """The fields of a node that an answer's object sets, with their values as they stand there."""
    fields = FIELDS[kind_of(node_id)]
    named = {CHINESE_KEYS.get(key, key): value for key, value in raw.items()}
    listed = named.get("patches", [named] if "field" in named else None)
    if isinstance(listed, dict):
        listed = [listed]
    if not isinstance(listed, list):
        return [(key, value) for key, value in named.items() if key in fields]
    pairs = {}
    for one in listed:
        if isinstance(one, dict):
            inner = {CHINESE_KEYS.get(key, key): value for key, value in one.items()}
            field = str(inner.get("field", "")).split("/")[0]
            field = {"goals": "goal_ids", "measures": "measure_ids", "timing": "months"}.get(field, field)
            field = CHINESE_KEYS.get(field, field)
            if field in fields and "value" in inner:
                pairs[field] = inner["value"]
    return list(pairs.items())


def _change(plan: Plan, node_id: str, field: str, value: Any) -> Patch | None:
    if field == "months":
        timing = _timing(value)
        return set_field(plan, node_id, "timing", timing.model_dump(mode="json")) if timing.is_set else None
    if field in _LISTS:
        texts = [writable(str(one)).strip() for one in (value if isinstance(value, list) else [value])]
        texts = [text for text in texts if text]
        if field in ("goal_ids", "measure_ids"):
            known = {node.id for node in plan.nodes()}
            texts = [found for one in texts for found in _ID.findall(one) if found in known]
        return set_field(plan, node_id, field, texts) if texts else None
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    text = writable(value).strip() if isinstance(value, str) else ""
    return set_field(plan, node_id, field, text) if text else None


def _timing(value: Any) -> Timing:
    """Months as numbers, or a time as plans write it; a day of a month (10月12日) counts as its month."""
    if isinstance(value, list) and all(isinstance(one, int) and not isinstance(one, bool) for one in value):
        return Timing.of(*(month for month in value if 1 <= month <= 12))
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    text = re.sub(r"(?<=月)\d{1,2}日", "", text)
    read = read_timing(f"{text}月" if re.fullmatch(r"\d{1,2}", text.strip()) else text)
    return read if read.is_set else Timing()
