"""The matters of a profile: what stands under several heads is one matter with the strictest deadline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from plandraft.core.matter import Matter, MatterKind
from plandraft.core.period import Period
from plandraft.core.profile import Profile, RequiredEvent
from plandraft.core.timing import Timing

_GRAVEST: tuple[MatterKind, ...] = ("requirement", "unfinished", "event", "priority")
"""The order in which heads say where a matter comes from."""
_STATES = re.compile(
    r"[（(][^）)]{0,200}[）)]|(?:选址)?[未待]定|未(?:能|按期|如期)?(?:完成|达成|达标|实现|落实|启动|验收|开放|续签)?|推迟|延期|延后|搁置|滞后|"
    r"尚|继续|目标|任务|事项|(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬)?(?:底|末)?|[上下]半年|年底|年内|"
    r"[一二三四]季度)(?:之?前|以?内)?|(?:[寒暑]假|[春秋国][节庆])(?:之?前|以?内|期间)|"
    r"第?[一二三四五六七八九十\d]{1,30}届[一二三四五六七八九十\d]{1,30}次"
)
"""Words that tell in what state or by when, and not what: the same matter has others elsewhere."""
_ACTS = re.compile(
    r"建设|建成|建好|建立|新建|健全|完善|设立|制定|修订|更新|升级|改造|扩建|修缮|装修|续签|签订|签|开放|启用|投用|使用|竣工|完工|落成|交付|验收|投入|上线|运行|试行|施工|采购|配齐|配备|"
    r"提高|提升|增加|扩大|达到?|完成|推进|落实|实施|开展|举办|召开|"
    r"组织|开好|办好|办理|抓好|做好|继续|全面|全部|工作|活动|项目|工程|大会|会议|会|表彰|评选|仪式|保障|服务|问题|情况|前|后|底|到|至|并|"
    r"的|和|与|及|对|个|项|场|次|人|\d+(?:\.\d+)?%?|[\W_]+"
)
"""Words that may differ where two texts mean one matter: what is done with it, and how much."""
_LEAST_SHARED = 3
"""Characters that two names of one matter have in a row at least (our choice)."""
_LEAST_NAME = 4
"""Characters of a name that is known with further words before it; a shorter one is many matters' (our choice)."""
_DEADLINE = re.compile(
    r"(?<!\d)(1[0-2]|[1-9])月(?:\d{1,2}日|份)?(?:底|末|[上中下]旬)?(?:之?前|以?内)|[至于到](1[0-2]|[1-9])月(?:底|末)"
)
_MONTHS = re.compile(r"(?<![\d—–-])(1[0-2]|[1-9])月(?!度|薪|[饼嫂])")
_HALVES = {"上半年": 6, "一季度": 3, "二季度": 6, "三季度": 9}


def matters_of(profile: Profile) -> tuple[Matter, ...]:
    """All that a profile demands, in the order of the profile's heads, the same thing once."""
    found: list[Matter] = []
    for matter in _demands(profile):
        at = next((n for n, known in enumerate(found) if _may_be_one(known, matter)), None)
        if at is None:
            found.append(matter)
        else:
            found[at] = _joined(found[at], matter, profile.period)
    return tuple(found)


def claimed_ids(claims: Iterable[str], matters: Sequence[Matter]) -> tuple[str, ...]:
    """The matters that are meant by ids, each once under its own id; unknown ones are left out.

    >>> claimed_ids(["u1", "P9"], [Matter(id="P1", text="甲", aliases=("U1",), kinds=("priority",))])
    ('P1',)
    """
    called = {alias: matter.id for matter in matters for alias in matter.ids}
    return tuple(dict.fromkeys(called[c] for claim in claims if (c := claim.strip().upper()) in called))


def origin_kind(claims: Iterable[str], matters: Mapping[str, Matter]) -> MatterKind | None:
    """Where a node comes from that claims these: requirement before unfinished before event before priority."""
    kinds = {kind for claim in claims if claim in matters for kind in matters[claim].kinds}
    return next((kind for kind in _GRAVEST if kind in kinds), None)


