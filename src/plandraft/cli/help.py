"""Help in the language that is spoken: commands in the order of the work, an example of each, and where to read on."""

from __future__ import annotations

import copy
import inspect
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

from plandraft.cli.examples import EXAMPLES, ONLY_IN_ENGLISH, PAGE_OF, STAGES
from plandraft.cli.wide import WideContext
from plandraft.messages import marked, spoken, tr

CLICK_SAYS = (
    marked("Usage:"),
    marked("[OPTIONS]"),
    marked("COMMAND [ARGS]..."),
    marked("Options"),
    marked("Positional arguments"),
    marked("Commands"),
    marked("Show the version and exit."),
    marked("Show this message and exit."),
    marked("Error: {message}"),
    marked("Error: invalid input"),
    marked("Aborted!"),
    marked("Try '{command} {option}' for help."),
    marked("Invalid value: {message}"),
    marked("Invalid value for {param_hint}: {message}"),
    marked("Missing argument"),
    marked("Missing option"),
    marked("Missing parameter"),
    marked("Missing command."),
    marked("No such option {name!r}."),
    marked("No such option: {name}"),
    marked("No such command {name!r}."),
    marked("(Did you mean one of: {possibilities}?)"),
    marked("Got unexpected extra arguments ({args})"),
    marked("Option {name!r} does not take a value."),
    marked("Option {name!r} requires {nargs} arguments."),
    marked("Argument {name!r} takes {nargs} values."),
    marked("Choose from:\n\t{choices}"),
    marked("{value!r} is not one of {choices}."),
    marked("{value!r} does not match the formats {formats}."),
    marked("{value!r} is not a valid {number_type}."),
    marked("{value} is not in the range {range}."),
    marked("{name} {filename!r} does not exist."),
    marked("{name} {filename!r} is a file."),
    marked("{name} {filename!r} is a directory."),
    marked("{name} {filename!r} is not readable."),
    marked("{name} {filename!r} is not writable."),
    marked("(dynamic)"),
    marked("default: {default}"),
    marked("required"),
    marked("file"),
    marked("File"),
    marked("directory"),
    marked("Directory"),
    marked("path"),
    marked("Path"),
)
"""What click says of its own accord and a user can come to see."""
_TYPES = (marked("integer"), marked("integer range"), marked("float"), marked("float range"))
"""What click calls types in its errors."""
_MODULES: Sequence[Any] = (core, decorators, exceptions, formatting, parser, termui, types)


@contextmanager
def spelled_out() -> Iterator[None]:
    """Let click take its own words from our catalogue.

    Each of its modules has the two functions of gettext under the same names, and no other way in: the files that
    gettext itself reads would need a folder of one domain for the whole process.
    """
    names: dict[str, Any] = {"_": tr, "ngettext": _of_click}
    before = [(module, name, getattr(module, name)) for module in _MODULES for name in names if hasattr(module, name)]
    for module, name, _before in before:
        setattr(module, name, names[name])
    try:
        yield
    finally:
        for module, name, was in before:
            setattr(module, name, was)


def _of_click(one: str, several: str, n: int) -> str:
    return one if n == 1 and spoken() == "en" else tr(several)


def in_the_language(command: click.Command) -> click.Command:
    """A copy of a command, and of all below it, whose help is in the language that is spoken."""
    return _said(command, ())


def _said(command: click.Command, path: tuple[str, ...]) -> click.Command:
    said = copy.copy(command)
    said.context_class = WideContext
    said.help = tr(help_text(command)) if command.help else None
    said.params = [_param(param) for param in command.params]
    if not any(param.name == "lang" for param in command.params):
        said.params.append(_param(_LANG))
    said.options_metavar = tr(command.options_metavar or "")
    said.epilog = _epilog(" ".join(path))
    said._help_option = None
    if isinstance(said, click.Group):
        said.subcommand_metavar = tr(said.subcommand_metavar)
        below = {name: _said(one, (*path, name)) for name, one in said.commands.items()}
        said.commands = below
    return said


def help_text(command: click.Command) -> str:
    """The help of a command as it stands in the catalogue: without indentation, each paragraph on one line."""
    return help_paragraphs(command.help or "")


def help_paragraphs(text: str) -> str:
    """A text with each paragraph on one line, unless it is marked to stand as it is."""
    blocks = inspect.cleandoc(text.partition("\f")[0]).split("\n\n")
    return "\n\n".join(block if "\b" in block else " ".join(block.split()) for block in blocks)


def _param(param: click.Parameter) -> click.Parameter:
    said = copy.copy(param)
    if isinstance(said, click.Option) and said.help:
        said.help = tr(said.help)
    if param.type.name in _TYPES:
        said.type = copy.copy(param.type)
        said.type.name = tr(param.type.name)
    for name in _shown_name(param):
        said.metavar = tr(name) if param.metavar or spoken() == "zh" else None
    return said


def _epilog(path: str) -> str | None:
    """The example of a command and its page."""
    example, page = EXAMPLES.get(path), PAGE_OF.get(path)
    if example is None:
        return None
    lines = ["\b", tr("Example:"), *(f"  {line}" for line in tr(example).splitlines())]
    return "\n".join(lines) + "\n\n" + tr("Read on: {page}", page=page_of(page)) if page else "\n".join(lines)


def page_of(page: str) -> str:
    """The page to read, as it is called in the language that is spoken."""
    if spoken() == "en" or page in ONLY_IN_ENGLISH:
        return page
    return page.replace("docs/", "docs/zh/").replace("README.md", "README.zh-CN.md")


class StagedGroup(click.Group):
    """A group whose help lists the commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, stage by stage; those of no stage at the end."""
        del ctx
        staged = [name for names in STAGES.values() for name in names]
        return [*(name for name in staged if name in self.commands), *(set(self.commands) - set(staged))]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section a stage."""
        del ctx
        for title, names in STAGES.items():
            with formatter.section(tr(title)):
                formatter.write_dl([(name, _first(self.commands[name])) for name in names if name in self.commands])


def _first(command: click.Command) -> str:
    """The first sentence of a command's help."""
    return re.split(r"(?<=。)|(?<=[a-z]\.) ", (command.help or "").split("\n\n")[0])[0].rstrip(".。")


_LANG = click.Option(
    ["--lang"],
    type=click.Choice(["zh", "en"]),
    expose_value=False,
    help=marked("Language of messages.  [default: Chinese where the files are, else the system's]"),
)


def texts_of_help(command: click.Command) -> Iterator[str]:
    """What the help of a command and of all below it says, as it is looked up."""
    if command.help:
        yield help_text(command)
    for param in (*command.params, _LANG):
        if isinstance(param, click.Option) and param.help:
            yield param.help
        yield from _shown_name(param)
    for one in getattr(command, "commands", {}).values():
        yield from texts_of_help(one)


def _shown_name(param: click.Parameter) -> Iterator[str]:
    """What stands for a parameter's value."""
    if param.metavar:
        yield param.metavar
    elif isinstance(param, click.Argument):
        yield (param.name or "").upper()
    elif isinstance(param, click.Option) and not (param.is_flag or param.count or isinstance(param.type, click.Choice)):
        yield param.type.name.upper()
