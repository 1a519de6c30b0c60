"""The plan's guiding paragraph: only what may be cited on the day, and what the profile itself puts first."""

from __future__ import annotations

from plandraft.core.brief import Brief
from plandraft.models.offline.blanks import staff
from plandraft.models.offline.demands import document_name, title_of
from plandraft.models.offline.words import word

LONGEST, SHORTEST = 350, 150
"""Characters a guiding paragraph of this kind has."""

_PARTY_BODIES = ("党委", "党总支", "党组", "党支部", "党工委")
_SPIRITS = (
    ("educator_spirit", "弘扬教育家精神"),
    ("health_ethic16", "弘扬敬佑生命、救死扶伤、甘于奉献、大爱无疆的崇高职业精神"),
    ("sanjiang", "弘扬劳模精神、劳动精神、工匠精神"),
)
_SECTOR_SPIRITS = {"educator_spirit": "school", "health_ethic16": "hospital"}
_CLOSING = "坚持把服务{staff}做在日常、把任务落到月份和责任人，做到件件有安排、事事有回音。"
_FURTHER = (
    "工作中坚持问需在前、办事在后，重要事项经会员讨论，结果向会员公开。",
    "经费使用坚持面向基层、面向会员，活动安排坚持就近、小型、多样。",
)


def ideology(brief: Brief) -> str:
    """A guiding paragraph of 150–350 characters."""
    head = f"{_guided_by(brief)}，{_led_by(brief)}，履行维护职工合法权益、竭诚服务职工群众的基本职责"
    sentences = [f"{head}。", _work(brief, LONGEST - 90 - len(head))]
    closing = _CLOSING.replace("{staff}", staff(brief.profile.sector))
    for further in (closing, *_FURTHER):
        length = sum(len(sentence) for sentence in sentences)
        if length + len(further) <= LONGEST and (further == closing or length < SHORTEST):
            sentences.append(further)
    return "".join(sentences)


def _guided_by(brief: Brief) -> str:
    known = {ref.id for ref in brief.references}
    parts: list[str] = []
    if "xi_thought" in known:
        parts.append("以习近平新时代中国特色社会主义思想为指导")
    party = _party_congress(known)
    if party:
        parts.append(f"贯彻{party}精神")
    if "xi_on_unions" in known:
        parts.append("学习贯彻习近平总书记关于工人阶级和工会工作的重要论述")
    if "acftu18" in known:
        parts.append("落实中国工会十八大部署")
    return "，".join(parts) or "坚持党对工会工作的领导"


def _party_congress(known: set[str]) -> str:
    if "cpc20" not in known:
        return ""
    plenums = any(ref.startswith("plenum_20_") for ref in known)
    return "党的二十大和二十届历次全会" if plenums else "党的二十大"


def _led_by(brief: Brief) -> str:
    said = "\n".join(brief.profile.strings())
    party = next((body for body in _PARTY_BODIES if body in said), "党组织")
    return word("leadership", brief.profile.sector).replace("{party}", party)


def _work(brief: Brief, room: int) -> str:
    """What this period serves, the spirit of the trade, requirements from above and priorities."""
    profile = brief.profile
    lineage = {str(s) for s in profile.sector.lineage}
    known = {ref.id for ref in brief.references}
    spirit = [
        text for ref, text in _SPIRITS if ref in known and _SECTOR_SPIRITS.get(ref, next(iter(lineage))) in lineage
    ][:1]
    parts = [f"{profile.period.label}，{word('centre', profile.sector)}", *spirit]
    documents = dict.fromkeys(document_name(r.document.strip()) for r in profile.requirements if r.document.strip())
    for document in documents:
        parts = _with(parts, f"落实{document}要求", room)
    for title in (title_of(matter) for matter in brief.matters if "priority" in matter.kinds):
        parts = _with(parts, f"抓好“{title}”" if "“" not in title else title, room)
    return "，".join(parts) + "。"


def _with(parts: list[str], further: str, room: int) -> list[str]:
    longer = [*parts, further]
    return longer if len("，".join(longer)) < room else parts
