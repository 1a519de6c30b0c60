"""What the plan that a Word file carries remembers of each of its paragraphs: the lines of our Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plandraft.core.blocks import SIGNATURE, Block
from plandraft.core.plan import Plan
from plandraft.rendering.comments import ANY, take_apart
from plandraft.rendering.markdown import keyed_lines


@dataclass(frozen=True, kw_only=True)
class CarriedLines:
    """The lines of a plan's Markdown by what each of them is.

    Attributes:
        head: The first line, which holds what belongs to the plan as a whole.
        lines: By the key of the printed paragraph.
        comments: Of the nodes, by their ids.
        budget: The comment of the part on money; empty where there is none.
        silent: The lines of nodes that say nothing, by the key of the paragraph behind which they stand.
    """

    head: str
    lines: Mapping[str, str]
    comments: Mapping[str, str]
    budget: str
    silent: Mapping[str, Sequence[str]]

    @property
    def signature(self) -> list[str]:
        """The lines of the signature."""
        return self.lines[SIGNATURE].split("\n")


def memory_of(plan: Plan, blocks: Sequence[Block]) -> CarriedLines:
    """What a plan remembers.

    Args:
        plan: The plan.
        blocks: How it was printed.
    """
    (_, head), *keyed = keyed_lines(plan)
    comments, budget = dict[str, str](), ""
    for one in (found[0] for _, line in keyed for found in ANY.finditer(line)):
        said = take_apart(one)
        if said.kind == "node":
            comments[said.data["id"]] = one
        elif said.kind == "budget":
            budget = one
    return CarriedLines(
        head=head,
        lines={key: line for key, line in keyed if key},
        comments=comments,
        budget=budget,
        silent=_silent(plan, blocks, keyed),
    )


def _silent(plan: Plan, blocks: Sequence[Block], keyed: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    printed = {block.key for block in blocks}
    ids = {node.id for node in plan.nodes()} - {node.id for block in blocks for node in block.nodes}
    found: dict[str, list[str]] = {}
    behind = ""
    for key, line in keyed:
        if key in printed:
            behind = key
        elif key in ids:
            found.setdefault(behind, []).append(line)
    return found
