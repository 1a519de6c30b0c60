"""A canary key under every fault of a whole plan on the command line: in no byte that is printed, logged or written."""

from __future__ import annotations

import logging
import pickle
import sqlite3
import traceback
import zipfile
import zlib
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from plandraft import api
from plandraft.cli.main import main
from plandraft.errors import PlandraftError
from tests.faults.office import Office, Trouble
from tests.faults.plans import DAY, PROFILE_FILE, asking, asks_of
from tests.faults.refusals import KEY
from tests.faults.server import serving
from tests.faults.share import some
from tests.faults.test_plans import CASES, PLACES
from tests.faults.test_secrets import LEAKY

OUTPUTS = ("plan.md", "plan.json", "plan.docx", "plan.html")


def _places() -> Iterator[object]:
    """Each fault first, in the middle and last, streamed and not by turns."""
    for case in [*CASES, *LEAKY]:
        places = ["first"] if case.always else PLACES["sections"]
        for place, mode in zip(places, cycle(case.modes), strict=False):
            yield pytest.param(case, place, mode, id=f"{case.end}-{case.name}-{place}-{mode}")


def bytes_of(text: str) -> bytes:
    """A text as bytes, whatever is in it."""
    return text.encode("utf-8", "surrogatepass")


def written(folder: Path) -> list[bytes]:
    """All bytes below a folder, and what is packed in them."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    found = [file.read_bytes() for file in files]
    for packed in filter(zipfile.is_zipfile, files):
        with zipfile.ZipFile(packed) as parts:
            found += map(parts.read, parts.namelist())
    for journal in (file for file in files if file.suffix == ".sqlite"):
        connection = sqlite3.connect(journal)
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
            found += [_opened(value) for row in connection.execute(f"SELECT * FROM {table}") for value in row]
        connection.close()
    return found


def _opened(value: Any) -> bytes:
    try:
        return zlib.decompress(value) if isinstance(value, bytes) else bytes_of(str(value))
    except zlib.error:
        return value  # a checksum


def shown(error: BaseException) -> list[bytes]:
    """An error as it may be printed, logged with its locals, or sent to another process."""
    made = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = "".join(f"{frame}{frame.locals}" for frame in made.stack if "/tests/" not in frame.filename)
    words = f"{error}{error!r}{ours}{error.__context__!r}{error.__cause__!r}{vars(error)}"
    return [bytes_of(words), pickle.dumps(error)]


class Watched:
    """The public function as the command line calls it, on the day of the suite; the office sees what is asked."""

    def __init__(self, office: Office) -> None:
        self.came_to: list[object] = []
        self._office, self._draft = office, api.draft

    def __call__(self, *given: Any, on_event: Any, **more: Any) -> Any:
        def both(event: Any) -> None:
            self._office.see(event)
            on_event(event)

        try:
            made = self._draft(*given, on_event=both, **(more | {"as_of": DAY}))
        except PlandraftError as error:
            self.came_to.append(error)
            raise
        self.came_to.append(made)
        return made


@pytest.mark.parametrize(("case", "place", "mode"), some(list(_places())))
def test_the_key_is_nowhere(
    case: Any,
    place: str,
    mode: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """With all loggers at their most talkative."""
    asking(monkeypatch, stream=mode == "streamed", attempts=3)
    caplog.set_level(logging.DEBUG)
    office, target = Office(), asks_of()[PLACES["sections"][place]].id
    watched = Watched(office)
    monkeypatch.setattr(api, "draft", watched)
    command = ["draft", str(PROFILE_FILE), "--model", "m", "--strategy", "sections"]
    command += [part for name in OUTPUTS for part in ("-o", str(tmp_path / name))]
    with serving(Trouble(case, office, target), office.answer) as server, pytest.raises(SystemExit):
        main([*command, "--base-url", server.url])
    (came_to,) = watched.came_to
    found = shown(came_to) if isinstance(came_to, PlandraftError) else [bytes_of(repr(came_to))]
    found += [bytes_of(repr(api.show_run(run.id))) for run in api.list_runs()]
    found += map(bytes_of, (*capfd.readouterr(), caplog.text, *(f"{vars(record)}" for record in caplog.records)))
    found += written(tmp_path)
    assert len(found) > 50
    assert {headers["authorization"] for headers in server.headers} == {f"Bearer {KEY}"}
    assert not [text[:2000] for text in found if KEY.encode() in text or KEY[:12].encode() in text]
