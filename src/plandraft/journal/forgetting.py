"""What is taken out of the journal when runs are forgotten."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from plandraft.journal.keeping import Write

AWAITED = "SELECT r.run FROM batch_runs r JOIN batches b ON b.id=r.batch WHERE b.state='open' AND r.state='open'"
"""The runs that a batch under way still works for."""


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
