"""A report of the checks as people and tools read it: text, JSON, SARIF, GitHub, JUnit, HTML, a table of counts."""

from plandraft.rendering.reports.checked import Checked, RuleCard
from plandraft.rendering.reports.diffs import plan_diff
from plandraft.rendering.reports.github import to_github
from plandraft.rendering.reports.html_report import to_html_report
from plandraft.rendering.reports.json_report import to_report_json
from plandraft.rendering.reports.junit import to_junit
from plandraft.rendering.reports.sarif import to_sarif
from plandraft.rendering.reports.statistics import to_statistics
from plandraft.rendering.reports.text import to_report_text

REPORTS = {
    "text": to_report_text,
    "json": to_report_json,
    "sarif": to_sarif,
    "github": to_github,
    "junit": to_junit,
    "html": to_html_report,
    "statistics": to_statistics,
}
"""The forms of a report by name; each takes a ``Checked`` and gives a text that ends in a line feed."""

__all__ = [
    "REPORTS",
    "Checked",
    "RuleCard",
    "plan_diff",
    "to_github",
    "to_html_report",
    "to_junit",
    "to_report_json",
    "to_report_text",
    "to_sarif",
    "to_statistics",
]
