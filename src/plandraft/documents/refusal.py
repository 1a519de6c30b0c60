"""Why a file is not read: one line for the report, and what to do about it."""

from __future__ import annotations

from plandraft.core.sample import Skipped
from plandraft.errors import SampleError


class Unreadable(SampleError):
    """A file that cannot be read; raised where somebody named it, listed where it lay in a folder."""

    def __init__(self, file: str, why: str, *, hint: str) -> None:
        super().__init__(f"{file}: {why}", hint=hint)
        self.file = file
        self.why = why

    @property
    def skipped(self) -> Skipped:
        """The same as a line of the report."""
        return Skipped(file=self.file, why=" ".join(f"{self.why} ({self.hint})".split()))
