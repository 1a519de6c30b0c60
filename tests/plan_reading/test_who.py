"""Who leads and who helps is read from labels, and from the sentences of people."""

from __future__ import annotations

import pytest

from plandraft.plan_reading.who import is_bodies, listed_names, only_names_who, owner_said, partners_said


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("责任部门：工会办公室。", "工会办公室"),
        ("责任人：工会主席 配合：办公室", "工会主席"),
        ("（责任：合作点（甲、乙）；时间：3月）", "合作点（甲、乙）"),
        ("责任部门：机关工会、办公室。", "机关工会、办公室"),
        ("由护理部牵头组织", "护理部"),
        ("女工委牵头举办插花课", "女工委"),
        ("职工委派代表参加", ""),
        ("女职工委员会负责", "女职工委员会"),
        ("党委宣传部牵头，各科室配合", "党委宣传部"),
        ("由教务部门安排场地。（责任部门：工会办公室）", "工会办公室"),
        ("由办公室召集，护理部牵头", "护理部"),
        ("由工会会同护理部组织", "工会"),
        ("隐患排查时工会派代表，工会派代表参加", "工会"),
        ("专职副主席负责", "专职副主席"),
        ("专职副主席容秋棠负责", "专职副主席容秋棠"),
        ("信息科3月完成", "信息科"),
        ("护理组每月检查一次", "护理组"),
        ("校长室牵头", "校长室"),
        ("综合办管。1月看管线", "综合办"),
        ("后勤部、人力资源部9月各查一次", "后勤部、人力资源部"),
        ("由女职工委员会逐组提醒", "女职工委员会"),
        ("都放在下班后，由女工组长张罗", "女工组长"),
        ("每月5日进网点宣讲，由组织部负责", "组织部"),
        ("工会主席到馆看望；夜间由安全保卫部备好热水", "工会主席"),
        ("书记、委员分别负责", "书记、委员"),
        ("由工会主席带队", "工会主席"),
        ("由预算股牵头", "预算股"),
        ("职工住院，工会主席3天内到床前", "工会主席"),
        ("7月和8月由站点负责人每天补充饮用水", "站点负责人"),
        ("3月底前人力资源部与工会共同核对", "人力资源部"),
        ("走访之后，工会主席到馆看望", "工会主席"),
    ],
)
def test_a_body_that_leads_is_the_owner(text, owner):
    """Behind a label, with a word for leading, or where it acts at the beginning of a clause."""
    assert owner_said(text) == owner


@pytest.mark.parametrize(
    "text",
    [
        "各部门负责人参加",
        "由于工作需要，组织培训",
        "加强工会组织建设",
        "充分发挥工会组织作用",
        "配合护理部做好培训",
        "成立文体小组，开展活动",
        "以工会小组为单位开展竞赛",
        "组织工会小组长培训",
        "由四个部门按月轮值",
        "由部门登记",
        "四届二次职代会审议工作报告",
        "在院党委领导下，组织职工学习",
    ],
)
def test_words_that_only_look_like_a_body_are_none(text):
    """Verbs before it, bodies nobody could be asked for, assemblies."""
    assert owner_said(text) == ""


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("由工会会同护理部组织，信息科配合", ("护理部", "信息科")),
        ("会同总务处做好慰问", ("总务处",)),
        ("责任：工会；配合：院办、合作点（甲、乙）；时间：3月", ("院办", "合作点（甲、乙）")),
        ("扩大竞赛参与：4月开赛（责任：工会；配合：制水厂）", ("制水厂",)),
        ("工会走访职工", ()),
    ],
)
def test_partners(text, partners):
    """Behind a label, with 会同, or with 配合 behind them."""
    assert partners_said(text) == partners


def test_names_side_by_side():
    """A name's own brackets hold it together; a list of bodies is told from other words."""
    assert listed_names("工会、合作点（甲、乙），院办") == ("工会", "合作点（甲、乙）", "院办")
    assert is_bodies("文体小组、工会")
    assert is_bodies("女工委、经审委，党工委")
    assert not is_bodies("分批参加")
    assert not is_bodies("职工委托")
    assert only_names_who("公众服务部牵头")
    assert not only_names_who("公众服务部开展培训")
