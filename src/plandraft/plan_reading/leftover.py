"""What a text says and no node of the plan holds: nothing is lost, and what was not understood is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plandraft.core.months import OPEN_TIME
from plandraft.core.plan import Plan
from plandraft.core.sample import Line
from plandraft.core.timing import heads_standing
from plandraft.messages import both
from plandraft.plan_reading.gathering import Gathering
from plandraft.plan_reading.money_part import heads_money
from plandraft.plan_reading.structure.markers import without_marker
from plandraft.plan_reading.structure.months import heads_line, read_time
from plandraft.plan_reading.structure.paragraphs import Paragraph, RunPlaces, paragraphs_of
from plandraft.plan_reading.structure.roles import is_date, role_named
from plandraft.plan_reading.who import is_bodies, listed_names, only_names_who

LEAST_LETTERS = 2
"""Fewer letters than this say nothing (our choice)."""
_CLAUSE = re.compile(r"[^，。；：！？,;:!?|（）()【】\s]+")
_TIME = re.compile(
    r"(?:[\d年月日号份底末初前后上中下旬至到—–\-~～、和及或\s]|[一二三四五六七八九十]{1,30}月|第?[一二三四]季度|(?:[\d_xX×]{2,4}年)?[上下]半年|第?[一二上下]学期|全年|每[月季周年]度?|[各每]?[一二两三四\d]{1,30}次|"
    r"(?:计划|拟|定)?(?:于|在)|左右|期间){1,60}"
)
_LABEL = re.compile(
    r"(?:责任|牵头|负责|承办|主办|配合|协办|完成|实施|活动|预期|考核|工作|具体|主要){0,12}(?:部门|单位|科室|人|主体|时间|时限|标志|指标|标准|"
    r"经费|预算|责任|配合|牵头|内容|措施|目标|成效|地点|形式|要求|方式)"
)
_NUMBER = re.compile(
    r"[\d,.，%％万元千百亿/\s]+(?:元|人|次|名|个)?|第[一二三四五六七八九十\d]+周|序号|编号|合\s*计|总\s*计|小\s*计|附\s*[件表录]\s*\d*"
)
_ROLE = re.compile("^由|牵头|负责|承办|主办|配合|协助|管$")


class _Left(NamedTuple):
    """A stretch of a paragraph that no node holds."""

    text: str
    runs: RunPlaces


def place_leftover(found: Gathering, plan: Plan, lines: Sequence[Line], around: Sequence[Line]) -> tuple[str, ...]:
    """The text that has no place in a plan, with where it stands; what is no heading or the like is named.

    Args:
        found: What was read; gains places and names.
        plan: The plan made of it.
        lines: The plan's own lines.
        around: Lines that the site or a printer put there: they are known for what they are.
    """
    texts = [*(text for _, _, text in plan.strings()), found.signature.organisation, *found.dated]
    held = _letters("\n".join(texts))
    heard = _letters("\n".join(found.heard))
    left: list[_Left] = []
    for paragraph in paragraphs_of(lines):
        if paragraph.line in found.captions:
            continue
        for stretch in _stretches(paragraph, held):
            left.append(stretch)
            _, line, _ = stretch.runs[0]
            if line not in found.seen and _letters(stretch.text) not in heard:
                found.tell(line, stretch.text, *both("has no place in the plan"))
    left += [
        _Left(line.text.strip(), ((0, line.number, 1),)) for line in around if len(_letters(line.text)) >= LEAST_LETTERS
    ]
    for number, stretch in enumerate(left):
        found.place("P", f"unplaced/{number}", stretch.runs)
    return tuple(stretch.text for stretch in left)


def _stretches(paragraph: Paragraph, held: str) -> Iterator[_Left]:
    """The clauses of a paragraph that are not held, those beside each other as one."""
    text = paragraph.text
    start = end = -1
    for clause in _CLAUSE.finditer(text, _lead(text)):
        begin = clause.start() + _lead(text[clause.start() :])
        if begin >= clause.end() or _is_held(text[begin : clause.end()], held):
            if start >= 0:
                yield _left(paragraph, start, end)
            start = -1
            continue
        start, end = (start if start >= 0 else begin), clause.end()
    if start >= 0:
        yield _left(paragraph, start, end)


def _left(paragraph: Paragraph, start: int, end: int) -> _Left:
    return _Left(paragraph.text[start:end].rstrip(), paragraph.runs(start))


def _lead(text: str) -> int:
    """Where words begin behind their number."""
    taken = without_marker(text)
    return taken.offset if taken.style is not None else 0


def _is_held(clause: str, held: str) -> bool:
    """Whether a node says it, or whether it is a time, a number, a label or a name and was read as such."""
    said = _letters(clause)
    if len(said) < LEAST_LETTERS or said in held:
        return True
    bare = clause.strip()
    known = (_TIME, _LABEL, _NUMBER)
    if any(pattern.fullmatch(bare) for pattern in known) or role_named(bare) is not None or is_date(bare):
        return True
    time = read_time(bare)
    if time is not None and not bare[time.end :].strip("起内止前后间 "):
        return True
    if heads_line(f"{bare}：") is not None:
        return True
    if bare == OPEN_TIME or heads_standing(bare) or heads_money(bare):
        return True
    if not only_names_who(bare) and not is_bodies(bare):
        return False
    return all(_letters(name) in held for name in listed_names(_ROLE.sub("", bare)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
