"""Findings mended: computed fixes first, then one small question a node."""

from plandraft.filling.fill import FillResult, fill_flow
from plandraft.filling.fixes import apply_fixes

__all__ = ["FillResult", "apply_fixes", "fill_flow"]
