"""A note on the values of a profile that were taken from old files and that nobody has looked at yet."""

from __future__ import annotations

import os
from pathlib import Path

from plandraft.core.finding import Lang
from plandraft.core.unchecked import UNCHECKED, unchecked_in
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
    lines = "、".join(str(line) for line, _ in found[:_MOST]) + ("等" if len(found) > _MOST else "")
    if lang == "en":
        where = ", ".join(keys)
        return (
            f"profile: {len(found)} lines are marked {UNCHECKED}, not yet looked at ({where}); delete the mark then",
        )
    return (
        f"概况有 {len(found)} 处标着“{UNCHECKED}”（第{lines}行：{'、'.join(keys)}），核对后删去该行的“{UNCHECKED}”",
    )
