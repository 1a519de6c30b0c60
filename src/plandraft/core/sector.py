"""The kinds of organisation a plan is written for."""

from __future__ import annotations

from enum import StrEnum


class Sector(StrEnum):
    """A kind of organisation. A child falls back to its parent's data; ``other`` takes what all share."""

    HOSPITAL = "hospital"
    SCHOOL = "school"
    UNIVERSITY = "university"
    ENTERPRISE = "enterprise"
    UTILITY = "utility"
    GOVERNMENT = "government"
    COMMUNITY = "community"
    OTHER = "other"

    @property
    def lineage(self) -> tuple[Sector, ...]:
        """The sector itself, then its parent: the order in which data is looked up.

        >>> [str(s) for s in Sector.UNIVERSITY.lineage]
        ['university', 'school']
        """
        parent = _PARENTS.get(self)
        return (self,) if parent is None else (self, parent)

    @property
    def chinese(self) -> str:
        """The sector's name in a sentence a Chinese reader sees."""
        return _CHINESE[self]


_PARENTS = {Sector.UNIVERSITY: Sector.SCHOOL, Sector.UTILITY: Sector.ENTERPRISE}
_CHINESE = {
    Sector.HOSPITAL: "医院",
    Sector.SCHOOL: "中小学校",
    Sector.UNIVERSITY: "高等院校",
    Sector.ENTERPRISE: "企业",
    Sector.UTILITY: "公用事业企业",
    Sector.GOVERNMENT: "机关",
    Sector.COMMUNITY: "乡镇街道",
    Sector.OTHER: "其他单位",
}
