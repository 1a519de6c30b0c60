"""The material of one job: what is in force, what the sector expects, and the samples that help most."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from plandraft.core.ask import Limits
from plandraft.core.brief import Brief, LeftOut, SampleItem
from plandraft.core.calendar import Calendar
from plandraft.core.fitting import planning_days, words_of_profile
from plandraft.core.inputs import AreaShare
from plandraft.core.knowledge import Basic, Knowledge
from plandraft.core.matter import Matter
from plandraft.core.matters import matters_of
from plandraft.core.owners import owners_of
from plandraft.core.profile import Profile
from plandraft.core.proportions import room_for_basics
from plandraft.core.sample import Library
from plandraft.core.timing import Timing
from plandraft.core.work_areas import look_up
from plandraft.drafting.areas import shares_of
from plandraft.drafting.flow import whole_question
from plandraft.drafting.money import spending_of
from plandraft.drafting.options import DraftOptions
from plandraft.drafting.step_loop import MakeAsk

if TYPE_CHECKING:
    from plandraft.samples import Source


def make_brief(
    profile: Profile,
    *,
    calendar: Calendar,
    knowledge: Knowledge,
    as_of: dt.date,
) -> Brief:
    """The brief without samples; ``pack_samples`` adds what fits.

    Args:
        profile: The organisation's facts, screened.
        calendar: The days of its period.
        knowledge: Of the plan's kind.
        as_of: Day on which wording must be in force.
    """
    kind = knowledge.kind
    shares = [(item.purpose, item.share) for item in knowledge.spending] if kind.money == "own" else []
    matters = with_deadlines(matters_of(profile), calendar)
    return Brief(
        profile=profile,
        kind=kind,
        calendar=calendar,
        areas=knowledge.areas_for(profile.sector),
        matters=matters,
        owners=owners_of(profile, knowledge.owners),
        owner_rules=knowledge.owners,
        spending=spending_of(profile.budget, shares) if kind.money != "none" else (),
        basics=basics_of(profile, knowledge, matters),
        days=planning_days(calendar, profile, kind),
        laws=tuple(law.title for law in knowledge.laws_for(profile.sector, as_of)),
        references=knowledge.references_for(as_of, profile.sector, words_of_profile(profile)),
        as_of=as_of,
    )


def basics_of(profile: Profile, knowledge: Knowledge, matters: Sequence[Matter]) -> tuple[Basic, ...]:
    """What every plan of such a body has somewhere: as much as it has room for, without what it demands anyway.

    Args:
        profile: The organisation's facts.
        knowledge: Of the plan's kind.
        matters: What the profile demands.
    """
    has_money = profile.budget is not None and bool(profile.budget.total or profile.budget.lines)
    women, said = profile.women or 0, "\n".join(text for matter in matters for text in (matter.text, *matter.others))
    found = [
        basic
        for basic in knowledge.basics
        if look_up(basic.text, profile.sector)
        and women >= basic.women
        and (has_money or not basic.money)
        and not any(word in said for word in basic.words)
    ]
    headcount = profile.headcount or profile.members
    return tuple(found[: room_for_basics(profile.length_chars, headcount=headcount, matters=len(matters))])


def pack_samples(
    brief: Brief,
    library: Library | Source,
    *,
    options: DraftOptions,
    make_ask: MakeAsk,
    count: Callable[[str], int],
) -> Brief:
    """Add the sample items that help most to a brief, as many as the window leaves beside prompt and reply.

    Args:
        brief: A brief without samples.
        library: What was read from the sample files, or a library on disk.
        options: Window, reply reserve and the most tokens an area may have; another variant shows other items.
        make_ask: Renders prompts, to see what they need without samples.
        count: Tokens of a text.
    """
    bare = whole_question(brief)
    needed = count(make_ask(bare.prompt, bare.inputs, Limits(reply_tokens=options.reply_tokens)).text)
    room = options.window_tokens - options.reply_tokens - needed
    shares = shares_of(brief)
    per_area = max(0, min(options.sample_tokens_per_area, room // max(1, len(shares))))
    chosen: list[SampleItem] = []
    left_out: list[LeftOut] = []
    for share in shares:
        items, missed = _items_for(share, brief, library, per_area, count, options.variant)
        chosen += items
        if missed:
            why = f"超出每领域的条数或 {per_area} 词元的上限"
            left_out.append(LeftOut(what=f"{share.name}：样本条目", count=missed, why=why))
    return brief.model_copy(update={"samples": tuple(chosen), "left_out": tuple(left_out)})


def _items_for(
    share: AreaShare,
    brief: Brief,
    library: Library | Source,
    room: int,
    count: Callable[[str], int],
    variant: int,
) -> tuple[list[SampleItem], int]:
    """The best items of an area of the plan, those of its own work area first; and how many more there would be."""
    from plandraft.samples import MOST_OF_AN_AREA, choose  # only a draft with samples chooses among them

    known = {area.id: area for area in brief.areas}
    items: list[SampleItem] = []
    missed = 0
    for area in (known[area_id] for area_id in share.work_areas):
        most = MOST_OF_AN_AREA - len(items)
        if most <= 0:
            break
        left = room - sum(count(item.text) for item in items)
        found, more = choose(
            library,
            area=area,
            sector=brief.profile.sector,
            budget_tokens=max(0, left),
            count=count,
            most=most,
            variant=variant,
        )
        items += found
        missed += more
    return items, missed


_VALUE = re.compile(r"\d[\d.]{0,15}\s{0,60}+[%％]|(?:提高|增加|增至|达到|降到|降低|减少)[^，。；]{0,6}\d")
"""A value that is reached little by little: 入会率提高到55%."""
_BUILT = re.compile("改造|扩建|新建|改建|修缮|装修|建设|加装|安装")
"""Work of builders, with a plan, money, a contract and an acceptance before its end."""

_HOLIDAYS = {"寒假前": Timing(months=(1,), part="middle", deadline=True), "暑假前": Timing(months=(6,), deadline=True)}
"""Schools close in the second half of January and at the turn to July (our choice; who knows the day says it)."""


def with_deadlines(matters: tuple[Matter, ...], calendar: Calendar) -> tuple[Matter, ...]:
    """The matters with their deadlines: the profile's, before a school's holidays, of what was left unfinished a third.

    What is built needs half of the period; a value that was missed is raised over the whole of it and has none. All
    questions go out at the same time; with the deadline in each of them goals and measures say the same month.
    """
    order = sorted(calendar.working_months or range(1, 13), key=calendar.period.position)

    def placed(matter: Matter) -> Matter:
        said = "，".join((matter.text, *matter.others))
        holiday = next((timing for words, timing in _HOLIDAYS.items() if words in said), None)
        if holiday is not None and not matter.timing.is_set:
            return matter.model_copy(update={"timing": holiday})
        if "unfinished" not in matter.kinds or matter.timing.is_set or _VALUE.search(said):
            return matter
        share = 2 if _BUILT.search(said) else 3
        return matter.model_copy(
            update={"timing": Timing(months=(order[max(0, len(order) // share - 1)],), deadline=True)}
        )

    return tuple(map(placed, matters))
