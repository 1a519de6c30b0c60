"""What ships in ``examples/``: each sample plan with what it must be, and each profile."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from plandraft.core.period import Period
from plandraft.core.sector import Sector

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "examples" / "samples"
PROFILES = sorted((ROOT / "examples" / "profiles").glob("*.yaml"))
PAGE = ROOT.parent / "shared" / "samples" / "hospital-union-plans.txt"


@dataclass(frozen=True, kw_only=True)
class Shipped:
    """A sample plan.

    Attributes:
        names: What is proper to its made-up organisation; stands in no other example.
        owners: Its bodies and posts that answer for something; each does in at least one measure.
        threads: For each goal, in order, the words by which a measure takes it up.
    """

    file: str
    sector: Sector
    period: str
    names: tuple[str, ...]
    owners: tuple[str, ...]
    threads: tuple[str, ...]

    @property
    def path(self) -> Path:
        return SAMPLES / self.file

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def span(self) -> Period:
        return Period.parse(self.period)

    @property
    def signed(self) -> dt.date:
        """The date in the signature."""
        found = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日\s*$", self.text)
        assert found, f"{self.file} ends without a date"
        return dt.date(int(found[1]), int(found[2]), int(found[3]))


PLANS = (
    Shipped(
        file="hospital-large.txt",
        sector=Sector.HOSPITAL,
        period="2026",
        names=("云帆市",),
        owners=(
            "党委宣传部",
            "纪检监察室",
            "工会办公室",
            "信息中心",
            "院长办公室",
            "人力资源部",
            "护理部",
            "科教部",
            "医务部",
            "院工会委员",
            "后勤保障部",
            "工会小组长",
            "心理医学科",
            "预防保健科",
            "医院感染管理科",
            "保卫部",
            "女职工委员会",
            "院团委",
            "职工文体协会",
            "离退休工作办公室",
            "财务部",
        ),
        threads=(
            "提案",
            "公开目录",
            "竞赛",
            "热食点",
            "团体辅导",
            "困难职工",
            "换届",
            "母婴室",
            "廉洁从业承诺书",
            "收支",
            "师傅",
            "志愿服务",
        ),
    ),
    Shipped(
        file="hospital-county.md",
        sector=Sector.HOSPITAL,
        period="2026",
        names=("青禾县",),
        owners=(
            "工会办公室",
            "院办公室",
            "医务科",
            "党委宣传科",
            "护理部",
            "工会小组长",
            "工会主席",
            "预防保健科",
            "人事科",
            "医院感染管理科",
            "保卫科",
            "总务科",
            "女职工委员会",
            "文体协会",
            "经费审查委员会",
        ),
        threads=(
            "提案",
            "院务公开栏",
            "困难职工档案",
            "竞赛",
            "医德医风学习",
            "夜班休息室",
            "文体活动",
            "女职工专项检查",
            "审查",
        ),
    ),
    Shipped(
        file="hospital-clinic.txt",
        sector=Sector.HOSPITAL,
        period="2026",
        names=("杏澜镇",),
        owners=("院办公室", "院党支部", "公共卫生科", "总务组", "工会主席", "女职工小组", "文体组", "财务人员"),
        threads=("会员会议", "院务公开栏", "心肺复苏", "困难职工", "值班室", "活动"),
    ),
    Shipped(
        file="school-primary.md",
        sector=Sector.SCHOOL,
        period="2026-2027",
        names=("听禾小学",),
        owners=(
            "工会办公室",
            "总务处",
            "校长室",
            "德育处",
            "教导处",
            "年级组长",
            "工会主席",
            "文体小组",
            "女教职工委员会",
            "经费审查小组",
        ),
        threads=("提案", "公开栏", "结对", "师德", "体检", "看望", "文体活动", "经费审查小组"),
    ),
    Shipped(
        file="university.md",
        sector=Sector.UNIVERSITY,
        period="2026",
        names=("澄岚理工",),
        owners=(
            "工会办公室",
            "提案工作委员会",
            "信息化办公室",
            "学校办公室",
            "党委教师工作部",
            "教师发展中心",
            "党委宣传部",
            "科学技术处",
            "后勤管理处",
            "校医院",
            "心理健康教育中心",
            "人事处",
            "女教职工委员会",
            "教职工文体协会",
            "图书馆",
            "离退休工作处",
            "经费审查委员会",
        ),
        threads=(
            "二级教代会",
            "提案",
            "青年教师教学竞赛",
            "结对导师",
            "教职工之家",
            "体检",
            "师德宣讲",
            "维权接待日",
            "经费",
        ),
    ),
    Shipped(
        file="enterprise.txt",
        sector=Sector.ENTERPRISE,
        period="2026",
        names=("禾砺",),
        owners=(
            "人力资源部",
            "工会办公室",
            "行政部",
            "劳动争议调解委员会",
            "生产部",
            "技术部",
            "宣传部",
            "安全部",
            "车间工会主席",
            "女职工委员会",
            "文体协会",
            "财务部",
        ),
        threads=(
            "集体合同",
            "合理化建议",
            "厂务公开",
            "隐患",
            "职业技能等级申报",
            "困难职工",
            "夜班食堂",
            "女职工",
            "文体",
            "经费",
        ),
    ),
    Shipped(
        file="government.txt",
        sector=Sector.GOVERNMENT,
        period="2026",
        names=("临溪县",),
        owners=("局办公室", "财务科", "机关工会", "人事科", "机关党委", "女职工委员会"),
        threads=("会员大会", "岗位练兵", "年休假", "防汛值守", "巡河护水", "经费"),
    ),
    Shipped(
        file="street-union.md",
        sector=Sector.COMMUNITY,
        period="2026",
        names=("澜浦市", "织云街道"),
        owners=(
            "街道总工会",
            "工会干部",
            "社会工作者",
            "经济发展办公室",
            "社会事务办公室",
            "站点负责人",
            "社区卫生服务中心",
            "劳动保障所",
            "律师",
            "应急管理办公室",
            "女职工委员会",
            "文体小组",
            "经费审查委员会",
        ),
        threads=(
            "55家",
            "站点",
            "集体协商",
            "困难职工",
            "培训",
            "户外劳动者健康检查",
            "女职工",
            "企业工会主席",
        ),
    ),
    Shipped(
        file="utility-bus.txt",
        sector=Sector.UTILITY,
        period="2026",
        names=("霁川市",),
        owners=(
            "后勤部",
            "安全部",
            "工会办公室",
            "行政部",
            "人力资源部",
            "工会委员",
            "女职工委员会",
            "培训部",
            "文体协会",
            "党委工作部",
            "财务部",
        ),
        threads=(
            "早餐",
            "安全行车",
            "提案",
            "心理评估",
            "困难职工",
            "职工体检",
            "形势任务教育",
            "厂务公开",
        ),
    ),
)
