"""Help pages in which a Chinese character takes two columns, so that they stand straight at any width."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

import click

from plandraft.core.columns import columns, padded, wrapped
from plandraft.messages import tr

_AS_IT_STANDS = "\b"
"""The mark before a paragraph that is not to be wrapped, as click has it."""


class WideFormatter(click.HelpFormatter):
    """The formatter of click with widths of a terminal."""

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        self.write(" " * self.current_indent + tr("{heading}:", heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, wrapped unless they are marked."""
        indent = " " * self.current_indent
        paragraphs = (_lines(paragraph, self.width - len(indent)) for paragraph in _paragraphs(text))
        self.write("\n\n".join("\n".join(indent + line for line in lines) for lines in paragraphs) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and what they mean in two columns."""
        pairs = list(rows)
        left = min(max((columns(term) for term, _ in pairs), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in pairs:
            lines = list(wrapped(meaning, max(self.width - left - len(indent), 10)))
            beside = columns(term) <= left - col_spacing
            first = padded(term, left) + (lines.pop(0) if lines else "") if beside else term
            self.write("\n".join([(indent + first).rstrip(), *(" " * left + indent + line for line in lines)]) + "\n")


class WideContext(click.Context):
    """A context whose help pages are written so."""

    formatter_class = WideFormatter


def _paragraphs(text: str) -> Iterator[str]:
    return (paragraph for paragraph in inspect.cleandoc(text).split("\n\n") if paragraph.strip())


def _lines(paragraph: str, width: int) -> Iterable[str]:
    if paragraph.strip(" ").startswith(_AS_IT_STANDS):
        return paragraph.replace(_AS_IT_STANDS, "", 1).strip("\n").splitlines()
    return wrapped(paragraph, width)
