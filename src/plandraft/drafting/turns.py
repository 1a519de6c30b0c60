"""Things that a sentence says are done in turn become one action each: every month has its own, under its own name.

Models save characters that way ("4、8、10月，依次办健步走、跳绳赛和棋类赛"). Readers then count on their fingers which
thing is in which month, and the calendar has one name for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.core.months import months_in_order
from plandraft.core.period import Period
from plandraft.core.plan import LINE_CHARS, Action
from plandraft.core.timing import Timing

_THINGS = "(?P<things>[^，。；：！？]+)"
_SAID_SO = re.compile(
    r"(?P<said>依次|分别|轮流)(?P<whom>给[^，。；：]{1,12}?)?"
    r"(?P<verb>举办|开展|组织|举行|进行|发放|办|讲|比|考|查|学|读|发|送)" + _THINGS
)
_LISTED = re.compile("(?P<said>)(?P<whom>)(?P<verb>举办|举行|办)" + _THINGS)
"""As many events as months are one in each, whether a sentence says so or not."""
_FEWEST_LISTED = 3
_RUN = r"\d{1,2}(?:[—–-]\d{1,2})?"
_MONTHS = re.compile(rf"(?<!\d){_RUN}(?:[、和]{_RUN}){{0,11}}月[，,]?")
_BETWEEN = re.compile("[、和与及]")
_CONTEST = re.compile("(?:赛|比武)$")
_EVENT = re.compile("(?:[赛会课堂座展走游节日营班操舞习动武观演测试]|比拼)$")
_DOING = re.compile("^[包做猜登看写读练]")
"""A word that begins so names what is done; another before a contest is what is contested in."""


def each_in_turn(actions: Sequence[Action], period: Period | None) -> tuple[Action, ...]:
    """The actions, those that say several things in turn as one for each thing, in the order in which they are said.

    >>> games = Action(text="3、5月，课后依次办跳绳和棋类赛，各分两场。", timing=Timing.of(3, 5), line="小型比赛")
    >>> [(a.text, a.line) for a in each_in_turn([games], None)]
    [('3月课后办跳绳赛，', '跳绳赛'), ('5月办棋类赛，各分两场。', '棋类赛')]
    """
    return tuple(each for action in actions for each in _apart(action, period))


def _apart(action: Action, period: Period | None) -> Iterator[Action]:
    months = months_in_order(action.timing.months, period)
    told = _told(action.text, len(months)) if len(months) > 1 and action.timing == Timing.of(*months) else None
    if told is None:
        yield action
        return
    found, things = told
    before = _MONTHS.sub("", action.text[: found.start()])
    for at, (month, thing) in enumerate(zip(months, things, strict=True)):
        text = f"{month}月{before + (found['whom'] or '') if at == 0 else ''}{found['verb']}{thing}"
        text += action.text[found.end() :] if at == len(months) - 1 else "，"
        yield action.model_copy(update={"text": text, "timing": Timing.of(month), "line": thing if action.line else ""})


def _told(text: str, wanted: int) -> tuple[re.Match[str], tuple[str, ...]] | None:
    """Where a text lists as many things as are wanted, and their names."""
    for pattern in (_SAID_SO, _LISTED):
        found = pattern.search(text)
        things = _names(found["things"]) if found else ()
        listed = pattern is _SAID_SO or (wanted >= _FEWEST_LISTED and all(map(_EVENT.search, things)))
        if found and listed and len(things) == wanted:
            return found, things
    return None


def _names(said: str) -> tuple[str, ...]:
    """The things' names; none where one of them is no name for a line of the calendar."""
    names = [name.strip() for name in _BETWEEN.split(said) if name.strip()]
    contest = _CONTEST.search(names[-1]) if names else None
    if contest:
        names = [name if _EVENT.search(name) or _DOING.match(name) else name + contest[0] for name in names]
    return tuple(names) if all(2 <= len(name) <= LINE_CHARS and not name[0].isdigit() for name in names) else ()
