"""Near-copies among plans, and which copy is the better one; all plans are made up."""

from __future__ import annotations

import random
import sqlite3
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.sample import Flag, Item, Sample, Section
from plandraft.core.sector import Sector
from plandraft.samples.near_duplicates import SCHEMA, Fingerprint, Originals, alike, fingerprint_of, rank_of
from plandraft.samples.near_duplicates.duplicates import duplicates

CHARS = "工会职代表提案慰问帮扶竞赛安全生产技能培训文体活动女工权益困难家庭健康体检制度建设班组民主管理公开监督"


def _words(seed: int, length: int = 900) -> str:
    chance = random.Random(seed)
    return "".join(chance.choice(CHARS) for _ in range(length))


def _plan(number: int, words: str, **more) -> Sample:
    item = Item(id=f"{number}", text=words, clean=words, line=number * 10 + 1)
    return Sample(
        number=number,
        heading="工会工作计划",
        file="page.txt",
        start_line=number * 10,
        end_line=number * 10 + 9,
        sector=Sector.HOSPITAL,
        kind="union",
        sections=(Section(kind="measures", heading="", line=number * 10, items=(item,)),),
        **more,
    )


def _pointers(*plans: Sample, flags: tuple[Flag, ...] = ()) -> list[int | None]:
    return [sample.duplicate_of for sample in duplicates(plans, flags)]


def _changed(words: str, every: int) -> str:
    return "".join("的" if at % every == 0 else char for at, char in enumerate(words))


def test_plans_of_their_own_are_left_alone():
    """Common words make no copy."""
    assert _pointers(*(_plan(n, _words(n)) for n in range(1, 6))) == [None] * 5


def test_the_same_plan_twice_is_one():
    """At equal worth the first is kept."""
    assert _pointers(_plan(1, _words(1)), _plan(2, _words(2)), _plan(3, _words(1))) == [None, None, 1]


def test_a_copy_with_other_words_here_and_there_is_found():
    """One character in forty replaced."""
    assert _pointers(_plan(1, _words(1)), _plan(2, _changed(_words(1), 40))) == [None, 1]


def test_a_whole_plan_is_better_than_a_truncated_one():
    """Even where the truncated one comes first; an extract counts as a copy although it lacks half of the plan."""
    assert _pointers(_plan(1, _words(1)[:400], truncated=True), _plan(2, _words(1))) == [2, None]


def test_the_longer_copy_is_better():
    """Clearly longer, that is: a difference of a few words says nothing."""
    assert _pointers(_plan(1, _words(1)[:600]), _plan(2, _words(1))) == [2, None]


def test_the_copy_with_fewer_masks_is_better():
    """Twenty holes outweigh the few characters they are longer."""
    holed = _words(1)
    for at in range(0, 900, 45):
        holed = holed[: at + at // 45 * 4] + "〔待填〕" + holed[at + at // 45 * 4 :]
    assert _pointers(_plan(1, holed), _plan(2, _words(1))) == [2, None]


def test_the_copy_with_less_noise_is_better():
    """What was flagged while reading counts, line by line."""
    flags = tuple(Flag(file="page.txt", line=11, column=n, text="用心", type="spun") for n in range(20))
    assert _pointers(_plan(1, _words(1)), _plan(2, _words(1)), flags=flags) == [2, None]
    elsewhere = tuple(replace(flag, file="other.txt") for flag in flags)
    assert _pointers(_plan(1, _words(1)), _plan(2, _words(1)), flags=elsewhere) == [None, 1]


def test_the_more_recent_copy_is_better_at_equal_length():
    """Last year's plan, handed in again with a few words changed."""
    old, new = _plan(1, _words(1), year="2019"), _plan(2, _changed(_words(1), 60), year="2021")
    assert _pointers(old, new) == [2, None]


def test_copies_never_point_at_copies():
    """A row of plans, each like its neighbours but not like those further off."""
    long = _words(1, 3000)
    row = [_plan(n + 1, long[n * 200 : n * 200 + 1200]) for n in range(9)]
    pointers = _pointers(*row)
    assert {n for n in pointers if n} & {n for n, to in enumerate(pointers, 1) if to is not None} == set()
    assert any(pointers)


def test_empty_plans_are_nobodys_copies():
    """A plan of which nothing could be read is like no other."""
    assert _pointers(_plan(1, ""), _plan(2, ""), _plan(3, "工会")) == [None, None, None]


def test_numbers_need_not_follow_one_another():
    """What is pointed at is the plan's own number."""
    assert _pointers(_plan(7, _words(1)), _plan(3, _words(1))) == [3, None]


@pytest.mark.parametrize("length", [60, 300, 1500, 6000])
def test_a_fingerprint_tells_how_much_is_shared(length):
    """Half of the runs replaced is no copy; a tenth is."""
    base = _words(1, length)
    near = base[: length * 19 // 20] + _words(2, length // 20)
    far = base[: length // 2] + _words(3, length // 2)
    assert alike(fingerprint_of(_plan(1, base)), fingerprint_of(_plan(2, near)))
    assert not alike(fingerprint_of(_plan(1, base)), fingerprint_of(_plan(3, far)))


def test_a_fingerprint_is_small_and_survives_being_kept():
    """Some hundred numbers, whatever the plan's length."""
    fingerprint = fingerprint_of(_plan(1, _words(1, 9000)))
    assert 100 < len(fingerprint.hashes) < 320
    assert 20 < len(fingerprint.posted) < 90
    assert Fingerprint.from_bytes(fingerprint.to_bytes()) == fingerprint


_TEXTS = [_words(n // 4)[: 900 - 90 * (n % 4)] for n in range(24)]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, len(_TEXTS) - 1)), max_size=40))
def test_coming_and_going_ends_where_starting_anew_would(steps):
    """Whatever was added and removed in whatever order, the originals are those of the plans that are left."""
    database = _database()
    originals, present = Originals(database), set[int]()
    for add, number in steps:
        if add and number not in present:
            _add(originals, number)
            present.add(number)
        elif not add and number in present:
            originals.remove(number)
            present.discard(number)
        if number % 3 == 0:
            originals.settle()
    originals.settle()
    afresh = _database()
    again = Originals(afresh)
    for number in sorted(present):
        _add(again, number)
    again.settle()
    assert _originals(database) == _originals(afresh)
    _holds(database)


def _database() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.executescript(SCHEMA)
    return database


def _add(originals: Originals, number: int) -> None:
    plan = _plan(number, _TEXTS[number])
    originals.add(number, rank=rank_of(plan, faults=0, place=f"{number:04}"), fingerprint=fingerprint_of(plan))


def _originals(database: sqlite3.Connection) -> set[int]:
    return {row[0] for row in database.execute("SELECT plan FROM likeness WHERE original = plan")}


def _holds(database: sqlite3.Connection) -> None:
    rows = database.execute("SELECT plan, rank, original FROM likeness").fetchall()
    rank_at = {plan: rank for plan, rank, _ in rows}
    for plan, rank, original in rows:
        assert original in _originals(database)
        assert rank_at[original] <= rank
        shared = alike(fingerprint_of(_plan(1, _TEXTS[plan])), fingerprint_of(_plan(2, _TEXTS[original])))
        assert plan == original or shared


def test_two_thousand_plans_take_seconds():
    """Not every plan is compared with every other: ten times this number takes ten times as long (benchmarks)."""
    plans = [_plan(n, _words(n % 1900)) for n in range(1, 2001)]
    started = time.perf_counter()
    found = duplicates(plans)
    assert sum(plan.duplicate_of is not None for plan in found) == 100
    assert time.perf_counter() - started < 30
