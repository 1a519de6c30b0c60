"""The knowledge files that ship with the package, and those of a kind and of an organisation laid over them."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache
from pathlib import Path
from typing import Any

from plandraft.core.knowledge import Knowledge
from plandraft.core.settings import AS_SHIPPED, Settings
from plandraft.knowledge.kinds import FIRST, folders_of, inherited, kinds_known
from plandraft.shipped import read

MOST_KEPT = 16
"""So much knowledge is kept made at once (our choice: one organisation's of one kind is some megabytes)."""
_made: OrderedDict[str, Knowledge] = OrderedDict()


def load_knowledge(*own: Path) -> Knowledge:
    """Everything that ships for the first kind, read once a process, with an organisation's own files laid over it.

    Args:
        own: Files or folders of files, see ``own.py``; read anew each time.

    Raises:
        InputError: A file of the organisation cannot be read or does not fit.
    """
    if not own:
        return knowledge_for(FIRST)
    from plandraft.knowledge.own import read_own

    return knowledge_for(FIRST, Settings(knowledge=read_own(own)))


def knowledge_for(kind: str, settings: Settings = AS_SHIPPED) -> Knowledge:
    """All that is known for plans of a kind in an organisation; the same object for the same settings.

    Args:
        kind: Id of the kind.
        settings: The organisation's own knowledge and kinds.

    Raises:
        UsageError: There is no such kind.
        InputError: A file says something that does not fit.
    """
    decided = Settings(knowledge=settings.knowledge, kinds=settings.kinds)
    key = kind if decided == AS_SHIPPED else f"{kind}\n{decided.model_dump_json()}"
    if key not in _made:
        _made[key] = _laid_over(kind, decided)
        while len(_made) > MOST_KEPT:
            _made.popitem(last=False)
    _made.move_to_end(key)
    return _made[key]


def knowledge_of_all(settings: Settings = AS_SHIPPED) -> Knowledge:
    """What old plans are read with, whatever kind they are of: the first kind's, with the fields of work of all."""
    decided = Settings(knowledge=settings.knowledge, kinds=settings.kinds)
    key = f"*\n{decided.model_dump_json()}"
    if key not in _made:
        first = knowledge_for(FIRST, decided)
        others = (knowledge_for(kind, decided) for kind in sorted(folders_of(decided)) if kind != FIRST)
        areas = (area for other in others for area in other.areas if area not in first.areas)
        _made[key] = first.model_copy(update={"areas": (*first.areas, *areas)})
    _made.move_to_end(key)
    return _made[key]


def _laid_over(kind: str, settings: Settings) -> Knowledge:
    files, shared = inherited(kind, folders_of(settings)), _shared()
    knowledge = Knowledge.model_validate(
        shared
        | {
            "kind": files["kind"],
            "kinds": kinds_known(settings),
            "areas": files["areas"]["areas"],
            "basics": files.get("basics", {}).get("basics", ()),
            "spending": files.get("spending", {}).get("spending", ()),
            "owners": files["owners"],
            "references": [*shared["references"], *files.get("references", {}).get("entries", ())],
            "laws": [*shared["laws"], *files.get("laws", {}).get("entries", ())],
        }
    )
    if not settings.knowledge:
        return knowledge
    from plandraft.knowledge.own import with_own

    return with_own(knowledge, settings.knowledge)


@cache
def _shared() -> dict[str, Any]:
    """What holds for every kind."""
    references, sectors, wording, rules = (
        read("plandraft.knowledge", "references"),
        read("plandraft.knowledge", "sectors"),
        read("plandraft.knowledge", "wording"),
        read("plandraft.knowledge", "rules"),
    )
    return {
        "as_of": references["as_of"],
        "rule_kinds": {entry["id"]: entry["kinds"] for entry in rules["entries"]},
        "references": references["entries"],
        "series": references["series"],
        "laws": read("plandraft.knowledge", "laws")["entries"],
        "wording": {key: value for key, value in wording.items() if key != "entries"} | {"spun": wording["entries"]},
        "usage": _usage(read("plandraft.knowledge", "usage")),
    } | {key: value for key, value in sectors.items() if key not in ("source", "verified")}


def _usage(data: dict[str, Any]) -> dict[str, Any]:
    return data | {"common_names": data["common_names"]["names"], "latin": data["latin"]["words"]}
