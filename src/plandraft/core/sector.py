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
    LOGISTICS = "logistics"
    OTHER = "other"

    @property
    def lineage(self) -> tuple[Sector, ...]:
        """The sector itself, then its parent: the order in which data is looked up.

        >>> [str(s) for s in Sector.UNIVERSITY.lineage]
        ['university', 'school']
        """
        return (self,) if self.parent is None else (self, self.parent)

    @property
    def parent(self) -> Sector | None:
        """The sector whose data it falls back to."""
        return _PARENTS.get(self)

    @property
    def chinese(self) -> str:
        """The sector's name in a sentence a Chinese reader sees."""
        return _CHINESE[self]


_PARENTS = {Sector.UNIVERSITY: Sector.SCHOOL, Sector.UTILITY: Sector.ENTERPRISE, Sector.LOGISTICS: Sector.OTHER}
_CHINESE = {
    Sector.HOSPITAL: "医院",
    Sector.SCHOOL: "中小学校",
    Sector.UNIVERSITY: "高等院校",
    Sector.ENTERPRISE: "企业",
    Sector.UTILITY: "公用事业企业",
    Sector.GOVERNMENT: "机关",
    Sector.COMMUNITY: "乡镇街道",
    Sector.LOGISTICS: "后勤部门",
    Sector.OTHER: "其他单位",
}
