"""A plan as Markdown, JSON, Word or HTML; Markdown and JSON also back."""

from plandraft.rendering.formats import FORMATS, render, to_docx, to_html
from plandraft.rendering.json_files import from_json, to_json
from plandraft.rendering.markdown import to_markdown
from plandraft.rendering.markdown_reading import from_markdown

__all__ = ["FORMATS", "from_json", "from_markdown", "render", "to_docx", "to_html", "to_json", "to_markdown"]
