"""Kinds of plan: folders of data that ship with the package or are an organisation's own, and what they inherit.

A folder holds ``kind.yaml`` and any of ``FILES``. What a file does not say comes from the folder that ``inherits``
names, ``general`` where it names none:

    kind.yaml      key by key, also within ``prompt`` and ``start``
    owners.yaml    section by section; ``keep: {roles: all}`` keeps entries of the other folder beside one's own
    the others     as a whole; ``keep: all`` or ``keep: [ids]`` does the same
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from plandraft.core.kind import PlanKind, Recognised, recognise_kind
from plandraft.core.settings import KindFolder, Settings
from plandraft.errors import InputError, UsageError
from plandraft.messages import tr
from plandraft.shipped import data_files, data_folders, read

_PACKAGE = "plandraft.knowledge"
ROOT = "general"
"""The kind that claims nothing: all others inherit from it, and what no other fits is of it."""
FIRST = "union"
"""The kind whose knowledge is meant where nobody names one: that of the tests, and of files about no plan."""
ENTRIES: Mapping[str, str] = {
    "areas": "areas",
    "basics": "basics",
    "spending": "spending",
    "references": "entries",
    "laws": "entries",
}
"""Files that are lists of entries, with the key they stand under."""
FILES = ("kind", "owners", *ENTRIES)
OWNER_SECTIONS = ("issuer", "committees", "groups", "roles", "work")
NOT_INHERITED = ("name", "about", "signs", "telling")
"""Keys of ``kind.yaml`` that are a folder's own; what it is called, and how it is recognised."""

KEY_BY_KEY = ("prompt", "start")
"""Keys of ``kind.yaml`` within which a folder says only what differs."""


@cache
def shipped_folders() -> dict[str, KindFolder]:
    """The kinds that ship, by id."""
    names = [name.split("/") for name in data_files(_PACKAGE) if name.startswith("kinds/")]
    return {
        kind: KindFolder(
            id=kind,
            place=tr("the shipped kind {kind}", kind=kind),
            files={file: read(_PACKAGE, f"kinds/{kind}/{file}") for _, folder, file in names if folder == kind},
        )
        for kind in data_folders(_PACKAGE, "kinds")
    }


def folders_of(settings: Settings) -> dict[str, KindFolder]:
    """All kinds that an organisation can use, its own in the place of shipped ones of that name."""
    return shipped_folders() | {folder.id: folder for folder in settings.kinds}


def lineage_of(kind: str, folders: Mapping[str, KindFolder]) -> tuple[str, ...]:
    """The kind, then what it inherits from, nearest first.

    Raises:
        UsageError: There is no such kind.
        InputError: A folder inherits from one that is not there, or in the end from itself.
    """
    if kind not in folders:
        raise UsageError(tr("there is no kind {kind!r}", kind=kind), hint=_hint(kind, folders))
    found = [kind]
    while (parent := str(folders[found[-1]].files["kind"].get("inherits") or "")) or found[-1] != ROOT:
        parent, place = parent or ROOT, folders[found[-1]].place
        if parent not in folders:
            raise InputError(
                tr("{place}: kind.yaml: inherits: there is no kind {parent!r}", place=place, parent=parent),
                hint=_hint(parent, folders),
            )
        if parent in found:
            chain = " inherits ".join((*found[found.index(parent) :], parent))
            raise InputError(
                tr("{place}: kind.yaml: inherits: {chain}", place=place, chain=chain),
                hint=tr("let one of them inherit from general"),
            )
        found.append(parent)
    return tuple(found)


def inherited(kind: str, folders: Mapping[str, KindFolder]) -> dict[str, dict[str, Any]]:
    """What a kind's files come to, with all that they inherit; ``kind`` has its id and its lineage.

    Raises:
        UsageError: There is no such kind.
        InputError: What it inherits from is not there, or it keeps an entry that is not there.
    """
    lineage = lineage_of(kind, folders)
    found: dict[str, dict[str, Any]] = {}
    for name in reversed(lineage):
        folder = folders[name]
        for file in FILES:
            said = folder.files.get(file)
            if file == "kind":
                found[file] = _kind_over(found.get(file, {}), said or {})
            elif said is not None and file == "owners":
                found[file] = _owners_over(found.get(file, {}), said, f"{folder.place}: owners.yaml")
            elif said is not None:
                found[file] = _entries_over(found.get(file, {}), said, ENTRIES[file], f"{folder.place}: {file}.yaml")
    found["kind"] = found["kind"] | {"id": kind, "lineage": lineage}
    return found


