"""What of a plan was changed by hand since it was drafted: each of its parts has a mark of what the draft made of it.

A part is a node, under its id, or a text of the plan itself: ``title``, ``preamble``, ``closing``, ``signature``, and
``lead:`` with a heading for the line below it. Links, claims and origins are not a part's own words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plandraft.core.matters import essence
from plandraft.core.plan import AnyNode, BudgetItem, Entry, Goal, Ideology, Measure, Plan
from plandraft.core.scheduling import entries_of

LEAD = "lead:"
"""What the key of the line below a heading begins with."""
_TEXTS = ("title", "preamble", "closing")
_WORDS: dict[type[AnyNode], tuple[str, ...]] = {
    Ideology: ("text",),
    Goal: ("text", "indicator"),
    Measure: ("title", "actions", "owner", "partners", "timing", "indicator", "budget"),
    Entry: ("title", "timing", "owner"),
    BudgetItem: ("purpose", "amount", "note"),
}
"""The fields of a node that are its own words."""
_NAMES: dict[type[AnyNode], str] = {Goal: "text", Measure: "title", Entry: "title", BudgetItem: "purpose"}
"""The field by which a node is known again in another draft."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What is remembered of a part as it was drafted; in a plan file it is one short text.

    Attributes:
        words: Digest of its own words, 8 hex digits.
        name: Digest of what it is called; empty where it has no name.
        area: Digest of the heading that a measure stands under.
        claims: Ids of the matters that it serves.
    """

    words: str
    name: str = ""
    area: str = ""
    claims: tuple[str, ...] = ()

    def __str__(self) -> str:
        more = (self.name or "-", self.area or "-", *self.claims) if self.name or self.area or self.claims else ()
        return " ".join((self.words, *more))

    @classmethod
    def read(cls, text: str) -> Mark:
        """A mark as it stands in a file.

        >>> Mark.read("0f0f0f0f 1a1a1a1a - P1")
        Mark(words='0f0f0f0f', name='1a1a1a1a', area='', claims=('P1',))
        """
        words, name, area, *claims = (*text.split(), "", "", "")
        held = tuple(claim for claim in claims if claim)
        return cls(words=words, name=name.strip("-"), area=area.strip("-"), claims=held)


def made_of(plan: Plan) -> dict[str, str]:
    """The mark of every part of a plan, as its draft leaves it in ``Plan.made``."""
    return {key: str(mark) for key, mark in marks_of(plan).items()}


def marks_of(plan: Plan) -> dict[str, Mark]:
    """The same before it is written: every part as it now stands."""
    texts = {name: Mark(words=plan_digest(getattr(plan, name))) for name in _TEXTS}
    signature = {"signature": Mark(words=plan_digest(plan.signature.model_dump(mode="json")))}
    leads = {f"{LEAD}{lead.area}": Mark(words=plan_digest(lead.text)) for lead in plan.leads}
    return texts | signature | leads | {node.id: _mark_of(node) for node in plan.nodes()}


def _mark_of(node: AnyNode) -> Mark:
    """The mark of one node."""
    own = _WORDS[type(node)]
    name = name_of(called(node))
    area = plan_digest(node.area) if isinstance(node, Measure) else ""
    return Mark(
        words=plan_digest(node.model_dump(mode="json", include={*own})), name=name, area=area, claims=node.claims
    )


def called(node: AnyNode) -> str:
    """What a node is known by, in its own words; empty for one that has no name."""
    return str(getattr(node, _NAMES[type(node)])) if type(node) in _NAMES else ""


def name_of(text: str) -> str:
    """Digest of what a text names: state words, times and marks do not count; empty for nothing."""
    said = essence(text) or text.strip()
    return plan_digest(said) if said else ""


def plan_digest(value: Any) -> str:
    """Short hash of a text or of JSON."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def drafted(plan: Plan) -> dict[str, Mark]:
    """The marks that the plan's draft has left."""
    return {key: Mark.read(text) for key, text in plan.made.items()}


def edited_parts(plan: Plan) -> frozenset[str]:
    """The parts that somebody has changed or written since the plan was drafted, and what is locked.

    A plan without marks was not drafted here, or before there were any: only what is locked is known of it. A calendar
    line that says what its action says is edited with the action, not apart.
    """
    locked = {node.id for node in plan.nodes() if node.locked}
    return frozenset(locked | (_changed(plan) if plan.made else set()))


def _changed(plan: Plan) -> set[str]:
    made, views = drafted(plan), {entry.id: entry for entry in plan.schedule if entry.action}
    found = set()
    for key, mark in marks_of(plan).items():
        was = made.get(key)
        if key in views:
            is_own = was is not None and was.words != mark.words and not _is_said(views[key], plan)
        elif was is None:
            is_own = mark.words != _NOTHING
        else:
            is_own = (was.words, was.area) != (mark.words, mark.area)
        if is_own:
            found.add(key)
    return found


_NOTHING = plan_digest("")


def _is_said(view: Entry, plan: Plan) -> bool:
    """Whether a calendar line says what its action says now."""
    said = (entry for m in plan.measures for entry in entries_of(m, plan.period) if entry.action == view.action)
    return any((entry.title, entry.timing) == (view.title, view.timing) for entry in said)


def deleted(plan: Plan) -> dict[str, Mark]:
    """The parts that were drafted and are there no more."""
    there = marks_of(plan)
    return {key: mark for key, mark in drafted(plan).items() if key not in there}


def remade(before: Plan, after: Plan) -> Plan:
    """A plan that was mended by us: what this has changed is no edit, what was edited before still is.

    A plan without marks gets none.
    """
    if not before.made:
        return after
    hand, now = edited_parts(before), marks_of(after)
    new = {key: str(mark) for key, mark in now.items() if key not in hand}
    known = {key: before.made[key] for key in before.made if key in hand or key in deleted(before)}
    return after.model_copy(update={"made": _in_order(new | known, before.made)})


def _in_order(made: Mapping[str, str], like: Mapping[str, str]) -> dict[str, str]:
    """With the keys of another one first, in its order."""
    return {key: made[key] for key in (*like, *made) if key in made}
