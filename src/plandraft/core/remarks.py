"""What a printed plan leaves to its reader, beside the words it is about: facts to fill in, proposals to decide on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plandraft.core.gap import GAP
from plandraft.core.plan import AnyNode, BudgetItem, Goal, Measure, Origin
from plandraft.core.texts import one_line
from plandraft.core.wording import without_brackets

RemarkKind = Literal["missing", "proposed_node", "proposed_value", "proposed_figures"]
"""A fact to fill in; a goal or measure that nobody asked for; a target, or figures, that we propose."""


@dataclass(frozen=True, kw_only=True)
class SideRemark:
    """Something said beside a paragraph.

    Attributes:
        quote: The words it is about, as they stand in the paragraph.
        text: What is said, in Chinese.
        start: Where they begin in the paragraph.
        kind: What sort of remark it is, so that it can be said in another language.
    """

    quote: str
    text: str
    start: int
    kind: RemarkKind = "missing"


def remarks_of(text: str, nodes: Sequence[AnyNode] = ()) -> tuple[SideRemark, ...]:
    """What is to be said beside a paragraph, in the order of its words.

    Args:
        text: Its words as they are printed.
        nodes: What it says.
    """
    found = [*gap_remarks(text), *(remark for node in nodes for remark in _proposals(node, text))]
    return tuple(sorted(found, key=lambda remark: remark.start))


def gap_remarks(text: str) -> Iterator[SideRemark]:
    """What is missing in a text.

    >>> [remark.text for remark in gap_remarks("由【待补：责任部门】牵头")]
    ['缺：责任部门。请补上实际内容，连同【】一起替换。']
    """
    for gap in GAP.finditer(text):
        said = f"缺：{gap[1]}。请补上实际内容，连同【】一起替换。"
        yield SideRemark(quote=gap[0], text=said, start=gap.start())


def money_remark(items: Sequence[BudgetItem]) -> str:
    """What is to be said of the sentence above the money table; empty where nothing is a proposal."""
    proposed = [one_line(item.purpose) for item in items if item.origin is Origin.PROPOSED or item.proposed]
    if not proposed:
        return ""
    which = "各项" if len(proposed) == len(items) else f"“{'”“'.join(filter(None, proposed))}”"
    return f"{which}的金额或分配是建议，不是贵单位给出的数字，请按实际核定。"


def _proposals(node: AnyNode, text: str) -> Iterator[SideRemark]:
    if not isinstance(node, Goal | Measure):
        return
    head = one_line(node.text if isinstance(node, Goal) else node.title).rstrip("：:。；;，, ")
    at = text.find(head) if head else -1
    if node.origin is Origin.PROPOSED:
        yield _about(head, text, at, "这一条是建议，资料中没有这项要求，请确认是否采用。", "proposed_node")
    told = without_brackets(node.indicator)
    if "indicator" in node.proposed and told:
        said = "建议值，不是贵单位给出的数字，请确认或改为实际目标。"
        yield _about(told, text, text.rfind(told), said, "proposed_value")
    if {"text", "actions"} & {*node.proposed}:
        yield _about(head, text, at, "这一条里的次数、人数等数字是建议，请按实际核定。", "proposed_figures")


def _about(quote: str, text: str, start: int, said: str, kind: RemarkKind) -> SideRemark:
    """A remark on words; on the whole paragraph where they do not stand in it as they are."""
    quote, start = (quote, start) if start >= 0 else (text, 0)
    return SideRemark(quote=quote, text=said, start=start, kind=kind)
