"""An organisation's own knowledge files: entries that it adds to the shipped ones, or says otherwise.

A file is YAML with any of the sections of ``SECTIONS``. Entries with an id that is known change the shipped entry, key
by key; others are added, with the file as their source, and as verified unless they say otherwise. Words and pairs are
added to the shipped ones; a pair with a known word replaces it. ``as_of`` is the day on which all was looked through.

    laws:
      - id: city_union_rule
        title: 青禾县职工代表大会办法
        status: in_force
        sectors: [hospital, school]
    wording:
      typos: {青和县: 青禾县}
    usage:
      common_names: [禾苗杯]
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from plandraft.core.kind import PlanKind
from plandraft.core.knowledge import Knowledge
from plandraft.core.settings import OwnFile
from plandraft.errors import InputError
from plandraft.knowledge.lines import read_lined
from plandraft.messages import tr

SECTIONS: Mapping[str, frozenset[str]] = {
    "as_of": frozenset(),
    "references": frozenset(),
    "laws": frozenset(),
    "areas": frozenset(),
    "wording": frozenset(
        {"spun", "typos", "typo_guards", "doubtful", "empty_phrases", "vague_owners", "vague_times", "strong_markers"}
    ),
    "usage": frozenset({"set_phrases", "dated_phrases", "body_names", "common_names", "latin", "concrete"}),
    "foreign_terms": frozenset(),
    "owners": frozenset({"committees", "groups", "roles", "work"}),
    "basics": frozenset(),
    "spending": frozenset(),
}
"""What a file may hold; lists of entries, or the keys of a section."""


def read_own(paths: Iterable[Path]) -> tuple[OwnFile, ...]:
    """An organisation's files as they stand there.

    Args:
        paths: Files, or folders whose ``.yaml`` and ``.yml`` files are taken in order of their names.

    Raises:
        InputError: A file is missing, is no YAML, or has a section that no one knows; it names file and place.
    """
    return tuple(OwnFile(name=str(file), sections=_read(file)) for file in _files(paths))


def with_own(knowledge: Knowledge, own: Iterable[OwnFile]) -> Knowledge:
    """The knowledge with an organisation's files laid over it, later ones over earlier ones.

    Args:
        knowledge: What ships with the package.
        own: The files, read.

    Raises:
        InputError: A file says something that does not fit; it names file and place.
    """
    for file in own:
        data = knowledge.model_dump()
        for section, said in _meant_for(file.sections, knowledge.kind).items():
            data[section] = _laid_over(data[section], said, f"{file.name}: {section}", Path(file.name))
        try:
            knowledge = Knowledge.model_validate(data)
        except ValidationError as error:
            raise _misfit(file.name, file.sections, error) from None
    return knowledge


def _meant_for(said: Any, kind: PlanKind) -> Any:
    """The sections without entries that name other kinds of plan; what is asked of the others is not kept."""
    if isinstance(said, dict):
        return {key: _meant_for(value, kind) for key, value in said.items()}
    if not isinstance(said, list) or not all(isinstance(entry, dict) for entry in said):
        return said
    meant = [entry for entry in said if kind.is_one_of(entry.get("kinds", ()))]
    return [{key: value for key, value in entry.items() if key != "kinds"} for entry in meant]


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            found = sorted(file for file in path.iterdir() if file.suffix in (".yaml", ".yml"))
            if not found:
                raise InputError(tr("{path} holds no .yaml file", path=path), hint=tr("is it the right folder?"))
            yield from found
        else:
            yield path


def _read(file: Path) -> dict[str, Any]:
    loaded = read_lined(file).data
    if not isinstance(loaded, dict):
        raise InputError(
            tr("{file} holds no sections", file=file),
            hint=tr("its sections are {sections}", sections=", ".join(SECTIONS)),
        )
    for name, said in loaded.items():
        _known(file, name, SECTIONS)
        if SECTIONS[name]:
            for key in said if isinstance(said, dict) else ():
                _known(file, key, SECTIONS[name], f"{name}.")
    for pattern in _patterns(loaded):
        _must_compile(file, pattern)
    return loaded


def _patterns(said: Any, key: str = "") -> Iterator[str]:
    """Every string that is used as a regular expression."""
    if isinstance(said, dict):
        for name, value in said.items():
            yield from _patterns(value, "pattern" if key == "typo_guards" else str(name))
    elif isinstance(said, list):
        for value in said:
            yield from _patterns(value, key)
    elif isinstance(said, str) and key in ("pattern", "find", "unless", "named", "duties"):
        yield said
    elif isinstance(said, str) and said.startswith("re:"):
        yield said[3:]


def _must_compile(file: Path, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise InputError(
            tr("{file}: {pattern!r} is no regular expression: {error}", file=file, pattern=pattern, error=error),
            hint=tr("mend the pattern"),
        ) from None


def _known(file: Path, name: Any, names: Iterable[str], before: str = "") -> None:
    if name in names:
        return
    near = difflib.get_close_matches(str(name), list(names), n=1)
    hint = (
        tr("did you mean {before}{near}?", before=before, near=near[0])
        if near
        else tr("known are {names}", names=", ".join(sorted(names)))
    )
    raise InputError(tr("{file}: there is no {before}{name}", file=file, before=before, name=name), hint=hint)


def _laid_over(shipped: Any, said: Any, where: str, file: Path) -> Any:
    if isinstance(shipped, dict) and isinstance(said, dict):
        return shipped | {
            key: _laid_over(shipped[key], value, f"{where}.{key}", file) if key in shipped else value
            for key, value in said.items()
        }
    if isinstance(shipped, dict) or isinstance(said, dict | str) or not isinstance(said, list):
        return said
    if said and all(isinstance(entry, dict) for entry in said):
        return _entries(shipped, said, where, file)
    return [*shipped, *said]


def _entries(shipped: Any, said: list[dict[str, Any]], where: str, file: Path) -> list[dict[str, Any]]:
    merged = {entry["id"]: entry for entry in shipped}
    for entry in said:
        if not isinstance(entry.get("id"), str):
            raise InputError(
                tr("{where}: an entry has no id", where=where), hint=tr("an id is a short word in small letters")
            )
        known = merged.get(entry["id"], {"source": file.name, "verified": True})
        merged[entry["id"]] = known | entry
    return list(merged.values())


def _misfit(file: str, own: Mapping[str, Any], error: ValidationError) -> InputError:
    first = error.errors()[0]
    section, *rest = first["loc"]
    place = ".".join(str(part) for part in (section, *rest))
    entries = own.get(str(section))
    if rest and isinstance(rest[0], int) and isinstance(entries, list):
        ids = ", ".join(str(entry.get("id")) for entry in entries)
        place = f"{section} ({ids}): {'.'.join(str(part) for part in rest[1:])}"
    return InputError(f"{file}: {place}: {first['msg']}", hint=tr("an entry has the keys of the shipped ones"))
