"""A figure told as a fact that nobody gave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.foreign import profile_numbers
from plandraft.checks.text import FieldPlace, text_of
from plandraft.core.context import CheckContext
from plandraft.core.figures import plain_number
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Origin, Plan

_STATE = re.compile(
    r"现有|共有|拥有|设有|下设|下辖|辖区(?:有|内有)|在册|在职(?:职工|教职工|员工)?(?=\d)|在编|会员(?:总数)?(?=\d)|全[院校厂局]共?(?=\d)|"
    r"目前|截至|截止|(?<![比较])(?:上年|上一年|去年)(?!旧|未|遗留|没|结转|收支|经费|决算|的?提案)|已(?:有|建成|完成|成立|建立|发放|慰问)|累计|近[一二两三四五]年|成立于|建于|荣获|获得了?(?=\d)|先后"
)
"""Words that tell of what is or was, and not of what is wanted."""
_WANTED = re.compile(
    r"不少于|不低于|不超过|以上|以内|力争|确保|争取|目标|达到|提高到|增加到|增至|增到|扩大到|计划|拟|将|完成率|每(?:月|季|年|周|人|组|名)"
)
"""Words that make a figure a target or a limit."""
_FIGURE = re.compile(
    r"(?<![\d.〔第])(?P<number>\d{1,3}(?:,\d{3}){1,12}|\d{1,9})(?P<part>\.\d{1,3})?"
    r"(?P<unit>余)?(?P<what>万元|元|人次|人|名|个|家|户|件|项|次|场|期|支|所|篇|条|处|间|起|%|％|平方米|余)"
)

_RATE = re.compile(r"率[^，。；、\d]{0,6}$")
"""What stands before a figure that is a target: 参保率、满意率不低于."""


class UngroundedFigure(Rule):
    """A figure told as a fact (现有职工320人, 去年慰问37人次) that neither the profile nor the calendar states.

    A figure in a goal or an indicator, behind 率, in a field or node marked as proposed, a target, a limit or a
    comparison is left alone.

    Why: an invented figure is found by the first reader who knows the house.
    Source: the rubric (无虚构); the profile. A warning, because a profile need not state everything that is true.
    """

    code = "PD503"
    name = "ungrounded-figure"
    severity = Severity.WARNING
    needs = ("profile",)
    askable = True
    message_zh = "“{figure}”写成了事实，单位概况中没有这个数字"
    message_en = "“{figure}” is told as a fact, but the profile does not state it"
    suggestion = "补入单位概况，或换成【待补：…】"
    suggestion_en = "add it to the profile, or write 【待补：…】"
    bad = (("P", "preamble", "我院现有工会会员1286人。"),)
    good = (
        ("profile", "facts", ["工会会员1286人"]),
        ("P", "preamble", "我院现有工会会员1286人，全年走访不少于40户。"),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        known = profile_numbers(context.profile)
        proposed = {node.id for node in plan.nodes() if node.origin is Origin.PROPOSED}
        fields = {(node.id, field) for node in plan.nodes() for field in node.proposed}
        for sentence in text_of(plan).sentences:
            if sentence.node in proposed or sentence.node[0] == "G" or sentence.field == "indicator":
                continue
            if {(sentence.node, sentence.field), (sentence.node, sentence.field.split("/")[0])} & fields:
                continue
            for figure in _facts(sentence):
                number = plain_number(figure["number"].replace(",", "") + (figure["part"] or ""))
                if number not in known and not _in_tens_of_thousands(number, figure["what"], known):
                    at = (sentence.start + figure.start(), sentence.start + figure.end())
                    yield self.finding(sentence.node, sentence.field, text=sentence.whole, found=at, figure=figure[0])


def _facts(sentence: FieldPlace) -> Iterator[re.Match[str]]:
    """The figures of the clauses that follow a word of state, up to a word of wish."""
    said = sentence.text
    state = _STATE.search(said)
    if state is None:
        return
    wanted = _WANTED.search(said, state.end())
    for figure in _FIGURE.finditer(said, state.start(), wanted.start() if wanted else len(said)):
        if not _RATE.search(said[: figure.start()]):
            yield figure


def _in_tens_of_thousands(number: str, unit: str, known: frozenset[str]) -> bool:
    return unit == "万元" and plain_number(f"{float(number) * 10_000:.2f}") in known
