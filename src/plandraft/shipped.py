"""Data that ships with the package: YAML that a person edits, and parsed copies read in a hundredth of the time.

A parsed copy (``data/parsed/NAME.json``) is made, never edited: the build puts all of them into the wheel, a checkout
makes each when it is first read. It names the digest of the YAML it was made from and counts only where that fits.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

PACKAGES = (
    "plandraft.messages",
    "plandraft.core",
    "plandraft.knowledge",
    "plandraft.observances",
    "plandraft.plan_reading",
    "plandraft.samples",
    "plandraft.names",
    "plandraft.profiles",
    "plandraft.offline",
    "plandraft.offline.playbooks",
)
"""The packages with a ``data`` folder of YAML files."""
PARSED = "parsed"
"""The folder of the parsed copies, in each ``data`` folder."""


def data_files(package: str) -> tuple[str, ...]:
    """The data files of a package, without their suffix; those in folders as ``kinds/general/areas``."""
    return data_files_in(files(package) / "data")


def data_files_in(folder: Traversable) -> tuple[str, ...]:
    """The data files in a ``data`` folder, as ``data_files`` names them."""
    return tuple(sorted(_names(folder, "")))


def data_folders(package: str, name: str) -> tuple[str, ...]:
    """The folders in a data folder of a package."""
    entries = (files(package) / "data" / name).iterdir()
    return tuple(sorted(entry.name for entry in entries if entry.is_dir()))


def _names(folder: Traversable, before: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != PARSED:
            yield from _names(entry, f"{before}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield before + entry.name.removesuffix(".yaml")


def read(package: str, name: str) -> dict[str, Any]:
    """The content of a data file: from its parsed copy, or from the file itself, which leaves a copy for the next."""
    folder = files(package) / "data"
    text = (folder / f"{name}.yaml").read_bytes()
    copy = folder / PARSED / f"{name}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        known: dict[str, Any] = json.loads(copy.read_bytes())
        if known["digest"] == text_digest(text):
            content: dict[str, Any] = known["content"]
            return content
    parsed = parse_data(text)
    if isinstance(copy, Path):
        with suppress(OSError):  # on a disk that is full or not ours to write to it is read as well, slower
            _write(copy, text_digest(text), parsed)
    return parsed


def parse_data(text: bytes) -> dict[str, Any]:
    """What a YAML file says, in the values that JSON has: a date is its text, every key a string."""
    from ruamel.yaml import YAML  # 30 ms that only a file without a parsed copy needs

    loaded = YAML(typ="safe", pure=True).load(text.decode())
    plain: dict[str, Any] = json.loads(json.dumps(loaded, ensure_ascii=False, default=str))
    return plain


def text_digest(text: bytes) -> str:
    """SHA-256 of a file without regard to its line ends, in hex."""
    return hashlib.sha256(text.replace(b"\r\n", b"\n")).hexdigest()


def write_parsed(data: Path, target: Path) -> None:
    """Make the parsed copies of all files of a ``data`` folder below another folder.

    Raises:
        OSError: They cannot be written.
    """
    for name in data_files_in(data):
        text = (data / f"{name}.yaml").read_bytes()
        _write(target / f"{name}.json", text_digest(text), parse_data(text))


def _write(copy: Path, of: str, content: dict[str, Any]) -> None:
    """Whoever reads at the same time finds the old copy, the new one or none, and each of them is right."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    new = copy.with_suffix(f".{os.getpid()}-{threading.get_ident()}.new")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as stream:
            json.dump({"digest": of, "content": content}, stream, ensure_ascii=False, separators=(",", ":"))
        new.replace(copy)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
