"""Times within which something is answered that cannot all be right, and answers that the calendar has too late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from plandraft.checks.content import Content
from plandraft.checks.contradiction import Contradiction
from plandraft.checks.promises import HAN_NUMBER, count_of
from plandraft.checks.statements import Statement
from plandraft.checks.text import around
from plandraft.core.matching import pairs

_NUMBER = rf"\d{{1,5}}|{HAN_NUMBER}"
_WITHIN = re.compile(
    rf"(?P<number>{_NUMBER})(?P<unit>个工作日|个月|日|天|周)(?:之|以)?内(?P<between>[^，。；]{{0,10}}?)(?P<act>答复|反馈|回复|办结|看望|到场|公布|转办|张贴)"
)
_OBJECTS = re.compile(r"意见|提案|建议|诉求|投诉|隐患|求助|来信|来访|住院|结果")
_DIGIT = re.compile(r"\d")
_OF_TIME = {
    "个工",
    "日内",
    "内答",
    "内书",
    "书面",
    "面答",
    "内全",
    "全部",
    "部答",
    "天内",
    "月内",
    "个月",
    "工作",
    "作日",
    "意见",
    "见在",
}
"""Pairs of characters of the time itself, and of any answer."""
_DAYS = {"个工作日": 1.4, "个月": 30.0, "日": 1.0, "天": 1.0, "周": 7.0}
_BASE = re.compile(r"召开|举行|大会|代表会|座谈会|会议|听取|征集|收集|征求|交办|交给|转交|立案|商定")
_ANSWER = re.compile(r"^(?:书面)?(?:答复|反馈|回复)|(?:答复|反馈|回复)$")


def differing_times(said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Two times within which the same is answered."""
    told = [(s, m, _objects(s)) for s in said for m in _WITHIN.finditer(s.text)]
    for (one, a, about), (other, b, about_other) in combinations(told, 2):
        if a["act"] != b["act"] or _days(a) == _days(b) or not about & about_other:
            continue
        beside = pairs(_sentence(one)) & pairs(_sentence(other)) - pairs("".join(about)) - pairs(
            "内" + a["between"] + a["act"]
        )
        if any(not _DIGIT.search(pair) and pair not in _OF_TIME for pair in beside):
            yield Contradiction(statement=other, start=b.start(), end=b.end(), other=a[0])


def _objects(said: Statement) -> set[str]:
    """What is answered: words of the clause, else of the sentence around it."""
    return set(_OBJECTS.findall(said.text)) or set(_OBJECTS.findall(_sentence(said)))


def _sentence(said: Statement) -> str:
    """The sentence up to the end of a clause."""
    before, _ = around(said.whole, *said.span, "。\n")
    return before + said.text


def _days(found: re.Match[str]) -> float:
    return count_of(found["number"]) * _DAYS[found["unit"]]


def late_answers(content: Content) -> Iterator[Contradiction]:
    """An answer within ten days that stands in the calendar two months after the meeting."""
    answers = [
        (link.measure.id, entry)
        for entry in content.plan.schedule
        if _ANSWER.search(entry.title.split("（")[0]) and (link := content.links.get(entry.id))
    ]
    for measure in content.plan.measures:
        clauses = content.said(measure)
        asked = [c for c in clauses if c.timing.months and c.timing.rhythm is None and _BASE.search(c.text)]
        lines = [entry for held_by, entry in answers if held_by == measure.id]
        for clause in clauses:
            found = _WITHIN.search(clause.text)
            if found is None or found["act"] not in ("答复", "反馈", "回复", "办结") or not asked:
                continue
            beside = [c for c in clauses if c.timing.months and not c.timing.rhythm and _leads_up_to(c, clause)]
            for entry in lines:
                if (
                    entry.timing.rhythm is None
                    and entry.timing.months
                    and not _in_time(content, beside or asked, entry.timing.months, _days(found))
                ):
                    yield Contradiction(statement=clause, start=found.start(), end=found.end(), other=entry.title)
                    break


def _leads_up_to(one: Statement, other: Statement) -> bool:
    """Whether a clause stands in the sentence of another, or is it; the days of an answer count from what it names."""
    return one.field == other.field and one.start <= other.start and _sentence(other).startswith(_sentence(one))


def _in_time(content: Content, asked: Sequence[Statement], months: Sequence[int], days: float) -> bool:
    for clause in asked:
        early = clause.timing.part == "early" and days <= 15
        allowed = 0 if early else 1 + int(days // 31)
        if any(
            0 <= content.position(at) - content.position(month) <= allowed
            for at in months
            for month in clause.timing.months
        ):
            return True
    return False
