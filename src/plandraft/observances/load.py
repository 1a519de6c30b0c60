"""The observances that ship with the package."""

from __future__ import annotations

from functools import cache

from plandraft.core.calendar import Observance
from plandraft.shipped import read


@cache
def load_observances() -> tuple[Observance, ...]:
    """All observances, in the order of the file."""
    return tuple(Observance.model_validate(entry) for entry in read("plandraft.observances", "observances")["entries"])
