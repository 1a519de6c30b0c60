"""Words that make no sentence."""

from __future__ import annotations

from plandraft.checks.nonsense import NonsenseRule
from plandraft.core.finding import Severity


class Babble(NonsenseRule):
    """The same words again and again (开展开展开展开展), or characters that never stand beside one another in Chinese.

    Why: no reader can do anything with it, and none would believe the rest.
    Source: pairs of neighbouring characters in this project's own texts; of 2,163 sentences of plans one had so few
    known ones, and that one is too short to count.
    """

    code = "PD733"
    name = "babble"
    severity = Severity.ERROR
    askable = True
    faults = frozenset({"babble"})
    message_zh = "“{said}”重复或不成句"
    message_en = "“{said}” repeats itself, or makes no sentence"
    suggestion = "写成通顺的句子，或换成【待补：…】"
    suggestion_en = "write a sentence, or 【待补：…】"
    bad = (("M1", "actions", ["开展开展开展开展开展。"]),)
    good = (("M1", "actions", ["一户一户登记，一件一件答复，常态常新，人人参与。"]),)
