"""The writes of the journal: what is kept of runs, asks, answers and calls, and what is forgotten with a run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plandraft.core.ask import Ask, Failed, Reply, Usage
from plandraft.core.sample import LeakList
from plandraft.journal import rows
from plandraft.journal.header import RunHeader
from plandraft.journal.listing import summary_of

Write = Callable[[sqlite3.Connection], object]
AWAITED = "SELECT r.run FROM batch_runs r JOIN batches b ON b.id=r.batch WHERE b.state='open' AND r.state='open'"
"""The runs that a batch under way still works for."""


@dataclass(frozen=True)
class LeaksRow:
    """The row that holds a leak list, by its digest; equal lists are kept once."""

    digest: str
    values: tuple[str, bytes, bytes]


def leaks_row(leaks: LeakList | None) -> LeaksRow | None:
    """The row of a leak list; None where there is no list."""
    if leaks is None:
        return None
    body = rows.packed({"strings": sorted(leaks.strings), "runs": sorted(leaks.runs)})
    digest = rows.checksum(body, "leaks").hex()
    return LeaksRow(digest, (digest, body, rows.checksum(body, digest)))


def run_row(header: RunHeader, at: str, holder: str, *, leaks: LeaksRow | None, known: bool) -> Write:
    """That a run begins or goes on; one that was done forgets what failed in it. ``known`` leaks are there already.

    Args:
        header: What the run is begun with.
        at: The time, as it is kept.
        holder: Who works on it, for people.
        leaks: The row of its leak list.
        known: Whether that row was written before.
    """
    run_id, body = header.run_id, rows.packed(header.model_dump(mode="json"))
    summary = rows.packed(summary_of(header))
    values = (
        *(run_id, header.key, header.brief.as_of.isoformat(), at, at, holder),
        *(summary, rows.checksum(summary, run_id, "summary"), body, rows.checksum(body, run_id)),
        leaks.digest if leaks else "",
    )

    def write(connection: sqlite3.Connection) -> None:
        connection.execute(
            "DELETE FROM failures WHERE run=? AND EXISTS(SELECT 1 FROM runs WHERE id=? AND state='done')",
            (run_id, run_id),
        )
        if leaks is not None:
            put = "INSERT OR IGNORE" if known else "INSERT OR REPLACE"
            connection.execute(f"{put} INTO leaks VALUES(?,?,?)", leaks.values)
        connection.execute(
            "INSERT INTO runs VALUES(?,?,?,?,?,'begun','',?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET"
            " touched=excluded.touched, state='begun', reason='', holder=excluded.holder, summary=excluded.summary,"
            " summary_checksum=excluded.summary_checksum, header=excluded.header, checksum=excluded.checksum,"
            " leaks=excluded.leaks",
            values,
        )

    return write


def asked_row(run: str, ask: Ask, at: str) -> Write:
    """That a run asks something.

    Args:
        run: Name of the run.
        ask: What is asked.
        at: The time, as it is kept.
    """
    body = rows.packed(rows.ask_value(ask))

    def write(connection: sqlite3.Connection) -> None:
        values = (ask.id, body, rows.checksum(body, ask.id))
        connection.execute("INSERT OR IGNORE INTO asks VALUES(?,?,?)", values)
        connection.execute("INSERT OR IGNORE INTO asked VALUES(?,?,?)", (run, ask.id, at))

    return write


def call_row(run: str, ask_id: str, at: str, usage: Usage | None, said: str) -> Write:
    """What one call cost, of use or not; ``usage`` is None where the endpoint is silent.

    Args:
        run: Name of the run.
        ask_id: Hash of the ask.
        at: The time, as it is kept.
        usage: Tokens; None where the endpoint did not tell.
        said: What became of the call, in words.
    """
    body, cost = rows.packed({"said": said, "counted": usage is not None}), usage or Usage()
    tokens = (cost.prompt_tokens, cost.cached_tokens, cost.completion_tokens, cost.reasoning_tokens)
    values = (run, ask_id, at, *tokens, body, rows.checksum(body, run, ask_id, *tokens))

    def write(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO calls(run,ask,at,prompt_tokens,cached_tokens,completion_tokens,reasoning_tokens,body,"
            "checksum) VALUES(?,?,?,?,?,?,?,?,?)",
            values,
        )

    return write


def reply_row(scope: str, run: str, ask_id: str, at: str, reply: Reply, *, source: str, over: bool = True) -> Write:
    """A reply; ``over`` another one that is kept for the run, else only where there is none.

    Args:
        scope: One model at one address; within it replies are shared.
        run: Name of the run.
        ask_id: Hash of the ask.
        at: The time, as it is kept.
        reply: What was answered.
        source: The run that paid for it.
        over: Whether it takes the place of one that is there.
    """
    body = rows.packed(rows.reply_value(reply))
    values = (scope, ask_id, run, at, source, body, rows.checksum(body, scope, ask_id, run))

    def write(connection: sqlite3.Connection) -> None:
        what = "REPLACE" if over else "IGNORE"
        connection.execute(f"INSERT OR {what} INTO replies VALUES(?,?,?,?,?,?,?)", values)
        connection.execute("DELETE FROM failures WHERE run=? AND ask=?", (run, ask_id))

    return write


def failure_row(run: str, ask_id: str, at: str, failed: Failed) -> Write:
    """A failure that is the flow's business.

    Args:
        run: Name of the run.
        ask_id: Hash of the ask.
        at: The time, as it is kept.
        failed: Why there is no reply.
    """
    body = rows.packed(rows.failed_value(failed))
    values = (run, ask_id, at, body, rows.checksum(body, run, ask_id))

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT OR REPLACE INTO failures VALUES(?,?,?,?,?)", values)

    return write


def forget(run_ids: Sequence[str]) -> Write:
    """Everything that is kept under some runs."""

    def write(connection: sqlite3.Connection) -> None:
        values = [(run_id,) for run_id in run_ids]
        for statement in (
            "DELETE FROM asked WHERE run=?",
            "DELETE FROM replies WHERE run=?",
            "DELETE FROM failures WHERE run=?",
            "DELETE FROM calls WHERE run=?",
            "DELETE FROM drafts WHERE run=?",
            "DELETE FROM batch_runs WHERE run=?",
            "DELETE FROM runs WHERE id=?",
        ):
            connection.executemany(statement, values)

    return write


def forget_orphans(connection: sqlite3.Connection) -> None:
    """What no run needs any more."""
    connection.execute("DELETE FROM asks WHERE id NOT IN (SELECT ask FROM asked)")
    connection.execute("DELETE FROM leaks WHERE id NOT IN (SELECT leaks FROM runs)")
    connection.execute("DELETE FROM batches WHERE id NOT IN (SELECT batch FROM batch_runs)")
    connection.execute("DELETE FROM batch_files WHERE batch NOT IN (SELECT id FROM batches)")
    connection.execute("DELETE FROM batch_lines WHERE file NOT IN (SELECT token FROM batch_files)")
