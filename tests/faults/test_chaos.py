"""Faults one after the other and at random: right answers or declared ends, and a bounded number of calls."""

from __future__ import annotations

import os
import random

import pytest

from tests.faults.driving import drive, ending, is_right
from tests.faults.refusals import PASSING
from tests.faults.replies import ODD
from tests.faults.server import Move, Request, right

ALL = os.environ.get("PLANDRAFT_FAULTS") == "all"
LEFT_OUT = ("hang-after-done", "surrogate-halves")  # slow; says one character more than the usual answer
PASSES = [case for case in [*PASSING, *ODD] if case.end == "right" and case.name not in LEFT_OUT]
PAIRS = random.Random(5).sample([(a, b) for a in PASSES for b in PASSES], 500 if ALL else 25)
SEEDS = range(200 if ALL else 10)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0].name}-then-{pair[1].name}")
def test_two_faults_in_a_row_are_survived(pair: tuple[object, object]) -> None:
    """On the same ask; the answer is right, or it was the odd shape that came first."""
    first, second = pair
    ran = drive(lambda number, _: (first.move, second.move, right)[min(number, 2)], streamed=True, count=2)
    assert ran.error is None, ran.error
    assert all(is_right(answer, number) for number, answer in enumerate(ran.answers)), ran.answers


@pytest.mark.parametrize("seed", SEEDS)
def test_every_second_call_fails(seed: int) -> None:
    """What is answered is right, the rest is declared; no more than three calls an ask and five."""
    dice = random.Random(seed)
    chosen: dict[int, Move] = {}

    def moves(number: int, request: Request) -> Move:
        return chosen.setdefault(number, dice.choice(PASSES).move if dice.random() < 0.5 else right)

    count = 8
    ran = drive(moves, streamed=dice.random() < 0.5, awaited=dice.random() < 0.5, count=count, attempts=6)
    ends = [ending(answer, None) for answer in ran.answers] + ([ran.error.kind] if ran.error else [])
    for number, answer in enumerate(ran.answers):
        assert ending(answer, None) != "right" or is_right(answer, number), answer
    assert set(ends) <= {"right", "faulty", "unreachable"}
    assert ran.server.requests
    assert len(ran.server.requests) <= 3 * count + 5
    wrong = [end for end in ends if end != "right"]
    assert len(wrong) <= 1, ends
