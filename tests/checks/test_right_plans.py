"""What is right: sentences and lines of a schedule on which no rule of structure, work, calendar or money may fall."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from plandraft.checks import CATALOGUE, check
from plandraft.core.sector import Sector
from tests.checks.base_plan import changed, context_of
from tests.checks.test_right_sentences import CASES

RULES = tuple(rule for rule in CATALOGUE if rule.code < "PD5" and rule.code not in ("PD103", "PD106"))
"""Without the length of the base plan, and without declared gaps, which are a hint by design."""
ENTRIES: list[list[Any]] = YAML(typ="safe", pure=True).load(
    Path(__file__).with_name("right_entries.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("sector", "sentence"), CASES, ids=lambda value: value[:12])
def test_a_right_sentence_draws_no_finding(sector: str, sentence: str) -> None:
    """Among the actions of a measure, and as the closing words."""
    kind = (("profile", "sector", "hospital" if sector == "any" else sector),)
    for example in ((*kind, ("M1", "actions", [sentence])), (*kind, ("P", "closing", sentence))):
        assert check(changed(example), context_of(example), rules=RULES).findings == ()


@pytest.mark.parametrize(("title", "time"), ENTRIES, ids=lambda value: str(value)[:20])
def test_a_right_line_of_the_schedule_draws_no_finding(title: str, time: list[int] | dt.date) -> None:
    """In every sector; that the base plan's own months are then empty does not count."""
    months = time if isinstance(time, list) else [time.month]
    day = time.isoformat() if isinstance(time, dt.date) else None
    timing = {"months": months, "date": day}
    for sector in Sector:
        example = (
            ("profile", "sector", sector.value),
            ("profile", "working_months", list(range(1, 13))),
            ("S1", "title", title),
            ("S1", "timing", timing),
            ("M1", "timing", {"months": months}),
        )
        findings = check(changed(example), context_of(example), rules=RULES).findings
        assert [f for f in findings if f.code not in ("PD211", "PD301")] == []
