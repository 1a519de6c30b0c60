"""Libraries on disk: where they live by default, and how they are built with the knowledge at hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from plandraft.api.inputs import Samples, paths_of
from plandraft.api.settings import GivenSettings, PathLike, settings_for
from plandraft.api.state import state_folder
from plandraft.arguments import checked
from plandraft.errors import UsageError
from plandraft.knowledge import knowledge_of_all
from plandraft.messages import tr
from plandraft.samples import Changes, IndexProgress, StoredLibrary, open_library
from plandraft.samples import build_library as build


def library_folder() -> Path:
    """Where a library lives when nobody names a folder: in the state folder."""
    return state_folder(os.environ) / "library"


@checked
def build_library(
    samples: Samples,
    folder: PathLike | None = None,
    *,
    workers: int | None = None,
    progress: Callable[[IndexProgress], None] | None = None,
    settings: GivenSettings = None,
) -> Changes:
    """Make the library in a folder hold exactly what lies at the paths; only what changed is read.

    Then ``draft(…, samples=folder)`` chooses from it in milliseconds.

    Args:
        samples: Files, folders and zip files of old plans.
        folder: Where the library lives; by default ``library_folder()``.
        workers: Processes to read with; by default one a core where there are many files.
        progress: Called as files are read, compared and indexed.
        settings: What the organisation decides once; by default the ``plandraft.toml`` near the working folder.

    Raises:
        SampleError: A path is missing, the folder holds something else, or another process builds there.
    """
    paths = paths_of(samples)
    if not paths:
        raise UsageError(tr("no path to samples was given"), hint=tr("name files or folders of old plans"))
    target = library_folder() if folder is None else folder
    told = progress or _nobody
    knowledge = knowledge_of_all(settings_for(settings))
    return build(paths, target, knowledge=knowledge, workers=workers, progress=told)


@checked
def show_library(folder: PathLike | None = None) -> StoredLibrary:
    """The library in a folder, by default in ``library_folder()``; close it, or use it in a ``with`` block.

    Raises:
        SampleError: There is none, it is of another format, or it is damaged.
    """
    return open_library(library_folder() if folder is None else folder)


def _nobody(progress: IndexProgress) -> None:
    del progress
