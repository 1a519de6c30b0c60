"""Faults of PD2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.checks.planted.bed import Bed, Plant


def setting(name: str, field: str, *values: Any) -> Plant:
    """One of the values in a field of any node of a list."""

    def plant(bed: Bed) -> str:
        node = bed.pick(name)
        node[field] = bed.rng.choice(values)
        return str(node["id"])

    return plant


def goal_unsaid(bed: Bed) -> str:
    """A goal that wishes for something and has no indicator."""
    node = bed.pick("goals")
    node |= {"text": bed.rng.choice(WISHES), "indicator": bed.rng.choice(("", " "))}
    return str(node["id"])


def either(*plants: Plant) -> Plant:
    """One of several ways to plant it."""

    def plant(bed: Bed) -> str:
        return bed.rng.choice(plants)(bed)

    return plant


def acting(*texts: str) -> Plant:
    """One of the texts among the actions of any measure."""

    def plant(bed: Bed) -> str:
        return bed.act(*texts)

    return plant


def goal_without_measure(bed: Bed) -> str:
    """Nobody serves it any more."""
    goal = bed.pick("goals")["id"]
    for measure in bed.plan["measures"]:
        measure["goal_ids"] = [link for link in measure["goal_ids"] if link != goal]
    return str(goal)


def measure_without_time(bed: Bed) -> str:
    """Neither it nor any of its actions says when."""
    measure = bed.pick("measures")
    measure["timing"] = bed.rng.choice([{}, {"note": "适时"}, {"note": "年内"}])
    for action in measure["actions"]:
        action["timing"] = {}
    return str(measure["id"])


def goal_not_linked(bed: Bed) -> str:
    """It claims what a goal claims, and is linked to none or to another."""
    goal, measure = bed.pick("goals"), bed.pick("measures")
    goal["claims"] = measure["claims"] = ["P1"]
    measure["goal_ids"] = [link for link in measure["goal_ids"] if link != goal["id"] and bed.rng.random() < 0.5]
    return str(measure["id"])


def measure_without_entry(bed: Bed) -> str:
    """It is taken off the schedule."""
    measure = bed.pick("measures")["id"]
    for entry in bed.plan["schedule"]:
        entry["measure_ids"] = [link for link in entry["measure_ids"] if link != measure]
    return str(measure)


def dangling(bed: Bed) -> str:
    """A link to what is not there."""
    name, field, link = bed.rng.choice([("measures", "goal_ids", "G99"), ("schedule", "measure_ids", "M99")])
    node = bed.pick(name)
    node[field] = [*node[field], link]
    return str(node["id"])


def item_missing(bed: Bed) -> str:
    """The profile demands something that no plan here has."""
    item = bed.rng.choice(["编纂地方志工会卷", "筹建集邮协会陈列室", "翻新露天泳池更衣间"])
    kind = bed.rng.choice(["priorities", "unfinished", "requirements", "required_events"])
    if kind == "priorities":
        bed.profile["priorities"] = [*bed.profile["priorities"], item]
    elif kind == "unfinished":
        bed.profile["last_year"]["unfinished"] = [*bed.profile["last_year"]["unfinished"], item]
    elif kind == "requirements":
        bed.profile["requirements"] = [*bed.profile["requirements"], {"text": item}]
    else:
        bed.profile["required_events"] = [*bed.profile["required_events"], {"title": item}]
    return "P"


def overloaded(bed: Bed) -> str:
    """Eight entries of one owner in one month."""
    month = bed.rng.randint(1, 12)
    owner = bed.rng.choice(_departments(bed))
    for _ in range(8):
        bed.entry(f"核对第{bed.rng.randrange(10**6)}号台账", months=[month])
    for entry in bed.plan["schedule"]:
        if entry["title"].startswith("核对第"):
            entry["owner"] = owner
    return "P"


def figure(bed: Bed) -> str:
    """Fewer, more or later than demanded."""
    demand, stated = bed.rng.choice(
        [
            ("全年组织反诈宣传不少于6次", "全年组织反诈宣传3次。"),
            ("组织档案管理培训4期", "组织档案管理培训2期。"),
            ("职工互助保障参保率不低于95%", "职工互助保障参保率达到80%。"),
            ("会费收缴误差不超过2%", "会费收缴误差控制在5%以内。"),
        ]
    )
    bed.profile["requirements"] = [*bed.profile["requirements"], {"text": demand}]
    return bed.act(stated)


def event_time(bed: Bed) -> str:
    """A required event in another month or on another day."""
    day = bed.day()
    bed.profile["required_events"] = [
        *bed.profile["required_events"],
        {"title": "会员代表集邮展开幕", "date": day.isoformat()},
    ]
    other = bed.day()
    while other == day:
        other = bed.day()
    return bed.entry("会员代表集邮展开幕", months=[other.month], date=other.isoformat())


def timing(bed: Bed) -> str:
    """The measure's months are none of its entries'."""
    measure = bed.pick("measures")
    busy = {m for e in bed.plan["schedule"] if measure["id"] in e["measure_ids"] for m in e["timing"]["months"]}
    measure["timing"] = {"months": [bed.rng.choice([m for m in range(1, 13) if m not in busy])]}
    return str(measure["id"])


def frequency(bed: Bed) -> str:
    """An action that promises more, other or earlier than its time gives."""
    text, months = bed.rng.choice(
        [
            ("每季度评选一次集邮新秀。", [3, 9]),
            ("全年举办集邮讲座不少于12场。", [3, 6, 10]),
            ("全年组织集邮交流2次。", [2, 4, 6, 8]),
            ("5月底前完成邮品登记。", [11]),
            ("4月举办集邮展览。", [9]),
        ]
    )
    if bed.period.kind == "school_year":
        text, months = ("每季度评选一次集邮新秀。", [3, 9])
    measure = bed.pick("measures")
    measure["actions"].append({"text": text, "timing": {"months": months}, "line": "集邮活动"})
    return str(measure["id"])


def event_doubled(bed: Bed) -> str:
    """The bare name of an event beside what is done for it."""
    month = bed.rng.randint(1, 12)
    bed.profile["required_events"] = [*bed.profile["required_events"], {"title": "集邮文化节", "month": month}]
    bed.entry(bed.rng.choice(["举办第三届集邮文化节", "集邮文化节现场交流"]), months=[month])
    return bed.entry("集邮文化节", months=[month])


def headcount(bed: Bed) -> str:
    """Another number of people."""
    bed.profile |= {"headcount": 1200, "members": None, "women": None}
    wrong = 1200 + bed.rng.choice([7, 50, 300])
    return bed.act(f"面向全体职工开展服务，现有职工{wrong}人。", f"本单位共有{wrong}名职工。")


def more_people(bed: Bed) -> str:
    """More people take part than there are."""
    bed.profile |= {"headcount": 88, "members": None, "women": None}
    many = bed.rng.choice([131, 457, 1234])
    return bed.act(f"组织{many}人参加技能比武。", f"安排{many}名职工体检。", f"全年培训职工{many}人。")


def avoided(bed: Bed) -> str:
    """Something the profile rules out."""
    bed.profile["avoid"] = [*bed.profile["avoid"], "露天焰火表演"]
    return bed.act("年末举办露天焰火表演。")


def own_partner(bed: Bed) -> str:
    """A department that leads is among its partners, or the text has it work together with itself."""
    measure = bed.pick("measures")
    name = bed.rng.choice(_departments(bed))
    measure["owner"] = name
    if bed.rng.random() < 0.5:
        measure["partners"] = [*measure["partners"], name]
    else:
        measure["actions"] = [*measure["actions"], f"会同{name}核对名单。"]
    return str(measure["id"])


def audits_itself(bed: Bed) -> str:
    """The union examines its own accounts, or those who examine them draw them up."""
    measure = bed.pick("measures")
    measure["title"], measure["owner"] = bed.rng.choice(
        [("审查上半年工会经费收支", "工会"), ("开展工会账目审计", "工会委员会"), ("编制工会经费预算", "经审会")]
    )
    return str(measure["id"])


def one_department(bed: Bed) -> str:
    """A department leads two measures of three."""
    name = bed.rng.choice(_departments(bed))
    for number, measure in enumerate(bed.plan["measures"]):
        measure["owner"] = measure["owner"] if number % 3 == 0 else name
    return "P"


def another_owner(bed: Bed) -> str:
    """A department that has nothing to do with the union leads what is the union's own."""
    bed.profile["departments"] = [*bed.profile["departments"], "统计信息部"]
    measure = bed.pick("measures")
    measure["title"] = bed.rng.choice(["筹备召开工会会员代表大会", "工会委员会换届选举", "吸纳新职工入会"])
    measure["owner"] = "统计信息部"
    return str(measure["id"])


