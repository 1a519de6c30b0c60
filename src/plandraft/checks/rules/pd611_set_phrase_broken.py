"""A set phrase in another order, or with a part missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from plandraft.checks.base import Rule, graded, text_fix
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan
from plandraft.core.usage import SetPhrase

_JOIN = r"[、，,“”‘’\"和与及以]{0,4}(?:增强|坚定|做到|坚持)?[“‘\"]?"
_MARKS = re.compile(r"[、，,“”‘’\"]*")


def _compile(knowledge: Knowledge) -> tuple[tuple[SetPhrase, re.Pattern[str], re.Pattern[str]], ...]:
    made = []
    for phrase in knowledge.usage.set_phrases:
        parts = [re.sub("[“”]", '[“”"]?', re.escape(part)) for part in phrase.parts]
        one = "|".join(parts)
        made.append(
            (phrase, re.compile(f"(?:{one})(?:{_JOIN}(?:{one}))+"), re.compile("|".join(f"({p})" for p in parts)))
        )
    return tuple(made)


_compiled: Once[Knowledge, tuple[tuple[SetPhrase, re.Pattern[str], re.Pattern[str]], ...]] = Once(_compile)


class SetPhraseBroken(Rule):
    """A set phrase whose parts stand in another order (劳动精神、劳模精神、工匠精神), or a sequence with a gap.

    Why: such phrases are quoted, not written.
    Source: 工会法 (2021) art. 4, 医师法 (2021) art. 3 and the references of this package.
    """

    code = "PD611"
    name = "set-phrase-broken"
    severity = Severity.WARNING
    needs = ("knowledge",)
    message_zh = "“{said}”顺序或组成有误，固定表述为“{right}”"
    message_en = "“{said}” is out of order or incomplete; the set phrase is “{right}”"
    suggestion = "改为固定表述"
    suggestion_en = "quote the set phrase"
    bad = (("M1", "actions", ["宣讲劳动精神、劳模精神、工匠精神。"]),)
    good = (("M1", "actions", ["宣讲劳模精神、劳动精神、工匠精神，评选劳动精神宣讲员和工匠精神宣讲员。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        for phrase, run, part in _compiled(context.knowledge):
            for found, place in text_of(plan).finditer(run):
                parts = list(part.finditer(found[0]))
                order = [match.lastindex or 0 for match in parts]
                gaps = phrase.whole and len(parts) > 2 and len(set(order)) < len(phrase.parts)
                if order == sorted(set(order)) and not gaps:
                    continue
                fixed = None if gaps else _in_order(found[0], parts)
                text = place.replaced_by(fixed or "")
                yield self.finding_at(
                    place,
                    fix=text_fix(plan, place.node, place.field, text) if fixed else None,
                    severity=graded(phrase, self.severity),
                    said=found[0],
                    right="、".join(phrase.parts),
                )


def _in_order(said: str, parts: list[re.Match[str]]) -> str | None:
    """The same words in order, where only marks stand between them and none is said twice."""
    between = [said[a.end() : b.start()] for a, b in pairwise(parts)]
    order = {match.lastindex: match[0] for match in parts}
    if len(order) < len(parts) or not all(_MARKS.fullmatch(gap) for gap in between):
        return None
    words = [order[index] for index in sorted(order, key=lambda index: index or 0)]
    return "".join(word + gap for word, gap in zip(words, [*between, ""], strict=True))
