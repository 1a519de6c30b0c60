"""Values show themselves in a notebook, and IPython is told how: nobody else knows of it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from IPython.core.formatters import DisplayFormatter

import plandraft
from plandraft.api.notebook import LIVE, PAGES_OF, bundle, tell_ipython
from plandraft.core.money import Cost, Price
from plandraft.core.plan import Plan

PROFILE = "examples/profiles/hospital.yaml"
PRICE = Price(input=1, output=2, currency="CNY", as_of="2026-11-01")
EVIL = "<script>alert(1)</script>"


class Shell:
    """As much of IPython as shows a value."""

    def __init__(self) -> None:
        self.display_formatter = DisplayFormatter()

    def shown(self, value: object) -> dict[str, str]:
        data, _ = self.display_formatter.format(value)
        return data


@pytest.fixture
def shell() -> Shell:
    """A shell that was told."""
    made = Shell()
    assert tell_ipython(made)
    return made


def values() -> dict[str, object]:
    """One of each type that shows itself."""
    draft = plandraft.draft(PROFILE)
    live = plandraft.LivePlan()
    plandraft.draft(PROFILE, on_event=live)
    return {
        "Draft": draft,
        "Plan": draft.plan,
        "Report": plandraft.check("examples/samples/government.txt"),
        "Profile": plandraft.load_profile(PROFILE),
        "Calendar": plandraft.calendar(2027),
        "Library": plandraft.read_library("examples/samples"),
        "LivePlan": live,
    }


def test_every_value_shows_itself_with_all_cells_on_the_left(shell: Shell) -> None:
    """Jupyter sets cells to the right, where Chinese text is hard to read."""
    made = values()
    assert set(made) == {name for _, name in (*PAGES_OF, LIVE)}
    for name, value in made.items():
        shown = shell.shown(value)
        cells = re.findall(r"<t[hd]\b[^>]*>", shown["text/html"])
        assert bool(cells) == (name != "LivePlan"), name
        assert all("text-align: left" in cell for cell in cells), name
        assert name == "LivePlan" or len(shown["text/plain"]) < 200


def test_a_draft_shows_how_it_was_made_what_is_open_and_the_plan_as_it_is_printed(shell: Shell) -> None:
    """The same parts as the page."""
    draft = plandraft.draft(PROFILE)
    shown = shell.shown(draft)["text/html"]
    page = plandraft.render(draft.plan, "html").decode()
    assert "未使用模型（离线生成）" in shown
    for heading in ("指导思想", "工作目标", "活动安排", "任务分解表"):
        assert heading in shown
        assert heading in page
    bare = re.compile(r"<[^>]+>|\s")
    assert bare.sub("", page.partition("<body>")[2])[:500] in bare.sub("", shown)


def test_a_draft_shows_its_cost_where_it_is_known() -> None:
    """And that it is at least so much."""
    plan = Plan(title="计划")
    known = plandraft.Draft(plan=plan, model="m", cost=Cost(amount=Decimal("0.0116"), price=PRICE, at_least=True))
    assert "费用至少 0.0116 CNY" in bundle(known)["text/html"]
    assert "费用" not in bundle(plandraft.Draft(plan=plan, model="m"))["text/html"]


def test_no_word_of_a_value_works_as_a_tag() -> None:
    """A draft is foreign text, and so is a profile."""
    profile = plandraft.Profile(name=EVIL, sector="other", period=2027, facts=(EVIL,))
    finding = plandraft.Finding(code="PD1", rule="r", severity="error", node=EVIL, message=EVIL)
    for value in (Plan(title=EVIL), profile, plandraft.Report(findings=(finding,))):
        shown = bundle(value)["text/html"]
        assert "<script>" not in shown
        assert "&lt;script&gt;" in shown


def test_outside_a_notebook_nobody_is_told() -> None:
    """There is no shell."""
    assert not tell_ipython()
