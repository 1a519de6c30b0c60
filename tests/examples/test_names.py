"""Every example has a made-up organisation of its own, and its names stand nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plandraft.profiles import load_profile
from tests.examples.shelf import PLANS, PROFILES, Shipped

COUNTY, CITY = "云岭县", "江洲市"
"""Several profiles share a made-up county or city, as a real county's bodies would."""

KINDS = ("人民医院", "第一人民医院", "自然资源局", "供水有限公司")
"""What is left of some names without county or city is only a kind of body; these are told apart with it."""


def own_names(path: Path) -> tuple[str, ...]:
    """What is proper to a profile's organisation: its name, without county or city if that will do; its people."""
    profile = load_profile(path)
    full = re.sub(r"(?:机关)?(?:总工会|工会委员会)$", "", profile.name)
    short = full.removeprefix(COUNTY).removeprefix(CITY)
    return (full if short in KINDS else short, *(leader.name for leader in profile.leaders))


def words(path: Path) -> str:
    """A file's text."""
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("shipped", PLANS, ids=lambda shipped: shipped.file)
def test_a_samples_names_stand_in_it_alone(shipped: Shipped) -> None:
    """In its title, and in no other sample and no profile."""
    title = shipped.text.strip().splitlines()[0]
    others = [*(plan.path for plan in PLANS if plan is not shipped), *PROFILES]
    for name in shipped.names:
        assert name in title
        assert [path.name for path in others if name in words(path)] == []


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_profiles_names_stand_in_no_sample_and_in_no_other_profile(path: Path) -> None:
    """Neither the organisation's nor its people's."""
    others = [*(plan.path for plan in PLANS), *(other for other in PROFILES if other != path)]
    for name in own_names(path):
        assert len(name) >= 3
        assert [other.name for other in others if name in words(other)] == []


def test_the_shared_county_and_city_stand_in_no_sample() -> None:
    """They belong to the profiles."""
    assert [plan.file for plan in PLANS if COUNTY in plan.text or CITY in plan.text] == []


def test_titles_and_signatures_agree() -> None:
    """The body in the title signs."""
    for shipped in PLANS:
        lines = [line.strip("# ") for line in shipped.text.splitlines() if line.strip()]
        body = re.match(r".+?工会", lines[0])
        assert body is not None
        assert lines[-2].startswith(body[0]), shipped.file
