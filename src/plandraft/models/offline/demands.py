"""A demand of the profile as the offline composer speaks of it: its name, its subject, what it is to reach."""

from __future__ import annotations

import re
from typing import NamedTuple

from plandraft.core.matter import Matter

LONGEST_TITLE = 14
"""Characters that the title of a measure has at most, where the demand allows it."""
_CLAUSE = re.compile(r"[，。；：:;,]")
_NOTE = re.compile(r"[（(][^）)]*[）)]")
_TIME = re.compile(
    r"(?:在|于)?(?:(?:1[0-2]|[1-9])月(?:\d{1,2}日|份|[上中下]旬)?(?:底|末)?(?:之?前|以?内)?|[上下]半年|[寒暑]假(?:之?前|期间)?|"
    r"(?:年底|年内|[一二三四]季度)(?:之?前|以?内)?|(?:春节|国庆|五一)(?:之?前))(?!慰问|走访)"
)
_REACHED = re.compile(
    r"(?P<verb>提高|提升|增加|扩大|扩展|降低|降|减少|压减|压降|控制|上升|达)(?:到|至|为|在)?(?P<number>\d[\d.,]*(?:[%％]|[\u4e00-\u9fff]{0,2}))$"
)
_COUNTED = re.compile(r"(?P<number>\d+[对个名场次家人项件户篇支])$")
_VERBS = re.compile(
    r"^(?:继续|全面|持续|进一步|深入|切实|认真)*(?:开展|健全|建设|建立|建好|建成|组织|推进|推动|做好|办好|开好|抓好|完善|规范|深化|改善|落实|"
    r"关心|关爱|扩大|提高|提升|促进|丰富|培养|举办|召开|加强|完成|续签|举行|办理|实施)"
)
_ENDS = re.compile(
    r"(?:建设|建成|改造|新建|扩建|修缮|维修|通水|装修|开放|启用|更新|统一|增加|修订|运行|制定|整理|"
    r"覆盖面|条件|改进|标识)+$"
)


class Target(NamedTuple):
    """What a demand is to reach: ``subject`` 入会率, ``verb`` 提高, ``number`` 55%; no verb where it is a count."""

    subject: str
    verb: str
    number: str

    @property
    def said(self) -> str:
        """As a sentence says it: 入会率达到55%, or 完成20对."""
        return f"{self.subject}达到{self.number}" if self.verb else f"完成{self.number}"


def target_of(matter: Matter) -> Target | None:
    """The value that a demand names, at its end."""
    bare = _bare(matter.text)
    reached = _REACHED.search(bare)
    if reached is not None and reached.start() > 1:
        return Target(bare[: reached.start()], reached["verb"], reached["number"])
    counted = _COUNTED.search(bare)
    if counted is not None and counted.start() > 1:
        return Target(bare[: counted.start()], "", counted["number"])
    return None


def title_of(matter: Matter, verb: str = "") -> str:
    """Its name as a title: what is done and to what, without its time and the value it is to reach.

    Args:
        matter: The demand.
        verb: What is put before a demand that has no verb of its own, where there is room.

    >>> title_of(Matter(id="P1", text="提案办结率提高到96%", kinds=("priority",)))
    '提高提案办结率'
    """
    target = target_of(matter)
    if target is not None and target.verb and target.verb != "达":
        return f"{target.verb}{target.subject}"
    bare = target.subject if target else _bare(matter.text)
    has_verb = _VERBS.match(bare) or "event" in matter.kinds
    return bare if has_verb or not verb or len(bare) + len(verb) > LONGEST_TITLE else verb + bare


def thing_of(matter: Matter) -> str:
    """What it is about, without the verb before it.

    >>> thing_of(Matter(id="P1", text="健全困难职工帮扶档案", kinds=("priority",)))
    '困难职工帮扶档案'
    """
    target = target_of(matter)
    bare = target.subject if target else _bare(matter.text)
    rest = _VERBS.sub("", bare)
    return rest if len(rest) > 1 else bare


def place_of(matter: Matter) -> str:
    """What is built or changed, without what is done to it."""
    thing = thing_of(matter)
    rest = _ENDS.sub("", thing)
    return rest if len(rest) > 1 else thing


def document_name(document: str) -> str:
    """The document as running text names it: in book marks, unless it has them or is a file number."""
    return document if re.search(r"[《〔\[号]", document) else f"《{document}》"


def _bare(text: str) -> str:
    """The first clause without notes and times; never empty, never cut inside a word."""
    first = _CLAUSE.split(_NOTE.sub("", text), maxsplit=1)[0].strip()
    timeless = _TIME.sub("", first).strip()
    return (timeless if len(timeless) > 2 else first) or text
