"""What a plan lacks because no model could be had for it, in words for the office that hands the plan in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from plandraft.core.frozen_model import FrozenModel

Why = Literal["refused", "too_long", "faulty", "unreadable", "lacking", "cut", "over_budget", "useless"]
"""What became of the question: refused · it does not fit the model's window · no content · content that is no answer ·
an answer without this part · cut before anything was whole · a bound was reached · not asked, since nothing of the
others was of use."""

_WORDS: dict[Why, str] = {
    "refused": "模型拒绝回答这个问题",
    "too_long": "模型的窗口太小，放不下这个问题和它的回答",
    "faulty": "模型没有给出内容",
    "unreadable": "模型的回答读不出内容",
    "lacking": "模型的回答里没有这一部分",
    "cut": "模型的回答一再没有写完",
    "over_budget": "已达到设定的上限，没有再问",
    "useless": "模型对其他问题的回答都不可用，没有再问",
}


def in_words(why: Why) -> str:
    """What became of the question, in Chinese.

    >>> in_words("refused")
    '模型拒绝回答这个问题'
    """
    return _WORDS[why]


class Missing(FrozenModel):
    """A part of a plan that was asked for and not had; a named gap stands in its place, or nothing.

    Attributes:
        part: What it is, in the words of the plan.
        why: What became of the question.
    """

    part: str
    why: Why


_NAMED = 6
"""Parts that a sentence names; the others are counted (our choice)."""


def missing_told(missing: Sequence[Missing]) -> tuple[str, ...]:
    """A sentence for each reason, with the parts that are missing for it.

    >>> missing_told([Missing(part="开头", why="refused"), Missing(part="工作目标", why="refused")])
    ('“开头”“工作目标”没有写成：模型拒绝回答这个问题。',)
    """
    said = []
    for why in dict.fromkeys(each.why for each in missing):
        parts = [each.part for each in missing if each.why == why]
        more = f"等 {len(parts)} 处" if len(parts) > _NAMED else ""
        said.append(f"{''.join(f'“{part}”' for part in parts[:_NAMED])}{more}没有写成：{in_words(why)}。")
    return tuple(said)
