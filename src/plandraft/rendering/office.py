"""LibreOffice as a printer: a Word file as PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from plandraft.errors import OutputError
from plandraft.messages import marked, tr
from plandraft.rendering.gbt9704 import OTHER_NAMES

PROGRAMS = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
}
OWN_PLACE = "PLANDRAFT_SOFFICE"
"""Environment variable that names the program where it is not found by itself."""
TIMEOUT_S = 180
"""A plan of 400 measures takes 20 s on a slow machine; the first start of the program some more (our choice)."""
_HINT = marked(
    "install LibreOffice, or name its program in PLANDRAFT_SOFFICE; or write a .docx and save it as PDF in Word or WPS"
)


def office_program() -> str:
    """The path of LibreOffice's program.

    Raises:
        OutputError: It is not there.
    """
    named = os.environ.get(OWN_PLACE)
    if named:
        found = shutil.which(named)
        if found is None:
            raise OutputError(
                tr(
                    "PDF needs LibreOffice, and {own_place} names no program: {named}", own_place=OWN_PLACE, named=named
                ),
                hint=tr(_HINT),
            )
        return found
    places = (shutil.which(name) for name in (*PROGRAMS, *_PLACES.get(sys.platform, ())))
    found = next((place for place in places if place), None)
    if found is None:
        raise OutputError(tr("PDF needs LibreOffice, which is not on this machine"), hint=tr(_HINT))
    return found


def missing_fonts(names: Iterable[str]) -> tuple[str, ...]:
    """The faces that are not on this machine, so that others are printed in their place; none where that is unknown.

    Args:
        names: Of the faces.
    """
    program = shutil.which("fc-match")
    if program is None:
        return ()
    return tuple(name for name in dict.fromkeys(names) if name and not _is_there(name, program))


def _is_there(name: str, program: str) -> bool:
    """Whether the face itself is found, or one that is the same under another name."""
    for one in (name, OTHER_NAMES.get(name, name)):
        try:
            found = subprocess.run([program, "-f", "%{family}", one], capture_output=True, timeout=20, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return True
        if one.casefold() in found.stdout.decode("utf-8", "replace").casefold().split(","):
            return True
    return False


def as_pdf(word: bytes) -> bytes:
    """A Word file as PDF, as LibreOffice lays it out; comments are not printed.

    It works in a folder and with a profile of its own, so that an open LibreOffice does not matter.

    Raises:
        OutputError: LibreOffice is not there, or could not do it.
    """
    program = office_program()
    with tempfile.TemporaryDirectory(prefix="plandraft-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        (folder / "plan.docx").write_bytes(word)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", made]
        try:
            done = subprocess.run(
                [*command, str(folder / "plan.docx")], capture_output=True, timeout=TIMEOUT_S, check=False
            )
        except subprocess.TimeoutExpired:
            raise OutputError(
                tr("LibreOffice did not answer for {timeout_s} seconds", timeout_s=TIMEOUT_S), hint=tr(_HINT)
            ) from None
        except OSError as error:
            raise OutputError(
                tr("LibreOffice cannot be started: {strerror}", strerror=error.strerror), hint=tr(_HINT)
            ) from None
        result = folder / "plan.pdf"
        if not result.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise OutputError(
                tr(
                    "LibreOffice wrote no PDF (status {returncode}){what}",
                    returncode=done.returncode,
                    what=": " + said[-1][:200] if said else "",
                ),
                hint=tr(_HINT),
            )
        return result.read_bytes()
