"""Said nearly twice."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule, Setting
from plandraft.checks.text import Place, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import pairs
from plandraft.core.plan import Plan


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
        sentences = [s for s in text_of(plan).sentences if not s.is_name and len(s.text) >= least]
        first_of: dict[int, tuple[int, float]] = {}
        for one, other, share in _alike(_as_bits(sentences), wanted):
            first, second = sorted((one, other))
            if second not in first_of and sentences[first].text.strip() != sentences[second].text.strip():
                first_of[second] = (first, share)
        for second, (first, share) in sorted(first_of.items()):
            place = sentences[second]
            yield self.finding(
                place.node,
                place.field,
                text=place.whole,
                found=place.span,
                first=sentences[first].node,
                share=round(share * 100),
            )


def _alike(bits: list[int], wanted: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of sentences that share enough, and how much: shared pairs over all pairs (Jaccard)."""
    sizes = [number.bit_count() for number in bits]
    order = sorted((at for at in range(len(bits)) if sizes[at]), key=sizes.__getitem__)
    enough = wanted / (1 + wanted)
    for i, one in enumerate(order, 1):
        size, mine = sizes[one], bits[one]
        for other in order[i:]:
            both = size + sizes[other]
            if size < wanted * sizes[other]:
                break
            shared = (mine & bits[other]).bit_count()
            if shared >= enough * both:
                yield one, other, shared / (both - shared)


def _as_bits(sentences: list[Place]) -> list[int]:
    """Each sentence's pairs as one number: shared pairs are then counted in a tenth of the time."""
    numbers: dict[str, int] = {}
    return [sum(1 << numbers.setdefault(pair, len(numbers)) for pair in pairs(s.text)) for s in sentences]
