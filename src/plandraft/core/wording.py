"""How the nodes of a plan are put into words: one sentence or line each, the same in every format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plandraft.core.amounts import plain_sum
from plandraft.core.months import heading_of, label, read_heading
from plandraft.core.period import Period
from plandraft.core.plan import Action, Entry, Goal, Measure
from plandraft.core.said_times import lead, months_said
from plandraft.core.texts import one_line
from plandraft.core.timing import Timing

LABELS = {"owner": "责任", "partners": "配合", "timing": "时间", "indicator": "完成标志", "budget": "经费"}
"""The facts in the bracket behind a measure, in their order."""
INDICATOR = "指标"
"""The one fact in the bracket behind a goal."""

_MARKS = "，,、；;：:。 \u3000"
"""Marks that are followed by no other mark."""
_CLOSED = re.compile(r"[。！？!?…][”’』」）)]*$")
_GOES_ON = ("，", "；", "：")
"""Marks behind an action that the next one goes on from."""
_STOPS = re.compile(r"[。；;！？!?…]")
_RUNS_ON = re.compile(r"[月日前旬]$|^每(?:周|季度|半年)$")
"""A time after which a Chinese sentence goes on without a mark: 3月召开…, 6月底前验收…, but 全年，…"""
EXTENDS = r"[\d内间前后起至到、—–~～-]|[和与或](?=[\d一二三四五六七八九十每上下])|及(?!时)|左右"
"""A regular expression of words that make another time of a day that stands right before them."""
_JOINS_DAY = re.compile(EXTENDS)
"""Words that would be read as part of a day, or of a latest time, that stood right before them."""
JOINS_MONTH = rf"{EXTENDS}|[上中下初底末份度薪节年月日周]|春节|元旦|中秋|端午|国庆|星期"
"""A regular expression of words that would be read as part of a month, or of another time, right before them."""
_JOINS_MONTH = re.compile(JOINS_MONTH)
_WEEKDAY = re.compile("[一二三四五六日天两]")
"""Words that would make a day of the week, or a fortnight, of a week that stood right before them."""
MONTHS_ALONE = r"\d{1,2}(?:[—、]\d{1,2})*月|每月|每周(?![一二三四五六日天])|每季度|每半年"
"""A regular expression of times that a line of the calendar may begin with as a sentence does: 4—12月心理咨询预约."""
_MONTHS_ALONE = re.compile(MONTHS_ALONE)
_STRETCH = re.compile(r"\d{1,2}—(?P<last>\d{1,2})月(?:，(?P<often>每[周月]一次))?")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")


@dataclass(frozen=True, kw_only=True)
class Hand:
    """How a format writes the words of a value and of a title; Markdown escapes both."""

    text: Callable[[str], str] = one_line
    title: Callable[[str], str] = one_line


PLAIN = Hand()


def goal_words(goal: Goal, hand: Hand = PLAIN) -> str:
    """A goal, and how one sees that it is reached.

    >>> goal_words(Goal(id="G1", text="提案件件有答复", indicator="答复率100%"))
    '提案件件有答复（指标：答复率100%）。'
    """
    told = without_brackets(goal.indicator)
    return _ended(hand.text(goal.text), f"（{INDICATOR}：{hand.text(told)}）" if told else "")


def measure_words(measure: Measure, period: Period | None, hand: Hand = PLAIN) -> str:
    """A measure: title, actions, and in brackets who, when unless the actions say it, how one sees it, what it costs.

    Args:
        measure: The measure.
        period: The plan's.
        hand: How the format writes the words of a value and of a title.

    >>> measure_words(Measure(id="M1", title="走访", actions=("逐户登记", "建立台账。"), owner="工会"), None)
    '走访：逐户登记；建立台账。（责任：工会）'
    """
    facts = [fact for fact in _facts(measure, period) if fact[0] != "timing" or not says_when(measure)]
    told = "；".join(f"{LABELS[name]}：{hand.text(value)}" for name, value in facts)
    tail = f"（{told}）" if told else ""
    plain = one_line(measure.title).rstrip(_MARKS)
    title = hand.title(plain) if plain else ""
    actions = "".join(action_words(measure.actions, period, hand))
    if not actions:
        return title + tail if _CLOSED.search(plain) else _ended(title, tail)
    return (f"{title}：" if title else "") + actions + tail


def action_words(actions: Sequence[Action], period: Period | None, hand: Hand = PLAIN) -> list[str]:
    """The sentences of a measure, each closed, each with its time unless its words or the sentence before say it.

    Each keeps the mark at its end; those without one that hold no stop are the clauses of one sentence. Empty where an
    action says nothing.

    Args:
        actions: A measure's actions.
        period: The plan's.
        hand: How the format writes the words of a value and of a title.

    >>> march = Timing.of(3)
    >>> action_words([Action(text="逐户登记", timing=march), Action(text="建立台账；", timing=march)], None)
    ['3月逐户登记；', '建立台账。']
    """
    last, before, said = len(actions) - 1, "", []
    mark = "；" if are_clauses(actions) else "。"
    for n, action in enumerate(actions):
        time = lead(action.timing, action.text, period) if action.text.strip() else ""
        told = after_time(time, action.text) if time and time != before else action.text
        said.append(_closed(hand.text(told), "。" if n == last else mark, is_last=n == last))
        before = time or _only_month(action.text)
    return said


def _only_month(text: str) -> str:
    """The month that a sentence names where it names no other; the next one need not say it again."""
    months = months_said(text)
    return f"{next(iter(months))}月" if len(months) == 1 and text.startswith(f"{next(iter(months))}月") else ""


def are_clauses(actions: Sequence[Action]) -> bool:
    """Whether actions can be the clauses of one sentence: none holds a stop before its end.

    >>> are_clauses([Action(text="登记。"), Action(text="建账；")]), are_clauses([Action(text="登记。建账")])
    (True, False)
    """
    return not any(_STOPS.search(action.text.rstrip(_MARKS)) for action in actions)


def after_time(time: str, words: str) -> str:
    """Words behind the time at which they are done, with a comma where they would run into it.

    >>> after_time("3月", "召开大会"), after_time("3月", "中层干部述职"), after_time("全年", "随时看望")
    ('3月召开大会', '3月，中层干部述职', '全年，随时看望')
    >>> after_time("3月", "与公司协商"), after_time("3月", "和4月底的考核一起办")
    ('3月与公司协商', '3月，和4月底的考核一起办')
    >>> after_time("每周", "开放两晚"), after_time("每周", "一次例会")
    ('每周开放两晚', '每周，一次例会')
    >>> after_time("4月底前", "上线试用")
    '4月底前上线试用'
    """
    joins = _JOINS_DAY if time.endswith(("日", "前")) else _WEEKDAY if time.endswith("周") else _JOINS_MONTH
    runs_on = _RUNS_ON.search(time) and not joins.match(words.lstrip())
    return f"{time}{'' if runs_on else '，'}{words}"


def says_when(measure: Measure) -> bool:
    """Whether a measure's actions, as they are printed, say all of its time."""
    told = [action for action in measure.actions if action.text.strip()]
    if measure.timing.rhythm and not measure.timing.months:
        return any(action.timing.rhythm == measure.timing.rhythm for action in told)
    said = {month for action in told for month in (months_said(action.text) or action.timing.months)}
    return bool(said) and set(measure.timing.months) <= said