def _departments(bed: Bed) -> list[str]:
    """Departments of the administration."""
    names = [department["name"] for department in bed.profile["departments"]]
    return [name for name in names if "工会" not in name]


def in_schedule(title: str) -> Callable[[Bed], str]:
    """An entry with a title, in any month."""

    def plant(bed: Bed) -> str:
        return bed.entry(title, months=[bed.rng.randint(1, 12)])

    return plant


WISHES = ("更好服务职工", "进一步密切与职工的联系", "职工精神面貌有新变化")
VAGUE = ("服务水平明显提高", "取得较好成效", "职工更加满意", "氛围进一步浓厚")


def owner_disagrees(bed: Bed) -> str:
    """A line that belongs to somebody whom its measure does not name."""
    entry = bed.pick("schedule")
    entry["owner"] = "星际事务处"
    measure = next(m for m in bed.plan["measures"] if m["id"] == entry["measure_ids"][0])
    measure |= {"owner": "远洋运输处", "partners": []}
    return str(entry["id"])


def month_without_line(bed: Bed) -> str:
    """A month of a measure that the calendar does not have, which has a line for every other month."""
    bed.links_read = False
    words = ("绘制楼层图纸", "清点急救器材", "校对名录底稿", "晾晒旧式帐篷", "打磨石刻碑文", "修剪庭院灌木")
    texts = [f"{month}月{word}。" for month, word in enumerate(words, 1)]
    bed.plan["measures"] = [
        {"id": "M1", "title": "院落整理", "owner": "总务", "actions": [*texts, "8月播种越冬苜蓿。"]}
    ]
    bed.plan["schedule"] = [
        {"id": f"S{month}", "title": word, "timing": {"months": [month]}} for month, word in enumerate(words, 1)
    ]
    bed.plan["budget"] = []
    return "M1"


