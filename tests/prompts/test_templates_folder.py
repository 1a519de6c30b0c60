"""The templates are found in a wheel and in an editable install."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from plandraft.errors import PromptError
from plandraft.prompts import templates_folder
from plandraft.prompts.templates_folder import template_sources

ROOT = Path(__file__).parents[2]


def test_an_editable_install_reads_the_repository():
    """Every template of the folder, line ends as LF."""
    assert set(template_sources()) == {file.name for file in (ROOT / "prompts").glob("*.md.j2")}
    assert not any("\r" in text for text in template_sources().values())


def test_the_wheel_holds_the_templates(tmp_path):
    """Byte for byte what lies in the repository's folder."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", tmp_path, ROOT],
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        prefix = "plandraft/prompts/templates/"
        packed = {n.removeprefix(prefix): wheel.read(n) for n in wheel.namelist() if n.startswith(prefix)}
    assert packed == {file.name: file.read_bytes() for file in (ROOT / "prompts").iterdir()}


def test_missing_templates_are_a_clear_error(tmp_path, monkeypatch):
    """A broken installation says so."""
    monkeypatch.setattr(templates_folder, "files", lambda _: tmp_path)
    monkeypatch.setattr(templates_folder, "__file__", str(tmp_path / "a" / "b" / "c" / "d.py"))
    with pytest.raises(PromptError, match="templates are missing"):
        template_sources.__wrapped__()
