"""What is written about asks, answers and calls: one row or two each, to be put alone or together with others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from plandraft.core.ask import Ask, Failed, Reply, Usage
from plandraft.models.journal import rows

Write = Callable[[sqlite3.Connection], object]


def together(writes: Iterable[Write]) -> Write:
    """Several writes as one: all of them are on the disk afterwards, or none."""
    listed = tuple(writes)

    def write(connection: sqlite3.Connection) -> None:
        for one in listed:
            one(connection)

    return write


def asked_row(run: str, ask: Ask, at: str) -> Write:
    """That a run asks something."""
    body = rows.packed(rows.ask_value(ask))

    def write(connection: sqlite3.Connection) -> None:
        values = (ask.id, body, rows.checksum(body, ask.id))
        connection.execute("INSERT OR IGNORE INTO asks VALUES(?,?,?)", values)
        connection.execute("INSERT OR IGNORE INTO asked VALUES(?,?,?)", (run, ask.id, at))

    return write


def call_row(run: str, ask_id: str, at: str, usage: Usage | None, said: str) -> Write:
    """What one call cost, of use or not; ``usage`` is None where the endpoint is silent."""
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
    """A reply; ``over`` another one that is kept for the run, else only where there is none."""
    body = rows.packed(rows.reply_value(reply))
    values = (scope, ask_id, run, at, source, body, rows.checksum(body, scope, ask_id, run))

    def write(connection: sqlite3.Connection) -> None:
        what = "REPLACE" if over else "IGNORE"
        connection.execute(f"INSERT OR {what} INTO replies VALUES(?,?,?,?,?,?,?)", values)
        connection.execute("DELETE FROM failures WHERE run=? AND ask=?", (run, ask_id))

    return write


def failure_row(run: str, ask_id: str, at: str, failed: Failed) -> Write:
    """A failure that is the flow's business."""
    body = rows.packed(rows.failed_value(failed))
    values = (run, ask_id, at, body, rows.checksum(body, run, ask_id))

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT OR REPLACE INTO failures VALUES(?,?,?,?,?)", values)

    return write
