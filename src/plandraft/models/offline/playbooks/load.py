"""Reads the playbooks that ship with the package, when the first one is asked for."""

from __future__ import annotations

from functools import cache

from plandraft.models.offline.playbooks.noun import Playbook
from plandraft.shipped import names_in, read

PACKAGE = "plandraft.models.offline.playbooks"


@cache
def load_playbooks() -> tuple[Playbook, ...]:
    """All playbooks, those of one file together; ``kinds`` of a file holds for all of its playbooks."""
    files = [read(PACKAGE, name) for name in names_in(PACKAGE)]
    return tuple(
        Playbook.model_validate({"kinds": file.get("kinds", ())} | entry)
        for file in files
        for entry in file["playbooks"]
    )
