"""Which of two near-copies is the better one."""

from __future__ import annotations

import math

from plandraft.core.sample import Sample

FAULT_CHARS = 20
"""Characters of good text that outweigh one mask, stray character or corrupted word (our choice)."""
_BAND = math.log(1.15)


def rank_of(sample: Sample, *, faults: int, place: str) -> str:
    """A text that sorts the better copy first.

    Whole before truncated; then the longer, less its faults, where the difference is more than some 15 %; then the
    more recent; then the longer by any difference; then by place, so that no two ever tie.

    Args:
        sample: The plan.
        faults: How many spans were marked in it as masked, stray, corrupted or noise.
        place: Where it stands; two plans never share one.
    """
    items = list(sample.items())
    words = sum(len(i.text) for i in items) + sum(len(e.text) for e in sample.schedule)
    masks = sum(i.clean.count("〔待填〕") for i in items) + sum(e.clean.count("〔待填〕") for e in sample.schedule)
    good = max(1, words - FAULT_CHARS * max(faults, masks))
    band = round(math.log(good) / _BAND)
    year = int(sample.year[:4]) if sample.year else 0
    return f"{int(sample.truncated)}-{9999 - band:04}-{9999 - year:04}-{99_999_999 - good:08}-{place}"