def entry_words(entry: Entry, period: Period | None, hand: Hand = PLAIN, *, after_month: bool = False) -> str:
    """A line of the calendar: what its month does not say of its time, then what is done, and in brackets by whom.

    Args:
        entry: The entry.
        period: The plan's.
        hand: How the format writes words.
        after_month: Whether its month stands right before it: then of a day of this month only the day is said.

    >>> entry_words(Entry(id="S1", title="职工运动会", timing=Timing.of(3, 4, 5), owner="工会"), None)
    '职工运动会（至5月；工会）'
    """
    own, owner = own_time(entry.timing, period), without_brackets(entry.owner)
    if after_month and is_day(entry.timing):
        own = own.removeprefix(heading_of(entry.timing, period))
    title = one_line(entry.title).rstrip(_MARKS)
    when, said, until = _timed(title, own, is_date=is_day(entry.timing))
    told = "；".join(hand.text(word) for word in (until, owner) if word)
    return (f"【{hand.text(when)}】" if when else "") + hand.text(said) + (f"（{told}）" if told else "")


def _timed(title: str, own: str, *, is_date: bool) -> tuple[str, str, str]:
    """A line's time as it stands in brackets before it, its words, and in the bracket behind it how long it goes on.

    A stretch of months stands under its first, so that the line says the last; other months begin the sentence.

    >>> _timed("看望值守人员", "6—9月，每月一次", is_date=False), _timed("每周接待", "4—12月，每周一次", is_date=False)
    (('', '看望值守人员', '每月一次，至9月'), ('', '每周接待', '至12月'))
    >>> _timed("送清凉", "7、9月", is_date=False), _timed("例会", "每月", is_date=False)
    (('', '7、9月送清凉', ''), ('', '每月例会', ''))
    >>> _timed("固定活动日", "每周", is_date=False)
    ('', '每周固定活动日', '')
    """
    if not own or is_date:
        return "", after_time(own, title) if own else title, ""
    stretch = _STRETCH.fullmatch(own)
    if stretch is not None:
        often = "" if not stretch["often"] or stretch["often"][:2] in title else f"{stretch['often']}，"
        return "", title, f"{often}至{stretch['last']}月"
    months, _, often = own.partition("，")
    if not _MONTHS_ALONE.fullmatch(months) or title.startswith(months):
        return own, title, ""
    return "", after_time(months, title if often[:2] in title else f"{often}{title}"), ""


