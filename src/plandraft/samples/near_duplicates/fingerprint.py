"""A plan as a small sample of its runs of five characters, enough to tell how much two plans share.

Every run is hashed, and the hashes below a bound are kept. The bound is a power of two below the full range, chosen
so that at least ``_KEPT`` remain: what is kept of two plans can then be compared below the lower of their bounds, as
if both had been sampled alike. Plans of fewer runs are kept whole and compared exactly.
"""

from __future__ import annotations

import re
import zlib
from array import array
from dataclasses import dataclass

from plandraft.core.sample import Sample

_RUN_CHARS = 5
_KEPT = 128
"""Least sample of a plan's runs: the error of a share of 0.5 is then at most 0.045 (binomial)."""
POSTED = 32
"""Least number of runs by which a plan is looked up; two of 50 % shared runs have some 16 of them in common."""
_ALIKE = 0.5
"""Jaccard share from which two plans are one; on a page of 16 the one pair has 0.82, the next 0.02."""
INSIDE = 0.75
"""Share of the shorter plan's runs from which it is an extract of the other (our choice)."""
_LEAST_FOR_INSIDE = 24
_FULL = 1 << 32
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Fingerprint:
    """Hashes of some runs of a plan, ascending, and below which bound all of them are here."""

    hashes: tuple[int, ...]
    bound: int

    @property
    def reach(self) -> int:
        """Hashes below this bound are the ones by which near-copies are found."""
        return _bound(len(self.hashes), POSTED) * self.bound // _FULL

    @property
    def posted(self) -> tuple[int, ...]:
        """The hashes by which near-copies are found."""
        reach = self.reach
        return tuple(value for value in self.hashes if value < reach)

    def to_bytes(self) -> bytes:
        """For keeping; the bound first."""
        return array("Q", (self.bound, *self.hashes)).tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Fingerprint:
        """What ``to_bytes`` made."""
        numbers = array("Q")
        numbers.frombytes(data)
        return cls(tuple(numbers[1:]), numbers[0])


def fingerprint_of(sample: Sample) -> Fingerprint:
    """The fingerprint of a plan's items and entries, names and figures slotted out, marks and blanks left out."""
    words = "".join(item.clean for item in sample.items()) + "".join(entry.clean for entry in sample.schedule)
    data = _MARKS.sub("", words).encode("utf-32-le")
    width = 4 * _RUN_CHARS
    runs = {data[at : at + width] for at in range(0, len(data) - width + 1, 4)}
    bound = _bound(len(runs), _KEPT)
    hashes = {zlib.crc32(run) * 0x9E3779B1 % _FULL for run in runs}
    return Fingerprint(tuple(sorted(value for value in hashes if value < bound)), bound)


def alike(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two plans share so much that one of them adds nothing."""
    bound = min(one.bound, other.bound)
    a = {value for value in one.hashes if value < bound}
    b = {value for value in other.hashes if value < bound}
    shared = len(a & b)
    if not shared:
        return False
    less = min(len(a), len(b))
    return shared >= _ALIKE * len(a | b) or (less >= _LEAST_FOR_INSIDE and shared >= INSIDE * less)


def _bound(runs: int, least: int) -> int:
    """The range halved as often as at least ``least`` of so many evenly spread hashes remain below it."""
    return _FULL >> max(0, (runs // least).bit_length() - 1)
