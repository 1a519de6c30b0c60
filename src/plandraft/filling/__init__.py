"""Findings mended: computed fixes first, then a few small questions, and nothing lost on the way."""

from plandraft.filling.facts import facts_of
from plandraft.filling.fill import FillResult, fill_flow
from plandraft.filling.fixes import apply_fixes
from plandraft.filling.telling import changes_told

__all__ = ["FillResult", "apply_fixes", "changes_told", "facts_of", "fill_flow"]
