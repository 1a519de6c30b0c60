"""The days of single trades, and the days a plan is likely to use."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import plandraft.observances
from plandraft.core.calendar import Calendar
from plandraft.core.fitting import MOST_DAYS, concerning, planning_days, words_of_profile
from plandraft.core.period import Period
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances, resolve
from plandraft.profiles.load import load_profile

OBSERVANCES = load_observances()
UNION = load_knowledge().kind
DATA = Path(plandraft.observances.__file__).parent / "data" / "observances.yaml"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "profiles").glob("*.yaml"))
GIFTS = {"newyear", "spring", "qingming", "mayday", "dragonboat", "mid_autumn", "national"}


def organisation(name: str, sector: str, **facts: Any) -> tuple[Calendar, Profile]:
    """A profile and its calendar of 2027."""
    profile = Profile.model_validate({"name": name, "sector": sector, "period": 2027, **facts})
    days = resolve(
        OBSERVANCES, period=profile.period, sector=profile.sector, working_months=tuple(profile.working_months)
    )
    return days, profile


def kept(name: str, sector: str, **facts: Any) -> set[str]:
    """The observances a plan is likely to use."""
    return {day.observance for day in planning_days(*organisation(name, sector, **facts), UNION)}


@pytest.mark.parametrize(
    ("name", "sector", "own", "others"),
    [
        ("青禾县自来水公司工会", "utility", {"water_day", "water_week"}, {"museum_day", "land_day", "journalist"}),
        ("青禾县水务局机关工会", "government", {"water_day", "water_week"}, {"museum_day", "land_day", "tax_month"}),
        ("青禾县自然资源局工会", "government", {"land_day", "survey_day"}, {"water_day", "journalist", "nurse"}),
        ("青禾市博物馆工会", "other", {"museum_day", "heritage_day"}, {"water_day", "teacher", "nurse"}),
        ("青禾日报社工会", "enterprise", {"journalist"}, {"water_day", "museum_day", "teacher"}),
        ("青禾市公交集团工会", "utility", {"traffic_day", "safety_month"}, {"water_day", "sanitation_day"}),
        ("青禾市环卫服务中心工会", "utility", {"sanitation_day"}, {"water_day", "traffic_day"}),
        ("青禾县税务局工会", "government", {"tax_month"}, {"land_day", "police"}),
        ("青禾市公安局工会", "government", {"police", "traffic_day"}, {"tax_month", "museum_day"}),
        ("青禾市图书馆工会", "other", {"book_day", "reading_week"}, {"museum_day", "journalist"}),
        ("青禾县妇幼保健院工会", "hospital", {"breastfeeding", "nurse", "physician"}, {"teacher", "water_day"}),
        ("青禾县精神病医院工会", "hospital", {"mental_day", "nurse", "physician"}, {"breastfeeding", "journalist"}),
        ("青禾县第一小学工会", "school", {"teacher"}, {"nurse", "physician", "voc_week", "journalist"}),
        ("青禾职业技术学院工会", "university", {"teacher", "voc_week"}, {"nurse", "physician"}),
        ("青禾纺织有限公司工会", "enterprise", {"safety_month", "occ_week"}, {"water_day", "journalist", "voc_week"}),
        ("青禾镇总工会", "community", {"warm", "cool"}, {"water_day", "museum_day", "nurse", "teacher"}),
    ],
)
def test_each_trade_has_its_own_days(name: str, sector: str, own: set[str], others: set[str]) -> None:
    """And not those of others."""
    found = kept(name, sector)
    assert own <= found
    assert not others & found


@pytest.mark.parametrize(
    "facts",
    [
        {"departments": ["污水处理车间"]},
        {"bodies": [{"name": "巡线班组", "duties": ["供水管网"]}]},
        {"priorities": ["办好供水窗口服务竞赛"]},
        {"facts": ["全县三座水厂由本单位运行"]},
    ],
)
def test_the_trade_may_stand_anywhere_in_the_profiles_own_words(facts: dict[str, Any]) -> None:
    """Departments, bodies, priorities and facts tell it as the name does."""
    assert "water_day" in kept("青禾城投公司工会", "enterprise", **facts)
    assert "water_day" not in kept("青禾城投公司工会", "enterprise")


@pytest.mark.parametrize(
    ("name", "sector", "facts", "foreign"),
    [
        ("中国农业银行青禾支行工会", "enterprise", {}, "harvest"),
        ("青禾纺织有限公司工会", "enterprise", {"priorities": ["防范电信诈骗宣传", "组织职工旅游"]}, "telecom_day"),
        ("青禾纺织有限公司工会", "enterprise", {"priorities": ["防范电信诈骗宣传", "组织职工旅游"]}, "tourism_day"),
        ("青禾县人民医院工会", "hospital", {"departments": ["妇产科", "儿科"]}, "breastfeeding"),
        ("青禾纺织有限公司工会", "enterprise", {"facts": ["每日报送考勤"]}, "journalist"),
        ("青禾县人民医院工会", "hospital", {"departments": ["污水处理站"]}, "water_day"),
    ],
)
def test_words_that_only_look_like_a_trade(name: str, sector: str, facts: dict[str, Any], foreign: str) -> None:
    """A bank's name, a fraud, an outing, a ward, a report: none of them is a trade."""
    assert foreign not in kept(name, sector, **facts)


