"""A sentence or a value in another language."""

from __future__ import annotations

from plandraft.checks.nonsense import NonsenseRule
from plandraft.core.finding import Severity


class ForeignLanguage(NonsenseRule):
    """A value or a sentence in English or another language, or in another script; single words are PD717's.

    Why: the reader reads Chinese; whoever wrote it did not know that, and did not know the plan.
    Source: 《国家通用语言文字法》, article 9 (the State's organs use the common language and script).
    """

    code = "PD731"
    name = "foreign-language"
    severity = Severity.ERROR
    askable = True
    faults = frozenset({"foreign"})
    message_zh = "“{said}”不是中文"
    message_en = "“{said}” is not Chinese"
    suggestion = "译成中文，或换成实际内容"
    suggestion_en = "put it into Chinese, or write what is meant"
    bad = (("M1", "title", "Carry out employee skills training"),)
    good = (("M1", "actions", ["用APP报名，开展6S管理和PDCA培训，网址https://union.example.cn。"]),)
