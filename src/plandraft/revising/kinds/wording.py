"""Words of a plan that name a month, a name or a number, with another in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plandraft.core.patch import Change, set_field
from plandraft.core.plan import Plan
from plandraft.core.said_times import months_said
from plandraft.core.timing import Timing

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？\n]?")
_SMALL = re.compile(r"份|上旬|中旬|下旬|初|底|末")


def in_another_month(text: str, old: Timing, new: Timing) -> str:
    """A text that names the one month of a time and no other, with that of another time.

    >>> in_another_month("9月底前评出10名能手", Timing.of(9), Timing.of(10))
    '10月底前评出10名能手'
    >>> in_another_month("9月动员，11月回访", Timing.of(9), Timing.of(10))
    '9月动员，11月回访'
    """
    if len(old.months) != 1 or len(new.months) != 1 or months_said(text) != set(old.months):
        return text
    month = rf"(?<![\d—–\-、]){old.months[0]}月"
    if re.search(rf"{month}\d", text):
        return text
    return re.sub(month, f"{new.months[0]}月", text)


def names_days(text: str, timing: Timing) -> bool:
    """Whether a text names a day of the month of a time, which nobody can move but who wrote it."""
    return any(re.search(rf"(?<!\d){month}月\d{{1,2}}[日号]", text) for month in timing.months)


def elsewhere(plan: Plan, name: str, old: Timing, new: Timing, *, beside: Iterable[str]) -> Iterator[Change]:
    """Sentences that name a thing and the month it had, with the month it has now: in goals, opening and closing."""
    there = set(beside)
    fields = [("P", "preamble", plan.preamble), ("P", "closing", plan.closing), ("I1", "text", plan.ideology.text)]
    fields += [(goal.id, field, getattr(goal, field)) for goal in plan.goals for field in ("text", "indicator")]
    fields += [("P", f"leads/{at}", lead.text) for at, lead in enumerate(plan.leads)]
    for node_id, field, text in fields:
        if node_id in there or len(name) < 2 or name not in text:
            continue
        said = "".join(
            in_another_month(part[0], old, new) if name in part[0] else part[0] for part in _SENTENCE.finditer(text)
        )
        if said != text:
            yield from set_field(plan, node_id, field, said).changes
