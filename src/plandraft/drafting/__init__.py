"""The flow: the only room that strings the others together."""

from plandraft.drafting.brief import check_context, make_brief, pack_samples
from plandraft.drafting.flow import Tools, draft_flow, fill_draft
from plandraft.drafting.options import DraftOptions

__all__ = ["DraftOptions", "Tools", "check_context", "draft_flow", "fill_draft", "make_brief", "pack_samples"]
