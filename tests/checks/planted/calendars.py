"""Faults of PD3."""

from __future__ import annotations

import datetime as dt

from plandraft.core.calendar import CalendarDay
from tests.checks.planted.bed import Bed, Plant

WEEKDAYS = "一二三四五六日"


def _single_days(bed: Bed) -> list[CalendarDay]:
    """Days of which the period has one, with a name that is nothing else."""
    days = [day for day in bed.calendar.days if day.start == day.end and day.verified]
    names = [day.name for day in days]
    return [day for day in days if names.count(day.name) == 1 and "（" not in day.name]


def empty_month(bed: Bed) -> str:
    """All of a month's entries are moved to the next."""
    month = bed.rng.choice(bed.calendar.working_months)
    for entry in bed.plan["schedule"]:
        if month in entry["timing"]["months"]:
            entry["timing"] = {"months": [month % 12 + 1]}
    return "P"


def full_month(bed: Bed) -> str:
    """Half of the year's entries in one month."""
    month = bed.rng.randint(1, 12)
    for entry in bed.rng.sample(bed.plan["schedule"], len(bed.plan["schedule"]) // 2):
        entry["timing"] = {"months": [month]}
    return "P"


def wrong_month(bed: Bed) -> str:
    """A festival is kept in another month."""
    day = bed.rng.choice(_single_days(bed))
    eve = (day.start.month - 2) % 12 + 1
    month = bed.rng.choice([m for m in range(1, 13) if m not in day.months and m not in (eve, 12)])
    title = bed.rng.choice(["{}主题活动", "举办{}文艺联欢", "{}座谈会"]).format(day.name)
    return bed.entry(title, months=[month])


def ordinal(bed: Bed) -> str:
    """The number of another year."""
    day = bed.rng.choice([day for day in bed.calendar.days if day.ordinal.startswith("第") and "（" not in day.name])
    right = int(day.ordinal[1:-1])
    wrong = bed.rng.choice([n for n in range(max(1, right - 9), right + 3) if n != right])
    chinese = "零一二三四五六七八九"
    tens = f"{chinese[wrong // 10] if wrong >= 20 else ''}十" if wrong >= 10 else ""
    said = bed.rng.choice([str(wrong), tens + (chinese[wrong % 10] if wrong % 10 else "")])
    return bed.act(f"庆祝第{said}个{day.name}。", f"以第{said}个{day.name}为契机开展宣传。")


def outside(bed: Bed) -> str:
    """A day of the year before."""
    node = bed.pick(bed.rng.choice(["measures", "schedule"]))
    day = bed.day().replace(day=1)
    day = day.replace(year=day.year - bed.rng.choice([2, 3]))
    node["timing"] = {"months": [day.month], "date": day.isoformat()}
    return str(node["id"])


def wrong_date(bed: Bed) -> str:
    """A festival on a day that is not its own."""
    day = bed.rng.choice(_single_days(bed))
    wrong = day.start + dt.timedelta(days=bed.rng.choice([-11, -3, 2, 9]))
    said = f"{wrong.month}月{wrong.day}日"
    return bed.act(f"{day.name}（{said}）前公布方案。", f"{said}{day.name}，组织慰问。", f"{day.name}为{said}。")


def warmth(bed: Bed) -> str:
    """Winter visits in spring or summer."""
    month = bed.rng.choice([3, 4, 5, 6, 7, 8])
    title = bed.rng.choice(["开展两节送温暖活动", "春节前走访困难职工", "春节慰问退休职工"])
    return bed.entry(title, months=[month])


def shift(bed: Bed) -> str:
    """Days off of which nobody knows yet."""
    return bed.act(
        "春节2月5日至2月13日放假，工会安排值班慰问。",
        "9月26日上班，26日活动取消。",
        "国庆放假时间为10月1日至10月7日。",
        "5月8日补班，活动顺延。",
    )


def weekday(bed: Bed) -> str:
    """A weekday that the day does not have."""
    day = bed.day()
    wrong = WEEKDAYS[(day.weekday() + bed.rng.randint(1, 6)) % 7]
    year = bed.rng.choice(["", f"{day.year}年"])
    return bed.act(
        f"{year}{day.month}月{day.day}日（星期{wrong}）汇总。", f"{year}{day.month}月{day.day}日周{wrong}汇总。"
    )


def preparation(bed: Bed) -> str:
    """Prepared when it is over."""
    at = bed.rng.randint(0, 10)
    months = [month.month for month in bed.period.months]
    what = bed.rng.choice(["集邮展览", "书画摄影展", "拔河比赛"])
    bed.entry(f"举办{what}", months=[months[at]])
    later = months[bed.rng.randint(at + 1, 11)]
    return bed.entry(bed.rng.choice(["筹备{}", "拟定{}方案", "{}报名"]).format(what), months=[later])


def resting(bed: Bed) -> str:
    """Something in a month in which nobody is there."""
    month = bed.rng.randint(1, 12)
    bed.profile["working_months"] = [m for m in range(1, 13) if m != month]
    return bed.entry("举办集邮知识竞答", months=[month])


def impossible(bed: Bed) -> str:
    """A day that does not exist."""
    return bed.act("2月30日前完成核对。", "4月31日公布结果。", "13月1日汇总。", "6月0日汇总。")


def two_times(bed: Bed) -> str:
    """The title says another month."""
    month, other = bed.rng.sample(range(1, 13), 2)
    return bed.entry(bed.rng.choice([f"{other}月集邮交流", f"{other}月15日集邮交流"]), months=[month])


def old_year(bed: Bed) -> str:
    """Something to be done in a year that is long over."""
    year = bed.period.first_day.year - bed.rng.randint(3, 15)
    return bed.act(f"3月制定{year}年工作计划。", f"争取{year}年底前完成改造。", f"组织开展{year}年度技能竞赛。")


PLANTS: dict[str, Plant] = {
    "PD301": empty_month,
    "PD302": full_month,
    "PD303": wrong_month,
    "PD304": ordinal,
    "PD305": outside,
    "PD306": wrong_date,
    "PD307": warmth,
    "PD308": shift,
    "PD309": weekday,
    "PD310": preparation,
    "PD311": resting,
    "PD312": impossible,
    "PD313": two_times,
    "PD314": old_year,
}
