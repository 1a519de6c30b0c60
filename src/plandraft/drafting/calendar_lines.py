"""The calendar lines of actions: those that a model gave, and those that its own words give where it gave none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plandraft.core.brief import Brief
from plandraft.core.matching import pairs
from plandraft.core.months import heading_of
from plandraft.core.plan import LINE_CHARS, Action
from plandraft.core.proportions import SHORT_PLAN
from plandraft.core.timing import STANDING, Timing

_END = re.compile(r"[。；;：:，,、\s]{1,30}$")
_BRACKET = re.compile(r"[（(][^）)]{0,200}[）)]")
_TIME = re.compile(r"^(?:\d{1,2}月?[、—和\d]*月(?:\d{1,2}日|[上中下]旬|底|初)?(?:前|起)?)[，,]?")
_FIRST = re.compile(r"([^，；。：]+)([，；。：]|$)")
_OCCASION = re.compile(r"^([^，；。：]{1,40}?(?:的|时|后))，([^，；。：]{1,40})")
"""On what occasion, and what is done: neither says it without the other, unless the second is long."""
_TOLD = 8
"""Characters of what is done that say it without its occasion."""
_LEAST = 4
"""Characters that say something."""
_OWN_LINE = 12
"""Characters up to which the first words of an action are its line where a title would do as well (our choice)."""
_DOING = re.compile(
    "^(?:[续新扩改]?[建签修订]|改造|建[设好成]|召开|[做办开管用排补护写理]好|举办|开展|组织|落实|推[进行]|"
    "提高|完善|优化|扩大|更新|安排|保护|照顾|支持|防治|培训|加强|改善|提升|补上)+"
)
"""Verbs before what a title is about."""
_NO_LINE = re.compile("提交|达到|不少于|不超过")
"""What stands in another line (a congress discusses it), and what is a result and no work."""
_WHO = "由与请"
"""What still begins so says first who does it, in a name that nobody knows."""
_FEW = 4
"""What is done in more months than these is told by its beginning."""


def shortened_line(text: str) -> str:
    """A calendar line that is not too long: cut at a mark, never inside a clause."""
    text = _END.sub("", text)
    if len(text) <= LINE_CHARS:
        return text
    bare = _BRACKET.sub("", text)
    first = re.split(r"[，；。：]", bare, maxsplit=1)[0]
    return first if _LEAST <= len(first) <= LINE_CHARS + 6 else bare


def own_line(action: Action, title: str) -> str:
    """A calendar line for an action that has none: its first words behind its time where they are short, else a title.

    >>> own_line(Action(text="7月给客服送凉茶，问热不热", timing=Timing.of(7)), "慰问职工")
    '给客服送凉茶'
    >>> own_line(Action(text="会员住院、生育的三日内看望"), "看望会员")
    '看望会员'
    >>> own_line(Action(text="新进人员自愿申请的，一个月内办好入会"), "管好名册")
    '新进人员自愿申请的一个月内办好入会'
    """
    occasion = _OCCASION.match(action.text)
    if occasion is not None:
        told = (said for said in (occasion[1] + occasion[2], occasion[2]) if _TOLD <= len(said) <= LINE_CHARS)
        return next(told, shortened_line(title))
    first = _first_words(action.text)
    # a list that is cut short says what happens, not what is done
    return first if _LEAST <= len(first) <= _OWN_LINE and "、" not in first else shortened_line(title)


def with_lines(actions: Sequence[Action], title: str, brief: Brief, *, is_demand: bool) -> tuple[Action, ...]:
    """Actions of which the calendar tells what it owes: what has months of its own, and what comes back always.

    A rhythm that the calendar does not have reads as a promise that nobody has planned, and a month that only the text
    names is looked for there. In a short plan, and where no short words are at hand, the measure's other lines do.
    Where no action has a line, the first with a time has the measure's title for one.

    Args:
        actions: In order of time.
        title: Their measure's.
        brief: The wanted length, and who can be named as the one who does it.
        is_demand: Whether the measure is one demand from its beginning to its end, and the title names it; everyday
            work has several things under a title for all of them.
    """
    names = [owner.name for owner in brief.owners] if brief.profile.length_chars > SHORT_PLAN else []
    thing = _DOING.sub("", title) if is_demand else ""
    filled = tuple(_filled(action, title, thing, actions, names) for action in actions)
    if not title or any(action.line and action.timing.is_set for action in filled):
        return filled
    at = next((n for n, action in enumerate(filled) if action.timing.is_set), len(filled))
    first = (_with_line(action, own_line(action, title)) for action in filled[at : at + 1])
    return (*filled[:at], *first, *filled[at + 1 :])


def _filled(action: Action, title: str, thing: str, beside: Iterable[Action], names: Sequence[str]) -> Action:
    if action.line or not action.timing.is_set:
        return action
    if heading_of(action.timing, None) == STANDING:
        return _with_line(action, own_line(action, title))
    words = _of_its_thing(_without_who(_first_words(action.text), names), thing)
    fits = _LEAST <= len(words) <= LINE_CHARS and words[0] not in _WHO and not _NO_LINE.search(words)
    is_told = len(action.timing.months) > _FEW or not set(action.timing.months) - _told(beside)
    return _with_line(action, words) if names and fits and not is_told else action


def _told(actions: Iterable[Action]) -> set[int]:
    """The months in which the calendar speaks of a measure anyway."""
    return {month for action in actions if action.line for month in _begun(action.timing)}


def _begun(timing: Timing) -> Iterator[int]:
    yield from timing.months if len(timing.months) <= _FEW else timing.months[:1]


def _first_words(text: str) -> str:
    """An action's words up to the first mark, without the time before them; empty where they are a list cut short."""
    found = _FIRST.match(_TIME.sub("", text))
    return found[1] if found else ""


def _without_who(words: str, names: Iterable[str]) -> str:
    """Words without who does it, alone or with others: a line's measure says that.

    >>> names = ["院工会", "医务科"]
    >>> _without_who("由院工会到药房查防护", names), _without_who("与医务科和院工会核对班次", names)
    ('到药房查防护', '核对班次')
    """
    one = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.sub(rf"^(?:由|与|会同|请)各?(?:{one})(?:[、和](?:{one}))*+(?:一起|共同)?", "", words) if one else words


def _of_its_thing(words: str, thing: str) -> str:
    """Words that say what they are about: a step of a demand often leaves out its object (商定办法).

    >>> _of_its_thing("商定办法", "夜间轮休"), _of_its_thing("公布轮休情况", "夜间轮休"), _of_its_thing("核对名册", "")
    ('夜间轮休商定办法', '公布轮休情况', '核对名册')
    """
    if not words or not thing or pairs(thing) & pairs(words):
        return words
    return thing + words


def _with_line(action: Action, line: str) -> Action:
    return action.model_copy(update={"line": line})
