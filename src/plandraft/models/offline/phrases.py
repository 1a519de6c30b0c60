"""How a demand of the profile is carried out: our own wording by kind of activity, varied by number.

No figure here states a fact; numbers are proposals that the office may change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plandraft.core.matter import Matter, MatterKind


@dataclass(frozen=True)
class Manner:
    """The way one kind of activity is done, and how one sees that it was."""

    action: str
    indicator: str


OPENINGS: dict[MatterKind, tuple[str, ...]] = {
    "priority": (
        "{text}，{first}月底前列出任务清单，逐项确定责任人和完成时限。",
        "{text}，{first}月底前完成需求摸底，形成分步推进方案。",
        "{text}，{first}月底前召开一次协调会，明确分工和进度要求。",
        "{text}，{first}月底前拟定实施方案并向会员征求意见。",
    ),
    "unfinished": (
        "续办上年未完成事项：{text}，{first}月底前查明未完成的原因，提出办理方案。",
        "接续办理上年遗留事项：{text}，{first}月底前重新排出办理进度。",
    ),
    "requirement": (
        "{document}{text}，{first}月底前对照要求逐条列出落实清单。",
        "{document}{text}，{first}月底前完成自查，形成问题清单。",
    ),
    "event": (
        "筹备{text}，提前一个月拟定方案，明确时间、地点、人员和安全要求。",
        "筹备{text}，提前三周发出通知，落实场地、材料和责任分工。",
        "筹备{text}，提前两周完成报名、分工和物资准备。",
    ),
}

CLOSINGS: tuple[str, ...] = (
    "每季度由{owner}向工会委员会报告进展，困难事项列单协调解决。",
    "由{owner}建立进度台账，逐月登记完成情况，{last}月对照清单验收。",
    "推进过程中听取{staff}代表意见不少于2次，采纳情况在意见提出后当月反馈。",
    "{last}月组织一次成效检查，检查结果向会员公布。",
)
EVENT_CLOSINGS: tuple[str, ...] = (
    "结束后一周内整理签到、图片和总结材料，由{owner}归档。",
    "现场收集参加人员意见，两周内形成小结，供下次改进。",
    "由{owner}做好过程记录，经费支出按规定审批并公布。",
)

_MANNERS: tuple[tuple[str, tuple[Manner, ...]], ...] = (
    (
        r"大会|职代会|教代会|双代会|工代会|座谈|换届|议事会",
        (
            Manner("会前征集议题、准备材料，会后列出决议事项清单并逐项跟踪。", "如期召开，决议事项逐项有落实结果"),
            Manner("会上充分听取代表意见，意见整理后转责任部门书面答复。", "如期召开，意见书面答复率100%"),
        ),
    ),
    (
        r"竞赛|比赛|比武|练兵|运动会|大赛|健步",
        (
            Manner(
                "公布规则和评分办法，以工会小组为单位组织报名，做好医疗和安全保障。",
                "如期举办，工会小组参加率不低于80%",
            ),
            Manner(
                "赛后公布成绩，请获奖人员介绍做法，照片和成绩存入活动档案。",
                "如期举办，成绩公布1次，档案完整",
            ),
        ),
    ),
    (
        r"培训|讲座|学习|宣讲|课堂|读书|阅读|普法",
        (
            Manner(
                "按岗位分批组织，留存签到和课件，课后以答题或讨论检验效果。",
                "签到和课件齐全，参加率不低于90%",
            ),
            Manner("提前征集{staff}关心的题目，邀请内外部专家讲授并现场答疑。", "题目征集1次，满意度不低于90%"),
        ),
    ),
    (
        r"慰问|走访|送温暖|送清凉|帮扶|救助|助学|困难",
        (
            Manner(
                "先核对困难档案和慰问名单，再由工会委员分片上门，慰问情况当日登记。",
                "名单核对和走访全部完成，登记率100%",
            ),
            Manner("对走访中反映的困难逐户建卡，能办的当月办结，不能办的说明原因。", "建卡率100%，当月答复率100%"),
        ),
    ),
    (
        r"体检|健康|心理|疗休养|减压|关爱",
        (
            Manner(
                "会同行政确定项目和分批名单，提前公布时间安排，个人信息由专管人员保管。",
                "参加率不低于95%，无信息泄露",
            ),
            Manner(
                "设置预约咨询和团体活动两种方式，由{staff}自愿选择参加。",
                "团体活动不少于2次，满意度不低于90%",
            ),
        ),
    ),
    (
        r"名册|档案|台账|信息库",
        (
            Manner(
                "由工会小组长逐人核对信息，变更当月登记，按权限查阅并保护个人隐私。", "信息核对率100%，变更当月登记"
            ),
            Manner("统一登记表样式和更新时间，抽查一成记录，差错当周更正。", "抽查准确率不低于98%，差错更正率100%"),
        ),
    ),
    (
        r"改造|新建|扩建|修缮|维修|添置|搬迁",
        (
            Manner(
                "先向使用人员征求意见，再商行政确定改进项目和工期，完工后请会员代表现场验收。",
                "意见征求1次，项目经会员代表验收",
            ),
            Manner(
                "列出需要改进的部位和顺序，施工前公示安排，完工后建立使用和维护登记。",
                "改进清单逐项销号，登记完整",
            ),
        ),
    ),
    (
        r"食堂|小家|之家|阵地|活动室|小屋|休息室|场所|设施|宿舍|浴室|车棚|休息角",
        (
            Manner(
                "先向使用人员征求意见，再商行政确定改进项目，完工后请会员代表现场验收。",
                "意见征求1次，改进项目经会员代表验收",
            ),
            Manner("制定开放和维护制度，公布开放时间，每季度检查一次使用情况。", "制度1份，检查4次，记录完整"),
        ),
    ),
    (
        r"协商|制度|办法|公开|提案|合理化|规范|细则",
        (
            Manner(
                "起草文本后向工会小组征求意见，修改情况逐条说明，通过后公布执行。",
                "文本通过并公布，征求意见覆盖全部工会小组",
            ),
            Manner(
                "实行登记、转办、答复、评价四步办理，办理结果由提出人评价。", "登记转办记录完整，提出人满意率不低于90%"
            ),
        ),
    ),
    (
        r"平台|小程序|系统|数字|智慧|线上|信息化|公众号",
        (
            Manner(
                "先试用一个月，收集使用意见后再面向全体会员开通，同步做好个人信息保护。",
                "试用意见收集1次，会员开通率不低于90%",
            ),
            Manner("确定栏目、更新频次和审核人员，每月更新并统计使用情况。", "每月更新不少于2次，审核记录完整"),
        ),
    ),
    (
        r"评选|表彰|典型|劳模|工匠|先进|标兵|创新工作室",
        (
            Manner(
                "公布评选条件，经工会小组推荐、评审和公示产生人选，材料存档。",
                "推荐、评审、公示程序完整，异议为零或已处理",
            ),
            Manner("将人选事迹整理成图文材料，在宣传栏和工会小组会上介绍。", "事迹材料1套，宣讲不少于2场"),
        ),
    ),
)
_ANY = (
    Manner("把任务分解到工会小组，每月核对一次进度，未按期完成的说明原因。", "任务清单完成率100%，核对记录完整"),
    Manner("先选两个工会小组试行，总结做法后再全面推开。", "试行总结1份，工会小组覆盖率100%"),
    Manner("明确牵头人和联络人，过程材料按月归档，随时可供查阅。", "过程材料齐全，按期通过验收"),
    Manner("邀请会员代表参加中期评议，评议意见逐条整改。", "中期评议1次，整改完成率100%"),
)

_ANY_EVENT = (
    Manner(
        "设置展示和互动两个环节，以工会小组为单位参加，现场安排专人维护秩序。",
        "如期举办，工会小组参加率不低于80%",
    ),
    Manner("请基层一线会员参与策划，内容贴近岗位，安排照顾当班人员的场次。", "如期举办，参加会员满意度不低于90%"),
)


def _group(text: str) -> int:
    return next((at for at, (words, _) in enumerate(_MANNERS) if re.search(words, text)), len(_MANNERS))


def manner_of(matter: Matter, matters: tuple[Matter, ...]) -> Manner:
    """The manner of a demand; the second demand of the same kind of activity is worded differently."""
    group = _group(matter.text)
    at = matters.index(matter) if matter in matters else len(matters)
    before = sum(_group(other.text) == group for other in matters[:at])
    manners = _MANNERS[group][1] if group < len(_MANNERS) else _ANY
    if group == len(_MANNERS) and "event" in matter.kinds:
        manners = _ANY_EVENT
    if before < len(manners):
        return manners[before]
    return _ANY[(before - len(manners)) % len(_ANY)]
