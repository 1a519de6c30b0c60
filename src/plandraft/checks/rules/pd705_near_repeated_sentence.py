"""Said nearly twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import ceil

from plandraft.checks.base import Rule, Setting
from plandraft.checks.text import FieldPlace, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import pairs
from plandraft.core.plan import Plan

_ROUNDING = 1e-9
_MOST_COMPARED = 64
"""Sentences that one is compared with, of those that share a rare pair the nearest in length (our choice): no plan has
more."""


class NearRepeatedSentence(Rule):
    """Two sentences that share at least 60 % of their character pairs, and are not the same.

    Why: the second one says nothing new.
    Source: the rubric (语言: n-gram Jaccard ≥ 0.6); our choice of pairs of characters and of the least length.
    """

    code = "PD705"
    name = "near-repeated-sentence"
    severity = Severity.HINT
    message_zh = "与 {first} 的句子有 {share}% 相同"
    message_en = "{share} % of it stands in {first} already"
    suggestion = "合并成一句，或写出不同之处"
    suggestion_en = "make one of the two, or say what differs"
    settings = (
        Setting("share", 60, 40, 100, "per cent of character pairs shared from which on two sentences are alike"),
        Setting("least", 15, 6, 100, "code points from which on a sentence counts"),
    )
    bad = (
        ("M1", "actions", ["由工会小组逐户走访并登记家庭困难情况。"]),
        ("M2", "actions", ["由工会小组逐户走访，登记家庭的困难情况。"]),
    )
    good = (
        ("M1", "actions", ["由工会小组逐户走访并登记家庭困难情况。"]),
        ("M2", "actions", ["由工会小组通知护士长并公布选手报名情况。"]),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        least, wanted = self.number("least"), self.number("share") / 100
        different: dict[str, FieldPlace] = {}  # of the same said again PD701 tells
        for sentence in text_of(plan).sentences:
            if not sentence.is_name and len(sentence.text) >= least:
                different.setdefault(sentence.text.strip(), sentence)
        sentences = [*different.values()]
        first_of: dict[int, tuple[int, float]] = {}
        for one, other, share in _alike(sentences, wanted):
            first, second = sorted((one, other))
            if second not in first_of:
                first_of[second] = (first, share)
        for second, (first, share) in sorted(first_of.items()):
            place = sentences[second]
            yield self.finding_at(
                place,
                first=sentences[first].node,
                share=round(share * 100),
            )


def _alike(sentences: Sequence[FieldPlace], wanted: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of sentences that share enough, and how much: shared pairs over all pairs (Jaccard).

    Only sentences that share one of their rarer pairs are compared: of n pairs any n - ⌈share · n⌉ + 1 hold one that a
    sentence which shares enough must have too (prefix filtering: Chaudhuri, Ganti and Kaushik 2006).
    """
    own = [pairs(sentence.text) for sentence in sentences]
    often = Counter(pair for each in own for pair in each)
    order = sorted((at for at in range(len(own)) if own[at]), key=lambda at: len(own[at]))
    known: dict[str, list[int]] = {}
    found: list[tuple[int, int, float]] = []
    for place, at in enumerate(order):
        size = len(own[at])
        telling = sorted(own[at], key=lambda pair: (often[pair], pair))[: size - ceil(wanted * size - _ROUNDING) + 1]
        near = {other for pair in telling for other in known.get(pair, ())[-_MOST_COMPARED:]}
        for earlier in nlargest(_MOST_COMPARED, near):
            shared = len(own[at] & own[order[earlier]])
            whole = size + len(own[order[earlier]]) - shared
            if shared >= wanted * whole - _ROUNDING:
                found.append((earlier, place, shared / whole))
        for pair in telling:
            known.setdefault(pair, []).append(place)
    for earlier, place, share in sorted(found):
        yield order[earlier], order[place], share
