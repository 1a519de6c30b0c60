"""A plan as Markdown, JSON, Word, HTML, PDF, spreadsheet or calendar; the first three also back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.rendering.formats import SUFFIX_FORMATS as SUFFIX_FORMATS
    from plandraft.rendering.formats import render as render
    from plandraft.rendering.formats import to_docx as to_docx
    from plandraft.rendering.formats import to_html as to_html
    from plandraft.rendering.formats import to_ics as to_ics
    from plandraft.rendering.formats import to_pdf as to_pdf
    from plandraft.rendering.formats import to_xlsx as to_xlsx
    from plandraft.rendering.json_files import from_json as from_json
    from plandraft.rendering.json_files import to_json as to_json
    from plandraft.rendering.layout import Layout as Layout
    from plandraft.rendering.markdown import to_markdown as to_markdown
    from plandraft.rendering.markdown_reading import from_markdown as from_markdown
    from plandraft.rendering.word_reading import from_word as from_word
else:
    __getattr__, __dir__, __all__ = on_first_use(
        __name__,
        {
            "Layout": "plandraft.rendering.layout",
            "SUFFIX_FORMATS": "plandraft.rendering.formats",
            "from_json": "plandraft.rendering.json_files",
            "from_markdown": "plandraft.rendering.markdown_reading",
            "from_word": "plandraft.rendering.word_reading",
            "render": "plandraft.rendering.formats",
            "to_docx": "plandraft.rendering.formats",
            "to_html": "plandraft.rendering.formats",
            "to_ics": "plandraft.rendering.formats",
            "to_json": "plandraft.rendering.json_files",
            "to_markdown": "plandraft.rendering.markdown",
            "to_pdf": "plandraft.rendering.formats",
            "to_xlsx": "plandraft.rendering.formats",
        },
    )
