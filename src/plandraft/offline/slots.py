"""The blanks of our own wording are filled with the organisation's facts, and only with those."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plandraft.core.brief import Brief
from plandraft.core.profile import Profile
from plandraft.core.proportions import SHORT_PLAN, SMALL_BODY
from plandraft.core.sector import Sector
from plandraft.offline.suiting import NOTHING, suited, unsuited_in
from plandraft.offline.words import word

_OPTIONAL = re.compile(r"\[\[(.{0,400}?)\]\]")
_BLANK = re.compile(r"\{([a-z]+)\}")
_CLOSED = re.compile(r"(周[一二三四五六日])闭[馆园店]")
_SHOP_FLOOR = re.compile("班组|车间|生产|抢修|机修|工地|机组|作业|营运|厂")
"""Words of an enterprise that works in shifts and crews; others have departments."""
_MADE = re.compile(
    r"^(?P<before>\w{3,}?)(?:已|全部|顺利)?(?:建成|启用|开放|投用|改造完成|上线|修好|配齐|挂牌)|"
    r"(?:首次|实现|完成)?(?:建成|建好|启用|开放|添置|新增|设立|改造|新建|开办|办成|办起|开通|修好|推出)了?(?:首届|首个)?(?P<after>\w{3,60})$"
)
_NUMBER = re.compile(r"\d{1,15}[个处间张台家套]|^实现|^完成")
_PLACE = re.compile("[室站角屋吧点坊家棚栏馆]$|驿站|小屋|午休床|平台$|系统$|器材$")
_REMOTE = re.compile(r"远程.{0,6}?(?P<number>\d+)[人名]")
_NIGHT = re.compile(r"^(?P<who>夜[间班].{2,4}?)(?:[一二两三四\d]+班|\d+人)")
_PARTY_BODIES = ("党委", "党总支", "党组", "党支部", "党工委")
_HOMELY = re.compile("口语|亲切|家常|聊天|拉家常|大白话|温暖|温馨")
_ALL_MEET = 300
"""People up to whom all members meet; of more, delegates do (our choice)."""
SMALL_HOUSE = 80
"""People up to whom what every plan has is done in few measures (our choice)."""
_MOST_MADE = 2
"""Things made last year that a sentence names (our choice)."""
_GROUPS = re.compile(r"(?:工会)?(?:小组|分工会|部门工会|分会)")
_COUNT_OF = re.compile(r"(?P<number>\d+)个?")
_EMPLOYERS = {
    "医院": re.compile("医院|卫生院|保健院|院工会"),
    "学校": re.compile("学校|大学|学院|[小中]学|高中|初中|附中|附小|校工会"),
    "公司": re.compile("公司|集团|[厂行店社矿]工会|[厂行店社矿]$"),
}
"""Words of a name by which an employer may be called so."""
_ITS_UNION = re.compile("(?<=[^总业育统])工会(?:委员会)?$")
_HOUSES = {
    "卫生院": "卫生院",
    "医院": "医院",
    "幼儿园": "幼儿园",
    "大学|学院|学校|小学|中学|高中|初中|附中|附小": "学校",
    "公司|集团": "公司",
    "博物馆": "博物馆",
    "图书馆": "图书馆",
}
"""What an employer is called in its own house, by the end of its name."""
_SITES = re.compile(
    r"(?P<before>[\d一二两三四五六七八九十]{1,3}[个家处座])?(?P<site>分院|院区|校区|分校|分公司|分厂|厂区|分馆|分园|园区|门店|网点|分站|分部|片区)"
    r"(?:共|有)?(?P<behind>\d{1,3}[个家处座])?"
)
_YOUNG = re.compile(
    r"^(?P<who>[^，。\d]{0,8}(?:青年|新入职|新进|新员工|新教师|新护士)[^，。\d]{0,6}?)(?:共|有)?(?P<number>\d{1,5})[名人]$"
)
_SPORT = re.compile("球|棋|健身|跑|操|太极|八段锦|骑行|瑜伽|游泳|徒步")
_CLUB = re.compile(r"协会|俱乐部|社团?$|合唱团|艺术团|队$|球|读书会|联谊会|兴趣|健身|瑜伽|书画|摄影")


def staff(sector: Sector) -> str:
    """What a plan of the sector calls the people it is for."""
    return word("staff", sector)


def people_in(profile: Profile) -> int | None:
    """How many people the organisation has, as far as it says."""
    return profile.headcount or profile.members


def is_small(profile: Profile) -> bool:
    """Whether everybody knows everybody: no groups, no delegates."""
    people = people_in(profile)
    return people is not None and people <= SMALL_BODY


def is_few(profile: Profile) -> bool:
    """Whether everyday work is done with few measures of several things."""
    people = people_in(profile)
    return people is not None and people <= SMALL_HOUSE


def is_homely(profile: Profile) -> bool:
    """Whether it speaks as people speak who all know each other: so it wants, or so few they are."""
    return is_small(profile) or bool(_HOMELY.search(profile.tone))


def is_short(brief: Brief) -> bool:
    """Whether the plan has no room for more than the measures themselves."""
    return brief.profile.length_chars <= SHORT_PLAN


def is_office_work(profile: Profile) -> bool:
    """Whether an enterprise has departments rather than crews and shifts."""
    said = "，".join(profile.strings())
    return Sector.ENTERPRISE in profile.sector.lineage and not _SHOP_FLOOR.search(said)


def party_of(profile: Profile) -> str:
    """What the profile calls the party's body that leads."""
    said = "\n".join(profile.strings())
    return next((body for body in _PARTY_BODIES if body in said), "党组织")