def twice(action: str, line: str) -> Plant:
    """A number in an action, and another one in a line."""

    def plant(bed: Bed) -> str:
        return f"{bed.act(action)} {bed.entry(line, months=[4])}"

    return plant


def soft_goal(bed: Bed) -> str:
    """A goal that names what is counted, and not how much of it."""
    goal = bed.pick("goals")
    texts = ("会员满意率稳中有升", "培训覆盖率明显提升", "全员参加，力争纠纷明显减少", "入会率达到90%左右")
    goal |= {"text": bed.rng.choice(texts), "indicator": ""}
    return str(goal["id"])


def helped_by_all(bed: Bed) -> str:
    """Partners, and nobody who leads."""
    measure = bed.pick("measures")
    measure |= {"owner": "", "partners": ["总务科"], "actions": ["清点器材。"], "title": "器材清点"}
    return str(measure["id"])


def without_owners(bed: Bed) -> str:
    """Neither lines nor measures say who."""
    for node in (*bed.plan["measures"], *bed.plan["schedule"]):
        node["owner"] = ""
    for number, measure in enumerate(bed.plan["measures"]):
        measure |= {"partners": [], "title": f"事项{number}", "actions": ["登记造册。"]}
    return "P"


PLANTS: dict[str, Plant] = {
    "PD201": setting("measures", "owner", "", " "),
    "PD202": either(
        setting("measures", "owner", "星际事务处", "工会办公室、星际事务处"), setting("schedule", "owner", "星际事务处")
    ),
    "PD203": either(
        setting("measures", "owner", "相关部门", "各单位", "有关科室"), setting("schedule", "owner", "有关部门")
    ),
    "PD204": measure_without_time,
    "PD205": goal_without_measure,
    "PD206": goal_not_linked,
    "PD207": measure_without_entry,
    "PD208": setting("schedule", "measure_ids", []),
    "PD209": goal_unsaid,
    "PD210": dangling,
    "PD211": item_missing,
    "PD212": either(setting("goals", "indicator", *VAGUE), setting("measures", "indicator", *VAGUE)),
    "PD213": overloaded,
    "PD214": either(acting("适时组织回访。", "择机公布进展。", "条件成熟时扩大范围。"), in_schedule("适时开展回访")),
    "PD215": figure,
    "PD216": event_time,
    "PD217": setting("schedule", "timing", {}, {"note": "择机"}),
    "PD218": timing,
    "PD219": headcount,
    "PD220": avoided,
    "PD221": own_partner,
    "PD222": audits_itself,
    "PD223": one_department,
    "PD224": another_owner,
    "PD225": frequency,
    "PD226": event_doubled,
    "PD227": owner_disagrees,
    "PD228": month_without_line,
    "PD229": either(
        twice("4月挂牌开放8个爱心小站。", "10个爱心小站挂牌开放"),
        twice("听取会员意见，15日内答复会员意见。", "会员意见30日内答复会员"),
    ),
    "PD230": soft_goal,
    "PD231": helped_by_all,
    "PD232": either(
        setting("goals", "text", "活动参加率达到120%", "培训覆盖率130%"), acting("组织全员培训，参训率达到150%。")
    ),
    "PD233": without_owners,
    "PD234": more_people,
}
