"""A machine's synonym in the place of the right word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandraft.checks.base import Rule, text_fix
from plandraft.checks.once import Once
from plandraft.checks.text import PlanText, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan
from plandraft.core.usage import SpunWord


@dataclass(frozen=True, kw_only=True)
class _Compiled:
    word: SpunWord
    fixes: tuple[tuple[re.Pattern[str], str], ...]


_compiled: Once[Knowledge, tuple[_Compiled, ...]] = Once(
    lambda knowledge: tuple(
        _Compiled(word=word, fixes=tuple((re.compile(fix.find), fix.replace) for fix in word.fixes))
        for word in knowledge.wording.spun
    )
)


class CorruptedSynonym(Rule):
    """A synonym that machine rewriting put in (用心性 for 积极性, 群众合同 for 集体合同).

    Most such words are healthy elsewhere (用心服务, 透过现象), so they count only in a plan with at least three strong
    signs of machine rewriting, and only beside the words that give them away. Words that are never right always count.

    Why: rewritten pages are full of them, and no spelling check sees them.
    Source: the wording data of this package (aligned page pairs); words that a reader must judge are hints.
    """

    code = "PD704"
    name = "corrupted-synonym"
    severity = Severity.WARNING
    needs = ("knowledge",)
    message_zh = "“{spun}”疑为机器改写，应为“{original}”"
    message_en = "“{spun}” looks like a machine's synonym for “{original}”"
    suggestion = "改回原词"
    suggestion_en = "put the right word back"
    bad = (("M1", "actions", ["调动职工的用心性。"]),)
    good = (("M1", "actions", ["用心组织活动，用心用情服务职工，透过开展活动看实效，讲礼貌家庭故事。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        text, wording = text_of(plan), context.knowledge.wording
        gated = sum(text.text.count(marker) for marker in wording.strong_markers) >= wording.gate
        for entry in _compiled(context.knowledge):
            word = entry.word
            if word.spun not in text.text and not entry.fixes:
                continue
            if word.mode == "always" or (gated and word.mode == "gated"):
                yield from self._mended(plan, text, entry)
            elif gated and word.verified:
                for place in text.find(word.spun):
                    yield self.finding_at(
                        place,
                        severity=Severity.HINT,
                        spun=word.spun,
                        original=word.original,
                    )

    def _mended(self, plan: Plan, text: PlanText, entry: _Compiled) -> Iterator[Finding]:
        seen: set[tuple[str, str, int]] = set()
        for pattern, replace in entry.fixes:
            for found, place in text.finditer(pattern):
                if (place.node, place.field, place.start) in seen:
                    continue
                seen.add((place.node, place.field, place.start))
                fixed = place.whole
                for each, right in entry.fixes:
                    fixed = each.sub(right, fixed)
                fix = text_fix(plan, place.node, place.field, fixed) if fixed != place.whole else None
                yield self.finding_at(
                    place,
                    fix=fix,
                    spun=found[0],
                    original=replace,
                )
