"""Faults of PD1."""

from __future__ import annotations

import datetime as dt
import re

from plandraft.core.printed import printed_length
from tests.checks.planted.bed import Bed, Plant


def part_missing(bed: Bed) -> str:
    """One of the five parts is emptied."""
    part = bed.rng.choice(["title", "ideology", "goals", "measures", "schedule"])
    if part == "title":
        bed.plan["title"] = ""
    elif part == "ideology":
        bed.plan["ideology"]["text"] = ""
    else:
        bed.plan[part] = []
    return "P"


def empty_field(bed: Bed) -> str:
    """A field that must have words has none."""
    name, field, empty = bed.rng.choice(
        [("goals", "text", ""), ("measures", "title", " "), ("measures", "actions", []), ("schedule", "title", "")]
    )
    node = bed.pick(name)
    node[field] = empty
    return str(node["id"])


def length(bed: Bed) -> str:
    """The office wants half as much, or twice as much."""
    chars = printed_length(bed.read()[0])
    bed.profile["length_chars"] = int(chars * bed.rng.choice([0.5, 2]))
    return "P"


def title(bed: Bed) -> str:
    """The year, the body or 计划 is left out."""
    whole = bed.plan["title"]
    cuts = [re.sub(r"\d{4}(—\d{4})?[学年度]*", "", whole), whole.replace("计划", ""), "2027年工作计划"]
    bed.plan["title"] = bed.rng.choice(cuts)
    return "P"


def unsigned(bed: Bed) -> str:
    """No name or no date under it."""
    missing = bed.rng.choice([{"organisation": ""}, {"date": None, "note": ""}])
    bed.plan["signature"] |= missing
    return "P"


def gap(bed: Bed) -> str:
    """Something is still open."""
    return bed.act("经费【待补：金额】从预算列支。", "由【待补：责任人】逐项核对。")


def enumeration(bed: Bed) -> str:
    """A point was cut out."""
    return bed.act(
        "一是登记需求；三是公布结果。",
        "按（1）登记、（3）公布两步办理。",
        "①登记②核对④公布。",
        "第一，登记需求。第三，公布结果。",
        "二是登记需求；三是公布结果。",
    )


def _firsts(bed: Bed) -> list[int]:
    return [at for at, line in enumerate(bed.lines) if re.match(r"[#\s]*[一二三四五六七八九十]+、", line)]


def numbering(bed: Bed) -> str:
    """A heading between others is left out."""
    del bed.lines[bed.rng.choice(_firsts(bed)[1:-1])]
    return "P"


def level(bed: Bed) -> str:
    """A point （1） straight under a heading of the first level."""
    bed.lines.insert(bed.rng.choice(_firsts(bed)) + 1, "（1）登记需求")
    return "P"


def doubled_part(bed: Bed) -> str:
    """A part is pasted in again at the end."""
    number = "零一二三四五六七八九十"[len(_firsts(bed)) + 1]
    bed.lines.append(f"{number}、{bed.rng.choice(['指导思想', '工作目标', '活动安排'])}")
    return "P"


def part_order(bed: Bed) -> str:
    """Two parts change places, their numbers stay."""
    firsts = _firsts(bed)[:4]
    one, other = bed.rng.choice([(0, 2), (1, 3), (0, 1), (2, 3)])
    texts = [bed.lines[at].split("、", 1) for at in firsts]
    texts[one][1], texts[other][1] = texts[other][1], texts[one][1]
    for at, text in zip(firsts, texts, strict=True):
        bed.lines[at] = "、".join(text)
    return "P"


def doubled_node(bed: Bed) -> str:
    """A goal, a measure or an entry stands twice."""
    name = bed.rng.choice(["goals", "measures", "schedule"])
    first = bed.pick(name)
    letter = first["id"][0]
    number = max(int(node["id"][1:]) for node in bed.plan[name]) + 1
    bed.plan[name].append(first | {"id": f"{letter}{number}"})
    return f"{letter}{number}"


def other_year(bed: Bed) -> str:
    """The title of another year."""
    back = bed.rng.choice([2, 3, 10])
    bed.plan["title"] = re.sub(r"\d{4}", lambda year: str(int(year[0]) - back), bed.plan["title"])
    return "P"


def signature(bed: Bed) -> str:
    """Somebody else's name, or a day after the period."""
    wrong = [{"organisation": "月湖区第二小学工会"}, {"date": f"{bed.period.last_day.year + 1}-12-20"}]
    bed.plan["signature"] |= bed.rng.choice(wrong)
    return "P"


def half_over(bed: Bed) -> str:
    """Signed in the middle of its period, or later."""
    month = bed.period.months[bed.rng.randint(3, 11)]
    bed.plan["signature"]["date"] = f"{month.year}-{month.month:02}-15"
    return "P"


def far_ahead(bed: Bed) -> str:
    """Checked long before its period begins."""
    bed.as_of = bed.period.first_day - dt.timedelta(days=bed.rng.randint(400, 900))
    return "P"


PLANTS: dict[str, Plant] = {
    "PD101": part_missing,
    "PD102": empty_field,
    "PD103": length,
    "PD104": title,
    "PD105": unsigned,
    "PD106": gap,
    "PD107": enumeration,
    "PD108": numbering,
    "PD109": level,
    "PD110": doubled_part,
    "PD111": part_order,
    "PD112": doubled_node,
    "PD113": other_year,
    "PD114": signature,
    "PD115": half_over,
    "PD116": far_ahead,
}
