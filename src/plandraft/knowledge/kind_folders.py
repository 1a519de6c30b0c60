"""An organisation's own kind of plan: its folder is read and looked through, and a commented one is written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from plandraft.core.kind import NEEDED, PARTS, PlanKind
from plandraft.core.knowledge import Basic, Law, Reference, Spending
from plandraft.core.owner_rules import OwnerRules
from plandraft.core.settings import KindFolder
from plandraft.core.work_areas import WorkArea
from plandraft.errors import InputError, OutputError
from plandraft.knowledge.kinds import ENTRIES, FILES, OWNER_SECTIONS, inherited, shipped_folders
from plandraft.knowledge.lines import Lined, NodePath, read_lined
from plandraft.messages import marked, tr

_SHAPES: Mapping[str, TypeAdapter[Any]] = {
    "areas": TypeAdapter(tuple[WorkArea, ...]),
    "basics": TypeAdapter(tuple[Basic, ...]),
    "spending": TypeAdapter(tuple[Spending, ...]),
    "references": TypeAdapter(tuple[Reference, ...]),
    "laws": TypeAdapter(tuple[Law, ...]),
}
_HINT = marked(
    "plandraft kinds show general says what each key means; plandraft kinds new writes a folder to start from"
)


def read_kinds(paths: Iterable[Path], *, known: Iterable[KindFolder] = ()) -> tuple[KindFolder, ...]:
    """Read folders of kinds; they may inherit from each other and from the shipped ones.

    Args:
        paths: The folders; the name of each is the kind's id.
        known: Own kinds that were read before.

    Raises:
        InputError: A folder or a file is missing, has unknown keys, lacks a part, or inherits from itself; one message
            with file, line, key and what was expected.
    """
    read = [_read(path) for path in paths]
    own = {folder.id: folder for folder in known} | {folder.id: folder for folder, _ in read}
    folders = shipped_folders() | own
    for folder, lined in read:
        _look_through(folder, lined, folders)
    return tuple(own.values())


def write_kind(path: Path) -> tuple[Path, ...]:
    """Write a commented folder to start from; the files written come back.

    Raises:
        OutputError: There is something in its place, or it cannot be written.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise OutputError(tr("{path} is there already", path=path), hint=tr("name a new folder"))
    written = []
    try:
        path.mkdir(parents=True, exist_ok=True)
        for source in sorted(files("plandraft.knowledge").joinpath("new_kind").iterdir(), key=lambda one: one.name):
            target = path / source.name
            target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
            written.append(target)
    except OSError as error:
        raise OutputError(
            tr("cannot write {path}: {strerror}", path=path, strerror=error.strerror), hint=tr("check the folder")
        ) from None
    return tuple(written)


def _read(path: Path) -> tuple[KindFolder, Mapping[str, Lined]]:
    if not path.is_dir():
        raise InputError(
            tr("there is no folder {path}", path=path), hint=tr("plandraft kinds new writes one to start from")
        )
    found = {file.stem: read_lined(file) for file in sorted(path.iterdir()) if file.suffix in (".yaml", ".yml")}
    for name in found:
        if name not in FILES:
            raise InputError(tr("{path}.yaml: a kind has no such file", path=path / name), hint=_near(name, FILES))
    if "kind" not in found:
        raise InputError(tr("{path}: kind.yaml is missing: expected name, body and signs", path=path), hint=tr(_HINT))
    for name, lined in found.items():
        _only_known_keys(path, name, lined)
    data = {name: lined.data for name, lined in found.items()}
    return KindFolder(id=path.resolve().name, place=str(path), files=data), found


def _only_known_keys(path: Path, name: str, lined: Lined) -> None:
    file = path / f"{name}.yaml"
    if not isinstance(lined.data, dict):
        raise InputError(tr("{file}:1: expected a mapping of keys", file=file), hint=tr(_HINT))
    known = {
        "kind": {*PlanKind.model_fields, "inherits"} - {"id", "lineage"},
        "owners": {*OWNER_SECTIONS, "keep"},
    }.get(name) or {ENTRIES[name], "keep"}
    for key in lined.data:
        if key not in known:
            raise InputError(
                tr("{file}:{line}: {key}: no such key", file=file, line=lined.line((key,)), key=key),
                hint=_near(key, known),
            )
    if name in ENTRIES:
        entries = lined.data.get(ENTRIES[name], [])
        for at, entry in enumerate(entries if isinstance(entries, list) else [None]):
            if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
                line = lined.line((ENTRIES[name], at))
                raise InputError(
                    tr(
                        "{file}:{line}: {entries}: expected a list of entries with an id",
                        file=file,
                        line=line,
                        entries=ENTRIES[name],
                    ),
                    hint=tr(_HINT),
                )


