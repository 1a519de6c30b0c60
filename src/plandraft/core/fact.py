"""What every entry of a knowledge file has."""

from __future__ import annotations

from plandraft.core.noun import Noun


class Fact(Noun):
    """An entry of a knowledge file."""

    id: str
    source: str
    verified: bool
