"""Near-copies among plans: how alike two are, and which one is the better copy."""

from plandraft.samples.near_duplicates.duplicates import rank_of
from plandraft.samples.near_duplicates.fingerprint import Fingerprint, alike, fingerprint_of
from plandraft.samples.near_duplicates.originals import SCHEMA, Originals

__all__ = ["SCHEMA", "Fingerprint", "Originals", "alike", "fingerprint_of", "rank_of"]
