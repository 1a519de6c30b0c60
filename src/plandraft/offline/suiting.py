"""Clauses of our own wording that this organisation cannot say: night shifts in an office, staff abroad in a school."""

from __future__ import annotations

import re
from typing import Any

from plandraft.core.profile import Profile
from plandraft.shipped import read

_CLAUSE = re.compile("(?<=[，；。])")
NOTHING = "(?!)"
"""The pattern of an organisation that can say everything."""


def unsuited_in(profile: Profile) -> str:
    """A pattern of the words that assume what neither the sector has nor the profile speaks of."""
    said = "，".join(profile.strings())
    lineage = {sector.value for sector in profile.sector.lineage}
    entries: list[dict[str, Any]] = read("plandraft.offline", "words")["assumes"]
    lacking = [e["words"] for e in entries if not (lineage & {*e["sectors"]} or re.search(e["said"], said))]
    return "|".join(lacking) or NOTHING


def suited(text: str, unsuited: str) -> str:
    """The text without its unsuited clauses, as long as any other is left.

    >>> suited("分两批体检，下夜班的另约，三天内出报告", "夜班"), suited("查夜班", "夜班")
    ('分两批体检，三天内出报告', '查夜班')
    """
    clauses = [clause for clause in _CLAUSE.split(text) if clause]
    kept = [clause for clause in clauses if not re.search(unsuited, clause)]
    if not kept or len(kept) == len(clauses):
        return text
    end = text[-1] if text[-1:] in ("。", "；") else ""
    return "".join(kept).rstrip("，；。") + end
