"""A profile written from old files: every value with the line it is from and a mark, what is not there left empty."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from plandraft.core.amounts import plain_sum
from plandraft.core.period import Period
from plandraft.core.sector import Sector
from plandraft.core.unchecked import UNCHECKED
from plandraft.last_year.facts import Notice, NoticeDemand, OldFile, Quoted

_Value = TypeVar("_Value")
_HEAD = (
    "# 本单位概况，从上年材料整理：计划里的事实只取自这里。",
    f"# 每个值后面写着出处，并标有“{UNCHECKED}”：核对无误（或改好）后，删去该行的“{UNCHECKED}”。",
    "# 没有的项目留空，不要编造。",
)
_SIZES = {"headcount": "职工人数", "members": "会员数", "women": "女职工数"}


def profile_text(
    old: OldFile | None,
    notice: Notice | None,
    *,
    name: str = "",
    period: Period | None = None,
    sector: Sector | None = None,
    kind: str = "",
    without: Iterable[str] = (),
) -> str:
    """A YAML profile of what was found; it can be loaded.

    Args:
        old: Last year's plan or summary.
        notice: The notice from above.
        name: The organisation's full name, where somebody gives it.
        period: The period to plan for, where the file does not tell it.
        sector: The sector, where somebody gives it.
        kind: The kind of plan that is to be named; empty where the name tells it.
        without: Keys whose values contradict others: they stand as comments.
    """
    out = set(without)
    lines = [*_HEAD, "", *_who(old, name=name, period=period, sector=sector, kind=kind), ""]
    lines += [*_sizes(old, out), ""]
    lines += [*_bodies("departments", old.departments if old else (), old, "能牵头一项工作的部门"), ""]
    lines += [*_bodies("bodies", old.bodies if old else (), old, "委员会、协会、小组"), ""]
    lines += [*_leaders(old), "", *_budget(old, out), "", *_last_year(old), ""]
    lines += [_empty("priorities", "今年的重点，三到五条"), "", *_events(old), "", *_requirements(notice), ""]
    lines += [
        _empty("avoid", "不要写进计划的内容"),
        _empty("tone", "文风，如 平实"),
        _empty("length_chars", "期望字数"),
    ]
    lines += [_empty("facts", "其他可以引用的事实")]
    return "\n".join(lines) + "\n"


def _who(old: OldFile | None, *, name: str, period: Period | None, sector: Sector | None, kind: str) -> Iterator[str]:
    if name:
        yield f"name: {_scalar(name)}"
    elif old is not None and old.name is not None:
        yield _line("name", old.name.value, old.name, old)
    else:
        yield _empty("name", "全称，用于标题和落款")
    if old is not None and old.short_name is not None:
        yield _line("short_name", old.short_name.value, old.short_name, old)
    else:
        yield _empty("short_name", "简称，用于正文")
    if kind:
        yield f"kind: {kind}  # {UNCHECKED}｜按名称和用语判断"
    if sector is not None:
        yield f"sector: {sector}"
    else:
        yield f"sector: {old.sector if old else Sector.OTHER}  # {UNCHECKED}｜按全文用语判断；{' | '.join(Sector)}"
    if period is not None:
        yield f"period: {_period(period)}"
    elif old is not None and old.period is not None:
        yield f"period: {_period(old.period.value)}  {_source(old.period, old, note='上年的下一年')}"
    else:
        yield _empty("period", "自然年写 2027，学年写 2027-2028")
    yield _empty("working_months", "有工作安排的月份；不写则按行业默认")


def _period(period: Period) -> str:
    return str(period.year) if period.kind == "calendar_year" else f"{period.year}-{period.year + 1}"


def _sizes(old: OldFile | None, out: set[str]) -> Iterator[str]:
    sizes = dict(old.sizes) if old else {}
    vague = dict(old.vague) if old else {}
    for key, says in _SIZES.items():
        if key in sizes and old is not None:
            line = _line(key, sizes[key].value, sizes[key], old)
            yield f"# {line}（与其他数对不上，未采用）" if key in out else line
        elif key in vague:
            yield f"# {key}:  # {says}；{vague[key].where}只写“{vague[key].value}”，请填确数"
        else:
            yield _empty(key, says)


def _bodies(key: str, found: Sequence[Quoted[str]], old: OldFile | None, says: str) -> Iterator[str]:
    if not found or old is None:
        yield _empty(key, says)
        return
    yield f"{key}:"
    for one in found:
        yield f"  - {_scalar(one.value)}  {_source(one, old)}"


def _leaders(old: OldFile | None) -> Iterator[str]:
    if old is None or not old.leaders:
        yield _empty("leaders", "负责人姓名和职务")
        return
    yield "leaders:"
    for one in old.leaders:
        yield f"  - {{name: {_scalar(one.value.name)}, post: {_scalar(one.value.post)}}}  {_source(one, old)}"


def _budget(old: OldFile | None, out: set[str]) -> Iterator[str]:
    if old is None or "budget" in out or (old.total is None and not old.money):
        yield _empty("budget", "经费，单位：元；分项之和不能超过总额")
        if old is not None and old.total is not None:
            yield f"#   total: {plain_sum(old.total.value)}  {_source(old.total, old, note='与分项对不上')}"
        return
    yield "budget:"
    if old.total is not None:
        yield f"  total: {plain_sum(old.total.value)}  {_source(old.total, old, note='上年数')}"
    else:
        yield "  # total:  # 总额；上年材料里没有写"
    if old.money:
        yield "  lines:"
    for one in old.money:
        amount = plain_sum(one.value.amount)
        yield f"    - {{name: {_scalar(one.value.purpose)}, amount: {amount}}}  {_source(one, old, note='上年数')}"


def _last_year(old: OldFile | None) -> Iterator[str]:
    parts: list[str] = []
    if old is not None:
        for key, texts in (("done", old.done), ("unfinished", old.unfinished)):
            if texts:
                parts.append(f"  {key}:")
                parts += [f"    - {_scalar(one.value)}  {_source(one, old)}" for one in texts]
        if old.figures:
            parts.append("  figures:")
            parts += [
                f"    - {{name: {_scalar(one.value.name)}, value: {_scalar(one.value.value)}}}  {_source(one, old)}"
                for one in old.figures
            ]
    yield "last_year:" if parts else _empty("last_year", "上年做成的（done）、没做完的（unfinished）、数字（figures）")
    yield from parts
    if parts and old is not None and not old.done:
        yield "  # done:  # 上年做成的事"
    if parts and old is not None and not old.unfinished:
        yield "  # unfinished:  # 上年没做完、今年要接着做的事"


def _events(old: OldFile | None) -> Iterator[str]:
    if old is None or not old.events:
        yield _empty("required_events", "必须安排的活动，写月份或日期")
        return
    yield "required_events:  # 从上年的安排整理，今年不办的整行删去"
    for one in old.events:
        title, month = _scalar(one.value.title), one.value.month
        yield f"  - {{title: {title}, month: {month}}}  {_source(one, old)}"


def _requirements(notice: Notice | None) -> Iterator[str]:
    if notice is None or not notice.demands:
        yield _empty("requirements", "上级要求，如 {text: 开展安全生产月活动, document: 文件名称}")
        return
    yield f"requirements:  # 摘自 {_comment(notice.file)}，日期和数字照原文"
    for number, demand in enumerate(notice.demands, 1):
        yield f"  - text: {_scalar(demand.text)}  # R{number} {UNCHECKED}｜{_place(notice, demand)}"
        yield f"    document: {_scalar(notice.title)}"


def _place(notice: Notice, demand: NoticeDemand) -> str:
    return _comment(" ".join(filter(None, (notice.file, demand.where, demand.number))))


def _line(key: str, value: Any, said: Quoted[Any], old: OldFile, *, note: str = "") -> str:
    written = plain_sum(value) if isinstance(value, Decimal) else value if isinstance(value, int) else _scalar(value)
    return f"{key}: {written}  {_source(said, old, note=note)}"


def _source(said: Quoted[_Value], old: OldFile, *, note: str = "") -> str:
    """The comment that says where a value is from."""
    where = " ".join(filter(None, (old.file, said.where)))
    quote = f"“{said.quote}”" if said.quote else ""
    return f"# {UNCHECKED}｜{_comment(f'{where}{quote}')}" + (f"（{note}）" if note else "")


def _empty(key: str, says: str) -> str:
    return f"# {key}:  # {says}"


def _scalar(text: str) -> str:
    """A string as YAML takes it, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def _comment(text: str) -> str:
    """A text that stays on its line and holds no mark of its own."""
    return " ".join(text.replace(UNCHECKED, "").split())
