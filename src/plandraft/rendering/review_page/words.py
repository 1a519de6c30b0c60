"""The words around a plan on its review page, in both languages."""

from __future__ import annotations

from collections.abc import Callable

from plandraft.core.finding import Lang
from plandraft.core.plan import Origin

Say = Callable[..., str]
"""The words under a name, with what is put into them."""

_WORDS: dict[str, tuple[str, str]] = {
    "page": ("审阅页", "Review page"),
    "colon": ("：", ": "),
    "comma": ("，", ", "),
    "list": ("、", ", "),
    "in_brackets": ("（{words}）", " ({words})"),
    "skip": ("跳到计划正文", "Skip to the plan"),
    "contents": ("目录", "Contents"),
    "theme": ("深浅色", "Light or dark"),
    "print": ("打印计划", "Print the plan"),
    "todo": ("要处理的", "To do"),
    "todo_lead": (
        "逐条处理，处理完打勾；打勾只记在这台电脑的浏览器里，不改动计划。",
        "Work through them and tick off what is done; ticks stay in this browser and change nothing in the plan.",
    ),
    "done": ("已处理", "done"),
    "previous": ("上一处", "Previous"),
    "next": ("下一处", "Next"),
    "gap": ("待补", "Missing"),
    "error": ("错误", "Errors"),
    "warning": ("警告", "Warnings"),
    "proposal": ("建议待确认", "Proposals to confirm"),
    "hint": ("提示", "Hints"),
    "one_gap": ("待补", "missing"),
    "one_error": ("错误", "error"),
    "one_warning": ("警告", "warning"),
    "one_proposal": ("建议", "proposal"),
    "one_hint": ("提示", "hint"),
    "nothing_open": ("没有待补、待改的地方。", "Nothing is missing and nothing is to be mended."),
    "not_checked_yet": ("未检查。", "Not checked."),
    "no_errors": ("没有发现错误。", "No errors were found."),
    "no_findings": ("检查未发现问题。", "The checks found nothing."),
    "number_error": ("{n} 处错误须改。", "Errors to mend: {n}."),
    "number_warning": ("{n} 处警告。", "Warnings: {n}."),
    "number_gap": ("{n} 处待补。", "Facts to fill in: {n}."),
    "number_proposal": ("{n} 处建议等您确认。", "Proposals to confirm: {n}."),
    "plan": ("计划正文", "The plan"),
    "annex": ("附件", "Annex"),
    "traces": ("目标、措施、步骤、责任", "Goals, measures, steps, owners"),
    "traces_lead": (
        "指向或用键盘选中任何一项，与它相连的目标、措施、日程、经费和责任部门一起亮起。上下方向键换一项，Esc 取消。",
        "Point at anything, or focus it: the goals, measures, calendar lines, money and owners it is linked with light "
        "up. Arrow keys go up and down, Esc ends it.",
    ),
    "goal": ("目标", "Goal"),
    "measure": ("措施", "Measure"),
    "steps": ("步骤", "Steps"),
    "owner": ("责任", "Owner"),
    "behind": ("依据", "Origin"),
    "calendar_line": ("日程", "Calendar"),
    "no_goal": ("未对应目标", "no goal"),
    "no_owner": ("未定", "nobody"),
    "no_steps": ("未列步骤", "no steps"),
    "no_time": ("时间待定", "no time"),
    "partners": ("配合", "with"),
    "indicator": ("完成标志", "done when"),
    "proposed_value": ("建议值", "proposed"),
    "demands": ("来自", "Takes up"),
    "samples": ("起草时参看的同类条目", "Items of other plans seen when drafting"),
    "no_samples": ("没有参看相近的样本条目", "no similar sample item was seen"),
    "unknown_samples": ("样本未随计划保存", "samples are not kept with a plan"),
    "to_text": ("看正文", "in the plan"),
    "time": ("时间", "Timeline"),
    "time_lead": (
        "横条是措施所跨的月份，圆点是步骤的时间，虚线是全年经常做的。",
        "A bar is the months of a measure, a dot the time of a step, a dashed line what goes on all the time.",
    ),
    "load": ("各责任部门每月事项", "Load of each owner, month by month"),
    "load_lead": (
        "柱上的数是当月要做的步骤和日程数；全年经常做的事项每月计一次。",
        "Numbers are the steps and calendar lines of a month; what goes on all the time counts once a month.",
    ),
    "items": ("{n} 项次", "{n} in all"),
    "money": ("经费", "Money"),
    "sum": ("合计", "Total"),
    "yuan": ("元", "yuan"),
    "open_amount": ("待定", "open"),
    "pays_for": ("用于", "pays for"),
    "about_checks": ("检查说明", "About the checks"),
    "unchecked": ("未检查的规则", "Rules that could not look"),
    "accepted": ("已接受的意见", "Accepted findings"),
    "unread": ("未读懂的内容", "What was not understood"),
    "made_offline": ("离线起草，未使用模型", "Drafted offline, no model was asked"),
    "made_by": ("由 {model} 起草", "Drafted with {model}"),
    "goals_count": ("目标", "goals"),
    "measures_count": ("措施", "measures"),
    "entries_count": ("日程", "calendar lines"),
    "owners_count": ("责任部门", "owners"),
    "money_count": ("经费（元）", "money (yuan)"),
    "whole_plan": ("全文", "whole plan"),
    "loose_entries": ("不属于任何措施的日程", "Calendar lines of no measure"),
    "no_area": ("未分领域", "No area"),
    "missing_text": ("缺：{what}", "Missing: {what}"),
    "proposed_node": ("这一条是建议，资料中没有这项要求", "A proposal: the profile does not ask for this"),
    "proposed_value_text": ("建议值，请确认或改为实际目标", "A proposed target: confirm it or put in your own"),
    "proposed_figures": ("次数、人数等数字是建议，请按实际核定", "Figures are proposals: put in your own"),
    "proposed_money": ("金额或分配是建议，请按实际核定", "Amounts are proposals: put in your own"),
    "part_title": ("标题", "title"),
    "part_preamble": ("开头", "opening"),
    "part_ideology": ("指导思想", "guiding thought"),
    "part_goals": ("工作目标", "goals"),
    "part_measures": ("工作措施", "measures"),
    "part_schedule": ("活动安排", "calendar"),
    "part_budget": ("经费安排", "money"),
    "part_closing": ("组织实施", "closing"),
    "part_signature": ("落款", "signature"),
    "no_script": (
        "浏览器没有运行脚本：正文、清单和图表都能看，只是不会联动。",
        "Scripts are off: text, lists and charts can be read, but nothing lights up.",
    ),
    "trace_bar": ("当前脉络", "What hangs together"),
    "close": ("关闭", "Close"),
    "title_of_none": ("工作计划", "Work plan"),
}
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ORIGINS: dict[Origin, tuple[str, str]] = {
    Origin.PROFILE: ("单位资料", "the profile"),
    Origin.REQUIRED: ("上级要求或规定动作", "required from above"),
    Origin.CARRIED_OVER: ("上年结转", "carried over from last year"),
    Origin.PRACTICE: ("通行做法", "common practice"),
    Origin.PROPOSED: ("建议", "our proposal"),
    Origin.PENDING: ("待补事实", "waits for a fact"),
}


def saying(lang: Lang) -> Say:
    """The page's words in a language.

    >>> saying("en")("items", n=3), saying("zh")("items", n=3)
    ('3 in all', '3 项次')
    """
    at = 0 if lang == "zh" else 1

    def say(name: str, **put: object) -> str:
        words = _WORDS[name][at]
        return words.format(**put) if put else words

    return say


def origin_words(origin: Origin, lang: Lang) -> str:
    """Where a node comes from, in words."""
    return _ORIGINS[origin][0 if lang == "zh" else 1]


def month_name(month: int, lang: Lang) -> str:
    """A month as a chart names it.

    >>> month_name(3, "zh"), month_name(3, "en")
    ('3月', 'Mar')
    """
    return f"{month}月" if lang == "zh" else _MONTHS_EN[month - 1]
