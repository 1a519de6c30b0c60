"""Instructions in words become patches: simple ones are read here, the others are asked of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.revising.carrying import accepted as accepted
    from plandraft.revising.flow import WishAsking as WishAsking
    from plandraft.revising.flow import revise_flow as revise_flow
    from plandraft.revising.ground import Ground as Ground

__getattr__, __dir__, __all__ = on_first_use(
    __name__,
    {
        "accepted": "plandraft.revising.carrying",
        "WishAsking": "plandraft.revising.flow",
        "revise_flow": "plandraft.revising.flow",
        "Ground": "plandraft.revising.ground",
    },
)
