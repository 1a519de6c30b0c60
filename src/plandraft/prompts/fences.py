"""Foreign text inside a prompt: it can neither close its fence nor pose as an instruction."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from plandraft.core.addressed import address_of
from plandraft.core.knowledge import Basic
from plandraft.core.plan import Measure
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.core.work_areas import look_up

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control, bidirectional, zero-width and tag characters: a person who reads the file does not see what they say."""
_ROLE_MARKS = re.compile(
    r"<[|｜][^|｜>\n]{0,40}[|｜]>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>|</?s>", re.IGNORECASE
)
_FENCE_RUNS = re.compile("<{3,}|>{3,}")
_WIDE = str.maketrans("<>", "＜＞")


def fence(value: Any, label: str) -> str:
    """The value between two marks that are made from its content and so never stand in it.

    Args:
        value: Text; anything else is written as compact JSON.
        label: What it is, for the model.
    """
    text = neutral(value if isinstance(value, str) else compact(value)).strip("\n")
    label = inline(label)
    mark = hashlib.sha256(f"{label}\n{text}".encode()).hexdigest()[:8]
    while mark in text:
        mark = hashlib.sha256(mark.encode()).hexdigest()[:8]
    return f"<<<{label} {mark}\n{text}\n{mark}>>>"


def neutral(text: str) -> str:
    """Without characters nobody sees, without role marks of chat templates, without what looks like a fence."""
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    # What is left of a nested mark may be a mark again; each round is shorter, so this ends.
    while (without := _ROLE_MARKS.sub("", text)) != text:
        text = without
    return _FENCE_RUNS.sub(lambda run: run[0].translate(_WIDE), text)


def inline(text: str) -> str:
    """``neutral`` on one line, so that it cannot begin a line of its own."""
    return " ".join(neutral(text).split())


def only(value: Any, *names: str) -> Any:
    """The named fields of an object, or of each of several; the prompt pays for no others."""
    if isinstance(value, list | tuple):
        return [only(inner, *names) for inner in value]
    return {name: getattr(value, name) for name in names}


_ASKED_APART = {
    "kind",
    "period",
    "priorities",
    "required_events",
    "requirements",
    "budget",
    "length_chars",
    "checks",
    "avoid",
    "tone",
    "privacy",
}
"""Fields of a profile that stand elsewhere in a prompt, or only where they are needed."""


def facts_shown(profile: Profile) -> dict[str, Any]:
    """The facts that every question needs: who the body is and what it has done, not what is demanded of the plan.

    A changed demand so changes only the questions that it falls to.
    """
    facts = profile.model_dump(mode="json", exclude=_ASKED_APART)
    facts["last_year"] = {key: value for key, value in facts["last_year"].items() if key != "unfinished"}
    for name in ("departments", "bodies"):
        facts[name] = [body if body["duties"] else body["name"] for body in facts[name]]
    return facts


def basics_shown(basics: Iterable[Basic], sector: Sector) -> list[str]:
    """What every plan of a sector has, in words."""
    return [look_up(basic.text, sector) or "" for basic in basics]


def actions_shown(measure: Measure) -> list[dict[str, str]]:
    """A measure's actions, each under the name by which an answer may change it."""
    return [
        {"at": address_of(measure, n), "text": action.text, "when": action.timing.label, "line": action.line}
        for n, action in enumerate(measure.actions)
    ]


def compact(value: Any) -> str:
    """JSON as models pay least for: no blanks, Chinese as it is, empty values left out."""
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
    return json.dumps(_filled(value), ensure_ascii=False, separators=(",", ":"))


def _filled(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
    if isinstance(value, dict):
        kept = {key: _filled(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_filled(inner) for inner in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
