"""Pages whose code is run from the first block to the last, in a folder of its own, as a reader would.

A block whose first line is a comment with a file's name is that file; the entry points of a ``pyproject.toml`` are
there as if the package were installed. What the other blocks print is what the page says.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest

from plandraft.api import extensions

ROOT = Path(__file__).parents[1]
PAGES = ("own-models", "own-rules", "prompts", "python", "testing")
IN_CHINESE = ("own-models", "own-rules", "prompts", "python")
FENCE = re.compile(r"(?ms)^```(\w+)\n(.*?)^```")
NAMED = re.compile(r"# ([\w/.-]+\.\w+)\n")


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A reader's folder, from which modules can be imported; what a page has installed is gone afterwards."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    extensions.forget_all()
    yield tmp_path
    extensions.forget_all()
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


def installed(project: str, folder: Path) -> None:
    """What an installer leaves of a ``pyproject.toml`` beside the modules."""
    said = tomllib.loads(project)["project"]
    info = folder / f"{said['name'].replace('-', '_')}-{said['version']}.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {said['name']}\nVersion: {said['version']}\n")
    groups = (
        [f"[{group}]", *(f"{name} = {value}" for name, value in entries.items())]
        for group, entries in said.get("entry-points", {}).items()
    )
    (info / "entry_points.txt").write_text("\n".join(line for group in groups for line in group) + "\n")


def write_file(block: str, folder: Path) -> None:
    """A block that is a file, with the packages it lies in; nothing for any other."""
    named = NAMED.match(block)
    if named is None:
        return
    file = folder / named[1]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block[named.end() :], encoding="utf-8")
    for package in Path(named[1]).parents[:-1]:
        (folder / package / "__init__.py").touch()
    if file.name == "pyproject.toml":
        installed(block, folder)


@pytest.mark.parametrize("page", [*PAGES, *(f"zh/{page}" for page in IN_CHINESE)])
def test_a_page_does_what_it_says(page: str, reader: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Block by block."""
    blocks = FENCE.findall((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8"))
    for _, block in blocks:
        write_file(block, reader)
    invalidate_caches()
    scope: dict[str, object] = {"__name__": "__main__"}
    printed = 0
    for form, block in blocks:
        if form == "text":
            assert capsys.readouterr().out == block
            printed += 1
        elif form == "python" and not NAMED.match(block):
            exec(compile(block, f"docs/{page}.md", "exec"), scope)
    assert printed, "a page that prints nothing shows nothing"
    assert capsys.readouterr().out == ""
