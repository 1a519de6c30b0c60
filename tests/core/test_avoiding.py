"""What is to be avoided, and whether a text plans it."""

from __future__ import annotations

import pytest

from plandraft.core.avoiding import core_of, planned, ruled_out


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("出省旅游", "组织先进个人出省旅游"),
        ("出省旅游", "安排劳模出省参观旅游"),
        ("外出旅游性质的活动", "春季外出旅游"),
        ("不搞大型文艺汇演", "举办大型职工文艺汇演"),
        ("购物卡", "节日发放购物卡"),
        ("发放购物卡", "中秋发放超市购物卡"),
    ],
)
def test_planned(item, text):
    """Word for word, in two halves, and without the words around the matter."""
    assert planned(item, text)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("出省旅游", "疗休养在省内，不组织出省旅游"),
        ("大型文艺汇演", "小型文艺汇演"),
        ("职代会", "开好教职工代表大会"),
        ("购物卡", "采购物资卡片"),
        ("出省旅游", "旅游业职工跨省就业"),
        ("购物卡", "严禁发放购物卡"),
        ("活动", "走访慰问"),
        ("", "走访慰问"),
    ],
)
def test_not_planned(item, text):
    """Ruled out, of another size, or other words with the same characters."""
    assert not planned(item, text)


def test_a_clause_rules_out_only_itself():
    """不 of the clause before says nothing about this one."""
    assert not ruled_out("不开大会，组织出省旅游", 7)
    assert core_of("活动") == "活动"
