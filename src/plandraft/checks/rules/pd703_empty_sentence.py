"""A sentence that commits nobody to anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan


def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)")


_empty: Once[Knowledge, re.Pattern[str]] = Once(lambda knowledge: _one_of(knowledge.wording.empty_phrases))
_concrete: Once[Knowledge, re.Pattern[str]] = Once(lambda knowledge: _one_of(knowledge.usage.concrete))
_COUNTED = re.compile(
    r"\d|[一二三四五六七八九十两百]{1,30}(?:次|场|期|个|名|人|项|家|户|篇|件|天|份|月|季度|周)|全覆盖|全员|100%|率"
)


class EmptySentence(Rule):
    """A sentence of a goal or measure that holds set words only: no deed, number, date or rhythm.

    Why: struck out, it changes nobody's work.
    Source: the rubric (语言) and the wording data of this package; a hint, because it is a matter of judgement.
    """

    code = "PD703"
    name = "empty-sentence"
    severity = Severity.HINT
    needs = ("knowledge",)
    askable = True
    message_zh = "只有“{words}”一类的话，没有写谁做什么、何时做、做几次"
    message_en = "nothing but set words (“{words}”): not who does what, when or how often"
    suggestion = "写出做法、对象、次数和时间，或删去"
    suggestion_en = "say what is done, for whom, how often and when, or remove it"
    bad = (("M1", "actions", ["进一步加强工会工作，充分发挥桥梁纽带作用，推动各项工作再上新台阶。"]),)
    good = (("M1", "actions", ["充分发挥工会小组作用，每月走访2户困难职工家庭。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        empty, concrete = _empty(context.knowledge), _concrete(context.knowledge)
        for sentence in text_of(plan).sentences:
            if sentence.node[:1] not in "GM" or sentence.field in ("owner", "title"):
                continue
            said = sentence.text
            words = empty.search(said)
            if words and not concrete.search(said) and not _COUNTED.search(said):
                yield self.finding(
                    sentence.node, sentence.field, text=sentence.whole, found=sentence.span, words=words[0]
                )
