"""What became of each demand, as a text, as JSON and as a page."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from plandraft.core.coverage import ServedMatter
from plandraft.core.plan import Plan
from plandraft.core.texts import json_shown

STATES = {"claimed": "已落实", "worded": "按文字推断", "gap": "待补", "open": "未落实"}
"""What a reader is told of a state."""
COVERAGE_HEADS = ("编号", "事项", "目标", "措施", "安排", "责任", "状态")


def coverage_rows(plan: Plan, covered: Sequence[ServedMatter]) -> list[tuple[str, ...]]:
    """One row a demand: ids with their words where a reader needs them."""
    titles = {measure.id: measure.title for measure in plan.measures}
    return [
        (
            "、".join(one.matter.ids),
            one.matter.text,
            "、".join(one.goals),
            "；".join(f"{measure_id} {titles.get(measure_id, '')}".strip() for measure_id in one.measures),
            "；".join(one.lines),
            "、".join(one.owners),
            STATES[one.state],
        )
        for one in covered
    ]


def coverage_text(plan: Plan, covered: Sequence[ServedMatter]) -> str:
    """A block a demand, what is not taken up first to be seen in the last line."""
    lines = []
    for row in coverage_rows(plan, covered):
        number, text, *rest, state = row
        lines.append(f"{number} {text}  〔{state}〕")
        lines += [f"    {head}：{value}" for head, value in zip(COVERAGE_HEADS[2:], rest, strict=False) if value]
    left = sum(one.state in ("gap", "open") for one in covered)
    lines.append(f"共 {len(covered)} 项，{len(covered) - left} 项已落实，{left} 项未落实或待补")
    return "\n".join(lines) + "\n"


def coverage_json(covered: Sequence[ServedMatter]) -> str:
    """The same for programs."""
    data = [one.model_dump(mode="json") for one in covered]
    return json_shown(data)


def coverage_html(plan: Plan, covered: Sequence[ServedMatter]) -> str:
    """The same as one page that needs nothing else; every word is escaped."""
    loader = PackageLoader("plandraft.rendering", "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    rows = zip(coverage_rows(plan, covered), covered, strict=True)
    return environment.get_template("coverage.html.j2").render(title=plan.title, heads=COVERAGE_HEADS, rows=list(rows))
