"""A body that is not called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule, graded, text_fix
from plandraft.checks.foreign import profile_words
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan
from plandraft.core.usage import BodyName

_patterns: Once[Knowledge, tuple[tuple[BodyName, re.Pattern[str]], ...]] = Once(
    lambda knowledge: tuple((name, re.compile(name.pattern)) for name in knowledge.usage.body_names)
)


class WrongBodyName(Rule):
    """A body's name that was never right (中国总工会), or that was given up (国家卫计委).

    Why: the reader above is the one whose name is wrong.
    Source: 中国工会章程 (中华全国总工会); the State Council's reforms; dated in this package, unverified ones as hints.
    """

    code = "PD605"
    name = "wrong-body-name"
    severity = Severity.WARNING
    needs = ("knowledge",)
    message_zh = "“{wrong}”{state}，应为“{right}”"
    message_en = "“{wrong}” {state}; it is called “{right}”"
    suggestion = "改用现行的规范名称"
    suggestion_en = "use the present official name"
    bad = (("I1", "text", "按照中国总工会部署开展工作。"),)
    good = (("I1", "text", "按照中华全国总工会部署，会同上级卫生部门开展工作。"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        own = profile_words(context)
        for name, pattern in _patterns(context.knowledge):
            if name.until is not None and context.as_of < name.until:
                continue
            former = name.kind == "former"
            for found, place in text_of(plan).finditer(pattern):
                if found[0] in own:
                    continue
                fixed = place.replaced_by(found.expand(name.right))
                yield self.finding_at(
                    place,
                    fix=None if former else text_fix(plan, place.node, place.field, fixed),
                    severity=graded(name, self.severity),
                    wrong=found[0],
                    right=found.expand(name.right),
                    state=Bilingual("已撤销或更名", "was given up")
                    if former
                    else Bilingual("名称有误", "is no such body"),
                )
