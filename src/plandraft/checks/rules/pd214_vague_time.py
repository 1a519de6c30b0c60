"""适时 in a sentence that should say when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.dates import SAYS_WHEN
from plandraft.checks.text import FieldPlace, around, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_ORDINARY = {"全年", "长期", "近期", "不定期"}
"""Vague times of the list that also stand in sentences that are right: 全年不少于6次, 长期病休."""

_OPEN = {"适时", "择机", "适当时候", "条件成熟时", "视情况", "视情"}
"""Words after which a time must stand in the same clause or the next; another clause's time is not theirs."""
_SPREAD = re.compile(r"分别|安排在|时间|计划在|拟?定?[在于]|最[迟晚]|不[迟晚]于|力争|争取|\d{1,2}月底?前")
"""How a clause begins that says when the one before it is done."""


class VagueTime(Rule):
    """A sentence with 适时, 择机 or 年内 that names no month, quarter or rhythm.

    年内 passes in a measure that has a time of its own.

    Why: what has no date is not done.
    Source: our choice, because reviewers look for owner and date first; the words are in the wording file.
    """

    code = "PD214"
    name = "vague-time"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{word}”没有说明时间"
    message_en = "“{word}” says no time"
    suggestion = "写明月份、季度或周期"
    suggestion_en = "name a month, a quarter or a rhythm"
    bad = (("M1", "actions", ["适时组织困难职工家庭走访。"]),)
    good = (("M1", "actions", ["年内分两次走访，分别安排在2月和9月。", "三年内建成职工之家。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        words = [word for word in context.knowledge.wording.vague_times if word not in _ORDINARY]
        if not words:
            return
        form = re.compile(r"(?<![\d一二三四五六七八九十两几半当本])(?:" + "|".join(map(re.escape, words)) + ")")
        timed = {measure.id for measure in plan.measures if measure.timing.is_set}
        for _, place in text_of(plan).finditer(form):
            own_time = place.node in timed and place.text == "年内"
            said = _clause(place) if place.text in _OPEN else place.sentence
            if not own_time and not SAYS_WHEN.search(said):
                yield self.finding_at(place, word=place.text)


def _clause(place: FieldPlace) -> str:
    """The clause around a word, and the next one where that tells how the first is spread."""
    before, after = around(place.whole, *place.span)
    _, following = around(place.whole[place.end + len(after) + 1 :], 0, 0)
    return before + place.text + after + (following if _SPREAD.match(following) else "")
