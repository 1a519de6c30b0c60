"""Writes ``format_1.sqlite``, the stored journal of format 1; it is written once a format and then only read."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path

from plandraft.core.ask import Failed, Usage
from plandraft.models.journal import JournaledModel
from tests.models.journal.desk import Clerk, Clock, ask, draft, header, journal, reply

SAMPLE = Path(__file__).with_name("format_1.sqlite")


def write(folder: Path) -> None:
    """One run that is done and one that was stopped, which shares a reply with it."""
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
    kept.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        write(Path(made))
        connection = sqlite3.connect(Path(made) / "journal.sqlite")
        connection.execute("VACUUM")  # what was overwritten, such as this machine's name, is gone then
        connection.close()
        shutil.copyfile(Path(made) / "journal.sqlite", SAMPLE)
