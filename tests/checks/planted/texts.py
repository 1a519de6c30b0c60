"""Faults of the other families: they are words, so a rule's own bad example is written into a clean plan."""

from __future__ import annotations

from typing import Any

from plandraft.checks import Rule
from plandraft.core.sector import Sector
from plandraft.core.work_areas import look_up
from plandraft.knowledge import load_knowledge
from tests.checks.base_plan import context_of
from tests.checks.planted.bed import Bed, Plant

LISTS = {"G": "goals", "M": "measures", "S": "schedule"}


def example_of(rule: Rule) -> Plant:
    """The rule's bad example in the same fields of any nodes, with what it needs to be known."""

    def plant(bed: Bed) -> str:
        known = context_of(rule.bad)
        bed.leaks = known.leaks or bed.leaks
        chosen: dict[str, dict[str, Any]] = {"P": bed.plan, "I1": bed.plan["ideology"]}
        for node, field, value in rule.bad:
            if node == "profile":
                bed.profile[field] = value
            elif node == "context":
                bed.as_of = known.as_of if field == "as_of" else bed.as_of
            else:
                _set(bed, chosen, node, field, value)
        return " ".join(str(holder.get("id", "P")) for name, holder in chosen.items() if name in dict(_places(rule)))

    return plant


def _places(rule: Rule) -> list[tuple[str, str]]:
    return [(node, field) for node, field, _ in rule.bad]


def _set(bed: Bed, chosen: dict[str, dict[str, Any]], node: str, field: str, value: Any) -> None:
    if node not in chosen:
        taken = [holder.get("id") for holder in chosen.values()]
        chosen[node] = bed.rng.choice([n for n in bed.plan[LISTS[node[0]]] if n["id"] not in taken])
    holder = chosen[node]
    if field == "actions":
        at = bed.rng.randint(0, len(holder["actions"]))
        holder["actions"] = [*holder["actions"][:at], *value, *holder["actions"][at:]]
    else:
        holder[field] = value


def foreign_term(bed: Bed) -> str:
    """A word of another kind of organisation."""
    sector = Sector(bed.profile["sector"])
    return bed.act(*(f"本年继续做好{term}相关工作。" for term in look_up(load_knowledge().foreign_terms, sector) or ()))


def foreign_document(bed: Bed) -> str:
    """A law or rule that binds other kinds of organisation only."""
    ours = set(Sector(bed.profile["sector"]).lineage)
    laws = [law for law in load_knowledge().laws if law.sectors and not ours & set(law.sectors) and law.verified]
    return bed.act(*(f"组织学习《{law.title}》。" for law in laws if law.status == "in_force"))


PLANTS: dict[str, Plant] = {"PD604": foreign_term, "PD609": foreign_document}
