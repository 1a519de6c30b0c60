"""Texts that are right: three hundred sentences on which no rule of facts, wording or language may fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from plandraft.checks import CATALOGUE, check
from plandraft.core.finding import Severity
from plandraft.core.sector import Sector
from tests.checks.base_plan import changed, context_of

FILE = Path(__file__).with_name("right_sentences.txt")
RULES = tuple(rule for rule in CATALOGUE if rule.code[:3] in ("PD5", "PD6", "PD7"))

OWN = ("2026-2027001", "office@example.cn")
"""An office's own number and address, which its profile states where a plan prints them: PD515 knows no others."""


def by_sector() -> dict[str, list[str]]:
    """The sentences under each heading of the file."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


CASES = [(sector, sentence) for sector, sentences in by_sector().items() for sentence in sentences]


def test_there_are_three_hundred_different_ones_for_every_sector() -> None:
    """Sentences for all, and some for each kind of organisation."""
    assert len({sentence for _, sentence in CASES}) == len(CASES) >= 300
    assert set(by_sector()) >= {
        "any",
        "hospital",
        "school",
        "university",
        "enterprise",
        "utility",
        "government",
        "community",
    }


@pytest.mark.parametrize(("sector", "sentence"), CASES, ids=lambda value: value[:12])
def test_nothing_graver_than_a_hint_falls_on_it(sector: str, sentence: str) -> None:
    """As an action of a measure in a plan without faults, in its sector; what suits all is tried in each."""
    sectors = [s.value for s in Sector] if sector == "any" else [sector]
    for each in sectors:
        own = [one for one in OWN if one in sentence]
        facts = (("profile", "facts", own),) if own else ()
        example = (("profile", "sector", each), *facts, ("M1", "actions", [sentence]))
        report = check(changed(example), context_of(example), rules=RULES)
        grave = [f for f in report.findings if f.severity is not Severity.HINT and f.node == "M1"]
        assert grave == []
