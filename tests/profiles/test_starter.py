"""The profile to start from: one for each kind of plan, usable as it stands, and known for what it is."""

from __future__ import annotations

import pytest

from plandraft.core.kind import PlanKind
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.core.settings import AS_SHIPPED, KindFolder, Settings
from plandraft.core.start import EXAMPLE
from plandraft.knowledge import kinds_known, recognised
from plandraft.profiles import commented_profile, parse_profile, profile_contradictions, screen, untouched

KINDS = {kind.id: kind for kind in kinds_known(AS_SHIPPED)}


def read(text: str) -> Profile:
    """The profile that a text holds."""
    return parse_profile(text, form="yaml", file="p")


def everything(text: str) -> str:
    """The text with the lines that a newcomer may take in: those whose comment is YAML itself."""
    keys = ("# headcount", "# members", "# women", "# leaders", "# budget", "#   ", "#     ")
    return "\n".join(
        line.removeprefix("# ").removeprefix("#") if line.startswith(keys) else line for line in text.split("\n")
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("sector", [None, *Sector])
def test_it_loads_and_is_of_its_kind(kind: PlanKind, sector: Sector | None) -> None:
    """In every sector; its name or its ``kind`` says which plan it is for."""
    profile = read(commented_profile(kind, sector))
    assert profile.sector is (sector or kind.start.sector)
    text = "\n".join(profile.strings())
    found = recognised(AS_SHIPPED, names=(profile.name, profile.short_name), text=text, given=profile.kind)
    assert found.kind == kind.id
    assert found.by in ("name", "given")
    assert profile.priorities
    assert profile.required_events
    assert screen(profile).notes == profile_contradictions(profile) == ()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_its_commented_lines_can_be_taken_in(kind: PlanKind) -> None:
    """Numbers of people, leaders and money, as they stand."""
    profile = read(everything(commented_profile(kind)))
    assert profile.headcount
    assert profile.leaders[0].post == kind.start.post
    assert profile.budget is not None
    assert profile.budget.lines[0].name == kind.start.purpose
    assert profile_contradictions(profile) == ()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_it_speaks_of_no_other_kind(kind: PlanKind) -> None:
    """A party branch's has no committee of women workers, a ward's no party day."""
    text = commented_profile(kind)
    foreign = {word for other in KINDS.values() if other.id not in kind.lineage for word in other.telling}
    assert {word for word in foreign - set(kind.telling) if word in text} == set()


def test_a_kind_of_ones_own_has_one_too() -> None:
    """By the name of its body; what it does not say comes from the kind that it inherits from."""
    said = {"name": "后勤工作计划", "issuers": ["后勤处"], "start": {"priorities": ["二号锅炉更换"]}}
    own = Settings(kinds=(KindFolder(id="logistics", place="logistics", files={"kind": said}),))
    kind = next(kind for kind in kinds_known(own) if kind.id == "logistics")
    profile = read(commented_profile(kind))
    assert (profile.name, profile.kind) == ("示例单位后勤处", "logistics")
    assert profile.priorities == ("二号锅炉更换",)
    assert [body.name for body in profile.departments] == [body.name for body in KINDS["general"].start.departments]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_example_is_known_for_what_it_is(kind: PlanKind) -> None:
    """In both languages, with the fields that still have its name."""
    profile = read(commented_profile(kind))
    (said,) = untouched(profile)
    assert "name、short_name" in said
    assert EXAMPLE in said
    (english,) = untouched(profile, lang="en")
    assert "name and short_name" in english


@pytest.mark.parametrize(
    ("name", "short_name", "fields"),
    [("青石医院工会", "青石工会", ""), ("青石医院工会", "示例单位工会", "short_name"), ("示例单位工会", "", "name")],
)
def test_a_profile_with_a_name_of_its_own_is_left_alone(name: str, short_name: str, fields: str) -> None:
    """A field that was forgotten is named."""
    profile = Profile.model_validate({"name": name, "short_name": short_name, "sector": "hospital", "period": 2027})
    said = untouched(profile)
    assert bool(said) == bool(fields)
    assert not said or said[0].startswith(f"概况 {fields} 里")
