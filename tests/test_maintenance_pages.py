"""The pages for maintainers say what is so: paths, targets, switches and the worked example."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from plandraft.rendering import SUFFIX_FORMATS, render
from tests.rendering.plans import full_plan

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "plandraft"
PAGES = ["CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md"]
TO_COME = (
    "rendering/outline.py",
    "pd319_event_on_a_fast_day.py",
    "fixtures/PD319/",
    "prompts/NAME.md.j2",
    "dist/",
    "plandraft.toml",
)
"""What the worked examples, a build or a user would make."""


def page(name: str) -> str:
    """A page's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def script() -> ModuleType:
    """The script that draws, as a module."""
    spec = importlib.util.spec_from_file_location("draw_rooms", ROOT / "scripts" / "draw_rooms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", PAGES)
def test_every_path_that_is_named_is_there(name: str) -> None:
    """From the repository's root, the package's folder or a folder of the sentence's."""
    named = re.findall(r"`([\w./-]+/[\w./-]*|[\w/]+\.(?:py|md|toml))`|\]\(([^)#:]+)\)", page(name))
    paths = {one or other for one, other in named if not (one or other).endswith(TO_COME)}
    homes = (ROOT, SOURCE, (ROOT / name).parent)
    assert [path for path in paths if not any((home / path).exists() for home in homes)] == []


def test_every_room_has_its_row() -> None:
    """The page tells of each room what it does."""
    rooms = {room.rpartition(".")[2] for room in script().rooms("plandraft")}
    assert set(re.findall(r"^\| `(\w+)` \|", page("docs/architecture.md"), re.MULTILINE)) == rooms


def test_the_pictures_are_those_of_the_imports() -> None:
    """Where this fails an import between rooms came or went: run ``make rooms``."""
    text = page("docs/architecture.md")
    assert text.count("```mermaid") == 2
    assert script().drawn(text) == text


def test_the_room_of_calls_is_at_most_eight_boxes() -> None:
    """In no circle, or it could not be drawn."""
    assert len(script().without_shortcuts(script().rooms("plandraft.models"))) <= 8


def test_what_a_longer_way_says_is_not_drawn_and_a_circle_is_an_error() -> None:
    """Of a → b → c and a → c the last is left out."""
    draw = script().without_shortcuts
    assert draw({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == {"a": {"b"}, "b": {"c"}, "c": set()}
    with pytest.raises(ValueError, match="a → b → a"):
        draw({"a": {"b"}, "b": {"a"}})


def test_every_target_and_every_switch_that_is_named_exists() -> None:
    """``make`` knows the targets, the code or the tests ask for the variables."""
    text = page("CONTRIBUTING.md")
    targets = set(re.findall(r"^(\w+):", page("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make (\w+)", text)) == targets
    code = "\n".join(
        file.read_text(encoding="utf-8") for home in (SOURCE, ROOT / "tests") for file in home.rglob("*.py")
    )
    for switch in set(re.findall(r"`(PLANDRAFT_\w+)=", text)):
        assert f'"{switch}"' in code


def test_the_format_of_the_worked_example_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The block under "An output format", as it stands."""
    monkeypatch.setattr("plandraft.rendering.formats.SUFFIX_FORMATS", dict(SUFFIX_FORMATS))
    (block,) = re.findall(r"```python\n(.*?)```", page("CONTRIBUTING.md"), re.DOTALL)
    exec(compile(block, "CONTRIBUTING.md", "exec"), {})
    title, *lines = render(full_plan(), ".outline").decode().splitlines()
    assert title == full_plan().title
    assert len(lines) == len(full_plan().measures)
