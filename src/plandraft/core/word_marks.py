"""How a Word file of ours is known again: names that its writer and its reader share."""

from __future__ import annotations

PREFIX = "_pd_"
"""What the name of a bookmark around a printed paragraph begins with; behind it stands the paragraph's key."""
CARRIED = "{urn:plandraft:plan}plan"
"""The root element of the custom XML part that holds the plan as JSON."""
NOTE_KEY, ANNEX_KEY = "annex_note", "annex"
"""The keys of 附件说明 and of the annex's first line: what stands behind them is a view of the plan."""
