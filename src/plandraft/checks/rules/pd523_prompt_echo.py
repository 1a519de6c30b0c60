"""The question in the place of the answer."""

from __future__ import annotations

from plandraft.checks.nonsense import NonsenseRule
from plandraft.core.finding import Severity


class PromptEcho(NonsenseRule):
    """What a question says of a value (做法，一句话，写明动作、对象和方式) in the place of the value.

    Why: a model that does not understand a question gives it back; the place is as good as empty.
    Source: the descriptions that this project's own questions give of each value.
    """

    code = "PD523"
    name = "prompt-echo"
    severity = Severity.ERROR
    askable = True
    faults = frozenset({"echo"})
    message_zh = "照抄了填写要求“{said}”"
    message_en = "the question's own words stand in the place of an answer: “{said}”"
    suggestion = "写出实际内容，或换成【待补：…】"
    suggestion_en = "write the content, or 【待补：…】"
    bad = (("M1", "actions", ["做法，一句话，写明动作、对象和方式"]),)
    good = (("M1", "actions", ["登记表由责任主体填写，写明动作和对象。"]),)
