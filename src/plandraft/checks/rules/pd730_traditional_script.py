"""Traditional characters in a plan in simplified script."""

from __future__ import annotations

from plandraft.checks.nonsense import NonsenseRule, is_traditional
from plandraft.core.finding import Severity
from plandraft.core.plan import Plan


class TraditionalScript(NonsenseRule):
    """Characters that only traditional script has. A single one in the whole plan may be a name's.

    Why: the norm is simplified script; the text came from elsewhere, or from a model that mixes both.
    Source: 《国家通用语言文字法》 (the State's common language and script), articles 2, 3 and 9.
    """

    code = "PD730"
    name = "traditional-script"
    severity = Severity.ERROR
    askable = True
    faults = frozenset({"traditional"})
    message_zh = "“{said}”是繁体字"
    message_en = "“{said}” is in traditional script"
    suggestion = "改成简体字"
    suggestion_en = "put it into simplified script"
    bad = (("M1", "actions", ["開展職工技能培訓。"]),)
    good = (("M1", "actions", ["走访毕昇工坊，学习乾坤大讲堂经验。"]),)

    def allows(self, plan: Plan, field: str, text: str) -> bool:
        """A name in a plan that is otherwise in simplified script."""
        return not is_traditional(plan)
