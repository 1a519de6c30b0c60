"""How large review pages are, and how soon they can be used, beside the same plan as a bare page.

    python benchmarks/review_page.py > benchmarks/results/review_page.txt

Needs Chromium and playwright. "usable" is the time from the beginning of the navigation until the page's script has
run to its end and the browser has painted; "trace" the time from focusing a measure until all that hangs together with
it is lit and laid out; the median and the worst of several loads, each in a fresh window. The rival is what a Markdown
file becomes with markdown-it-py: headings, paragraphs and tables, and nothing to work with.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright

import plandraft
from plandraft import rendering
from plandraft.core.plan import Measure, Plan
from plandraft.core.scheduling import with_entries

LOADS = 7
EXAMPLES = Path("examples")
USABLE = """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))"""
TRACE = """() => {
  const begun = performance.now(), measure = document.querySelector("a.m[href]");
  if (!measure) return null;
  measure.focus();
  document.body.getBoundingClientRect();
  return [performance.now() - begun, document.querySelectorAll(".lit").length];
}"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print(f"Chromium {browser.version}, {LOADS} loads each; sizes in kB, times in ms (median / worst)\n")
        heads = ("plan", "measures", "notes", "made in", "page", "rival", "usable", "rival", "trace", "axe", "requests")
        print("  ".join(f"{head:>9}" if n else f"{head:<22}" for n, head in enumerate(heads)))
        for name, plan in plans():
            begun = time.perf_counter()
            page = plandraft.render(plan, "html")
            seconds = time.perf_counter() - begun
            file, rival = Path(folder, "page.html"), Path(folder, "rival.html")
            file.write_bytes(page)
            held = plan if isinstance(plan, Plan) else plan.plan
            rival.write_text(bare(held), encoding="utf-8")
            cells = (
                len(held.measures),
                page.count(b"data-note="),
                f"{seconds * 1000:.0f}",
                f"{len(page) / 1000:.0f}",
                f"{rival.stat().st_size / 1000:.0f}",
                usable(browser, file),
                usable(browser, rival),
                trace(browser, file),
                violations(browser, file),
                requests(browser, file),
            )
            print(f"{name:<22}  " + "  ".join(f"{cell:>9}" for cell in cells), flush=True)
        browser.close()


def plans() -> Any:
    """Examples of several kinds and sizes, one with four hundred measures, one that somebody else wrote."""
    samples = EXAMPLES / "samples"
    for name in ("hospital", "hospital-large", "hospital-clinic", "school"):
        yield name, plandraft.draft(EXAMPLES / "profiles" / f"{name}.yaml", samples=samples)
    yield "party branch", plandraft.draft(EXAMPLES / "kinds" / "party-branch" / "office.yaml")
    yield "a sample, read", plandraft.open_plan(EXAMPLES / "kinds" / "party-branch" / "sample.md").plan
    yield "400 measures", grown(plandraft.draft(EXAMPLES / "profiles" / "hospital.yaml").plan, 400)


def grown(plan: Plan, number: int) -> Plan:
    """The plan with its measures repeated under new names until there are so many."""

    def copy(n: int, measure: Measure) -> Measure:
        turn = n // len(plan.measures) + 1
        update = {"id": f"M{n + 1}", "title": f"{measure.title}（{turn}）", "area": f"{measure.area}（{turn}）"}
        return measure.model_copy(update=update)

    measures = [copy(n, plan.measures[n % len(plan.measures)]) for n in range(number)]
    return with_entries(Plan.model_validate(plan.model_dump() | {"measures": measures, "schedule": (), "leads": ()}))


def bare(plan: Plan) -> str:
    """The rival's page."""
    body = MarkdownIt().enable("table").render(rendering.to_markdown(plan))
    return f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>{plan.title}</title>{body}'


def usable(browser: Any, file: Path) -> str:
    times = []
    for _ in range(LOADS):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_load_state("domcontentloaded")
        times.append(page.evaluate(USABLE))
        page.close()
    return f"{statistics.median(times):.0f}/{max(times):.0f}"


def trace(browser: Any, file: Path) -> str:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(file.as_uri())
    found = page.evaluate(TRACE)
    page.close()
    return f"{found[0]:.0f}" if found else "none"


def violations(browser: Any, file: Path) -> str:
    """Of axe-core, in light and dark on a wide and a narrow window; only of pages a person would read at one go."""
    if file.stat().st_size > 1_000_000:
        return "not run"
    number = 0
    for theme in ("light", "dark"):
        for width, height in ((1440, 900), (390, 844)):
            size = {"width": width, "height": height}
            page = browser.new_page(viewport=size, color_scheme=theme, bypass_csp=True)
            page.goto(file.as_uri())
            number += len(Axe().run(page).response["violations"])
            page.close()
    return str(number)


def requests(browser: Any, file: Path) -> int:
    """What the page asks for beside itself."""
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.close()
    return len(asked) - 1


if __name__ == "__main__":
    main()
