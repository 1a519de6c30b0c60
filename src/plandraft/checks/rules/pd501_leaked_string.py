"""Another organisation's words."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan
from plandraft.core.sample import LeakList


def _longest_first(leaks: LeakList) -> tuple[str, ...]:
    return tuple(sorted((leak for leak in leaks.strings if leak.strip()), key=lambda leak: (-len(leak), leak)))


_ordered: Once[LeakList, tuple[str, ...]] = Once(_longest_first)


class LeakedString(Rule):
    """A name or phrase of a sample that belongs to another organisation, and that the profile does not use itself.

    Why: it is the fault every chair is ashamed of.
    Source: the leak list of the samples that were read, less the words of the profile.
    """

    code = "PD501"
    name = "leaked-string"
    severity = Severity.ERROR
    needs = ("leaks",)
    askable = True
    message_zh = "“{leak}”来自样本中的其他单位"
    message_en = "“{leak}” belongs to another organisation, whose plan was among the samples"
    suggestion = "删去，或换成本单位的事实"
    suggestion_en = "remove it, or put a fact of this organisation in its place"
    bad = (("M1", "title", "学习月光镇中心医院经验"),)
    good = (
        ("profile", "facts", ["与月光镇中心医院结为医联体"]),
        ("M1", "title", "与月光镇中心医院联合走访"),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.leaks is not None
        text, own = text_of(plan), profile_words(context)
        covered: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for leak in _ordered(context.leaks):
            if (len(leak) > 1 and (leak[0], leak[1]) not in text.pairs) or leak not in text.text or leak in own:
                continue
            for place in text.find(leak):
                taken = covered.setdefault((place.node, place.field), [])
                if any(start <= place.start and place.end <= end for start, end in taken):
                    continue
                taken.append(place.span)
                yield self.finding_at(place, leak=leak)
