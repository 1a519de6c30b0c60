"""The Chinese pages: every page that is linked is there, every command in them is one, and what they show happens."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from plandraft.cli.main import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.zh-CN.md", *sorted((ROOT / "docs" / "zh").glob("*.md"))]
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[\w-]+)?\)")
_SHELL = re.compile(r"(?ms)^```sh\n(.*?)^```")
_SPAN = re.compile(r"`(plandraft [^`]+)`")
_WALK = re.compile(r"(?ms)^<!-- walk -->\n```sh\n(.*?)^```")
_HAN = re.compile("[\u4e00-\u9fff]")


def typed(page: Path) -> Iterator[list[str]]:
    """The words of every command of ours on a page, after the name of the program."""
    text = page.read_text(encoding="utf-8")
    lines = [line for block in _SHELL.findall(text) for line in block.splitlines()]
    for line in (*lines, *_SPAN.findall(text)):
        for part in re.split(r"&&|; | > ", line.split("  #")[0]):
            words = shlex.split(part) if part.strip() and not part.lstrip().startswith("#") else []
            if words and Path(words[0]).name == "plandraft" and "…" not in part:
                yield [word for word in words[1:] if word not in ("-v", "-vv")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there_and_in_chinese(page: Path) -> None:
    """But for the English page beside each, and what is code or has no words."""
    text = page.read_text(encoding="utf-8")
    for link in _LINK.findall(text):
        target = (page.parent / link).resolve()
        assert target.exists(), link
        if page.name.startswith("README") and target.suffix == ".md" and target.name != "README.md":
            assert len(_HAN.findall(target.read_text(encoding="utf-8"))) > 200, link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_is_one(page: Path) -> None:
    """With options that it has, and as many files as it takes."""
    for words in typed(page):
        rest, path = list(words), []
        command: click.Command = main
        while rest and rest[0] in getattr(command, "commands", {}):
            path.append(rest[0])
            command = command.commands[rest.pop(0)]  # type: ignore[attr-defined]
        assert path or rest[:1] == ["--help"], words
        if not rest or "--help" in rest:
            continue
        rest = [word for at, word in enumerate(rest) if word != "--lang" and (at == 0 or rest[at - 1] != "--lang")]
        with command.make_context("plandraft", rest, ignore_unknown_options=False):
            pass


def test_the_walk_of_the_readme_leads_from_nothing_to_a_checked_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line after the other, as a reader types them; every one ends well and speaks Chinese."""
    (block,) = _WALK.findall((ROOT / "README.zh-CN.md").read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANDRAFT_LANG", "zh")
    lines = [line for line in block.splitlines() if not line.startswith("#")]
    assert len(lines) >= 6
    for line in lines:
        made = CliRunner().invoke(main, shlex.split(line)[1:])
        assert made.exit_code == 0, (line, made.output)
        assert _HAN.search(made.output)
    assert {"本单位.yaml", "计划.docx", "审阅.html"} <= {file.name for file in tmp_path.iterdir()}


def test_the_profile_that_the_readme_shows_can_be_drafted_from(tmp_path: Path) -> None:
    """As it stands on the page."""
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    (tmp_path / "me.yaml").write_text(re.search(r"(?ms)^```yaml\n(.*?)^```", text)[1], encoding="utf-8")  # type: ignore[index]
    made = CliRunner().invoke(main, ["draft", str(tmp_path / "me.yaml"), "-o", str(tmp_path / "plan.json")])
    assert made.exit_code == 0, made.output
