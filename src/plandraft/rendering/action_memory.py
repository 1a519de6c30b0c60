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
from plandraft.core.said_times import lead
from plandraft.core.scheduling import time_of
from plandraft.core.timing import Timing
from plandraft.core.wording import action_words, after_time, are_clauses
from plandraft.rendering.comments import comment_digest
from plandraft.rendering.escapes import meant
from plandraft.rendering.lines import MARKDOWN, WHOLE_SENTENCE, LineFields, LineWords

_LEAD = re.compile(
    r"([^，,。；：]{1,18}?(?:[月日前旬年度]|每[月季周]))[，,]|(\d{1,2}(?:[、—]\d{1,2}){0,12}月(?:\d{1,2}日|[上中下]旬|底)?前?)"
)
"""The time that is printed before an action, or that somebody wrote there."""
_CLAUSE = re.compile(r"\s*(.+?(?:[。；;！？!?]+[”’』」）)]*|$))")
"""A sentence, or a clause of one whose actions are its clauses."""
_MARKS, _OWN_MARKS = "；;。", "，："
"""What may stand behind a clause, and what only behind one whose action ends so."""
_ANY_MARK = re.compile(f"[{_MARKS}{_OWN_MARKS}]")


@dataclass(frozen=True, kw_only=True)
class Recalled:
    """An action found in a line.

    Attributes:
        words: Where it stands in the words of all actions.
        was: The number that it had when the comment was written; None where it is new.
    """

    action: Action
    words: LineWords
    was: int | None = None


def remembered(actions: Sequence[Action], period: Period | None) -> list[dict[str, Any]]:
    """For each action its length and digest as printed, and what its words do not say.

    Those of a clause are counted without the mark behind it, which is another one when it is put elsewhere; ``end`` is
    what the action has there. ``open`` is an action without the stop behind its sentence.
    """
    printed = zip(actions, action_words(actions, period, MARKDOWN), strict=True)
    keep = _kept_clause if are_clauses(actions) else _kept
    return [keep(action, raw) for action, raw in printed]


def _kept_clause(action: Action, raw: str) -> dict[str, Any]:
    kept: dict[str, Any] = {"of": len(raw) - 1, "is": comment_digest(raw[:-1])}
    said = meant(raw[:-1])
    text = action.text.rstrip(_MARKS + _OWN_MARKS)
    end = action.text[len(text) :]
    return kept | {"end": end} | _words_kept(action, said, text)


def _kept(action: Action, raw: str) -> dict[str, Any]:
    kept: dict[str, Any] = {"of": len(raw), "is": comment_digest(raw)}
    said = meant(raw)
    is_open = not said.endswith(action.text) and said.endswith(f"{action.text}。")
    kept |= {"open": True} if is_open else {}
    return kept | _words_kept(action, said.removesuffix("。") if is_open else said, action.text)


def _words_kept(action: Action, said: str, text: str) -> dict[str, Any]:
    """How many characters stand before the text of an action in what is said; all of it where it is not said so."""
    kept: dict[str, Any] = {}
    if not text or not said.endswith(text):
        kept = {"text": action.text} if said != text else {}
    elif len(said) > len(text):
        kept = {"after": len(said) - len(text)}
    return kept | action.model_dump(mode="json", exclude_defaults=True, exclude={"text"})


def recall(raw: str, kept: Sequence[dict[str, Any]], period: Period | None) -> list[Recalled]:
    """The actions that words (escaped) say: those that stand there as before are what they were.

    One sentence that stands in the place of another keeps its time and line: it was only reworded. A time that a new
    or reworded sentence begins with is its time.

    Args:
        raw: The words, escaped.
        kept: What the comment beside them remembers of each action.
        period: The plan's.
    """
    unused = dict(enumerate(kept))
    sentences = _CLAUSE if any("end" in one for one in kept) else WHOLE_SENTENCE
    found: list[tuple[int | None, int, int]] = []
    at = 0
    while raw[at:].strip():
        at += len(raw[at:]) - len(raw[at:].lstrip())
        number, end = _known(raw, at, unused)
        if number is not None:
            del unused[number]
        else:
            sentence = sentences.match(raw, at)
            end = _before_known(raw, at, sentence.end() if sentence else len(raw), unused)
        found.append((number, at, end))
        at = end
    before = _reworded([number for number, _, _ in found], len(kept))
    return [
        _again(raw, start, end, number, kept[number])
        if number is not None
        else _anew(raw, start, end, before.get(here), kept, period)
        for here, (number, start, end) in enumerate(found)
    ]


