"""Data files of the samples room, each read once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML


@cache
def load_data(name: str) -> dict[str, Any]:
    """A data file by its name without suffix."""
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load((files(__name__) / f"{name}.yaml").read_text("utf-8"))
    return loaded
