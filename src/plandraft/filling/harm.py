"""What a change may not do: empty a value, shorten a list, drop a gap without a fact, lose the text around a fault."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from plandraft.core.patch import Change, Patch
from plandraft.core.plan import COLLECTIONS, LINE_CHARS, Plan
from plandraft.filling.facts import facts_put, gaps_dropped

Harm = Literal["empties", "shortens a list", "drops a gap", "loses text", "too long a line", "nobody known"]
KEPT_SHARE = 0.5
"""How long a text must be for one character of its sound sentences (our choice: what is sound may be said shorter)."""
_SHORT_TEXTS = ("owner", "line")
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？\n]?")


@dataclass(frozen=True, kw_only=True)
class KnownFacts:
    """What a change is measured against.

    Attributes:
        names: Who may own or partner, by field; no names for a field, no telling.
        facts: Facts of the profile.
    """

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: tuple[str, ...] = ()


def harm_of(plan: Plan, change: Change, known: KnownFacts, *, faulty: Iterable[str] = ()) -> Harm | None:
    """The harm that a model's change of one value would do; None where it does none.

    Args:
        plan: The plan as it is.
        change: What would be set.
        known: Names and facts of the organisation.
        faulty: The words of the value that were found faulty; they may go.
    """
    name = change.field.rsplit("/", 1)[-1]
    if isinstance(change.value, str):
        return _harm_to_text(name, str(change.old or ""), change.value, known, tuple(faulty))
    if isinstance(change.value, list):
        return _harm_to_list(plan, name, change.old, change.value, known)
    if isinstance(change.value, dict) and isinstance(change.old, dict):
        note, now = str(change.old.get("note", "")), str(change.value.get("note", ""))
        return "drops a gap" if gaps_dropped(note, now) else None
    return None


def _harm_to_text(name: str, old: str, new: str, known: KnownFacts, faulty: tuple[str, ...]) -> Harm | None:
    if not new.strip():
        return "empties"
    if name == "line" and len(new) > LINE_CHARS:
        return "too long a line"
    dropped = gaps_dropped(old, new)
    if dropped and facts_put(old, new, {*known.facts, *known.names.get(name, ())}) < dropped:
        return "drops a gap"
    if name not in _SHORT_TEXTS and len(new) < KEPT_SHARE * _sound_chars(old, [words for words in faulty if words]):
        return "loses text"
    return None


def _sound_chars(text: str, faulty: list[str]) -> int:
    """Characters of a text that nothing was found in: its sound sentences, else what is beside the faulty words."""
    if any(text.strip() in words for words in faulty):
        return 0
    sentences = _SENTENCE.findall(text)
    sound = [one for one in sentences if not any(words in one or one.strip("。；！？\n") in words for words in faulty)]
    if sound:
        return sum(map(len, sound))
    return len(text) - sum(len(words) for words in dict.fromkeys(faulty))


def _harm_to_list(plan: Plan, name: str, old: Any, new: list[Any], known: KnownFacts) -> Harm | None:
    before = old if isinstance(old, list) else []
    if not new:
        return "empties"
    if name == "actions":
        return "shortens a list" if new[: len(before)] != before else None
    there: Collection[str] = {node.id for node in plan.nodes()} if name.endswith("_ids") else known.names.get(name, ())
    if there and any(one not in there for one in new if one not in before):
        return "nobody known"
    kept = [one for one in before if one in there] if there else before
    return "shortens a list" if any(one not in new for one in kept) else None


def keeps_nodes(before: Plan, after: Plan, patch: Patch) -> bool:
    """Whether a changed plan still has every node that was not removed on purpose, its actions and what is locked.

    Args:
        before: The plan as it was.
        after: The plan as it would be.
        patch: What was changed.
    """
    gone = {change.node for change in patch.changes if change.op == "remove"}
    now = {node.id: node for node in after.nodes()}
    for name in COLLECTIONS:
        for node in getattr(before, name):
            is_view = bool(getattr(node, "action", ""))
            if node.locked and now.get(node.id) != node:
                return False
            if node.id not in now and node.id not in gone and not is_view:
                return False
            if node.id in now and len(getattr(now[node.id], "actions", ())) < len(getattr(node, "actions", ())):
                return False
    return not before.ideology.locked or after.ideology == before.ideology
