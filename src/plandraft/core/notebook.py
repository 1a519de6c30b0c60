"""How a plan and a draft show themselves in a notebook. Every word is escaped: a draft is foreign text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from plandraft.core.draft import Draft
from plandraft.core.finding import Finding
from plandraft.core.money import Cost
from plandraft.core.period import Period
from plandraft.core.plan import Entry, Measure, Plan


def plan_html(plan: Plan) -> str:
    """The plan as an HTML fragment: texts, goals, a table of measures and one of entries."""
    parts = [f"<h3>{escape(plan.title)}</h3>"]
    if plan.preamble:
        parts.append(f"<p>{escape(plan.preamble)}</p>")
    parts.append(f"<h4>指导思想</h4><p>{escape(plan.ideology.text)}</p>")
    parts.append(
        "<h4>工作目标</h4>" + _table(("编号", "目标", "指标"), ((g.id, g.text, g.indicator) for g in plan.goals))
    )
    heads = ("编号", "领域", "措施", "目标", "责任部门", "时间", "完成标志")
    parts.append("<h4>工作措施</h4>" + _table(heads, (_measure_row(measure, plan.period) for measure in plan.measures)))
    rows = (_entry_row(entry, plan.period) for entry in plan.schedule)
    parts.append("<h4>活动安排</h4>" + _table(("编号", "时间", "活动", "措施", "责任部门"), rows))
    return f'<div class="plandraft-plan">{"".join(parts)}</div>'


def text_html(text: str) -> str:
    """A text as an HTML fragment, line by line."""
    return f'<div class="plandraft-plan" style="white-space: pre-wrap">{escape(text)}</div>'


def draft_html(draft: Draft) -> str:
    """The draft's plan with its open findings and what it cost."""
    usage = draft.usage
    how = "未使用模型（离线生成）" if draft.offline else f"模型 {draft.model}"
    tokens = f"提示 {usage.prompt_tokens} + 回答 {usage.completion_tokens} 词元"
    summary = f"{how} · 提问 {len(draft.exchanges)} 次 · {tokens}{_money(draft.cost)}"
    heads = ("级别", "规则", "位置", "问题", "建议")
    findings = _table(heads, map(_finding_row, draft.findings)) if draft.findings else "<p>检查未发现问题。</p>"
    return f'<div class="plandraft-draft"><p>{escape(summary)}</p>{findings}{plan_html(draft.plan)}</div>'


def _money(cost: Cost | None) -> str:
    return f" · 费用{'至少' if cost.at_least else ''} {cost.rounded} {cost.currency}" if cost else ""


def _measure_row(measure: Measure, period: Period | None) -> tuple[str, ...]:
    what = f"{measure.title}：{''.join(measure.texts)}"
    goals = "、".join(measure.goal_ids)
    return (measure.id, measure.area, what, goals, measure.owner, measure.timing.label_in(period), measure.indicator)


def _entry_row(entry: Entry, period: Period | None) -> tuple[str, ...]:
    return (entry.id, entry.timing.label_in(period), entry.title, "、".join(entry.measure_ids), entry.owner)


def _finding_row(finding: Finding) -> tuple[str, ...]:
    return (finding.severity.value, finding.code, finding.node, finding.message, finding.suggestion)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
