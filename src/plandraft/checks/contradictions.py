"""Numbers of one plan that cannot all be right: told by the words that stand around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from plandraft.checks.answers import differing_times, late_answers
from plandraft.checks.content import Content
from plandraft.checks.contradiction import Contradiction
from plandraft.checks.promises import HAN_NUMBER, count_of
from plandraft.checks.statements import Statement, pairs_of_statement
from plandraft.core.matching import pairs, shared_start
from plandraft.core.plan import Entry, Goal, Measure

_NUMBER = rf"\d{{1,5}}|{HAN_NUMBER}"
_THING = re.compile(
    rf"(?<![\d.第每])(?P<number>{_NUMBER})(?P<unit>[个家间处支座套台条])(?P<noun>(?!工作日|月|小时|百分点|班次|学期|方面|层次)[一-龥]{{2,10}})"
)
_PARTS = re.compile(
    r"先|首|新建|新设|增设|新开|轮流|分别|批|再|另|又|其中|试|余|新增|增加|增至|部分|超过|以上|左右|每|第|各|至少|选|推荐|评|表彰|奖励|优秀"
)
"""Words of a part, or of a bound: two such numbers are no contradiction."""
_ALL_BEFORE = re.compile(r"(?:下设|共有|现有|设有|分为|分布在|下辖|拥有|共设|共)$")
_ALL_AFTER = re.compile(r"^(?:各|全部|均|都|每个)")
_NEAR = 6
"""Characters before and behind a number that tell what is counted (our choice)."""
SIMILAR = 0.6
"""Share of the character pairs of the shorter clause that the other holds (our choice)."""

_RATE = re.compile(
    rf"每(?P<every>个?月|季度?|周)[^，。；]{{0,14}}?(?P<least>不少于|至少)?(?P<number>{_NUMBER})(?P<unit>[个家户人名条篇])(?!工作日|月|小时|学期|周)(?P<noun>[一-龥]{{0,6}})"
)
_TOTAL = re.compile(
    rf"(?:全年|累计|共计?|总计|合计)[^，。；\d]{{0,8}}?(?P<number>{_NUMBER})(?P<unit>[个家户人名条篇])(?!工作日|月|小时|学期|周|阶段|节点|时段|季度)"
)
_ALL = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>[个家户])[一-龥]{{2,6}}(?:全部|走遍|全覆盖|都走到|逐一走到)")
_RARE = re.compile(rf"(?<![\d.第每])(?P<number>{_NUMBER})(?P<unit>[对间台套张处座辆])(?![应比面理置分])")


def contradictions_in(content: Content) -> Iterator[Contradiction]:
    """All of them, each place once."""
    plan = content.plan
    nodes: tuple[Goal | Measure | Entry, ...] = (*plan.goals, *plan.measures, *plan.schedule)
    said = [s for node in nodes for s in content.said(node)]
    found = (
        *_things(said),
        *_counted(content, said),
        *_wholes(plan.preamble),
        *_sums(content),
        *differing_times(said),
        *late_answers(content),
        *_products(content),
        *_indicators(content),
    )
    told: set[tuple[str, str, tuple[int, int]]] = set()
    for each in found:
        key = (each.statement.node, each.statement.field, each.span)
        if key not in told:
            told.add(key)
            yield each


def _things(said: Sequence[Statement]) -> Iterator[Contradiction]:
    """The same thing in two clauses with other numbers: 8个合作驿站开放, 开放10个合作驿站."""
    told = [
        (s, m, (m["noun"][:2], m["unit"]), count_of(m["number"]))
        for s in said
        for m in _THING.finditer(s.text)
        if not _PARTS.search(s.text)
    ]
    for (one, a, thing, number), (other, b, other_thing, other_number) in combinations(told, 2):
        if thing != other_thing or number == other_number or one.node == other.node:
            continue
        if not _alike(one.text, other.text, shared_start(a["noun"], b["noun"])):
            continue
        yield Contradiction(statement=other, start=b.start(), end=b.end("unit") + 2, other=one.text)


def _counted(content: Content, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """The same thing with two numbers, before or behind its name: 配12张床位, 床位20张."""
    told = [(s, m, _beside(s.text, m)) for s in said for m in _RARE.finditer(s.text) if not _PARTS.search(s.text)]
    for (one, a, near), (other, b, near_other) in combinations(told, 2):
        if one.node == other.node or a["unit"] != b["unit"] or count_of(a["number"]) == count_of(b["number"]):
            continue
        if content.telling(near & near_other):
            yield Contradiction(statement=other, start=b.start(), end=b.end(), other=one.text)


def _beside(text: str, found: re.Match[str]) -> frozenset[str]:
    """The pairs of characters right before and behind a number with its unit; of a bare number the first words."""
    before, behind = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
    return pairs_of_statement(before) | pairs_of_statement(behind)


def _alike(one: str, other: str, noun: str) -> bool:
    """Whether two clauses say the same of a thing, in words beside its name."""
    bare = [pairs(re.sub(rf"\d+月底?前?|{_NUMBER}", "", text)) for text in (one, other)]
    beside = bare[0] & bare[1] - pairs(noun)
    return bool(beside) and len(bare[0] & bare[1]) >= SIMILAR * min(map(len, bare))


def _wholes(text: str) -> Iterator[Contradiction]:
    """How many parts a body has, twice in its opening: 下设5个工会小组，6个工会小组各…."""
    whole = [m for m in _THING.finditer(text) if _ALL_BEFORE.search(text[: m.start()])]
    for have in whole:
        noun = have["noun"]
        for other in _THING.finditer(text):
            same = next((n for n in range(len(noun), 1, -1) if other["noun"].startswith(noun[:n])), 0)
            after = text[other.start("noun") + same :]
            if same >= 3 and _ALL_AFTER.match(after) and count_of(other["number"]) != count_of(have["number"]):
                statement = Statement(node="P", field="preamble", start=0, text=text, whole=text)
                end = other.start("noun") + same
                yield Contradiction(statement=statement, start=other.start(), end=end, other=have[0][: len(noun)])


def _sums(content: Content) -> Iterator[Contradiction]:
    """What a measure does in several steps, and a goal with another sum: 建成2个站点、再建成2个站点, 建成站点7个."""
    for measure in content.plan.measures:
        steps = [(c, m) for c in content.said(measure) for m in _THING.finditer(c.text)]
        again = [m for c, m in steps if re.search(r"再|又|另", c.text)]
        for last in again:
            noun, unit = last["noun"][:2], last["unit"]
            same = [m for _, m in steps if m["noun"].startswith(noun) and m["unit"] == unit]
            total = sum(count_of(m["number"]) for m in same)
            form = re.compile(
                rf"{re.escape(noun)}[一-龥]{{0,4}}(?P<number>{_NUMBER}){unit}|(?P<first>{_NUMBER}){unit}[一-龥]{{0,6}}{re.escape(noun)}"
            )
            for goal in content.plan.goals if len(same) > 1 else ():
                for clause in content.said(goal):
                    found = form.search(clause.text)
                    if found and count_of(found["number"] or found["first"]) != total:
                        words = "、".join(m[0] for m in same)
                        yield Contradiction(statement=clause, start=found.start(), end=found.end(), other=words)


def _products(content: Content) -> Iterator[Contradiction]:
    """So many each month, and another number for the year: 每月走访10家, 全年走访60家."""
    for measure in content.plan.measures:
        clauses = content.said(measure)
        for clause in clauses:
            rate = _RATE.search(clause.text)
            if rate is None:
                continue
            every = {"周": 52, "季": 4}.get(rate["every"][0], 12)
            times = len(clause.timing.months) or every if every == 12 else every
            product = count_of(rate["number"]) * times
            for other in clauses:
                found = _TOTAL.search(other.text) or _ALL.search(other.text)
                if (
                    found is None
                    or found["unit"] != rate["unit"]
                    or (other.whole != clause.whole and other.node != clause.node)
                ):
                    continue
                total = count_of(found["number"])
                reached = found.re is _ALL or rate["least"]
                if (total < product and found.re is not _ALL) or (
                    total > product and (found.re is _ALL or not reached)
                ):
                    yield Contradiction(statement=other, start=found.start(), end=found.end(), other=rate[0])


def _indicators(content: Content) -> Iterator[Contradiction]:
    """An indicator with another number of the only things that the measure speaks of: 32对, 26对."""
    for measure in content.plan.measures:
        wanted = list(_RARE.finditer(measure.indicator))
        for found in wanted:
            said = [(c, m) for c, m in _rare_of(content, measure) if m["unit"] == found["unit"]]
            numbers = {count_of(m["number"]) for _, m in said}
            if len(numbers) == 1 and numbers != {count_of(found["number"])} and len(wanted) == 1:
                clause, at = said[0]
                yield Contradiction(statement=clause, start=at.start(), end=at.end(), other=measure.indicator)


def _rare_of(content: Content, measure: Measure) -> Iterator[tuple[Statement, re.Match[str]]]:
    for clause in content.said(measure):
        for found in _RARE.finditer(clause.text):
            yield clause, found
