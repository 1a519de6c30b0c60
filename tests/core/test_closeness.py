"""Short names prove something together that none of them proves alone."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.closeness import strange_together
from plandraft.shipped import read

PAIRS: dict[str, str] = read("plandraft.core", "pairs")["pairs"]
NAMES = (
    "走访帮扶",
    "文体活动和身心健康",
    "技能竞赛与建言创新",
    "经费审查委员会",
    "女职工委员会",
    "院务公开栏",
    "工会办公室",
)


def salad(seed: int, length: int = 8) -> str:
    """Characters of plans, drawn one by one."""
    return "".join(random.Random(seed).choices([*PAIRS], k=length))


@given(st.lists(st.integers(0, 10_000), min_size=8, max_size=12, unique=True))
def test_many_names_that_are_no_words_are_told(seeds: list[int]) -> None:
    """Their writer writes no Chinese; most of them, since a few have pairs by chance."""
    names = [salad(seed) for seed in seeds]
    assert len(strange_together(names)) >= len(names) // 2


@given(st.integers(0, 10_000))
def test_one_strange_name_among_others_is_a_name(seed: int) -> None:
    """努尔古丽 and 一等奖 have no pair of characters that plans have."""
    assert not strange_together([*NAMES, salad(seed), "努尔古丽"])


def test_the_writer_s_good_names_stand_beside_the_bad_ones() -> None:
    """Only what is doubtful by itself is taken for nonsense."""
    bad = [salad(seed) for seed in range(9)]
    assert not strange_together([*NAMES, *bad]) & set(NAMES)
