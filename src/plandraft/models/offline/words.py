"""The sectors' own words, and the owners a profile has for a piece of work."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from plandraft.core.gap import gap
from plandraft.core.knowledge import look_up
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector


@cache
def _tables() -> dict[str, Any]:
    text = (files("plandraft.models.offline") / "data" / "words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = YAML(typ="safe").load(text)
    return loaded


def word(table: str, sector: Sector) -> str:
    """A word of a sector: ``staff``, ``leadership`` or ``centre``."""
    words: dict[str, str] = _tables()[table]
    return look_up(words, sector) or words["other"]


def written(text: str, sector: Sector) -> str:
    """A pattern's text with the sector's word for its people."""
    return text.replace("{staff}", word("staff", sector))


def owner_for(profile: Profile, wanted: tuple[str, ...], *, text: str = "") -> str:
    """The department or body that fits best: by the wanted words in order, then by its duties."""
    bodies = (*profile.departments, *profile.bodies)
    for words in wanted:
        for body in bodies:
            if words in body.name or any(words in duty for duty in body.duties):
                return body.name
    for body in bodies:
        if any(duty in text for duty in body.duties):
            return body.name
    union = next((body.name for body in bodies if "工会" in body.name), None)
    return union or (bodies[0].name if bodies else gap("责任部门"))
