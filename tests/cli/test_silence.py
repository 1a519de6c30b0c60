"""A line for every half minute without a word, where stderr is a pipe."""

from __future__ import annotations

import time

from plandraft.cli.silence import told_when_silent


def test_silence_is_told_again_and_again_with_its_length() -> None:
    """Since the last thing that was heard, not since the last line."""
    said: list[float] = []
    with told_when_silent(said.append, every_s=0.05):
        time.sleep(0.4)
    assert len(said) >= 2
    assert said == sorted(said)
    assert said[0] >= 0.05


def test_nothing_is_told_where_something_is_heard() -> None:
    """And nothing after the end."""
    said: list[float] = []
    with told_when_silent(said.append, every_s=0.6) as heard:
        for _ in range(10):
            time.sleep(0.02)
            heard()
    time.sleep(0.1)
    assert said == []
