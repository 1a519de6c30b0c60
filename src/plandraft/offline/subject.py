"""A demand of the profile as the offline composer speaks of it: its name, what it is about, what it is to reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from plandraft.core.matching import containment
from plandraft.core.matter import Matter
from plandraft.core.profile import Profile

_AND_THEN = re.compile(r"(?<=[建改修装造])后(?=(?:开放|启用|投用|运行|使用)$)")
LONGEST_TITLE = 18
"""Characters that the title of a measure has at most, where the demand allows it."""
_CLAUSE = re.compile(r"[，。；：:;,]")
_NOTE = re.compile(r"[（(]([^）)]{0,200})[）)]")
_TIME = re.compile(
    r"(?:在|于|力争|争取|确保)?(?:^全年|^年内|^本年度?|(?:1[0-2]|[1-9])月(?:\d{1,2}日|份|[上中下]旬)?(?:底|末)?(?:之?前|以?内)?|[上下]半年(?:内)?|"
    r"(?:寒假|暑假|学期末|学年末|年底|年末|年内|[一二三四]季度)(?:之?前|以?内)?|(?:春节|国庆|五一)(?:之?前))(?!慰问|走访|托管|活动|班)"
)
_REACHED = re.compile(
    r"(?:由|从)?(?P<from>\d[\d.,]{0,15}+(?:[%％‰]|[\u4e00-\u9fff]{0,2}))?(?P<verb>提高|提升|增加|扩大|扩展|扩容|覆盖|降低|下降(?=[到至为])|(?<!下)降|减少|缩短|压减|压降|控制|上升|增|达)"
    r"(?:到|至|为|在)?(?P<number>\d[\d.,]{0,15}+(?:[%％‰]|[\u4e00-\u9fff]{0,2}))(?:以上|以下|以内)?$"
)
_FALLING = ("降", "下降", "减", "压", "缩短")
"""How verbs begin that make a value smaller."""
_MOVED = re.compile(
    r"(?:由|从)(?P<from>\d[\d.,]*)(?P<unit>[%％‰]|[\u4e00-\u9fff]{0,2})(?:到|至)(?P<number>\d[\d.,]*)(?P=unit)$"
)
"""A value and its successor without a verb: 由40%到60%."""
_COUNTED = re.compile(r"(?P<number>\d{1,15}[对个名场次家人项件户篇支处所间套台期门]{1,2})$")
_LEAST = re.compile(r"(?:不少于|不低于|至少)$")
_MEANT = re.compile(r"(?:共|约|达|不少于|不低于|至少){1,12}$")
"""Words before a count that say how it is meant; that it is the least belongs to the count."""
VERBS = re.compile(
    r"^(?:继续|全面|持续|进一步|深入|切实|认真|着力)*(?:解决好?|开展|健全|建设|建立|建好|建成|组织|推进|推动|做好|办好|开好|抓好|完善|规范|深化|"
    r"改善|落实|补上|补齐|启用|新建|新增|改造|用好|守住|减轻|降低|防范|缓解|控制|预防|留住|开设|让|"
    r"关心|关爱|扩大|提高|提升|促进|丰富|培养|举办|召开|加强|加快|完成|续签|签订|举行|办理|实施)"
)
_LATE_VERB = re.compile(
    r"^(?P<thing>.{2,}?)(?P<verb>续签|签订|启用|补上|补齐|完成|验收|投用|开放|落地|试行|公布|建成|建好)$"
)
_BETTER = re.compile(r"^(?P<thing>.{2,}?)更加?(?:合理|规范|顺畅|方便|完善|公平|均衡|便捷|舒适|科学)$")
_FAILED = re.compile(
    r"(?:目标)?(?:没有|尚未|仍未|未能|未)(?:能)?(?:按期|如期)?(?:完成|达成|达标|实现|落实|启动|验收|开放|解决|续签|覆盖|到位|定)?$|"
    r"(?:延期|推迟|搁置|滞后|选址未定|未定|待定)$"
)
_LACKING = re.compile(
    r"^(?P<thing>.{2,}?)(?:还|仍|一直)?(?:没有|没能|没|未能|尚未|未)(?P<verb>建成|启用|开放|开通|开设|开|装好|配齐|落实|建|修好|更新|覆盖)$"
)
_MADE = {"开": "开设", "建": "建成"}
_TROUBLE = re.compile(
    r"^(?:解决)?(?P<thing>.{2,}?)(?P<how>难以?|困难|时断时续|不足|不够|太少|偏少|老旧|破损)?(?:的?问题)?$"
)
"""What is said to be wrong with a thing."""
_LEVEL = re.compile(r"^(?P<thing>.{2,}?(?:率|度|量|数|时间))(?P<how>偏高|过高|较高|偏低|过低|较低|不高)$")
_HIGH = ("偏高", "过高", "较高")
_ENDS = re.compile(
    r"(?:建设|建成|改造|新建|扩建|修缮|维修|通水|装修|开放|启用|更新|统一|增加|修订|运行|制定|整理|选址|投用|添置|加装|配备|"
    r"覆盖面|规范化?|更换|条件|改进|改善|标识|检测|优化|升级|后){1,12}$"
)
"""Words before a thing that name nobody and no place."""


class Target(NamedTuple):
    """What a demand is to reach: ``subject`` 入会率, ``verb`` 提高, ``number`` 55%; no verb where it is a count.

    ``start`` is where it stands now, as far as the profile says so.
    """

    subject: str
    verb: str
    number: str
    start: str = ""

    @property
    def reached(self) -> str:
        """The value as a finish mark says it: 入会率达到55%, 差错率降到1%."""
        falls = self.verb.startswith(_FALLING)
        return f"{self.subject}{'降' if falls else '达'}到{self.number}"

    @property
    def said(self) -> str:
        """As a sentence says it: 入会率由42%提高到55%, or 20对."""
        if not self.verb:
            return self.number
        if self.verb == "达":
            return f"{self.subject}达到{self.number}"
        before = f"由{self.start}" if self.start else ""
        return f"{self.subject}{before}{self.verb}到{self.number}"


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a demand is about.

    Attributes:
        text: Its first clause without notes and times.
        thing: The same without the verb before it.
        place: The same without what is done to it.
        notes: What stood in its brackets, and its further clauses.
        target: What it is to reach.
    """

    text: str
    thing: str
    place: str
    notes: tuple[str, ...] = ()
    target: Target | None = None

    @property
    def title(self) -> str:
        """Its name as a title.

        >>> subject_of(Matter(id="P1", text="工资集体协议4月底前续签", kinds=("priority",))).title
        '续签工资集体协议'
        >>> subject_of(Matter(id="P1", text="活动室扩建后9月开放", kinds=("priority",))).title
        '活动室扩建并开放'
        """
        if self.target is not None and self.target.verb:
            return f"{self.target.subject}{self.target.verb}到{self.target.number}"
        trouble = _TROUBLE.match(self.text)
        if trouble and trouble["how"]:
            return f"解决{trouble['thing']}{trouble['how']}"
        level = _LEVEL.match(self.text)
        if level:
            return f"{'降低' if level['how'] in _HIGH else '提高'}{level['thing']}"
        late, better = _LATE_VERB.match(self.text.removeprefix("完成")), _BETTER.match(self.text)
        if better:
            return f"优化{better['thing']}"
        if late and not late["thing"].endswith("后"):
            return late["verb"] + late["thing"]
        return _AND_THEN.sub("并", self.text)

    @property
    def spoken(self) -> str:
        """What is done beside something else: the thing, but 降低发生率 for 发生率偏高."""
        return self.title if _LEVEL.match(self.text) else self.thing


