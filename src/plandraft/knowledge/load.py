"""The knowledge files that ship with the package."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from plandraft.core.knowledge import Knowledge
from plandraft.core.settings import OwnFile
from plandraft.shipped import read

MOST_KEPT = 8
"""So many organisations' knowledge is kept made at once (our choice: one is some megabytes)."""
_made: OrderedDict[str, Knowledge] = OrderedDict()


def load_knowledge(*own: Path) -> Knowledge:
    """Everything that ships, read once a process, with an organisation's own files laid over it.

    Args:
        own: Files or folders of files, see ``own.py``; read anew each time.

    Raises:
        InputError: A file of the organisation cannot be read or does not fit.
    """
    if not own:
        return _shipped()
    from plandraft.knowledge.own import read_own

    return knowledge_with(read_own(own))


def knowledge_with(own: Sequence[OwnFile]) -> Knowledge:
    """What ships with files laid over it that are read already; the same object for the same files.

    Raises:
        InputError: A file says something that does not fit.
    """
    if not own:
        return _shipped()
    key = "\n".join(file.model_dump_json() for file in own)
    if key not in _made:
        from plandraft.knowledge.own import with_own

        _made[key] = with_own(_shipped(), own)
        while len(_made) > MOST_KEPT:
            _made.popitem(last=False)
    return _made[key]


@cache
def _shipped() -> Knowledge:
    references, sectors, wording = (
        read("plandraft.knowledge", "references"),
        read("plandraft.knowledge", "sectors"),
        read("plandraft.knowledge", "wording"),
    )
    return Knowledge.model_validate(
        {
            "as_of": references["as_of"],
            "references": references["entries"],
            "series": references["series"],
            "laws": read("plandraft.knowledge", "laws")["entries"],
            "areas": read("plandraft.knowledge", "areas")["areas"],
            "wording": {key: value for key, value in wording.items() if key != "entries"}
            | {"spun": wording["entries"]},
            "usage": _usage(read("plandraft.knowledge", "usage")),
            "owners": read("plandraft.knowledge", "owners"),
            "spending": read("plandraft.knowledge", "spending")["spending"],
            "basics": read("plandraft.knowledge", "basics")["basics"],
        }
        | {key: value for key, value in sectors.items() if key not in ("source", "verified")}
    )


def _usage(data: dict[str, Any]) -> dict[str, Any]:
    return data | {"common_names": data["common_names"]["names"], "latin": data["latin"]["words"]}
