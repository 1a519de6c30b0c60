"""The last record torn at every byte: the reply is there or it is not, all earlier ones are, and none is another."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plandraft.core.ask import Reply
from plandraft.journal import Journal, JournaledModel
from tests.faults.share import ALL, SEED
from tests.journal.desk import Clerk, ask, header, journal, reply

EARLIER = {f"问{number}": f"答{number}" for number in range(3)}
LAST = "末答：" + "".join(random.Random(SEED).choices("工会职代福利安全生产技能竞赛文体困难帮扶女工春夏秋冬", k=6_000))
"""So long that it does not fit on a page of the file: its record is torn between pages too."""
HEADER = header()
ASKS = {question: ask(question) for question in (*EARLIER, "末问")}
WAL = "journal.sqlite-wal"


@dataclass(frozen=True)
class Record:
    """The files of a journal that nobody closed, and from which byte of the log its last reply was written."""

    files: dict[str, bytes]
    begins: int

    @property
    def log(self) -> bytes:
        """The whole log."""
        return self.files[WAL]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Three replies, and then a fourth."""
    folder = tmp_path_factory.mktemp("record")
    kept = journal(folder)
    run = kept.begin(HEADER)
    for question, said in EARLIER.items():
        JournaledModel(Clerk(reply(said)), run).ask(ASKS[question])
    run.asked(ASKS["末问"]).result()
    begins = (folder / WAL).stat().st_size
    run.answered(ASKS["末问"], reply(LAST)).result()
    found = {name: (folder / name).read_bytes() for name in ("journal.sqlite", WAL)}
    run.close()
    kept.close()
    return Record(found, begins)


def garbage(length: int) -> bytes:
    """What a bad disk may have there."""
    return random.Random(SEED).randbytes(length)


TEARS: dict[str, Callable[[int], bytes]] = {"cut": lambda _: b"", "zeros": bytes, "garbage": garbage}


def told(kept: Journal, question: str) -> str | None:
    """The text of the kept reply."""
    answer, _, _ = kept.answer(HEADER, ASKS[question])
    assert answer is None or isinstance(answer, Reply)
    return answer.text if answer is not None else None


@pytest.mark.parametrize("tear", TEARS)
def test_a_record_torn_at_every_byte(tear: str, record: Record, memory_folder: Path, record_property: Any) -> None:
    """Cut off there, or filled with zeros or with garbage from there on."""
    places = range(record.begins, len(record.log) + 1)
    chosen = places if ALL else [*sorted(random.Random(SEED).sample(places, len(places) // 10)), len(record.log)]
    whole = 0
    for at in chosen:
        for file in memory_folder.iterdir():
            file.unlink()
        (memory_folder / "journal.sqlite").write_bytes(record.files["journal.sqlite"])
        log = record.log[:at] + TEARS[tear](len(record.log) - at)
        (memory_folder / WAL).write_bytes(log)
        kept = journal(memory_folder)
        assert {question: told(kept, question) for question in EARLIER} == EARLIER, at
        assert told(kept, "末问") == (LAST if log == record.log else None), at
        whole += told(kept, "末问") == LAST
        kept.close()
    record_property("bytes", len(chosen))
    record_property("replies that were whole", whole)
