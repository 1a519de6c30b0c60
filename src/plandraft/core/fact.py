"""What every entry of a knowledge file has."""

from __future__ import annotations

from plandraft.core.frozen_model import FrozenModel


class Fact(FrozenModel):
    """An entry of a knowledge file."""

    id: str
    source: str
    verified: bool
