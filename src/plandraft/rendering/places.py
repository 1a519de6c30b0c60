"""Where the words of a file stand when its lines have been joined, cut and unescaped."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from plandraft.core.source_map import Place
from plandraft.rendering.escapes import unescape


@dataclass
class Strip:
    """Pieces of a file's lines in one text, which remembers where each came from."""

    text: str = ""
    anchors: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, piece: str, *, line: int, column: int, joint: str = "") -> None:
        """Append a piece that stands at a line and column (both from 1)."""
        self.text += joint
        self.anchors.append((len(self.text), line, column))
        self.text += piece

    def add_part(self, of: Strip, start: int, end: int) -> None:
        """Append a part of another strip, from an offset of its text to another."""
        cuts = [start, *(at for at, _, _ in of.anchors if start < at < end), end]
        for begin, stop in pairwise(cuts):
            place = of.place(begin)
            self.add(of.text[begin:stop], line=place.line, column=place.column)

    def place(self, offset: int) -> Place:
        """Where a character of the text stands in the file."""
        start, line, column = self.anchors[max(0, bisect_right(self.anchors, (offset, 10**9, 0)) - 1)]
        return Place(line=line, column=column + offset - start)

    def pieces(self, start: int, raw: str) -> tuple[tuple[int, Place], ...]:
        """The places of escaped words at ``start``: pairs of an offset in the words meant and its place."""
        jumps = ((0, 0), *unescape(raw)[1])
        anchors = (at - start for at, _, _ in self.anchors if 0 < at - start < len(raw))
        offsets = {*jumps, *((_meant_offset(jumps, at), at) for at in anchors)}
        return tuple((ours, self.place(start + theirs)) for ours, theirs in sorted(offsets))


def _meant_offset(jumps: Iterable[tuple[int, int]], at: int) -> int:
    ours, theirs = max((jump for jump in jumps if jump[1] <= at), key=lambda jump: jump[1])
    return ours + at - theirs


def joint(before: str, after: str) -> str:
    """What stands between two lines that were one: a blank only where words of letters meet."""
    return " " if before[-1:].isascii() and after[:1].isascii() else ""
