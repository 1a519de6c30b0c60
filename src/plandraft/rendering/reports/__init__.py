"""A report of the checks as people and tools read it: text, JSON, SARIF, GitHub, JUnit, HTML, a table of counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from plandraft.rendering.reports.checked import Checked, RuleCard
from plandraft.rendering.reports.diffs import plan_diff

__all__ = ["REPORT_FORMATS", "Checked", "RuleCard", "plan_diff"]


def _form(module: str, name: str) -> Callable[[Checked], str]:
    """A form that is loaded when it is used: each brings a library along that the others do without."""

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
    "statistics": _form("statistics", "to_statistics"),
}
"""The forms of a report by name; each takes a ``Checked`` and gives a text that ends in a line feed."""
