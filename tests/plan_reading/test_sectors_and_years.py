"""What a plan gives away of itself."""

from __future__ import annotations

import pytest

from plandraft.core.sector import Sector
from plandraft.plan_reading.sectors import sector_of
from plandraft.plan_reading.years import year_of


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("抓好院务公开，庆祝护士节，关心临床科室医护人员。", Sector.HOSPITAL),
        ("医院工会计划：开好教代会，加强师德建设，庆祝教师节。", Sector.SCHOOL),
        ("指导二级学院开好二级教代会，办好高校青年教师教学竞赛，服务学校。", Sector.UNIVERSITY),
        ("车间班组劳动竞赛，签订集体合同，服务公司生产经营。", Sector.ENTERPRISE),
        ("供电公司变电班组劳动竞赛，迎峰度夏，电网安全。", Sector.UTILITY),
        ("机关干部职工，局机关作风建设，公务员健步走。", Sector.GOVERNMENT),
        ("辖区非公企业建会入会，社区工会服务户外劳动者。", Sector.COMMUNITY),
        ("后勤管理，校舍维修，保洁员门卫值班，食堂管理。", Sector.LOGISTICS),
        ("做好全年工作。", Sector.OTHER),
    ],
)
def test_the_sector_is_told_by_the_words(text, sector):
    """Also where a title says something else."""
    assert sector_of(text) is sector


@pytest.mark.parametrize(
    ("text", "title", "year", "evidence"),
    [
        ("做好工作", "2026年工会工作计划", "2026", "2026年"),
        ("2025年完成了任务，2026年继续努力，2026年开会", "", "2026", "2026年"),
        ("2025年、2025年、2025年", "2026年工会计划", "2026", "2026年"),
        ("", "2026—2027学年工会计划", "2026-2027", "2026—2027学年"),
        ("", "2026-27学年工会计划", "2026-2027", "2026-27学年"),
        ("二〇二三年一月", "", "2023", "二〇二三年"),
        ("庆祝第二十九个教师节", "", "2013", "第二十九个教师节"),
        ("庆祝第26个教师节", "", "2010", "第26个教师节"),
        ("迎接奥运胜利召开", "", "2008", "迎接奥运"),
        ("迎接党的十八大胜利召开", "", "2012", "迎接党的十八大"),
    ],
)
def test_the_year_comes_with_its_evidence(text, title, year, evidence):
    """Said, or tied to it by a counted day or an awaited event."""
    found = year_of(text, title)
    assert found is not None
    assert tuple(found) == (year, evidence)


@pytest.mark.parametrize("text", ["20__年抓好工作", "20xx年", "第8届教代会", "电话 20261234年"])
def test_a_masked_year_is_never_guessed(text):
    """A mask or an ordinal of one body tells no year."""
    assert year_of(text) is None
