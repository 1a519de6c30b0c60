"""Writes the stored journal of today's format beside those of earlier ones; each is written once and then only read."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path

from plandraft.batch.records import Batch, BatchFile, BatchLine, BatchRun
from plandraft.batch.store import BatchStore
from plandraft.core.ask import Failed, Usage
from plandraft.journal import Journal, JournaledModel
from plandraft.journal.store import JOURNAL_FORMAT_VERSION
from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.models.capabilities.capability_cache import capabilities_to_json
from tests.journal.desk import Clerk, Clock, ask, draft, header, journal, reply

SAMPLES = {
    version: Path(__file__).with_name(f"format_{version}.sqlite") for version in range(1, JOURNAL_FORMAT_VERSION + 1)
}
SAMPLE = SAMPLES[JOURNAL_FORMAT_VERSION]


def write(folder: Path) -> None:
    """One run that is done, one that was stopped, which shares a reply with it, and its batch that is under way."""
    clock = Clock()
    kept = journal(folder, clock)
    done = kept.begin(header("d0d0d0d0d0d0"))
    for text, said in (("第一问", "办好职工书屋。"), ("第二问", "孤字 \ud83d 也留着")):
        done.called(ask(text).id, Usage(prompt_tokens=12, completion_tokens=7), "ok").result()
        JournaledModel(Clerk(reply(said)), done).ask(ask(text))
    JournaledModel(Clerk(Failed(kind="refused", message="不答")), done).ask(ask("第三问"))
    done.finish(draft())
    done.close()
    clock.pass_days(1)
    stopped = kept.begin(header("5e5e5e5e5e5e", leaks=None))
    JournaledModel(Clerk(), stopped).ask(ask("第一问"))
    stopped.asked(ask("未答的问")).result()
    stopped.called(ask("未答的问").id, None, "timeout").result()
    stopped.stop("no connection")
    stopped.close()
    write_batch(kept, stopped.id, ask("未答的问").id)
    kept.close()


def write_batch(kept: Journal, run: str, asked: str) -> None:
    """A batch with one file, of which the endpoint has done nothing yet."""
    scope, at = header().scope, kept.stamp()
    batch = Batch(
        id="b-5e5e5e5e5e",
        scope=scope,
        model="invented",
        base_url="http://127.0.0.1:1/v1",
        begun=at,
        since=at,
        rounds=1,
        most_lines=50_000,
    )
    entry = BatchRun(batch=batch.id, run=run, place=0, name="me", files=("/plans/me.md",))
    file = BatchFile(
        token="7f3a9b1c5d2e",
        batch=batch.id,
        scope=scope,
        at=at,
        state="sent",
        remote="batch_1",
        upload="file-1",
        status="in_progress",
        total=1,
    )
    line = BatchLine(
        file=file.token, ask=asked, capabilities=capabilities_to_json(Capabilities(temperature=False)), digest="0" * 32
    )
    BatchStore(kept).save(batch, entry, file, line)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        write(Path(made))
        connection = sqlite3.connect(Path(made) / "journal.sqlite")
        connection.execute("VACUUM")  # what was overwritten, such as this machine's name, is gone then
        connection.close()
        shutil.copyfile(Path(made) / "journal.sqlite", SAMPLE)
