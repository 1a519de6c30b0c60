"""Help as somebody reads it who knows no English: every command, its example, its page, at every width."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from plandraft.cli.examples import EXAMPLES, PAGE_OF, STAGES
from plandraft.cli.help import page_of
from plandraft.cli.main import main
from plandraft.core.columns import columns
from plandraft.messages import scope

ROOT = Path(__file__).parents[2]
ENGLISH = re.compile(r"(?<![\w.-])[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")
"""Three English words in a row."""


def commands(
    command: click.Command = main, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command, with the words that one types for it."""
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*path, name))


PATHS = [path for path, _ in commands()]


def run(*arguments: str, width: int | None = None) -> Result:
    """A command in Chinese."""
    return CliRunner().invoke(main, ["--lang", "zh", *arguments], terminal_width=width, prog_name="plandraft")


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_no_english_is_left_in_the_help(path: tuple[str, ...]) -> None:
    """Names of options, commands and files apart, which are typed as they are."""
    shown = run(*path, "--help").stdout
    prose = "\n".join(line for line in shown.splitlines() if "plandraft " not in line)
    assert not ENGLISH.search(prose), ENGLISH.findall(prose)
    assert "用法：" in shown
    assert "选项：" in shown


@pytest.mark.parametrize("width", [60, 80])
def test_help_stands_within_the_terminal(width: int) -> None:
    """A Chinese character takes two columns; only what is typed as it stands may be longer."""
    lines = [line for path in PATHS for line in run(*path, "--help", width=width).stdout.splitlines()]
    assert len(lines) > 500
    for line in lines:
        assert columns(line) <= width or "plandraft " in line, line


def test_every_command_has_its_stage_its_example_and_mostly_a_page() -> None:
    """Whoever adds a command says what one types, and where in the work it stands."""
    assert {path[0] for path in PATHS if path} == {name for names in STAGES.values() for name in names}
    assert {" ".join(path) for path in PATHS} == set(EXAMPLES)
    for lang in ("zh", "en"):
        with scope(lang):
            assert all((ROOT / page_of(page)).is_file() for page in PAGE_OF.values())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_example_is_a_command_that_is_understood(path: tuple[str, ...], lang: str) -> None:
    """Each is of the command it stands under, with options that this command has."""
    shown = CliRunner().invoke(main, ["--lang", lang, *path, "--help"]).stdout
    marker = "示例：" if lang == "zh" else "Example:"
    block = shown[shown.index(marker) :].splitlines()[1:]
    lines = [line.strip() for line in block[: next((at for at, line in enumerate(block) if not line.strip()), None)]]
    assert lines
    for line in lines:
        words = shlex.split(line)[1:]
        assert tuple(words[: len(path)]) == path
        command: click.Command = main
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
        command.make_context("plandraft", words, resilient_parsing=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("drat",), "没有 'drat' 这个命令"),
        (("draft",), "缺少参数"),
        (("check", "--nope"), "这个选项"),  # click 8.2 writes the name without marks
        (("draft", "x.yaml", "--variant", "many"), "取值不对"),
        (("schema", "tree"), "不在可选值"),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_chinese(arguments: tuple[str, ...], said: str) -> None:
    """What click finds is said in the same words as what we find."""
    made = run(*arguments)
    assert made.exit_code == 2
    assert said in made.stderr
    assert not ENGLISH.search(made.stderr.replace("plandraft", ""))
