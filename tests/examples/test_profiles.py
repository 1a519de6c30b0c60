"""The shipped profiles load, explain themselves and lead to a plan without errors."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import plandraft
from plandraft.core.finding import Severity
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.profiles import load_profile
from tests.examples.shelf import PLANS, PROFILES, SAMPLES

AS_OF = dt.date(2026, 11, 24)

each = pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)


@each
def test_it_loads_and_has_comments(path: Path) -> None:
    """The first line says what it is, and at least one more comment helps."""
    profile = load_profile(path)
    assert profile.name.endswith(("工会委员会", "总工会"))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# 一")
    assert len(re.findall(r"(?m)(?:^|\s)# \S", text)) >= 2


@each
def test_the_offline_draft_checks_clean(path: Path) -> None:
    """No finding of severity error, with the profile at hand."""
    profile = load_profile(path)
    draft = plandraft.draft(profile, as_of=AS_OF)
    report = plandraft.check(draft.plan, profile=profile, as_of=AS_OF)
    assert [f for f in report.findings if f.severity is Severity.ERROR] == []
    assert draft.plan.organisation == profile.name


def test_the_sectors_of_the_sample_plans_have_a_profile() -> None:
    """A first user finds one like his own, and three sizes of hospital."""
    sectors = [load_profile(path).sector for path in PROFILES]
    assert set(sectors) >= {shipped.sector for shipped in PLANS}
    assert sectors.count(Sector.HOSPITAL) == 3


def test_some_are_thin_and_some_are_full() -> None:
    """A profile without money, leaders and last year's figures must work; a full one shows what can be said."""
    profiles = [load_profile(path) for path in PROFILES]
    thin = [p for p in profiles if p.budget is None and not p.leaders and not p.facts and not p.last_year.figures]
    full = [p for p in profiles if p.budget and p.budget.per_head_caps and p.leaders and p.facts and p.avoid]
    assert len(thin) >= 2
    assert len(full) >= 3
    assert all(cap.source for p in full if p.budget for cap in p.budget.per_head_caps)


def test_every_key_is_shown_somewhere() -> None:
    """Whoever reads the nine files has met every key of the schema."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in PROFILES)
    assert [key for key in Profile.model_fields if not re.search(rf"(?m)^(?:# ?\S*)?{key}:|[\s{{]{key}:", text)] == []


@pytest.mark.parametrize(
    "path", [path for path in PROFILES if path.stem in ("hospital", "enterprise")], ids=lambda path: path.stem
)
def test_nothing_of_the_samples_reaches_a_draft(path: Path) -> None:
    """Drafted with all samples at hand, the plan names none of their organisations."""
    draft = plandraft.draft(load_profile(path), samples=SAMPLES, as_of=AS_OF)
    text = draft.plan.model_dump_json()
    assert [name for shipped in PLANS for name in shipped.names if name in text] == []
