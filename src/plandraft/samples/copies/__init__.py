"""Near-copies among plans: how alike two are, and which one is the better copy."""

from plandraft.samples.copies.originals import SCHEMA, Originals
from plandraft.samples.copies.quality import rank_of
from plandraft.samples.copies.sketch import Sketch, alike, sketch_of

__all__ = ["SCHEMA", "Originals", "Sketch", "alike", "rank_of", "sketch_of"]
