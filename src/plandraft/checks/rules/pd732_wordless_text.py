"""A value that says nothing."""

from __future__ import annotations

from plandraft.checks.nonsense import NonsenseRule, is_loose
from plandraft.core.finding import Severity
from plandraft.core.plan import Plan
from plandraft.names.placeholders import placeholders

_OPTIONAL = ("indicator", "note", "timing/note")
_NONE = ("无", "暂无", "没有", "略", "同上")
"""What people write where they have nothing to say, in fields that need not say anything."""


class WordlessText(NonsenseRule):
    """A value without a word (……, 123), one that says that there is none (无, null), a sentence that breaks off.

    Why: the place is as good as empty, and looks as if it were not.
    Source: the schema of this project (a value is stated, or a gap is named).
    """

    code = "PD732"
    name = "wordless-text"
    severity = Severity.ERROR
    askable = True
    faults = frozenset({"wordless"})
    message_zh = "“{said}”没有写出内容"
    message_en = "“{said}” says nothing"
    suggestion = "写出实际内容，或换成【待补：…】"
    suggestion_en = "write what is meant, or 【待补：…】"
    bad = (("M1", "actions", ["……"]),)
    good = (("M1", "actions", ["走访【待补：人数】名职工，问一声“还缺什么……”，当场登记。"]),)

    def allows(self, plan: Plan, field: str, text: str) -> bool:
        """A placeholder says it better, a cell of a foreign table may be a number, a completion sign may be absent."""
        return (
            bool(placeholders(text, slots=True))
            or is_loose(field)
            or (field in _OPTIONAL and text.strip("。. ") in _NONE)
        )