def test_what_is_to_be_avoided_names_no_trade() -> None:
    """Only what the organisation is and means to do counts."""
    _, profile = organisation("青禾城投公司工会", "enterprise", avoid=["供水行业的内容"])
    assert "供水" not in words_of_profile(profile)


@pytest.mark.parametrize("sector", list(Sector))
@pytest.mark.parametrize("period", ["2027", "2027-2028"])
def test_a_dozen_to_a_score_of_days_for_every_sector(sector: Sector, period: str) -> None:
    """The seven gift festivals among them, in order of date, none of the folk days that no plan uses."""
    profile = Profile.model_validate({"name": "青禾工会", "sector": sector, "period": period})
    calendar = resolve(OBSERVANCES, period=Period.parse(period), sector=sector)
    found = planning_days(calendar, profile, UNION)
    assert 12 <= len({day.observance for day in found}) <= MOST_DAYS
    assert {day.observance for day in found if day.gift_festival} == GIFTS
    assert [day.start for day in found] == sorted(day.start for day in found)
    assert not {"laba", "xiaonian_n", "xiaonian_s", "qixi", "female_exam"} & {day.observance for day in found}
    assert {"womensday", "warm"} <= {day.observance for day in found}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_example_profiles_keep_the_bounds(file: Path) -> None:
    """What they name themselves is in, however many trades their words touch."""
    profile = load_profile(file)
    calendar = resolve(
        OBSERVANCES, period=profile.period, sector=profile.sector, working_months=tuple(profile.working_months)
    )
    found = {day.observance for day in planning_days(calendar, profile, UNION)}
    assert 12 <= len(found) <= MOST_DAYS
    assert found >= GIFTS
    ours = {day.observance for day in concerning(calendar, profile, UNION)}
    assert found <= ours <= {day.observance for day in calendar.days}


def test_a_day_that_the_profile_names_is_in() -> None:
    """Also one that hardly any other plan uses; one that it avoids is out."""
    assert "qixi" not in kept("青禾纺织有限公司工会", "enterprise")
    assert "qixi" in kept("青禾纺织有限公司工会", "enterprise", required_events=["七夕节游园"])
    assert "arbor" in kept("青禾纺织有限公司工会", "enterprise", priorities=["植树节到厂区种树"])
    assert "party" in kept("青禾纺织有限公司工会", "enterprise")
    assert "party" not in kept("青禾纺织有限公司工会", "enterprise", avoid=["建党节"])


def test_days_in_months_without_work_are_left_out() -> None:
    """A school's August; a gift festival is kept all the same."""
    calendar, profile = organisation("青禾小学工会", "school", working_months=[3, 4, 5, 6, 9, 10, 11, 12])
    found = planning_days(calendar, profile, UNION)
    assert not [day for day in found if set(day.months) <= {1, 2, 7, 8} and not day.gift_festival]
    assert "spring" in {day.observance for day in found}


def test_the_checks_know_all_days() -> None:
    """The calendar itself is not cut: a trade's day can stand on a wrong date in anybody's plan."""
    calendar, _ = organisation("青禾纺织有限公司工会", "enterprise")
    assert {"water_day", "museum_day", "laba", "qixi"} <= {day.observance for day in calendar.days}


@pytest.mark.parametrize(
    ("observance", "start", "end"),
    [
        ("water_day", "2027-03-22", "2027-03-22"),
        ("water_week", "2027-03-22", "2027-03-28"),
        ("museum_day", "2027-05-18", "2027-05-18"),
        ("heritage_day", "2027-06-12", "2027-06-12"),
        ("land_day", "2027-06-25", "2027-06-25"),
        ("breastfeeding", "2027-08-01", "2027-08-07"),
        ("charity_day", "2027-09-05", "2027-09-05"),
        ("harvest", "2027-09-23", "2027-09-23"),
        ("mental_day", "2027-10-10", "2027-10-10"),
        ("fire", "2027-11-09", "2027-11-09"),
        ("traffic_day", "2027-12-02", "2027-12-02"),
    ],
)
def test_days_of_trades_fall_where_they_belong(observance: str, start: str, end: str) -> None:
    """In 2027: the second Saturday of June is the 12th, the autumn equinox 23 September."""
    every = [o.model_copy(update={"sectors": ()}) for o in OBSERVANCES if o.id == observance]
    (day,) = resolve(every, period=Period(year=2027), sector=Sector.OTHER).days
    assert (day.start, day.end) == (dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def test_every_entry_is_told_with_its_source_and_its_weight() -> None:
    """A gift festival is what nearly every plan uses; a trade's day has words that are long enough to mean it."""
    entries = YAML(typ="safe", pure=True).load(DATA.read_text(encoding="utf-8"))["entries"]
    assert [e["id"] for e in entries if "weight" not in e or not e["source"].strip()] == []
    assert len({o.id for o in OBSERVANCES}) == len(OBSERVANCES)
    assert {o.id for o in OBSERVANCES if o.gift_festival} == GIFTS
    assert all(o.weight == 3 for o in OBSERVANCES if o.gift_festival)
    assert [(o.id, word) for o in OBSERVANCES for word in o.words if len(word) < 2] == []


def test_no_two_days_share_a_name() -> None:
    """A name in a text must say which day is meant."""
    named = [(name, o.id) for o in OBSERVANCES for name in {o.name, *o.aliases}]
    assert len(dict(named)) == len(named)
