"""A note on the values of a profile that were taken from old files and that nobody has looked at yet."""

from __future__ import annotations

import os
from pathlib import Path

from plandraft.core.finding import Lang
from plandraft.core.unchecked import UNCHECKED, unchecked_in
from plandraft.messages import tr_in
from plandraft.typed_files import NotText, typed_text

_MOST = 12
"""Lines that are named; the others are counted (our choice)."""


def unchecked_notes(path: str | os.PathLike[str], *, lang: Lang = "zh") -> tuple[str, ...]:
    """One sentence on all marks that still stand in a profile's file; none where there are none.

    Args:
        path: The file; what cannot be read has no marks.
        lang: Language of the sentence.
    """
    try:
        found = unchecked_in(typed_text(Path(path), encodings=("utf-8-sig", "gb18030")))
    except NotText:
        return ()
    if not found:
        return ()
    keys = list(dict.fromkeys(key for _, key in found))
    lines = "、".join(str(line) for line, _ in found[:_MOST]) + ("…" if len(found) > _MOST else "")
    return (
        tr_in(
            lang,
            "profile: {n} lines are marked {mark}, not yet looked at (line {lines}: {keys}); delete the mark then",
            n=len(found),
            mark=UNCHECKED,
            lines=lines,
            keys="、".join(keys),
        ),
    )
