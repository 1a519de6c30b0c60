"""A library of old plans on disk: built once, updated when files change, opened in milliseconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.samples.index.build import Changes as Changes
    from plandraft.samples.index.build import IndexProgress as IndexProgress
    from plandraft.samples.index.build import build_library as build_library
    from plandraft.samples.index.layout import is_library as is_library
    from plandraft.samples.index.stored import StoredLibrary as StoredLibrary
    from plandraft.samples.index.stored import StoredPlan as StoredPlan
    from plandraft.samples.index.stored import open_library as open_library
else:
    __getattr__, __dir__, __all__ = on_first_use(
        __name__,
        {
            "Changes": "plandraft.samples.index.build",
            "build_library": "plandraft.samples.index.build",
            "is_library": "plandraft.samples.index.layout",
            "IndexProgress": "plandraft.samples.index.build",
            "StoredLibrary": "plandraft.samples.index.stored",
            "StoredPlan": "plandraft.samples.index.stored",
            "open_library": "plandraft.samples.index.stored",
        },
    )
