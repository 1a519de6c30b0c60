"""Who is an original and who its copy, kept right while plans come and go.

The rule: a plan is an original if no better original is alike; any other plan points at the best original it is
like. Which plans are originals depends on the plans alone, not on the order in which they came. A copy never
points at a copy. Only originals can be looked up, so a thousand copies of one template cost no more than one.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Callable

from plandraft.samples.near_duplicates.fingerprint import Fingerprint, alike

SCHEMA = """
CREATE TABLE likeness (
    plan INTEGER PRIMARY KEY, rank TEXT NOT NULL, sketch BLOB NOT NULL, reach INTEGER NOT NULL, original INTEGER
);
CREATE INDEX copies_of ON likeness (original) WHERE original IS NOT NULL;
CREATE TABLE runs (hash INTEGER, plan INTEGER, PRIMARY KEY (hash, plan)) WITHOUT ROWID;
"""
"""``original`` is the plan itself for an original, the better copy's number for a copy, null while undecided;
``sketch`` holds the fingerprint, as libraries on disk call it; ``reach`` is the bound below which all its hashes are in
``runs``."""
_RARE_SHARE = 0.6
"""Plans that share half of their runs share some of the rarest 60 % of them."""
_COMMON, _LEAST = 200, 8
"""A run that so many originals have is boilerplate; it is looked up only where there are too few others."""
_LEAST_SHARED = 0.25
"""Share of the runs looked up that a near-copy has with near certainty: two thirds are expected (our choice)."""


class Originals:
    """The near-copies among the plans of one database that has the tables of ``SCHEMA``."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._open: list[tuple[str, int]] = []
        self._reach: dict[int, int] = dict(database.execute("SELECT plan, reach FROM likeness"))
        self._reaches = set(self._reach.values())

    def add(self, plan: int, *, rank: str, fingerprint: Fingerprint) -> None:
        """Take in a plan; ``settle`` decides about it."""
        row = (plan, rank, fingerprint.to_bytes(), fingerprint.reach)
        self._database.execute("INSERT INTO likeness VALUES (?, ?, ?, ?, NULL)", row)
        self._reach[plan] = fingerprint.reach
        self._reaches.add(fingerprint.reach)
        self._open.append((rank, plan))

    def remove(self, plan: int) -> None:
        """Forget a plan; ``settle`` decides anew about its copies."""
        self._withdraw(plan)
        self._database.execute("DELETE FROM likeness WHERE plan = ?", (plan,))
        self._open = [entry for entry in self._open if entry[1] != plan]

    def settle(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Decide about all plans that came and all copies that lost their original, best first."""
        heapq.heapify(self._open)
        done = 0
        while self._open:
            rank, plan = heapq.heappop(self._open)
            self._decide(plan, rank)
            done += 1
            if progress is not None and (done % 100 == 0 or not self._open):
                progress(done, done + len(self._open))

    def _decide(self, plan: int, rank: str) -> None:
        found = self._database.execute("SELECT sketch FROM likeness WHERE plan = ?", (plan,)).fetchone()
        fingerprint = Fingerprint.from_bytes(found[0])
        near = self._like(plan, fingerprint)
        better = min((entry for entry in near if entry < (rank, plan)), default=None)
        if better is not None:
            self._point(plan, better[1])
            return
        self._point(plan, plan)
        self._database.executemany("INSERT OR IGNORE INTO runs VALUES (?, ?)", ((h, plan) for h in fingerprint.posted))
        for _, worse in near:
            self._withdraw(worse)
            self._point(worse, plan)

    def _like(self, plan: int, fingerprint: Fingerprint) -> list[tuple[str, int]]:
        """The originals that a plan is like, with their ranks."""
        rare = self._rarest(fingerprint.posted)
        marks = ",".join("?" * len(rare))
        rows = self._database.execute(
            f"SELECT plan, count(*) FROM runs WHERE hash IN ({marks}) GROUP BY plan HAVING count(*) >= ?",  # noqa: S608
            (*rare, 2 if len(rare) >= _LEAST else 1),
        ).fetchall()
        least = {reach: _LEAST_SHARED * sum(value < reach for value in rare) for reach in self._reaches}
        enough = (other for other, shared in rows if other != plan and shared >= least[self._reach[other]])
        return [entry for other in enough if (entry := self._compared(fingerprint, other))]

    def _compared(self, fingerprint: Fingerprint, other: int) -> tuple[str, int] | None:
        """A plan's rank and number if it is alike."""
        rank, data = self._database.execute("SELECT rank, sketch FROM likeness WHERE plan = ?", (other,)).fetchone()
        return (rank, other) if alike(fingerprint, Fingerprint.from_bytes(data)) else None

    def _rarest(self, hashes: tuple[int, ...]) -> tuple[int, ...]:
        """Those hashes that the fewest originals have, but at least one."""
        count = f"SELECT count(*) FROM (SELECT 1 FROM runs WHERE hash = ? LIMIT {_COMMON})"  # noqa: S608  a constant
        held = sorted((self._database.execute(count, (value,)).fetchone()[0], value) for value in hashes)
        known = [entry for entry in held if entry[0]]
        rare = sum(often < _COMMON for often, _ in known)
        wanted = max(_LEAST, min(rare, int(len(hashes) * _RARE_SHARE)))
        return tuple(value for _, value in known[:wanted])

    def _withdraw(self, plan: int) -> None:
        """An original is one no more: its runs go, and its copies are open again."""
        found = self._database.execute("SELECT sketch FROM likeness WHERE plan = ? AND original = plan", (plan,))
        row = found.fetchone()
        if row is None:
            return
        posted = Fingerprint.from_bytes(row[0]).posted
        self._database.executemany("DELETE FROM runs WHERE hash = ? AND plan = ?", ((h, plan) for h in posted))
        orphans = self._database.execute(
            "SELECT rank, plan FROM likeness WHERE original = ? AND plan <> ?", (plan, plan)
        ).fetchall()
        self._database.execute("UPDATE likeness SET original = NULL WHERE original = ?", (plan,))
        for entry in orphans:
            heapq.heappush(self._open, entry)

    def _point(self, plan: int, original: int) -> None:
        self._database.execute("UPDATE likeness SET original = ? WHERE plan = ?", (original, plan))
