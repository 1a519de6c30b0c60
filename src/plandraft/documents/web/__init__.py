"""Web pages: their text without menus, advertisements, link lists and what is hidden."""

from plandraft.documents.web.page import web_document

__all__ = ["web_document"]
