"""How much is read: bounds that keep one odd file from costing the whole run (all of them our choice)."""

from __future__ import annotations

MAX_TEXT_BYTES = 20_000_000
"""A text or web page greater than this is no plan and no page of plans (about 4,000 plans)."""
MAX_FILE_BYTES = 100_000_000
"""A Word, PDF or zip file greater than this; pictures make such files large."""
MAX_PART_BYTES = 50_000_000
"""The XML parts of one Word file, unpacked."""
MAX_UNPACKED_BYTES = 500_000_000
"""All members of one zip file, unpacked; they are read one after the other."""
MAX_RATIO = 200
"""Unpacked to packed size of a member; prose packs to a third, Word's own XML to a fortieth."""
RATIO_FROM_BYTES = 1_000_000
"""Members smaller than this are harmless at any ratio."""
MAX_MEMBERS = 20_000
"""Members of one zip file."""
MAX_ZIP_DEPTH = 2
"""A zip file in a zip file is read, a third one inside is not."""
MAX_PDF_PAGES = 2_000
"""Pages of one PDF."""
SHOWN_CHARS = 120
"""Of each thing left out, so much is shown."""
