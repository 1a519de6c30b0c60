"""Old plans: read, anonymized, without their near-duplicates, chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.samples.choosing import MOST_OF_AN_AREA as MOST_OF_AN_AREA
    from plandraft.samples.choosing import choose as choose
    from plandraft.samples.choosing import weigh as weigh
    from plandraft.samples.index.build import Changes as Changes
    from plandraft.samples.index.build import IndexProgress as IndexProgress
    from plandraft.samples.index.build import build_library as build_library
    from plandraft.samples.index.layout import is_library as is_library
    from plandraft.samples.index.stored import StoredLibrary as StoredLibrary
    from plandraft.samples.index.stored import StoredPlan as StoredPlan
    from plandraft.samples.index.stored import open_library as open_library
    from plandraft.samples.judging import Candidate as Candidate
    from plandraft.samples.judging import candidates as candidates
    from plandraft.samples.judging import passed_over as passed_over
    from plandraft.samples.kinds import kinds_for as kinds_for
    from plandraft.samples.library import read_samples as read_samples
    from plandraft.samples.library import read_texts as read_texts
    from plandraft.samples.reasons import REASONS as REASONS
    from plandraft.samples.reasons import Reason as Reason
    from plandraft.samples.report import library_json as library_json
    from plandraft.samples.report import library_report as library_report
    from plandraft.samples.round import ChosenItems as ChosenItems
    from plandraft.samples.round import ServedLibrary as ServedLibrary
    from plandraft.samples.round import Source as Source
else:
    __getattr__, __dir__, __all__ = on_first_use(
        __name__,
        {
            "MOST_OF_AN_AREA": "plandraft.samples.choosing",
            "choose": "plandraft.samples.choosing",
            "weigh": "plandraft.samples.choosing",
            "Changes": "plandraft.samples.index.build",
            "build_library": "plandraft.samples.index.build",
            "is_library": "plandraft.samples.index.layout",
            "IndexProgress": "plandraft.samples.index.build",
            "StoredLibrary": "plandraft.samples.index.stored",
            "StoredPlan": "plandraft.samples.index.stored",
            "open_library": "plandraft.samples.index.stored",
            "Candidate": "plandraft.samples.judging",
            "candidates": "plandraft.samples.judging",
            "passed_over": "plandraft.samples.judging",
            "kinds_for": "plandraft.samples.kinds",
            "read_samples": "plandraft.samples.library",
            "read_texts": "plandraft.samples.library",
            "REASONS": "plandraft.samples.reasons",
            "Reason": "plandraft.samples.reasons",
            "library_json": "plandraft.samples.report",
            "library_report": "plandraft.samples.report",
            "ChosenItems": "plandraft.samples.round",
            "ServedLibrary": "plandraft.samples.round",
            "Source": "plandraft.samples.round",
        },
    )
