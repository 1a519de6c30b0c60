"""Persons in the forms that plans and notices name them in."""

from __future__ import annotations

import pytest

from plandraft.names.people import people


def _names(text: str) -> list[str]:
    return [text[span.start : span.end] for span in people(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由副主席王明配合", ["王明"]),
        ("由副主席王明远配合", ["王明远"]),
        ("总裁判黄坚", ["黄坚"]),
        ("裁判组：黄坚 李宁", ["黄坚", "李宁"]),
        ("（供稿：机关工会 欧阳明远）", ["欧阳明远"]),
        ("撰稿：王明远 初审：胡策", ["王明远", "胡策"]),
        ("名单报俞建平", ["俞建平"]),
        ("古丽娜尔·买买提同志主持", ["古丽娜尔·买买提"]),
        ("扎西多吉医生到社区义诊", ["扎西多吉"]),
        ("上官婉宁、尉迟峰负责场地", ["上官婉宁", "尉迟峰"]),
        ("1\t陶晓岚\t外科\t篮球", ["陶晓岚"]),
        ("（责任人：程雅琴，完成时间：9月）", ["程雅琴"]),
        ("男子100米第一名谢志鹏，成绩12秒3", ["谢志鹏"]),
        ("李某反映工资问题", ["李某"]),
        ("慰问困难职工程玉芳，送去慰问金", ["程玉芳"]),
        ("由于海燕负责", ["于海燕"]),
        ("劳模范香玲创新工作室", ["范香玲"]),
        ("名单报吴晓晶核对后公布", ["吴晓晶"]),
        ("由上官玉玲联系138", ["上官玉玲"]),
        ("古丽娜尔·买买提核对后公布", ["古丽娜尔·买买提"]),
        ("获奖者有钱小钟、沈文远", ["钱小钟", "沈文远"]),
        ("值班：周一危燕，周二陆小凤", ["危燕", "陆小凤"]),
        ("| 3 | 叶家豪 | 内科 |", ["叶家豪"]),
        ("困难职工王志远的孩子今年高考", ["王志远"]),
        ("太极班（隋志刚教）", ["隋志刚"]),
        ("抄报：区总工会陶主席", ["陶主席"]),
    ],
)
def test_usual_forms(text, names):
    """With a post, a title, a label, a deed, in a row or a table; whole, and nothing of what stands beside it."""
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "由工会牵头，人事科、财务科配合",
        "组长：工会主席　成员：工会委员",
        "撰稿、审核、发布实行三级审核",
        "教练：外聘",
        "经研究决定",
        "编辑：宣传科",
        "教职工代表在验收单上签字",
        "看望和慰问",
        "清明节前组织祭扫",
        "学习雷锋精神",
        "创建青年文明号",
        "评选五好文明家庭",
        "老师傅和新人同台",
        "党总支书记带队",
        "高危患者评估率100%",
        "检录、计时、终审、计票人各一名",
        "登记孩子年龄、过敏和接送人",
        "阅读《红岩》《红梅赞》",
        "经费审查委员会委员参加",
        "救助金到账后公示",
        "职工文艺汇演，节目由各分会报送",
        "由于天气原因改期",
        "依据国卫医发〔2021〕37号",
    ],
)
def test_posts_without_a_person(text):
    """A post, a department or a word that begins like a surname is nobody."""
    assert _names(text) == []
