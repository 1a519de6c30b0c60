"""A review page tells what is known beside its plan, by the way it is made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html as reader

import plandraft
from plandraft.cli.main import main
from plandraft.core.draft import Draft
from plandraft.core.plan import Measure

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "examples" / "profiles" / "hospital-clinic.yaml"


@pytest.fixture(scope="module")
def draft() -> Draft:
    """A draft whose drafter was shown samples, with a measure that nobody answers for."""
    made = plandraft.draft(PROFILE, samples=ROOT / "examples" / "samples")
    first, *rest = made.plan.measures
    plan = made.plan.model_copy(update={"measures": (first.model_copy(update={"owner": ""}), *rest)})
    return replace(made, plan=plan, report=plandraft.check(plan, profile=PROFILE))


def words(page: str | bytes) -> str:
    """What a reader sees of a page."""
    read = reader.fromstring(page)
    for hidden in [*read.iter("style", "script")]:
        hidden.drop_tree()
    return " ".join(read.text_content().split())


def run(*arguments: object) -> Result:
    """A command that nobody sits in front of."""
    return CliRunner().invoke(main, [str(word) for word in arguments])


def test_of_a_draft_the_page_tells_how_it_came_about(draft: Draft, tmp_path: Path) -> None:
    """Who drafted it, what was seen, what the checks found with the profile; in the reader's language."""
    plandraft.save_plan(draft, tmp_path / "plan.html")
    shown = words((tmp_path / "plan.html").read_bytes())
    assert "离线起草，未使用模型" in shown
    assert "起草时参看的同类条目" in shown
    assert "PD201" in shown
    assert "没有单位概况" not in shown
    english = words(plandraft.render(draft, "html", lang="en"))
    assert "Drafted offline, no model was asked" in english
    assert draft.report.findings[0].message not in english


def test_a_bare_plan_is_checked_and_what_cannot_be_checked_is_said(draft: Draft) -> None:
    """Without a profile some rules say that they could not look; with one they do."""
    bare, known = (words(plandraft.render(draft.plan, "html", profile=facts)) for facts in (None, PROFILE))
    assert ("没有单位概况" in bare, "没有单位概况" in known) == (True, False)
    assert "离线起草" not in bare + known
    assert plandraft.render(draft, "md") == plandraft.render(draft.plan, "md")


def test_the_command_takes_profile_and_language(draft: Draft, tmp_path: Path) -> None:
    """As it stands in a file; a page that was written here may be written again."""
    plan, page = tmp_path / "plan.json", tmp_path / "plan.html"
    plandraft.save_plan(draft, plan)
    assert run("render", plan, "-o", page).exit_code == 0
    first = page.read_bytes()
    assert run("render", plan, "-o", page).exit_code == 0
    assert page.read_bytes() == first
    assert run("render", plan, "--profile", PROFILE, "--lang", "en", "-o", page).exit_code == 0
    assert page.read_bytes().startswith(b'<!DOCTYPE html>\n<html lang="en">')


def test_a_plan_that_somebody_else_wrote_is_shown_as_it_was_understood(tmp_path: Path) -> None:
    """With lines instead of our ids in front, and markup in its words as words."""
    foreign = tmp_path / "theirs.md"
    foreign.write_text(
        "# 青禾医院工会2026年工作计划\n\n## 三、工作措施\n1. 走访职工,送温暖<img src=x onerror=alert(1)>。\n",
        encoding="utf-8",
    )
    page = run("check", foreign, "--format", "html").stdout
    assert "第4行" in words(page)
    assert "<img" not in page
    assert "通行做法" not in words(page)  # nobody has said where its measures come from
    (mark,) = [mark for mark in reader.fromstring(page).iter("mark") if mark.text == ","]
    assert mark.getparent().text_content().startswith("1.走访职工,送温暖")


def test_samples_are_shown_beside_measures_that_speak_of_the_like(draft: Draft) -> None:
    """At most three each, and none that share nothing."""
    from plandraft.core.background import MOST_SAMPLES, background_of
    from plandraft.core.matching import containment

    seen = background_of(draft).samples
    measures = {measure.id: measure for measure in draft.plan.measures}
    assert seen
    for number, own in seen.items():
        measure: Measure = measures[number]
        said = measure.title + "".join(measure.texts)
        assert 0 < len(own) <= MOST_SAMPLES
        assert all(max(containment(one.text, said), containment(measure.title, one.text)) > 0.1 for one in own)