def _look_through(folder: KindFolder, lined: Mapping[str, Lined], folders: Mapping[str, KindFolder]) -> None:
    try:
        whole = inherited(folder.id, folders)
    except InputError as error:
        line = lined["kind"].line(("inherits",))
        error.message = error.message.replace(": kind.yaml:", f"/kind.yaml:{line}:", 1) if line else error.message
        raise
    _fit_kind(folder, lined["kind"], whole["kind"])
    for name, shape in _SHAPES.items():
        entries = whole.get(name, {}).get(ENTRIES[name], [])
        _fit(folder, lined.get(name), name, ENTRIES[name], shape, entries)
    try:
        OwnerRules.model_validate(whole.get("owners", {}))
    except ValidationError as error:
        first = error.errors()[0]
        section, rest = str(first["loc"][0]), first["loc"][1:]
        entries = whole["owners"][section] if rest and isinstance(rest[0], int) else []
        _misfit(folder, lined.get("owners"), "owners", section, entries, tuple(rest), first)
    if not whole["areas"]["areas"]:
        raise InputError(
            tr("{place}/areas.yaml: areas: expected at least one field of work", place=folder.place), hint=tr(_HINT)
        )


def _fit_kind(folder: KindFolder, lined: Lined, said: Mapping[str, Any]) -> None:
    file = f"{folder.place}/kind.yaml"
    try:
        kind = PlanKind.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        raise _told(file, lined, tuple(first["loc"]), first) from None
    lacking = [part for part in PARTS if part in NEEDED and part not in kind.parts]
    if lacking:
        line = lined.line(("parts",))
        raise InputError(
            tr(
                "{file}:{line}: parts: expected {lacking} among them, found {parts}",
                file=file,
                line=line,
                lacking=", ".join(lacking),
                parts=", ".join(kind.parts) or tr("none"),
            ),
            hint=tr("without goals, measures and a schedule it is no plan"),
        )
    if "opening" in kind.parts[1:] or len(set(kind.parts)) < len(kind.parts):
        line = lined.line(("parts",))
        raise InputError(
            tr(
                "{file}:{line}: parts: expected each once and the opening first, found {parts}",
                file=file,
                line=line,
                parts=", ".join(kind.parts),
            ),
            hint=tr("the opening has no heading; all other parts may stand in any order, or be left out"),
        )
    if not kind.name:
        raise InputError(
            tr("{file}:1: name: this key is missing: expected what such a plan is called", file=file), hint=tr(_HINT)
        )


def _fit(
    folder: KindFolder, lined: Lined | None, name: str, key: str, shape: TypeAdapter[Any], entries: list[Any]
) -> None:
    try:
        shape.validate_python(entries)
    except ValidationError as error:
        first = error.errors()[0]
        _misfit(folder, lined, name, key, entries, tuple(first["loc"]), first)


def _misfit(
    folder: KindFolder, lined: Lined | None, name: str, key: str, entries: Any, place: NodePath, fault: Any
) -> None:
    """Tell a fault by the line of the folder's own entry."""
    own = lined.data.get(key, []) if lined is not None else []
    if place and isinstance(place[0], int) and isinstance(own, list):
        wanted = entries[place[0]]["id"]
        at = next((n for n, entry in enumerate(own) if entry.get("id") == wanted), None)
        place = (key, *place[1:]) if at is None else (key, at, *place[1:])
    else:
        place = (key, *place)
    raise _told(tr("{place}/{name}.yaml", place=folder.place, name=name), lined, place, fault) from None


def _told(file: str, lined: Lined | None, place: NodePath, fault: Any) -> InputError:
    line = lined.line(place) if lined is not None else None
    key = ".".join(map(str, place))
    expected = str(fault["msg"]).removeprefix("Input should be ")
    said = {"extra_forbidden": tr("no such key"), "missing": tr("this key is missing")}.get(
        fault["type"], tr("expected {expected}, found {input!r}", expected=expected, input=fault["input"])[:200]
    )
    return InputError(f"{file}{f':{line}' if line else ''}: {key}: {said}", hint=tr(_HINT))


def _near(name: object, known: Iterable[str]) -> str:
    names = sorted(known)
    near = difflib.get_close_matches(str(name), names, n=1)
    return tr("did you mean {near}?", near=near[0]) if near else tr("known are {names}", names=", ".join(names))
