"""What is kept between runs is the user's own: profiles, prompts and replies stand in it, and nobody else reads them.

Folders are 0700 and files 0600 whatever the umask says; what an older version left more open is mended where it is met.
On systems without such modes all of this does nothing.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from plandraft.messages import tr

_OTHERS = 0o077
_STARTS = (
    "journal.sqlite",
    "locks",
    "endpoints",
    "outputs",
    "library",
    "books-",
    "building.lock",
    "catalogue",
    "words",
    "versions",
    ".gitignore",
)
_ENDS = (".lock", ".json", ".last", ".kept")
"""How what lies in our folders begins or ends."""


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner enters, or shut one that is there; folders above it are made as usual.

    A folder in which anything lies that is not ours, such as a home or ``/tmp``, is left as it is.

    Raises:
        OSError: It cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    if not folder.is_dir():
        raise NotADirectoryError(20, tr("there is a file of this name"), str(folder))
    if all(file.name.startswith(_STARTS) or file.suffix in _ENDS for file in folder.iterdir()):
        _shut(folder, 0o700)


def private_file(file: Path) -> None:
    """Make an empty file that only its owner reads, or shut the one that is there.

    Raises:
        OSError: It cannot be made.
    """
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    _shut(file, 0o600)


def shut_all(folder: Path) -> None:
    """Shut a folder of our own and everything in it."""
    for file in folder.rglob("*"):
        _shut(file, 0o700 if file.is_dir() else 0o600)
    _shut(folder, 0o700)


def _shut(path: Path, mode: int) -> None:
    """Take the rights of others away, where that is ours to do; a link is left alone."""
    with suppress(OSError):
        found = path.lstat()
        ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
        common = stat.S_ISLNK(found.st_mode) or found.st_mode & stat.S_ISVTX
        if ours and not common and found.st_mode & _OTHERS:
            path.chmod(mode)
