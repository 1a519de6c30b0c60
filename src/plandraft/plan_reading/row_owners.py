"""Several entries in one row of a calendar beside several owners: whose is which."""

from __future__ import annotations

from plandraft.plan_reading.gathering import Gathering
from plandraft.plan_reading.structure.paragraphs import RunPlaces, runs_from
from plandraft.plan_reading.who import listed_names

Rows = dict[RunPlaces, list[int]]
"""For the place of a row's owners: the positions of its entries among those that were found."""


def share_owners(found: Gathering, rows: Rows) -> None:
    """Give each entry of a row its owner: as many as there are entries in their order, a single one to all.

    Where the numbers differ nobody can tell: then the entries have none, and all of them are kept for the measures that
    the entries are about.
    """
    for runs, numbers in rows.items():
        owner = found.entries[numbers[0]].owner
        names = listed_names(owner)
        if len(names) < 2 or len(numbers) < 2:
            continue
        for name, number in zip(names, numbers, strict=False):
            node = found.entries[number].id
            if len(names) == len(numbers):
                found.entries[number] = found.entries[number].model_copy(update={"owner": name})
                found.place(node, "owner", runs_from(runs, owner.index(name)))
        if len(names) != len(numbers):
            _keep_apart(found, owner, numbers)


def _keep_apart(found: Gathering, owner: str, numbers: list[int]) -> None:
    found.heard.append(owner)
    for number in numbers:
        entry = found.entries[number]
        found.row_owners[entry.id] = owner
        found.entries[number] = entry.model_copy(update={"owner": ""})
