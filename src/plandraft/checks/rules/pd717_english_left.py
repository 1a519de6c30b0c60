"""English in a Chinese plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.languages import foreign_words
from plandraft.core.plan import Plan

_ENGLISH = re.compile(
    r"(?<![A-Za-z0-9{$<@./:_\-#&=?])[A-Za-z][A-Za-z'’]*(?:[ \-][A-Za-z][A-Za-z'’]*)*"
    r"(?![A-Za-z0-9@/:_=]|[.\-][A-Za-z0-9])"
)
_WORD = re.compile(r"[A-Za-z]+")
_CASED = re.compile(r"[A-Z]{1,6}s?")


class EnglishLeft(Rule):
    """English words in a Chinese sentence. Abbreviations in capitals and words that Chinese writes so (APP) are none.

    Two words and more are a warning, one word is a hint; whole sentences and values are PD731's.

    Why: it was left over by a model or a translation.
    Source: our choice, because the reader reads Chinese.
    """

    code = "PD717"
    name = "english-left"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "残留英文“{english}”"
    message_en = "English is left: “{english}”"
    suggestion = "译成中文或删去"
    suggestion_en = "translate it, or remove it"
    bad = (("M1", "actions", ["走访困难职工家庭 and follow up。"]),)
    good = (
        (
            "M1",
            "actions",
            ["用APP报名，配备AED，网址https://union.example.cn，邮箱gh@example.cn，开展6S管理和PDCA培训。"],
        ),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        latin, own = context.knowledge.usage.latin, profile_words(context)
        for found, place in text_of(plan).finditer(_ENGLISH):
            words = [w for w in _WORD.findall(found[0]) if w not in latin and not _CASED.fullmatch(w) and len(w) > 1]
            if not words or found[0] in own:
                continue
            if len(words) == 1 and len(words[0]) < 4:
                continue
            if any(start <= place.start and place.end <= end for start, end in foreign_words(place.whole, own)):
                continue
            yield self.finding_at(
                place,
                severity=None if len(words) > 1 else Severity.HINT,
                english=found[0],
            )
