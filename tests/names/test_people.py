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
    ],
)
def test_posts_without_a_person(text):
    """A post, a department or a word that begins like a surname is nobody."""
    assert _names(text) == []
