"""The same page in every form and encoding gives the same plans; needs the shared page, Word and PDF also soffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from plandraft.documents import read_files
from plandraft.documents.script import _converter
from plandraft.knowledge import load_knowledge
from plandraft.samples import library_json, read_samples

PAGE = Path(__file__).parents[2].parent / "shared" / "samples" / "hospital-union-plans.txt"
SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the shared sample page is not at hand")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="soffice, which converts the page, is not installed")
FILTERS = {"docx": "docx:Office Open XML Text", "html": "html:HTML (StarWriter)", "pdf": "pdf:writer_pdf_Export"}
PLACES = {"file", "line", "start_line", "end_line", "column"}


def _plans(file: Path) -> Any:
    """What was read, without the places."""
    return _without_places(library_json(read_samples([file], knowledge=load_knowledge()))["plans"])


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(inner) for key, inner in value.items() if key not in PLACES}
    if isinstance(value, list):
        return [_without_places(inner) for inner in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_every_encoding_gives_the_same_plans(tmp_path, encoding):
    """Line numbers included."""
    copy = tmp_path / "page.txt"
    copy.write_bytes(PAGE.read_text(encoding="utf-8").encode(encoding))
    (read,), (original,) = read_files([copy]).documents, read_files([PAGE]).documents
    assert read.lines == original.lines


@pytest.mark.parametrize(
    ("encoding", "variant"), [("utf-8", "s2t"), ("big5", "s2tw"), ("utf-16-le", "s2tw"), ("gb18030", "s2hk")]
)
def test_traditional_script_gives_the_same_lines(tmp_path, encoding, variant):
    """But for one 著 that should not become 着; every variant is converted in its own way."""
    text = _converter(variant)(PAGE.read_text(encoding="utf-8"))
    copy = tmp_path / "page.txt"
    copy.write_bytes(text.encode(encoding))
    (read,), (original,) = read_files([copy]).documents, read_files([PAGE]).documents
    assert read.converted
    differing = sum(
        a != b
        for one, two in zip(read.lines, original.lines, strict=True)
        for a, b in zip(one.text, two.text, strict=True)
    )
    assert differing <= 1


@needs_office
@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_every_form_gives_the_same_plans(tmp_path, kind):
    """In the PDF every paragraph was broken into visual lines and is whole again; blanks may differ."""
    shutil.copy(PAGE, tmp_path / "page.txt")
    command = [SOFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"]
    command += ["--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", FILTERS[kind], "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "page.txt")], check=True, capture_output=True, timeout=120)
    assert _plans(tmp_path / f"page.{kind}") == _plans(PAGE)
