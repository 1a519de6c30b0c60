"""The sectors' own words: what they call their people, whom they work under, what their work is about."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from plandraft.core.sector import Sector
from plandraft.core.work_areas import look_up


@cache
def _tables() -> dict[str, Any]:
    text = (files("plandraft.models.offline") / "data" / "words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return loaded


def word(table: str, sector: Sector) -> str:
    """A word of a sector: ``staff``, ``leadership`` (with the blank ``{party}``) or ``centre``."""
    words: dict[str, str] = _tables()[table]
    return look_up(words, sector) or words["other"]
