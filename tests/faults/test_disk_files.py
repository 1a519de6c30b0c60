"""The files beside the journal on a failing disk: whole, as they were, or not there; and nothing left lying about."""

from __future__ import annotations

import signal
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from plandraft.api.state import write_atomically
from plandraft.core.ask import Reply
from plandraft.errors import PlandraftError
from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.doubles.recording import load_reply, save_reply
from tests.faults.children import Diary
from tests.faults.disk import FAULTS, KILL, Fault, struck
from tests.faults.plans import asks_of
from tests.faults.share import some

OLD, NEW = "旧" * 40_000, "新" * 40_000
pytestmark = pytest.mark.usefixtures("failing_disk")


def output(folder: Path) -> str:
    """What an output file holds."""
    return (folder / "plan.md").read_text(encoding="utf-8")


def write_output(folder: Path, text: str) -> None:
    """Write it."""
    write_atomically(folder / "plan.md", text.encode())


def recording(folder: Path) -> str:
    """What a recorded reply says."""
    found = load_reply(folder, asks_of()[0])
    return found.text if found else ""


def write_recording(folder: Path, text: str) -> None:
    """Record it."""
    save_reply(folder, asks_of()[0], Reply(text=text))


def memory(folder: Path) -> str:
    """What is remembered of an endpoint."""
    return OLD if CapabilityCache("http://127.0.0.1:9/v1", "m", folder=folder).capabilities.path == "/old" else NEW


def write_memory(folder: Path, text: str) -> None:
    """Learn it."""
    CapabilityCache("http://127.0.0.1:9/v1", "m", folder=folder).learn(
        Capabilities(path="/old" if text == OLD else "/new")
    )


FILES: dict[str, tuple[Callable[[Path], str], Callable[[Path, str], None]]] = {
    "output": (output, write_output),
    "recording": (recording, write_recording),
    "memory": (memory, write_memory),
}


def rewrite(name: str, folder: Path, diary: Path) -> None:
    """The child's work."""
    told = Diary(diary)
    try:
        FILES[name][1](folder, NEW)
    except PlandraftError as error:
        told.stopped(error)
    else:
        told.note("written")


@pytest.mark.parametrize(
    ("fault", "name"),
    [pytest.param(*each, id=f"{each[0].name}-{each[1]}") for each in some(list(product(FAULTS, FILES)))],
)
def test_a_file_is_whole_or_as_it_was(fault: Fault, name: str, tmp_path: Path) -> None:
    """The old content or the new one, and the new one where nobody was told otherwise."""
    read, write = FILES[name]
    folder = tmp_path / "folder"

    def given(at: int) -> tuple[Any, ...]:
        folder.mkdir(exist_ok=True)
        write(folder, OLD)
        return (name, folder, tmp_path / f"diary-{at}")

    for at, code in struck(fault, folder, rewrite, given):
        diary = Diary(tmp_path / f"diary-{at}")
        assert code == (-signal.SIGKILL if fault.error == KILL else 0)
        found = read(folder)
        assert found in (OLD, NEW)
        if diary.noted("written") and name != "memory":
            assert found == NEW
        assert all(hint for _, _, hint in diary.noted("stopped"))
        assert fault.error == KILL or len(list(folder.iterdir())) == 1, list(folder.iterdir())
