"""What is said of last year is looked at in Chinese, as its readers see it."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _in_chinese(_english_unless_somebody_chooses: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANDRAFT_LANG", "zh")
