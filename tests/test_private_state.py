"""What is kept between runs is read by nobody but its owner, whatever the umask says and whoever made it before."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from plandraft.api.library import build_library, show_library
from plandraft.journal import Journal
from plandraft.journal.locks import RunLock
from plandraft.journal.store import connect
from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.models.capabilities.capability_cache import CapabilityCache

pytestmark = pytest.mark.skipif(not hasattr(os, "getuid"), reason="this system has no such rights")

TEXT = "青禾公司工会2027年工作计划\n一、工作目标\n全年走访职工家庭50户。\n二、工作措施\n1.每月组织一次安全巡查。\n"


@pytest.fixture(autouse=True)
def generous() -> Iterator[None]:
    """A umask that lets everybody read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def others(folder: Path) -> dict[str, str]:
    """What others may do with a folder and all that lies in it: nothing, if all is well."""
    found = {path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*")) if path.exists()}
    return {str(path): oct(mode) for path, mode in found.items() if mode & 0o077 and path.suffix != ".lock"}


def test_the_state_folder_is_ones_own(tmp_path: Path) -> None:
    """Journal, locks and what endpoints accept."""
    home = tmp_path / "home"
    connection = connect(home / "journal.sqlite")
    lock = RunLock(home / "locks", "r1")
    assert lock.take()
    CapabilityCache("http://127.0.0.1", "m", folder=home / "endpoints").learn(Capabilities(), guessed=False)
    CapabilityCache("http://127.0.0.1", "m", folder=home / "endpoints").renew(Capabilities())
    assert others(home) == {}
    lock.give_back()
    connection.close()


def test_what_an_older_version_left_open_is_shut(tmp_path: Path) -> None:
    """With the next use."""
    home = tmp_path / "home"
    connect(home / "journal.sqlite").close()
    home.chmod(0o755)
    (home / "journal.sqlite").chmod(0o644)
    connect(home / "journal.sqlite").close()
    assert others(home) == {}


def test_a_folder_with_other_things_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    """Somebody may have named his home; the journal in it is shut all the same."""
    (tmp_path / "letters.txt").touch()
    tmp_path.chmod(0o755)
    connect(tmp_path / "journal.sqlite").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "journal.sqlite").stat().st_mode) == 0o600


def test_a_library_is_ones_own(tmp_path: Path) -> None:
    """Also one that was built before, with the next build."""
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    library = tmp_path / "library"
    build_library(tmp_path / "plan.txt", library)
    assert others(library) == {}
    for file in (library, *library.rglob("*")):
        file.chmod(0o755 if file.is_dir() else 0o644)
    build_library(tmp_path / "plan.txt", library)
    found = others(library)
    assert set(found) <= {str(library / "library.json")}
    with show_library(library) as opened:
        assert opened.state.startswith("books-")


def test_a_build_removes_only_folders_of_its_own(tmp_path: Path) -> None:
    """Whatever else begins with the same word is somebody's."""
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    library = tmp_path / "library"
    build_library(tmp_path / "plan.txt", library)
    mine = library / "books-of-accounts"
    mine.mkdir()
    (mine / "2026.txt").write_text("kept", encoding="utf-8")
    litter = library / "books-0123456789ab"
    litter.mkdir()
    build_library(tmp_path / "plan.txt", library)
    assert (mine / "2026.txt").read_text(encoding="utf-8") == "kept"
    assert not litter.exists()


def test_a_pointer_out_of_the_library_is_no_library(tmp_path: Path) -> None:
    """``library.json`` is a file like any other: somebody else may have written it."""
    library = tmp_path / "library"
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    build_library(tmp_path / "plan.txt", library)
    pointer = library / "library.json"
    text = pointer.read_text(encoding="utf-8")
    state = next(folder.name for folder in library.iterdir() if folder.is_dir())
    pointer.write_text(text.replace(state, "../elsewhere"), encoding="utf-8")
    from plandraft.samples.index.layout import pointer as pointed

    assert pointed(library) is None


def test_the_journal_is_made_shut(tmp_path: Path) -> None:
    """Not first open and then shut."""
    journal = Journal(tmp_path / "home")
    journal.runs()
    journal.close()
    assert others(tmp_path / "home") == {} or not (tmp_path / "home").exists()
