"""Which references and laws a plan of a sector is offered: the right ones, the nearest first, not too many."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import plandraft.knowledge
from plandraft.core.knowledge import MOST_LAWS, MOST_REFERENCES, Law
from plandraft.core.sector import Sector
from plandraft.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()
DAY = dt.date(2026, 11, 24)
DATA = Path(plandraft.knowledge.__file__).parent / "data"
BY_TITLE = {law.title: law for law in KNOWLEDGE.laws}


def references(sector: str, words: str = "", day: dt.date = DAY) -> list[str]:
    """Ids of what is offered, in order."""
    return [ref.id for ref in KNOWLEDGE.references_for(day, Sector(sector), words)]


def laws(sector: str, day: dt.date = DAY) -> list[str]:
    """Titles of what is offered, in order."""
    return [law.title for law in KNOWLEDGE.laws_for(Sector(sector), day)]


@pytest.mark.parametrize(
    ("sector", "words", "own", "others"),
    [
        ("school", "", {"educator_spirit", "edu_power_2035"}, {"health_ethic16", "changai", "soe_reform"}),
        ("university", "", {"educator_spirit", "edu_power_2035"}, {"healthy_china_2030", "changai"}),
        ("hospital", "", {"health_ethic16", "healthy_china_2030"}, {"educator_spirit", "edu_conf_2024", "changai"}),
        ("enterprise", "民营机械公司", {"changai"}, {"soe_reform", "educator_spirit", "health_ethic16"}),
        ("utility", "国有独资供水公司", {"changai", "soe_reform"}, {"educator_spirit", "edu_power_2035"}),
        ("government", "县农业农村局", {"rural_revival"}, {"educator_spirit", "changai", "soe_reform"}),
        ("government", "市税务局", set(), {"rural_revival", "educator_spirit", "health_ethic16"}),
        ("other", "国有农村学校医院", set(), {"soe_reform", "rural_revival", "educator_spirit", "health_ethic16"}),
    ],
)
def test_each_sector_gets_its_own_programmes(sector: str, words: str, own: set[str], others: set[str]) -> None:
    """No 教育家精神 to a water company."""
    found = set(references(sector, words))
    assert own <= found
    assert not others & found


@pytest.mark.parametrize("sector", list(Sector))
def test_references_are_few_and_the_guiding_thought_comes_first(sector: Sector) -> None:
    """Then the congresses; nothing that is over, unverified, or has a living successor."""
    found = KNOWLEDGE.references_for(DAY, sector)
    ids = [ref.id for ref in found]
    assert 6 <= len(found) <= MOST_REFERENCES
    assert ids[0] == "xi_thought"
    assert set(ids[1:5]) == {"cpc20", "plenum_20_4", "acftu18", "xi_on_unions"}
    assert all(ref.verified and ref.cite.holds_on(DAY) for ref in found)
    assert not {"deng_theory", "three_represents", "sci_dev", "four_functions"} & set(ids)
    assert set(ids) <= {ref.id for ref in KNOWLEDGE.current_references(DAY)}


def test_an_earlier_day_has_its_own_references() -> None:
    """In 2020 the congresses of 2017 and 2018."""
    found = references("school", day=dt.date(2020, 3, 1))
    assert {"cpc19", "acftu17", "fyp_2016"} <= set(found)
    assert not {"cpc20", "acftu18", "educator_spirit"} & set(found)


@pytest.mark.parametrize(
    ("sector", "own", "others"),
    [
        ("school", {"学校教职工代表大会规定", "中华人民共和国教师法"}, {"企业工会工作条例", "护士条例"}),
        ("university", {"学校教职工代表大会规定", "事业单位工会工作条例"}, {"企业民主管理规定"}),
        ("hospital", {"事业单位工会工作条例", "护士条例"}, {"学校教职工代表大会规定", "企业工会工作条例"}),
        ("enterprise", {"企业民主管理规定", "中华人民共和国安全生产法"}, {"事业单位工会工作条例"}),
        ("utility", {"企业工会工作条例", "中华人民共和国安全生产法"}, {"学校教职工代表大会规定"}),
        ("government", {"机关工会工作暂行条例"}, {"集体合同规定", "事业单位工会工作条例"}),
        ("community", {"中华人民共和国工会法"}, {"学校教职工代表大会规定", "护士条例"}),
    ],
)
def test_each_sector_gets_its_own_laws(sector: str, own: set[str], others: set[str]) -> None:
    """The rules of its own kind of union among them."""
    assert own <= set(laws(sector))
    assert not others & set(laws(sector))


@pytest.mark.parametrize("sector", list(Sector))
def test_laws_are_few_verified_and_in_force(sector: Sector) -> None:
    """The union's law comes first; what every union needs is there."""
    found = laws(sector)
    assert 5 <= len(found) <= MOST_LAWS
    assert found[0] == "中华人民共和国工会法"
    assert {"女职工劳动保护特别规定", "基层工会经费收支管理办法", "中国工会章程"} <= set(found)
    assert all(BY_TITLE[title].verified and BY_TITLE[title].status.startswith("in_force") for title in found)


def test_a_law_is_offered_from_its_first_day_in_force() -> None:
    """Not from the day it was made; a doubtful status never."""
    infectious = BY_TITLE["中华人民共和国传染病防治法"]
    assert not infectious.in_force_on(dt.date(2025, 8, 31))
    assert infectious.in_force_on(dt.date(2025, 9, 1))
    assert not BY_TITLE["女职工劳动保护规定"].in_force_on(DAY)
    doubtful = Law(id="d", source="test", verified=True, title="某办法", status="in_force?", version="2018")
    assert not doubtful.in_force_on(DAY)
    assert doubtful.model_copy(update={"status": "in_force"}).in_force_on(DAY)


def test_a_law_made_after_the_day_is_not_offered() -> None:
    """In 2010 there was no 女职工劳动保护特别规定."""
    assert "女职工劳动保护特别规定" not in laws("hospital", dt.date(2010, 1, 1))


@pytest.mark.parametrize("name", ["references", "laws"])
def test_every_shipped_entry_says_its_weight(name: str) -> None:
    """What says none is taken for an organisation's own."""
    entries = YAML(typ="safe", pure=True).load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))["entries"]
    assert [entry["id"] for entry in entries if "weight" not in entry] == []