def own_time(timing: Timing, period: Period | None) -> str:
    """What the heading of its month leaves unsaid of a time; empty where it says it all."""
    if timing == read_heading(heading_of(timing, period)):
        return ""
    day = timing.date
    if day is not None and not timing.deadline and period is not None and period.year_of(day.month) == day.year:
        return f"{day.month}月{day.day}日"
    return label(timing, period)


def is_day(timing: Timing) -> bool:
    """Whether a time is a day or a part of a month: it stands before the line as a person says it."""
    return bool((timing.date or timing.part) and not timing.deadline and not timing.rhythm)


def without_brackets(value: str) -> str:
    """A value as it stands in brackets: no mark at its end, no brackets of its own round all of it.

    >>> without_brackets("（台账完整。）"), without_brackets("台账完整。")
    ('台账完整', '台账完整')
    """
    text = one_line(value).rstrip(_MARKS)
    whole = _IN_BRACKETS.fullmatch(text)
    return whole[1].strip().rstrip(_MARKS) if whole else text


def _facts(measure: Measure, period: Period | None) -> Iterator[tuple[str, str]]:
    values = {
        "owner": measure.owner,
        "partners": "、".join(measure.partners),
        "timing": label(measure.timing, period),
        "indicator": measure.indicator,
        "budget": f"{plain_sum(measure.budget)}元" if measure.budget is not None else "",
    }
    for name in LABELS:
        value = without_brackets(values[name])
        if value:
            yield name, value


def _ended(text: str, tail: str) -> str:
    """A sentence with a bracket at its end, closed by a full stop one way or the other."""
    if _CLOSED.search(text):
        return text + tail
    text = text.rstrip(_MARKS)
    return f"{text}{tail}。" if text else tail


def _closed(text: str, mark: str, *, is_last: bool) -> str:
    """A sentence or clause with the mark at its end, its own where it has one; the last one goes on to nothing."""
    bare = text.rstrip(_MARKS)
    if bare and (_CLOSED.search(text) or (text.endswith(_GOES_ON) and not is_last)):
        return text
    return f"{bare}{mark}" if bare else ""