def subject_of(matter: Matter, profile: Profile | None = None) -> Subject:
    """What a demand is about; never empty.

    >>> subject_of(Matter(id="P1", text="健全困难职工帮扶档案", kinds=("priority",))).thing
    '困难职工帮扶档案'
    """
    notes = tuple(note.strip() for note in _NOTE.findall(matter.text) if note.strip())
    first, *rest = (part.strip() for part in _CLAUSE.split(_NOTE.sub("", matter.text)))
    bare = _bare(first) or matter.text
    target = _target(bare, matter, profile)
    core = target.subject if target else bare
    late = _LATE_VERB.match(core)
    trouble = _TROUBLE.match(core)
    thing = late["thing"] if late else trouble["thing"] if trouble and trouble["how"] else core
    without = VERBS.sub("", thing)
    thing = without if len(without) > 1 else thing
    place = _ENDS.sub("", thing)
    return Subject(
        text=core if target and not target.verb else bare,
        thing=thing,
        place=place if len(place) > 1 else thing,
        notes=(*notes, *(part for part in rest if part)),
        target=target,
    )


def _bare(first: str) -> str:
    """A clause without times and without the word that it failed; never cut to less than three characters."""
    timeless = _TIME.sub("", first).strip("、 ")
    timeless = timeless if len(timeless) > 2 else first
    lacking = _LACKING.match(timeless)
    if lacking:
        return _MADE.get(lacking["verb"], lacking["verb"]) + lacking["thing"]
    done = _FAILED.sub("", timeless)
    return done if len(done) > 2 else timeless