def leaders_of(profile: Profile) -> str:
    """The first two leaders by post and name; empty where none has a post."""
    return "、".join(f"{leader.post}{leader.name}" for leader in profile.leaders[:2] if leader.post)


def clubs_of(profile: Profile) -> tuple[str, ...]:
    """The profile's clubs."""
    return tuple(body.name for body in profile.bodies if _CLUB.search(body.name))


def made_last_year(profile: Profile) -> tuple[str, ...]:
    """Rooms, stations and corners that last year brought, by their names: what has to be kept up."""
    return tuple(name for name in things_made(profile) if _PLACE.search(name))[:_MOST_MADE]


def things_made(profile: Profile) -> tuple[str, ...]:
    """Whatever last year brought that is there from now on, by its name."""
    found = (_MADE.search(_NUMBER.sub("", text)) for text in profile.last_year.done)
    return tuple(dict.fromkeys(match["before"] or match["after"] for match in found if match is not None))


def counted_made(thing: str, profile: Profile) -> str:
    """A thing that last year brought with its number, where the profile names one: 18个班组安全角."""
    told = next((text for text in profile.last_year.done if thing in _NUMBER.sub("", text)), "")
    number = re.search(r"(?<!\d)\d{1,15}[个处间张台家套]", told)
    return f"{number[0]}{thing}" if number else thing


def admin_of(profile: Profile) -> str:
    """What the employer is called: as its sector mostly has it, unless its name says that it is something else."""
    usual = word("admin", profile.sector)
    own = re.search("卫生院|幼儿园|(?<!会)中心(?=工会|$)", profile.name)
    if own is not None:
        return own[0]
    named = _EMPLOYERS.get(usual)
    if named is None or named.search(profile.name):
        return usual
    return "单位"


def housed_in(profile: Profile) -> str:
    """Whose people are counted: a union's employer, as far as its name says so; else the organisation itself.

    >>> housed_in(Profile(name="青溪医院工会委员会", sector="hospital", period="2027"))
    '医院'
    """
    named = _ITS_UNION.search(profile.name)
    if named is None or Sector.COMMUNITY in profile.sector.lineage:
        return profile.name
    return "机关" if Sector.GOVERNMENT in profile.sector.lineage else _employer_in(profile.name[: named.start()])


def _employer_in(name: str) -> str:
    """What an employer is called in its own house; its whole name where that does not say.

    >>> _employer_in("青溪县中医医院"), _employer_in("平湖机械有限公司"), _employer_in("石门机务段")
    ('医院', '公司', '石门机务段')
    """
    return next((called for ends, called in _HOUSES.items() if name.endswith(tuple(ends.split("|")))), name)


def groups_of(profile: Profile) -> str:
    """Who is asked or takes part: the groups of the union, with their number where a fact names it."""
    if is_small(profile):
        return "会员"
    fact = next((fact for fact in profile.facts if _GROUPS.search(fact)), "")
    group, count = _GROUPS.search(fact), _COUNT_OF.search(fact)
    return f"{count['number']}个{group[0]}" if group and count else "各工会小组"


