"""A document nobody here knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.foreign import bare_name, profile_words
from plandraft.checks.once import Once
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan

_TITLE = re.compile(r"《(?P<title>[^《》\n]{2,60})》")
_RULES = re.compile(
    r"(?:法|条例|办法|规定|规范|准则|细则|意见|通知|方案|规划|纲要|章程|守则|规程|决定|制度|计划|要点|标准)(?:（[^（）]*）)?$"
)
_WRITING = re.compile(
    r"(?<![一-龥])(?:编印|印发|制定|修订|拟定|起草|出台|完善|编制|制订|签订|形成|建立|健全)[^，。；]{0,12}$|(?:制定|修订|印发|编印|完善|制订|签订|出台)(?:本[院校厂局单位]|单位|工会)?$"
)


def _titles(knowledge: Knowledge) -> str:
    laws = (name for law in knowledge.laws for name in (law.title, *law.aliases, *law.former))
    refs = (name for ref in knowledge.references for name in (ref.canonical, ref.short))
    areas = (area.basis for area in knowledge.areas)
    return "\n".join(bare_name(name) for name in (*laws, *refs, *areas))


_known: Once[Knowledge, str] = Once(_titles)


class UnknownDocument(Rule):
    """A rule, notice or plan in 《》 that is in neither the profile nor the knowledge files.

    A title that the plan says is to be written (修订《…》) is left alone, and so are books and songs.

    Why: a document of another place or another house may have been copied, or one was invented.
    Source: the rubric (依据真实). A hint, because no list of documents is whole.
    """

    code = "PD508"
    name = "unknown-document"
    severity = Severity.HINT
    needs = ("profile", "knowledge")
    message_zh = "《{title}》不在单位概况和法规资料中，请核对是否存在、是否适用"
    message_en = "《{title}》 is in neither the profile nor the knowledge files; make sure that it exists and applies"
    suggestion = "核对文件名；是上级或本单位的，补入单位概况"
    suggestion_en = "check the title; if it is a superior's or your own, add it to the profile"
    bad = (("M1", "actions", ["贯彻《枫林省职工代表大会工作规程（试行）》。"]),)
    good = (
        ("M1", "actions", ["学习《中华人民共和国工会法》和《民法典》，修订《困难职工帮扶办法》，演唱《歌唱祖国》。"]),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        known, own = _known(context.knowledge), bare_name(profile_words(context) + plan.title)
        for found, place in text_of(plan).finditer(_TITLE):
            title = found["title"]
            name = bare_name(re.sub(r"（[^（）]*）$", "", title))
            if not _RULES.search(title) or name in known or name in own:
                continue
            if not _WRITING.search(place.whole[max(0, place.start - 16) : place.start]):
                yield self.finding_at(place, title=title)
