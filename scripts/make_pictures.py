"""Draws the pictures of ``docs/pictures/``: the review page and the Word page of example plans.

    python scripts/make_pictures.py

Needs Chromium, LibreOffice, pdftoppm and the faces of ``fonts-noto-cjk``, which stand in the place of 仿宋 and 小标宋.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import plandraft
from plandraft.rendering import Layout, to_docx
from plandraft.rendering.office import as_pdf

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PROFILES = ROOT / "examples" / "profiles"
WIDE, PHONE = {"width": 1200, "height": 760}, {"width": 390, "height": 760}
SERIF, SANS = {"font": "Noto Serif CJK SC"}, {"font": "Noto Sans CJK SC"}
FACES = Layout.model_validate({"title": SERIF, "body": SERIF, "heading1": SANS, "heading2": SERIF, "table": SERIF})
SMALLER = """async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", 0.85).split(",")[1];
}"""
"""The browser writes WebP: a third of a PNG's size."""


def main() -> None:
    """All pictures, each written over."""
    PICTURES.mkdir(exist_ok=True)
    samples = ROOT / "examples" / "samples"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = Path(folder, "plan.html")
        plandraft.save_plan(plandraft.draft(PROFILES / "school.yaml", samples=samples), page)
        photograph(browser, page.as_uri())
        word = plandraft.draft(PROFILES / "hospital.yaml", samples=samples)
        print_pages(browser, to_docx(word.plan, layout=FACES), Path(folder, "plan.pdf"))
        browser.close()
    for picture in sorted(PICTURES.glob("*.webp")):
        print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size / 1000:.0f} kB")


def photograph(browser: Any, address: str) -> None:
    """The review page: its beginning, a measure traced, the charts in the dark, and on a phone."""
    page = browser.new_page(viewport=WIDE, reduced_motion="reduce")
    page.goto(address)
    write(browser, page.screenshot(), "review-page")
    measure = page.locator(".line[data-id^=M]:has(mark.gap)").first
    measure.evaluate("one => one.scrollIntoView({ block: 'center' })")
    measure.hover()
    page.wait_for_selector("#chain dd")
    write(browser, page.screenshot(), "review-page-traced")
    page = browser.new_page(viewport=WIDE, color_scheme="dark", reduced_motion="reduce")
    page.goto(address)
    page.locator("#time").evaluate("one => one.scrollIntoView()")
    write(browser, page.screenshot(), "review-page-charts")
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(address)
    write(browser, page.screenshot(), "review-page-phone")


def print_pages(browser: Any, word: bytes, file: Path) -> None:
    """The first page of the Word file and the one with the money, as LibreOffice prints them."""
    file.write_bytes(as_pdf(word))
    subprocess.run(["pdftoppm", "-png", "-gray", "-r", "80", str(file), str(file.with_name("page"))], check=True)
    pages = sorted(file.parent.glob("page-*.png"))
    write(browser, pages[0].read_bytes(), "word-page")
    write(browser, pages[-1].read_bytes(), "word-annex")


def write(browser: Any, png: bytes, name: str) -> None:
    """A picture as WebP."""
    page = browser.new_page()
    data = page.evaluate(SMALLER, base64.b64encode(png).decode())
    (PICTURES / f"{name}.webp").write_bytes(base64.b64decode(data))
    page.close()


if __name__ == "__main__":
    main()
