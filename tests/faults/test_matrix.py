"""Every fault x first, middle, last call x streamed or not x sync or async: the right plan or a declared end.

The default run takes one place of each fault, chosen by its name; ``make faults`` takes all.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from itertools import product

import pytest

from tests.faults.case import Case
from tests.faults.driving import at, drive, ending, is_right
from tests.faults.refusals import ADAPTED, KEY, PASSING, QUOTA, REFUSED, STOPS, TOO_LONG
from tests.faults.replies import GOOD, ODD
from tests.faults.server import right_text

CASES = [GOOD, *PASSING, *QUOTA, *STOPS, *TOO_LONG, *REFUSED, *ADAPTED, *ODD]
ALL = os.environ.get("PLANDRAFT_FAULTS") == "all"


def _places() -> Iterator[object]:
    for case in CASES:
        places = list(product(case.modes, (False, True), (0,) if case.always else (0, 1, 2)))
        chosen = places if ALL else [places[zlib.crc32(case.name.encode()) % len(places)]]
        for mode, awaited, position in chosen:
            name = f"{case.end}-{case.name}-{mode}-{'async' if awaited else 'sync'}-{position}"
            yield pytest.param(case, mode, awaited, position, id=name)


@pytest.mark.parametrize(("case", "mode", "awaited", "position"), list(_places()))
def test_a_fault_ends_as_it_must(case: Case, mode: str, awaited: bool, position: int) -> None:
    """The ask that meets it ends as declared and costs what is stated; all others are answered rightly."""
    ran = drive(at(case, position), streamed=mode == "streamed", awaited=awaited)
    met = ran.answers[position] if len(ran.answers) > position else None
    told = f"{ran.error} {met}"
    assert ending(met, ran.error) == case.end, told
    others = [number for number in range(len(ran.answers)) if number != position]
    if not case.always:
        assert all(is_right(ran.answers[number], number) for number in others), told
        assert len(ran.server.requests) == position + case.calls + (0 if ran.error else 2 - position), told
    elif case.end == "right":
        assert all(is_right(answer, number) for number, answer in enumerate(ran.answers)), told
        assert len(ran.server.requests) == case.calls + 2, told
    else:
        assert len(ran.server.requests) == case.calls * len(ran.answers or [0]), told
    if case.end == "right" and case.name != "surrogate-halves":
        assert met is not None
        assert is_right(met, position), met
    assert ran.error is None or (ran.error.hint and ran.error.exit_status == 3)
    assert KEY not in told + repr(ran.events) + str([e.message for e in ran.events])


def test_no_request_is_refused_twice() -> None:
    """Whatever is refused, with or without a reason, no request that got a 400 is sent a second time."""
    for case in ADAPTED:
        ran = drive(at(case, 0), streamed="streamed" in case.modes, count=1)
        if case.end == "right" and "500" not in case.name:
            sent = [str(request) for request in ran.server.requests]
            assert len(set(sent)) == len(sent), case.name


def test_names_are_unique() -> None:
    """A case that hides another would not be run."""
    names = [(case.end, case.name) for case in CASES]
    assert len(set(names)) == len(names)
    assert "第0答" in right_text({"messages": [{"content": "第0问"}]})
