"""Whatever a format prints of a plan, the rules about words see: no field is printed that they do not look at."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from plandraft.core.plan import Plan
from plandraft.rendering import SUFFIX_FORMATS, render
from tests.rendering.plans import full_plan

NOT_WORDS = (
    "id",
    "made",
    "sources",
    "claims",
    "proposed",
    "goal_ids",
    "measure_ids",
    "action",
    "kind",
    "kinds",
    "year",
    "parts",
)
CHOICES = (
    "sector",
    "origin",
    "format_version",
    "rhythm",
    "part",
    "date",
    "drafting_date",
    "high_water",
    "budget_total",
)
"""Fields that hold an id, a number, a date or one of a few words, and no text of anybody's."""
PRINTED = tuple(suffix for suffix in SUFFIX_FORMATS if suffix not in (".json", ".pdf", ".ics"))


def marked(value: Any, marks: list[str], name: str = "") -> Any:
    """The same content with a mark of its own in the place of each string."""
    if isinstance(value, dict):
        return {
            key: inner if key in (*NOT_WORDS, *CHOICES) else marked(inner, marks, key) for key, inner in value.items()
        }
    if isinstance(value, list):
        return [marked(inner, marks, name) for inner in value]
    if not isinstance(value, str):
        return value
    marks.append(f"标记{len(marks):03}号")
    return marks[-1]


def plan_of_marks() -> tuple[Plan, list[str]]:
    """A full plan in which every string is a mark; also the words that stand in the place of a time."""
    plan = full_plan().model_dump(mode="json")
    plan["measures"].append(plan["measures"][0] | {"id": "M98", "timing": {"note": "待定"}, "actions": ["走访"]})
    plan["schedule"].append(plan["schedule"][0] | {"id": "S98", "timing": {"note": "待定"}, "action": ""})
    plan["signature"] |= {"date": None, "note": "待定"}
    plan["leads"] = [{"area": "", "text": "导语"}]
    marks: list[str] = []
    made = marked(plan, marks)
    made["leads"][0]["area"] = made["measures"][0]["area"]
    return Plan.model_validate(made), marks


def text_of(data: bytes, suffix: str) -> str:
    """Everything in a file that a reader may see, tags and the comments with our own ids left out."""
    if suffix in (".docx", ".xlsx"):
        shown = r"(?:word|xl)/[A-Za-z]+\d*\.xml|docProps/.*"
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = [file.read(n).decode() for n in file.namelist() if re.fullmatch(shown, n)]
        return re.sub("<[^>]*>", "", "\n".join(parts))
    text = data.decode()
    if suffix == ".html":  # what stands around the plan on its review page is no part of it
        text = text.partition("<article")[2].partition("</article>")[0]
    return re.sub(r"<!--.*?-->|<[^>]*>", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("suffix", PRINTED)
def test_what_is_printed_is_seen(suffix: str) -> None:
    """Each string of a plan that a format shows is one of ``Plan.strings()``."""
    plan, marks = plan_of_marks()
    shown = text_of(render(plan, suffix), suffix)
    seen = "\n".join(text for _, _, text in plan.strings())
    printed = [mark for mark in marks if mark in shown]
    assert len(printed) > 20
    assert [mark for mark in printed if mark not in seen] == []


def test_the_fields_that_only_print_by_chance_are_among_them() -> None:
    """A heading, a partner, a time in words, who signs and what stands in the place of the date."""
    plan, marks = plan_of_marks()
    shown = text_of(render(plan, ".md"), ".md")
    fields = {
        field.split("/")[0] + ("/" + field.split("/")[-1]) * (not field[-1].isdigit() and "/" in field)
        for _, field, text in plan.strings()
        if text in shown and text in marks
    }
    assert {"area", "partners", "timing/note", "signature/organisation", "signature/note", "leads", "note"} <= fields
