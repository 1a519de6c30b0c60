"""The journal of all runs: every ask before it is sent, every reply after it is received, each of them once."""

from plandraft.journal.header import CounterNote, RunHeader, RunKind
from plandraft.journal.journal import Journal
from plandraft.journal.journaled import JournaledModel, keep_calls
from plandraft.journal.listing import Overview, RunSummary, Said
from plandraft.journal.open_run import OpenRun

__all__ = [
    "CounterNote",
    "Journal",
    "JournaledModel",
    "OpenRun",
    "Overview",
    "RunHeader",
    "RunKind",
    "RunSummary",
    "Said",
    "keep_calls",
]
