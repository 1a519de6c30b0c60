"""The forms of a report. Quick to import: each brings a library along that the others do without."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plandraft.rendering.reports.checked import Checked


def _form(module: str, name: str) -> Callable[[Checked], str]:
    def made(checked: Checked) -> str:
        report: str = getattr(import_module(f"plandraft.rendering.reports.{module}"), name)(checked)
        return report

    return made


REPORT_FORMATS: Mapping[str, Callable[[Checked], str]] = {
    "text": _form("text", "to_report_text"),
    "json": _form("json_report", "to_report_json"),
    "sarif": _form("sarif", "to_sarif"),
    "github": _form("github", "to_github"),
    "junit": _form("junit", "to_junit"),
    "html": _form("html_report", "to_html_report"),
    "statistics": _form("many", "to_statistics"),
}
"""The forms of a report by name; each takes a ``Checked`` and gives a text that ends in a line feed."""
