"""The signature under a plan as it stands in Markdown: who issues it, and the date or what stands for it."""

from __future__ import annotations

from collections.abc import Sequence

from plandraft.core.gap import GAP
from plandraft.core.plan import Signature
from plandraft.core.printed import signature_lines
from plandraft.core.timing import read_timing
from plandraft.rendering.escapes import meant, on_one_line


def shown_signature(signature: Signature) -> list[str]:
    """Organisation and date as visible lines; what is missing has none."""
    return [on_one_line(line) for line in signature_lines(signature)]


def read_signature(lines: Sequence[str]) -> Signature:
    """The signature that visible lines say; a named gap on the last one stands for the date."""
    last = meant(lines[-1]) if lines else ""
    day = read_timing(last).date
    note = last if GAP.fullmatch(last) else ""
    return Signature(organisation=" ".join(map(meant, lines[:-1] if day or note else lines)), date=day, note=note)
