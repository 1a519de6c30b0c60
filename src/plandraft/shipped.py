"""Data that ships with the package: YAML that a person edits, and parsed twins read in a hundredth of the time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

PACKAGES = (
    "plandraft.core",
    "plandraft.knowledge",
    "plandraft.calendar",
    "plandraft.samples",
    "plandraft.names",
    "plandraft.models.offline",
    "plandraft.models.offline.playbooks",
)
"""The packages with a ``data`` folder of YAML files."""


def names_in(package: str) -> tuple[str, ...]:
    """The data files of a package, without their suffix; those in folders as ``kinds/general/areas``."""
    return tuple(sorted(_names(files(package) / "data", "")))


def folders_in(package: str, name: str) -> tuple[str, ...]:
    """The folders in a data folder of a package."""
    entries = (files(package) / "data" / name).iterdir()
    return tuple(sorted(entry.name for entry in entries if entry.is_dir()))


def _names(folder: Traversable, before: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "parsed":
            yield from _names(entry, f"{before}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield before + entry.name.removesuffix(".yaml")


def read(package: str, name: str) -> dict[str, Any]:
    """The content of a data file.

    The twin under ``data/parsed`` names the digest of the YAML it was made from. It is used only where that digest is
    the file's; an edited YAML is parsed, slowly and rightly, until ``scripts/parse_data.py`` has run.
    """
    folder = files(package) / "data"
    text = (folder / f"{name}.yaml").read_bytes()
    twin = folder / "parsed" / f"{name}.json"
    if twin.is_file():
        known: dict[str, Any] = json.loads(twin.read_bytes())
        if known["digest"] == digest(text):
            content: dict[str, Any] = known["content"]
            return content
    return parse(text)


def parse(text: bytes) -> dict[str, Any]:
    """What a YAML file says."""
    from ruamel.yaml import YAML  # 30 ms that only an edited file needs

    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(text.decode())
    return loaded


def digest(text: bytes) -> str:
    """SHA-256 of a file without regard to its line ends, in hex."""
    return hashlib.sha256(text.replace(b"\r\n", b"\n")).hexdigest()


def twin_of(text: bytes) -> str:
    """The parsed twin of a YAML file, as JSON."""
    content = {"digest": digest(text), "content": parse(text)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"
