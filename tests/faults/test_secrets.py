"""A canary key under every fault: in no byte that is printed, logged, raised, pickled, told or kept."""

from __future__ import annotations

import logging
import os
import pickle
import traceback
from pathlib import Path

import pytest

from tests.faults.case import Case, error
from tests.faults.driving import at, drive
from tests.faults.refusals import ADAPTED, KEY, PASSING, QUOTA, REFUSED, STOPS, TOO_LONG, oai
from tests.faults.replies import ODD
from tests.faults.server import Wire


def _everywhere(status: int) -> Case:
    """A server that puts the key wherever it can."""

    def move(wire: Wire) -> bool:
        body = oai(f"bad {wire.key} " * 40, code=f"x-{wire.key}", param=wire.key) | {wire.key: [wire.key]}
        return error(status, body, location="https://elsewhere.example/v1", retry_after="0")(wire)

    return Case(f"echo-{status}", move, "faulty", always=True)


def _page(wire: Wire) -> None:
    wire.answer(200, f"<html><title>{wire.key}</title>{wire.key}</html>", "text/html")


LEAKY = [*map(_everywhere, (200, 307, 400, 401, 403, 404, 413, 429, 500, 503)), Case("echo-page", _page, always=True)]
REST = [*PASSING, *QUOTA, *STOPS, *TOO_LONG, *REFUSED, *ADAPTED, *ODD]

ALL = LEAKY + (REST if os.environ.get("PLANDRAFT_FAULTS") == "all" else REST[::4])


def _tracebacks(found: BaseException) -> str:
    made = traceback.TracebackException.from_exception(found, capture_locals=True)
    inside = [frame for frame in made.stack if "/tests/" not in frame.filename]
    return "".join(f"{frame}{frame.locals}" for frame in inside) + "".join(made.format_exception_only())


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.end}-{case.name}")
def test_the_key_is_nowhere(
    case: Case, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """With the SDK's and the HTTP library's logs at their most talkative."""
    caplog.set_level(logging.DEBUG)
    mode = case.modes[0]
    ran = drive(at(case, 0), streamed=mode == "streamed", count=1, memory=tmp_path, attempts=2)
    found = [repr(ran.answers), repr(ran.events), caplog.text]
    found += [f"{record.msg}{record.args}" for record in caplog.records]
    if ran.error is not None:
        found += [str(ran.error), repr(ran.error), _tracebacks(ran.error), repr(ran.error.__context__)]
        found += [repr(pickle.dumps(ran.error)), str(vars(ran.error))]
    found += [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()]
    found += list(capfd.readouterr())
    assert len(ran.server.requests) >= 1
    assert ran.server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert not [text for text in found if KEY in text or KEY[:12] in text]
