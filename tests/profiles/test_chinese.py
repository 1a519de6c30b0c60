"""A profile in Chinese says the same as one in English, and is told of its faults in its own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from plandraft.core.profile import Profile
from plandraft.errors import ProfileError
from plandraft.profiles import load_profile, parse_profile, profile_in_chinese
from plandraft.profiles.chinese import names_under
from plandraft.profiles.faults import _model_in
from plandraft.shipped import read

PROFILES = sorted((Path(__file__).parents[2] / "examples" / "profiles").glob("*.yaml"))
KEY = re.compile(r"(?m)(?<=[\u4e00-\u9fff]):(?: |(?=\n))")
SMALL = "名称：云岭医院工会\n单位类型：医院\n计划期：2027年\n"


def parsed(text: str) -> Profile:
    """A profile in YAML."""
    return parse_profile(text, form="yaml", file="本单位.yaml")


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_every_profile_says_the_same_in_chinese(file: Path) -> None:
    """With the colons of a Chinese keyboard too; no English key is left."""
    text = profile_in_chinese(file.read_text(encoding="utf-8"))
    assert parsed(text) == load_profile(file)
    assert parsed(KEY.sub("：", text)) == load_profile(file)
    assert not re.findall(r"(?m)^\s*(?:- )?[a-z_]+:", text)


def test_every_key_of_the_schema_has_a_chinese_one() -> None:
    """Below each key that has keys below it; a word stands for one key only."""

    def fields(model: type[BaseModel], parent: str = "") -> None:
        assert set(names_under(parent).values()) == set(model.model_fields), parent
        for name, field in model.model_fields.items():
            inner = _model_in(field.annotation)
            if inner is not None and name not in ("period",):
                fields(inner, name)

    fields(Profile)
    for own in read("plandraft.profiles", "keys")["keys"].values():
        names = [name for each in own.values() for name in each]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("line", "path", "meant"),
    [
        ("必办活动：\n  - {活动：运动会，月份：十月}", "required_events.0.month", "10"),
        ("必办活动：\n  - 活动：运动会\n    月份：10月份", "required_events.0.month", "10"),
        ("必办活动：\n  - 活动：运动会\n    日期：10月16日", "required_events.0.date", "2027-10-16"),
        ("必办活动：\n  - 活动：运动会\n    日期：2027年十月十六日", "required_events.0.date", "2027-10-16"),
        ("工作月份：[一月, 3月, 12]", "working_months.1", "3"),
        ("职工人数：860人", "headcount", "860"),
        ("经费：\n  总额：30万元", "budget.total", "300000"),
        ("部门：\n  - 名称：宣传科\n    职责：宣传、文体", "departments.0.duties.1", "文体"),
        ("重点：\n  - 职工之家：年内验收", "priorities.0", "职工之家：年内验收"),
    ],
)
def test_values_are_read_as_people_write_them(line: str, path: str, meant: str) -> None:
    """Months, days, money, people and lists; a colon within a value stays there."""
    found: object = parsed(SMALL + line)
    for part in path.split("."):
        found = found[int(part)] if isinstance(found, tuple) else getattr(found, part)
    assert str(found) == meant


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("部门：\n  - 名称：宣传科\n    职务：宣传", "本单位.yaml:6: 部门.0.职务"),
        ("必办活动：\n  - {活动：运动会，月份：十三月}", "必办活动.0.月份"),
        ("职工人数：很多", "本单位.yaml:4: 职工人数"),
        ("会员人：812", "会员人数"),
        ("name: 甲", "名称: no such key"),
    ],
)
def test_faults_are_told_under_the_key_that_stands_there(line: str, said: str) -> None:
    """With its line; a key that stands in both languages is one too many."""
    with pytest.raises(ProfileError) as caught:
        parsed(SMALL + line)
    assert said in caught.value.message
