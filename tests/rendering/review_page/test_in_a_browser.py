"""The review page in a real browser: Chromium, from the disk, without a network. Skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plandraft.core.background import Background
from plandraft.core.plan import Goal, Measure, Plan
from plandraft.rendering import to_html
from tests.rendering.plans import full_plan
from tests.rendering.review_page.test_page import EVIL, FOUND

playwright = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe looks at the page")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here (apt-get install chromium)")

DESKTOP, PHONE = (1440, 900), (390, 844)
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser for all tests of this file."""
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Opens a plan's page; what the browser complains of, asks the network for or pops up is kept on the page."""
    contexts = []

    def open_page(plan: Plan, size: tuple[int, int] = DESKTOP, *, theme: str = "light", **how: Any) -> Any:
        file = tmp_path / "plan.html"
        file.write_text(to_html(plan, Background(report=FOUND)), encoding="utf-8")
        view = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=view, color_scheme=theme, **how)
        contexts.append(context)
        page = context.new_page()
        page.troubles = []
        page.on("console", lambda said: page.troubles.append(said.text))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("dialog", lambda dialog: page.troubles.append(dialog.message))
        page.on("request", lambda asked: page.troubles.append(asked.url) if asked.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(opened: Opened, theme: str, size: tuple[int, int]) -> None:
    """Contrast, names, roles, order of headings; in colours of day and night, wide and narrow, traced and not."""
    page = opened(full_plan(), size, theme=theme, bypass_csp=True)  # else axe itself could not run
    page.locator("#t-M1 .m").focus()
    page.wait_for_selector("#chain dd")
    found = axe.Axe().run(page).response
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert len(found["passes"]) > 20


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 600)], ids=["desktop", "phone", "narrow"])
def test_it_fits_its_window_and_asks_for_nothing(opened: Opened, size: tuple[int, int]) -> None:
    """Nothing is wider than the window, nothing is fetched, nothing is complained of."""
    page = opened(full_plan(), size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.dataset.ready") == "1"
    assert page.troubles == []


def test_a_plan_cannot_run_anything(opened: Opened) -> None:
    """Neither by its own words, nor where somebody smuggles markup in: the policy forbids it."""
    goal = Goal(id="G1", text=EVIL)
    measure = Measure(id="M1", area=EVIL, title=EVIL, owner=EVIL, actions=(EVIL,), goal_ids=("G1",))
    page = opened(Plan(title=EVIL, goals=(goal,), measures=(measure,)))
    page.locator("#M1 p").hover()
    page.wait_for_selector("#chain dd")
    assert "<script>alert(1)</script>" in page.locator("#chain").inner_text()
    assert page.troubles == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit = 1\">')")
    page.wait_for_timeout(100)
    assert page.evaluate("window.hit") is None
    assert any("Content Security Policy" in trouble for trouble in page.troubles)


def test_what_hangs_together_lights_up_by_pointer_and_by_keyboard(opened: Opened) -> None:
    """A measure with its goal, calendar lines, owner and money; arrows go on, Escape ends it."""
    page = opened(full_plan())
    lit = "[...new Set([...document.querySelectorAll('.lit')].map(one => one.dataset.id))].sort().join(' ')"
    page.locator("#M1 p").hover()
    page.wait_for_selector(".lit")
    assert page.evaluate(lit) == "B1 G1 M1 S2 S5 o1"
    page.locator("h1").hover()
    page.locator(".lit").first.wait_for(state="detached")
    page.locator("#t-M1 .m").focus()
    assert page.evaluate(lit) == "B1 G1 M1 S2 S5 o1"
    assert page.locator("#chain dt").all_inner_texts() == ["目标", "措施", "步骤 2", "责任"]
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent").startswith("M3")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.textContent").startswith("M2")
    assert page.evaluate(lit) == "G2 M2 S4 o2"
    page.keyboard.press("Escape")
    assert page.evaluate(lit) == ""


def test_the_whole_page_is_walked_by_the_tab_key(opened: Opened) -> None:
    """From the skip link to the dock, each stop once and seen; rows of links are one stop."""
    page = opened(full_plan())
    stops = []
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate("document.activeElement.outerHTML.slice(0, 160)")
        if stop.startswith("<body") or (stops and stop == stops[0]):
            break
        stops.append(stop)
        box = page.evaluate("(b => [b.width, b.height])(document.activeElement.getBoundingClientRect())")
        assert min(box) > 0, stop
    assert 'class="skip"' in stops[0]
    assert len(stops) == len(set(stops))
    assert sum("data-stop" in stop for stop in stops) == 3  # the plan, the table, the timeline
    assert {"prev", "next", "theme", "print"} <= {
        name for name in ("prev", "next", "theme", "print") if f'id="{name}"' in "".join(stops)
    }


def test_the_list_is_worked_through(opened: Opened) -> None:
    """Next leads to the words; what is ticked is passed over, counted, and still ticked after a reload."""
    page = opened(full_plan())
    page.locator("#next").click()
    assert page.evaluate("document.activeElement.closest('.line').id") == "M2"
    page.locator("#next").click()
    assert page.evaluate("document.activeElement.textContent") == "【待补：日期】"
    page.locator(".group.error input").check()
    total = page.locator("[data-note]").count()
    assert page.locator("#progress").inner_text() == f"1 / {total} 已处理"
    page.reload()
    assert page.locator(".group.error input").is_checked()
    page.locator("#next").click()
    assert page.evaluate("document.activeElement.textContent") == "【待补：日期】"


def test_the_reader_chooses_light_or_dark(opened: Opened) -> None:
    """Against what the system says; the choice is kept."""
    page = opened(full_plan())
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("#theme").click()
    dark = page.evaluate(ground)
    page.reload()
    assert light != dark == page.evaluate(ground)
    assert page.locator("#theme").get_attribute("aria-pressed") == "true"


def test_without_scripts_it_can_be_read(opened: Opened) -> None:
    """Text, notes, list, links and charts are there; what only a script could do is not offered."""
    page = opened(full_plan(), java_script_enabled=False)
    for seen in ("h1", "#todo", ".note >> nth=0", "#time svg >> nth=0", "#load svg >> nth=0", "noscript p"):
        assert page.locator(seen).is_visible(), seen
    for hidden in ("#theme", "#dock", ".script"):
        assert not page.locator(hidden).is_visible(), hidden


def test_on_paper_there_is_the_plan_alone(opened: Opened) -> None:
    """No notes, no charts, no colours; the annex begins a page of its own."""
    page = opened(full_plan(), theme="dark")
    page.emulate_media(media="print")
    for seen in ("h1", "#M1 p", ".signature p >> nth=0", ".annex table"):
        assert page.locator(seen).is_visible(), seen
    for hidden in ("#todo", ".top", "nav", ".note >> nth=0", "#dock", "#traces", ".tag >> nth=0"):
        assert not page.locator(hidden).is_visible(), hidden
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('.annex')).breakBefore") == "page"
