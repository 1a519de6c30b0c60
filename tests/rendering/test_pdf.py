"""A PDF is the Word file as LibreOffice prints it; without LibreOffice it says what helps."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from plandraft.errors import OutputError
from plandraft.rendering import Layout, render
from plandraft.rendering.office import OWN_PLACE, as_pdf, missing_fonts, office_program
from tests.rendering.plans import full_plan


def test_a_plan_is_printed() -> None:
    """A4, its words, and house rules."""
    if shutil.which("soffice") is None and not os.environ.get("CI"):
        pytest.skip("LibreOffice is not installed")
    pages = PdfReader(io.BytesIO(render(full_plan(), ".pdf", layout=Layout(annex=False)))).pages
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]
    text = "".join(page.extract_text() for page in pages)
    assert "教职工代表大会" in text
    assert "任务分解表" not in text


def test_without_libreoffice_it_says_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where to get it, or what else to do."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(OutputError, match="LibreOffice") as refused:
        office_program()
    assert ".docx" in refused.value.hint


def test_a_program_that_is_named_and_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable, too."""
    monkeypatch.setenv(OWN_PLACE, "/nowhere/soffice")
    with pytest.raises(OutputError, match=r"PLANDRAFT_SOFFICE.*/nowhere/soffice"):
        office_program()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_program_that_fails_is_quoted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And nothing is left lying about."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho 'out of memory' >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(OWN_PLACE, str(program))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(OutputError, match=r"status 3.*out of memory"):
        as_pdf(b"no Word file")
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_faces_that_are_not_there_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One that is there under its other name is there; where nobody can say, nothing is said."""
    program = tmp_path / "fc-match"
    program.write_text(
        '#!/bin/sh\n[ "$3" = SimHei ] && printf "SimHei,黑体" || printf "DejaVu Sans"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(program) if name == "fc-match" else None)
    assert missing_fonts(["黑体", "仿宋_GB2312", "仿宋_GB2312", ""]) == ("仿宋_GB2312",)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert missing_fonts(["仿宋_GB2312"]) == ()
