"""The printed page: lines, characters, how full pages are, and how fast a Word file is made.

    python benchmarks/word_pages.py > benchmarks/results/word_pages.txt

Each example profile and the long ones of the quality benchmark are drafted without a model and printed by LibreOffice.
A page's fill is the share of the text block's height down to its last line; the last page of the plan and that of its
annex may end anywhere, for the annex begins a page (GB/T 9704—2012, 7.3.7). Lines and characters are counted on pages
without a table; a mark that hangs over the end of its line makes it 29.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

import plandraft
from plandraft.core.plan import Plan
from plandraft.core.printed import printed_length
from plandraft.rendering import Layout, to_docx, to_pdf
from plandraft.rendering.gbt9704 import width

HERE = Path(__file__).parent
PROFILES = [*sorted((HERE.parent / "examples" / "profiles").glob("*.yaml"))]
LONG = [*sorted((HERE / "quality" / "lengths").glob("*.yaml")), *sorted((HERE / "quality" / "profiles").glob("*.yaml"))]
_MM = 72 / 25.4
_TOP, _BLOCK = 37 * _MM, 225 * _MM
_TAG = "{http://www.w3.org/1999/xhtml}"


def pages_of(plan: Plan, layout: Layout) -> list[list[tuple[float, str]]]:
    """The lines of each page, each with where it ends below the top of the text block, in points."""
    with tempfile.TemporaryDirectory() as made:
        pdf, boxes = Path(made) / "plan.pdf", Path(made) / "plan.html"
        pdf.write_bytes(to_pdf(plan, layout=layout))
        subprocess.run(["pdftotext", "-bbox-layout", str(pdf), str(boxes)], check=True)
        root = ElementTree.fromstring(re.sub(r"[\x00-\x08]", "", boxes.read_text(encoding="utf-8")))
    found = []
    for page in root.iter(f"{_TAG}page"):
        lines = [
            (float(line.get("yMax", 0)) - _TOP, "".join(word.text or "" for word in line.iter(f"{_TAG}word")))
            for line in page.iter(f"{_TAG}line")
        ]
        found.append(sorted(line for line in lines if line[0] <= _BLOCK + 10))
    return found


def rows(lines: list[tuple[float, str]]) -> list[str]:
    """Lines that stand beside each other are one."""
    found: list[tuple[float, str]] = []
    for at, text in lines:
        if found and abs(found[-1][0] - at) < 6:
            found[-1] = (at, found[-1][1] + text)
        else:
            found.append((at, text))
    return [text for _, text in found]


def fill(lines: list[tuple[float, str]]) -> float:
    """The share of a page's height that is used."""
    return max((at for at, _ in lines), default=0) / _BLOCK


def told(name: str, plan: Plan, layout: Layout) -> tuple[str, float]:
    """A line of the table, and the least fill of a page that goes on."""
    pages = pages_of(plan, layout)
    texts = [[text for _, text in page] for page in pages]
    annex = next((at for at, page in enumerate(texts) if page and page[0] == "附件"), len(pages))
    going_on = [page for at, page in enumerate(pages) if at not in (annex - 1, len(pages) - 1)]
    least = min(map(fill, going_on), default=1.0)
    prose = [page for page in pages[1 : annex - 1] if not any(text.startswith(("月份", "序号")) for _, text in page)]
    counts = sorted({len(rows(page)) for page in prose})
    widest = max((width(text) for page in prose for text in rows(page)), default=0)
    marks = f"{'/'.join(map(str, counts)) or '-':>6} {widest or '-':>6}"
    return f"{name:22} {printed_length(plan):>6} {len(pages):>5} {marks} {least:>9.0%}", least


def main() -> None:
    """Measure."""
    print(f"{'plan':22} {'chars':>6} {'pages':>5} {'lines':>6} {'widest':>6} {'least full':>10}")
    plans = {file.stem: plandraft.draft(str(file), model="offline").plan for file in (*PROFILES, *LONG)}
    fills = []
    for layout in (Layout(), Layout(calendar="list")):
        print(f"calendar as a {layout.calendar}")
        for name, plan in plans.items():
            line, least = told(name, plan, layout)
            fills.append(least)
            print(line)
    print(f"pages that go on and are less than half full: plans {sum(one < 0.5 for one in fills)} of {len(fills)}")
    nearest = min(plans.values(), key=lambda plan: abs(printed_length(plan) - 5000))
    times = []
    for _ in range(5):
        start = time.process_time()
        to_docx(nearest)
        times.append(time.process_time() - start)
    print(f"a Word file of {printed_length(nearest)} characters: {min(times):.2f} s CPU (best of 5)")


if __name__ == "__main__":
    main()
