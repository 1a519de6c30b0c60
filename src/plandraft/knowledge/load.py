"""The knowledge files that ship with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from plandraft.core.knowledge import Knowledge, Law, Reference, SectorTerm, SpunWord, Wording, WorkArea


@cache
def load_knowledge() -> Knowledge:
    """Everything, read once a process."""
    references, sectors = _data("references"), _data("sectors")
    return Knowledge(
        as_of=references["as_of"],
        references=tuple(Reference.model_validate(entry) for entry in references["entries"]),
        laws=tuple(Law.model_validate(entry) for entry in _data("laws")["entries"]),
        areas=tuple(WorkArea.model_validate(area) for area in _data("areas")["areas"]),
        wording=_wording(_data("wording")),
        foreign_terms=sectors["foreign_terms"],
        sector_terms=tuple(SectorTerm.model_validate(row) for row in sectors["sector_terms"]),
    )


def _wording(data: dict[str, Any]) -> Wording:
    spun = tuple(SpunWord.model_validate(entry) for entry in data.pop("entries"))
    return Wording.model_validate(data | {"spun": spun})


def _data(name: str) -> dict[str, Any]:
    text = (files("plandraft.knowledge") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return loaded
