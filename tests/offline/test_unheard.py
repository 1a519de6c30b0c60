"""Bodies whose demands no playbook was written for: their drafts are whole, honest and their own."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from plandraft.api import draft
from plandraft.core.draft import Draft
from plandraft.core.finding import Severity
from plandraft.core.gap import GAP
from plandraft.core.plan import Origin
from plandraft.core.printed import printed_length
from plandraft.core.proportions import LEAST, MOST
from plandraft.profiles import load_profile

AS_OF = dt.date(2026, 11, 30)
ROOT = Path(__file__).parents[2]
PROFILES = [
    *sorted((Path(__file__).parent / "unheard").glob("*.yaml")),
    *sorted((ROOT / "examples" / "kinds").glob("*/*.yaml")),
    *sorted((ROOT / "benchmarks" / "quality" / "profiles").glob("*.yaml")),
]


@pytest.fixture(scope="module", params=PROFILES, ids=lambda path: path.stem)
def made(request: pytest.FixtureRequest) -> tuple[Path, Draft]:
    """A profile and its draft."""
    return request.param, draft(request.param, model="offline", as_of=AS_OF)


def test_every_demand_is_dealt_with(made: tuple[Path, Draft]) -> None:
    """None is lost, none is a gap, and no error is found."""
    _, found = made
    plan = found.plan
    assert {matter.id for matter in plan.matters} <= {claim for m in plan.measures for claim in m.claims}
    assert [m.title for m in plan.measures if any(GAP.search(text) for text in m.texts)] == []
    assert [finding for finding in found.findings if finding.severity is Severity.ERROR] == []


def test_its_values_are_kept(made: tuple[Path, Draft]) -> None:
    """Each number of a priority stands in a goal or a title: 0.05‰ as well as 8名."""
    path, found = made
    said = "".join([*(goal.text for goal in found.plan.goals), *(m.title for m in found.plan.measures)])
    for text in load_profile(path).priorities:
        for number in re.findall(r"\d[\d.]*[%‰]?", text):
            assert number in said, (text, number)


def test_money_of_its_own_is_spent_or_named(made: tuple[Path, Draft]) -> None:
    """No line of the profile stands there without a word."""
    _, found = made
    assert all(item.note or item.measure_ids for item in found.plan.budget if item.origin is Origin.PROFILE)


def test_its_length_is_met(made: tuple[Path, Draft]) -> None:
    """As Word counts."""
    path, found = made
    assert LEAST - 0.03 <= printed_length(found.plan) / load_profile(path).length_chars <= MOST + 0.03
