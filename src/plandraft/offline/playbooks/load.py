"""Reads the playbooks that ship with the package, when the first one is asked for."""

from __future__ import annotations

from functools import cache
from typing import Any

from plandraft.offline.playbooks.playbook import Again, Playbook
from plandraft.shipped import data_files, read

PACKAGE = "plandraft.offline.playbooks"


@cache
def load_playbooks() -> tuple[Playbook, ...]:
    """All playbooks, those of one file together; ``kinds`` of a file holds for all of its playbooks."""
    return tuple(
        Playbook.model_validate({"kinds": file.get("kinds", ())} | entry)
        for file in _files()
        for entry in file.get("playbooks", ())
    )


@cache
def load_again() -> tuple[Again, ...]:
    """What each kind's fields of work can do once more; ``kinds`` as with playbooks."""
    return tuple(
        Again.model_validate({"kinds": file["kinds"], "area": area} | entry)
        for file in _files()
        for area, entry in file.get("again", {}).items()
    )


@cache
def _files() -> tuple[dict[str, Any], ...]:
    return tuple(read(PACKAGE, name) for name in data_files(PACKAGE))
