"""The observances that ship with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from plandraft.core.calendar import Observance


@cache
def load_observances() -> tuple[Observance, ...]:
    """All observances, in the order of the file."""
    text = (files("plandraft.calendar") / "data" / "observances.yaml").read_text(encoding="utf-8")
    return tuple(Observance.model_validate(entry) for entry in YAML(typ="safe", pure=True).load(text)["entries"])
