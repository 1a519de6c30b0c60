"""Old plans: read, split, cleaned, quarantined, chosen from."""

from plandraft.samples.candidates import Candidate, candidates, passed_over
from plandraft.samples.choose import MOST_OF_AN_AREA, choose, weigh
from plandraft.samples.documents import decode, document_of, read_document
from plandraft.samples.index import (
    Changes,
    Progress,
    StoredLibrary,
    StoredPlan,
    build_library,
    is_library,
    open_library,
)
from plandraft.samples.kinds import kinds_for
from plandraft.samples.library import read_samples, read_texts
from plandraft.samples.plan_reading import read_plan
from plandraft.samples.reading import Reading, read_files
from plandraft.samples.reasons import REASONS, Reason
from plandraft.samples.report import library_json, library_report
from plandraft.samples.round import Choice, Round, Source

__all__ = [
    "MOST_OF_AN_AREA",
    "REASONS",
    "Candidate",
    "Changes",
    "Choice",
    "Progress",
    "Reading",
    "Reason",
    "Round",
    "Source",
    "StoredLibrary",
    "StoredPlan",
    "build_library",
    "candidates",
    "choose",
    "decode",
    "document_of",
    "is_library",
    "kinds_for",
    "library_json",
    "library_report",
    "open_library",
    "passed_over",
    "read_document",
    "read_files",
    "read_plan",
    "read_samples",
    "read_texts",
    "weigh",
]