def _known(raw: str, at: int, unused: dict[int, dict[str, Any]]) -> tuple[int | None, int]:
    """The action whose words as they were printed stand here, the longest there is, and where they end."""
    found = [(n, _end(raw, at, kept)) for n, kept in unused.items()]
    return max(((n, end) for n, end in found if end > at), key=lambda known: known[1], default=(None, at))


def _before_known(raw: str, at: int, end: int, unused: dict[int, dict[str, Any]]) -> int:
    """Where a clause ends that nobody knows: at its end, or where a known one begins behind a mark in it."""
    marks = (mark.end() for mark in _ANY_MARK.finditer(raw, at, end))
    return next((mark for mark in marks if _known(raw, mark, unused)[0] is not None), end)


def _end(raw: str, at: int, kept: dict[str, Any]) -> int:
    """Where the words of an action end that stand here; 0 where others do."""
    end: int = at + kept["of"]
    if comment_digest(raw[at:end]) != kept["is"]:
        return 0
    if "end" not in kept:
        return end
    rest = raw[end:].lstrip()
    stands = not rest or rest[0] in _MARKS + str(kept["end"])
    return len(raw) - len(rest[1:]) if stands else 0


def _reworded(numbers: Sequence[int | None], count: int) -> dict[int, int]:
    """Which sentences (by their place) between two known ones are the old ones there: where there are as many."""
    known = [(-1, -1), *((at, was) for at, was in enumerate(numbers) if was is not None), (len(numbers), count)]
    return {
        here + step: before + step
        for (here, before), (there, after) in pairwise(known)
        if there - here == after - before and not {*numbers} & {*range(before + 1, after)}
        for step in range(1, there - here)
    }


def _again(raw: str, start: int, end: int, number: int, kept: dict[str, Any]) -> Recalled:
    """An action that stands there as before."""
    before = kept.get("after", 0)
    text = meant(raw[start:end])[before:]
    if "end" in kept:
        text = text.rstrip(_MARKS + _OWN_MARKS) + str(kept["end"])
    elif kept.get("open"):
        text = text.removesuffix("。")
    action = Action.model_validate(_time_and_line(kept) | {"text": kept.get("text", text)})
    return Recalled(action=action, words=_words(raw, start + before, end), was=number)


def _anew(
    raw: str, start: int, end: int, was: int | None, kept: Sequence[dict[str, Any]], period: Period | None
) -> Recalled:
    """A new action, or one (``was``) that was reworded."""
    said = meant(raw[start:end]).rstrip("；;")
    old = kept[was] if was is not None else {}
    if "end" in old:
        said = said.rstrip(_MARKS + _OWN_MARKS) + str(old["end"])
    action = Action.model_validate(_time_and_line(old) | {"text": said})
    text = _without_lead(action, period)
    action = action.model_copy(update={"text": text}) if text != said else _timed(action, period)
    return Recalled(action=action, words=_words(raw, start + len(said) - len(action.text), end), was=was)


def _without_lead(action: Action, period: Period | None) -> str:
    """The words of an action behind its own time, where they begin with it as it is printed."""
    time = lead(action.timing, "", period)
    rest = action.text.removeprefix(time)
    if time and rest.startswith("，"):
        return rest[1:]
    return rest if time and after_time(time, rest) == action.text else action.text


def _timed(action: Action, period: Period | None) -> Action:
    """An action with the time that is printed before its words, if one is."""
    begin = _LEAD.match(action.text)
    time = (begin[1] or begin[2]) if begin else ""
    timing, text = read_label(time, period), action.text[begin.end() if begin else 0 :]
    if not timing.is_set or (begin and begin[2] and after_time(time, text) != action.text):
        return action
    return action.model_copy(update={"timing": timing, "text": text})


def _words(raw: str, start: int, end: int) -> LineWords:
    return LineWords(start=start, raw=raw[start:end].strip())


def _time_and_line(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: kept[name] for name in ("timing", "line") if name in kept}


def time_said(said: LineFields, actions: Sequence[Action], period: Period | None) -> Timing:
    """A measure's time: what its bracket says, else that of its actions.

    Args:
        said: What the line says.
        actions: The measure's actions.
        period: The plan's.
    """
    if said.words["timing"].raw:
        timing: Timing = said.fields["timing"]
        return timing
    return time_of(actions, period)


def moves(found: Sequence[Recalled], count: int) -> dict[int, int | None]:
    """Where each of so many actions of before stands now; None where it is gone."""
    now = {one.was: at for at, one in enumerate(found)}
    return {was: now.get(was) for was in range(count)}


def action_places(found: Iterable[Recalled], start: int) -> dict[str, LineWords]:
    """Where the actions stand in their line, whose actions begin at ``start``."""
    return {
        f"actions/{n}": LineWords(start=start + one.words.start, raw=one.words.raw)
        for n, one in enumerate(found)
        if one.words.raw
    }
