"""Old plans: read, split, cleaned, quarantined, chosen from."""

from plandraft.samples.choose import choose
from plandraft.samples.documents import decode, document_of, read_document
from plandraft.samples.library import read_samples, read_texts
from plandraft.samples.plan_reading import read_plan
from plandraft.samples.report import library_json, library_report

__all__ = [
    "choose",
    "decode",
    "document_of",
    "library_json",
    "library_report",
    "read_document",
    "read_plan",
    "read_samples",
    "read_texts",
]
