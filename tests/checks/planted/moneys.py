"""Faults of PD4."""

from __future__ import annotations

from tests.checks.planted.bed import Bed, Plant
from tests.checks.planted.execution import acting


def over_budget(bed: Bed) -> str:
    """One measure, or several together, above the total."""
    bed.profile["budget"] = {"total": 100_000}
    if bed.rng.random() < 0.5:
        bed.pick("measures")["budget"] = 100_001
    else:
        for measure in bed.plan["measures"]:
            measure["budget"] = 100_000 // len(bed.plan["measures"]) + 1
    return "P"


def other_day_gift(bed: Bed) -> str:
    """A gift on a day that all sectors keep and that is no gift festival."""
    day = bed.rng.choice(["元宵节", "国际劳动妇女节", "重阳节", "妇女节"])
    return bed.act(f"{day}向会员发放慰问品。", f"{day}采购礼品送到会员手中。")


def no_budget(bed: Bed) -> str:
    """An amount where the profile has none."""
    bed.profile["budget"] = None
    if bed.rng.random() < 0.5:
        measure = bed.pick("measures")
        measure["budget"] = 4321
        return str(measure["id"])
    return bed.act("经费4321元从预算列支。", "每人补助321元。", "安排经费1.23万元。")


def over_line(bed: Bed) -> str:
    """A measure above its line."""
    measure = bed.pick("measures")
    bed.plan["budget"] = []
    bed.profile["budget"] = {"total": 900_000, "lines": [{"name": measure["area"], "amount": 10_000}]}
    measure["budget"] = 10_001 + bed.rng.randrange(5000)
    for other in bed.plan["measures"]:
        if other is not measure:
            other["budget"] = None
    return str(measure["id"])


def over_cap(bed: Bed) -> str:
    """More for one person than the cap."""
    bed.profile["budget"] = {"total": 900_000, "per_head_caps": [{"purpose": "集邮活动补助", "amount": 200}]}
    return bed.act("集邮活动补助每人300元。", "集邮活动补助标准为260元/人。", "集邮活动补助按每人210元执行。")


def differing(bed: Bed) -> str:
    """A line of the budget with another amount, or left out, or a split with a rest."""
    lines = [{"name": "集邮", "amount": 50_000}, {"name": "棋类", "amount": 40_000}]
    bed.profile["budget"] = {"total": 90_000, "lines": lines}
    items = [{"id": "B1", "purpose": "集邮", "amount": 50_000}, {"id": "B2", "purpose": "棋类", "amount": 40_000}]
    way = bed.rng.choice(["amount", "left out", "rest"])
    if way == "amount":
        items[1]["amount"] = 40_000 - bed.rng.randrange(1, 9000)
    elif way == "left out":
        del items[0]
    else:
        bed.profile["budget"]["lines"] = []
        items[0]["amount"] = 49_999
    bed.plan["budget"] = items
    return "B2" if way == "amount" else "P"


PLANTS: dict[str, Plant] = {
    "PD401": over_budget,
    "PD402": other_day_gift,
    "PD403": no_budget,
    "PD404": acting(
        "慰问2万元、竞赛3万元，合计6万元。",
        "总经费5万元，其中慰问3万元、竞赛4万元。",
        "器材1200元，场地800元，共计2500元。",
    ),
    "PD405": over_line,
    "PD406": over_cap,
    "PD407": acting("奖励10人，每人300元，合计5000元。", "走访20户，每户500元，共2万元。"),
    "PD409": differing,
    "PD408": acting("向会员发放超市购物卡。", "使用工会经费宴请参赛人员。", "采购代金券作为奖品。"),
}
