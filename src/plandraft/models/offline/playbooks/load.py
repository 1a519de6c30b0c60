"""Reads the playbooks that ship with the package, when the first one is asked for."""

from __future__ import annotations

from functools import cache

from plandraft.models.offline.playbooks.noun import Playbook
from plandraft.shipped import names_in, read

PACKAGE = "plandraft.models.offline.playbooks"


@cache
def load_playbooks() -> tuple[Playbook, ...]:
    """All playbooks, those of one file together."""
    return tuple(
        Playbook.model_validate(entry) for name in names_in(PACKAGE) for entry in read(PACKAGE, name)["playbooks"]
    )
