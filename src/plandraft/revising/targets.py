"""Which node is meant by the words of an instruction; where several may be, none is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from plandraft.core.matching import containment
from plandraft.core.matters import same_matter
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.spoken_numbers import number
from plandraft.core.timing import Timing
from plandraft.revising.ground import Ground
from plandraft.revising.spots import EVERY, Found, Lost, Name, Sort, Spot, months_of, names_of_spots, shown
from plandraft.revising.times import said_time

_ID = re.compile(r"([MGBS][1-9]\d{0,3})(?:[/.的]?(?:第)?(\d{1,2})[条步项]?)?", re.IGNORECASE)
_GOAL = re.compile(
    r"(?:工作)?(?:目标(?:的)?第?(?P<a>[\d一二三四五六七八九十]{1,3})[条项个]?|第(?P<b>[\d一二三四五六七八九十]{1,3})[条项个](?:工作)?目标)"
)
_ALL = re.compile(r"^(?:所有|全部|各项|各类|每项|一切)的?|(?:全部|都|全|一律|统统|统一|均)$")
_PLACED = re.compile(
    r"^(?:原定|原计划|计划|本来|原来|原本|现)?(?:安排|定|放)?(?:于|在|到)?(?P<when>.{1,12}?)(?:份)?"
    r"(?:举办|举行|开展|召开|安排|进行|那场|那次|那项|的)+(?P<rest>.*)$"
)
_MONTH_FIRST = re.compile(
    r"^(?P<when>(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|上旬|中旬|下旬|底|初)?)(?P<rest>.*)$"
)
_THEN = re.compile(
    r"^(?P<rest>.+?)(?:在|于)?(?P<when>(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月份?)(?:的?那[一]?[场次期项个]|的那[场次]|的)$"
)
"""The time behind the thing: 心理讲座3月那场."""
_GENERIC = re.compile(
    r"(?:的|各项|有关|相关|所有|全部|这些|那些|几项|几个|的?(?:活动|安排|工作|事项|措施|项目|任务|事情|事))*"
)
_TRIM = re.compile(
    r"^(?:把|将|对|给|关于|那个|这个|那项|这项|该|上述|原定的?|原计划的?|计划中的?|里的?|里面的?)|"
    r"(?:这一?项|那一?项|这件事|那件事|一事|的事儿?|这一?块|那一?块|这条|那条|再|也|都|就|仍|的?时间|的?日期|的?(?:完成)?[时期]限|的?安排|的?计划)$"
)
_SUFFIX = re.compile(r"(?:的?(?:活动|工作|项目|措施|事项|任务))$")
_BETWEEN = re.compile(r"以及|[、和及与跟]")
_MARKS = re.compile(r"[\W_]+")
_NEAR = 0.34
"""How alike a name must be to be named to somebody whose words fit nothing (our choice)."""
_PAIRS = 0.8
"""Share of the pairs of words that a name must hold to be meant by them (our choice)."""
_MOST_NAMED = 4


def find_spots(words: str, plan: Plan, ground: Ground, *, among: Sequence[Sort] = EVERY) -> Found | Lost:
    """What some words of an instruction mean.

    Args:
        words: As they stood in the instruction: an id, a name or a part of it, 十月的活动, several names.
        plan: The plan.
        ground: Its period, for months in the words.
        among: What may be meant.
    """
    said = _trimmed(words)
    every = bool(_ALL.search(said))
    said = _trimmed(_ALL.sub("", said))
    if by_id := _by_id(said, plan):
        return by_id
    placed, months = _placed(said, ground)
    known = [one for one in names_of_spots(plan) if one.sort in among]
    if months:
        held = [one for one in known if set(months) & set(months_of(one.spot, plan))]
        if _GENERIC.fullmatch(placed):
            spots = dict.fromkeys(one.spot for one in held if one.sort in ("action", "entry") and one.rank < 2)
            where = "、".join(f"{month}月" for month in months)
            return Found(spots=tuple(spots), months=months) if spots else Lost(why=f"{where}没有安排")
        found = _best(placed, held, plan, every=every)
        if isinstance(found, Found):
            return Found(spots=found.spots, months=months)
        said = placed
    found = _best(said, known, plan, every=every)
    if isinstance(found, Found):
        return Found(spots=found.spots, months=months)
    several = [part for part in _BETWEEN.split(said) if len(part) > 1]
    if len(several) > 1:
        each = [_best(part, known, plan, every=False) for part in several]
        if all(isinstance(one, Found) for one in each):
            spots = dict.fromkeys(spot for one in each if isinstance(one, Found) for spot in one.spots)
            return Found(spots=tuple(spots))
    return found


def _trimmed(words: str) -> str:
    words = words.strip("“”‘’\"'《》【】 的，,")
    while (shorter := _TRIM.sub("", words).strip("“”‘’\"' 的，,")) != words and len(shorter) > 1:
        words = shorter
    return words


def _by_id(said: str, plan: Plan) -> Found | Lost | None:
    found = _ID.fullmatch(said)
    if found:
        node = plan.node(found[1].upper())
        if node is None:
            return Lost(why=f"计划里没有 {found[1].upper()}")
        if isinstance(node, Entry) and node.action:
            maker, _, at = node.action.partition("/")
            return Found(spots=(Spot(node=maker, action=int(at)),))
        if isinstance(node, Measure) and found[2]:
            at_ = int(found[2]) - 1
            if not 0 <= at_ < len(node.actions):
                return Lost(why=f"{node.id} 只有 {len(node.actions)} 条做法")
            return Found(spots=(Spot(node=node.id, action=at_),))
        return Found(spots=(Spot(node=node.id),))
    goal = _GOAL.fullmatch(said)
    if goal:
        nth = number(goal["a"] or goal["b"])
        if nth is None or not 1 <= nth <= len(plan.goals):
            return Lost(why=f"计划里只有 {len(plan.goals)} 个目标")
        return Found(spots=(Spot(node=plan.goals[int(nth) - 1].id),))
    return None


def _placed(said: str, ground: Ground) -> tuple[str, tuple[int, ...]]:
    """The words without the time in which the thing now is, and its months: 9月的技能竞赛."""
    for pattern in (_PLACED, _MONTH_FIRST, _THEN):
        found = pattern.match(said)
        time = said_time(found["when"], ground) if found else None
        if found and isinstance(time, Timing) and time.months:
            return _trimmed(found["rest"]) or "", time.months
    return said, ()


def _best(said: str, known: Sequence[Name], plan: Plan, *, every: bool) -> Found | Lost:
    core = _SUFFIX.sub("", said) or said
    scored = [(score, one) for one in known if (score := _score(core, one, whole=said))]
    if not scored:
        return Lost(why=f"计划里没有找到“{said}”{_near(said, known, plan)}")
    best = max(score for score, _ in scored)
    spots = tuple(dict.fromkeys(one.spot for score, one in scored if score == best))
    if len(spots) == 1 or every:
        return Found(spots=spots)
    if len({spot.node for spot in spots}) == 1 and best[1] >= -1:
        return Found(spots=(Spot(node=spots[0].node),) if any(s.action is None for s in spots) else spots)
    shown_ = "、".join(shown(spot, plan) for spot in spots[:_MOST_NAMED])
    more = "等" if len(spots) > _MOST_NAMED else ""
    return Lost(why=f"“{said}”可能指{shown_}{more}，请写明是哪一项")


def _score(core: str, name: Name, *, whole: str) -> tuple[int, int] | None:
    """How well words fit a name, and how much it is a name; None where they do not."""
    bare, wanted, full = (_MARKS.sub("", text) for text in (name.text, core, whole))
    if not bare or len(wanted) < 2:
        return None
    if bare in (wanted, full):
        return 6, -name.rank
    if wanted in bare:
        return (5, -name.rank) if name.rank < 2 else (3, -name.rank)
    if name.rank > 1:
        return (1, -name.rank) if _in_order(wanted, bare) and len(wanted) > 2 and name.rank == 3 else None
    if (len(bare) >= 4 and bare in wanted) or (len(wanted) > 3 and same_matter(wanted, bare)):
        return 4, -name.rank
    if len(wanted) > 2 and (containment(wanted, bare) >= _PAIRS or _in_order(wanted, bare)):
        return 2, -name.rank
    return None


def _in_order(short: str, long: str) -> bool:
    """Whether a name with some characters left out is the short one: 职代会 for 职工代表大会."""
    at = -1
    places = []
    for char in short:
        at = long.find(char, at + 1)
        if at < 0:
            return False
        places.append(at)
    return places[-1] - places[0] < 3 * len(short)


def _near(said: str, known: Sequence[Name], plan: Plan) -> str:
    """Names that are alike, for whoever has used another word."""
    alike: dict[Spot, float] = {}
    for one in known:
        if one.rank < 2 and one.text:
            ratio = SequenceMatcher(None, said, one.text, autojunk=False).ratio()
            ratio = max(ratio, containment(said, one.text))
            if ratio >= _NEAR:
                alike[one.spot] = max(ratio, alike.get(one.spot, 0))
    spots = sorted(alike, key=lambda spot: -alike[spot])[:2]
    return f"；是不是{'、'.join(shown(spot, plan) for spot in spots)}？" if spots else ""
