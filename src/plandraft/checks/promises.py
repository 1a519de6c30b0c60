"""How often something is promised, by when, and how often the times of a plan let it happen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plandraft.checks.days import AHEAD, LOOKING_BACK
from plandraft.checks.text import around
from plandraft.core.period import Period
from plandraft.core.timing import Rhythm, Timing, months_named

_DIGITS = {char: number for number, char in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_MARKS = "，。；：（）()"
"""Where a clause ends."""
HAN_NUMBER = r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
"""A count below a hundred in characters, as `number_of` reads it."""
_NUMBER = rf"\d{{1,3}}|{HAN_NUMBER}"
_RHYTHM_WORDS: dict[str, Rhythm] = {
    "周": "weekly",
    "月": "monthly",
    "季度": "quarterly",
    "季": "quarterly",
    "半年": "half_yearly",
    "学期": "half_yearly",
}
_A_YEAR: dict[Rhythm, int] = {"weekly": 52, "monthly": 12, "quarterly": 4, "half_yearly": 2}
_RHYTHM = re.compile(
    rf"(?:每个?|逐|按)(?P<word>半年|季度|季|月|周|学期)(?![人户增刊报薪节年])"
    rf"(?:(?P<least>至少|不少于|不低于)?[^，。；、：（）()\d一二两三四五六七八九十]{{0,8}}?(?P<less>至少|不少于|不低于)?"
    rf"(?P<number>{_NUMBER})(?P<unit>[次场期轮回])(?![性数日年序])(?P<more>以上)?)?"
)
_COUNT = re.compile(rf"(?<![第届\d.—–~～-])(?P<number>{_NUMBER})(?P<unit>[次场期轮])(?![性数日年序])(?P<more>以上)?")
_WHOLE = re.compile(r"全年|年内|年度|每年|全学年|每学年|累计|共|总计")
_LEAST = re.compile(r"不少于|不低于|至少")
_EACH = re.compile(r"[每各]|人均|逐|超过|不足|连续|分$")
"""Words before a number that make it a share, or a limit: 每人2次, 上下半年各1次, 不超过3次."""
_MANY = re.compile(r"走访|慰问|谈心|家访|咨询|服务|巡查|巡检|报道|投稿|调解")
"""Work that is done many times in one month: its 次 are no lines of a calendar."""
_MONTHS = re.compile(
    r"(?<![\d年.])(?P<months>\d{1,2}(?:月份?)?(?:[、和及—–\-~～至到]\d{1,2}(?:月份?)?){0,11})(?<=[月份])(?![度薪饼嫂起])"
    r"(?:\d{1,2}[日号]|[上中下]旬|[底末])?(?P<before>(?:之|以)?前(?![后夕期]))?"
)
_HALF = re.compile(
    r"(?:^|(?<=[，。；、于在]))(?P<half>上半年|下半年)(?=[，、]?(?:召开|举办|开展|组织|完成|启动|进行|安排|实施|底|内))"
)
_BESIDE = re.compile(r"总结|回顾|小结|通报|讲评|情况|审计|自查")
"""Words of a clause that speaks of a half-year that is over."""
_HALVES = {"上半年": tuple(range(1, 7)), "下半年": tuple(range(7, 13))}
_STANDING = ("weekly", "monthly")


@dataclass(frozen=True, kw_only=True)
class Promise:
    """How often a text says that something happens.

    Attributes:
        start: Where it stands in the text.
        end: Its end.
        count: Times in the whole period; with a rhythm as often as that makes in a year.
        least: More is no contradiction.
        rhythm: The rhythm that is named.
        whole: It is said of the whole period (全年12场).
        loose: It is a rhythm without a number (按月登记).
    """

    start: int
    end: int
    count: int
    least: bool = False
    rhythm: Rhythm | None = None
    whole: bool = False
    loose: bool = False


@dataclass(frozen=True, kw_only=True)
class StatedTime:
    """Months that a text names: these, or for a deadline up to the last of them."""

    start: int
    end: int
    months: tuple[int, ...]
    deadline: bool = False

    def agrees(self, timing: Timing, period: Period | None) -> bool:
        """Whether a timing has one of the months, or one that does not come after the deadline."""
        if not self.deadline:
            return bool(set(self.months) & set(timing.months))
        at = period.position if period else (lambda month: month)
        return any(at(month) <= at(self.months[-1]) for month in timing.months)


def count_of(written: str) -> int:
    """A count below a hundred as it is written.

    >>> count_of("12"), count_of("十二"), count_of("二十"), count_of("两")
    (12, 12, 20, 2)
    """
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


@lru_cache(maxsize=2048)
def promises_in(text: str) -> tuple[Promise, ...]:
    """What a text promises for the whole period, in order; what is said of each person or group is left out.

    >>> [(p.count, p.rhythm) for p in promises_in("每季度1次，全年不少于12场；每人2次")]
    [(4, 'quarterly'), (12, None)]
    """
    rhythms = [
        Promise(
            start=found.start(),
            end=found.end(),
            count=_A_YEAR[rhythm] * count_of(found["number"] or "1"),
            rhythm=rhythm,
            loose=not found["number"],
            least=not found["number"] or any(found[name] for name in ("least", "less", "more")),
        )
        for found in _RHYTHM.finditer(text)
        for rhythm in (_RHYTHM_WORDS[found["word"]],)
    ]
    within = [(promise.start, promise.end) for promise in rhythms]
    return tuple(sorted([*rhythms, *_counts(text, within)], key=lambda promise: promise.start))


def _counts(text: str, within: list[tuple[int, int]]) -> Iterator[Promise]:
    for found in _COUNT.finditer(text):
        at = found.start()
        clause = _clause(text, at)
        many = found["unit"] == "次" and _MANY.search(clause)
        if any(start <= at < end for start, end in within) or _EACH.search(clause) or many:
            continue
        least = list(_LEAST.finditer(clause))
        whole = _WHOLE.search(clause)
        first = whole or (least[-1] if least else None)
        yield Promise(
            start=at - len(clause) + first.start() if first else at,
            end=found.end(),
            count=count_of(found["number"]),
            least=bool(least or found["more"]),
            whole=whole is not None,
        )


def _clause(text: str, end: int) -> str:
    """The words before a place, back to the last mark."""
    return around(text, end, end, _MARKS)[0]


def times_of(timing: Timing, working: int) -> int | None:
    """How often a timing lets something happen; None where it does not say, as for a span of months.

    Args:
        timing: A time.
        working: Working months of the period, which is how often 每月 is.
    """
    if timing.rhythm == "weekly":
        return 52
    if timing.rhythm is not None:
        return len(timing.months) or (working if timing.rhythm == "monthly" else _A_YEAR[timing.rhythm])
    follows = any(month % 12 + 1 in timing.months for month in timing.months)
    if not timing.months or timing.deadline or follows:
        return None
    return len(timing.months)


def wanted_times(promise: Promise, working: int) -> int:
    """How often a promise is at least: 每月 is the working months, and in school years terms lie between."""
    return promise.count * working // 12 if promise.rhythm in _STANDING else promise.count


def stated_times(text: str) -> tuple[StatedTime, ...]:
    """The months and half-years that a text names, in order.

    >>> [(t.months, t.deadline) for t in stated_times("先登记需求，6月底前完成")]
    [((6,), True)]
    """
    found = [
        StatedTime(start=at.start(), end=at.end(), months=months, deadline=at["before"] is not None)
        for at in _MONTHS.finditer(text)
        if (months := months_named(at["months"])) and (at["before"] or not _leads(text, at.start()))
    ]
    found += [
        StatedTime(start=at.start(), end=at.end(), months=_HALVES[at["half"]])
        for at in _HALF.finditer(text)
        if not _BESIDE.search(around(text, at.end(), at.end(), "。；")[1])
    ]
    return tuple(sorted(found, key=lambda stated: stated.start))


def _leads(text: str, start: int) -> bool:
    """Whether the clause around a month leads up to what is then, or follows it."""
    clause = "".join(around(text, start, start, _MARKS))
    return bool(AHEAD.search(clause) or LOOKING_BACK.search(clause))