def _target(bare: str, matter: Matter, profile: Profile | None) -> Target | None:
    """The value that a demand names, at its end."""
    reached = _REACHED.search(bare)
    if reached is not None and reached.start() > 1:
        subject, number = VERBS.sub("", bare[: reached.start()]) or bare[: reached.start()], reached["number"]
        start = reached["from"] or _known_value(subject, number, matter, profile)
        return Target(subject, reached["verb"], number, start)
    moved = _MOVED.search(bare)
    if moved is not None and moved.start() > 1:
        start, number = (float(moved[name].replace(",", "")) for name in ("from", "number"))
        verb = "提高" if start < number else "降低"
        return Target(bare[: moved.start()], verb, moved["number"] + moved["unit"], moved["from"] + moved["unit"])
    counted = _COUNTED.search(bare)
    if counted is not None and counted.start() > 1:
        subject = _MEANT.sub("", bare[: counted.start()])
        least = _LEAST.search(bare[: counted.start()])
        return Target(subject, "", (least[0] if least else "") + counted["number"])
    return None


def _known_value(subject: str, number: str, matter: Matter, profile: Profile | None) -> str:
    """Where a rate stands now: in the demand's other words, else in last year's figures, in the same unit."""
    unit = re.sub(r"[\d.,]", "", number)
    value = re.compile(rf"\d[\d.,]{{0,20}}{re.escape(unit)}" if unit else r"\d[\d.,]{0,20}")
    for text in matter.others:
        for said in value.findall(text):
            if said != number:
                return str(said)
    if profile is None:
        return ""
    last = profile.last_year
    known = [(figure.name, figure.value) for figure in last.figures]
    known += [(value.sub("", text), found[0]) for text in last.done if (found := value.search(text))]
    core = re.sub(r"率|数|到|参加", "", subject)
    alike = [(containment(core, name), held) for name, held in known if value.fullmatch(held) and held != number]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= 0.6 else ""


def document_name(document: str) -> str:
    """The document as running text names it: in book marks, unless it has them or is a file number."""
    return document if re.search(r"[《〔\[号]", document) else f"《{document}》"


def documents_of(profile: Profile) -> list[str]:
    """The documents of the profile's requirements as running text names them, each once."""
    named = (requirement.document.strip() for requirement in profile.requirements)
    return list(dict.fromkeys(document_name(document) for document in named if document))
