"""An earlier theory as the only guide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.citations import looks_back
from plandraft.checks.foreign import bare_name
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan

_pattern: Once[Knowledge, re.Pattern[str] | None] = Once(
    lambda knowledge: re.compile(knowledge.usage.alone_until.pattern) if knowledge.usage.alone_until else None
)

_GUIDES = re.compile(r"[”\"]?(?:重要思想)?(?:来)?(?:统领|统揽|为指导|为指引|为统领|为指针|指导下)")
"""What stands behind a theory that guides by itself, whatever else the sentence names."""


class TheoryStandingAlone(Rule):
    """邓小平理论, “三个代表”重要思想 or 科学发展观 without 习近平新时代中国特色社会主义思想 in the same sentence.

    Since October 2017 they are named only inside the full sequence, which ends with the newest.

    Why: it gives away a text of an earlier decade.
    Source: the dated references of this package; 工会法 (2021) art. 4.
    """

    code = "PD612"
    name = "theory-standing-alone"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "“{theory}”现只在完整序列中出现，不单独作为指导思想"
    message_en = "“{theory}” is now named only within the full sequence, not as the guide on its own"
    suggestion = "改为“以习近平新时代中国特色社会主义思想为指导”"
    suggestion_en = "name “习近平新时代中国特色社会主义思想” as the guide"
    bad = (("I1", "text", "以科学发展观为指导，服务职工。"),)
    good = (
        (
            "I1",
            "text",
            "坚持以马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想为指导。",
        ),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        pattern, alone = _pattern(context.knowledge), context.knowledge.usage.alone_until
        if pattern is None or alone is None or context.as_of < alone.until:
            return
        told: set[tuple[str, str, str]] = set()
        for found, place in text_of(plan).finditer(pattern):
            key = (place.node, place.field, place.sentence)
            guides = _GUIDES.match(place.whole, place.end) is not None
            if (alone.newest in place.sentence and not guides) or key in told or looks_back(place):
                continue
            told.add(key)
            yield self.finding_at(
                place,
                severity=None if alone.verified else Severity.HINT,
                theory=bare_name(found[0]),
            )
