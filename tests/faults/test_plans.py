"""Every fault x first, middle, last call x streamed or not x sync or async, on whole plans: right, or declared.

A run is drafted through the public functions and the journal. However it ended, resuming it against a healthy
endpoint gives the plan that nothing disturbed, and pays for no reply that was delivered.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from plandraft import api
from plandraft.core.draft import Draft
from plandraft.errors import ModelError
from tests.faults.case import Case
from tests.faults.office import VAGUE_OWNER, Office, Trouble
from tests.faults.plans import Strategy, asking, asks_of, attempt, kept, same, undisturbed
from tests.faults.refusals import ADAPTED, KEY, PASSING, QUOTA, REFUSED, STOPS, TOO_LONG
from tests.faults.replies import GOOD, ODD
from tests.faults.server import serving
from tests.faults.share import some

CASES = [GOOD, *PASSING, *QUOTA, *STOPS, *TOO_LONG, *REFUSED, *ADAPTED, *ODD]
WORDS_OF_ITS_OWN = "surrogate-halves"
PLACES: dict[Strategy, dict[str, int]] = {"sections": {"first": 0, "middle": 2, "last": -1}, "whole": {"first": 0}}


def _places() -> Iterator[object]:
    for case in CASES:
        if case.name == WORDS_OF_ITS_OWN:
            continue
        for strategy, places in PLACES.items():
            ways = product(case.modes, (False, True)) if strategy == "sections" else [(case.modes[0], False)]
            for (mode, awaited), place in product(ways, ["first"] if case.always else places):
                name = f"{case.end}-{case.name}-{strategy}-{place}-{mode}-{'async' if awaited else 'sync'}"
                yield pytest.param(case, strategy, place, mode == "streamed", awaited, id=name)


def test_the_runs_of_this_suite_are_what_it_counts_with() -> None:
    """Six calls and four, no question the same; only the repair at the end mends the owner."""
    steps = {strategy: [ask.prompt for ask in asks_of(strategy)] for strategy in PLACES}
    assert steps["sections"] == ["frame", "measures", "measures", "review", "open", "repair"]
    assert steps["whole"] == ["whole", "review", "open", "repair"]
    assert len({ask.id for strategy in PLACES for ask in asks_of(strategy)}) == 10
    for strategy in PLACES:
        wanted = undisturbed(strategy)
        assert VAGUE_OWNER in wanted.exchanges[-1].ask.inputs.model_dump_json()
        assert VAGUE_OWNER not in {measure.owner for measure in wanted.plan.measures}
        assert not wanted.notes


@pytest.mark.parametrize(("case", "strategy", "place", "streamed", "awaited"), some(list(_places())))
def test_a_plan_ends_as_it_must(
    case: Case, strategy: Strategy, place: str, streamed: bool, awaited: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The right plan, a partial one that says so, or a stop that says how to go on; then the right plan."""
    asking(monkeypatch, stream=streamed)
    wanted, office = undisturbed(strategy), Office()
    trouble = Trouble(case, office, asks_of(strategy)[PLACES[strategy][place]].id)
    with serving(trouble, office.answer) as server:
        made = attempt(server.url, office.see, strategy=strategy, awaited=awaited)
        if isinstance(made, ModelError):
            assert made.kind == case.end, made
            assert "plandraft resume" in made.hint
            assert KEY not in str(made)
        else:
            assert same(made, wanted) or (case.end != "right" and _declared(made, wanted)), made
        delivered, before = kept(), len(server.requests)
        if case.end == "right":
            assert delivered == {exchange.ask.id for exchange in made.exchanges}
            return
        trouble.over = True
        assert same(api.resume(getattr(made, "run", None), on_event=office.see), wanted)
        asked = [office.asked_by(request).id for request in server.requests[before:]]
        assert delivered.isdisjoint(asked)
        assert len(set(asked)) == len(asked)


def _declared(made: Draft, wanted: Draft) -> bool:
    """Whether a plan that is not the wanted one says what it lacks."""
    known = {(finding.code, finding.node) for finding in wanted.findings}
    return bool(set(made.notes) - set(wanted.notes)) or any(
        (finding.code, finding.node) not in known for finding in made.findings
    )
