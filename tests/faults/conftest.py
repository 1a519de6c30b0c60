"""What the suite shares: loopback is plain HTTP, so that no client needs the machine's certificates."""

from __future__ import annotations

import pytest

from plandraft.models import connection


@pytest.fixture(autouse=True)
def _no_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them costs more than the rest of a run."""
    monkeypatch.setattr(connection, "_certificates", lambda: False)
