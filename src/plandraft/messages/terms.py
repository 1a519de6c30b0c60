"""Words of the program's own values that stand in what it says: steps, sectors, states. Values stay as they are."""

from __future__ import annotations

from plandraft.messages.catalogue import marked

TERMS = (
    marked("frame"),
    marked("measures"),
    marked("whole"),
    marked("review"),
    marked("open"),
    marked("resize"),
    marked("repair"),
    marked("revise"),
    marked("hospital"),
    marked("school"),
    marked("university"),
    marked("enterprise"),
    marked("utility"),
    marked("government"),
    marked("community"),
    marked("logistics"),
    marked("other"),
    marked("stopped"),
    marked("unfinished"),
    marked("running"),
    marked("failed"),
    marked("done"),
    marked("dated"),
    marked("ordinal"),
    marked("org"),
    marked("programme"),
    marked("page_noise"),
    marked("person"),
    marked("note"),
    marked("wait"),
)
"""Looked up by ``tr`` where a value is shown; in files, options and JSON it is the English word."""
