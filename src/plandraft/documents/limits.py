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
MAX_LINE_CHARS = 20_000
"""A paragraph longer than this is none: a plan has that many characters at most."""
MAX_TAGS = 1_000_000
"""Tags of one XML part or web page; a plan has some ten thousand."""
MAX_CELLS = 200_000
"""Cells of one table, those of rows above that reach down counted again."""
MAX_SECONDS = 10.0
"""Processor time for a small file; the slowest plan seen takes one."""
BYTES_A_SECOND = 50_000
"""For each so many bytes a file may take a second longer; PDFs are the slowest, at ten times that speed."""
MAX_MEMORY_BYTES = 2_000_000_000
"""What the process may grow by while one file is read."""
WATCHED_FROM_BYTES = 300
"""The smallest file that could take long: shorter ones hold no page."""
MAX_ARCHIVE_SECONDS = 900.0
"""Processor time for all members of one zip file."""
SHOWN_DROPPED_CHARS = 120
"""Of each thing left out, so much is shown."""
