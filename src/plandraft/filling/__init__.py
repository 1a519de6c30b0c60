"""Findings mended: computed fixes first, then a few small questions, and nothing lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.filling.facts import facts_of as facts_of
    from plandraft.filling.fill import FillResult as FillResult
    from plandraft.filling.fill import fill_flow as fill_flow
    from plandraft.filling.fixes import apply_fixes as apply_fixes
    from plandraft.filling.harm import KnownFacts as KnownFacts
    from plandraft.filling.questioning import Questioning as Questioning
    from plandraft.filling.telling import changes_told as changes_told
else:
    __getattr__, __dir__, __all__ = on_first_use(
        __name__,
        {
            "facts_of": "plandraft.filling.facts",
            "FillResult": "plandraft.filling.fill",
            "fill_flow": "plandraft.filling.fill",
            "apply_fixes": "plandraft.filling.fixes",
            "KnownFacts": "plandraft.filling.harm",
            "Questioning": "plandraft.filling.questioning",
            "changes_told": "plandraft.filling.telling",
        },
    )
