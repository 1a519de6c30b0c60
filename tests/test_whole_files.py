"""Files that are whole, as they were, or not there."""

from __future__ import annotations

import os

import pytest

from plandraft.whole_files import write_whole


def test_a_file_is_replaced(tmp_path):
    """It is private unless another mode is named."""
    for content, mode in ((b"old", 0o600), (b"new", 0o644)):
        write_whole(tmp_path / "file", content, mode=mode)
        assert (tmp_path / "file").read_bytes() == content
        assert (tmp_path / "file").stat().st_mode & 0o777 == mode
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, call):
    """Whichever step it is."""
    write_whole(tmp_path / "file", b"old")

    def failing(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, failing)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "file", b"new")
    monkeypatch.undo()
    assert (tmp_path / "file").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1
