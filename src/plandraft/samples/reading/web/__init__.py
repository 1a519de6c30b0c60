"""Web pages: their text without menus, advertisements, link lists and what is hidden."""

from plandraft.samples.reading.web.page import web_document

__all__ = ["web_document"]
