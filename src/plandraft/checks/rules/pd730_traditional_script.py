"""Traditional characters in a plan in simplified script."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.languages import traditional
from plandraft.core.plan import Plan
from plandraft.core.sense import FEWEST_TRADITIONAL


class TraditionalScript(Rule):
    """Characters that only traditional script has. A single one in the whole plan may be a name's.

    Why: the norm is simplified script; the text came from elsewhere, or from a model that mixes both.
    Source: 《国家通用语言文字法》 (the State's common language and script), articles 2, 3 and 9.
    """

    code = "PD730"
    name = "traditional-script"
    severity = Severity.ERROR
    askable = True
    message_zh = "“{said}”是繁体字"
    message_en = "“{said}” is in traditional script"
    suggestion = "改成简体字"
    suggestion_en = "put it into simplified script"
    bad = (("M1", "actions", ["開展職工技能培訓。"]),)
    good = (("M1", "actions", ["走访毕昇工坊，学习乾坤大讲堂经验。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        text = text_of(plan)
        found = traditional(text.text)
        found = found - traditional(profile_words(context)) if found else found
        if len(found) < FEWEST_TRADITIONAL:
            return
        for node, field, words in text.fields:
            at = [place for place, char in enumerate(words) if char in found]
            if at:
                said = words[at[0] : at[-1] + 1]
                yield self.finding(node, field, text=words, found=(at[0], at[-1] + 1), said=said[:40])
