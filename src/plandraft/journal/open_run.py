"""A run that is being worked on: what it asks and is told is kept under its name."""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future

from plandraft.core.ask import Answer, Ask, Failed, Reply, Usage
from plandraft.core.draft import Draft
from plandraft.journal import rows
from plandraft.journal.file import JournalFile
from plandraft.journal.header import RunHeader
from plandraft.journal.locks import RunLock
from plandraft.journal.writes import asked_row, call_row, failure_row, reply_row


class OpenRun:
    """One run under its lock.

    Attributes:
        header: What it was begun with.
        damaged: How many kept answers could not be read and are asked for again.
        untold: How many calls' tokens the endpoint did not tell, since the run was taken up.
    """

    def __init__(self, file: JournalFile, header: RunHeader, lock: RunLock) -> None:
        self.header = header
        self.damaged = 0
        self.untold = 0
        self._file, self._lock = file, lock

    @property
    def id(self) -> str:
        """The run's name."""
        return self.header.run_id

    def answer(self, ask: Ask) -> Answer | None:
        """The kept answer, not paid for again; None where there is none that can be trusted."""
        answer, source, damaged = kept_answer(self._file, self.header, ask)
        self.damaged += damaged
        if answer is not None:
            self.asked(ask)
            if isinstance(answer, Reply) and source != self.id:
                self._keep_reply(ask, answer, source)
        return answer

    def asked(self, ask: Ask) -> Future[None]:
        """Keep that something is about to be asked."""
        return self._file.write(asked_row(self.id, ask, self._file.stamp()))

    def awaited(self) -> dict[str, int]:
        """How many of its asks an endpoint has in batches under way, by the name of the batch."""
        sql = (
            "SELECT f.batch, COUNT(*) FROM asked a"
            " JOIN batch_lines l ON l.ask=a.ask JOIN batch_files f ON f.token=l.file"
            " WHERE a.run=? AND f.scope=? AND l.state='sent' AND f.state IN ('meant','sent') GROUP BY f.batch"
        )
        return dict(self._file.read(sql, (self.id, self.header.scope)))

    def answered(self, ask: Ask, answer: Answer) -> Future[None]:
        """Keep an answer. That a budget was reached is none: the ask stays open."""
        if isinstance(answer, Reply):
            return self._keep_reply(ask, answer, self.id)
        if answer.kind == "over_budget":
            done: Future[None] = Future()
            done.set_result(None)
            return done
        return self._keep_failure(ask, answer)

    def called(self, ask_id: str, usage: Usage | None, said: str) -> Future[None]:
        """Keep what one HTTP call cost, of use or not; ``usage`` is None where the endpoint is silent.

        Args:
            ask_id: Hash of the ask.
            usage: Tokens; None where the endpoint is silent.
            said: What became of the call, in words.
        """
        self.untold += usage is None
        return self._file.write(call_row(self.id, ask_id, self._file.stamp(), usage, said))

    def finish(self, made: Draft) -> None:
        """Keep the draft and mark the run as done."""
        self._end("done", "", made)

    def stop(self, reason: str, made: Draft | None = None) -> None:
        """Mark the run as stopped, with what it came to so far; it can be taken up again."""
        self._end("begun", reason, made)

    def forget_replies(self) -> None:
        """Forget what was answered to its asks: nothing of it was of use, and the same command asks afresh."""
        sql = "DELETE FROM replies WHERE scope=? AND ask IN (SELECT ask FROM asked WHERE run=?)"
        self._file.write(lambda connection: connection.execute(sql, (self.header.scope, self.id))).result()

    def close(self) -> None:
        """Let others work on the run."""
        self._lock.give_back()

    def _end(self, state: str, reason: str, made: Draft | None) -> None:
        run, at = self.id, self._file.stamp()
        body = rows.packed(rows.draft_value(made)) if made is not None else None

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE runs SET state=?, reason=?, touched=?, holder='' WHERE id=?", (state, reason, at, run)
            )
            if body is not None:
                values = (run, at, body, rows.checksum(body, run, "draft"))
                connection.execute("INSERT OR REPLACE INTO drafts VALUES(?,?,?,?)", values)

        self._file.write(write).result()

    def _keep_reply(self, ask: Ask, reply: Reply, source: str) -> Future[None]:
        at = self._file.stamp()
        return self._file.write(reply_row(self.header.scope, self.id, ask.id, at, reply, source=source))

    def _keep_failure(self, ask: Ask, failed: Failed) -> Future[None]:
        return self._file.write(failure_row(self.id, ask.id, self._file.stamp(), failed))


def kept_answer(file: JournalFile, header: RunHeader, ask: Ask) -> tuple[Answer | None, str, bool]:
    """A kept answer: of this run, else a reply of another one to the same ask of the same model.

    Args:
        file: Where it is kept.
        header: The run that asks.
        ask: What it asks.

    Returns:
        The answer or None; the run it is from; and whether a damaged one was passed over.
    """
    sql = "SELECT run, body, checksum FROM replies WHERE scope=? AND ask=? ORDER BY run<>?, at"
    damaged = False
    for run, body, stored in file.read(sql, (header.scope, ask.id, header.run_id)):
        try:
            return rows.reply_from(rows.unpacked(body, stored, header.scope, ask.id, run)), run, damaged
        except rows.Damaged:
            damaged = True
    sql = "SELECT body, checksum FROM failures WHERE run=? AND ask=?"
    for body, stored in file.read(sql, (header.run_id, ask.id)):
        try:
            return rows.failed_from(rows.unpacked(body, stored, header.run_id, ask.id)), header.run_id, damaged
        except rows.Damaged:
            damaged = True
    return None, "", damaged
