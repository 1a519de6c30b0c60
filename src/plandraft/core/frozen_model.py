"""The base of every value that travels between rooms: frozen, keyword-only, unknown keys refused."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class FrozenModel(BaseModel):
    """A frozen value. Change it with ``model_copy(update=…)``, which leaves the old one alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")
