"""File names for the plans of many profiles in one folder: each profile has its own, and has it next time, too."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from plandraft.api.state import write_atomically
from plandraft.errors import OutputError
from plandraft.messages import tr
from plandraft.rendering import SUFFIX_FORMATS
from plandraft.typed_files import NotText, NotThere, typed_text

REGISTER = ".plandraft-many.json"
"""In the folder: whose each name is. A file that is nobody's is never overwritten."""
_MOST_BYTES = 50_000_000
"""A hundred thousand profiles with long names (our choice)."""
_PATH_SIGNS = frozenset('/\\:*?"<>|')
"""What makes a path of a name, or is in no name on Windows."""
_SHOWN = 60
"""Characters that an error shows of a name."""


def names_in(folder: Path, profiles: Sequence[Path]) -> Mapping[Path, str]:
    """A name without suffix for each profile's plan in a folder, which is made where it is not there.

    It is the profile's own name; where that is another's, the name with its folder's before it, else with a number.

    Raises:
        OutputError: The folder or the register in it cannot be written, or is not what it should be.
    """
    try:
        folder.mkdir(exist_ok=True)
        there = {_same(file.stem) for file in folder.iterdir() if file.suffix.lower() in SUFFIX_FORMATS}
    except OSError as error:
        raise OutputError(
            tr("{folder} cannot be used: {strerror}", folder=folder, strerror=error.strerror),
            hint=tr("name another folder"),
        ) from None
    register = _read(folder / REGISTER)
    own = {profile: name for name, profile in register.items()}
    taken = there | {_same(name) for name in register}
    names: dict[Path, str] = {}
    for file in profiles:
        profile = str(file.resolve())
        name = own.get(profile) or next(name for name in _candidates(file) if _same(name) not in taken)
        names[file] = name
        register[name] = profile
        taken.add(_same(name))
    write_atomically(folder / REGISTER, json.dumps(register, ensure_ascii=False, indent=1).encode("utf-8"))
    return names


def _candidates(file: Path) -> Iterator[str]:
    yield file.stem
    yield f"{file.resolve().parent.name}-{file.stem}"
    yield from (f"{file.stem}-{number}" for number in count(2))


def _same(name: str) -> str:
    """What some file systems take for one name."""
    return unicodedata.normalize("NFC", name).casefold()


def _read(file: Path) -> dict[str, str]:
    try:
        register = json.loads(typed_text(file, limit=_MOST_BYTES))
    except NotThere:
        return {}
    except NotText as error:
        raise _odd(file, error.why) from None
    except (ValueError, RecursionError):
        raise _odd(file, tr("is no JSON")) from None
    if not isinstance(register, dict) or not all(isinstance(profile, str) for profile in register.values()):
        raise _odd(file, tr("holds something else"))
    for name in register:
        if not is_plain_name(name):
            raise _odd(file, tr("holds a name that leads out of the folder or is none: {name!r}", name=name[:_SHOWN]))
    return register


def is_plain_name(name: str) -> bool:
    """Whether a name is that of a file in the folder itself, on every system.

    >>> is_plain_name("union-2027"), is_plain_name("../profiles/union"), is_plain_name("C:x")
    (True, False, False)
    """
    return bool(name.strip(" .")) and not any(char in _PATH_SIGNS or char < " " for char in name)


def _odd(file: Path, why: str) -> OutputError:
    return OutputError(f"{file} {why}", hint=tr("it says whose each file is; delete it to have new names"))
