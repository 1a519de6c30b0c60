"""What was said, whichever choice says it."""

from __future__ import annotations

import pytest

from plandraft.models.replies.accumulation import ResponseAccumulator


def choice(index: int, content: str) -> dict[str, object]:
    """A choice of a completion."""
    return {"index": index, "message": {"content": content}, "finish_reason": "stop"}


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ([choice(0, "甲"), choice(1, "乙")], "甲"),
        ([choice(0, ""), choice(1, "乙")], "乙"),
        ([choice(0, ""), choice(1, " "), choice(2, "丙")], "丙"),
        ([choice(1, "乙")], "乙"),
        ([choice(0, "")], ""),
    ],
)
def test_the_first_choice_that_says_anything_counts(choices: list[dict[str, object]], said: str) -> None:
    """Some relays put an empty one before it."""
    received = ResponseAccumulator()
    received.take({"choices": choices})
    assert received.texts[0] == said


def test_another_choice_is_not_mixed_into_the_first() -> None:
    """Their pieces come in turns."""
    received = ResponseAccumulator()
    for index, text in ((0, ""), (1, "乙"), (0, "甲"), (1, "乙"), (0, "甲")):
        received.take({"choices": [{"index": index, "delta": {"content": text}}]})
    assert received.texts[0] == "甲甲"
