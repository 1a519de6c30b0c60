"""What a measure's comment keeps of its actions, and how it finds them again in words that may have been edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from plandraft.core.plan import Action
from plandraft.core.wording import action_words
from plandraft.rendering.comments import digest
from plandraft.rendering.escapes import meant
from plandraft.rendering.lines import MARKDOWN, SENTENCE, Words


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


def remembered(actions: Sequence[Action]) -> list[dict[str, Any]]:
    """For each action its length and digest as printed, and what its words do not say."""
    return [_kept(action, raw) for action, raw in zip(actions, action_words(actions, MARKDOWN), strict=True)]


def _kept(action: Action, raw: str) -> dict[str, Any]:
    kept: dict[str, Any] = {"of": len(raw), "is": digest(raw)}
    if meant(raw) != action.text:
        kept |= {"open": True} if meant(raw) == f"{action.text}。" else {"text": action.text}
    return kept | action.model_dump(mode="json", exclude_defaults=True, exclude={"text"})


def recall(raw: str, kept: Sequence[dict[str, Any]]) -> list[Recalled]:
    """The actions that words (escaped) say: those that stand there as before are what they were.

    One sentence that stands in the place of another keeps its time and line: it was only reworded.
    """
    unused = dict(enumerate(kept))
    found: list[Recalled] = []
    at = 0
    while raw[at:].strip():
        at += len(raw[at:]) - len(raw[at:].lstrip())
        number = _number_of(raw, at, unused)
        if number is None:
            sentence = SENTENCE.match(raw, at)
            end = sentence.end() if sentence else len(raw)
            action = Action(text=meant(raw[at:end]))
        else:
            end = at + unused[number]["of"]
            action = _action(unused.pop(number), meant(raw[at:end]))
        found.append(Recalled(action=action, words=Words(start=at, raw=raw[at:end].strip()), was=number))
        at = end
    return _with_reworded(found, kept)


def _number_of(raw: str, at: int, unused: dict[int, dict[str, Any]]) -> int | None:
    """The action whose printed words stand here."""
    return next(
        (n for n, kept in unused.items() if kept["of"] and digest(raw[at : at + kept["of"]]) == kept["is"]), None
    )


def _action(kept: dict[str, Any], said: str) -> Action:
    text = kept.get("text", said.removesuffix("。") if kept.get("open") else said)
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
            action = Action.model_validate(_time_and_line(kept[number]) | {"text": found[here + step].action.text})
            result[here + step] = Recalled(action=action, words=found[here + step].words, was=number)
    return result


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