def kind_by_id(kind: str, folders: Mapping[str, KindFolder]) -> PlanKind:
    """The kind with an id, without its other files."""
    return PlanKind.model_validate(inherited(kind, folders)["kind"])


def kinds_known(settings: Settings) -> tuple[PlanKind, ...]:
    """All kinds that an organisation can use, in order of their ids."""
    folders = folders_of(settings)
    if not settings.kinds:
        return _shipped_kinds()
    return tuple(kind_by_id(kind, folders) for kind in sorted(folders))


@cache
def _shipped_kinds() -> tuple[PlanKind, ...]:
    return tuple(kind_by_id(kind, shipped_folders()) for kind in shipped_folders())


def recognised(settings: Settings, *, names: Iterable[str], text: str, given: str = "") -> Recognised:
    """Which kind a body's plan is of: the one named, else by its name, else the usual one, else by its words.

    Where nothing says so, it is ``ROOT``.

    Args:
        settings: The organisation's own kinds, and the usual one.
        names: What the body is called.
        text: What else its profile says.
        given: The kind that was named; empty where none was.

    Raises:
        UsageError: There is no such kind.
        KindContradicted: The name is plainly that of another kind.
    """
    usual = settings.usual_kind
    for named in filter(None, (given, usual)):
        lineage_of(named, folders_of(settings))
    return recognise_kind(kinds_known(settings), names=names, text=text, given=given, usual=usual, general=ROOT)


def _kind_over(parent: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in parent.items() if key not in NOT_INHERITED}
    said = {key: value for key, value in own.items() if key != "inherits"}
    return kept | {
        key: _words_over(parent[key], said[key]) if _goes_on(key, parent, said) else said[key] for key in said
    }


def _goes_on(key: str, parent: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    return key in KEY_BY_KEY and isinstance(own[key], dict) and isinstance(parent.get(key), dict)


def _words_over(parent: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping key by key, and its groups key by key; what stands in these is taken as a whole."""
    groups = [key for key in own if isinstance(own[key], dict) and isinstance(parent.get(key), dict)]
    return {**parent, **own, **{key: {**parent[key], **own[key]} for key in groups}}


def _owners_over(parent: Mapping[str, Any], own: Mapping[str, Any], place: str) -> dict[str, Any]:
    """Section by section; entries of ``keep`` stand behind one's own."""
    found = dict(parent)
    for section in OWNER_SECTIONS:
        if section not in own and section not in own.get("keep", {}):
            continue
        said = {section: own.get(section, ()), "keep": own.get("keep", {}).get(section, ())}
        if section == "issuer":
            found[section] = own.get(section)
            continue
        mine = [entry["id"] for entry in said[section]]
        entries = _entries_over(parent, said, section, place)[section]
        found[section] = sorted(entries, key=lambda entry: entry["id"] not in mine)
    return found


def _entries_over(parent: Mapping[str, Any], own: Mapping[str, Any], key: str, place: str) -> dict[str, Any]:
    known = {entry["id"]: entry for entry in parent.get(key, ())}
    keep = own.get("keep", ())
    wanted = list(known) if keep == "all" else list(keep)
    for name in wanted:
        if name not in known:
            raise InputError(
                tr("{place}: keep: there is no entry {name!r} to keep", place=place, name=name), hint=_hint(name, known)
            )
    kept = {name: known[name] for name in wanted}
    for entry in own.get(key, ()):
        kept[entry["id"]] = kept.get(entry["id"], {"source": place, "verified": True}) | entry
    return {key: list(kept.values())}


def _hint(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    return tr("did you mean {near}?", near=near[0]) if near else tr("known are {names}", names=", ".join(names))