def sites_of(profile: Profile) -> str:
    """The other places that the organisation has, as a fact counts them: 3家分院.

    >>> facts = ("医共体分院3家", "工会小组18个")
    >>> sites_of(Profile(name="青溪医院工会", sector="hospital", period="2027", facts=facts))
    '3家分院'
    """
    for fact in profile.facts:
        found = _SITES.search(fact)
        if found is not None:
            number = found["before"] or found["behind"]
            return f"{number}{found['site']}" if number else ""
    return ""


def young_of(profile: Profile) -> str:
    """The young or new people whom a fact counts: 263名入职三年内青年教师."""
    found = next((m for fact in profile.facts if (m := _YOUNG.search(fact))), None)
    return f"{found['number']}名{found['who']}" if found is not None else ""


def facts_for(brief: Brief) -> dict[str, str]:
    """The blanks that an organisation fills whatever is spoken of.

    ``{half}`` and ``{later}`` are the halves of a year's accounts that are closed in the winter and in the summer,
    ``{cell}`` is what its people work in, ``{admin}`` the employer, ``{board}`` where things are put up, ``{free}``
    when its people have time, ``{chair}`` the union's head, ``{groups}`` who is asked or takes part.
    """
    profile, sector = brief.profile, brief.profile.sector
    people = staff(sector)
    closed = next((found[1] for fact in profile.facts if (found := _CLOSED.search(fact))), "")
    chair = next(
        (
            f"{leader.post}{leader.name}"
            for leader in profile.leaders
            if leader.post.endswith("主席") and "副" not in leader.post
        ),
        "",
    )
    is_office, clubs = is_office_work(profile), clubs_of(profile)
    lines = profile.budget.lines if profile.budget is not None else ()
    audit = next((o.name for o in brief.owners if o.offered and "audit" in o.roles), "经费审查委员")
    women = next((o.name for o in brief.owners if o.offered and "women" in o.roles and o.kind == "committee"), "")
    return {
        "staff": people,
        "unit": profile.called,
        "issuer": brief.owners[0].name if brief.owners else "工会",
        "members": f"{profile.members}名会员" if profile.members else "全体会员",
        "women": f"{profile.women}名女{people}" if profile.women else f"全体女{people}",
        "womenbody": women or "工会",
        "groups": groups_of(profile),
        "half": "第一学期" if profile.period.kind == "school_year" else "上年",
        "later": "第二学期" if profile.period.kind == "school_year" else "上半年",
        "cell": "岗位" if is_small(profile) else "部门" if is_office else word("cell", sector),
        "admin": admin_of(profile),
        "board": "公开栏" if is_office else word("board", sector),
        "free": f"{closed}闭馆日" if closed else word("free", sector),
        "chair": chair or "工会主席",
        "audit": audit,
        "remote": next((f"{m['number']}名远程{people}" for f in profile.facts if (m := _REMOTE.search(f))), ""),
        "night": next((m["who"] for f in profile.facts if (m := _NIGHT.search(f))), ""),
        "meeting": "会员代表大会" if (people_in(profile) or 0) > _ALL_MEET else "会员大会",
        "last": "",
        "sites": sites_of(profile),
        "young": young_of(profile),
        "mades": "",
        "birthday": "会员生日当月送蛋糕" if any("生日" in line.name for line in lines) else "",
        "clubs": "、".join(clubs),
        "sports": "" if clubs else "走步、球类、工间操",
        "show": "小赛" if all(_SPORT.search(club) for club in clubs) else "展示和小赛",
        "made": "、".join(made_last_year(profile)),
        "unsuited": unsuited_in(profile),
    }


def filled(text: str, values: Mapping[str, str]) -> str:
    """Fill the blanks; what stands in double brackets goes where a blank of it is empty, and so does what is unsuited.

    >>> filled("{who}签字[[，由{from}起]]", {"who": "本人", "from": ""})
    '本人签字'
    """
    kept = _OPTIONAL.sub(lambda m: m[1] if all(values.get(name) for name in _BLANK.findall(m[1])) else "", text)
    said = suited(kept, values.get("unsuited", NOTHING))
    return _BLANK.sub(lambda m: values.get(m[1], m[0]), said)
