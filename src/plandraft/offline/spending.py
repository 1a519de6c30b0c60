"""Which item of the budget pays for a piece of work, and which item still has too little to pay for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from plandraft.core.brief import Brief
from plandraft.core.matter import Matter
from plandraft.core.plan import BudgetItem, Origin
from plandraft.offline.playbooks import Playbook

_COMMON = frozenset({"职工", "会员", "工会", "组织", "建设", "工作", "员工", "教职"})
"""Words of purposes that stand in any measure."""
_PARTS = re.compile(r"[和与及、/]|其他|其它|支出|费用?$|经费|活动")
_GIFTS, _FESTIVE = "慰问", "节日"
_JOINED = re.compile("(竞赛|比武|培训)(?=(?:竞赛|比武|培训))")
"""Two things of a purpose that nothing stands between."""
_OWN_ROWS = 4
"""Demands that have an item of their own where the split is ours to propose (our choice)."""
_SHARE_A_LINE = 0.1
"""One line of the calendar for so much of the whole budget, where an item is the organisation's own (our choice)."""
_MOST_LINES = 3
"""Lines beyond which money is no reason for more measures (our choice)."""
_NAMED = 4
"""Measures that a row of the budget names (our choice)."""
_USUAL_COST = 2
"""The ``cost`` of what no playbook is known for, as of a playbook that says nothing of it."""


def own_items(brief: Brief) -> list[BudgetItem]:
    """The items that the organisation has set itself."""
    return [item for item in brief.spending if item.origin is Origin.PROFILE]


def is_proposed(brief: Brief) -> bool:
    """Whether the whole split is ours to propose."""
    return bool(brief.spending) and not own_items(brief)


def item_for(playbook: Playbook | None, title: str, matters: Sequence[Matter], brief: Brief) -> str:
    """The id of the item that pays for a measure; empty where none does, or where the employer pays.

    A demand has an item of its own where the split is ours to propose: ``B`` and a number behind those of the split.
    """
    if playbook is None:
        return paid_by(title, brief)
    if playbook.employer:
        return named_in(title, brief)
    if matters and "event" not in matters[0].kinds and playbook.money and is_proposed(brief):
        own = [matter for matter in brief.matters if "event" not in matter.kinds]
        number = own.index(matters[0]) if matters[0] in own else _OWN_ROWS
        if number < _OWN_ROWS:
            return f"B{len(brief.spending) + number + 1}"
    return paid_for(playbook.money, brief) or paid_by(title, brief)


def paid_for(words: Sequence[str], brief: Brief) -> str:
    """The id of the first item whose purpose holds one of these words, best word first; empty where none does."""
    found = (item.id for word in words for item in brief.spending if _names(word, item.purpose, words))
    return next(found, "")


def _names(word: str, purpose: str, words: Sequence[str]) -> bool:
    """Whether a word names a purpose; 慰问 in 节日慰问 only for what festivals are meant for."""
    return word in purpose and (word != _GIFTS or _FESTIVE not in purpose or _FESTIVE in words)


def paid_by(text: str, brief: Brief) -> str:
    """The id of the item that names this work; empty where none does."""
    found = ((sum(part in text for part in _words(item.purpose)), -n, item.id) for n, item in enumerate(brief.spending))
    best = max(found, default=(0, 0, ""))
    return best[2] if best[0] else ""


def named_in(text: str, brief: Brief) -> str:
    """The id of the organisation's own item that a text names word for word; empty where there is none."""
    named = (item.id for item in own_items(brief) if any(part in text for part in parts_of(item.purpose)))
    return next(named, "")


def parts_of(purpose: str) -> list[str]:
    """What a purpose is about: 竞赛 and 培训 of 竞赛与培训.

    >>> parts_of("劳动保护与高温慰问"), parts_of("竞赛培训"), parts_of("其他")
    (['劳动保护', '高温慰问'], ['竞赛', '培训'], [])
    """
    return [part for part in _PARTS.split(_JOINED.sub(r"\1和", purpose)) if len(part) > 1]


def cost_of(playbook: Playbook | None) -> int:
    """How much money it takes beside other things: ``Playbook.cost``."""
    return _USUAL_COST if playbook is None else playbook.cost


def note_of(purpose: str, titles: Sequence[str], playbooks: Mapping[str, Playbook]) -> str:
    """What a row of the budget names: measures that its purpose speaks of first, then what costs most.

    Args:
        purpose: The row's.
        titles: Of the measures that are paid from it.
        playbooks: Those of measures, by title; a measure of which the money is not for all is named by what it is for.
    """

    def rank(title: str) -> tuple[bool, int]:
        return (not any(part[:2] in title for part in parts_of(purpose)), -cost_of(playbooks.get(title)))

    known = [(playbooks.get(title), title) for title in sorted(titles, key=rank)]
    said = [playbook.pays if playbook is not None and playbook.pays else title for playbook, title in known]
    return "、".join(list(dict.fromkeys(said))[:_NAMED])


def is_proper(playbook: Playbook | None, purpose: str) -> bool:
    """Whether a playbook is what a purpose means, not only something that may be paid from it as well."""
    return playbook is not None and bool(playbook.money) and playbook.money[0] in purpose


def spends(playbook: Playbook, part: str) -> int:
    """How near what it is paid from is to a purpose, 0 the nearest; -1 where it has nothing to do with it."""
    by_money = next((at for at, word in enumerate(playbook.money) if word in part), -1)
    if by_money >= 0:
        return by_money
    named = any(word in title for title in playbook.titles for word in _words(part))
    return len(playbook.money) if named else -1


def lacks(done: Sequence[tuple[Playbook | None, str, int]], brief: Brief, *, by_size: bool = True) -> Iterator[str]:
    """What money of its own lies for that too little is done with: what is named before what is much.

    Words of a purpose that nothing is done for, or the whole purpose where too little is.

    Args:
        done: The playbook of each measure, the item that pays for it, and its lines in the calendar.
        brief: The job's material.
        by_size: Whether an item that something is done with lacks more where it is large.
    """
    own = own_items(brief)
    paid = {item.id: [(playbook, lines) for playbook, at, lines in done if at == item.id] for item in own}
    yield from (item.purpose for item in own if not paid[item.id])
    for item in own:
        for part in parts_of(item.purpose):
            if not any(is_proper(playbook, part) for playbook, _ in paid[item.id]):
                yield part
    if not by_size:
        return
    total = float(sum(item.amount or 0 for item in brief.spending))
    for item in own:
        lines = sum(n for playbook, n in paid[item.id] if is_proper(playbook, item.purpose))
        wanted = min(_MOST_LINES, round(float(item.amount or 0) / total / _SHARE_A_LINE)) if total else 0
        if parts_of(item.purpose) and lines < wanted:
            yield item.purpose


def _words(purpose: str) -> list[str]:
    return [word for part in parts_of(purpose) for word in (part[:2], part[-2:]) if word not in _COMMON]
