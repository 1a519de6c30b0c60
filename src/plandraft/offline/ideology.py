"""The plan's guiding paragraph: only what may be cited on the day, and what this body serves."""

from __future__ import annotations

from typing import NamedTuple

from plandraft.core.brief import Brief
from plandraft.offline.slots import admin_of, is_homely, is_office_work, party_of
from plandraft.offline.subject import documents_of, subject_of
from plandraft.offline.words import word

_SPIRITS = (
    ("educator_spirit", "弘扬教育家精神"),
    ("health_ethic16", "弘扬敬佑生命、救死扶伤、甘于奉献、大爱无疆的崇高职业精神"),
    ("sanjiang", "弘扬劳模精神、劳动精神、工匠精神"),
)
_SECTOR_SPIRITS = {"educator_spirit": "school", "health_ethic16": "hospital"}
_THOUGHT = "以习近平新时代中国特色社会主义思想为指导"
_DUTY = "履行维护职工合法权益、竭诚服务职工群众的基本职责"


class _Part(NamedTuple):
    """A clause, and how soon it is taken: the lowest rank first."""

    rank: int
    text: str


def ideology(brief: Brief, room: int) -> str:
    """A guiding paragraph of about ``room`` characters: what guides, who leads, the duty by law, what it serves."""
    parts = [part for part in _parts(brief) if part.text]
    kept: list[_Part] = []
    for part in sorted(parts, key=lambda part: part.rank):
        if part.rank == 1 or sum(len(p.text) + 1 for p in kept) + len(part.text) <= room * 1.1:
            kept.append(part)
    said = [part for part in parts if part in kept]
    return "，".join(part.text for part in said) + "。"


def _parts(brief: Brief) -> list[_Part]:
    profile = brief.profile
    known = {ref.id for ref in brief.references}
    party = _party_congress(known)
    focus = [subject_of(matter).title for matter in brief.matters if "priority" in matter.kinds]
    return [
        _Part(1, _THOUGHT if "xi_thought" in known else "坚持党对工会工作的领导"),
        _Part(3, f"贯彻{party}精神" if party else ""),
        _Part(6, "学习贯彻习近平总书记关于工人阶级和工会工作的重要论述" if "xi_on_unions" in known else ""),
        _Part(5, "落实中国工会十八大部署" if "acftu18" in known and not is_homely(profile) else ""),
        _Part(4, _led_by(brief)),
        _Part(7, _spirit(brief)),
        *(_Part(4, f"落实{document}要求") for document in documents_of(profile)),
        _Part(1, _DUTY),
        _Part(2, word("office_centre" if is_office_work(profile) else "centre", profile.sector)),
        _Part(3, f"把{''.join(f'“{name}”' for name in focus[:2])}作为全年重点" if focus else ""),
    ]


def _party_congress(known: set[str]) -> str:
    if "cpc20" not in known:
        return ""
    plenums = any(ref.startswith("plenum_20_") for ref in known)
    return "党的二十大和二十届历次全会" if plenums else "党的二十大"


def _led_by(brief: Brief) -> str:
    profile = brief.profile
    said = word("leadership", profile.sector).replace("{party}", party_of(profile))
    return said.replace(word("admin", profile.sector), admin_of(profile), 1)


def _spirit(brief: Brief) -> str:
    lineage = {str(s) for s in brief.profile.sector.lineage}
    known = {ref.id for ref in brief.references}
    found = (text for ref, text in _SPIRITS if ref in known and _SECTOR_SPIRITS.get(ref, "") in {"", *lineage})
    return next(found, "")
