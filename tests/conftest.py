"""What all tests share: no proxies, a state folder of their own, and no way out of this machine."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", settings.get_profile("default"), print_blob=True)
settings.load_profile("explore" if os.environ.get("PLANDRAFT_EXPLORE") else "repeatable")
"""The same examples every time; ``make explore`` looks for others, and what it finds is kept beside the test.
No example has a time limit: how long it takes depends on what else the machine is doing."""


@pytest.fixture(autouse=True)
def _english_unless_somebody_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are those of the code, whatever is drafted and wherever; tests/messages has what users see."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "PLANDRAFT_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setattr("plandraft.cli.language.of_material", lambda args: None)


@pytest.fixture(autouse=True)
def _no_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A connection to anything but loopback is a fault of the test."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "PLANDRAFT_API_KEY", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "state"))
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test reached for {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
