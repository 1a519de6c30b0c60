"""Characters that copy-protected pages put between the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_HAN = "一-龥"
_JUNK = re.compile(
    rf"(?<=[{_HAN}])[?？](?=[{_HAN}]{{1,2}}[?？][{_HAN}])|(?<=[{_HAN}][?？][{_HAN}])[?？](?=[{_HAN}])"
    rf"|(?<=[{_HAN}])(?!x+(?![a-z]))[a-z]{{2,6}}(?=[{_HAN}])|\u25a1|(?<=[{_HAN}])[~^`|\\¤§¶@#$]{{1,3}}(?=[{_HAN}])"
    rf"|&(?:nbsp|amp|quot|lt|gt|ldquo|rdquo|mdash|#\d{{2,5}});|\[(?:bookmark|_Toc)[^\]]{{0,20}}\]?|(?:来源|出处|转载|源于|来自|摘自|下载|更多)[^，。；\n]{{0,8}}(?:https?://|www\.)[A-Za-z0-9./_-]{{4,}}"
)
_LATIN = frozenset({"app", "wifi", "logo", "vlog", "emo", "bug", "blog", "ppt", "excel", "word", "pk"})


class JunkCharacters(Rule):
    """Question marks, Latin syllables or signs between the characters of a word, HTML entities, addresses of pages.

    Text that cannot be read at all is PD729's.

    Latin words that Chinese writes so (app, wifi) and addresses the profile has are none.

    Why: the text was copied from a page that did not want to be copied, and nobody has read it since.
    Source: the samples' own noise; our choice of severity.
    """

    code = "PD728"
    name = "junk-characters"
    severity = Severity.WARNING
    message_zh = "夹杂了乱码“{junk}”"
    message_en = "junk stands between the words: “{junk}”"
    suggestion = "删去乱码，核对原词"
    suggestion_en = "take it out and look at the word"
    bad = (("M1", "actions", ["由人力zhi源部登记，优?胜?者表彰。"]),)
    good = (("M1", "actions", ["用app报名，问卷设“满意吗？不满意吗？”两栏，上传至wifi云盘。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        own = profile_words(context)
        told: set[tuple[str, str]] = set()
        for found, place in text_of(plan).finditer(_JUNK):
            key = (place.node, place.field)
            if key in told or found[0] in _LATIN or found[0] in own or _is_known(found[0], context):
                continue
            told.add(key)
            yield self.finding_at(place, junk=found[0])


def _is_known(word: str, context: CheckContext) -> bool:
    return context.knowledge is not None and word in context.knowledge.usage.latin
