"""What kind of organisation a plan is from, judged by its words and not by its title."""

from __future__ import annotations

import re

from plandraft.core.sector import Sector

_GIVEAWAYS: dict[Sector, tuple[str, ...]] = {
    Sector.HOSPITAL: ("医院", "医护", "患者", "护理", "院务公开", "医德", "临床", "科室", "卫生院"),
    Sector.SCHOOL: ("学校", "教师", "教职工", "教代会", "校务公开", "师德", "学生", "教学", "教育教学"),
    Sector.UNIVERSITY: ("高校", "学院", "二级学院", "大学", "二级教代会", "院系"),
    Sector.ENTERPRISE: ("公司", "企业", "生产", "班组", "车间", "员工", "厂务公开", "集体合同", "经营"),
    Sector.UTILITY: ("供电", "电力", "供水", "燃气", "公交", "电网", "水务"),
    Sector.GOVERNMENT: ("机关", "公务员", "干部职工", "处室", "局机关", "政务公开"),
    Sector.COMMUNITY: ("街道", "社区", "辖区", "居民", "非公企业", "乡镇"),
}
_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?:[—–\-~至](20[0-3]\d))?(?:学)?年")
LEAST = 3
"""Fewer give-away words than this decide nothing (our choice)."""


def sector_of(text: str) -> Sector:
    """The sector whose words stand most often; ``other`` where few do."""
    counts = {sector: sum(text.count(word) for word in words) for sector, words in _GIVEAWAYS.items()}
    best = max(counts, key=lambda sector: counts[sector])
    if counts[best] < LEAST:
        return Sector.OTHER
    for child in (Sector.UNIVERSITY, Sector.UTILITY):
        if best in child.lineage and counts[child] >= LEAST:
            return child
    return best


def is_union_plan(text: str) -> bool:
    """Whether it speaks of a union at all."""
    return "工会" in text or "职代会" in text or "教代会" in text


def year_of(text: str) -> str | None:
    """The year or school year the text names most often; None where it names none."""
    found = [f"{m[1]}-{m[2]}" if m[2] else m[1] for m in _YEAR.finditer(text)]
    return max(found, key=lambda year: (found.count(year), year)) if found else None
