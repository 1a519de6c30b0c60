"""A plan as Markdown, JSON or Word, and back."""

from plandraft.rendering.formats import FORMATS, render
from plandraft.rendering.json_files import from_json, to_json
from plandraft.rendering.markdown import to_markdown
from plandraft.rendering.markdown_reading import from_markdown

__all__ = ["FORMATS", "from_json", "from_markdown", "render", "to_json", "to_markdown"]
