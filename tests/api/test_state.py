"""The state folder, and files that are whole or not there."""

from __future__ import annotations

import json

import pytest

from plandraft.api.state import state_folder, write_atomically
from plandraft.errors import OutputError


def test_the_state_folder_is_the_user_s_choice(tmp_path):
    """``PLANDRAFT_HOME``, else the platform's."""
    assert state_folder({"PLANDRAFT_HOME": str(tmp_path)}) == tmp_path
    assert state_folder({}).name == "plandraft"


def test_a_file_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    """A write that fails leaves the old file and no temporary one."""
    target = tmp_path / "plan.json"
    target.write_text("old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match="No space left"):
        write_atomically(target, json.dumps({}).encode())
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    assert target.read_text() == "old"


def test_a_missing_folder_is_named(tmp_path):
    """With what to do."""
    with pytest.raises(OutputError) as error:
        write_atomically(tmp_path / "none" / "plan.md", b"")
    assert "-o" in error.value.hint
