"""How plans and what belongs to them show themselves in a notebook: as the page does, every word of them escaped.

Nothing here is known to the values themselves: ``plandraft.api.notebook`` tells IPython of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from plandraft.core.calendar import Calendar
from plandraft.core.draft import Draft
from plandraft.core.finding import Finding, Report
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.money import Cost
from plandraft.core.plan import AnyNode, Plan
from plandraft.core.printed import printed
from plandraft.core.profile import Profile
from plandraft.core.sample import Library
from plandraft.core.spending import MoneyTable
from plandraft.rendering.html import filled_template
from plandraft.rendering.reports.checked import SEVERITIES
from plandraft.rendering.tasks import ANNEX, task_table

_FINDING_HEADS = ("级别", "规则", "位置", "问题", "建议")


def draft_html(draft: Draft) -> str:
    """How it was made, what it cost, what is open, and the plan."""
    return _shown(lines=(_how(draft),), tables=_findings(draft.report, draft.plan), plan=draft.plan)


def plan_html(plan: Plan) -> str:
    """The plan as it is printed, with its tasks."""
    return _shown(plan=plan)


def report_html(report: Report) -> str:
    """The findings, and the rules that could not look."""
    return _shown(lines=(_counted(report),), tables=_findings(report))


def profile_html(profile: Profile) -> str:
    """What the profile says, key by key; what it leaves open is left out."""
    said = ((name, _words(value)) for name, value in profile if value != type(profile).model_fields[name].default)
    rows = tuple((name, words) for name, words in said if words)
    return _shown(lines=(profile.called,), tables=(MoneyTable(heads=("项目", "内容"), rows=rows),))


def calendar_html(calendar: Calendar) -> str:
    """The days of a period, one a row."""
    rows = tuple((_days(day.start.isoformat(), day.end.isoformat()), day.called) for day in calendar.days)
    return _shown(lines=(calendar.period.label,), tables=(MoneyTable(heads=("日期", "节日、主题日"), rows=rows),))


def library_html(library: Library) -> str:
    """The plans that were read, one a row, and what was left out."""
    heads = ("编号", "文件", "行", "标题", "行业", "种类", "年度", "条目", "日程")
    rows = tuple(
        (
            str(sample.number),
            sample.file,
            f"{sample.start_line}-{sample.end_line}",
            sample.heading,
            sample.sector.value,
            sample.kind,
            sample.year or "",
            str(sum(1 for _ in sample.items())),
            str(len(sample.schedule)),
        )
        for sample in library.samples
    )
    flags = Counter(flag.type for flag in library.flags)
    said = "、".join(f"{name} {number}" for name, number in sorted(flags.items())) or "无"
    lines = [f"样本 {len(rows)} 份 · 不得进入草稿的专名 {len(library.leaks.strings)} 个 · 标记：{said}"]
    lines += [f"未读入：{one.file}：{one.why}" for one in library.skipped]
    return _shown(lines=lines, tables=(MoneyTable(heads=heads, rows=rows),))


def text_html(text: str) -> str:
    """A text, line by line."""
    return _shown(lines=(text,))


def _shown(*, lines: Iterable[str] = (), tables: Iterable[MoneyTable] = (), plan: Plan | None = None) -> str:
    page = printed(plan) if plan is not None else None
    tasks = task_table(plan) if plan is not None else None
    return filled_template(
        "notebook.html.j2", lines=tuple(lines), tables=tuple(tables), plan=page, annex=ANNEX, tasks=tasks
    )


def _how(draft: Draft) -> str:
    usage = draft.usage
    how = "未使用模型（离线生成）" if draft.offline else f"模型 {draft.model}"
    tokens = f"提示 {usage.prompt_tokens} + 回答 {usage.completion_tokens} 词元"
    asked = f"{how} · 提问 {len(draft.exchanges)} 次 · {tokens}{_money(draft.cost)}"
    return f"{asked} · {_counted(draft.report)}"


def _money(cost: Cost | None) -> str:
    return f" · 费用{'至少' if cost.at_least else ''} {cost.rounded} {cost.currency}" if cost else ""


def _counted(report: Report) -> str:
    if not report.findings:
        return "检查未发现问题"
    numbers = zip(SEVERITIES.values(), report.badness, strict=True)
    return "检查发现" + "、".join(f"{number} 处{name}" for name, number in numbers if number)


def _findings(report: Report, plan: Plan | None = None) -> tuple[MoneyTable, ...]:
    nodes = {node.id: node for node in plan.nodes()} if plan is not None else {}
    rows = tuple(_finding(finding, nodes.get(finding.node)) for finding in report.findings)
    unchecked = tuple((missing.code, missing.why) for missing in report.not_checked)
    found = (MoneyTable(heads=_FINDING_HEADS, rows=rows),) if rows else ()
    return (*found, MoneyTable(heads=("未检查", "原因"), rows=unchecked)) if unchecked else found


def _finding(finding: Finding, node: AnyNode | None) -> tuple[str, ...]:
    title = str(getattr(node, "title", "") or getattr(node, "text", "")) if node is not None else ""
    place = f"{finding.node} {title}".strip()
    return (SEVERITIES[finding.severity], finding.code, place, finding.message, finding.suggestion)


def _days(start: str, end: str) -> str:
    return start if start == end else f"{start} – {end}"


def _words(value: Any) -> str:
    """A value of a profile in words: lists line by line, a thing of several parts as its parts that are there."""
    if isinstance(value, tuple | list):
        return "\n".join(filter(None, map(_words, value)))
    if isinstance(value, FrozenModel):
        return "，".join(filter(None, (_words(one) for _, one in value)))
    return "" if value is None or value == "" or value == {} else str(value)
