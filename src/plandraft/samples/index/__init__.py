"""A library of old plans on disk: built once, updated when files change, opened in milliseconds."""

from plandraft.samples.index.build import Changes, build_library
from plandraft.samples.index.layout import is_library
from plandraft.samples.index.progress import Progress
from plandraft.samples.index.stored import StoredLibrary, StoredPlan, open_library

__all__ = ["Changes", "Progress", "StoredLibrary", "StoredPlan", "build_library", "is_library", "open_library"]
