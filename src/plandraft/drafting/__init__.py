"""The flow: the only room that strings the others together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.drafting.brief import make_brief as make_brief
    from plandraft.drafting.brief import pack_samples as pack_samples
    from plandraft.drafting.context import check_context as check_context
    from plandraft.drafting.flow import Tools as Tools
    from plandraft.drafting.flow import draft_flow as draft_flow
    from plandraft.drafting.flow import fill_draft as fill_draft
    from plandraft.drafting.options import DraftOptions as DraftOptions
    from plandraft.drafting.privacy_gate import PrivacyGate as PrivacyGate
    from plandraft.drafting.revised import revise_draft as revise_draft
else:
    __getattr__, __dir__, __all__ = on_first_use(
        __name__,
        {
            "DraftOptions": "plandraft.drafting.options",
            "PrivacyGate": "plandraft.drafting.privacy_gate",
            "Tools": "plandraft.drafting.flow",
            "check_context": "plandraft.drafting.context",
            "draft_flow": "plandraft.drafting.flow",
            "fill_draft": "plandraft.drafting.flow",
            "make_brief": "plandraft.drafting.brief",
            "pack_samples": "plandraft.drafting.brief",
            "revise_draft": "plandraft.drafting.revised",
        },
    )
