"""What a measure's comment keeps of its actions, and how it finds them again in words that may have been edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from plandraft.core.months import read_label
from plandraft.core.period import Period
from plandraft.core.plan import Action
from plandraft.core.scheduling import time_of
from plandraft.core.timing import Timing
from plandraft.core.wording import action_words, after_time
from plandraft.rendering.comments import digest
from plandraft.rendering.escapes import meant
from plandraft.rendering.lines import MARKDOWN, SENTENCE, Said, Words

_LEAD = re.compile(
    r"([^，,。；：]{1,18}?(?:[月日前]|每[月季周]))[，,]|(\d{1,2}(?:[、—]\d{1,2})*月(?:\d{1,2}日|[上中下]旬|底)?前?)"
)
"""The time that is printed before an action, or that somebody wrote there."""
_CLAUSE = re.compile(r"\s*(.+?(?:[。；！？!?]+[”’』」）)]*|$))")
"""A sentence, or a clause of one whose actions are its clauses."""


@dataclass(frozen=True, kw_only=True)
class Recalled:
    """An action found in a line.

    Attributes:
        words: Where it stands in the words of all actions.
        was: The number that it had when the comment was written; None where it is new.
    """

    action: Action
    words: Words
    was: int | None = None


def remembered(actions: Sequence[Action], period: Period | None) -> list[dict[str, Any]]:
    """For each action its length and digest as printed, and what its words do not say."""
    return [_kept(action, raw) for action, raw in zip(actions, action_words(actions, period, MARKDOWN), strict=True)]


def _kept(action: Action, raw: str) -> dict[str, Any]:
    kept: dict[str, Any] = {"of": len(raw), "is": digest(raw)}
    said = meant(raw)
    ends: dict[str, dict[str, Any]] = {
        action.text: {},
        f"{action.text}。": {"open": True},
        f"{action.text}；": {"joined": ""},
    }
    ends |= {f"{action.text[:-1]}；": {"joined": "。"}} if action.text.endswith("。") else {}
    closed = next((end for end in ends if action.text and said.endswith(end)), "")
    if closed:
        before = len(said) - len(closed)
        kept |= ends[closed]
        kept |= {"after": before} if before else {}
    elif said != action.text:
        kept["text"] = action.text
    return kept | action.model_dump(mode="json", exclude_defaults=True, exclude={"text"})


def recall(raw: str, kept: Sequence[dict[str, Any]], period: Period | None) -> list[Recalled]:
    """The actions that words (escaped) say: those that stand there as before are what they were.

    One sentence that stands in the place of another keeps its time and line: it was only reworded. A time that a new
    or reworded sentence begins with is its time.
    """
    unused = dict(enumerate(kept))
    sentences = _CLAUSE if any("joined" in one for one in kept) else SENTENCE
    found: list[Recalled] = []
    at = 0
    while raw[at:].strip():
        at += len(raw[at:]) - len(raw[at:].lstrip())
        number = _number_of(raw, at, unused)
        if number is None:
            sentence = sentences.match(raw, at)
            end = sentence.end() if sentence else len(raw)
            said = meant(raw[at:end])
            action = _timed(Action(text=said), period)
            before = len(said) - len(action.text)
        else:
            end, before = at + unused[number]["of"], unused[number].get("after", 0)
            action = _action(unused.pop(number), meant(raw[at:end]))
        start = at + before
        found.append(Recalled(action=action, words=Words(start=start, raw=raw[start:end].strip()), was=number))
        at = end
    return _with_reworded(found, kept)


def _timed(action: Action, period: Period | None) -> Action:
    """A new action, whose time may be printed before its words."""
    begin = _LEAD.match(action.text)
    time = (begin[1] or begin[2]) if begin else ""
    timing, text = read_label(time, period), action.text[begin.end() if begin else 0 :]
    if not timing.is_set or (begin and begin[2] and after_time(time, text) != action.text):
        return action
    return action.model_copy(update={"timing": timing, "text": text})


def _number_of(raw: str, at: int, unused: dict[int, dict[str, Any]]) -> int | None:
    """The action whose printed words stand here."""
    return next(
        (n for n, kept in unused.items() if kept["of"] and digest(raw[at : at + kept["of"]]) == kept["is"]), None
    )


def _action(kept: dict[str, Any], said: str) -> Action:
    said = said[kept.get("after", 0) :]
    if kept.get("open"):
        said = said.removesuffix("。")
    elif isinstance(kept.get("joined"), str):
        said = said[:-1] + kept["joined"]
    text = kept.get("text", said)
    return Action.model_validate(_time_and_line(kept) | {"text": text})


def _time_and_line(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: kept[name] for name in ("timing", "line") if name in kept}


def _with_reworded(found: list[Recalled], kept: Sequence[dict[str, Any]]) -> list[Recalled]:
    """New sentences between two known ones are the old ones there, where there are as many."""
    known = [(-1, -1), *((at, one.was) for at, one in enumerate(found) if one.was is not None), (len(found), len(kept))]
    used, result = {one.was for one in found}, list(found)
    for (here, before), (there, after) in pairwise(known):
        if there - here != after - before or used & {*range(before + 1, after)}:
            continue
        for step in range(1, there - here):
            number = before + step
            new = found[here + step]
            action = Action.model_validate(_time_and_line(kept[number]) | {"text": new.action.text})
            if new.action.timing.is_set:
                action = action.model_copy(update={"timing": new.action.timing})
            result[here + step] = Recalled(action=action, words=new.words, was=number)
    return result


def time_said(said: Said, actions: Sequence[Action], period: Period | None) -> Timing:
    """A measure's time: what its bracket says, else that of its actions."""
    if said.words["timing"].raw:
        timing: Timing = said.fields["timing"]
        return timing
    return time_of(actions, period)


def moves(found: Sequence[Recalled], count: int) -> dict[int, int | None]:
    """Where each of so many actions of before stands now; None where it is gone."""
    now = {one.was: at for at, one in enumerate(found)}
    return {was: now.get(was) for was in range(count)}


def places(found: Iterable[Recalled], start: int) -> dict[str, Words]:
    """Where the actions stand in their line, whose actions begin at ``start``."""
    return {
        f"actions/{n}": Words(start=start + one.words.start, raw=one.words.raw)
        for n, one in enumerate(found)
        if one.words.raw
    }
