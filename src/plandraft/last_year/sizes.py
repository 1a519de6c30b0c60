"""How many people last year's file says there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.core.sample import Line
from plandraft.last_year.facts import Quoted
from plandraft.last_year.places import Places
from plandraft.last_year.results import SENTENCES

_COUNT = r"(?P<n>\d[\d,，]{0,8})(?P<about>余|多)?\s*(?:人|名|位)"
_SIZES: dict[str, re.Pattern[str]] = {
    "headcount": re.compile(
        rf"(?<!女)(?<!困难)(?:教)?(?:职工|员工|教职员工)(?:总数|人数|总人数|队伍)?(?:现|共|为|达|有|计|：|:)*{_COUNT}|"
        rf"(?:现有|共有|在岗|在职|在册)(?P<n2>\d[\d,]{{0,8}})(?P<about2>余|多)?(?:名|位)(?:在职|在岗|正式)?(?:教)?(?:职工|员工)"
    ),
    "members": re.compile(
        rf"会员(?:总数|人数)?(?:现|共|为|达|有|计|：|:)*{_COUNT}|"
        r"(?:现有|共有|发展|其中)(?P<n2>\d[\d,]{0,8})(?P<about2>余|多)?(?:名|位)?会员"
    ),
    "women": re.compile(
        rf"女(?:教)?(?:职工|会员|员工)(?:总数|人数)?(?:现|共|为|达|有|计|：|:)*{_COUNT}|"
        r"(?:现有|共有|其中)(?P<n2>\d[\d,]{0,8})(?P<about2>余|多)?(?:名|位)?女(?:教)?职工"
    ),
}
_IS_THERE = re.compile(
    r"现有|共有|总数|在册|在岗|在职|其中|编制|截至|全[院校厂馆局司街镇县系]|本[会院校]有|会有|有(?:教)?职工|有会员"
)
"""Words by which a number says how many there are, and not how many took part."""


def sizes_in(lines: Sequence[Line], places: Places) -> tuple[dict[str, Quoted[int]], dict[str, Quoted[str]]]:
    """How many people there are, where a sentence says that there are so many; and what it only says about."""
    sizes: dict[str, Quoted[int]] = {}
    vague: dict[str, Quoted[str]] = {}
    for line in lines:
        for sentence in SENTENCES.finditer(line.text):
            if not _IS_THERE.search(sentence[0]):
                continue
            for key, pattern in _SIZES.items():
                found = pattern.search(sentence[0])
                if found is None or key in sizes:
                    continue
                number = re.sub("[,，]", "", found["n"] or found["n2"])
                if found["about"] or found["about2"]:
                    vague.setdefault(key, places.said(found[0], line))
                else:
                    sizes[key] = places.said(int(number), line)
    return sizes, {key: said for key, said in vague.items() if key not in sizes}