def same_matter(one: str, other: str) -> bool:
    """Whether two texts name one matter: they share its name, and what is left of either is only what is done to it.

    A longer name may say more before it: whose, where or for whom.

    >>> same_matter("教工书吧寒假前开放", "教工书吧建设"), same_matter("夜班护士减压", "夜班护士健康餐")
    (True, False)
    """
    short, long = sorted((essence(one), essence(other)), key=len)
    if not short:
        return False
    if len(bare := _ACTS.sub("", short)) >= _LEAST_SHARED and bare == _ACTS.sub("", long):
        return True
    shared = SequenceMatcher(None, short, long, autojunk=False).find_longest_match()
    name = short[shared.a : shared.a + shared.size]
    if len(name) < min(_LEAST_SHARED, len(short)) or _is_act(name):
        return False
    rest = short[: shared.a] + " " + short[shared.a + shared.size :]
    before, after = long[: shared.b], long[shared.b + shared.size :]
    if len(name) >= len(short):
        return _is_act(after) and (len(name) >= _LEAST_NAME or _is_act(before))
    return _is_act(rest) and _is_act(f"{before} {after}")


def _is_act(words: str) -> bool:
    """Whether words beside a name only say what is done with it; others behind it make it the name of another thing."""
    return not _ACTS.sub("", words)


def essence(text: str) -> str:
    """What a demand is about: its words without marks, its state and the time by which it is wanted.

    >>> essence("母婴室改造（未完成，6月底前）")
    '母婴室改造'
    """
    return re.sub(r"[\W_]+", "", _STATES.sub("", text))


def _demands(profile: Profile) -> Iterator[Matter]:
    for n, text in enumerate(profile.priorities):
        yield _matter("P", n, "priority", text, f"/priorities/{n}")
    for n, text in enumerate(profile.last_year.unfinished):
        yield _matter("U", n, "unfinished", text, f"/last_year/unfinished/{n}")
    for n, requirement in enumerate(profile.requirements):
        document = requirement.document.strip()
        yield _matter("R", n, "requirement", requirement.text, f"/requirements/{n}", document=document)
    for n, event in enumerate(profile.required_events):
        yield _matter(
            "E",
            n,
            "event",
            event.title,
            f"/required_events/{n}",
            owner=event.owner,
            timing=_of_event(event) if event.in_month else None,
        )


def _matter(
    letter: str,
    number: int,
    kind: MatterKind,
    text: str,
    pointer: str,
    *,
    document: str = "",
    owner: str = "",
    timing: Timing | None = None,
) -> Matter:
    text = " ".join(text.split()).rstrip("。；;，, ") or text
    return Matter(
        id=f"{letter}{number + 1}",
        text=text,
        kinds=(kind,),
        document=document,
        owner=owner,
        timing=timing or time_demanded(text),
        sources=(f"profile:{pointer}",),
    )


def _of_event(event: RequiredEvent) -> Timing:
    return Timing.on(event.date) if event.date else Timing.of(event.in_month or 1)


def time_demanded(text: str) -> Timing:
    """The deadline or the months that a demand names; nothing where it names none.

    >>> time_demanded("工资集体协议4月底前续签").label
    '4月底前'
    """
    last = _DEADLINE.search(text)
    if last is not None:
        return Timing(months=(int(last[1] or last[2]),), deadline=True)
    half = next((month for word, month in _HALVES.items() if word in text), None)
    if half is not None:
        return Timing(months=(half,), deadline=True)
    return Timing.of(*(int(month) for month in _MONTHS.findall(text)))


def _may_be_one(known: Matter, new: Matter) -> bool:
    """Two items of one head are two matters, however alike: whoever wrote them meant two."""
    if set(known.kinds) & set(new.kinds):
        return False
    if "event" in new.kinds and known.timing.is_set and not _agree(known.timing, new.timing):
        return False
    return any(same_matter(text, new.text) for text in (known.text, *known.others))


def _agree(one: Timing, other: Timing) -> bool:
    return not other.months or one.deadline or other.deadline or bool(set(one.months) & set(other.months))


def _joined(known: Matter, new: Matter, period: Period) -> Matter:
    return known.model_copy(
        update={
            "others": (*known.others, *([new.text] if new.text != known.text else [])),
            "aliases": (*known.aliases, new.id),
            "kinds": (*known.kinds, *new.kinds),
            "document": known.document or new.document,
            "owner": known.owner or new.owner,
            "timing": _strictest(known.timing, new.timing, period),
            "sources": (*known.sources, *new.sources),
        }
    )


def _strictest(one: Timing, other: Timing, period: Period) -> Timing:
    """A day before a month, the earlier before the later; what has no time says nothing."""
    timed = [timing for timing in (one, other) if timing.months]
    if len(timed) < 2:
        return timed[0] if timed else one
    return min(timed, key=lambda t: (t.date is None, max(map(period.position, t.months)), t.deadline))
