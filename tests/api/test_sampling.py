"""Which sample items prompts would show, from files and from a library, and why not the others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import plandraft
from plandraft.api.inputs import opened_library
from plandraft.api.material import gather
from plandraft.api.model_choice import Endpoint, options_for
from plandraft.api.sampling import sample_items
from plandraft.core.matching import pairs
from plandraft.core.trades import foreign_terms, stands
from plandraft.drafting.areas import shares_of
from plandraft.errors import UsageError
from plandraft.knowledge import load_knowledge
from plandraft.profiles import load_profile
from plandraft.samples import MOST_OF_AN_AREA, read_samples
from plandraft.samples.choosing import TOO_ALIKE
from plandraft.samples.fitness import first_open_slot

ROOT = Path(__file__).parents[2]
PROFILES = sorted((ROOT / "examples" / "profiles").glob("*.yaml"))
HOSPITAL = ROOT / "examples" / "profiles" / "hospital.yaml"
OURS = ROOT / "examples" / "samples"
SHARED = (ROOT.parent / "shared", Path("/work/shared"))
PAGE = next((folder for folder in SHARED if folder.is_dir()), SHARED[0]) / "samples" / "hospital-union-plans.txt"
KNOWLEDGE = load_knowledge()
DAY = dt.date(2026, 12, 1)
SOURCES = [
    pytest.param(OURS, id="our samples"),
    pytest.param(PAGE, id="the page", marks=pytest.mark.skipif(not PAGE.is_file(), reason=f"no sample page: {PAGE}")),
]


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("samples", SOURCES)
def test_every_item_may_be_shown(samples: Path, profile: Path) -> None:
    """Few, without slots and foreign terms, no two alike, the nearest trade first, the strangers marked."""
    facts = load_profile(profile)
    terms = foreign_terms(KNOWLEDGE, facts.sector)
    areas = sample_items(profile, samples=samples, as_of=DAY)
    items = [item for area in areas for item in area.items]
    assert items
    assert all(len(area.items) <= MOST_OF_AN_AREA == 3 for area in areas)
    for area in areas:
        nearness = [("同类", "相近", "其他").index(item.why[:2]) for item in area.items]
        assert nearness == sorted(nearness)
    for at, item in enumerate(items):
        assert first_open_slot(item.text) is None
        assert not [term for term in terms if stands(term, item.text, KNOWLEDGE.term_guards.get(term))]
        assert item.why.startswith("其他类别单位") == ("用语各类单位通用" in item.why)
        for other in items[at + 1 :]:
            one, two = pairs(item.text), pairs(other.text)
            assert len(one & two) < TOO_ALIKE * min(len(one), len(two))


@pytest.mark.parametrize("samples", SOURCES)
def test_what_is_shown_is_what_a_draft_s_brief_holds(samples: Path) -> None:
    """Item by item, in order; of a heading's areas so many are looked through as it takes to have enough."""
    facts = load_profile(HOSPITAL)
    with opened_library(samples) as library:
        material = gather(facts, library, options_for(None), day=DAY, counter=Endpoint().counter())
    areas = sample_items(facts, samples=samples, as_of=DAY)
    assert tuple(item for area in areas for item in area.items) == material.brief.samples
    seen = {area.area: len(area.items) for area in areas}
    under = [[area for area in share.work_areas if area in seen] for share in shares_of(material.brief)]
    assert [*seen] == [area for looked in under for area in looked]
    for share, looked in zip(shares_of(material.brief), under, strict=True):
        assert looked == [*share.work_areas[: len(looked)]]
        assert len(looked) == len(share.work_areas) or sum(seen[area] for area in looked) == MOST_OF_AN_AREA


@pytest.mark.parametrize("samples", SOURCES)
def test_every_item_that_speaks_of_an_area_is_accounted_for(samples: Path) -> None:
    """Chosen or passed over; an item that can only be shown without the words of the area is none of its items."""
    facts, read = load_profile(HOSPITAL), read_samples([samples], knowledge=KNOWLEDGE)
    by_id = {area.id: area for area in KNOWLEDGE.areas}
    for area in sample_items(facts, samples=samples, as_of=DAY):
        speaking = [i for s in read.samples for i in s.items() if by_id[area.area].matches(i.clean, facts.sector)]
        counted = len(area.items) + sum(area.passed_over.values())
        cut = [i for i in speaking if first_open_slot(i.clean) is not None]
        assert len(speaking) - len(cut) <= counted <= len(speaking)


@pytest.mark.parametrize("samples", SOURCES)
def test_a_library_on_disk_shows_the_same_for_the_same_reasons(samples: Path, tmp_path: Path) -> None:
    """For people of every trade."""
    plandraft.build_library(samples, tmp_path / "lib")
    for profile in PROFILES:
        stored = sample_items(profile, samples=tmp_path / "lib", as_of=DAY)
        read = sample_items(profile, samples=samples, as_of=DAY)
        for one, other in zip(stored, read, strict=True):
            assert [(i.text, i.why) for i in one.items] == [(i.text, i.why) for i in other.items]
            assert one.passed_over == other.passed_over


def test_without_samples_there_is_nothing_to_show() -> None:
    """A slip, said in one line."""
    with pytest.raises(UsageError, match="no path"):
        sample_items(HOSPITAL, samples=None)


def test_a_sentence_of_a_sample_in_a_plan_is_an_error(tmp_path: Path) -> None:
    """Punctuation does not hide it; in other words it is nobody's."""
    fact = "全年组织职工疗休养不少于260人次，投入经费38万元，由后勤科落实到每个科室小组"
    sample = tmp_path / "往年.txt"
    sample.write_text(f"某地第二人民医院工会2025年工作计划\n一、工作措施\n1、{fact}。\n", encoding="utf-8")

    def codes(sentence: str) -> list[str]:
        plan = plandraft.Plan(
            title="计划", measures=({"id": "M1", "title": "疗休养", "actions": [{"text": sentence}]},)
        )
        return [finding.code for finding in plandraft.check(plan, samples=sample).findings]

    assert "PD506" in codes(fact.replace("，", "；") + "。")
    assert "PD506" not in codes("全年分四批组织疗休养，每批报名后由工会公布名单。")
